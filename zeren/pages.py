"""What is printed of one thing: a plan, an item with its quotes, an agency with what it carries."""

from collections import Counter
from collections.abc import Sequence

from graph.answers import AgencyProfile, ItemDetail
from graph.model import PlanGraph, Role
from viz.words import figure
from zeren.listings import ASSIGNMENTS, CARRIED, ITEMS, Carried
from zeren.output import Format, show
from zeren.reports import counted
from zeren.table import print_blank, print_table, print_words


def print_plan(plan: PlanGraph) -> None:
    """The plan's title, how much it holds, and its items."""
    head = plan.plan
    print_words(head.title, "bold")
    _print_line(head.jurisdiction, head.issuer, head.doc_number, _period(head.period_start, head.period_end))
    print_words(_holds(plan))
    print_blank()
    show(_details(plan), ITEMS, Format.TABLE)


def _print_line(*parts: str | None) -> None:
    if line := " · ".join(part for part in parts if part):
        print_words(line)


def _period(start: str | None, end: str | None) -> str:
    return "—".join(dict.fromkeys(year for year in (start, end) if year))


def _holds(plan: PlanGraph) -> str:
    roles = Counter(assignment.role for assignment in plan.assignments)
    by_role = ", ".join(f"{roles[role]} {role.value}" for role in Role)
    parts = (
        counted(len(plan.sections), "section"),
        counted(len(plan.items), "item"),
        counted(len(plan.agencies), "agency"),
        f"{counted(len(plan.assignments), 'assignment')} ({by_role})",
        counted(len(plan.targets), "target"),
    )
    return ", ".join(parts)


def _details(plan: PlanGraph) -> list[ItemDetail]:
    titles = {section.id: section.title for section in plan.sections}
    return [
        ItemDetail(
            item=item,
            plan_id=plan.plan.id,
            plan_title=plan.plan.title,
            jurisdiction=plan.plan.jurisdiction,
            section_title=titles.get(item.section or ""),
            assignments=tuple(one for one in plan.assignments if one.item_id == item.id),
            targets=tuple(one for one in plan.targets if one.item_id == item.id),
            coverages=tuple(one for one in plan.coverages if one.item_id == item.id),
        )
        for item in plan.items
    ]


def print_item(detail: ItemDetail) -> None:
    """The item's words, and each statement on it with the words that it came from."""
    item = detail.item
    print_words(" ".join(part for part in (item.number, item.title) if part), "bold")
    _print_line(detail.plan_title, detail.section_title)
    print_words(item.id, "dim")
    if item.text and item.text != item.title:
        print_blank()
        print_words(item.text)
    print_blank()
    show(detail.assignments, _QUOTED_ASSIGNMENTS, Format.TABLE)
    if detail.targets:
        print_blank()
        heads = ("Target", "Figure", "Due", "Words")
        cells = [(one.metric, figure(one), one.deadline, one.quote.text) for one in detail.targets]
        print_table(list(zip(heads, map(list, zip(*cells, strict=True)), strict=True)))
    if detail.coverages:
        print_blank()
        print_table(
            [
                ("Industry", [coverage.industry for coverage in detail.coverages]),
                ("Words", [coverage.quote.text for coverage in detail.coverages]),
            ]
        )


# Offsets and rules are for programs: JSON and CSV hold them.
_QUOTED_ASSIGNMENTS = tuple(column for column in ASSIGNMENTS if column.head in ("Role", "Agency", "Words"))


def print_agency(profile: AgencyProfile, carried: Sequence[Carried]) -> None:
    """What the agency is called, what it carries, and its items with the words that name it."""
    agency, load = profile.agency, profile.workload
    print_words(agency.name, "bold")
    _print_line(agency.official_name, agency.english_name, agency.category.value, agency.jurisdiction)
    if others := [alias for alias in agency.aliases if alias != agency.name]:
        print_words("also " + "、".join(others))
    for step in profile.succeeded_by:
        print_words(f"succeeded by {step.successor.name} ({step.date}): {step.basis}")
    if profile.preceded_by:
        print_words("took over from " + "、".join(one.name for one in profile.preceded_by))
    due = f", next due {load.nearest_deadline}" if load.nearest_deadline else ""
    print_words(
        f"{counted(load.total, 'item')}: {load.lead} lead, {load.co_op} co-op, {load.joint} joint; "
        f"{counted(load.targets, 'target')}{due}"
    )
    print_blank()
    show(carried, CARRIED, Format.TABLE)
