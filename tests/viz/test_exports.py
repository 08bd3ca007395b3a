"""The exports, read back by the tools that they are made for."""

import csv
import io
from collections import Counter

from networkx import parse_graphml

from tests.graph.build import Aim, Work, plan_graph
from tests.viz.sample import dense_plan, hostile_plan, whole
from viz.exports import edge_csv, graphml, node_csv


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_graphml_holds_every_node_and_edge_with_its_words() -> None:
    graph = dense_plan()
    read = parse_graphml(graphml(whole(graph)))
    kinds = Counter(kind for _, kind in read.nodes(data="kind"))
    assert (kinds["agency"], kinds["item"], kinds["target"]) == (31, 29, len(graph.targets))
    roles = Counter(kind for _, _, kind in read.edges(data="kind"))
    assert roles["lead"] + roles["co_op"] + roles["joint"] == 163
    assert roles["has_target"] == len(graph.targets)
    assert roles["part_of"] == 3, "three of the industries name their class"
    assert read.nodes["industry:战略性新兴产业"]["kind"] == "industry"
    edge = read.edges["agency:汕头市:市质监局", f"item:{graph.items[0].id}"]
    assert graph.plan.text[int(edge["start"]) : int(edge["end"])] == edge["quote"] == "市质监局"


def test_graphml_escapes_what_is_markup() -> None:
    read = parse_graphml(graphml(whole(hostile_plan())))
    assert any("<img" in name for _, name in read.nodes(data="name"))


def test_csv_tables_join_on_ids() -> None:
    graph = whole(dense_plan())
    nodes, edges = rows(node_csv(graph)), rows(edge_csv(graph))
    ids = [node["id"] for node in nodes]
    assert len(ids) == len(set(ids)) == 31 + 29 + len(graph.targets) + 3 + 2  # industries and classes
    assert {end for edge in edges for end in (edge["source"], edge["target"])} <= set(ids)


def test_a_target_has_value_unit_and_deadline() -> None:
    graph = whole(plan_graph("p", Work("甲", aims=(Aim("覆盖率", 80, "%", "2015"), Aim("居全省前列")))))
    found = [row for row in rows(node_csv(graph)) if row["kind"] == "target"]
    assert [(row["value"], row["unit"], row["deadline"]) for row in found] == [
        (">=80", "%", "2015"),
        ("", "", ""),
    ]


def test_a_name_is_no_formula_in_a_spreadsheet() -> None:
    graph = whole(plan_graph("p", Work("甲", lead="=HYPERLINK(1)")))
    assert [row["name"] for row in rows(edge_csv(graph))] == ["'=HYPERLINK(1)"]
