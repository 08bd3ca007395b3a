"""Which items of the embedded store a question is about: an ItemQuery as conditions of SQL."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from graph.answers import ItemQuery
from graph.errors import NotFoundError
from graph.sqlite_rows import packed

Fold = Callable[[str], str]

_SHORTEST = 3  # characters of a word that the trigram index can find


@dataclass(frozen=True, slots=True)
class Where:
    """Conditions that must all hold, and the values for their question marks."""

    conditions: tuple[str, ...] = ()
    values: tuple[object, ...] = ()

    def also(self, condition: str, *values: object) -> "Where":
        """With one condition more."""
        return replace(self, conditions=(*self.conditions, condition), values=(*self.values, *values))

    def __str__(self) -> str:
        return f"WHERE {' AND '.join(self.conditions)}" if self.conditions else ""


def items_where(query: ItemQuery, fold: Fold) -> Where:
    """The conditions of a query over `item JOIN plan`."""
    where = Where()
    if query.plan is not None:
        where = where.also(IN_PLAN, query.plan)
    if query.jurisdiction is not None:
        where = where.also("plan.jurisdiction = ?", query.jurisdiction)
    if query.section is not None:
        where = where.also("item.section = ?", query.section)
    if query.industry is not None:
        where = where.also(_IN_INDUSTRY, query.industry)
    if query.due is not None:
        where = where.also(f"item.pk IN (SELECT target.item FROM target WHERE {DUE})", *due_values(query.due))
    return _text_where(_agency_where(where, query), fold(query.text or "").split())


def due_values(due: str) -> tuple[str, str, str]:
    """The values of DUE: the year or month itself, and from where to where the months of a year are."""
    return due, f"{due}-", f"{due}."


def check_known(db: sqlite3.Connection, query: ItemQuery) -> None:
    """Raise NotFoundError for an id of the query that is not in the store."""
    for kind, key in _ids(query):
        known(db, kind, key)


def known(db: sqlite3.Connection, kind: str, key: str) -> int:
    """The row's number in the store; NotFoundError if it is not there."""
    row = db.execute(_KNOWN[kind], (key,)).fetchone()
    if row is None:
        raise NotFoundError(kind, key)
    return int(row[0])


def _ids(query: ItemQuery) -> Iterator[tuple[str, str]]:
    if query.plan is not None:
        yield "plan", query.plan
    if query.section is not None:
        yield "section", query.section
    if query.industry is not None:
        yield "industry", query.industry
    for agency in query.agencies:
        yield "agency", agency


def _agency_where(where: Where, query: ItemQuery) -> Where:
    if not query.agencies:
        return where if query.role is None else where.also(_HAS_ROLE, query.role)
    agencies = packed(query.agencies)
    if query.role is None:
        return where.also(f"item.pk IN ({_ITEMS_OF})", agencies)
    return where.also(f"item.pk IN ({_ITEMS_OF} AND assignment.role = ?)", agencies, query.role)


def _text_where(where: Where, words: list[str]) -> Where:
    grams = [gram for word in words for gram in _grams(word)]
    if grams:
        where = where.also(_LISTED, " AND ".join(grams))
    # The index knows which trigrams a text holds, not their order: the words are looked for in what it finds.
    for word in words:
        where = where.also(_HOLDS, word)
    return where


def _grams(word: str) -> Iterable[str]:
    ends = range(_SHORTEST, len(word) + 1)
    return dict.fromkeys('"' + word[end - _SHORTEST : end].replace('"', '""') + '"' for end in ends)


IN_PLAN = "item.plan = (SELECT pk FROM plan WHERE id = ?)"
DUE = "(target.deadline = ? OR (target.deadline >= ? AND target.deadline < ?))"
_ITEMS_OF = """
    SELECT assignment.item FROM agency JOIN assignment ON assignment.agency = agency.pk
    WHERE agency.id IN (SELECT value FROM json_each(?))"""
_HAS_ROLE = "EXISTS (SELECT 1 FROM assignment WHERE assignment.item = item.pk AND assignment.role = ?)"
_IN_INDUSTRY = """item.pk IN (
    SELECT coverage.item FROM industry JOIN coverage ON coverage.industry = industry.pk
    WHERE industry.name = ?)"""
_LISTED = "item.pk IN (SELECT rowid FROM item_words WHERE item_words MATCH ?)"
_HOLDS = """instr((
    SELECT coalesce(folded, title || char(10) || text) FROM item_text
    WHERE item_text.item = item.pk), ?) > 0"""
_KNOWN = {
    "plan": "SELECT pk FROM plan WHERE id = ?",
    "agency": "SELECT pk FROM agency WHERE id = ?",
    "item": "SELECT pk FROM item WHERE id = ?",
    "section": "SELECT plan FROM section WHERE id = ?",
    "industry": "SELECT pk FROM industry WHERE name = ?1 OR parent = ?1",
}
