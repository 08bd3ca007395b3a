"""Writing a plan into the embedded store and taking it out again, inside a transaction of the caller's."""

import sqlite3
from collections import Counter, defaultdict
from typing import NamedTuple

from graph.model import PlanGraph, Role
from graph.sqlite_rows import (
    due_row,
    pack_citations,
    pack_diagnostics,
    pack_places,
    pack_successions,
    pack_trace,
    quote_row,
)
from graph.sqlite_shared import Fold, Shared, put_shared, refresh, take_shared


def put_plan(db: sqlite3.Connection, plan: PlanGraph, fold: Fold) -> bool:
    """Write a settled plan in the place of the one that has its id; True if there was one."""
    before = _take_out(db, plan.plan.id)
    pk = _put_head(db, plan)
    shared = put_shared(db, pk, plan, fold)
    items = _put_items(db, pk, plan)
    _put_assignments(db, plan, items, shared)
    _put_targets(db, plan, items)
    _put_coverages(db, plan, items, shared)
    _put_successions(db, pk, plan, shared)
    refresh(db, [shared] if before is None else [before, shared])
    # Last: every statement after it would make the index write out the few words that it has gathered.
    _list_words(db, plan, items, fold)
    return before is not None


def take_plan(db: sqlite3.Connection, plan_id: str) -> bool:
    """Take the plan out, with what no other plan shares; False if it is not there."""
    before = _take_out(db, plan_id)
    if before is not None:
        refresh(db, [before])
    return before is not None


def _take_out(db: sqlite3.Connection, plan_id: str) -> Shared | None:
    found = db.execute("SELECT pk FROM plan WHERE id = ?", (plan_id,)).fetchone()
    if found is None:
        return None
    shared = take_shared(db, found[0])
    db.execute(_UNLIST_WORDS, found)
    db.execute("DELETE FROM plan WHERE pk = ?", found)
    return shared


def _put_head(db: sqlite3.Connection, plan: PlanGraph) -> int:
    head = plan.plan
    roles = Counter(assignment.role for assignment in plan.assignments)
    row = (
        *(head.id, head.title, head.issuer, head.doc_number, head.jurisdiction, head.level.value),
        *(head.period_start, head.period_end),
        *(head.source.name, head.source.media_type, head.source.sha256, head.source.length),
        *(len(plan.sections), len(plan.items), len(plan.agencies)),
        *(roles[Role.LEAD], roles[Role.CO_OP], roles[Role.JOINT], len(plan.targets)),
    )
    pk = db.execute(f"INSERT INTO plan VALUES (NULL{', ?' * len(row)})", row).lastrowid
    assert pk is not None, "an INSERT of one row has a row id"
    texts = (
        *(pk, head.text, pack_places(head.places), pack_citations(plan.citations)),
        *(pack_diagnostics(plan.diagnostics), pack_successions(plan.successions)),
        pack_trace(plan.trace),
    )
    db.execute("INSERT INTO plan_text VALUES (?, ?, ?, ?, ?, ?, ?)", texts)
    db.executemany(
        "INSERT INTO section VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (pk, seq, section.id, section.number, section.title, section.order, *quote_row(section.quote))
            for seq, section in enumerate(plan.sections)
        ],
    )
    return pk


def _put_items(db: sqlite3.Connection, plan_pk: int, plan: PlanGraph) -> dict[str, int]:
    first = db.execute("SELECT coalesce(max(pk), 0) + 1 FROM item").fetchone()[0]
    keyed = list(enumerate(plan.items, first))
    db.executemany(
        "INSERT INTO item VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [(pk, plan_pk, item.order, pk - first, item.id, item.number, item.section, item.parent) for pk, item in keyed],
    )
    db.executemany(
        "INSERT INTO item_text VALUES (?, ?, ?, NULL, ?, ?, ?)",
        [(pk, item.title, item.text, *quote_row(item.quote)) for pk, item in keyed],
    )
    return {item.id: pk for pk, item in keyed}


def _list_words(db: sqlite3.Connection, plan: PlanGraph, items: dict[str, int], fold: Fold) -> None:
    plain = {items[item.id]: f"{item.title}\n{item.text}" for item in plan.items}
    folded = {pk: fold(words) for pk, words in plain.items()}
    db.executemany(
        "UPDATE item_text SET folded = ? WHERE item = ?",
        [(words, pk) for pk, words in folded.items() if words != plain[pk]],
    )
    db.executemany("INSERT INTO item_words (rowid, body) VALUES (?, ?)", folded.items())


def _put_assignments(db: sqlite3.Connection, plan: PlanGraph, items: dict[str, int], shared: Shared) -> None:
    sharers = Counter(assignment.item_id for assignment in plan.assignments)
    facts = _item_facts(plan)
    db.executemany(
        "INSERT INTO assignment VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                *(items[found.item_id], shared.agencies[found.agency_id], seq),
                *(found.name, found.role.value, found.rule, *quote_row(found.quote)),
                *(1 / sharers[found.item_id], *facts[found.item_id]),
            )
            for seq, found in enumerate(plan.assignments)
        ],
    )


class _Facts(NamedTuple):
    """How many targets an item has, and the earliest of their deadlines, as `due_row` writes it."""

    targets: int = 0
    due: str | None = None


def _item_facts(plan: PlanGraph) -> defaultdict[str, _Facts]:
    facts: defaultdict[str, _Facts] = defaultdict(_Facts)
    for target in plan.targets:
        count, due = facts[target.item_id]
        if target.deadline is not None:
            end = due_row(target.deadline)
            due = end if due is None else min(due, end)
        facts[target.item_id] = _Facts(count + 1, due)
    return facts


def _put_targets(db: sqlite3.Connection, plan: PlanGraph, items: dict[str, int]) -> None:
    db.executemany(
        "INSERT INTO target VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                *(items[target.item_id], seq, target.id, target.metric, target.value, target.unit),
                *(target.comparator and target.comparator.value, target.deadline, target.baseline),
                *(target.period and target.period.value, *quote_row(target.quote)),
            )
            for seq, target in enumerate(plan.targets)
        ],
    )


def _put_coverages(db: sqlite3.Connection, plan: PlanGraph, items: dict[str, int], shared: Shared) -> None:
    db.executemany(
        "INSERT INTO coverage VALUES (?, ?, ?, ?, ?, ?)",
        [
            (items[found.item_id], shared.industries[found.industry], seq, *quote_row(found.quote))
            for seq, found in enumerate(plan.coverages)
        ],
    )


def _put_successions(db: sqlite3.Connection, plan_pk: int, plan: PlanGraph, shared: Shared) -> None:
    keys = shared.agencies
    db.executemany(
        "INSERT OR IGNORE INTO succession VALUES (?, ?, ?, ?, ?)",
        [
            (keys[found.predecessor], keys[found.successor.id], found.date, found.basis, plan_pk)
            for found in plan.successions
        ],
    )


# A contentless index forgets a row only when it is told the words again, exactly as they were listed.
_UNLIST_WORDS = """
    INSERT INTO item_words (item_words, rowid, body)
    SELECT 'delete', item, coalesce(folded, title || char(10) || text) FROM item_text
    WHERE item IN (SELECT pk FROM item WHERE plan = ?)"""
