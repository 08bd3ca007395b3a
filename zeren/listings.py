"""What each kind of answer shows: the columns of its table and of its CSV."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass

from api.clauses import clause_of, clauses
from graph.answers import (
    Collaborator,
    Gap,
    IndustryDetail,
    ItemDetail,
    PlanSummary,
    TargetDetail,
    Workload,
)
from graph.model import Agency, Assignment, Role
from viz.words import figure, target_label
from zeren.output import Column, Groups, plain


@dataclass(frozen=True, slots=True)
class Shared:
    """Two agencies, and how many items they share."""

    agency: Agency
    collaborator: Agency
    items: int


@dataclass(frozen=True, slots=True)
class Carried:
    """One item that an agency carries, and the clause that says so."""

    plan_id: str
    plan_title: str
    number: str
    title: str
    assignment: Assignment
    clause: str


def carried(details: Iterable[ItemDetail], agencies: Container[str]) -> list[Carried]:
    """What these agencies (ids) carry of the items, one row an assignment."""
    return [
        Carried(
            plan_id=detail.plan_id,
            plan_title=detail.plan_title,
            number=detail.item.number,
            title=detail.item.title,
            assignment=one,
            clause=clause_of(detail.item, one.quote),
        )
        for detail in details
        for one in detail.assignments
        if one.agency_id in agencies
    ]


def item_json(detail: ItemDetail) -> dict[str, object]:
    """The item as JSON, with the clauses that give the roles."""
    own = {name: plain(getattr(detail, name)) for name in ItemDetail.__slots__}
    return own | {"clauses": list(clauses(detail))}


def names(assignments: Iterable[Assignment], role: Role) -> tuple[str, ...]:
    """The agencies in that role, as the plan calls them."""
    return tuple(assignment.name for assignment in assignments if assignment.role is role)


def by_role(assignments: Sequence[Assignment], roles: Iterable[Role] = tuple(Role)) -> Groups:
    """The agencies under these roles; roles that nobody has are left out."""
    groups = ((role.value, names(assignments, role)) for role in roles)
    return Groups(tuple((role, found) for role, found in groups if found))


def due(detail: ItemDetail) -> tuple[str, ...]:
    """The deadlines of the item's targets, each once, the earliest first."""
    return tuple(sorted({target.deadline for target in detail.targets if target.deadline}))


PLANS: tuple[Column[PlanSummary], ...] = (
    Column("id", None, lambda plan: plan.id),
    Column("title", "Plan", lambda plan: plan.title),
    Column("jurisdiction", "Place", lambda plan: plan.jurisdiction),
    Column("level", None, lambda plan: plan.level.value),
    Column("issuer", None, lambda plan: plan.issuer),
    Column("doc_number", None, lambda plan: plan.doc_number),
    Column(
        None,
        "Period",
        lambda plan: "—".join(dict.fromkeys(filter(None, (plan.period_start, plan.period_end)))),
    ),
    Column("period_start", None, lambda plan: plan.period_start),
    Column("period_end", None, lambda plan: plan.period_end),
    Column("sections", None, lambda plan: plan.sections),
    Column("items", "Items", lambda plan: plan.items),
    Column("agencies", "Agencies", lambda plan: plan.agencies),
    Column("lead", None, lambda plan: plan.lead),
    Column("co_op", None, lambda plan: plan.co_op),
    Column("joint", None, lambda plan: plan.joint),
    Column("targets", "Targets", lambda plan: plan.targets),
    Column("source_name", None, lambda plan: plan.source_name),
    Column("sha256", None, lambda plan: plan.sha256),
)

ITEMS: tuple[Column[ItemDetail], ...] = (
    Column("plan", None, lambda row: row.plan_id),
    Column("plan_title", "Plan", lambda row: row.plan_title, varied=True),
    Column("jurisdiction", None, lambda row: row.jurisdiction),
    Column("section", None, lambda row: row.section_title),
    Column("id", None, lambda row: row.item.id),
    Column("number", "No.", lambda row: row.item.number),
    Column("title", "Item", lambda row: row.item.title),
    Column(None, "Agencies", lambda row: by_role(row.assignments)),
    Column("lead", None, lambda row: names(row.assignments, Role.LEAD)),
    Column("co_op", None, lambda row: names(row.assignments, Role.CO_OP)),
    Column("joint", None, lambda row: names(row.assignments, Role.JOINT)),
    Column("due", "Due", due),
    Column("targets", None, lambda row: tuple(map(target_label, row.targets))),
    Column("industries", None, lambda row: tuple(coverage.industry for coverage in row.coverages)),
    Column("text", None, lambda row: row.item.text),
)

AGENCIES: tuple[Column[Agency], ...] = (
    Column("id", None, lambda agency: agency.id),
    Column("name", "Agency", lambda agency: agency.name),
    Column("jurisdiction", "Place", lambda agency: agency.jurisdiction, varied=True),
    Column("official_name", "Official name", lambda agency: agency.official_name),
    Column("english_name", "English", lambda agency: agency.english_name),
    Column("category", "Category", lambda agency: agency.category.value),
    Column("level", None, lambda agency: agency.level.value),
    Column("kind", None, lambda agency: agency.kind),
    Column("aliases", None, lambda agency: agency.aliases),
)

WORKLOAD: tuple[Column[Workload], ...] = (
    Column("agency_id", None, lambda row: row.agency.id),
    Column("agency", "Agency", lambda row: row.agency.name),
    Column("jurisdiction", "Place", lambda row: row.agency.jurisdiction, varied=True),
    Column("total", "Items", lambda row: row.total),
    Column("lead", "Lead", lambda row: row.lead),
    Column("co_op", "Co-op", lambda row: row.co_op),
    Column("joint", "Joint", lambda row: row.joint),
    Column("fractional", "Share", lambda row: row.fractional),
    Column("targets", "Targets", lambda row: row.targets),
    Column("nearest_deadline", "Due", lambda row: row.nearest_deadline),
)

TARGETS: tuple[Column[TargetDetail], ...] = (
    Column("plan", "Plan", lambda row: row.plan_id, varied=True),
    Column("jurisdiction", None, lambda row: row.jurisdiction),
    Column("item", None, lambda row: row.item.id),
    Column("number", "No.", lambda row: row.item.number),
    Column("title", None, lambda row: row.item.title),
    Column("metric", "Target", lambda row: row.target.metric),
    Column(None, "Figure", lambda row: figure(row.target)),
    Column("comparator", None, lambda row: row.target.comparator and row.target.comparator.value),
    Column("value", None, lambda row: row.target.value),
    Column("unit", None, lambda row: row.target.unit),
    Column("deadline", "Due", lambda row: row.target.deadline),
    Column("baseline", "Baseline", lambda row: row.target.baseline),
    Column("period", "Period", lambda row: row.target.period and row.target.period.value, coded=True),
    Column(None, "Agencies", lambda row: by_role(row.assignments, (Role.LEAD, Role.JOINT))),
    Column("lead", None, lambda row: names(row.assignments, Role.LEAD)),
    Column("joint", None, lambda row: names(row.assignments, Role.JOINT)),
    Column("words", None, lambda row: row.target.quote.text),
)

INDUSTRIES: tuple[Column[IndustryDetail], ...] = (
    Column("name", "Industry", lambda row: row.industry.name),
    Column("parent", "Class", lambda row: row.industry.parent),
    Column("items", "Items", lambda row: len(row.items)),
    Column(None, "Agencies", lambda row: _first(one.agency.name for one in row.agencies)),
    Column("agencies", None, lambda row: tuple(one.agency.name for one in row.agencies)),
)

_FIRST = 4  # an industry's agencies in a table, those with the most items


def _first(agencies: Iterable[str]) -> tuple[str, ...]:
    every = tuple(agencies)
    rest = len(every) - _FIRST
    return (*every[:_FIRST], f"+{rest}") if rest > 1 else every


COLLABORATORS: tuple[Column[Shared], ...] = (
    Column("agency_id", None, lambda row: row.agency.id),
    Column("agency", "Agency", lambda row: row.agency.name, varied=True),
    Column("collaborator_id", None, lambda row: row.collaborator.id),
    Column("collaborator", "Collaborator", lambda row: row.collaborator.name),
    Column("jurisdiction", "Place", lambda row: row.collaborator.jurisdiction, varied=True),
    Column("items", "Items shared", lambda row: row.items),
)

OTHERS: tuple[Column[Collaborator], ...] = (
    Column("agency_id", None, lambda row: row.agency.id),
    Column("agency", "Collaborator", lambda row: row.agency.name),
    Column("jurisdiction", "Place", lambda row: row.agency.jurisdiction, varied=True),
    Column("items", "Items shared", lambda row: row.items),
)

CARRIED: tuple[Column[Carried], ...] = (
    Column("agency_id", None, lambda row: row.assignment.agency_id),
    Column("agency", "Agency", lambda row: row.assignment.name, varied=True),
    Column("plan", None, lambda row: row.plan_id),
    Column("plan_title", "Plan", lambda row: row.plan_title, varied=True),
    Column("item", None, lambda row: row.assignment.item_id),
    Column("number", "No.", lambda row: row.number),
    Column("title", "Item", lambda row: row.title),
    Column("role", "Role", lambda row: row.assignment.role.value, coded=True),
    Column("words", None, lambda row: row.assignment.quote.text),
    Column("clause", "Words", lambda row: row.clause),
)

ASSIGNMENTS: tuple[Column[Assignment], ...] = (
    Column("role", "Role", lambda row: row.role.value),
    Column("agency", "Agency", lambda row: row.name),
    Column("words", "Words", lambda row: row.quote.text),
    Column("start", "Start", lambda row: row.quote.start),
    Column("end", "End", lambda row: row.quote.end),
    Column("rule", "Rule", lambda row: row.rule),
)

GAPS: tuple[Column[Gap], ...] = (
    Column("code", "Gap", lambda gap: gap.code),
    Column("plan", "Plan", lambda gap: gap.plan_id, varied=True),
    Column("item", None, lambda gap: gap.item_id),
    Column("agency", None, lambda gap: gap.agency_id),
    Column("message", "What", lambda gap: gap.message),
)
