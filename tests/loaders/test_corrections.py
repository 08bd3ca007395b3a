"""Corrections: what people put right stays right, is told, and says so when it no longer fits."""

from pathlib import Path

import pytest

from graph.errors import CorrectionError
from graph.model import PlanGraph
from loaders.corrections import FILE_NAME, find_corrections, for_file, read_corrections
from loaders.corrections_made import read_corrected
from loaders.ledger import ledger_of

PLAN = """\
测试市质量提升行动计划（2021—2023年）

一、主要任务
（一）健全标准。由财政部门做好经费保障。（市水利局牵头，市科技局、市科学技术局配合）
（二）完善制度。（市质监局负责）

二、保障措施
1.加强领导。（市政府办负责）
三、其他
1.加强宣传。（市文广新局负责）
"""


def corrected(tmp_path: Path, entries: str, text: str = PLAN) -> PlanGraph:
    """The plan with the entries, which stand beside it."""
    plan, beside = tmp_path / "plan.txt", tmp_path / FILE_NAME
    plan.write_text(text, encoding="utf-8")
    beside.write_text(entries, encoding="utf-8")
    found = find_corrections(plan)
    assert found == beside.resolve()
    mine = for_file(read_corrections(found), found, plan)
    return read_corrected(plan.read_bytes(), "plan.txt", mine, found, traced=True)


def entry(**fields: str) -> str:
    """An entry for the plan, with a reason."""
    given = {"file": "plan.txt", "reason": "会议纪要", **fields}
    return "- " + "\n  ".join(f"{name}: {value}" for name, value in given.items() if value) + "\n"


def shown(plan: PlanGraph, item: int) -> list[tuple[str, str, str]]:
    """Name, role and rule of each assignment of the item in that place."""
    return [(a.name, a.role, a.rule) for a in plan.assignments if a.item_id == plan.items[item].id]


READ = [("市水利局", "lead", "verb-lead"), ("市科技局", "co_op", "verb-co_op")]
CORRECTIONS = [
    (
        entry(do="add", item="（一）", agency="市财政局", role="co_op", quote="财政部门"),
        0,
        [*READ, ("市财政局", "co_op", "correction")],
        "an agency that the words mean, and no clause names",
    ),
    (entry(do="remove", item="一", agency="市科技局"), 0, READ[:1], "an agency taken off; the number without brackets"),
    (
        entry(do="role", item="（一）", agency="市科技局", role="joint"),
        0,
        [READ[0], ("市科技局", "joint", "correction")],
        "another role",
    ),
    (
        entry(do="remove", item="（一）", agency="市科學技術局"),
        0,
        READ[:1],
        "by an alias, in Traditional characters",
    ),
    (
        entry(do="apart", agency="市科技局", other="市科学技术局"),
        0,
        [*READ, ("市科学技术局", "co_op", "correction")],
        "not the same goes before the rule that says they are",
    ),
    (
        entry(do="same", agency="市质量技术监督局", other="市市场监管局"),
        1,
        [("市质监局", "joint", "correction")],
        "the body that is meant, under any of its names, is another; its words stay",
    ),
]


@pytest.mark.parametrize(("entries", "item", "assignments", "why"), CORRECTIONS)
def test_a_correction_is_made_and_told(
    tmp_path: Path, entries: str, item: int, assignments: list[tuple[str, str, str]], why: str
) -> None:
    plan = corrected(tmp_path, entries)
    assert shown(plan, item) == assignments, why
    told = [each for each in plan.diagnostics if each.code == "correction"]
    assert len(told) == 1 and "会议纪要" in told[0].message
    named = {each.agency_id for each in plan.assignments}
    assert {agency.id for agency in plan.agencies} == named


@pytest.mark.parametrize("entries", [row[0] for row in CORRECTIONS])
def test_a_corrected_plan_has_no_gap_in_its_ledger(tmp_path: Path, entries: str) -> None:
    assert ledger_of(corrected(tmp_path, entries)).unexplained == ()


def test_a_quote_of_an_added_assignment_holds(tmp_path: Path) -> None:
    plan = corrected(tmp_path, CORRECTIONS[0][0])
    added = next(each for each in plan.assignments if each.rule == "correction")
    assert added.quote.text == "财政部门"
    assert plan.plan.text[added.quote.start : added.quote.end] == "财政部门"
    assert plan.items[0].quote.start <= added.quote.start < plan.items[0].quote.end
    assert added.agency_id == "测试市:finance"


def test_names_judged_the_same_are_one_agency_with_both_names(tmp_path: Path) -> None:
    plan = corrected(tmp_path, CORRECTIONS[5][0])
    merged = next(agency for agency in plan.agencies if agency.kind == "market_regulation")
    assert (merged.name, merged.aliases) == ("市市场监管局", ("市质监局",))
    assert not any(agency.kind == "quality_supervision" for agency in plan.agencies)
    assert all(each.predecessor != "测试市:quality_supervision" for each in plan.successions)


def test_bodies_kept_apart_are_not_the_same_kind(tmp_path: Path) -> None:
    plan = corrected(tmp_path, CORRECTIONS[4][0])
    bodies = {agency.name: agency for agency in plan.agencies}
    assert bodies["市科技局"].kind == "science_technology"
    assert bodies["市科技局"].aliases == ()
    assert bodies["市科学技术局"].kind is None
    assert bodies["市科学技术局"].id != bodies["市科技局"].id


def test_kept_apart_from_its_successor_an_agency_has_none(tmp_path: Path) -> None:
    judged = entry(do="apart", agency="市市场监管局", other="市质监局")
    plan = corrected(tmp_path, judged)
    assert not any(each.successor.name == "市市场监管局" for each in plan.successions)
    assert any(each.predecessor.endswith("culture_press") for each in plan.successions)


def test_several_corrections_of_one_item_are_made_in_turn(tmp_path: Path) -> None:
    taken = entry(do="remove", item="（二）", agency="市质监局")
    given = entry(do="add", item="（二）", agency="市质监局", role="lead")
    assert shown(corrected(tmp_path, taken + given), 1) == [("市质监局", "lead", "correction")]


@pytest.mark.parametrize(
    ("entries", "what", "advice"),
    [
        (
            entry(do="remove", item="（一）", agency="市教育局"),
            "no assignment of 市教育局; it has 市水利局",
            "check",
        ),
        (entry(do="remove", item="（九）", agency="市科技局"), "no item '（九）'", "check the entry"),
        (entry(do="remove", item="1", agency="市政府办"), "could be any of 2", "Give its id: 测试市质量提升"),
        (entry(do="role", item="（一）", agency="市水利局", role="lead"), "市水利局 is lead there already", "check"),
        (entry(do="add", item="（一）", agency="市水利局", role="joint"), "is in item （一） already", "check"),
        (
            entry(do="add", item="（一）", agency="市财政局", role="co_op"),
            "does not hold the words '市财政局'",
            "Quote",
        ),
        (entry(do="apart", agency="市教育局", other="市教委"), "no name of the plan is changed by it", "check"),
        (entry(do="same", agency="市教委", other="市教育局"), "no name of the plan is changed by it", "check"),
    ],
)
def test_a_correction_that_no_longer_fits_says_which_and_why(
    tmp_path: Path, entries: str, what: str, advice: str
) -> None:
    fits = entry(do="remove", item="（一）", agency="市科技局")
    with pytest.raises(CorrectionError) as error:
        corrected(tmp_path, (fits if "市科技局" not in entries else "") + entries)
    assert what in error.value.what
    assert FILE_NAME in str(error.value.where) and "entry" in str(error.value.where)
    assert advice in str(error.value.advice)


def test_a_judgement_for_the_whole_corpus_need_not_concern_every_plan(tmp_path: Path) -> None:
    everywhere = entry(do="same", agency="市教委", other="市教育局", file="")
    assert "file" not in everywhere
    plan = corrected(tmp_path, everywhere)
    assert not any(each.code == "correction" for each in plan.diagnostics)


@pytest.mark.parametrize(
    ("entries", "what"),
    [
        ("do: add", "is no list"),
        ("- nothing", "is no entry"),
        ("- {do: [add]}", "is no entry"),
        ("- do: [", "cannot be read"),
        (entry(do="drop", agency="市科技局"), "do is 'drop'"),
        (entry(do="add", item="（一）", agency="市科技局", role="leader"), "role is 'leader'"),
        (entry(do="add", agency="市科技局"), "'add' needs item and role"),
        (entry(do="remove", item="（一）", agency="市科技局", reason=""), "'remove' needs reason"),
        (entry(do="same", agency="市科技局", file=""), "'same' needs other"),
        (entry(do="remove", item="（一）", agency="市科技局", who="张三"), "unknown field 'who'"),
        (
            entry(do="same", agency="市科技局", other="市科学技术局")
            + entry(do="apart", agency="市科学技术局", other="市科技局"),
            "says 'apart' of 市科学技术局 and 市科技局, entry 1 says 'same'",
        ),
    ],
)
def test_a_file_that_is_not_well_formed_is_refused(tmp_path: Path, entries: str, what: str) -> None:
    with pytest.raises(CorrectionError) as error:
        corrected(tmp_path, entries)
    assert what in error.value.what
    assert FILE_NAME in str(error.value.where)
    assert error.value.advice


def test_the_nearest_file_above_a_plan_counts(tmp_path: Path) -> None:
    below = tmp_path / "2021" / "cities"
    below.mkdir(parents=True)
    plan = below / "plan.txt"
    assert find_corrections(plan) is None
    (tmp_path / FILE_NAME).write_text(entry(do="remove", item="（一）", agency="市科技局", file="2021/cities/plan.txt"))
    found = find_corrections(plan)
    assert found == (tmp_path / FILE_NAME).resolve()
    assert len(for_file(read_corrections(found), found, plan)) == 1
    assert for_file(read_corrections(found), found, tmp_path / "plan.txt") == ()
    (below / FILE_NAME).write_text("")
    assert find_corrections(plan) == (below / FILE_NAME).resolve()
