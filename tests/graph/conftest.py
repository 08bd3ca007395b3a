"""One store for each engine; every test that takes `store` runs over both."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.store import Store
from graph.stores import open_store
from tests.neo4j.fixtures import empty_neo4j_url, neo4j_server, neo4j_url

__all__ = ["empty_neo4j_url", "neo4j_server", "neo4j_url"]

# What a search must not tell apart, of the letters that these tests use: Traditional and Simplified.
_SCRIPTS = str.maketrans("質監標準計發與檢驗電動汽車強設", "质监标准计发与检验电动汽车强设")


def fold(text: str) -> str:
    """Without regard to case and, for a few characters, script."""
    return text.translate(_SCRIPTS).casefold()


@pytest.fixture(params=["sqlite", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An empty store of each engine."""
    local = f"sqlite:///{tmp_path / 'zeren.db'}"
    url = local if request.param == "sqlite" else request.getfixturevalue("empty_neo4j_url")
    opened = open_store(url, fold=fold)
    opened.init()
    yield opened
    opened.close()
