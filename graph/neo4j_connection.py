"""How the Neo4j engine reaches its server: address, credentials, transactions, and what a failure means."""

import logging
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, LiteralString, TypeVar
from urllib.parse import unquote, urlsplit

from neo4j import Driver, GraphDatabase, ManagedTransaction, Query, Session, unit_of_work
from neo4j.exceptions import (
    AuthError,
    ClientError,
    ConfigurationError,
    ConstraintError,
    DriverError,
    Forbidden,
    Neo4jError,
    UnsupportedServerProduct,
)

from graph.errors import (
    StoreAccessError,
    StoreError,
    StoreSchemaError,
    StoreTimeoutError,
    StoreUnavailableError,
)

# The driver warns of each retry; what fails in the end is an error of ours.
logging.getLogger("neo4j").addHandler(logging.NullHandler())

OLDEST = (5, 26)
ATTEMPTS = 5
HELLO = Query("RETURN 1", timeout=10)
NO_DATABASE = "Neo.ClientError.Database.DatabaseNotFound"
GONE = "Neo.ClientError.Statement.EntityNotFound"
TIMED_OUT = "Neo.ClientError.Transaction.TransactionTimedOut"

T = TypeVar("T")
Row = list[Any]
Work = Callable[[ManagedTransaction], T]


class TornReadError(Exception):
    """A row without what it must have: a plan was replaced between finding a node and reading it."""


@dataclass(frozen=True, slots=True)
class Address:
    """A server, a database on it, and who asks; only `__str__` is for people."""

    server: str
    database: str
    user: str
    password: str = field(repr=False)

    def __str__(self) -> str:
        return f"{self.server}/{self.database}"


def parse_address(url: str, *, user: str | None = None, password: str | None = None) -> Address:
    """Read `neo4j://user:password@host:port/database`; what is given beside the URL wins over what is in it.

    Raises StoreAccessError for a URL that names no host or no port number, without repeating the URL.
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port or 7687
    except ValueError:
        # The error would repeat a part of the URL, which may be one of the password.
        raise _unreadable() from None
    if not host:
        raise _unreadable()
    return Address(
        server=f"{parts.scheme}://{f'[{host}]' if ':' in host else host}:{port}",
        database=parts.path.strip("/") or "neo4j",
        user=user or unquote(parts.username or "neo4j"),
        password=password or unquote(parts.password or ""),
    )


def _unreadable() -> StoreAccessError:
    return StoreAccessError(
        "the address of the Neo4j server cannot be read",
        advice="Write neo4j://host:port/database, and percent-encode special characters of a password in it",
    )


class Connection:
    """A pool of connections to one database; safe to share between threads."""

    def __init__(self, address: Address, *, timeout: float) -> None:
        self._address = address
        self._timeout = timeout
        self._reached = False
        # One manager for every session: a read sees what this process wrote, on whichever server it lands.
        self._bookmarks = GraphDatabase.bookmark_manager()
        self._driver = _driver(address, timeout)

    def __repr__(self) -> str:
        return f"Connection({str(self._address)!r})"

    def reach(self) -> None:
        """Return if a server that is new enough takes the credentials; raise a StoreError otherwise."""
        with self._translated(), self._session() as session:
            # By itself, not in a managed transaction, which would try for a while to reach what is not there.
            agent = session.run(HELLO).consume().server.agent
        found = re.search(r"(\d+)\.(\d+)", agent)
        if found and (int(found[1]), int(found[2])) < OLDEST:
            raise self._too_old(agent)
        self._reached = True

    def read(self, work: Work[T]) -> T:
        """Run `work` in a read transaction and return its answer."""
        return self._transact("READ", work, self._timeout)

    def write(self, work: Work[T]) -> T:
        """Run `work` in a write transaction, again where the server asks for that, and return its answer."""
        return self._transact("WRITE", work, self._timeout * 4)

    def apply(self, statement: LiteralString) -> None:
        """Run a statement that changes the schema, which a transaction with data may not hold."""
        with self._translated(), self._session() as session:
            session.run(statement).consume()

    def close(self) -> None:
        """Close the pool."""
        self._driver.close()

    def schema_error(self, what: str, advice: str) -> StoreSchemaError:
        """An error about what this database holds."""
        return StoreSchemaError(what, where=str(self._address), advice=advice)

    def _transact(self, mode: str, work: Work[T], seconds: float) -> T:
        # Once: who never reached a server is told at once, who did waits for it to come back.
        if not self._reached:
            self.reach()
        timed = unit_of_work(timeout=seconds)(work)
        with self._translated(), self._session() as session:
            if mode == "WRITE":
                return session.execute_write(timed)
            for _ in range(ATTEMPTS):
                try:
                    return session.execute_read(timed)
                except TornReadError:
                    continue
                except ClientError as error:
                    # The same, found out by the server: what a query found was gone before it could be read.
                    if error.code != GONE:
                        raise
        advice = "Ask again when the plans are loaded"
        raise StoreTimeoutError("what was asked for changed each time it was read", advice=advice)

    def _session(self) -> Session:
        return self._driver.session(database=self._address.database, bookmark_manager=self._bookmarks)

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except (DriverError, Neo4jError) as error:
            raise self._meaning(error) from error

    def _meaning(self, error: DriverError | Neo4jError) -> StoreError:
        where, code = str(self._address), getattr(error, "code", None) or ""
        if code.startswith(TIMED_OUT):
            advice = "Ask for less (one plan, one jurisdiction, a smaller limit), or ask again later"
            return StoreTimeoutError(
                f"Neo4j ended a query that took more than {self._timeout:g} s", where=where, advice=advice
            )
        if isinstance(error, AuthError):
            advice = "Check ZEREN_NEO4J_USER and ZEREN_NEO4J_PASSWORD (or ZEREN_NEO4J_PASSWORD_FILE)"
            return StoreAccessError("Neo4j refuses the user or the password", where=where, advice=advice)
        if isinstance(error, Forbidden):
            advice = "Grant it the rights that docs/neo4j.md lists"
            return StoreAccessError("this user may not do that in Neo4j", where=where, advice=advice)
        if code == NO_DATABASE:
            advice = "Check the name after the last / of ZEREN_STORE; `SHOW DATABASES` lists what there is"
            return StoreAccessError(f"Neo4j has no database {self._address.database!r}", where=where, advice=advice)
        if isinstance(error, UnsupportedServerProduct | ConfigurationError):
            return self._too_old("an old Bolt protocol")
        if isinstance(error, ConstraintError):
            advice = "Remove the nodes with that key that zeren did not write, or use a database of its own"
            return self.schema_error("a key is taken in this database", advice)
        if isinstance(error, DriverError) or error.is_retryable():
            advice = "Check that the server runs, and the host and port in ZEREN_STORE"
            return StoreUnavailableError("no Neo4j server answers", where=where, advice=advice)
        return StoreError(f"Neo4j refused a query ({code})", where=where, advice="Run `zeren init`, then try again")

    def _too_old(self, agent: str) -> StoreSchemaError:
        return self.schema_error(
            f"the server speaks {agent}, and zeren needs Neo4j {OLDEST[0]}.{OLDEST[1]} or newer",
            "Upgrade the server, or use the embedded store (ZEREN_STORE=sqlite:///zeren.db)",
        )


def _driver(address: Address, timeout: float) -> Driver:
    return GraphDatabase.driver(
        address.server,
        auth=(address.user, address.password),
        connection_timeout=5,
        connection_acquisition_timeout=15,
        max_transaction_retry_time=min(timeout, 15),
        # A connection that slept through a restart of the server is found out before a question is put to it.
        liveness_check_timeout=10,
        # Labels that no plan has used yet are no news: an empty answer says it.
        notifications_min_severity="OFF",
    )


def rows(tx: ManagedTransaction, query: LiteralString, **parameters: Any) -> list[Row]:
    """The records that a query answers, each as a list of its values."""
    return tx.run(query, parameters).values()


def execute(tx: ManagedTransaction, query: LiteralString, **parameters: Any) -> None:
    """Run a query for what it changes."""
    tx.run(query, parameters).consume()


def first_given(*ways: tuple[object, LiteralString]) -> LiteralString:
    """The query beside the first value that is not None; the last value must not be."""
    for value, query in ways:
        if value is not None:
            return query
    raise ValueError("no way without a condition was given")
