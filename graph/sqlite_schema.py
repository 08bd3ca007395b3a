"""The tables of the embedded store, their version, and making and checking them."""

import sqlite3
from pathlib import Path

from graph.errors import StoreSchemaError

APPLICATION_ID = 0x5A45524E  # "ZERN": tells our file from any other SQLite database
VERSION = 2

# What a plan says of an agency or an industry stands in plan_agency and plan_industry; agency and industry
# hold what is shown of it, as the smallest plan id says. `heir` is 1 where a plan has it as a successor.
# `seq` is a row's place in its plan's sequence.
# share, targets and due of an assignment repeat what its item says: a workload is read from one index.
# item_words keeps no words; what its rows were made of stands in item_text (`folded` only where it differs).
_TABLES = (
    """CREATE TABLE plan (
        pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title TEXT NOT NULL, issuer TEXT, doc_number TEXT,
        jurisdiction TEXT, level TEXT NOT NULL, period_start TEXT, period_end TEXT, source_name TEXT NOT NULL,
        media_type TEXT NOT NULL, sha256 TEXT NOT NULL, length INTEGER NOT NULL, sections INTEGER NOT NULL,
        items INTEGER NOT NULL, agencies INTEGER NOT NULL, lead INTEGER NOT NULL, co_op INTEGER NOT NULL,
        joint INTEGER NOT NULL, targets INTEGER NOT NULL)""",
    "CREATE INDEX plan_jurisdiction ON plan (jurisdiction, id)",
    """CREATE TABLE plan_text (
        plan INTEGER PRIMARY KEY REFERENCES plan ON DELETE CASCADE, text TEXT NOT NULL, places TEXT NOT NULL,
        citations TEXT NOT NULL, diagnostics TEXT NOT NULL, successions TEXT NOT NULL,
        trace TEXT NOT NULL)""",
    """CREATE TABLE section (
        plan INTEGER NOT NULL REFERENCES plan ON DELETE CASCADE, seq INTEGER NOT NULL,
        id TEXT NOT NULL UNIQUE, number TEXT NOT NULL, title TEXT NOT NULL, place INTEGER NOT NULL,
        quote_start INTEGER NOT NULL, quote_end INTEGER NOT NULL, quote TEXT NOT NULL,
        PRIMARY KEY (plan, seq)) WITHOUT ROWID""",
    """CREATE TABLE item (
        pk INTEGER PRIMARY KEY, plan INTEGER NOT NULL REFERENCES plan ON DELETE CASCADE,
        place INTEGER NOT NULL, seq INTEGER NOT NULL, id TEXT NOT NULL UNIQUE, number TEXT NOT NULL,
        section TEXT, parent TEXT)""",
    "CREATE INDEX item_plan ON item (plan, place, seq)",
    "CREATE INDEX item_section ON item (section)",
    """CREATE TABLE item_text (
        item INTEGER PRIMARY KEY REFERENCES item ON DELETE CASCADE, title TEXT NOT NULL, text TEXT NOT NULL,
        folded TEXT, quote_start INTEGER NOT NULL, quote_end INTEGER NOT NULL, quote TEXT NOT NULL)""",
    """CREATE VIRTUAL TABLE item_words USING fts5 (
        body, content='', columnsize=0, detail=none, tokenize='trigram case_sensitive 1')""",
    """CREATE TABLE agency (
        pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, named INTEGER, name TEXT, official_name TEXT,
        english_name TEXT, category TEXT, level TEXT, jurisdiction TEXT, aliases TEXT, kind TEXT)""",
    "CREATE INDEX agency_jurisdiction ON agency (jurisdiction, id)",
    "CREATE INDEX agency_kind ON agency (kind, id)",
    """CREATE TABLE plan_agency (
        agency INTEGER NOT NULL REFERENCES agency, heir INTEGER NOT NULL, plan_id TEXT NOT NULL,
        plan INTEGER NOT NULL REFERENCES plan ON DELETE CASCADE, seq INTEGER NOT NULL, name TEXT NOT NULL,
        official_name TEXT, english_name TEXT, category TEXT NOT NULL, level TEXT NOT NULL, jurisdiction TEXT,
        aliases TEXT NOT NULL, kind TEXT, PRIMARY KEY (agency, heir, plan_id)) WITHOUT ROWID""",
    "CREATE INDEX plan_agency_plan ON plan_agency (plan, heir, seq)",
    """CREATE TABLE agency_name (
        agency INTEGER NOT NULL REFERENCES agency ON DELETE CASCADE, heir INTEGER NOT NULL,
        said TEXT NOT NULL, text TEXT NOT NULL, folded TEXT NOT NULL, plans INTEGER NOT NULL,
        PRIMARY KEY (agency, heir, said, text)) WITHOUT ROWID""",
    "CREATE INDEX agency_name_folded ON agency_name (folded)",
    """CREATE TABLE succession (
        predecessor INTEGER NOT NULL REFERENCES agency, successor INTEGER NOT NULL REFERENCES agency,
        date TEXT NOT NULL, basis TEXT NOT NULL, plan INTEGER NOT NULL REFERENCES plan ON DELETE CASCADE,
        PRIMARY KEY (predecessor, successor, date, basis, plan)) WITHOUT ROWID""",
    "CREATE INDEX succession_successor ON succession (successor)",
    "CREATE INDEX succession_plan ON succession (plan)",
    "CREATE TABLE industry (pk INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, parent TEXT)",
    "CREATE INDEX industry_parent ON industry (parent)",
    """CREATE TABLE plan_industry (
        industry INTEGER NOT NULL REFERENCES industry, plan_id TEXT NOT NULL,
        plan INTEGER NOT NULL REFERENCES plan ON DELETE CASCADE, seq INTEGER NOT NULL, parent TEXT,
        PRIMARY KEY (industry, plan_id)) WITHOUT ROWID""",
    "CREATE INDEX plan_industry_plan ON plan_industry (plan, seq)",
    """CREATE TABLE assignment (
        item INTEGER NOT NULL REFERENCES item ON DELETE CASCADE, agency INTEGER NOT NULL REFERENCES agency,
        seq INTEGER NOT NULL, name TEXT NOT NULL, role TEXT NOT NULL, rule TEXT NOT NULL,
        quote_start INTEGER NOT NULL, quote_end INTEGER NOT NULL, quote TEXT NOT NULL,
        share REAL NOT NULL, targets INTEGER NOT NULL, due TEXT, PRIMARY KEY (item, agency)) WITHOUT ROWID""",
    "CREATE INDEX assignment_load ON assignment (agency, role, share, targets, due)",
    """CREATE TABLE target (
        item INTEGER NOT NULL REFERENCES item ON DELETE CASCADE, seq INTEGER NOT NULL, id TEXT NOT NULL,
        metric TEXT NOT NULL, value REAL, unit TEXT, comparator TEXT, deadline TEXT, baseline TEXT,
        period TEXT, quote_start INTEGER NOT NULL, quote_end INTEGER NOT NULL, quote TEXT NOT NULL,
        PRIMARY KEY (item, seq)) WITHOUT ROWID""",
    "CREATE INDEX target_deadline ON target (deadline)",
    """CREATE TABLE coverage (
        item INTEGER NOT NULL REFERENCES item ON DELETE CASCADE,
        industry INTEGER NOT NULL REFERENCES industry, seq INTEGER NOT NULL, quote_start INTEGER NOT NULL,
        quote_end INTEGER NOT NULL, quote TEXT NOT NULL,
        PRIMARY KEY (item, industry)) WITHOUT ROWID""",
    "CREATE INDEX coverage_industry ON coverage (industry)",
)


def make_schema(db: sqlite3.Connection, path: Path) -> None:
    """Make the tables in an empty database, leave this version's alone; StoreSchemaError for any other."""
    if db.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID:
        check_schema(db, path)
        return
    if db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        raise StoreSchemaError("this database is not zeren's", where=str(path), advice="Name another file")
    for statement in _TABLES:
        db.execute(statement)
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute(f"PRAGMA user_version = {VERSION}")


def check_schema(db: sqlite3.Connection, path: Path) -> None:
    """Return if the tables of this version stand; StoreSchemaError otherwise."""
    if db.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise StoreSchemaError(
            "this database holds no zeren store", where=str(path), advice="Make one with `zeren init`"
        )
    found = db.execute("PRAGMA user_version").fetchone()[0]
    if found != VERSION:
        raise StoreSchemaError(
            f"the store has schema version {found}, this zeren reads version {VERSION}",
            where=str(path),
            advice="Use the zeren that wrote it, or load the plans into a new file",
        )
