"""The example plan against its golden reading, which a person made from the text alone."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from bench.gold import compare
from graph.contract import plan_json
from graph.model import PlanGraph
from loaders.pipeline import read_plan

ROOT = Path(__file__).resolve().parents[2]
GOLD: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "shantou.gold.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def shantou() -> PlanGraph:
    return read_plan((ROOT / "examples" / "shantou-2014-2015.txt").read_bytes(), "shantou-2014-2015.txt")


def test_items_assignments_targets_industries(shantou: PlanGraph) -> None:
    comparison = compare(plan_json(shantou), GOLD)
    for tally in (comparison.items, comparison.assignments, comparison.targets, comparison.industries):
        assert tally.right
        assert not tally.missing
        assert not tally.extra


def test_sections(shantou: PlanGraph) -> None:
    assert [(each.number, each.title) for each in shantou.sections] == [
        (each["number"], each["title"]) for each in GOLD["sections"]
    ]


def test_record(shantou: PlanGraph) -> None:
    plan = shantou.plan
    assert (plan.title, plan.jurisdiction, plan.level) == (GOLD["title"], GOLD["jurisdiction"], GOLD["level"])
    assert (plan.issuer, plan.doc_number) == (None, None)
    assert (plan.period_start, plan.period_end) == ("2014", "2015")


def test_agencies(shantou: PlanGraph) -> None:
    assert sorted(each.name for each in shantou.agencies) == sorted(GOLD["agencies"])
    assert {each.jurisdiction for each in shantou.agencies} == {"汕头市"}


def test_citations(shantou: PlanGraph) -> None:
    assert [(each.doc_number, each.title) for each in shantou.citations] == [
        (each["doc_number"], each["title"]) for each in GOLD["citations"]
    ]


def test_diagnostics(shantou: PlanGraph) -> None:
    codes = Counter(each.code for each in shantou.diagnostics)
    # The second body; the box's issuer and number; one bureau on both sides of 会 in item 15.
    assert (codes["repeated-body"], codes["contradiction"], codes["agency-twice"]) == (1, 2, 1)
