"""The neo4j-admin files, imported into a fresh server, give the store that loading gives."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from graph.answers import ItemQuery
from graph.neo4j_export import export_neo4j_admin
from graph.neo4j_store import Neo4jStore, open_neo4j
from graph.sqlite_store import SqliteStore
from graph.store import Store
from tests.graph.build import SHANTOU, Aim, Work, agency, known_as, plan_graph, succession
from tests.neo4j.fixtures import Running, plain_driver
from tests.neo4j.server import PASSWORD, Server
from tests.neo4j.test_schema import GREEN, everything

PLANS = [
    GREEN,
    plan_graph(
        "难",
        # What a CSV reader may stumble over: a line feed, quotes, commas, a backslash, nothing at all.
        Work('标题,"引号"\\', "第一行\n第二行;\t'", lead="质监局", aims=(Aim("前列", None, None, "2015-06"),)),
        Work("", "", joint="质监局 发改局", industries="新能源 汽车<新能源"),
        known=(agency("质监局", aliases=("质量;局", "QTS")),),
        successions=(succession("质监局", agency("市场监管局", aliases=("市监局",))),),
    ),
    plan_graph("空", jurisdiction=None),
]


@pytest.fixture
def embedded(tmp_path: Path) -> Iterator[Store]:
    with closing(SqliteStore(tmp_path / "zeren.db")) as store:
        store.init()
        for plan in PLANS:
            store.replace(plan)
        yield store


def test_an_empty_store_exports_a_schema_and_nothing_else(tmp_path: Path) -> None:
    with closing(SqliteStore(tmp_path / "zeren.db")) as store:
        store.init()
        command = export_neo4j_admin(store, tmp_path / "out", str.casefold)
    assert [file.name for file in (tmp_path / "out").glob("*.csv")] == ["ZerenSchema.csv"]
    assert "--nodes=ZerenSchema=./ZerenSchema.csv" in command


@pytest.mark.neo4j
def test_import_gives_what_loading_gives(
    embedded: Store, store: Neo4jStore, neo4j_server: Running | None, tmp_path: Path
) -> None:
    if not isinstance(neo4j_server, Server):
        pytest.skip("the importer is run from the jars, and this server was not started from them")
    for plan in PLANS:
        store.replace(plan)
    with plain_driver(neo4j_server.url) as driver:
        loaded = everything(driver)
    export_neo4j_admin(embedded, tmp_path / "csv", str.casefold)
    imported = Server(tmp_path / "home", neo4j_server.version, short_lived=True)
    script = (tmp_path / "csv" / "import.sh").read_text("utf-8")
    arguments = script.split("neo4j-admin ")[1].replace("${1:-neo4j}", "neo4j").split()
    imported.admin(*arguments, cwd=tmp_path / "csv")
    imported.start()
    try:
        _compare(imported, embedded, loaded)
    finally:
        imported.kill()


def _compare(imported: Server, embedded: Store, loaded: list[str]) -> None:
    with closing(open_neo4j(imported.address, password=PASSWORD)) as store:
        store.init()
        store.check()
        for plan in PLANS:
            assert store.plan(plan.plan.id) == plan
        assert store.workload() == embedded.workload()
        assert store.items(ItemQuery(text="第二行")).total == 1
        assert [found.id for found in store.agencies_named("qts")] == [known_as("质监局", SHANTOU)]
        assert store.replace(PLANS[1])
    with plain_driver(imported.url) as driver:
        assert everything(driver) == loaded
