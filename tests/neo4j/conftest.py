"""The Neo4j tests share one server of each release, which a test that kills it starts again."""

from collections.abc import Iterator
from contextlib import closing

import pytest

from graph.neo4j_store import Neo4jStore, open_neo4j
from tests.neo4j.fixtures import Running, empty_neo4j_url, neo4j_server, neo4j_url

__all__ = ["empty_neo4j_url", "neo4j_server", "neo4j_url"]


@pytest.fixture
def store(empty_neo4j_url: str) -> Iterator[Neo4jStore]:
    with closing(open_neo4j(empty_neo4j_url)) as opened:
        opened.init()
        yield opened


@pytest.fixture
def own_server(neo4j_server: Running | None) -> Running:
    if neo4j_server is None:
        pytest.skip("ZEREN_TEST_NEO4J names a server that these tests may not kill")
    return neo4j_server
