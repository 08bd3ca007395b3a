"""What a store answers: frozen values, the same from every engine."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from graph.model import (
    ActionItem,
    Agency,
    Assignment,
    Coverage,
    Industry,
    Level,
    Succession,
    Target,
)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """A stretch of an ordered answer; `total` counts the whole answer."""

    total: int
    rows: Sequence[T]


@dataclass(frozen=True, slots=True)
class PlanSummary:
    """A plan without its text, and how much it holds."""

    id: str
    title: str
    issuer: str | None
    doc_number: str | None
    jurisdiction: str | None
    level: Level
    period_start: str | None
    period_end: str | None
    source_name: str
    sha256: str
    sections: int
    items: int
    agencies: int
    lead: int
    co_op: int
    joint: int
    targets: int


@dataclass(frozen=True, slots=True)
class ItemQuery:
    """Which items: every field that is given must hold; an empty query is all items.

    `agencies` are ids, any of them; with `role`, in that role. `due` is a year (`2015`, its months included)
    or a month (`2015-06`) of a target's deadline. `text` are words of the item's title or text, either script.
    """

    plan: str | None = None
    jurisdiction: str | None = None
    agencies: tuple[str, ...] = ()
    role: str | None = None
    industry: str | None = None
    section: str | None = None
    due: str | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class ItemDetail:
    """An item with all that hangs on it; assignments in the order of the document."""

    item: ActionItem
    plan_id: str
    plan_title: str
    jurisdiction: str | None
    section_title: str | None
    assignments: tuple[Assignment, ...]
    targets: tuple[Target, ...]
    coverages: tuple[Coverage, ...]


@dataclass(frozen=True, slots=True)
class Workload:
    """What one agency carries: items by role, each item once.

    `fractional` shares each item equally among all its agencies (1/n); `targets` counts the targets of its items;
    `nearest_deadline` is the earliest deadline among them (`2015` or `2015-06`).
    """

    agency: Agency
    lead: int
    co_op: int
    joint: int
    total: int
    fractional: float
    targets: int
    nearest_deadline: str | None


@dataclass(frozen=True, slots=True)
class AgencyProfile:
    """An agency, what it carries, the plans that name it, and what came before and after it."""

    agency: Agency
    workload: Workload
    plans: tuple[str, ...]
    succeeded_by: tuple[Succession, ...] = ()
    preceded_by: tuple[Agency, ...] = ()


@dataclass(frozen=True, slots=True)
class Collaborator:
    """An agency that shares `items` items with the one that was asked about."""

    agency: Agency
    items: int


@dataclass(frozen=True, slots=True)
class TargetDetail:
    """A target with its item, and who leads or shares that item."""

    target: Target
    item: ActionItem
    plan_id: str
    jurisdiction: str | None
    assignments: tuple[Assignment, ...]


@dataclass(frozen=True, slots=True)
class IndustryDetail:
    """An industry, how many items name it, and the agencies of those items by how many of them they carry."""

    industry: Industry
    items: tuple[str, ...]
    agencies: tuple[Collaborator, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that a supervision office would ask about: `code` says what, `message` in a sentence."""

    code: str
    plan_id: str
    item_id: str | None
    agency_id: str | None
    message: str
