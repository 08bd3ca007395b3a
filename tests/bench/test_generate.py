"""The generator of plans: the same for the same seed, and a truth that its text bears out."""

import json
from collections import Counter
from itertools import islice
from pathlib import Path
from random import Random

import pytest

from bench.generate import plans, write
from bench.plans_bodies import cast_of
from bench.plans_layout import numeral
from bench.plans_pen import Pen
from bench.plans_truth import Generated, TrueItem
from bench.plans_words import sites, themes

SEED = 7


@pytest.fixture(scope="module")
def some() -> list[Generated]:
    return list(plans(SEED, 60, cities=20))


def test_a_seed_gives_the_same_plans() -> None:
    assert list(plans(SEED, 6)) == list(plans(SEED, 6))
    assert next(plans(SEED, 6)).text != next(plans(SEED + 1, 6)).text


def test_the_first_plans_of_a_larger_scale_are_those_of_a_smaller_one() -> None:
    assert list(islice(plans(SEED, 400), 30)) == list(plans(SEED, 30))


def test_names_and_titles_tell_plans_apart(some: list[Generated]) -> None:
    assert len({plan.name for plan in some}) == len({plan.title for plan in some}) == len(some) == 60
    assert len({plan.jurisdiction for plan in some}) == 20


def test_a_plan_is_about_as_large_as_a_citys_year(some: list[Generated]) -> None:
    items = sum(len(plan.items) for plan in some) / len(some)
    duties = sum(len(item.duties) for plan in some for item in plan.items) / len(some)
    length = sum(len(plan.text) for plan in some) / len(some)
    assert 25 <= items <= 36
    assert 140 <= duties <= 200
    assert 7000 <= length <= 11000


def _stands(name: str, text: str) -> bool:
    """Whether the text holds the name, or what is left of it where a list shares its prefix."""
    return any(name[cut:] in text for cut in range(4) if len(name) - cut >= 2)


def _words_of(plan: Generated, place: int) -> str:
    """The text from an item's title to the next item's, where the title is told apart by standing behind its label."""
    item = plan.items[place]
    start = plan.text.index(item.title)
    later = plan.items[place + 1].title if place + 1 < len(plan.items) else None
    return plan.text[start : plan.text.index(later, start + 1) if later else len(plan.text)]


def test_each_duty_stands_in_its_items_words(some: list[Generated]) -> None:
    checked = 0
    for plan in some:
        for place, item in enumerate(plan.items):
            words = _words_of(plan, place)
            # Half-width clauses keep their inner brackets, and a name its wording.
            for duty in item.duties:
                assert _stands(duty.name, words), (plan.name, item.title, duty)
                checked += 1
    assert checked > 5000


def _figure_stands(item: TrueItem, words: str) -> bool:
    plain = words.replace(",", "")
    return all(
        f"{aim.value:g}" in plain or (aim.comparator == "x" and aim.value in (2, 4) and "番" in plain)
        for aim in item.aims
    )


def test_each_target_stands_in_its_items_words(some: list[Generated]) -> None:
    seen = Counter[str]()
    for plan in some:
        for place, item in enumerate(plan.items):
            words = _words_of(plan, place)
            assert _figure_stands(item, words), (plan.name, item)
            for aim in item.aims:
                assert aim.metric[-2:] in words or aim.metric.endswith(("增长", "下降", "降低", "提高")), aim
                assert aim.baseline is None or f"{aim.baseline}年" in words
                assert aim.period is None or any(word in words for word in ("每年", "年均"))
                seen[aim.comparator] += 1
    assert set(seen) == {"=", ">=", "<=", ">", "<", "~", "x"}


def test_each_sector_stands_in_its_items_words(some: list[Generated]) -> None:
    sectors = [
        (sector, _words_of(plan, place))
        for plan in some
        for place, item in enumerate(plan.items)
        for sector in item.sectors
    ]
    assert any(sector.parent is None for sector, _ in sectors)
    for sector, words in sectors:
        assert sector.name in words
        assert sector.parent is None or f"等{sector.parent}" in words


def test_headings_stand_before_their_items(some: list[Generated]) -> None:
    for plan in some:
        for section in plan.sections:
            assert section.title in plan.text
        for item in plan.items:
            assert item.section is None or 0 <= item.section < len(plan.sections)
            assert item.parent is None or plan.items[item.parent].title != item.title


def test_the_reform_gives_bodies_new_names() -> None:
    years = {plan.period[0]: plan for plan in plans(SEED, 10, cities=1)}
    before, after = years["2018"], years["2019"]
    heirs = {body.kind: body.heir for body in before.bodies if body.heir}
    assert heirs
    gone = {body.kind for body in after.bodies}
    assert not gone & set(heirs)
    named = {name for body in after.bodies for name in body.names}
    assert named & set(heirs.values())


def test_a_place_keeps_its_names_through_the_years() -> None:
    named: dict[str, Counter[str]] = {}
    for plan in plans(SEED, 5, cities=1, years=range(2014, 2019)):
        for body in plan.bodies:
            named.setdefault(body.kind, Counter()).update(body.names)
    assert any(len(names) > 1 for names in named.values())
    assert sum(names.most_common(1)[0][1] for names in named.values()) > 0.7 * sum(
        names.total() for names in named.values()
    )


def test_a_plan_and_its_truth_are_written_side_by_side(tmp_path: Path) -> None:
    (found,) = plans(SEED, 1)
    write(found, tmp_path)
    assert (tmp_path / f"{found.name}.txt").read_text(encoding="utf-8") == found.text
    truth = json.loads((tmp_path / f"{found.name}.truth.json").read_text(encoding="utf-8"))
    assert set(truth) == {"plan", "sections", "items", "agencies"}
    item = truth["items"][-1]
    assert set(item) == {"number", "title", "section", "parent", "assignments", "targets", "industries"}
    assert len(truth["items"]) == len(found.items)


def test_more_plans_than_there_are_words_for_are_refused() -> None:
    with pytest.raises(ValueError, match="places with"):
        plans(SEED, 1_000_000)


@pytest.mark.parametrize(
    ("number", "words"), [(1, "一"), (9, "九"), (10, "十"), (11, "十一"), (20, "二十"), (34, "三十四")]
)
def test_numerals(number: int, words: str) -> None:
    assert numeral(number) == words


def test_an_item_may_use_up_all_bodies_of_its_theme(some: list[Generated]) -> None:
    """Ten thousand plans meet it: the next leader is then any other body, none twice."""
    site = sites()[0]
    pen = Pen(Random(SEED), cast_of(SEED, site, 2015), themes()[0], 2015, 2017)
    taken: set[str] = set()
    leaders = [pen.leader(taken, plain=True).kind for _ in range(len(themes()[0].leads))]
    assert len(set(leaders)) == len(leaders) == len(taken)
