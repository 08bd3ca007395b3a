"""Gaps of a plan, each row with what a supervision office would want to hear."""

from dataclasses import replace

import pytest

from graph.gaps import CODES, gaps
from graph.model import Diagnostic, Severity
from tests.graph.build import Aim, Work, known_as, plan_graph

# Two items that everybody is on, so that nobody is an `agency-once` by accident.
FULL = (
    Work("甲", lead="质监局", co_op="发改局 财政局"),
    Work("乙", lead="发改局", co_op="质监局 财政局"),
)

CASES: list[tuple[tuple[Work, ...], list[tuple[str, int]], str]] = [
    ((), [], "nothing is missing"),
    ((Work("丙"),), [("no-agency", 3)], "nobody at all"),
    ((Work("丙", joint="质监局"),), [("no-lead", 3)], "one who is responsible, and does not lead"),
    ((Work("丙", joint="质监局 发改局"),), [("no-lead", 3)], "shared, nobody leads"),
    ((Work("丙", co_op="财政局"),), [("no-lead", 3)], "helpers of nobody"),
    ((Work("丙", lead="质监局", joint="发改局"),), [], "a lead and others"),
    ((Work("丙", lead="质监局 发改局"),), [("several-leads", 3)], "two leads"),
    ((Work("丙", lead="质监局", open_list=True),), [("open-list", 3)], "等单位"),
    ((Work("丙", lead="质监局", aims=(Aim("数", 1, "个", "2015"),)),), [], "a date"),
    ((Work("丙", lead="质监局", aims=(Aim("数", 1, "个"),)),), [("target-without-deadline", 3)], "no date"),
    (
        (Work("丙", lead="质监局", aims=(Aim("数", 1, "个"), Aim("居前列"))),),
        [("target-without-deadline", 3), ("target-without-deadline", 3)],
        "one for each target, the qualitative too",
    ),
    (
        (Work("丙", lead="质监局", aims=(Aim("人次", 2, "万人次", yearly=True),)),),
        [],
        "每年培训2万人次 is due each year",
    ),
    ((Work("主题", lead="质监局"), Work("措施", parent=3)), [], "the clause on the theme is the measure's too"),
    ((Work("主题"), Work("措施", lead="质监局", parent=3)), [], "a theme whose measure has agencies"),
    (
        (Work("主题"), Work("措施", lead="质监局", parent=3), Work("措施", parent=3)),
        [("no-agency", 5)],
        "a measure of a theme without a clause is not served by its sister",
    ),
    ((Work("主题"), Work("措施", parent=3)), [("no-agency", 3), ("no-agency", 4)], "neither has anybody"),
    (
        (Work("丙", co_op="财政局 发改局", open_list=True, aims=(Aim("数", 1, "个"),)),),
        [("no-lead", 3), ("open-list", 3), ("target-without-deadline", 3)],
        "several of one item, in one order",
    ),
]


@pytest.mark.parametrize(("works", "expected", "why"), CASES, ids=[row[2] for row in CASES])
def test_gaps_of_items(works: tuple[Work, ...], expected: list[tuple[str, int]], why: str) -> None:
    found = gaps(plan_graph("p", *FULL, *works))
    assert [(gap.code, gap.item_id) for gap in found] == [(code, f"p:{number}") for code, number in expected], why
    assert all(gap.plan_id == "p" and gap.agency_id is None for gap in found)


def test_an_agency_with_one_item() -> None:
    found = gaps(plan_graph("p", *FULL, Work("丙", lead="质监局", co_op="旅游局 体育局")))
    assert [(gap.code, gap.agency_id, gap.item_id) for gap in found] == [
        ("agency-once", known_as("体育局"), None),
        ("agency-once", known_as("旅游局"), None),
    ]
    assert "旅游局" in found[1].message


def test_a_message_says_which_item_and_who() -> None:
    (gap,) = gaps(plan_graph("p", *FULL, Work("整治市场", lead="质监局 发改局")))
    assert gap.message == "（3）整治市场 is led by several: 质监局, 发改局"


def test_a_number_does_not_run_into_the_title() -> None:
    plan = plan_graph("p", *FULL, Work("推行首席质量官制度", lead="质监局 发改局"))
    item = replace(plan.items[2], number="1")
    (gap,) = gaps(replace(plan, items=(*plan.items[:2], item)))
    assert gap.message == "1 推行首席质量官制度 is led by several: 质监局, 发改局"


def test_every_code_is_named() -> None:
    works = [
        Work("丙"),
        Work("丁", lead="质监局 发改局", open_list=True),
        Work("戊", joint="体育局", aims=(Aim("数", 1),)),
    ]
    assert {gap.code for gap in gaps(plan_graph("p", *FULL, *works))} == set(CODES)


def test_an_open_list_belongs_to_the_measure_not_to_the_theme_around_it() -> None:
    plan = plan_graph("p", *FULL, Work("主题", lead="质监局"), Work("措施", lead="质监局", parent=3, open_list=True))
    theme, measure = plan.items[2:]
    around = replace(theme, quote=replace(theme.quote, end=measure.quote.end))
    found = gaps(replace(plan, items=(*plan.items[:2], around, measure)))
    assert [(gap.code, gap.item_id) for gap in found] == [("open-list", "p:4")]


def test_other_diagnostics_and_those_outside_items_are_no_gaps() -> None:
    plan = plan_graph("p", *FULL)
    outside = Diagnostic(Severity.WARNING, "open-list", "in the cover letter", plan.citations[0].quote)
    nowhere = Diagnostic(Severity.WARNING, "open-list", "points at nothing")
    other = Diagnostic(Severity.WARNING, "repeated-body", "twice", plan.items[0].quote)
    assert gaps(replace(plan, diagnostics=(outside, nowhere, other))) == ()
