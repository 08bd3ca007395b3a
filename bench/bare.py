"""Loading without zeren's store: the same rows written with the Neo4j driver, one UNWIND a label and a type of edge."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final, LiteralString

from neo4j import Driver, GraphDatabase, ManagedTransaction, Session

from graph.neo4j_connection import parse_address

Row = dict[str, Any]

NODES: Final[tuple[tuple[str, LiteralString], ...]] = (
    (
        "sections",
        "MATCH (p:Plan {id: $plan}) UNWIND $rows AS row"
        " CREATE (p)-[:HAS_SECTION {order: row.order}]->(s:Section) SET s = row",
    ),
    (
        "loose",
        "MATCH (p:Plan {id: $plan}) UNWIND $rows AS row"
        " CREATE (p)-[:HAS_ITEM {order: row.props.order}]->(i:ActionItem) SET i = row.props, i.words = row.words",
    ),
    (
        "grouped",
        "UNWIND $rows AS row MATCH (s:Section {id: row.props.section})"
        " CREATE (s)-[:HAS_ITEM {order: row.props.order}]->(i:ActionItem) SET i = row.props, i.words = row.words",
    ),
    (
        "measures",
        "UNWIND $rows AS row MATCH (i:ActionItem {id: row.id}) MATCH (t:ActionItem {id: row.parent})"
        " CREATE (i)-[:PART_OF]->(t)",
    ),
    (
        "targets",
        "UNWIND $rows AS row MATCH (i:ActionItem {id: row.item})"
        " CREATE (i)-[h:HAS_TARGET]->(t:Target) SET h = row.quote, t = row.props",
    ),
    (
        "citations",
        "MATCH (p:Plan {id: $plan}) UNWIND $rows AS row"
        " MERGE (d:CitedDocument {key: row.key}) ON CREATE SET d += row.document"
        " CREATE (p)-[c:CITES]->(d) SET c = row.props",
    ),
    (
        "agencies",
        "MATCH (p:Plan {id: $plan}) UNWIND $rows AS row"
        " MERGE (a:Agency {id: row.id}) SET a += row.shown, a.named = true"
        " CREATE (p)-[n:NAMES]->(a) SET n = row.said",
    ),
    (
        "industries",
        "MATCH (p:Plan {id: $plan}) UNWIND $rows AS row"
        " MERGE (n:Industry {name: row.name}) SET n.parent = row.parent"
        " CREATE (p)-[l:LISTS {seq: row.seq}]->(n) SET l.parent = row.parent"
        " FOREACH (parent IN CASE WHEN row.parent IS NULL THEN [] ELSE [row.parent] END |"
        " MERGE (m:Industry {name: parent}) MERGE (n)-[:PART_OF]->(m))",
    ),
    (
        "LEADS",
        "UNWIND $rows AS row MATCH (a:Agency {id: row.agency}) MATCH (i:ActionItem {id: row.item})"
        " CREATE (a)-[r:LEADS]->(i) SET r = row.props",
    ),
    (
        "CO_OPERATES_ON",
        "UNWIND $rows AS row MATCH (a:Agency {id: row.agency}) MATCH (i:ActionItem {id: row.item})"
        " CREATE (a)-[r:CO_OPERATES_ON]->(i) SET r = row.props",
    ),
    (
        "RESPONSIBLE_FOR",
        "UNWIND $rows AS row MATCH (a:Agency {id: row.agency}) MATCH (i:ActionItem {id: row.item})"
        " CREATE (a)-[r:RESPONSIBLE_FOR]->(i) SET r = row.props",
    ),
    (
        "coverages",
        "UNWIND $rows AS row MATCH (n:Industry {name: row.industry}) MATCH (i:ActionItem {id: row.item})"
        " CREATE (i)-[c:COVERS]->(n) SET c = row.props",
    ),
    (
        "successions",
        "MATCH (p:Plan {id: $plan}) UNWIND $rows AS row"
        " MERGE (a:Agency {id: row.id}) ON CREATE SET a += row.shown, a.named = false"
        " CREATE (p)-[n:NAMES_SUCCESSOR {predecessor: row.predecessor, date: row.date, basis: row.basis}]->(a)"
        " SET n += row.said"
        " WITH a, row MATCH (b:Agency {id: row.predecessor})"
        " MERGE (b)-[:SUCCEEDED_BY {date: row.date, basis: row.basis}]->(a)",
    ),
)
PLAN: Final[LiteralString] = "CREATE (p:Plan) SET p = $props"
EMPTY: Final[LiteralString] = "MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS"
COUNT_NODES: Final[LiteralString] = "MATCH (n) WHERE NOT n:ZerenSchema RETURN labels(n)[0], count(*)"
COUNT_EDGES: Final[LiteralString] = "MATCH ()-[r]->() RETURN type(r), count(*)"


@contextmanager
def session(url: str) -> Iterator[Session]:
    """A session of the driver's own on the database at `url`."""
    address = parse_address(url)
    driver: Driver = GraphDatabase.driver(address.server, auth=(address.user, address.password))
    with driver, driver.session(database=address.database) as found:
        yield found


def write_rows(found: Session, rows: Row) -> None:
    """One plan's rows in one transaction."""
    found.execute_write(_write, rows)


def _write(tx: ManagedTransaction, rows: Row) -> None:
    tx.run(PLAN, props=rows["props"]).consume()
    for name, statement in NODES:
        if rows[name]:
            tx.run(statement, plan=rows["plan"], rows=rows[name]).consume()


def empty(found: Session) -> None:
    """Delete all nodes; constraints and indexes stay."""
    found.run(EMPTY).consume()


def counts(found: Session) -> Counter[str]:
    """How many nodes of each label and edges of each type there are."""
    rows = [*found.run(COUNT_NODES).values(), *found.run(COUNT_EDGES).values()]
    return Counter(dict(rows))
