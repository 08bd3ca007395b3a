"""The labelled tables, and one paragraph or item read as a document of its own."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bench.gold import yaml_in
from graph.model import PlanGraph
from loaders.pipeline import read_plan

HERE = Path(__file__).parent
TITLE = "测试市质量提升行动计划（2021—2023年）"


def rows(name: str) -> list[dict[str, Any]]:
    """The rows of a labelled table beside this file."""
    table: list[dict[str, Any]] = yaml_in(HERE / name)
    assert table, f"{name} holds no rows"
    return table


def document_of(row: Mapping[str, Any]) -> str:
    """The row's text as item （九） of a plan, with its title, its notice's date, and what stands before it."""
    before = (row.get("before") or "").strip()
    heading = "" if before.startswith("（") else "一、主要任务\n"
    date = f"测试市人民政府\n{_date(row['date'])}\n" if row.get("date") else ""
    return f"{row.get('title') or TITLE}\n{date}\n{before}\n{heading}（九）落实下列工作。{row['text'].strip()}\n"


def _date(date: object) -> str:
    year, month, day = str(date).split("-")
    return f"{year}年{int(month)}月{int(day)}日"


def read(row: Mapping[str, Any]) -> tuple[PlanGraph, set[str]]:
    """The row's document read, and the ids of the items from （九） on."""
    graph = read_plan(document_of(row).encode(), "row.txt")
    first = next(item.order for item in graph.items if item.number == "（九）")
    return graph, {item.id for item in graph.items if item.order >= first}


def assignments_of(row: Mapping[str, Any]) -> list[str]:
    """`role name` of each assignment of the row's item, in the order of the text."""
    graph, items = read(row)
    found = [each for each in graph.assignments if each.item_id in items]
    return [f"{each.role} {each.name}" for each in sorted(found, key=lambda each: each.quote.start)]


def items_of(row: Mapping[str, Any]) -> list[tuple[str, list[str]]]:
    """The number of each item of the row's whole plan, with `role name` of its assignments, sorted."""
    graph = read_plan(f"{row['title']}\n{row['body']}\n".encode(), "row.txt")
    named = [(each.item_id, f"{each.role} {each.name}") for each in graph.assignments]
    return [(item.number, sorted(words for ident, words in named if ident == item.id)) for item in graph.items]


def targets_of(row: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The numeric targets of the row's item, in the keys of the JSON contract."""
    graph, items = read(row)
    return [
        {
            "metric": each.metric,
            "value": each.value,
            "unit": each.unit,
            "comparator": str(each.comparator),
            "deadline": each.deadline,
            "baseline": each.baseline,
            "period": str(each.period) if each.period else None,
        }
        for each in graph.targets
        if each.item_id in items and each.value is not None
    ]
