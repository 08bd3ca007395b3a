"""The labelled tables: every clause, every target sentence and every whole item is read as a person read it."""

from collections import Counter
from typing import Any

import pytest

from bench.gold import PLANS, yaml_in
from tests.loaders.labelled import assignments_of, items_of, read, rows, targets_of

CLAUSES = rows("clauses.yaml")
SENTENCES = rows("target_sentences.yaml")
ITEMS = rows("items.yaml")
OUTLINES = rows("outlines.yaml")
KNOWN = yaml_in(PLANS / "known_errors.yaml")["rows"]


def _id(row: dict[str, Any]) -> str:
    return str(row["why"])[:60]


@pytest.mark.parametrize("row", CLAUSES, ids=_id)
def test_clause(row: dict[str, Any]) -> None:
    assert Counter(assignments_of(row)) == Counter(row["expect"]), row["why"]


@pytest.mark.parametrize("row", SENTENCES, ids=_id)
def test_target_sentence(row: dict[str, Any]) -> None:
    assert targets_of(row) == _expected(row["expect"]), row["why"]


def _expected(targets: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [
        each | {key: str(each[key]) for key in ("deadline", "baseline") if each[key] is not None} for each in targets
    ]


@pytest.mark.parametrize("row", ITEMS, ids=_id)
def test_item(row: dict[str, Any]) -> None:
    assignments, targets = Counter(assignments_of(row)), targets_of(row)
    agree = assignments == Counter(row["expect"]) and targets == _expected(row["targets"])
    known = any(row["text"].startswith(each["start"]) for each in KNOWN)
    assert agree is not known, row["why"]


@pytest.mark.parametrize("row", OUTLINES, ids=_id)
def test_outline(row: dict[str, Any]) -> None:
    wanted = [(number, sorted(each)) for item in row["items"] for number, each in item.items()]
    assert items_of(row) == wanted, row["why"]


@pytest.mark.parametrize("row", CLAUSES[::7] + SENTENCES[::7], ids=_id)
def test_every_quote_holds(row: dict[str, Any]) -> None:
    graph, _ = read(row)
    parts = (*graph.sections, *graph.items, *graph.assignments, *graph.targets, *graph.coverages, *graph.citations)
    quotes = [part.quote for part in parts] + [each.quote for each in graph.diagnostics if each.quote]
    assert quotes
    for quote in quotes:
        assert graph.plan.text[quote.start : quote.end] == quote.text


def test_the_tables_are_large_enough() -> None:
    assert len(CLAUSES) >= 600
    assert len(OUTLINES) >= 50
    assert len(SENTENCES) >= 200
