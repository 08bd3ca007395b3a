"""What the parser reads in generated plans, and what a store gives back of it, is exactly what they truly say."""

from itertools import pairwise
from pathlib import Path

import pytest

from bench.corpus import opened
from bench.generate import plans
from bench.truth import dearer, differences, load, read, said, true

# Each place with a plan before the reform of its bodies and one after it.
REFORMED = list(plans(11, 40, cities=20, years=(2017, 2020)))
# And a plan each of other seeds.
OTHERS = [plan for seed in range(20, 40) for plan in plans(seed, 1)]
PLANS = {f"{place}-{plan.name}": plan for place, plan in enumerate([*REFORMED, *OTHERS])}


@pytest.mark.parametrize("name", PLANS)
def test_a_plan_is_read_as_it_is_meant(name: str) -> None:
    plan = PLANS[name]
    wanted = true(plan)
    assert wanted["assignments"].total() > 20
    assert differences(said(read(plan)), wanted) == []


def test_a_store_gives_back_what_is_true(tmp_path: Path) -> None:
    with opened(f"sqlite:///{tmp_path / 'truth.db'}") as store:
        counted, wrong = load(store, 5, 12)
        assert store.plans().total == 12
        assert [question for question, *_ in dearer(store, store, 0.0)][:2] == [
            "items of an agency",
            "items led by an agency",
        ]
    assert (wrong, set(counted)) == ([], {"assignments", "targets", "industries", "items", "sections"})
    assert counted["assignments"] > 1500


def test_what_differs_is_told_on_both_sides() -> None:
    one, other = plans(5, 2)
    found = differences(said(read(one)), true(other))
    assert {line[0] for line in found} == {"+", "-"}
    assert len(found) > 100


@pytest.mark.parametrize("name", PLANS)
def test_a_plans_front_is_read(name: str) -> None:
    plan = PLANS[name]
    front = read(plan).plan
    found = (front.title, front.jurisdiction, front.level.value, (front.period_start, front.period_end))
    assert found == (plan.title, plan.jurisdiction, plan.level, plan.period)
    assert (front.issuer, front.doc_number) == (plan.issuer, plan.doc_number)


def test_a_reformed_body_is_followed_to_its_successor() -> None:
    followed = 0
    for place in {plan.jurisdiction for plan in REFORMED}:
        mine = sorted((plan for plan in REFORMED if plan.jurisdiction == place), key=lambda plan: plan.period)
        for before, after in pairwise(mine):
            heirs = {name: body.heir for body in before.bodies if body.heir for name in body.names}
            later, earlier = read(after), read(before)
            ids = {assignment.name: assignment.agency_id for assignment in later.assignments}
            old = {assignment.name: assignment.agency_id for assignment in earlier.assignments}
            steps = {(step.predecessor, step.successor.id) for step in earlier.successions}
            for name, heir in heirs.items():
                if heir in ids:
                    assert (old[name], ids[heir]) in steps, (name, heir)
                    followed += 1
    assert followed
