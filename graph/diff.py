"""What changed from one plan to another: items by their title, agencies by kind or name, targets by what they say."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from graph.model import ActionItem, Agency, PlanGraph, Role, Target

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Duty:
    """An agency in a role, as one of the two plans names it."""

    agency: str
    role: Role


@dataclass(frozen=True, slots=True)
class ItemChange:
    """An item that both plans hold, and what it gained and lost; a target that changed is lost and gained."""

    before: ActionItem
    after: ActionItem
    gained: tuple[Duty, ...]
    lost: tuple[Duty, ...]
    targets_gained: tuple[Target, ...]
    targets_lost: tuple[Target, ...]


@dataclass(frozen=True, slots=True)
class PlanDiff:
    """Items in the order of the plan that they stand in; `changed` in that of the later plan."""

    before: str
    after: str
    added: tuple[ActionItem, ...]
    removed: tuple[ActionItem, ...]
    changed: tuple[ItemChange, ...]


def diff(before: PlanGraph, after: PlanGraph) -> PlanDiff:
    """What `after` says otherwise than `before`.

    Items are the same by their title (by their text where they have none; the second of two alike is the second of
    the other plan's). Agencies are the same by kind and rank, else by name: plans of two cities can be compared.
    """
    old, new = _by_title(before), _by_title(after)
    changes = (_change(before, after, old[key], item) for key, item in new.items() if key in old)
    return PlanDiff(
        before=before.plan.id,
        after=after.plan.id,
        added=tuple(item for key, item in new.items() if key not in old),
        removed=tuple(item for key, item in old.items() if key not in new),
        changed=tuple(change for change in changes if _says_something(change)),
    )


def _by_title(plan: PlanGraph) -> dict[tuple[str, int], ActionItem]:
    seen: Counter[str] = Counter()
    found = {}
    for item in sorted(plan.items, key=lambda item: item.order):
        title = item.title or item.text
        found[title, seen[title]] = item
        seen[title] += 1
    return found


def _change(before: PlanGraph, after: PlanGraph, old: ActionItem, new: ActionItem) -> ItemChange:
    lost, gained = _apart(_duties(before, old), _duties(after, new))
    targets_lost, targets_gained = _apart(_targets(before, old), _targets(after, new))
    return ItemChange(old, new, gained, lost, targets_gained, targets_lost)


def _says_something(change: ItemChange) -> bool:
    return bool(change.gained or change.lost or change.targets_gained or change.targets_lost)


def _apart(old: Iterable[tuple[object, T]], new: Iterable[tuple[object, T]]) -> tuple[tuple[T, ...], tuple[T, ...]]:
    """What only the old holds and what only the new holds, each by its key."""
    old, new = list(old), list(new)
    old_keys, new_keys = {key for key, _ in old}, {key for key, _ in new}
    lost = tuple(value for key, value in old if key not in new_keys)
    return lost, tuple(value for key, value in new if key not in old_keys)


def _duties(plan: PlanGraph, item: ActionItem) -> Iterator[tuple[object, Duty]]:
    agencies = {agency.id: agency for agency in plan.agencies}
    for found in plan.assignments:
        if found.item_id == item.id:
            yield (*_identity(agencies[found.agency_id]), found.role), Duty(found.name, found.role)


def _identity(agency: Agency) -> tuple[str, str]:
    return (agency.kind, agency.level) if agency.kind is not None else ("", agency.name)


def _targets(plan: PlanGraph, item: ActionItem) -> Iterator[tuple[object, Target]]:
    for target in plan.targets:
        if target.item_id == item.id:
            figure = (target.metric, target.value, target.unit, target.comparator)
            yield (*figure, target.deadline, target.baseline, target.period), target
