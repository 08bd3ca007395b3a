"""The API over a real SQLite store with two plans."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from graph.sqlite_store import SqliteStore
from loaders.script import fold
from tests.api.plans import credit_plan, quality_plan
from tests.browser import browser, watched

__all__ = ["browser", "watched"]


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[SqliteStore]:
    """A store without a plan."""
    store = SqliteStore(tmp_path / "zeren.db", fold)
    store.init()
    yield store
    store.close()


@pytest.fixture
def store(empty: SqliteStore) -> SqliteStore:
    """A store with the plans of two cities."""
    empty.replace(quality_plan())
    empty.replace(credit_plan())
    return empty


@pytest.fixture
def client(store: SqliteStore) -> Iterator[TestClient]:
    """The API over that store; a fault is answered, not raised."""
    with TestClient(create_app(store), raise_server_exceptions=False) as opened:
        yield opened
