"""Reading plans back: whole as they were written, or as a list of what each holds."""

import json
from collections.abc import Sequence
from typing import Any, Final, LiteralString

from neo4j import ManagedTransaction

from graph.answers import Page, PlanSummary
from graph.errors import NotFoundError, StoreTimeoutError
from graph.model import (
    Citation,
    Diagnostic,
    Industry,
    Level,
    Place,
    Plan,
    PlanGraph,
    Quote,
    Section,
    Severity,
    Source,
    Succession,
)
from graph.neo4j_connection import rows
from graph.neo4j_rows import content_digest, slice_of
from graph.neo4j_values import (
    ASSIGNMENT,
    COVERAGE,
    ITEM,
    SAID,
    TARGET,
    agency_of,
    assignment_of,
    coverage_of,
    item_of,
    target_of,
    whole,
)
from graph.trace import Part, Stretch

SUMMARIES: Final[LiteralString] = """
MATCH (p:Plan) WHERE $jurisdiction IS NULL OR p.jurisdiction = $jurisdiction
WITH p ORDER BY p.id
WITH collect(p) AS found
RETURN size(found), [p IN found[$offset..$end] | p {
  .id, .title, .issuer, .doc_number, .jurisdiction, .level, .period_start, .period_end, .source_name, .sha256,
  .sections, .items, .agencies, .lead, .co_op, .joint, .targets}]
"""
DIGEST: Final[LiteralString] = "MATCH (p:Plan {id: $plan}) RETURN p.digest"
PLAN: Final[LiteralString] = (
    "MATCH (p:Plan {id: $plan}) RETURN p.digest,"
    " [p.id, p.title, p.issuer, p.doc_number, p.jurisdiction, p.level, p.period_start, p.period_end,"
    " p.source_name, p.media_type, p.sha256, p.length, p.text], p.places, p.diagnostics, coalesce(p.trace, '[]'),"
    " COLLECT { MATCH (p)-[:HAS_SECTION]->(s:Section)"
    " RETURN [s.id, s.number, s.title, s.order, s.quote_start, s.quote_end, s.quote] ORDER BY s.seq },"
    " COLLECT { MATCH (p)-[n:NAMES]->(a:Agency) RETURN " + SAID + " ORDER BY n.seq },"
    " COLLECT { MATCH (p)-[l:LISTS]->(n:Industry) RETURN [n.name, l.parent] ORDER BY l.seq },"
    " COLLECT { MATCH (p)-[c:CITES]->(d:CitedDocument)"
    " RETURN [d.doc_number, d.title, c.quote_start, c.quote_end, c.quote] ORDER BY c.seq },"
    " COLLECT { MATCH (p)-[n:NAMES_SUCCESSOR]->(a:Agency)"
    " RETURN [n.predecessor, n.date, n.basis, " + SAID + "] ORDER BY n.seq }"
)
ITEMS: Final[LiteralString] = (
    "MATCH (i:ActionItem {plan: $plan}) WITH i ORDER BY i.seq WITH collect(i) AS items RETURN"
    " COLLECT { UNWIND items AS i RETURN " + ITEM + " },"
    " COLLECT { UNWIND items AS i MATCH (i)<-[r:LEADS|CO_OPERATES_ON|RESPONSIBLE_FOR]-(a:Agency)"
    " RETURN " + ASSIGNMENT + " ORDER BY r.seq },"
    " COLLECT { UNWIND items AS i MATCH (i)-[h:HAS_TARGET]->(t:Target) RETURN " + TARGET + " ORDER BY t.seq },"
    " COLLECT { UNWIND items AS i MATCH (i)-[c:COVERS]->(n:Industry) RETURN " + COVERAGE + " ORDER BY c.seq }"
)
ITEM_IDS: Final[LiteralString] = (
    "MATCH (i:ActionItem {plan: $plan}) WITH i ORDER BY i.order, i.seq RETURN collect(i.id)"
)
HASHES: Final[LiteralString] = "MATCH (p:Plan) RETURN p.id, p.sha256 ORDER BY p.id"
# The code of a diagnostic stands in the property as JSON writes it.
CORRECTED: Final[LiteralString] = "MATCH (p:Plan) WHERE p.diagnostics CONTAINS '\"correction\"' RETURN p.id"
TRIES: Final = 20


def read_plans(tx: ManagedTransaction, jurisdiction: str | None, limit: int | None, offset: int) -> Page[PlanSummary]:
    """A page of the plans."""
    total, found = rows(tx, SUMMARIES, jurisdiction=jurisdiction, **slice_of(limit, offset))[0]
    whole(*(row["level"] for row in found))
    return Page(total, tuple(PlanSummary(**row | {"level": Level(row["level"])}) for row in found))


def read_plan(tx: ManagedTransaction, plan_id: str) -> PlanGraph:
    """The plan, every sequence in the order in which it was given; NotFoundError if it is not there."""
    # A transaction here sees what others commit meanwhile. What was read is one state if it is what was
    # written, or, where someone changed the graph by hand, if it is read twice.
    before: PlanGraph | None = None
    for _ in range(TRIES):
        head = rows(tx, PLAN, plan=plan_id)
        if not head:
            raise NotFoundError("plan", plan_id)
        digest, *fields = head[0]
        found = _plan_graph(fields, rows(tx, ITEMS, plan=plan_id)[0])
        if found == before or content_digest(found) == digest:
            return found
        before = found
    raise StoreTimeoutError(f"plan {plan_id!r} was replaced each time it was read", advice="Ask again")


def read_item_ids(tx: ManagedTransaction, plan_id: str) -> list[str]:
    """The ids of a plan's items in its order; raises NotFoundError if the plan is not there."""
    if not rows(tx, DIGEST, plan=plan_id):
        raise NotFoundError("plan", plan_id)
    ids: list[str] = rows(tx, ITEM_IDS, plan=plan_id)[0][0]
    return ids


def read_hashes(tx: ManagedTransaction) -> dict[str, str]:
    """The sha256 of each plan's source, by plan id."""
    return dict(rows(tx, HASHES))


def read_corrected(tx: ManagedTransaction) -> frozenset[str]:
    """The ids of the plans that tell of a correction."""
    return frozenset(row[0] for row in rows(tx, CORRECTED))


def _plan_graph(fields: Sequence[Any], hanging: Sequence[Any]) -> PlanGraph:
    whole(*fields[:3])
    own, places, diagnostics, trace, sections, agencies, industries, citations, successions = fields
    items, assignments, targets, coverages = hanging
    return PlanGraph(
        plan=_plan_of(own, places),
        sections=tuple(Section(*[*row[:4], Quote(*row[4:])]) for row in map(_whole_row, sections)),
        items=tuple(map(item_of, items)),
        agencies=tuple(map(agency_of, agencies)),
        assignments=tuple(map(assignment_of, assignments)),
        targets=tuple(map(target_of, targets)),
        industries=tuple(Industry(*row) for row in industries),
        coverages=tuple(map(coverage_of, coverages)),
        citations=tuple(Citation(*[*row[:2], Quote(*row[2:])]) for row in citations),
        diagnostics=tuple(map(_diagnostic_of, json.loads(diagnostics))),
        successions=tuple(
            Succession(predecessor, agency_of(successor), date, basis)
            for predecessor, date, basis, successor in successions
        ),
        trace=tuple(Stretch(start, end, Part(part), note) for start, end, part, note in json.loads(trace)),
    )


def _whole_row(row: Sequence[Any]) -> Sequence[Any]:
    return whole(*row)


def _plan_of(own: Sequence[Any], places: str) -> Plan:
    whole(own[0], own[1], own[5], *own[8:])
    *head, name, media_type, sha256, length, text = own
    title, issuer, doc_number, jurisdiction, level, start, end = head[1:]
    source = Source(name, media_type, sha256, length)
    kept = tuple(Place(*place) for place in json.loads(places))
    return Plan(head[0], title, issuer, doc_number, jurisdiction, Level(level), start, end, source, text, kept)


def _diagnostic_of(row: Sequence[Any]) -> Diagnostic:
    severity, code, message, quote = row
    return Diagnostic(Severity(severity), code, message, quote and Quote(*quote))
