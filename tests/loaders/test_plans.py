"""The labelled plans: each document of the corpus is read as its gold says."""

import pytest

from bench.gold import Labelled, compare, corpus
from graph.contract import plan_json
from loaders.pipeline import read_plan

DEV = list(corpus("dev"))


@pytest.mark.parametrize("document", DEV, ids=lambda each: each.name)
def test_plan(document: Labelled) -> None:
    graph = read_plan(document.path.read_bytes(), document.path.name)
    comparison = compare(plan_json(graph), document.gold)
    for tally in (comparison.items, comparison.assignments, comparison.targets, comparison.industries):
        assert not tally.missing
        assert not tally.extra


@pytest.mark.parametrize("document", DEV, ids=lambda each: each.name)
def test_record(document: Labelled) -> None:
    plan = read_plan(document.path.read_bytes(), document.path.name).plan
    for key in ("title", "jurisdiction", "level", "issuer", "doc_number"):
        assert getattr(plan, key) == document.gold.get(key), key
    assert [plan.period_start, plan.period_end] == [each and str(each) for each in document.gold["period"]]
