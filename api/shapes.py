"""What the API answers with: the values of graph.answers, each with its address and that of its picture."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, Generic, TypeVar

from api.ask import Why
from api.clauses import clauses
from api.lineage import Lineage
from api.links import agency_url, agency_view, audit_url, item_url, plan_url, plan_view
from api.question import Intent
from graph.answers import (
    AgencyProfile,
    Collaborator,
    IndustryDetail,
    ItemDetail,
    PlanSummary,
    TargetDetail,
    Workload,
)
from graph.model import Agency, PlanGraph

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRow(PlanSummary):
    """A plan in a list; `url` is its own address, `view` its picture."""

    url: str
    view: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanWhole(PlanGraph):
    """All that was read from one document, its text included: every quote's offsets refer to `plan.text`.

    `audit` is the address of its ledger; `trace`, which the ledger is drawn from, is empty here.
    """

    url: str
    view: str
    audit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemRow(ItemDetail):
    """An item with all that hangs on it; `clauses` give the roles, `view` is its plan's picture."""

    clauses: Sequence[str]
    url: str
    view: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyRow(Agency):
    """An agency in a list."""

    url: str
    view: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyWhole(AgencyProfile):
    """An agency with what it carries and what came before and after it; `items_url` are its items."""

    url: str
    items_url: str
    view: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkloadRow(Workload):
    """What one agency carries; address and picture are the agency's."""

    url: str
    view: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CollaboratorRow(Collaborator):
    """An agency that shares items with another; address and picture are its own."""

    url: str
    view: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetRow(TargetDetail):
    """A target with its item; address is the item's, picture the plan's."""

    url: str
    view: str


@dataclass(frozen=True, slots=True)
class Listing(Generic[Row]):
    """A stretch of an ordered answer: at most `limit` rows from `offset` on, of `total`."""

    total: int
    limit: int
    offset: int
    rows: Sequence[Row]
    next: str | None = None
    prev: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed(Listing[Row]):
    """A stretch of an answer about an agency.

    `lineage` is what passed between it and others, by which items of theirs are included or left out; `notes` say it.
    """

    lineage: Sequence[Lineage] = ()
    notes: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Answered:
    """The answer to a question; `view` is the same as a page.

    `lineage` is what passed between agencies, by which items of others are included or left out; `notes` say it.
    """

    question: str
    language: str
    intent: Intent | None
    understood: str | None
    agencies: Sequence[AgencyRow]
    total: int
    rows: Sequence[ItemRow | TargetRow | WorkloadRow | CollaboratorRow | IndustryDetail]
    why: Why | None
    lineage: Sequence[Lineage]
    notes: Sequence[str]
    url: str
    view: str


def plan_row(plan: PlanSummary) -> PlanRow:
    """The plan with its links."""
    return PlanRow(**_same(plan), url=plan_url(plan.id), view=plan_view(plan.id))


def plan_whole(plan: PlanGraph) -> PlanWhole:
    """The plan with its links."""
    ident = plan.plan.id
    fields = {**_same(plan), "trace": ()}
    return PlanWhole(**fields, url=plan_url(ident), view=plan_view(ident), audit=audit_url(ident))


def item_row(item: ItemDetail) -> ItemRow:
    """The item with its links."""
    return ItemRow(**_same(item), clauses=clauses(item), url=item_url(item.item.id), view=plan_view(item.plan_id))


def agency_row(agency: Agency) -> AgencyRow:
    """The agency with its links."""
    return AgencyRow(**_same(agency), url=agency_url(agency.id), view=agency_view(agency))


def agency_whole(profile: AgencyProfile) -> AgencyWhole:
    """The agency with its links."""
    url = agency_url(profile.agency.id)
    return AgencyWhole(**_same(profile), url=url, items_url=f"{url}/items", view=agency_view(profile.agency))


def workload_row(load: Workload) -> WorkloadRow:
    """The workload with its agency's links."""
    return WorkloadRow(**_same(load), url=agency_url(load.agency.id), view=agency_view(load.agency))


def collaborator_row(other: Collaborator) -> CollaboratorRow:
    """The collaborator with its links."""
    return CollaboratorRow(**_same(other), url=agency_url(other.agency.id), view=agency_view(other.agency))


def target_row(target: TargetDetail) -> TargetRow:
    """The target with its item's links."""
    return TargetRow(**_same(target), url=item_url(target.item.id), view=plan_view(target.plan_id))


def answer_row(
    row: ItemDetail | TargetDetail | Workload | Collaborator | IndustryDetail,
) -> ItemRow | TargetRow | WorkloadRow | CollaboratorRow | IndustryDetail:
    """A row of an answer with its links; an industry has no page of its own."""
    match row:
        case ItemDetail():
            return item_row(row)
        case TargetDetail():
            return target_row(row)
        case Workload():
            return workload_row(row)
        case Collaborator():
            return collaborator_row(row)
        case IndustryDetail():
            return row


def _same(value: Any) -> Mapping[str, Any]:
    """The fields of a dataclass, to make a wider one of."""
    return {field.name: getattr(value, field.name) for field in fields(value)}
