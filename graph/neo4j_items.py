"""Which items and targets a question is about, and what hangs on them."""

from collections.abc import Sequence
from typing import Any, Final, LiteralString

from neo4j import ManagedTransaction

from graph.answers import ItemDetail, ItemQuery, Page, TargetDetail
from graph.errors import NotFoundError
from graph.model import Role, Subgraph
from graph.neo4j_connection import first_given, rows
from graph.neo4j_rows import END, TYPES, Row, slice_of
from graph.neo4j_values import (
    AGENCY,
    ASSIGNMENT,
    COVERAGE,
    ITEM,
    TARGET,
    agency_of,
    assignment_of,
    coverage_of,
    industry_of,
    item_of,
    target_of,
)
from graph.neo4j_words import lucene_phrases

# Each names one way to begin, the narrowest that a query gives; FILTER then asks for all of it.
FROM_SECTION: Final[LiteralString] = "MATCH (:Section {id: $section})-[:HAS_ITEM]->(i:ActionItem)"
FROM_PLAN: Final[LiteralString] = "MATCH (i:ActionItem {plan: $plan})"
FROM_AGENCIES: Final[LiteralString] = (
    "UNWIND $agencies AS agency"
    " MATCH (:Agency {id: agency})-[:LEADS|CO_OPERATES_ON|RESPONSIBLE_FOR]->(i:ActionItem) WITH DISTINCT i"
)
FROM_WORDS: Final[LiteralString] = (
    "CALL db.index.fulltext.queryNodes('words', $phrases) YIELD node AS i WITH i WHERE i:ActionItem WITH i"
)
FROM_INDUSTRY: Final[LiteralString] = "MATCH (:Industry {name: $industry})<-[:COVERS]-(i:ActionItem)"
FROM_DUE: Final[LiteralString] = (
    "MATCH (t:Target) WHERE t.deadline = $due OR t.deadline STARTS WITH $due + '-'"
    " MATCH (i:ActionItem)-[:HAS_TARGET]->(t) WITH DISTINCT i"
)
FROM_JURISDICTION: Final[LiteralString] = (
    "MATCH (p:Plan {jurisdiction: $jurisdiction}) MATCH (i:ActionItem {plan: p.id})"
)
FROM_ALL: Final[LiteralString] = "MATCH (i:ActionItem)"
FILTER: Final[LiteralString] = """
WHERE ($plan IS NULL OR i.plan = $plan)
  AND ($section IS NULL OR i.section = $section)
  AND ($jurisdiction IS NULL OR EXISTS { MATCH (:Plan {id: i.plan, jurisdiction: $jurisdiction}) })
  AND ($industry IS NULL OR EXISTS { MATCH (i)-[:COVERS]->(n:Industry) WHERE n.name = $industry })
  AND ($due IS NULL OR EXISTS {
    MATCH (i)-[:HAS_TARGET]->(t) WHERE t.deadline = $due OR t.deadline STARTS WITH $due + '-' })
  AND (($role IS NULL AND size($agencies) = 0) OR EXISTS {
    MATCH (i)<-[r:LEADS|CO_OPERATES_ON|RESPONSIBLE_FOR]-(a:Agency)
    WHERE ($role IS NULL OR type(r) = $role) AND (size($agencies) = 0 OR a.id IN $agencies) })
  AND all(word IN $words WHERE i.words CONTAINS word)
"""
IDS: Final[LiteralString] = """
WITH i ORDER BY i.plan, i.order, i.seq
WITH collect(i.id) AS ids
RETURN size(ids), ids[$offset..$end]
"""
# Without a question the index gives the page in its order, and the store's own count the total.
EVERY: Final[LiteralString] = (
    "MATCH (i:ActionItem) WHERE i.plan >= '' WITH i ORDER BY i.plan, i.order, i.seq SKIP $offset LIMIT $limit"
    " WITH collect(i.id) AS ids RETURN COUNT { MATCH (:ActionItem) }, ids"
)
TARGETS: Final[LiteralString] = """
MATCH (i)-[:HAS_TARGET]->(t:Target)
WHERE ($due IS NULL OR t.deadline = $due OR t.deadline STARTS WITH $due + '-')
  AND ($unit IS NULL OR t.unit = $unit)
WITH i, t ORDER BY i.plan, i.order, i.seq, t.seq
WITH collect(t.id) AS ids
RETURN size(ids), ids[$offset..$end]
"""
KNOWN: Final[LiteralString] = """
RETURN $plan IS NULL OR EXISTS { MATCH (:Plan {id: $plan}) },
  $section IS NULL OR EXISTS { MATCH (:Section {id: $section}) },
  $industry IS NULL OR EXISTS { MATCH (:Industry {name: $industry}) },
  [id IN $agencies WHERE NOT EXISTS { MATCH (:Agency {id: id}) }]
"""
ASSIGNMENTS: Final[LiteralString] = (
    "COLLECT { MATCH (i)<-[r:LEADS|CO_OPERATES_ON|RESPONSIBLE_FOR]-(a:Agency) RETURN "
    + ASSIGNMENT
    + " ORDER BY r.seq }"
)
DETAILS: Final[LiteralString] = (
    "UNWIND range(0, size($ids) - 1) AS place MATCH (i:ActionItem {id: $ids[place]})"
    " MATCH (p:Plan {id: i.plan}) OPTIONAL MATCH (s:Section {id: i.section})"
    " RETURN " + ITEM + ", p.id, p.title, p.jurisdiction, s.title, " + ASSIGNMENTS + ","
    " COLLECT { MATCH (i)-[h:HAS_TARGET]->(t:Target) RETURN " + TARGET + " ORDER BY t.seq },"
    " COLLECT { MATCH (i)-[c:COVERS]->(n:Industry) RETURN " + COVERAGE + " ORDER BY c.seq }"
    " ORDER BY place"
)
TARGET_DETAILS: Final[LiteralString] = (
    "UNWIND range(0, size($ids) - 1) AS place"
    " MATCH (i:ActionItem)-[h:HAS_TARGET]->(t:Target {id: $ids[place]})"
    " MATCH (p:Plan {id: i.plan}) RETURN " + TARGET + ", " + ITEM + ", p.id, p.jurisdiction, " + ASSIGNMENTS + ""
    " ORDER BY place"
)
AGENCIES_OF: Final[LiteralString] = "UNWIND $ids AS id MATCH (a:Agency {id: id}) RETURN " + AGENCY + " ORDER BY a.id"
INDUSTRIES_OF: Final[LiteralString] = (
    "UNWIND $names AS name MATCH (n:Industry {name: name}) RETURN n.name, n.parent ORDER BY n.name"
)


def check_known(tx: ManagedTransaction, query: ItemQuery) -> None:
    """Raise NotFoundError for an id of the query that is not in the store."""
    named = {"plan": query.plan, "section": query.section, "industry": query.industry}
    *known, strangers = rows(tx, KNOWN, **named, agencies=list(query.agencies))[0]
    for (kind, key), is_known in zip(named.items(), known, strict=True):
        if not is_known:
            raise NotFoundError(kind, str(key))
    if strangers:
        raise NotFoundError("agency", strangers[0])


def read_items(
    tx: ManagedTransaction, query: ItemQuery, words: Sequence[str], limit: int | None, offset: int
) -> Page[ItemDetail]:
    """A page of the items for which the query holds; `words` are its text's, folded."""
    check_known(tx, query)
    given = _parameters(query, words) | slice_of(limit, offset)
    if query == ItemQuery():
        found = rows(tx, EVERY, offset=given["offset"], limit=END if limit is None else min(limit, END))
    else:
        found = rows(tx, _start(query, given) + FILTER + IDS, **given)
    total, ids = found[0]
    return Page(total, read_details(tx, ids))


def read_targets(
    tx: ManagedTransaction,
    query: ItemQuery,
    words: Sequence[str],
    unit: str | None,
    limit: int | None,
    offset: int,
) -> Page[TargetDetail]:
    """A page of the targets of the items for which the query holds."""
    check_known(tx, query)
    given = _parameters(query, words) | slice_of(limit, offset) | {"unit": unit}
    total, found = rows(tx, _start(query, given) + FILTER + TARGETS, **given)[0]
    return Page(total, tuple(map(_target_detail, rows(tx, TARGET_DETAILS, ids=found))))


def read_item(tx: ManagedTransaction, item_id: str) -> ItemDetail:
    """One item; raises NotFoundError if it is not in the store."""
    found = read_details(tx, [item_id])
    if not found:
        raise NotFoundError("item", item_id)
    return found[0]


def read_details(tx: ManagedTransaction, ids: Sequence[str]) -> tuple[ItemDetail, ...]:
    """The items in the order of their ids here."""
    return tuple(
        ItemDetail(
            item=item_of(item),
            plan_id=plan,
            plan_title=title,
            jurisdiction=jurisdiction,
            section_title=section,
            assignments=tuple(map(assignment_of, assignments)),
            targets=tuple(map(target_of, targets)),
            coverages=tuple(map(coverage_of, coverages)),
        )
        for item, plan, title, jurisdiction, section, assignments, targets, coverages in rows(
            tx, DETAILS, ids=list(ids)
        )
    )


def read_subgraph(tx: ManagedTransaction, details: Sequence[ItemDetail]) -> Subgraph:
    """The items in the given order with what hangs on them; agencies by id, industries by name."""
    assignments = tuple(found for detail in details for found in detail.assignments)
    coverages = tuple(found for detail in details for found in detail.coverages)
    agencies = sorted({found.agency_id for found in assignments})
    industries = sorted({found.industry for found in coverages})
    return Subgraph(
        items=tuple(detail.item for detail in details),
        agencies=tuple(agency_of(row[0]) for row in rows(tx, AGENCIES_OF, ids=agencies)),
        assignments=assignments,
        targets=tuple(found for detail in details for found in detail.targets),
        industries=tuple(map(industry_of, rows(tx, INDUSTRIES_OF, names=industries))),
        coverages=coverages,
    )


def _target_detail(row: Sequence[Any]) -> TargetDetail:
    target, item, plan, jurisdiction, assignments = row
    return TargetDetail(target_of(target), item_of(item), plan, jurisdiction, tuple(map(assignment_of, assignments)))


def _parameters(query: ItemQuery, words: Sequence[str]) -> Row:
    return {
        "plan": query.plan,
        "jurisdiction": query.jurisdiction,
        "agencies": list(query.agencies),
        # A role that no assignment can have finds nothing, as in the embedded store.
        "role": query.role and next((TYPES[role] for role in Role if role == query.role), query.role),
        "industry": query.industry,
        "section": query.section,
        "due": query.due,
        "words": list(words),
        "phrases": lucene_phrases(words),
    }


def _start(query: ItemQuery, given: Row) -> LiteralString:
    return first_given(
        (query.section, FROM_SECTION),
        (query.plan, FROM_PLAN),
        (query.agencies or None, FROM_AGENCIES),
        (given["phrases"], FROM_WORDS),
        (query.industry, FROM_INDUSTRY),
        (query.due, FROM_DUE),
        (query.jurisdiction, FROM_JURISDICTION),
        ("", FROM_ALL),
    )
