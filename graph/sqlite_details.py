"""Items of the embedded store with all that hangs on them, in as few statements for many as for one."""

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from graph.answers import ItemDetail
from graph.model import Assignment, Subgraph
from graph.sqlite_rows import (
    AGENCY,
    ASSIGNMENT,
    COVERAGE,
    ITEM,
    TARGET,
    Row,
    agency_of,
    assignment_of,
    coverage_of,
    industry_of,
    item_of,
    packed,
    target_of,
)

T = TypeVar("T")


def read_details(db: sqlite3.Connection, items: Sequence[int]) -> tuple[ItemDetail, ...]:
    """The items whose keys are given, in that order."""
    keys = packed(items)
    assignments = read_assignments(db, items)
    targets = _by_item(db, _TARGETS, keys, target_of)
    coverages = _by_item(db, _COVERAGES, keys, coverage_of)
    return tuple(
        ItemDetail(
            item=item_of(row[5:]),
            plan_id=row[1],
            plan_title=row[2],
            jurisdiction=row[3],
            section_title=row[4],
            assignments=assignments[row[0]],
            targets=targets[row[0]],
            coverages=coverages[row[0]],
        )
        for row in db.execute(_ITEMS, (keys,))
    )


def read_assignments(db: sqlite3.Connection, items: Iterable[int]) -> dict[int, tuple[Assignment, ...]]:
    """The assignments of each item by its key, in the order of the document; () where there are none."""
    return _by_item(db, _ASSIGNMENTS, packed(list(items)), assignment_of)


def read_subgraph(db: sqlite3.Connection, items: Sequence[int]) -> Subgraph:
    """The items in the given order; what hangs on them by item, agencies by id, industries by name."""
    keys = packed(items)
    details = read_details(db, items)
    return Subgraph(
        items=tuple(detail.item for detail in details),
        agencies=tuple(map(agency_of, db.execute(_AGENCIES, (keys,)))),
        assignments=tuple(found for detail in details for found in detail.assignments),
        targets=tuple(found for detail in details for found in detail.targets),
        industries=tuple(map(industry_of, db.execute(_INDUSTRIES, (keys,)))),
        coverages=tuple(found for detail in details for found in detail.coverages),
    )


def _by_item(
    db: sqlite3.Connection, statement: str, keys: str, value_of: Callable[[Row], T]
) -> defaultdict[int, tuple[T, ...]]:
    found: defaultdict[int, list[T]] = defaultdict(list)
    for row in db.execute(statement, (keys,)):
        found[row[0]].append(value_of(row[1:]))
    return defaultdict(tuple, {key: tuple(values) for key, values in found.items()})


_ITEMS = f"""
    SELECT item.pk, plan.id, plan.title, plan.jurisdiction, section.title, {ITEM}
    FROM json_each(?) wanted
        CROSS JOIN item ON item.pk = wanted.value
        JOIN item_text ON item_text.item = item.pk
        JOIN plan ON plan.pk = item.plan
        LEFT JOIN section ON section.id = item.section
    ORDER BY wanted.key"""
_ASSIGNMENTS = f"""
    SELECT assignment.item, {ASSIGNMENT}
    FROM json_each(?) wanted
        CROSS JOIN assignment ON assignment.item = wanted.value
        JOIN item ON item.pk = assignment.item
        JOIN agency ON agency.pk = assignment.agency
    ORDER BY assignment.item, assignment.seq"""
_TARGETS = f"""
    SELECT target.item, {TARGET}
    FROM json_each(?) wanted
        CROSS JOIN target ON target.item = wanted.value
        JOIN item ON item.pk = target.item
    ORDER BY target.item, target.seq"""
_COVERAGES = f"""
    SELECT coverage.item, {COVERAGE}
    FROM json_each(?) wanted
        CROSS JOIN coverage ON coverage.item = wanted.value
        JOIN item ON item.pk = coverage.item
        JOIN industry ON industry.pk = coverage.industry
    ORDER BY coverage.item, coverage.seq"""
_AGENCIES = f"""
    SELECT {AGENCY} FROM agency WHERE pk IN (
        SELECT assignment.agency
        FROM json_each(?) wanted CROSS JOIN assignment ON assignment.item = wanted.value)
    ORDER BY agency.id"""
_INDUSTRIES = """
    SELECT name, parent FROM industry WHERE pk IN (
        SELECT coverage.industry
        FROM json_each(?) wanted CROSS JOIN coverage ON coverage.item = wanted.value)
    ORDER BY name"""
