"""What the embedded store knows of plans, items, targets and industries."""

import sqlite3
from collections import defaultdict
from dataclasses import replace

from graph.answers import (
    Collaborator,
    IndustryDetail,
    ItemDetail,
    ItemQuery,
    Page,
    PlanSummary,
    TargetDetail,
)
from graph.model import Industry, Level
from graph.sqlite_agencies import read_agencies_at
from graph.sqlite_details import read_assignments, read_details
from graph.sqlite_rows import ITEM, TARGET, Row, item_of, packed, target_of
from graph.sqlite_select import DUE, Fold, Where, check_known, due_values, items_where


def read_plans(db: sqlite3.Connection, where: Where, limit: int, offset: int) -> Page[PlanSummary]:
    """A page of the plans."""
    total = db.execute(f"SELECT count(*) FROM plan {where}", where.values).fetchone()[0]
    rows = db.execute(_PLANS.format(where=where), (*where.values, limit, offset))
    return Page(total, tuple(map(_summary_of, rows)))


def read_items(db: sqlite3.Connection, query: ItemQuery, fold: Fold, limit: int, offset: int) -> Page[ItemDetail]:
    """A page of the items that the query leaves; NotFoundError for an unknown id in it."""
    check_known(db, query)
    where = items_where(query, fold)
    if query.text:
        # Looking into texts is the slow part: it is done once, for all, and not again for the count.
        found = _item_keys(db, where, -1, 0)
        return Page(len(found), read_details(db, found[offset : None if limit < 0 else offset + limit]))
    total = db.execute(f"SELECT count(*) FROM item JOIN plan ON plan.pk = item.plan {where}", where.values)
    return Page(total.fetchone()[0], read_details(db, _item_keys(db, where, limit, offset)))


def read_targets(
    db: sqlite3.Connection, query: ItemQuery, unit: str | None, fold: Fold, limit: int, offset: int
) -> Page[TargetDetail]:
    """A page of the targets of the items that the query leaves, its `due` asked of the target itself."""
    check_known(db, query)
    where = items_where(replace(query, due=None), fold)
    if query.due is not None:
        where = where.also(DUE, *due_values(query.due))
    if unit is not None:
        where = where.also("target.unit = ?", unit)
    total = db.execute(f"SELECT count(*) {_TARGETS_FROM} {where}", where.values).fetchone()[0]
    rows = db.execute(_TARGETS.format(where=where), (*where.values, limit, offset)).fetchall()
    assignments = read_assignments(db, {row[0] for row in rows})
    return Page(
        total,
        tuple(
            TargetDetail(target_of(row[3:15]), item_of(row[15:]), row[1], row[2], assignments[row[0]]) for row in rows
        ),
    )


def read_industries(db: sqlite3.Connection, where: Where) -> tuple[IndustryDetail, ...]:
    """The industries that the items name which `where` leaves, with those items and their agencies."""
    items: defaultdict[int, list[str]] = defaultdict(list)
    industries: dict[int, Industry] = {}
    for key, name, parent, item in db.execute(_INDUSTRY_ITEMS.format(where=where), where.values):
        industries[key] = Industry(name, parent)
        items[key].append(item)
    carried = db.execute(_INDUSTRY_AGENCIES.format(where=where), where.values).fetchall()
    agencies = read_agencies_at(db, packed(sorted({agency for _, agency, _ in carried})))
    sharers: defaultdict[int, list[Collaborator]] = defaultdict(list)
    for key, agency, count in carried:
        sharers[key].append(Collaborator(agencies[agency], count))
    return tuple(
        IndustryDetail(
            industry=industry,
            items=tuple(items[key]),
            agencies=tuple(sorted(sharers[key], key=lambda found: (-found.items, found.agency.id))),
        )
        for key, industry in industries.items()
    )


def _item_keys(db: sqlite3.Connection, where: Where, limit: int, offset: int) -> list[int]:
    return [key for (key,) in db.execute(_ITEM_KEYS.format(where=where), (*where.values, limit, offset))]


def _summary_of(row: Row) -> PlanSummary:
    id, title, issuer, doc_number, jurisdiction, level, start, end, *rest = row
    return PlanSummary(id, title, issuer, doc_number, jurisdiction, Level(level), start, end, *rest)


def agency_items(db: sqlite3.Connection, agency: int, limit: int) -> list[int]:
    """The keys of the agency's first items."""
    where = Where().also("item.pk IN (SELECT item FROM assignment WHERE agency = ?)", agency)
    return _item_keys(db, where, limit, 0)


def plan_items(db: sqlite3.Connection, plan: int) -> list[int]:
    """The keys of the plan's items."""
    return [key for (key,) in db.execute("SELECT pk FROM item WHERE plan = ? ORDER BY place, seq", (plan,))]


_PLANS = """
    SELECT id, title, issuer, doc_number, jurisdiction, level, period_start, period_end, source_name, sha256,
        sections, items, agencies, lead, co_op, joint, targets
    FROM plan {where} ORDER BY id LIMIT ? OFFSET ?"""
_ITEM_ORDER = "plan.id, item.place, item.seq"
_ITEM_KEYS = f"""
    SELECT item.pk FROM item JOIN plan ON plan.pk = item.plan {{where}}
    ORDER BY {_ITEM_ORDER} LIMIT ? OFFSET ?"""
_TARGETS_FROM = """
    FROM target JOIN item ON item.pk = target.item JOIN plan ON plan.pk = item.plan"""
# The page is chosen first, by keys alone, so that only its own rows are read whole.
_TARGETS = f"""
    SELECT item.pk, plan.id, plan.jurisdiction, {TARGET}, {ITEM}
    FROM (
        SELECT target.item, target.seq {_TARGETS_FROM} {{where}}
        ORDER BY {_ITEM_ORDER}, target.seq LIMIT ? OFFSET ?) chosen
        CROSS JOIN target ON target.item = chosen.item AND target.seq = chosen.seq
        JOIN item ON item.pk = target.item
        JOIN item_text ON item_text.item = item.pk
        JOIN plan ON plan.pk = item.plan
    ORDER BY {_ITEM_ORDER}, target.seq"""
_INDUSTRY_ITEMS = f"""
    SELECT industry.pk, industry.name, industry.parent, item.id
    FROM coverage JOIN industry ON industry.pk = coverage.industry
        JOIN item ON item.pk = coverage.item JOIN plan ON plan.pk = item.plan
    {{where}} ORDER BY industry.name, {_ITEM_ORDER}"""
_INDUSTRY_AGENCIES = """
    SELECT coverage.industry, assignment.agency, count(*)
    FROM coverage JOIN assignment ON assignment.item = coverage.item
        JOIN item ON item.pk = coverage.item JOIN plan ON plan.pk = item.plan
    {where} GROUP BY coverage.industry, assignment.agency"""
