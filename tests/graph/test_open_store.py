"""Addresses of stores: which engine they ask for, and that no password comes out again."""

from pathlib import Path

import pytest

from graph.answers import ItemQuery
from graph.errors import ZerenError
from graph.sqlite_store import SqliteStore
from graph.stores import open_store
from tests.graph.build import Work, plan_graph


def test_three_slashes_are_a_file_here_four_one_anywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "data").mkdir()
    for url in ("sqlite:///data/here.db", f"sqlite:///{tmp_path}/anywhere.db", "sqlite:///data/a#b%20c.db"):
        store = open_store(url)
        store.init()
        store.close()
        assert isinstance(store, SqliteStore)
    found = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.db"))
    assert found == ["anywhere.db", "data/a#b%20c.db", "data/here.db"]


def test_fold_reaches_the_engine(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path}/zeren.db", fold=lambda text: text.replace("強", "强"))
    store.init()
    store.replace(plan_graph("p", Work("質量強市", lead="質監局")))
    assert store.items(ItemQuery(text="質量强市")).total == 1
    assert store.items(ItemQuery(text="质量强市")).total == 0  # this fold knows one character only
    store.close()


BAD = [
    ("postgres://zeren:secret@db/zeren", "no store is known for postgres://"),
    ("zeren.db", "no scheme"),
    ("zeren:secret@db", "no scheme"),
    ("", "no scheme"),
    ("sqlite://zeren.db", "names no file"),
    ("sqlite:///", "names no file"),
    ("sqlite:///:memory:", "names no file"),
    ("neo4j://zeren:sec/ret@db:7687", "cannot be read"),
    ("bolt://zeren:secret@:7687", "cannot be read"),
]


@pytest.mark.parametrize(("url", "says"), BAD)
def test_an_address_that_names_no_store(url: str, says: str) -> None:
    with pytest.raises(ZerenError, match=says) as caught:
        open_store(url)
    assert caught.value.advice
    assert "sec" not in str(caught.value) + repr(caught.value)
    assert caught.value.__cause__ is None


@pytest.mark.parametrize("scheme", ["neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc"])
def test_every_scheme_of_neo4j_opens_without_asking_the_server(scheme: str) -> None:
    store = open_store(f"{scheme}://zeren:secret@nowhere.invalid:7687/plans")
    assert "secret" not in repr(store) + repr(vars(store))
    store.close()
