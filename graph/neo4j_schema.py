"""The constraints and indexes that the Neo4j engine rests on, and the version of the shape that they hold."""

from typing import Final, LiteralString

from graph.neo4j_connection import Connection, execute, rows
from graph.neo4j_rows import VERSION

# Constraints first: a MERGE on a label without its constraint reads every node of the label.
CONSTRAINTS: Final[tuple[LiteralString, ...]] = (
    "CREATE CONSTRAINT plan_id IF NOT EXISTS FOR (n:Plan) REQUIRE n.id IS UNIQUE",
    "CREATE CONSTRAINT section_id IF NOT EXISTS FOR (n:Section) REQUIRE n.id IS UNIQUE",
    "CREATE CONSTRAINT action_item_id IF NOT EXISTS FOR (n:ActionItem) REQUIRE n.id IS UNIQUE",
    "CREATE CONSTRAINT agency_id IF NOT EXISTS FOR (n:Agency) REQUIRE n.id IS UNIQUE",
    "CREATE CONSTRAINT target_id IF NOT EXISTS FOR (n:Target) REQUIRE n.id IS UNIQUE",
    "CREATE CONSTRAINT industry_name IF NOT EXISTS FOR (n:Industry) REQUIRE n.name IS UNIQUE",
    "CREATE CONSTRAINT cited_document_key IF NOT EXISTS FOR (n:CitedDocument) REQUIRE n.key IS UNIQUE",
    "CREATE CONSTRAINT zeren_schema_name IF NOT EXISTS FOR (n:ZerenSchema) REQUIRE n.name IS UNIQUE",
)
INDEXES: Final[tuple[LiteralString, ...]] = (
    "CREATE INDEX plan_jurisdiction IF NOT EXISTS FOR (n:Plan) ON (n.jurisdiction)",
    "CREATE INDEX action_item_plan IF NOT EXISTS FOR (n:ActionItem) ON (n.plan)",
    "CREATE INDEX agency_kind IF NOT EXISTS FOR (n:Agency) ON (n.kind)",
    "CREATE INDEX agency_jurisdiction IF NOT EXISTS FOR (n:Agency) ON (n.jurisdiction)",
    "CREATE INDEX target_deadline IF NOT EXISTS FOR (n:Target) ON (n.deadline)",
    # Words: pairs of Chinese characters, for search. Called: a whole name is one term, for exact names.
    "CREATE FULLTEXT INDEX words IF NOT EXISTS FOR (n:ActionItem|Agency) ON EACH [n.words, n.called]"
    " OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk'}}",
    "CREATE FULLTEXT INDEX called IF NOT EXISTS FOR (n:Agency) ON EACH [n.called]"
    " OPTIONS {indexConfig: {`fulltext.analyzer`: 'keyword'}}",
)
NAMES: Final = frozenset(
    statement.split()[2 + statement.startswith("CREATE FULLTEXT")] for statement in CONSTRAINTS + INDEXES
)

AWAIT: LiteralString = "CALL db.awaitIndexes(300)"
READY: LiteralString = "SHOW INDEXES YIELD name, state WHERE state = 'ONLINE' RETURN collect(name)"
STAMP: LiteralString = "MERGE (s:ZerenSchema {name: 'zeren'}) ON CREATE SET s.version = $version"
STAMPED: LiteralString = "OPTIONAL MATCH (s:ZerenSchema {name: 'zeren'}) RETURN s.version"


def make_schema(connection: Connection) -> None:
    """Make what is missing; raises StoreSchemaError, and makes nothing, where another version's stands."""
    connection.reach()
    if _stamped(connection) is not None:
        check_schema(connection)
    for statement in (*CONSTRAINTS, *INDEXES):
        connection.apply(statement)
    connection.apply(AWAIT)
    connection.write(lambda tx: execute(tx, STAMP, version=VERSION))


def check_schema(connection: Connection) -> None:
    """Return if the database holds this version's schema, whole; raise StoreSchemaError otherwise."""
    found = _stamped(connection)
    if found is None:
        raise connection.schema_error("this database holds no zeren schema", "Run `zeren init`")
    if found > VERSION:
        raise connection.schema_error(
            f"this database holds schema {found}, and this zeren reads {VERSION}", "Upgrade zeren"
        )
    if found < VERSION:
        raise connection.schema_error(
            f"this database holds schema {found}, and this zeren reads {VERSION}",
            "Load the plans into an empty database, or use the zeren that made this one",
        )


def check_indexes(connection: Connection) -> None:
    """Return if every constraint and index is ready; raise StoreSchemaError naming those that are not."""
    ready = connection.read(lambda tx: set(rows(tx, READY)[0][0]))
    if missing := sorted(NAMES - ready):
        raise connection.schema_error(f"not there, or not ready: {', '.join(missing)}", "Run `zeren init`")


def _stamped(connection: Connection) -> int | None:
    version: int | None = connection.read(lambda tx: rows(tx, STAMPED)[0][0])
    return version
