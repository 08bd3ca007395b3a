"""Who the agencies are, what they carry, with whom, and in which industries."""

from collections.abc import Sequence
from typing import Any, Final, LiteralString

from neo4j import ManagedTransaction

from graph.answers import AgencyProfile, Collaborator, IndustryDetail, Page, Workload
from graph.errors import NotFoundError
from graph.model import Agency, Industry, Succession
from graph.neo4j_connection import first_given, rows
from graph.neo4j_rows import END, YEAR_END, slice_of
from graph.neo4j_values import AGENCY, agency_of
from graph.neo4j_words import lucene_term

OF_PLAN: Final[LiteralString] = "MATCH (:Plan {id: $plan})-[:NAMES]->(a:Agency) "
OF_KIND: Final[LiteralString] = "MATCH (a:Agency {kind: $kind}) "
OF_PLACE: Final[LiteralString] = "MATCH (a:Agency {jurisdiction: $jurisdiction}) "
OF_ALL: Final[LiteralString] = "MATCH (a:Agency) "
PAGE: Final[LiteralString] = (
    "WHERE a.named AND ($jurisdiction IS NULL OR a.jurisdiction = $jurisdiction)"
    " AND ($kind IS NULL OR a.kind = $kind)"
    " WITH a ORDER BY a.id WITH collect(a) AS found"
    " RETURN size(found), [a IN found[$offset..$end] | " + AGENCY + "]"
)
NAMED: Final[LiteralString] = (
    "CALL db.index.fulltext.queryNodes('called', $term) YIELD node AS a WITH a"
    " WHERE a.named AND $name IN a.called RETURN " + AGENCY + " ORDER BY a.id"
)
PROFILE: Final[LiteralString] = (
    "MATCH (a:Agency {id: $agency}) RETURN " + AGENCY + ","
    " COLLECT { MATCH (p:Plan)-[:NAMES]->(a) RETURN p.id ORDER BY p.id }"
)
SUCCESSORS: Final[LiteralString] = (
    "MATCH (:Agency {id: $agency})-[r:SUCCEEDED_BY]->(a:Agency)"
    " RETURN r.date, r.basis, " + AGENCY + " ORDER BY a.id, r.date, r.basis"
)
PREDECESSORS: Final[LiteralString] = (
    "MATCH (:Agency {id: $agency})<-[:SUCCEEDED_BY]-(a:Agency) WITH DISTINCT a RETURN " + AGENCY + " ORDER BY a.id"
)
KNOWN: Final[LiteralString] = """
RETURN $plan IS NULL OR EXISTS { MATCH (:Plan {id: $plan}) },
  $agency IS NULL OR EXISTS { MATCH (:Agency {id: $agency}) }
"""
LOADS_OF_AGENCY: Final[LiteralString] = "MATCH (a:Agency {id: $agency})"
LOADS_OF_PLAN: Final[LiteralString] = "MATCH (i:ActionItem {plan: $plan})"
LOADS_OF_PLACE: Final[LiteralString] = "MATCH (p:Plan {jurisdiction: $jurisdiction}) MATCH (i:ActionItem {plan: p.id})"
LOADS_OF_ALL: Final[LiteralString] = "MATCH (a:Agency)"
LOAD: Final[LiteralString] = (
    " MATCH (a:Agency)-[r:LEADS|CO_OPERATES_ON|RESPONSIBLE_FOR]->(i:ActionItem)"
    " WHERE ($plan IS NULL OR i.plan = $plan) AND ($agency IS NULL OR a.id = $agency)"
    " AND ($jurisdiction IS NULL OR EXISTS { MATCH (:Plan {id: i.plan, jurisdiction: $jurisdiction}) })"
    " WITH a, type(r) AS kind, i.sharers AS sharers, i.targets AS targets, i.due AS due"
    " WITH a, sum(CASE kind WHEN 'LEADS' THEN 1 ELSE 0 END) AS lead,"
    " sum(CASE kind WHEN 'CO_OPERATES_ON' THEN 1 ELSE 0 END) AS co_op,"
    " sum(CASE kind WHEN 'RESPONSIBLE_FOR' THEN 1 ELSE 0 END) AS joint, count(*) AS total,"
    " sum(1.0 / sharers) AS fractional, sum(targets) AS targets, min(due) AS due"
    " ORDER BY total DESC, lead DESC, a.id"
    " WITH collect({a: a, load: [lead, co_op, joint, total, fractional, targets, due]}) AS found"
    " RETURN size(found), [one IN found[$offset..$end] | [one.load, COLLECT { WITH one.a AS a RETURN "
    + AGENCY
    + " }[0]]]"
)
COLLABORATORS: Final[LiteralString] = (
    "MATCH (me:Agency {id: $agency})-[:LEADS|CO_OPERATES_ON|RESPONSIBLE_FOR]->(i:ActionItem)"
    " WHERE $plan IS NULL OR i.plan = $plan"
    " MATCH (i)<-[:LEADS|CO_OPERATES_ON|RESPONSIBLE_FOR]-(a:Agency) WHERE a <> me"
    " WITH a, count(*) AS items ORDER BY items DESC, a.id RETURN " + AGENCY + ", items"
)
INDUSTRIES: Final[LiteralString] = (
    "MATCH (n:Industry)<-[:COVERS]-(i:ActionItem)"
    " WHERE ($plan IS NULL OR i.plan = $plan)"
    " AND ($jurisdiction IS NULL OR EXISTS { MATCH (:Plan {id: i.plan, jurisdiction: $jurisdiction}) })"
    " WITH n, i ORDER BY i.plan, i.order, i.seq WITH n, collect(i) AS items"
    " RETURN n.name, n.parent, [i IN items | i.id], COLLECT { UNWIND items AS i"
    " MATCH (i)<-[:LEADS|CO_OPERATES_ON|RESPONSIBLE_FOR]-(a:Agency)"
    " WITH a, count(*) AS shared ORDER BY shared DESC, a.id RETURN [" + AGENCY + ", shared] } ORDER BY n.name"
)


def read_agencies(
    tx: ManagedTransaction,
    plan: str | None,
    jurisdiction: str | None,
    kind: str | None,
    limit: int | None,
    offset: int,
) -> Page[Agency]:
    """A page of the agencies that plans name; raises NotFoundError for an unknown plan."""
    check_known(tx, plan=plan)
    start = first_given((plan, OF_PLAN), (kind, OF_KIND), (jurisdiction, OF_PLACE), ("", OF_ALL))
    given = {"plan": plan, "jurisdiction": jurisdiction, "kind": kind} | slice_of(limit, offset)
    total, found = rows(tx, start + PAGE, **given)[0]
    return Page(total, tuple(map(agency_of, found)))


def read_agencies_named(tx: ManagedTransaction, folded: str) -> tuple[Agency, ...]:
    """The agencies that plans name, one of whose folded names is this one."""
    found = rows(tx, NAMED, term=lucene_term(folded), name=folded)
    return tuple(agency_of(row[0]) for row in found)


def read_profile(tx: ManagedTransaction, agency: str) -> AgencyProfile:
    """One agency; raises NotFoundError if the store does not hold it."""
    load = read_workload(tx, None, None, agency, 1, 0).rows[0]
    found = rows(tx, PROFILE, agency=agency)
    if not found:
        raise NotFoundError("agency", agency)
    return AgencyProfile(
        agency=agency_of(found[0][0]),
        workload=load,
        plans=tuple(found[0][1]),
        succeeded_by=tuple(
            Succession(agency, agency_of(successor), date, basis)
            for date, basis, successor in rows(tx, SUCCESSORS, agency=agency)
        ),
        preceded_by=tuple(agency_of(row[0]) for row in rows(tx, PREDECESSORS, agency=agency)),
    )


def read_workload(
    tx: ManagedTransaction,
    plan: str | None,
    jurisdiction: str | None,
    agency: str | None,
    limit: int | None,
    offset: int,
) -> Page[Workload]:
    """A page of what agencies carry; of the one asked for also nothing. NotFoundError for an unknown id."""
    check_known(tx, plan=plan, agency=agency)
    start = first_given(
        (agency, LOADS_OF_AGENCY), (plan, LOADS_OF_PLAN), (jurisdiction, LOADS_OF_PLACE), ("", LOADS_OF_ALL)
    )
    given = {"plan": plan, "jurisdiction": jurisdiction, "agency": agency} | slice_of(limit, offset)
    total, found = rows(tx, start + LOAD, **given)[0]
    if agency is None or total:
        return Page(total, tuple(map(_workload_of, found)))
    idle = Workload(agency_of(rows(tx, PROFILE, agency=agency)[0][0]), 0, 0, 0, 0, 0.0, 0, None)
    return Page(1, (idle,)[offset : END if limit is None else offset + limit])


def read_collaborators(tx: ManagedTransaction, agency: str, plan: str | None) -> tuple[Collaborator, ...]:
    """Who shares items with the agency; raises NotFoundError for an unknown id."""
    check_known(tx, agency=agency)
    check_known(tx, plan=plan)
    return tuple(
        Collaborator(agency_of(row), items) for row, items in rows(tx, COLLABORATORS, agency=agency, plan=plan)
    )


def read_industries(tx: ManagedTransaction, plan: str | None, jurisdiction: str | None) -> tuple[IndustryDetail, ...]:
    """The industries that items name; raises NotFoundError for an unknown plan."""
    check_known(tx, plan=plan)
    return tuple(
        IndustryDetail(
            industry=Industry(name, parent),
            items=tuple(items),
            agencies=tuple(Collaborator(agency_of(row), shared) for row, shared in agencies),
        )
        for name, parent, items, agencies in rows(tx, INDUSTRIES, plan=plan, jurisdiction=jurisdiction)
    )


def check_known(tx: ManagedTransaction, *, plan: str | None = None, agency: str | None = None) -> None:
    """Raise NotFoundError for an id that the store does not hold."""
    has_plan, has_agency = rows(tx, KNOWN, plan=plan, agency=agency)[0]
    if not has_plan:
        raise NotFoundError("plan", str(plan))
    if not has_agency:
        raise NotFoundError("agency", str(agency))


def _workload_of(row: Sequence[Any]) -> Workload:
    (lead, co_op, joint, total, fractional, targets, due), agency = row
    # Sums of thirds come out differently with the order of the rows; six places are the same in any.
    nearest = due and due.removesuffix(YEAR_END)
    return Workload(agency_of(agency), lead, co_op, joint, total, round(fractional, 6), targets, nearest)
