"""Rows of the embedded store as values of the model, and values as rows."""

import json
from collections.abc import Iterable
from typing import Any

from graph.model import (
    ActionItem,
    Agency,
    Assignment,
    Category,
    Citation,
    Comparator,
    Coverage,
    Diagnostic,
    Industry,
    Level,
    Period,
    Place,
    Plan,
    Quote,
    Role,
    Section,
    Severity,
    Source,
    Succession,
    Target,
)
from graph.trace import Part, Stretch

Row = tuple[Any, ...]

_YEAR_END = "-13"

# What each `..._of` below reads, in its order.
PLAN = """plan.id, plan.title, plan.issuer, plan.doc_number, plan.jurisdiction, plan.level, plan.period_start,
    plan.period_end, plan.source_name, plan.media_type, plan.sha256, plan.length, plan_text.text,
    plan_text.places"""
SECTION = """section.id, section.number, section.title, section.place, section.quote_start, section.quote_end,
    section.quote"""
ITEM = """item.id, item.number, item_text.title, item_text.text, item.place, item.section, item.parent,
    item_text.quote_start, item_text.quote_end, item_text.quote"""
AGENCY = """agency.id, agency.name, agency.official_name, agency.english_name, agency.category, agency.level,
    agency.jurisdiction, agency.aliases, agency.kind"""
ASSIGNMENT = """agency.id, item.id, assignment.name, assignment.role, assignment.rule, assignment.quote_start,
    assignment.quote_end, assignment.quote"""
TARGET = """target.id, item.id, target.metric, target.value, target.unit, target.comparator, target.deadline,
    target.baseline, target.period, target.quote_start, target.quote_end, target.quote"""
COVERAGE = "item.id, industry.name, coverage.quote_start, coverage.quote_end, coverage.quote"


def plan_of(row: Row) -> Plan:
    """The plan's own fields, from PLAN."""
    id, title, issuer, doc_number, jurisdiction, level, start, end, *source, text, places = row
    return Plan(
        id=id,
        title=title,
        issuer=issuer,
        doc_number=doc_number,
        jurisdiction=jurisdiction,
        level=Level(level),
        period_start=start,
        period_end=end,
        source=Source(*source),
        text=text,
        places=tuple(Place(*place) for place in json.loads(places)),
    )


def section_of(row: Row) -> Section:
    """A section, from SECTION."""
    id, number, title, order, *quote = row
    return Section(id, number, title, order, Quote(*quote))


def item_of(row: Row) -> ActionItem:
    """An item, from ITEM."""
    id, number, title, text, order, section, parent, *quote = row
    return ActionItem(id, number, title, text, order, section, parent, Quote(*quote))


def agency_of(row: Row) -> Agency:
    """An agency, from AGENCY."""
    id, name, official, english, category, level, jurisdiction, aliases, kind = row
    known_as = tuple(json.loads(aliases))
    return Agency(id, name, official, english, Category(category), Level(level), jurisdiction, known_as, kind)


def assignment_of(row: Row) -> Assignment:
    """An assignment, from ASSIGNMENT."""
    agency, item, name, role, rule, *quote = row
    return Assignment(agency, item, name, Role(role), rule, Quote(*quote))


def target_of(row: Row) -> Target:
    """A target, from TARGET."""
    id, item, metric, value, unit, comparator, deadline, baseline, period, *quote = row
    return Target(
        id=id,
        item_id=item,
        metric=metric,
        value=value,
        unit=unit,
        comparator=Comparator(comparator) if comparator is not None else None,
        deadline=deadline,
        baseline=baseline,
        period=Period(period) if period is not None else None,
        quote=Quote(*quote),
    )


def coverage_of(row: Row) -> Coverage:
    """A coverage, from COVERAGE."""
    item, industry, *quote = row
    return Coverage(item, industry, Quote(*quote))


def industry_of(row: Row) -> Industry:
    """An industry, from its name and parent."""
    return Industry(*row)


def agency_row(agency: Agency) -> Row:
    """An agency without its id, in the order of AGENCY."""
    return (
        agency.name,
        agency.official_name,
        agency.english_name,
        agency.category.value,
        agency.level.value,
        agency.jurisdiction,
        packed(agency.aliases),
        agency.kind,
    )


def quote_row(quote: Quote) -> Row:
    """Start, end and words."""
    return (quote.start, quote.end, quote.text)


def due_row(deadline: str) -> str:
    """A deadline so that the earliest is the smallest: a year counts as its end, after its last month."""
    return deadline if "-" in deadline else f"{deadline}{_YEAR_END}"


def due_of(row: str | None) -> str | None:
    """The deadline that `due_row` wrote."""
    return row and row.removesuffix(_YEAR_END)


def packed(value: object) -> str:
    """JSON as the store keeps it."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def pack_places(places: Iterable[Place]) -> str:
    """Places as one cell; `plan_of` reads them."""
    return packed([(place.start, place.end, place.label) for place in places])


def pack_citations(citations: Iterable[Citation]) -> str:
    """Citations as one cell."""
    return packed([(found.doc_number, found.title, quote_row(found.quote)) for found in citations])


def unpack_citations(cell: str) -> tuple[Citation, ...]:
    """What `pack_citations` packed."""
    return tuple(Citation(number, title, Quote(*quote)) for number, title, quote in json.loads(cell))


def pack_diagnostics(diagnostics: Iterable[Diagnostic]) -> str:
    """Diagnostics as one cell."""
    return packed(
        [
            (found.severity.value, found.code, found.message, found.quote and quote_row(found.quote))
            for found in diagnostics
        ]
    )


def unpack_diagnostics(cell: str) -> tuple[Diagnostic, ...]:
    """What `pack_diagnostics` packed."""
    return tuple(
        Diagnostic(Severity(severity), code, message, Quote(*quote) if quote else None)
        for severity, code, message, quote in json.loads(cell)
    )


def pack_trace(trace: Iterable[Stretch]) -> str:
    """A trace as one cell."""
    return packed([(found.start, found.end, found.part.value, found.note) for found in trace])


def unpack_trace(cell: str) -> tuple[Stretch, ...]:
    """What `pack_trace` packed."""
    return tuple(Stretch(start, end, Part(part), note) for start, end, part, note in json.loads(cell))


def pack_successions(successions: Iterable[Succession]) -> str:
    """Successions as one cell."""
    return packed(
        [
            (found.predecessor, found.successor.id, *agency_row(found.successor), found.date, found.basis)
            for found in successions
        ]
    )


def unpack_successions(cell: str) -> tuple[Succession, ...]:
    """What `pack_successions` packed."""
    return tuple(Succession(row[0], agency_of(tuple(row[1:-2])), row[-2], row[-1]) for row in json.loads(cell))
