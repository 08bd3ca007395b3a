"""The one server of a test run, as fixtures that any conftest may import."""

import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from urllib.parse import unquote, urlsplit

import pytest
from neo4j import Driver, GraphDatabase

from tests.neo4j.server import NoServerError, Server, running_server

_run = ExitStack()
_started: list[Server | None] = []
_users: list[str] = []


@pytest.fixture(scope="session")
def neo4j_server() -> Iterator[Server | None]:
    """The server that this run started; None where ZEREN_TEST_NEO4J names a disposable one (a URL with user
    and password), which tests must not kill.

    Without one the test is skipped, or fails where ZEREN_REQUIRE_NEO4J=1 says that it must run.
    """
    # Each conftest that imports this fixture has a copy of it: the server is shared here, not by pytest.
    if not _started:
        _started.append(None if os.environ.get("ZEREN_TEST_NEO4J") else _start())
    _users.append("one more")
    yield _started[0]
    _users.pop()
    if not _users:
        _started.clear()
        _run.close()


def _start() -> Server:
    try:
        return _run.enter_context(running_server())
    except NoServerError as error:
        if os.environ.get("ZEREN_REQUIRE_NEO4J") == "1":
            raise
        sys.stderr.write(f"\nNEO4J TESTS DO NOT RUN: {error}\n")
        pytest.skip(f"no Neo4j server: {error}")


@pytest.fixture(scope="session")
def neo4j_url(neo4j_server: Server | None) -> str:
    """The address of a server whose whole content is the tests' own, with user, password and database."""
    return neo4j_server.url if neo4j_server else os.environ["ZEREN_TEST_NEO4J"]


@pytest.fixture
def empty_neo4j_url(neo4j_url: str) -> str:
    """The same address, after everything in the database was deleted (constraints and indexes stay)."""
    with plain_driver(neo4j_url) as driver:
        empty(driver)
    return neo4j_url


def plain_driver(url: str) -> Driver:
    """A driver of the tests' own, to look at what the store wrote without asking the store."""
    parts = urlsplit(url)
    auth = (unquote(parts.username or ""), unquote(parts.password or ""))
    return GraphDatabase.driver(f"{parts.scheme}://{parts.hostname}:{parts.port}", auth=auth)


def empty(driver: Driver) -> None:
    """Delete every node and relationship, a few thousand a transaction."""
    with driver.session() as session:
        session.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS").consume()
