"""The layout: columns, order, and that nothing stands on anything else."""

from collections import Counter

from graph.model import Subgraph
from tests.graph.build import Aim, Work, known_as, plan_graph
from tests.viz.sample import dense_plan, whole
from viz.layout import AGENCY_X, EXTRA_X, INDENT, ITEM_X, Spot, by_load, place
from viz.palette import Kind


def spots(graph: Subgraph, kind: Kind) -> list[Spot]:
    return [spot for spot in place(graph, {}) if spot.kind is kind]


def test_every_node_has_one_spot_and_no_two_share_a_place() -> None:
    graph = dense_plan()
    laid = place(whole(graph), {item.id: item.section or "" for item in graph.items})
    assert max(Counter((spot.x, spot.y) for spot in laid).values()) == 1
    assert max(Counter((spot.kind, spot.key) for spot in laid).values()) == 1
    kinds = Counter(spot.kind for spot in laid)
    assert (kinds[Kind.AGENCY], kinds[Kind.ITEM], kinds[Kind.HEADING]) == (31, 29, 11)
    assert kinds[Kind.TARGET] == len(graph.targets)
    assert kinds[Kind.INDUSTRY] == len(graph.industries)


def test_the_same_graph_is_laid_out_the_same_way() -> None:
    assert place(whole(dense_plan()), {}) == place(whole(dense_plan()), {})


def test_agencies_stand_by_load_then_by_leads_then_by_id() -> None:
    graph = whole(
        plan_graph(
            "p",
            Work("甲", lead="市科技局", co_op="市财政局 市教育局"),
            Work("乙", lead="市财政局", co_op="市教育局"),
        )
    )
    assert [each.name for each in by_load(graph, None)] == ["市财政局", "市教育局", "市科技局"]
    assert by_load(graph, known_as("市科技局"))[0].name == "市科技局"


def test_a_measure_is_indented_under_its_item() -> None:
    graph = whole(plan_graph("p", Work("主题"), Work("措施", parent=1), Work("另一主题")))
    assert [spot.x for spot in spots(graph, Kind.ITEM)] == [ITEM_X, ITEM_X + INDENT, ITEM_X]


def test_a_class_stands_above_its_industries_and_shared_ones_stand_once() -> None:
    graph = plan_graph(
        "p",
        Work("甲", aims=(Aim("覆盖率", 80, "%"),), industries="新能源<战略性新兴产业 战略性新兴产业"),
        Work("乙", industries="新能源<战略性新兴产业"),
    )
    extras = [spot for spot in place(whole(graph), {}) if spot.x == EXTRA_X]
    assert [spot.key for spot in sorted(extras, key=lambda spot: spot.y)] == [
        "p:1:t1",
        "战略性新兴产业",
        "新能源",
    ]
    assert {spot.key for spot in spots(whole(graph), Kind.TAIL)} == {"p:1", "p:2"}


def test_an_empty_graph_has_no_spots() -> None:
    assert place(Subgraph(), {}) == []
    assert AGENCY_X < ITEM_X < EXTRA_X
