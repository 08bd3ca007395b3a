"""One store for each engine; every test that takes `store` runs over both."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.store import Store
from graph.stores import open_store
from tests.neo4j.fixtures import emptied, server_for, url_of
from tests.neo4j.releases import releases

SQLITE = "sqlite"
RELEASES = [pytest.param(release, marks=pytest.mark.neo4j, id=f"neo4j-{release}") for release in releases()]

# What a search must not tell apart, of the letters that these tests use: Traditional and Simplified.
_SCRIPTS = str.maketrans("質監標準計發與檢驗電動汽車強設", "质监标准计发与检验电动汽车强设")


def fold(text: str) -> str:
    """Without regard to case and, for a few characters, script."""
    return text.translate(_SCRIPTS).casefold()


@pytest.fixture(scope="session", params=[SQLITE, *RELEASES])
def engine(request: pytest.FixtureRequest) -> str:
    """Each engine, Neo4j in each release that runs here."""
    return str(request.param)


@pytest.fixture
def store(engine: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An empty store of each engine."""
    embedded = engine == SQLITE
    url = f"sqlite:///{tmp_path / 'zeren.db'}" if embedded else emptied(url_of(server_for(engine, request.config)))
    opened = open_store(url, fold=fold)
    opened.init()
    yield opened
    opened.close()
