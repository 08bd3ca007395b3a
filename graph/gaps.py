"""What a supervision office would ask about in a plan: who is missing, what is open, what has no date."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from graph.answers import Gap
from graph.model import ActionItem, Assignment, Period, PlanGraph, Quote, Role

CODES = ("no-agency", "no-lead", "several-leads", "open-list", "target-without-deadline", "agency-once")


def gaps(plan: PlanGraph) -> tuple[Gap, ...]:
    """The gaps of a plan, item by item in the plan's order, then those of agencies by id.

    `no-agency`: nobody stands on the item, nor on one above it or below it (a clause on a theme is not repeated on
    its measures). `no-lead`: agencies, and none of them leads. `several-leads`. `open-list`: the list of agencies
    ends in "and others". `target-without-deadline`: one for each such target,
    but for those of every year (每年). `agency-once`: the agency has one item.
    """
    by_item: defaultdict[str, list[Assignment]] = defaultdict(list)
    for assignment in plan.assignments:
        by_item[assignment.item_id].append(assignment)
    served = _served(plan, set(by_item))
    opened = _opened(plan)
    rows: list[Gap] = []
    for item in sorted(plan.items, key=lambda item: item.order):
        found = [*_lead_gaps(by_item[item.id], item.id in served)]
        if item.id in opened:
            found.append(("open-list", "names further agencies without saying which"))
        found += _target_gaps(plan, item)
        rows += (_item_gap(plan, item, code, message) for code, message in found)
    return (*rows, *_agency_gaps(plan))


def _lead_gaps(assignments: list[Assignment], served: bool) -> Iterator[tuple[str, str]]:
    leads = [found.name for found in assignments if found.role is Role.LEAD]
    if not assignments and not served:
        yield "no-agency", "names no agency"
    if assignments and not leads:
        yield "no-lead", f"has nobody who leads it, only {', '.join(found.name for found in assignments)}"
    if len(leads) > 1:
        yield "several-leads", f"is led by several: {', '.join(leads)}"


def _target_gaps(plan: PlanGraph, item: ActionItem) -> Iterator[tuple[str, str]]:
    for target in plan.targets:
        if target.item_id == item.id and target.deadline is None and target.period is not Period.ANNUAL:
            yield "target-without-deadline", f"has a target without a deadline: {target.metric}"


def _agency_gaps(plan: PlanGraph) -> Iterator[Gap]:
    carried = Counter(assignment.agency_id for assignment in plan.assignments)
    for agency in sorted(plan.agencies, key=lambda agency: agency.id):
        if carried[agency.id] == 1:
            message = f"{agency.name} has one item only"
            yield Gap("agency-once", plan.plan.id, None, agency.id, message)


def _served(plan: PlanGraph, named: set[str]) -> set[str]:
    """The items that name agencies, and those above and below them."""
    parents = {item.id: item.parent for item in plan.items}
    above = {higher for item in named for higher in _line(parents, item)}
    return above | {item for item in parents if named.intersection(_line(parents, item))}


def _line(parents: dict[str, str | None], item: str) -> list[str]:
    """The item, its parent, and so on to the top; a circle is walked once."""
    line: dict[str, None] = {}
    step: str | None = item
    while step is not None and step not in line:
        line[step] = None
        step = parents.get(step)
    return list(line)


def _opened(plan: PlanGraph) -> set[str]:
    """The items in whose words an open list stands; the narrowest where a theme's words hold its measures'."""
    found = set()
    for diagnostic in plan.diagnostics:
        if diagnostic.code == "open-list" and diagnostic.quote is not None:
            holders = [item for item in plan.items if _holds(item.quote, diagnostic.quote)]
            found |= {item.id for item in sorted(holders, key=lambda item: _length(item.quote))[:1]}
    return found


def _holds(outer: Quote, inner: Quote) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _length(quote: Quote) -> int:
    return quote.end - quote.start


def _item_gap(plan: PlanGraph, item: ActionItem, code: str, message: str) -> Gap:
    return Gap(code, plan.plan.id, item.id, None, f"{item.heading} {message}")
