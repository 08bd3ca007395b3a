"""The benches of Neo4j run on the server that all tests share."""

from tests.neo4j.fixtures import empty_neo4j_url, neo4j_server, neo4j_url

__all__ = ["empty_neo4j_url", "neo4j_server", "neo4j_url"]
