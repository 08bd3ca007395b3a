"""Ids: the same thing read twice has the same one, two things never do."""

import pytest

from graph.ids import agency_id, item_id, plan_id, section_id, slug, target_id

SLUGS: list[tuple[tuple[str | None, ...], str, str]] = [
    (("汕头市", "质量强市行动计划"), "汕头市-质量强市行动计划", "parts joined"),
    (("质量强市2014—2015年", None), "质量强市2014-2015年", "a dash of any kind; None is nothing"),
    (("《计划》（试行）", ""), "计划-试行", "brackets part words and leave nothing at the ends"),
    (("LED  Plan_A",), "led-plan-a", "case, blanks, underscores"),
    (("……",), "", "nothing but marks"),
    ((), "", "nothing"),
]


@pytest.mark.parametrize(("parts", "expected", "why"), SLUGS, ids=[row[2] for row in SLUGS])
def test_slug(parts: tuple[str | None, ...], expected: str, why: str) -> None:
    assert slug(*parts) == expected, why


PLANS: list[tuple[str | None, str, tuple[str | None, str | None], str, str]] = [
    ("汕头市", "汕头市质量计划", (None, None), "汕头市质量计划", "the title begins with its place"),
    ("汕头市", "质量计划", (None, None), "汕头市-质量计划", "the title is silent about it"),
    ("汕头市", "关于汕头市的计划", (None, None), "汕头市-关于汕头市的计划", "the place is not where it begins"),
    (None, "质量计划", ("2014", "2015"), "质量计划-2014-2015", "years that the title does not say"),
    (None, "质量计划（2014—2015年）", ("2014", "2015"), "质量计划-2014-2015年", "years that it says"),
    (None, "质量计划", ("2014", "2014"), "质量计划-2014", "one year once"),
    (None, "质量计划", (None, "2015"), "质量计划-2015", "an end without a beginning"),
]


@pytest.mark.parametrize(("place", "title", "period", "expected", "why"), PLANS, ids=[row[4] for row in PLANS])
def test_plan_id(place: str | None, title: str, period: tuple[str | None, str | None], expected: str, why: str) -> None:
    assert plan_id(place, title, period) == expected, why


def test_ids_within_a_plan_do_not_meet() -> None:
    made = [make("p", order) for make in (section_id, item_id) for order in (1, 2, 11)]
    made += [target_id(item, order) for item in (item_id("p", 1), item_id("p", 11)) for order in (1, 11)]
    assert len(set(made)) == len(made)
    assert (item_id("p", 7), section_id("p", 2), target_id("p:7", 1)) == ("p:7", "p:s2", "p:7:t1")


def test_an_agency_is_never_known_by_its_name_alone() -> None:
    assert agency_id("汕头市", "发改局") == "汕头市:发改局"
    assert agency_id("广州市", "发改局") != agency_id("汕头市", "发改局") != agency_id(None, "发改局")
    assert agency_id(None, "发改局") == "?:发改局"
