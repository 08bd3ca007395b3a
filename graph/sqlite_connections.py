"""Connections to the file of the embedded store, each lent to one thread at a time."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

from graph.errors import (
    StoreAccessError,
    StoreError,
    StoreSchemaError,
    StoreTimeoutError,
    StoreUnavailableError,
    ZerenError,
)
from graph.sqlite_schema import check_schema, make_schema

_OLDEST = (3, 34, 0)  # the first SQLite with the trigram tokenizer


class Connections:
    """The connections of one store. Each is in one transaction of one thread, or idle.

    They are lent, not bound to threads: a server's threads come and go, and would leave theirs open.
    """

    def __init__(self, path: Path, timeout: float) -> None:
        self._path = path
        self._timeout = timeout
        self._idle: list[sqlite3.Connection] = []
        self._lock = Lock()
        self._closed = False

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection that sees one state of the store throughout."""
        with self._transaction("BEGIN") as db:
            yield db

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """The one connection that may write; what it wrote stands when the block ends without an error."""
        with self._transaction("BEGIN IMMEDIATE") as db:
            yield db

    def make(self) -> None:
        """Make the file and its tables where they are missing."""
        if sqlite3.sqlite_version_info < _OLDEST:
            raise StoreError(f"SQLite {sqlite3.sqlite_version} is too old", advice="SQLite 3.34 or newer is needed")
        with self._translated():
            db = self._connect("rwc")
            try:
                db.execute("BEGIN IMMEDIATE")
                make_schema(db, self._path)
                db.execute("COMMIT")
                # Last, since it is written into the file: not into a database that was found to be another's.
                db.execute("PRAGMA journal_mode = WAL")
            finally:
                db.close()

    def close(self) -> None:
        """Close the idle connections now, those at work when they are given back; lend no more."""
        with self._lock:
            self._closed = True
            idle, self._idle = self._idle, []
        for db in idle:
            db.close()

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[sqlite3.Connection]:
        with self._translated(), self._lent() as db:
            db.execute(begin)
            try:
                yield db
                db.execute("COMMIT")
            finally:
                if db.in_transaction:
                    db.execute("ROLLBACK")

    @contextmanager
    def _lent(self) -> Iterator[sqlite3.Connection]:
        db = self._take()
        try:
            yield db
        finally:
            self._give_back(db)

    def _take(self) -> sqlite3.Connection:
        with self._lock:
            if self._closed:
                raise StoreError("the store is closed", where=str(self._path))
            if self._idle:
                return self._idle.pop()
        db = self._connect("rw")
        try:
            check_schema(db, self._path)
        except (sqlite3.Error, ZerenError):
            db.close()
            raise
        return db

    def _give_back(self, db: sqlite3.Connection) -> None:
        with self._lock:
            if not self._closed:
                self._idle.append(db)
                return
        db.close()

    def _connect(self, mode: str) -> sqlite3.Connection:
        # check_same_thread guards against two threads at once; lending already does.
        db = sqlite3.connect(
            f"{self._path.absolute().as_uri()}?mode={mode}",
            uri=True,
            timeout=self._timeout,
            isolation_level=None,
            check_same_thread=False,
        )
        db.execute("PRAGMA foreign_keys = ON")
        # Under WAL a power cut may cost the last plans, never the file; FULL would sync for each plan.
        db.execute("PRAGMA synchronous = NORMAL")
        db.execute("PRAGMA cache_size = -65536")
        # Each checkpoint waits for the disk: after some thirty plans, where the default would wait after three.
        db.execute("PRAGMA wal_autocheckpoint = 8000")
        return db

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise self._store_error(error) from error

    def _store_error(self, error: sqlite3.Error) -> StoreError:
        where = str(self._path)
        # An extended code keeps the primary one in its low byte.
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
        if code == sqlite3.SQLITE_CANTOPEN and not self._path.exists() and self._path.parent.is_dir():
            advice = f"Make one with `zeren init`; you must be allowed to write in {self._path.parent}"
            return StoreUnavailableError("there is no store, or it cannot be made", where=where, advice=advice)
        if code not in _MEANING:
            return StoreError(f"SQLite says: {error}", where=where)
        kind, what, advice = _MEANING[code]
        return kind(what, where=where, advice=advice)


_MEANING: dict[int, tuple[type[StoreError], str, str]] = {
    sqlite3.SQLITE_CANTOPEN: (
        StoreUnavailableError,
        "the file cannot be opened",
        "Check that its folder exists and that you may read and write there",
    ),
    sqlite3.SQLITE_READONLY: (
        StoreAccessError,
        "the file may not be written",
        "The store needs to write in its folder, even to read; check who owns both",
    ),
    sqlite3.SQLITE_PERM: (
        StoreAccessError,
        "the file may not be used",
        "Check who owns it and its folder",
    ),
    sqlite3.SQLITE_BUSY: (
        StoreTimeoutError,
        "another process is writing and did not end in time",
        "Try again when it is done",
    ),
    sqlite3.SQLITE_NOTADB: (
        StoreSchemaError,
        "the file is no SQLite database",
        "Name another file",
    ),
    sqlite3.SQLITE_CORRUPT: (
        StoreError,
        "the file is damaged",
        "Load the plans again into a new file",
    ),
    sqlite3.SQLITE_FULL: (
        StoreError,
        "the disk is full",
        "Nothing was written; make room and try again",
    ),
}
