"""The servers of a test run, one of each release, as fixtures that any conftest may import."""

import os
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

import pytest
from neo4j import Driver, GraphDatabase

from tests.neo4j.container import Container
from tests.neo4j.releases import (
    GIVEN,
    NoServerError,
    docker_answers,
    newer_version,
    releases,
    version,
    why_not,
)
from tests.neo4j.server import Server, server_from_jars, turn

Running = Server | Container


@dataclass(slots=True)
class Servers:
    """The servers that this run started; as a plugin of pytest it says at the end which ran, and ends them."""

    run: ExitStack = field(default_factory=ExitStack)
    started: dict[str, Running] = field(default_factory=dict)
    faults: dict[str, str] = field(default_factory=dict)

    def server(self, release: str) -> Running | None:
        """The server of a release, started when first asked for; None for the one that ZEREN_TEST_NEO4J names.

        Raises NoServerError where there is none, each time with the same reason.
        """
        if release == GIVEN:
            return None
        if release in self.faults:
            raise NoServerError(self.faults[release])
        if release not in self.started:
            try:
                self.started[release] = self._start(release)
            except NoServerError as error:
                self.faults[release] = str(error)
                raise
        return self.started[release]

    def _start(self, release: str) -> Running:
        if not self.started and not self.faults:
            self.run.enter_context(turn())
        reasons: list[str] = []
        ways: list[Callable[[], Running]] = [lambda: server_from_jars(release, short_lived=True)]
        if docker_answers():
            ways.insert(0, lambda: Container(release))
        for way in ways:
            server = way()
            try:
                server.start()
            except NoServerError as error:
                reasons.append(str(error))
                server.end()
            else:
                self.run.callback(server.end)
                return server
        raise NoServerError("; ".join(reasons))

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Say which releases the tests ran against."""
        say = terminalreporter.write_line
        for release, server in self.started.items():
            way = "a container" if isinstance(server, Container) else "jars from Maven"
            say(f"Neo4j {release}: tested, from {way}")
        for release, fault in self.faults.items():
            say(f"NEO4J {release} TESTS DID NOT RUN: {fault}", red=True)
        if version() in self.started and newer_version() not in releases():
            reason = why_not(newer_version()) or "ZEREN_TEST_NEO4J_VERSION names another"
            say(f"Neo4j {newer_version()}: not tested, {reason}")

    def pytest_unconfigure(self) -> None:
        """End the servers."""
        self.run.close()


def server_for(release: str, config: pytest.Config) -> Running | None:
    """The run's server of the release, as `Servers.server` gives it.

    Without one the test is skipped, or fails where ZEREN_REQUIRE_NEO4J=1 says that it must run.
    """
    # Each conftest that imports a fixture has a copy of it: the servers are shared as a plugin of the run.
    servers = config.pluginmanager.get_plugin("neo4j-servers")
    if servers is None:
        servers = Servers()
        config.pluginmanager.register(servers, "neo4j-servers")
    assert isinstance(servers, Servers)
    try:
        return servers.server(release)
    except NoServerError as error:
        if os.environ.get("ZEREN_REQUIRE_NEO4J") == "1":
            raise
        pytest.skip(f"no Neo4j server: {error}")


def url_of(server: Running | None) -> str:
    """The address of a server whose whole content is the tests' own, with user, password and database."""
    return server.url if server else os.environ["ZEREN_TEST_NEO4J"]


@pytest.fixture(scope="session", params=releases())
def neo4j_server(request: pytest.FixtureRequest) -> Running | None:
    """The server that this run started, one release after the other; None where ZEREN_TEST_NEO4J names a
    disposable one (a URL with user and password), which tests must not kill."""
    return server_for(request.param, request.config)


@pytest.fixture(scope="session")
def neo4j_url(neo4j_server: Running | None) -> str:
    """The address of the server."""
    return url_of(neo4j_server)


@pytest.fixture
def empty_neo4j_url(neo4j_url: str) -> str:
    """The same address, after everything in the database was deleted (constraints and indexes stay)."""
    return emptied(neo4j_url)


def emptied(url: str) -> str:
    """The address, after everything in its database was deleted."""
    with plain_driver(url) as driver:
        empty(driver)
    return url


def plain_driver(url: str) -> Driver:
    """A driver of the tests' own, to look at what the store wrote without asking the store."""
    parts = urlsplit(url)
    auth = (unquote(parts.username or ""), unquote(parts.password or ""))
    return GraphDatabase.driver(f"{parts.scheme}://{parts.hostname}:{parts.port}", auth=auth)


def empty(driver: Driver) -> None:
    """Delete every node and relationship, a few thousand a transaction."""
    with driver.session() as session:
        session.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS").consume()
