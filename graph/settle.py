"""What must hold of a plan before a store takes it: references lead somewhere, nothing stands twice."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from graph.errors import NotFoundError
from graph.model import PlanGraph

T = TypeVar("T")


def settle(plan: PlanGraph) -> PlanGraph:
    """The plan, each thing once: of two with one key the last is kept, at the place of the first.

    Raises NotFoundError where something names an item, an agency, a section or an industry not in the plan.
    """
    settled = replace(
        plan,
        sections=_once(plan.sections, lambda section: section.id),
        items=_once(plan.items, lambda item: item.id),
        agencies=_once(plan.agencies, lambda agency: agency.id),
        assignments=_once(plan.assignments, lambda found: (found.agency_id, found.item_id)),
        targets=_once(plan.targets, lambda target: target.id),
        industries=_once(plan.industries, lambda industry: industry.name),
        coverages=_once(plan.coverages, lambda coverage: (coverage.item_id, coverage.industry)),
        citations=tuple(plan.citations),
        diagnostics=tuple(plan.diagnostics),
        successions=tuple(plan.successions),
        trace=tuple(plan.trace),
    )
    _check_references(settled)
    return settled


def _once(rows: Sequence[T], key: Callable[[T], Hashable]) -> tuple[T, ...]:
    return tuple({key(row): row for row in rows}.values())


def _check_references(plan: PlanGraph) -> None:
    agencies = {agency.id for agency in plan.agencies}
    items = {item.id for item in plan.items}
    _check("section", (item.section for item in plan.items if item.section), {s.id for s in plan.sections})
    _check("item", (item.parent for item in plan.items if item.parent), items)
    _check("agency", (found.agency_id for found in plan.assignments), agencies)
    _check("item", (found.item_id for found in plan.assignments), items)
    _check("item", (target.item_id for target in plan.targets), items)
    _check("item", (coverage.item_id for coverage in plan.coverages), items)
    _check("industry", (coverage.industry for coverage in plan.coverages), {i.name for i in plan.industries})
    # A chain of successions passes through bodies that the plan does not name.
    known = agencies | {succession.successor.id for succession in plan.successions}
    _check("agency", (succession.predecessor for succession in plan.successions), known)


def _check(kind: str, named: Iterable[str], known: set[str]) -> None:
    for key in named:
        if key not in known:
            raise NotFoundError(kind, key, advice="The plan names it and does not hold it; nothing was written")
