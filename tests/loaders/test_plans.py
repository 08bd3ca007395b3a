"""The labelled plans: each document of the corpus is read as its gold says, but for the errors that are named."""

from typing import Any

import pytest

from bench.accuracy import graph_of
from bench.gold import PLANS, Comparison, Labelled, compare, corpus, yaml_in
from graph.contract import plan_json

DEV = list(corpus("dev"))
KNOWN: dict[str, Any] = yaml_in(PLANS / "known_errors.yaml")
ASKED = ("items", "assignments", "targets", "industries")


def _differences(comparison: Comparison) -> list[str]:
    found = []
    for asked in ASKED:
        tally = getattr(comparison, asked)
        found += [f"+ {asked}: {answer}" for answer in sorted(tally.extra)]
        found += [f"- {asked}: {answer}" for answer in sorted(tally.missing)]
    return found


def test_the_corpus_is_large_enough() -> None:
    assert len(list(corpus())) >= 20
    assert len(list(corpus("test"))) >= 6


def test_every_known_error_has_its_reason() -> None:
    assert all(each["reason"] != "?" and each["answers"] for each in KNOWN["plans"].values())
    assert set(KNOWN["plans"]) | set(KNOWN["records"]) <= {document.name for document in DEV}


@pytest.mark.corpus
@pytest.mark.parametrize("document", DEV, ids=lambda each: each.name)
def test_plan(document: Labelled) -> None:
    graph = graph_of(document.path)
    comparison = compare(plan_json(graph), document.gold)
    assert comparison.assignments.right
    assert _differences(comparison) == KNOWN["plans"].get(document.name, {}).get("answers", [])


@pytest.mark.corpus
@pytest.mark.parametrize("document", DEV, ids=lambda each: each.name)
def test_record(document: Labelled) -> None:
    plan = graph_of(document.path).plan
    gold = document.gold
    found = [
        key for key in ("title", "jurisdiction", "level", "issuer", "doc_number") if getattr(plan, key) != gold.get(key)
    ]
    if [plan.period_start, plan.period_end] != [each and str(each) for each in gold["period"] or (None, None)]:
        found.append("period")
    assert found == KNOWN["records"].get(document.name, [])


@pytest.mark.corpus
@pytest.mark.parametrize("document", list(corpus()), ids=lambda each: each.name)
def test_every_quote_holds(document: Labelled) -> None:
    graph = graph_of(document.path)
    parts = (*graph.sections, *graph.items, *graph.assignments, *graph.targets, *graph.coverages, *graph.citations)
    assert parts
    for part in parts:
        assert graph.plan.text[part.quote.start : part.quote.end] == part.quote.text
