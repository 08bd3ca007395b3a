"""How what Cypher returns becomes the model again."""

from collections.abc import Sequence
from typing import Any, Final, LiteralString

from graph.model import (
    ActionItem,
    Agency,
    Assignment,
    Category,
    Comparator,
    Coverage,
    Industry,
    Level,
    Period,
    Quote,
    Target,
)
from graph.neo4j_connection import TornReadError
from graph.neo4j_rows import TYPES

_ROLES: Final = {kind: role for role, kind in TYPES.items()}

# What a query returns of a node or a relationship, in the order in which the functions below take it.
AGENCY: LiteralString = (
    "[a.id, a.name, a.official_name, a.english_name, a.category, a.level, a.jurisdiction,"
    " coalesce(a.aliases, []), a.kind]"
)
SAID: LiteralString = (
    "[a.id, n.name, n.official_name, n.english_name, n.category, n.level, n.jurisdiction,"
    " coalesce(n.aliases, []), n.kind]"
)
ITEM: LiteralString = (
    "[i.id, i.number, i.title, i.text, i.order, i.section, i.parent, i.quote_start, i.quote_end, i.quote]"
)
ASSIGNMENT: LiteralString = "[a.id, i.id, r.name, type(r), r.rule, r.quote_start, r.quote_end, r.quote]"
TARGET: LiteralString = (
    "[t.id, i.id, t.metric, t.value, t.unit, t.comparator, t.deadline, t.baseline, t.period,"
    " h.quote_start, h.quote_end, h.quote]"
)
COVERAGE: LiteralString = "[i.id, n.name, c.quote_start, c.quote_end, c.quote]"


def whole(*fields: Any) -> tuple[Any, ...]:
    """The fields, none of which is ever absent; raises TornReadError where one is."""
    if None in fields:
        raise TornReadError
    return fields


def agency_of(row: Sequence[Any]) -> Agency:
    """The agency that AGENCY or SAID returned."""
    whole(row[0], row[1], row[4], row[5], row[7])
    own, name, official, english, category, level, jurisdiction, aliases, kind = row
    return Agency(own, name, official, english, Category(category), Level(level), jurisdiction, tuple(aliases), kind)


def item_of(row: Sequence[Any]) -> ActionItem:
    """The item that ITEM returned."""
    whole(*row[:5], *row[7:])
    return ActionItem(*[*row[:7], Quote(*row[7:])])


def assignment_of(row: Sequence[Any]) -> Assignment:
    """The assignment that ASSIGNMENT returned."""
    agency, item, name, kind, rule, *quote = whole(*row)
    return Assignment(agency, item, name, _ROLES[kind], rule, Quote(*quote))


def target_of(row: Sequence[Any]) -> Target:
    """The target that TARGET returned."""
    whole(*row[:3], *row[9:])
    own, item, metric, value, unit, comparator, deadline, baseline, period, *quote = row
    sign = Comparator(comparator) if comparator is not None else None
    counted = Period(period) if period is not None else None
    return Target(own, item, metric, value, unit, sign, deadline, baseline, counted, Quote(*quote))


def industry_of(row: Sequence[Any]) -> Industry:
    """The industry of a name and a parent."""
    whole(row[0])
    return Industry(*row)


def coverage_of(row: Sequence[Any]) -> Coverage:
    """The coverage that COVERAGE returned."""
    item, industry, *quote = whole(*row)
    return Coverage(item, industry, Quote(*quote))
