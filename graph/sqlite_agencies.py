"""What the embedded store knows of agencies: who they are, what they carry and with whom."""

import sqlite3
from collections.abc import Callable, Iterator

from graph.answers import AgencyProfile, Collaborator, Page, Workload
from graph.model import Agency, Succession
from graph.sqlite_rows import AGENCY, Row, agency_of, due_of
from graph.sqlite_select import Where, known

Fold = Callable[[str], str]


def read_agencies(db: sqlite3.Connection, where: Where, limit: int, offset: int) -> Page[Agency]:
    """A page of the agencies that plans name."""
    where = where.also("agency.named")
    total = db.execute(f"SELECT count(*) FROM agency {where}", where.values).fetchone()[0]
    rows = db.execute(
        f"SELECT {AGENCY} FROM agency {where} ORDER BY agency.id LIMIT ? OFFSET ?",
        (*where.values, limit, offset),
    )
    return Page(total, tuple(map(agency_of, rows)))


def read_agencies_named(db: sqlite3.Connection, name: str, fold: Fold) -> tuple[Agency, ...]:
    """The agencies of whose shown names one folds as `name` does."""
    folded = fold(name)
    found = map(agency_of, db.execute(_NAMED, (folded,)))
    # The list holds what every plan calls it; an agency is shown by the names of one and the aliases of all.
    return tuple(agency for agency in found if folded in map(fold, _shown_names(agency)))


def read_profile(db: sqlite3.Connection, agency_id: str) -> AgencyProfile:
    """One agency with what it carries; NotFoundError if the store does not hold it."""
    pk = known(db, "agency", agency_id)
    successions = db.execute(_SUCCEEDED_BY, (pk,))
    return AgencyProfile(
        agency=_agency(db, pk),
        workload=read_workload(db, Where(), agency_id, 1, 0).rows[0],
        plans=tuple(plan for (plan,) in db.execute(_PLANS_OF, (pk,))),
        succeeded_by=tuple(Succession(agency_id, agency_of(row[2:]), row[0], row[1]) for row in successions),
        preceded_by=tuple(map(agency_of, db.execute(_PRECEDED_BY, (pk,)))),
    )


def read_workload(
    db: sqlite3.Connection, where: Where, agency_id: str | None, limit: int, offset: int
) -> Page[Workload]:
    """A page of what agencies carry of the assignments that `where` leaves; zeros for the one asked for."""
    asked = None if agency_id is None else known(db, "agency", agency_id)
    if asked is not None:
        where = where.also("assignment.agency = ?", asked)
    rows = db.execute(_WORKLOAD.format(where=where), (*where.values, limit, offset)).fetchall()
    if rows:
        return Page(rows[0][0], tuple(map(_workload_of, rows)))
    total = db.execute(f"SELECT count(DISTINCT agency) FROM assignment {where}", where.values).fetchone()[0]
    if asked is None or total:
        return Page(total, ())
    idle = Workload(_agency(db, asked), 0, 0, 0, 0, 0.0, 0, None)
    return Page(1, (idle,) if offset == 0 and limit != 0 else ())


def read_collaborators(db: sqlite3.Connection, agency_id: str, plan_id: str | None) -> tuple[Collaborator, ...]:
    """Who shares items with the agency, in the plan or in all; NotFoundError for an unknown id."""
    pk = known(db, "agency", agency_id)
    where = Where().also("mine.agency = ?", pk)
    if plan_id is not None:
        where = where.also("mine.item IN (SELECT pk FROM item WHERE plan = ?)", known(db, "plan", plan_id))
    rows = db.execute(_COLLABORATORS.format(where=where), where.values)
    return tuple(Collaborator(agency_of(row[1:]), row[0]) for row in rows)


def read_agencies_at(db: sqlite3.Connection, keys: str) -> dict[int, Agency]:
    """Agencies by key, for a JSON array of keys."""
    rows = db.execute(f"SELECT pk, {AGENCY} FROM agency WHERE pk IN (SELECT value FROM json_each(?))", (keys,))
    return {row[0]: agency_of(row[1:]) for row in rows}


def _agency(db: sqlite3.Connection, pk: int) -> Agency:
    return agency_of(db.execute(f"SELECT {AGENCY} FROM agency WHERE pk = ?", (pk,)).fetchone())


def _shown_names(agency: Agency) -> Iterator[str]:
    yield from (agency.id, agency.name, *agency.aliases)
    yield from (name for name in (agency.official_name, agency.english_name) if name)


def _workload_of(row: Row) -> Workload:
    lead, co_op, joint, total, fractional, targets, due = row[1:8]
    # Sums of thirds come out differently with the order of the rows; six places are the same in any.
    return Workload(agency_of(row[8:]), lead, co_op, joint, total, round(fractional, 6), targets, due_of(due))


_NAMED = f"""
    SELECT {AGENCY} FROM agency
    WHERE agency.named AND agency.pk IN (SELECT agency FROM agency_name WHERE folded = ? AND heir = 0)
    ORDER BY agency.id"""
_PLANS_OF = "SELECT plan_id FROM plan_agency WHERE agency = ? AND heir = 0 ORDER BY plan_id"
_SUCCEEDED_BY = f"""
    SELECT DISTINCT succession.date, succession.basis, {AGENCY}
    FROM succession JOIN agency ON agency.pk = succession.successor WHERE succession.predecessor = ?
    ORDER BY agency.id, succession.date, succession.basis"""
_PRECEDED_BY = f"""
    SELECT {AGENCY} FROM agency
    WHERE agency.pk IN (SELECT predecessor FROM succession WHERE successor = ?) ORDER BY agency.id"""
_WORKLOAD = f"""
    WITH load AS (
        SELECT agency AS pk, sum(role = 'lead') AS lead, sum(role = 'co_op') AS co_op,
            sum(role = 'joint') AS joint, count(*) AS total, sum(share) AS share, sum(targets) AS targets,
            min(due) AS due, count(*) OVER () AS found
        FROM assignment {{where}} GROUP BY agency)
    SELECT load.found, load.lead, load.co_op, load.joint, load.total, load.share, load.targets, load.due,
        {AGENCY}
    FROM load JOIN agency ON agency.pk = load.pk
    ORDER BY load.total DESC, load.lead DESC, agency.id LIMIT ? OFFSET ?"""
_COLLABORATORS = f"""
    SELECT count(*), {AGENCY}
    FROM assignment mine
        CROSS JOIN assignment theirs ON theirs.item = mine.item AND theirs.agency <> mine.agency
        JOIN agency ON agency.pk = theirs.agency
    {{where}} GROUP BY theirs.agency ORDER BY count(*) DESC, agency.id"""
