"""What Neo4j is told: a plan written whole or taken out, and what is shown of what plans share."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final, LiteralString

from neo4j import ManagedTransaction

from graph.errors import NotFoundError
from graph.model import Agency
from graph.neo4j_connection import execute, rows
from graph.neo4j_rows import TYPES, Fold, Row, shown_fields
from graph.neo4j_values import SAID, agency_of

# Setting and removing a property takes the node's lock: another writer of the same plan or agency waits here.
STANDING: Final[LiteralString] = (
    "MERGE (p:Plan {id: $plan}) SET p.locked = true REMOVE p.locked"
    " RETURN p.digest, p.folded,"
    " COLLECT { MATCH (p)-[n:NAMES]->(a) RETURN " + SAID + " },"
    " COLLECT { MATCH (p)-[n:NAMES_SUCCESSOR]->(a) RETURN [n.predecessor, n.date, n.basis, a.id] },"
    " COLLECT { MATCH (p)-[l:LISTS]->(n) RETURN [n.name, l.parent] }"
)
CLEAR: Final[LiteralString] = """
MATCH (p:Plan {id: $plan})
CALL (p) { MATCH (i:ActionItem {plan: p.id}) OPTIONAL MATCH (i)-[:HAS_TARGET]->(t) DETACH DELETE t, i }
CALL (p) { MATCH (p)-[:HAS_SECTION]->(s) DETACH DELETE s }
CALL (p) { MATCH (p)-[n:NAMES|NAMES_SUCCESSOR|LISTS]->() DELETE n }
CALL (p) {
  MATCH (p)-[c:CITES]->(d) DELETE c
  WITH DISTINCT d WHERE NOT EXISTS { (d)<-[:CITES]-() }
  DELETE d
}
"""
STRUCTURE: Final[LiteralString] = """
MATCH (p:Plan {id: $plan}) SET p = $props
WITH p
CALL (p) { UNWIND $sections AS row CREATE (p)-[:HAS_SECTION {order: row.order}]->(s:Section) SET s = row }
CALL (p) {
  UNWIND $loose AS row
  CREATE (p)-[:HAS_ITEM {order: row.props.order}]->(i:ActionItem) SET i = row.props, i.words = row.words
}
CALL {
  UNWIND $grouped AS row
  MATCH (s:Section {id: row.props.section})
  CREATE (s)-[:HAS_ITEM {order: row.props.order}]->(i:ActionItem) SET i = row.props, i.words = row.words
}
CALL {
  UNWIND $measures AS row
  MATCH (i:ActionItem {id: row.id}) MATCH (theme:ActionItem {id: row.parent})
  CREATE (i)-[:PART_OF]->(theme)
}
CALL {
  UNWIND $targets AS row
  MATCH (i:ActionItem {id: row.item})
  CREATE (i)-[h:HAS_TARGET]->(t:Target) SET h = row.quote, t = row.props
}
CALL (p) {
  UNWIND $citations AS row
  MERGE (d:CitedDocument {key: row.key}) ON CREATE SET d += row.document
  CREATE (p)-[c:CITES]->(d) SET c = row.props
}
"""
# Returns what this plan may change the look of: agencies and industries that another plan names too.
SHARED: Final[LiteralString] = """
MATCH (p:Plan {id: $plan})
CALL (p) {
  UNWIND $agencies AS row
  MERGE (a:Agency {id: row.id}) ON CREATE SET a += row.shown, a.named = true, a.shown_by = $plan
  SET a.locked = true REMOVE a.locked
  CREATE (p)-[n:NAMES]->(a) SET n = row.said
  WITH a, row
  WHERE NOT a.named OR $plan < a.shown_by
     OR any(alias IN coalesce(row.said.aliases, []) WHERE NOT alias IN coalesce(a.aliases, []))
  RETURN collect(a.id) AS agencies
}
CALL (p) {
  UNWIND $industries AS row
  MERGE (n:Industry {name: row.name})
  SET n.locked = true REMOVE n.locked
  CREATE (p)-[l:LISTS {seq: row.seq}]->(n) SET l.parent = row.parent
  WITH n, row WHERE n.shown_by IS NULL OR $plan <= n.shown_by
  RETURN collect(n.name) AS industries
}
RETURN agencies, industries
"""
ASSIGN: Final[LiteralString] = """
CALL {
  UNWIND $LEADS AS row MATCH (a:Agency {id: row.agency}) MATCH (i:ActionItem {id: row.item})
  CREATE (a)-[r:LEADS]->(i) SET r = row.props
}
CALL {
  UNWIND $CO_OPERATES_ON AS row MATCH (a:Agency {id: row.agency}) MATCH (i:ActionItem {id: row.item})
  CREATE (a)-[r:CO_OPERATES_ON]->(i) SET r = row.props
}
CALL {
  UNWIND $RESPONSIBLE_FOR AS row MATCH (a:Agency {id: row.agency}) MATCH (i:ActionItem {id: row.item})
  CREATE (a)-[r:RESPONSIBLE_FOR]->(i) SET r = row.props
}
CALL {
  UNWIND $coverages AS row MATCH (n:Industry {name: row.industry}) MATCH (i:ActionItem {id: row.item})
  CREATE (i)-[c:COVERS]->(n) SET c = row.props
}
"""
SUCCESSIONS: Final[LiteralString] = """
MATCH (p:Plan {id: $plan})
CALL (p) {
  UNWIND $successions AS row
  MERGE (a:Agency {id: row.id}) ON CREATE SET a += row.shown, a.named = false, a.shown_by = $plan
  SET a.locked = true REMOVE a.locked
  CREATE (p)-[n:NAMES_SUCCESSOR {predecessor: row.predecessor, date: row.date, basis: row.basis}]->(a)
  SET n += row.said
  WITH a, row
  WHERE NOT a.named AND ($plan < a.shown_by
     OR any(alias IN coalesce(row.shown.aliases, []) WHERE NOT alias IN coalesce(a.aliases, [])))
  RETURN collect(DISTINCT a.id) AS agencies
}
CALL {
  UNWIND $successions AS row
  MATCH (before:Agency {id: row.predecessor}) MATCH (after:Agency {id: row.id})
  MERGE (before)-[:SUCCEEDED_BY {date: row.date, basis: row.basis}]->(after)
}
RETURN agencies
"""
SEVER: Final[LiteralString] = """
UNWIND $successions AS row
MATCH (:Agency {id: row[0]})-[r:SUCCEEDED_BY {date: row[1], basis: row[2]}]->(a:Agency {id: row[3]})
WHERE NOT EXISTS { (:Plan)-[:NAMES_SUCCESSOR {predecessor: row[0], date: row[1], basis: row[2]}]->(a) }
DELETE r
"""
SAID_OF: Final[LiteralString] = (
    "UNWIND $agencies AS id MATCH (a:Agency {id: id}) SET a.locked = true REMOVE a.locked"
    " RETURN a.id,"
    " COLLECT { MATCH (p:Plan)-[n:NAMES]->(a) RETURN [p.id, " + SAID + "] ORDER BY p.id },"
    " COLLECT { MATCH (p:Plan)-[n:NAMES_SUCCESSOR]->(a) RETURN [p.id, " + SAID + "] ORDER BY p.id, n.seq DESC }"
)
SHOW: Final[LiteralString] = "UNWIND $shown AS row MATCH (a:Agency {id: row.id}) SET a = row"
FORGET: Final[LiteralString] = "UNWIND $agencies AS id MATCH (a:Agency {id: id}) DETACH DELETE a"
# An industry that is listed nowhere stays while another is part of it.
SHOW_INDUSTRIES: Final[LiteralString] = """
UNWIND $industries AS name MATCH (n:Industry {name: name})
OPTIONAL MATCH (n)-[old:PART_OF]->(was)
DELETE old
WITH n, was
OPTIONAL MATCH (p:Plan)-[l:LISTS]->(n)
WITH n, was, p, l ORDER BY p.id
WITH n, was, head(collect({plan: p.id, parent: l.parent})) AS first
SET n.parent = first.parent, n.shown_by = first.plan
FOREACH (parent IN CASE WHEN first.parent IS NULL THEN [] ELSE [first.parent] END |
  MERGE (m:Industry {name: parent}) MERGE (n)-[:PART_OF]->(m))
WITH collect(n) + collect(was) AS touched
UNWIND touched AS n
WITH DISTINCT n WHERE NOT EXISTS { (n)<-[:LISTS|COVERS|PART_OF]-() }
DETACH DELETE n
"""
DROP: Final[LiteralString] = "MATCH (p:Plan {id: $plan}) DELETE p"
STANDS: Final[LiteralString] = "MATCH (p:Plan {id: $plan}) RETURN p.id"


def put_plan(tx: ManagedTransaction, given: Row, fold: Fold) -> bool:
    """Write the rows of a plan, in the place of what stood; returns whether a plan with its id did."""
    digest, folded, *before = rows(tx, STANDING, plan=given["plan"])[0]
    if (digest, folded) == (given["props"]["digest"], given["props"]["folded"]):
        return True
    if digest is not None:
        execute(tx, CLEAR, plan=given["plan"])
    _run(
        tx,
        STRUCTURE,
        given,
        "plan",
        "props",
        "sections",
        "loose",
        "grouped",
        "measures",
        "targets",
        "citations",
    )
    agencies, industries = _run(tx, SHARED, given, "plan", "agencies", "industries")[0]
    _run(tx, ASSIGN, given, *TYPES.values(), "coverages")
    if given["successions"]:
        agencies += _run(tx, SUCCESSIONS, given, "plan", "successions")[0][0]
    _settle(tx, (set(agencies), set(industries)), before, fold)
    return digest is not None


def take_plan(tx: ManagedTransaction, plan: str, fold: Fold) -> None:
    """Take a plan out, with what only it named; raises NotFoundError if it does not stand."""
    if not rows(tx, STANDS, plan=plan):
        raise NotFoundError("plan", plan)
    _, _, *before = rows(tx, STANDING, plan=plan)[0]
    execute(tx, CLEAR, plan=plan)
    execute(tx, DROP, plan=plan)
    _settle(tx, (set(), set()), before, fold)


def _run(tx: ManagedTransaction, query: LiteralString, given: Row, *names: str) -> list[list[Any]]:
    return rows(tx, query, **{name: given[name] for name in names})


def _settle(tx: ManagedTransaction, touched: tuple[set[str], set[str]], before: Sequence[Any], fold: Fold) -> None:
    """Show what this plan, or the one that stood before it, may have changed the look of."""
    said, successions, listed = before
    agencies = touched[0] | {row[0] for row in said} | {row[3] for row in successions}
    industries = touched[1] | {row[0] for row in listed}
    if successions:
        execute(tx, SEVER, successions=successions)
    if agencies:
        _show_agencies(tx, sorted(agencies), fold)
    if industries:
        execute(tx, SHOW_INDUSTRIES, industries=sorted(industries))


def _show_agencies(tx: ManagedTransaction, ids: list[str], fold: Fold) -> None:
    shown, forgotten = [], []
    for own, named, succeeding in rows(tx, SAID_OF, agencies=ids):
        # A plan that names one successor twice means what it says last, which comes first here.
        said = named or list({plan: [plan, record] for plan, record in reversed(succeeding)}.values())[::-1]
        if said:
            records = [agency_of(record) for _, record in said]
            shown.append(_shown(records, fold) | {"id": own, "named": bool(named), "shown_by": said[0][0]})
        else:
            forgotten.append(own)
    if shown:
        execute(tx, SHOW, shown=shown)
    if forgotten:
        execute(tx, FORGET, agencies=forgotten)


def _shown(records: Sequence[Agency], fold: Fold) -> Row:
    """An agency as its first record says, with the aliases that all of them give it."""
    aliases = sorted({alias for record in records for alias in record.aliases})
    agency = replace(records[0], aliases=tuple(aliases))
    return shown_fields(agency, fold)
