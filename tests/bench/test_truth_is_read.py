"""What the parser reads in generated plans is exactly what they truly say."""

from collections import Counter
from collections.abc import Hashable
from itertools import pairwise

import pytest

from bench.generate import plans
from bench.plans_truth import Generated
from graph.model import PlanGraph
from loaders.pipeline import read_plan

# Each place with a plan before the reform of its bodies and one after it.
PLANS = {plan.name: plan for plan in plans(11, 40, cities=20, years=(2017, 2020))}
Said = Counter[Hashable]


def _read(plan: Generated) -> PlanGraph:
    return read_plan(plan.text.encode(), f"{plan.name}.txt")


def _said(graph: PlanGraph) -> dict[str, Said]:
    """What is read, by kind of statement, each with its item."""
    item = {found.id: (found.number, found.title) for found in graph.items}
    parents = {industry.name: industry.parent for industry in graph.industries}
    return {
        "assignments": Counter((item[a.item_id], a.name, a.role.value) for a in graph.assignments),
        "targets": Counter(
            (
                item[t.item_id],
                t.metric,
                t.value,
                t.unit,
                t.comparator and t.comparator.value,
                t.deadline,
                t.baseline,
                t.period and t.period.value,
            )
            for t in graph.targets
        ),
        "industries": Counter((item[c.item_id], c.industry, parents[c.industry]) for c in graph.coverages),
        "items": Counter(item.values()),
        "sections": Counter((section.number, section.title) for section in graph.sections),
    }


def _true(plan: Generated) -> dict[str, Said]:
    keyed = [((item.number, item.title), item) for item in plan.items]
    return {
        "assignments": Counter((key, duty.name, duty.role) for key, item in keyed for duty in item.duties),
        "targets": Counter(
            (key, aim.metric, aim.value, aim.unit, aim.comparator, aim.deadline, aim.baseline, aim.period)
            for key, item in keyed
            for aim in item.aims
        ),
        "industries": Counter((key, sector.name, sector.parent) for key, item in keyed for sector in item.sectors),
        "items": Counter(key for key, _ in keyed),
        "sections": Counter((section.number, section.title) for section in plan.sections),
    }


@pytest.mark.parametrize("name", PLANS)
def test_a_plan_is_read_as_it_is_meant(name: str) -> None:
    plan = PLANS[name]
    found, wanted = _said(_read(plan)), _true(plan)
    assert sum(wanted["assignments"].values()) > 20
    for kind in wanted:
        assert (found[kind] - wanted[kind], wanted[kind] - found[kind]) == (Counter(), Counter()), kind


@pytest.mark.parametrize("name", PLANS)
def test_a_plans_front_is_read(name: str) -> None:
    plan = PLANS[name]
    read = _read(plan).plan
    found = (read.title, read.jurisdiction, read.level.value, (read.period_start, read.period_end))
    assert found == (plan.title, plan.jurisdiction, plan.level, plan.period)
    assert (read.issuer, read.doc_number) == (plan.issuer, plan.doc_number)


def test_a_reformed_body_is_followed_to_its_successor() -> None:
    followed = 0
    for place in {plan.jurisdiction for plan in PLANS.values()}:
        mine = sorted((plan for plan in PLANS.values() if plan.jurisdiction == place), key=lambda plan: plan.period)
        for before, after in pairwise(mine):
            heirs = {name: body.heir for body in before.bodies if body.heir for name in body.names}
            later, earlier = _read(after), _read(before)
            ids = {assignment.name: assignment.agency_id for assignment in later.assignments}
            old = {assignment.name: assignment.agency_id for assignment in earlier.assignments}
            steps = {(step.predecessor, step.successor.id) for step in earlier.successions}
            for name, heir in heirs.items():
                if heir in ids:
                    assert (old[name], ids[heir]) in steps, (name, heir)
                    followed += 1
    assert followed
