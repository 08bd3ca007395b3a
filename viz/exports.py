"""A Subgraph in the file formats of other tools: GraphML, and one CSV of nodes and one of edges."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from networkx import DiGraph
from networkx.readwrite.graphml import generate_graphml

from graph.contract import number_json
from graph.model import Subgraph
from viz.classes import with_classes

NODE_COLUMNS = ("id", "kind", "name", "jurisdiction", "category", "section", "value", "unit", "deadline")
EDGE_COLUMNS = ("source", "target", "kind", "name", "rule", "quote", "start", "end")
# A spreadsheet runs a cell that begins like this as a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Node:
    """A row of the node table; `kind` is agency, item, target or industry."""

    id: str
    kind: str
    name: str
    jurisdiction: str = ""
    category: str = ""
    section: str = ""
    value: str = ""
    unit: str = ""
    deadline: str = ""


@dataclass(frozen=True, slots=True)
class Edge:
    """A row of the edge table; `kind` is a role, has_target, covers or part_of."""

    source: str
    target: str
    kind: str
    name: str = ""
    rule: str = ""
    quote: str = ""
    start: str = ""
    end: str = ""


def graphml(subgraph: Subgraph) -> str:
    """The subgraph as GraphML; nodes and edges carry the columns of the tables, empty ones left out."""
    graph: DiGraph[str] = DiGraph()
    for node in nodes(subgraph):
        graph.add_node(node.id, **_filled(node, NODE_COLUMNS[1:]))
    for edge in edges(subgraph):
        graph.add_edge(edge.source, edge.target, **_filled(edge, EDGE_COLUMNS[2:]))
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + "\n".join(generate_graphml(graph)) + "\n"


def node_csv(subgraph: Subgraph) -> str:
    """The nodes as CSV with a header."""
    return _csv(NODE_COLUMNS, [tuple(_cells(node, NODE_COLUMNS)) for node in nodes(subgraph)])


def edge_csv(subgraph: Subgraph) -> str:
    """The edges as CSV with a header."""
    return _csv(EDGE_COLUMNS, [tuple(_cells(edge, EDGE_COLUMNS)) for edge in edges(subgraph)])


def nodes(subgraph: Subgraph) -> Iterator[Node]:
    """A row for each agency, item, target, industry and class; ids begin with the kind, so that none meet."""
    for agency in subgraph.agencies:
        place = agency.jurisdiction or ""
        yield Node(f"agency:{agency.id}", "agency", agency.name, jurisdiction=place, category=agency.category)
    for item in subgraph.items:
        yield Node(f"item:{item.id}", "item", item.heading, section=item.section or "")
    for target in subgraph.targets:
        value = "" if target.value is None else f"{target.comparator or ''}{number_json(target.value)}"
        facts = {"value": value, "unit": target.unit or "", "deadline": target.deadline or ""}
        yield Node(f"target:{target.id}", "target", target.metric, **facts)
    for industry in with_classes(subgraph).industries:
        yield Node(f"industry:{industry.name}", "industry", industry.name)


def edges(subgraph: Subgraph) -> Iterator[Edge]:
    """A row for each assignment, target, coverage and class, with the words that it came from."""
    for each in subgraph.assignments:
        words = {"quote": each.quote.text, "start": str(each.quote.start), "end": str(each.quote.end)}
        ends = (f"agency:{each.agency_id}", f"item:{each.item_id}")
        yield Edge(*ends, each.role, each.name, each.rule, **words)
    for target in subgraph.targets:
        words = {"quote": target.quote.text, "start": str(target.quote.start), "end": str(target.quote.end)}
        yield Edge(f"item:{target.item_id}", f"target:{target.id}", "has_target", **words)
    for cover in subgraph.coverages:
        words = {"quote": cover.quote.text, "start": str(cover.quote.start), "end": str(cover.quote.end)}
        yield Edge(f"item:{cover.item_id}", f"industry:{cover.industry}", "covers", **words)
    for industry in subgraph.industries:
        if industry.parent:
            yield Edge(f"industry:{industry.name}", f"industry:{industry.parent}", "part_of")


def _cells(row: Node | Edge, columns: Sequence[str]) -> Iterator[str]:
    return (str(getattr(row, column)) for column in columns)


def _filled(row: Node | Edge, columns: Sequence[str]) -> dict[str, str]:
    return {column: cell for column, cell in zip(columns, _cells(row, columns), strict=True) if cell}


def _csv(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in row] for row in rows)
    return out.getvalue()
