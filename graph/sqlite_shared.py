"""What plans share in the embedded store: agencies and industries, kept in step with what each plan says."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from graph.model import Agency, PlanGraph
from graph.sqlite_rows import agency_of, agency_row, packed

Fold = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Shared:
    """The keys of the agencies (by id) and industries (by name) that a plan holds."""

    agencies: dict[str, int]
    industries: dict[str, int]


def put_shared(db: sqlite3.Connection, plan_pk: int, plan: PlanGraph, fold: Fold) -> Shared:
    """Write what the plan says of its agencies, successors and industries."""
    heirs = {found.successor.id: found.successor for found in plan.successions}
    said = [(0, agency) for agency in plan.agencies] + [(1, agency) for agency in heirs.values()]
    names = [industry.name for industry in plan.industries]
    agency_ids = list(dict.fromkeys(agency.id for _, agency in said))
    shared = Shared(
        _keys(db, "INSERT OR IGNORE INTO agency (id) VALUES (?)", _AGENCY_KEYS, agency_ids),
        _keys(db, "INSERT OR IGNORE INTO industry (name) VALUES (?)", _INDUSTRY_KEYS, names),
    )
    db.executemany(
        "INSERT INTO plan_agency VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (shared.agencies[agency.id], heir, plan.plan.id, plan_pk, seq, *agency_row(agency))
            for seq, (heir, agency) in enumerate(said)
        ],
    )
    db.executemany(
        "INSERT INTO plan_industry VALUES (?, ?, ?, ?, ?)",
        [
            (shared.industries[industry.name], plan.plan.id, plan_pk, seq, industry.parent)
            for seq, industry in enumerate(plan.industries)
        ],
    )
    db.executemany(
        """INSERT INTO agency_name VALUES (?, ?, ?, ?, ?, 1)
        ON CONFLICT (agency, heir, said, text) DO UPDATE SET plans = plans + 1""",
        [
            (shared.agencies[agency.id], heir, kind, text, fold(text))
            for heir, agency in said
            for kind, text in sorted(_names(agency))
        ],
    )
    return shared


def take_shared(db: sqlite3.Connection, plan_pk: int) -> Shared:
    """Uncount the names that the plan gives; returns the keys of what it shares, whose rows go with it."""
    rows = db.execute(_PLAN_AGENCIES, (plan_pk,)).fetchall()
    spoken = [(row[0], row[1], *name) for row in rows for name in _names(agency_of(row[2:]))]
    db.executemany(
        "UPDATE agency_name SET plans = plans - 1 WHERE agency = ? AND heir = ? AND said = ? AND text = ?",
        spoken,
    )
    db.executemany(
        "DELETE FROM agency_name WHERE agency = ? AND heir = ? AND said = ? AND text = ? AND plans = 0",
        spoken,
    )
    return Shared({row[2]: row[0] for row in rows}, dict(db.execute(_PLAN_INDUSTRIES, (plan_pk,))))


def refresh(db: sqlite3.Connection, touched: Iterable[Shared]) -> None:
    """Drop agencies and industries that no plan holds any more; show others as the smallest plan id says."""
    agencies = sorted({(pk,) for shared in touched for pk in shared.agencies.values()})
    industries = sorted({(pk,) for shared in touched for pk in shared.industries.values()})
    db.executemany(_DROP_AGENCY, agencies)
    db.executemany(_SHOW_AGENCY, agencies)
    db.executemany(_DROP_INDUSTRY, industries)
    db.executemany(_SHOW_INDUSTRY, industries)


def _keys(db: sqlite3.Connection, insert: str, select: str, names: list[str]) -> dict[str, int]:
    db.executemany(insert, [(name,) for name in names])
    return dict(db.execute(select, (packed(names),)))


def _names(agency: Agency) -> Iterator[tuple[str, str]]:
    yield "id", agency.id
    yield "name", agency.name
    if agency.official_name:
        yield "official", agency.official_name
    if agency.english_name:
        yield "english", agency.english_name
    yield from {("alias", alias) for alias in agency.aliases}


_AGENCY_KEYS = "SELECT id, pk FROM agency WHERE id IN (SELECT value FROM json_each(?))"
_INDUSTRY_KEYS = "SELECT name, pk FROM industry WHERE name IN (SELECT value FROM json_each(?))"

_PLAN_AGENCIES = """
    SELECT agency.pk, said.heir, agency.id, said.name, said.official_name, said.english_name, said.category,
        said.level, said.jurisdiction, said.aliases, said.kind
    FROM plan_agency said JOIN agency ON agency.pk = said.agency WHERE said.plan = ?"""
_PLAN_INDUSTRIES = """
    SELECT industry.name, industry.pk FROM plan_industry said JOIN industry ON industry.pk = said.industry
    WHERE said.plan = ?"""

_DROP_AGENCY = "DELETE FROM agency WHERE pk = ? AND NOT EXISTS (SELECT 1 FROM plan_agency WHERE agency = pk)"
_DROP_INDUSTRY = "DELETE FROM industry WHERE pk = ? AND NOT EXISTS (SELECT 1 FROM plan_industry WHERE industry = pk)"
_SHOWN = "named, name, official_name, english_name, category, level, jurisdiction, kind, aliases"
_SAID = """
    SELECT said.heir = 0, said.name, said.official_name, said.english_name, said.category, said.level,
        said.jurisdiction, said.kind, (
            SELECT json_group_array(text) FROM (
                SELECT text FROM agency_name
                WHERE agency = said.agency AND heir = said.heir AND said = 'alias' ORDER BY text))
    FROM plan_agency said WHERE said.agency = agency.pk ORDER BY said.heir, said.plan_id LIMIT 1"""
# Most plans change nothing of what is shown; writing it all the same would touch pages all over the indexes.
_SHOW_AGENCY = f"UPDATE agency SET ({_SHOWN}) = ({_SAID}) WHERE pk = ? AND ({_SHOWN}) IS NOT ({_SAID})"
_PARENT = "SELECT parent FROM plan_industry WHERE industry = pk ORDER BY plan_id LIMIT 1"
_SHOW_INDUSTRY = f"UPDATE industry SET parent = ({_PARENT}) WHERE pk = ? AND parent IS NOT ({_PARENT})"
