"""Two plans side by side, each row with what a reader would call the change."""

from dataclasses import replace

import pytest

from graph.diff import diff
from graph.model import Level, PlanGraph
from tests.graph.build import Aim, Work, agency, plan_graph

BASE = (
    Work("加强计量", lead="质监局", co_op="发改局", aims=(Aim("标准", 100, "个", "2015"),)),
    Work("完善法规", joint="法制局"),
)


def plan(*works: Work) -> PlanGraph:
    """The later plan."""
    return plan_graph("later", *works)


CASES: list[tuple[tuple[Work, ...], tuple[str, ...], str]] = [
    (BASE, (), "the same"),
    (BASE[::-1], (), "the same in another order"),
    ((*BASE, Work("培育名牌")), ("+培育名牌",), "an item more"),
    (BASE[:1], ("-完善法规",), "an item less"),
    ((BASE[0], Work("健全法规", joint="法制局")), ("+健全法规", "-完善法规"), "another title is another item"),
    ((BASE[0], Work("完善法规", lead="法制局")), ("完善法规 +lead 法制局 -joint 法制局",), "another role"),
    ((BASE[0], Work("完善法规", joint="法制局 司法局")), ("完善法规 +joint 司法局",), "an agency more"),
    ((BASE[0], Work("完善法规")), ("完善法规 -joint 法制局",), "an agency less"),
    (
        (replace(BASE[0], aims=(Aim("标准", 120, "个", "2015"),)), BASE[1]),
        ("加强计量 +标准 120 -标准 100",),
        "a target with another figure",
    ),
    (
        (replace(BASE[0], aims=(Aim("标准", 100, "个", "2016"),)), BASE[1]),
        ("加强计量 +标准 100 -标准 100",),
        "a target with another date",
    ),
    ((replace(BASE[0], text="换一种说法"), BASE[1]), (), "other words, the same duties"),
    ((*BASE, Work("完善法规")), ("+完善法规",), "the second of two titles alike is an item of its own"),
]


@pytest.mark.parametrize(("works", "expected", "why"), CASES, ids=[row[2] for row in CASES])
def test_what_changed(works: tuple[Work, ...], expected: tuple[str, ...], why: str) -> None:
    assert said(plan_graph("before", *BASE), plan(*works)) == expected, why


def said(before: PlanGraph, after: PlanGraph) -> tuple[str, ...]:
    """A diff in words: what was added, removed, changed."""
    found = diff(before, after)
    assert (found.before, found.after) == (before.plan.id, after.plan.id)
    changes = []
    for change in found.changed:
        assert change.before.title == change.after.title
        gained = [f"+{duty.role} {duty.agency}" for duty in change.gained]
        gained += [f"+{target.metric} {target.value}" for target in change.targets_gained]
        lost = [f"-{duty.role} {duty.agency}" for duty in change.lost]
        lost += [f"-{target.metric} {target.value}" for target in change.targets_lost]
        changes.append(" ".join([change.after.title, *gained, *lost]))
    return (*(f"+{i.title}" for i in found.added), *(f"-{i.title}" for i in found.removed), *changes)


def test_the_other_way_round_gains_are_losses() -> None:
    later = plan(BASE[0], Work("完善法规", joint="司法局"), Work("新增"))
    assert said(later, plan_graph("before", *BASE)) == ("-新增", "完善法规 +joint 法制局 -joint 司法局")


def test_agencies_of_two_cities_are_the_same_by_kind() -> None:
    def city(place: str, name: str, level: Level = Level.CITY) -> PlanGraph:
        body = replace(agency(name, jurisdiction=place, kind="market"), level=level)
        return plan_graph(place, Work("监管", lead=name), jurisdiction=place, known=(body,))

    assert said(city("汕头市", "市场监管局"), city("广州市", "市场监督管理局")) == ()
    county = city("澄海区", "市场监督管理局", Level.COUNTY)
    assert said(city("汕头市", "市场监管局"), county) == ("监管 +lead 市场监督管理局 -lead 市场监管局",)


def test_items_without_a_title_are_the_same_by_their_text() -> None:
    before = plan_graph("before", Work("", "加强计量"), Work("", "完善标准"))
    after = plan_graph("later", Work("", "完善标准"), Work("", "整治市场"))
    found = diff(before, after)
    assert ([i.text for i in found.added], [i.text for i in found.removed]) == (["整治市场"], ["加强计量"])
