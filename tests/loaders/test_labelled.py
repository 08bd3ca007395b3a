"""The labelled tables: every clause, every target sentence and every whole item is read as a person read it."""

from collections import Counter
from typing import Any

import pytest

from tests.loaders.labelled import assignments_of, read, rows, targets_of

CLAUSES = rows("clauses.yaml")
SENTENCES = rows("target_sentences.yaml")


def _id(row: dict[str, Any]) -> str:
    return str(row["why"])[:60]


@pytest.mark.parametrize("row", CLAUSES, ids=_id)
def test_clause(row: dict[str, Any]) -> None:
    assert Counter(assignments_of(row)) == Counter(row["expect"]), row["why"]


@pytest.mark.parametrize("row", SENTENCES, ids=_id)
def test_target_sentence(row: dict[str, Any]) -> None:
    wanted = [
        each | {key: str(each[key]) for key in ("deadline", "baseline") if each[key] is not None}
        for each in row["expect"]
    ]
    assert targets_of(row) == wanted, row["why"]


@pytest.mark.parametrize("row", CLAUSES[::7] + SENTENCES[::7], ids=_id)
def test_every_quote_holds(row: dict[str, Any]) -> None:
    graph, _ = read(row)
    parts = (*graph.sections, *graph.items, *graph.assignments, *graph.targets, *graph.coverages, *graph.citations)
    quotes = [part.quote for part in parts] + [each.quote for each in graph.diagnostics if each.quote]
    assert quotes
    for quote in quotes:
        assert graph.plan.text[quote.start : quote.end] == quote.text


def test_the_tables_are_large_enough() -> None:
    assert len(CLAUSES) >= 300
    assert len(SENTENCES) >= 200
