"""What `init` makes, what `check` misses, and which shape the graph has for someone who writes Cypher."""

import json
import logging
import sys
from collections.abc import Iterator
from contextlib import closing
from typing import LiteralString

import pytest
from neo4j import Driver

from graph.answers import ItemQuery
from graph.errors import StoreSchemaError
from graph.neo4j_schema import NAMES
from graph.neo4j_store import Neo4jStore, open_neo4j
from tests.graph.build import Aim, Work, agency, known_as, plan_graph, succession
from tests.neo4j.fixtures import plain_driver

neo4j = pytest.mark.neo4j

GREEN = plan_graph(
    "绿",
    Work(
        "能源",
        lead="发改局",
        co_op="质监局 科技局",
        aims=(Aim("标准", 100, "项", "2015"),),
        industries="新能源<战略性新兴产业",
        section=1,
    ),
    Work("措施", joint="质监局 工商局", parent=1),
    sections=("一、能源",),
    successions=(succession("质监局", agency("市场监管局")),),
)


@pytest.fixture
def driver(empty_neo4j_url: str) -> Iterator[Driver]:
    with plain_driver(empty_neo4j_url) as opened:
        yield opened


def answer(driver: Driver, query: LiteralString, **given: int) -> list[list[object]]:
    return [list(record.values()) for record in driver.execute_query(query, given, database_="neo4j").records]


@neo4j
def test_init_is_safe_to_repeat(store: Neo4jStore, driver: Driver) -> None:
    store.init()
    store.check()
    found = {row[0] for row in answer(driver, "SHOW INDEXES YIELD name")}
    assert found >= NAMES
    analysers = answer(driver, "SHOW INDEXES YIELD name, options WHERE name = 'words' RETURN options.indexConfig")
    assert analysers == [[{"fulltext.analyzer": "cjk", "fulltext.eventually_consistent": False}]]


@neo4j
def test_without_init_a_question_and_a_plan_are_refused(empty_neo4j_url: str) -> None:
    with closing(open_neo4j(empty_neo4j_url)) as store:
        for ask in (store.check, store.plans, lambda: store.replace(GREEN)):
            with pytest.raises(StoreSchemaError, match="zeren init"):
                ask()


@neo4j
@pytest.mark.parametrize(("version", "advice"), [(2, "Upgrade zeren"), (0, "empty database")])
def test_another_version_is_refused(store: Neo4jStore, driver: Driver, version: int, advice: str) -> None:
    answer(driver, "MATCH (s:ZerenSchema) SET s.version = $version", version=version)
    for ask in (store.check, store.init):
        with pytest.raises(StoreSchemaError, match=advice):
            ask()


@neo4j
def test_a_missing_index_is_named_and_made_again(store: Neo4jStore, driver: Driver) -> None:
    answer(driver, "DROP INDEX words")
    with pytest.raises(StoreSchemaError, match="words"):
        store.check()
    store.init()
    store.check()


@neo4j
def test_a_limit_past_what_a_list_of_cypher_can_hold(store: Neo4jStore) -> None:
    store.replace(GREEN)
    most = sys.maxsize
    for query in (ItemQuery(), ItemQuery(plan="绿")):
        assert len(store.items(query, limit=most).rows) == 2
        assert store.items(query, limit=most, offset=most).rows == ()
    assert len(store.targets(ItemQuery(), limit=most, offset=0).rows) == 1
    assert len(store.plans(limit=most).rows) == 1
    assert len(store.agencies(limit=most, offset=1).rows) == 3
    assert len(store.workload(limit=most, offset=1).rows) == 3
    assert len(store.agency_subgraph(known_as("质监局"), limit=most).items) == 2


@neo4j
def test_the_shape_of_the_graph(store: Neo4jStore, driver: Driver) -> None:
    store.replace(GREEN)
    labels = answer(driver, "MATCH (n) RETURN labels(n)[0] AS label, count(*) ORDER BY label")
    assert labels == [
        ["ActionItem", 2],
        ["Agency", 5],
        ["CitedDocument", 1],
        ["Industry", 2],
        ["Plan", 1],
        ["Section", 1],
        ["Target", 1],
        ["ZerenSchema", 1],
    ]
    edges = answer(
        driver,
        "MATCH (a)-[r]->(b) RETURN type(r) AS type, labels(a)[0] AS a, labels(b)[0] AS b, count(*) ORDER BY type, a",
    )
    assert edges == [
        ["CITES", "Plan", "CitedDocument", 1],
        ["COVERS", "ActionItem", "Industry", 1],
        ["CO_OPERATES_ON", "Agency", "ActionItem", 2],
        ["HAS_ITEM", "Plan", "ActionItem", 1],
        ["HAS_ITEM", "Section", "ActionItem", 1],
        ["HAS_SECTION", "Plan", "Section", 1],
        ["HAS_TARGET", "ActionItem", "Target", 1],
        ["LEADS", "Agency", "ActionItem", 1],
        ["LISTS", "Plan", "Industry", 1],
        ["NAMES", "Plan", "Agency", 4],
        ["NAMES_SUCCESSOR", "Plan", "Agency", 1],
        ["PART_OF", "ActionItem", "ActionItem", 1],
        ["PART_OF", "Industry", "Industry", 1],
        ["RESPONSIBLE_FOR", "Agency", "ActionItem", 2],
        ["SUCCEEDED_BY", "Agency", "Agency", 1],
    ]
    clause = "MATCH (:Agency {name: '发改局'})-[r:LEADS]->(:ActionItem) RETURN r.name, r.quote, r.rule"
    assert answer(driver, clause) == [["发改局", "发改局", "lead-rule"]]


def everything(driver: Driver) -> list[str]:
    """Every node and relationship with its properties."""
    nodes = "MATCH (n) RETURN labels(n), n {.*}"
    edges = "MATCH (a)-[r]->(b) RETURN coalesce(a.id, a.name), type(r), r {.*}, coalesce(b.id, b.name, b.key)"
    return sorted(json.dumps(row, sort_keys=True) for row in answer(driver, nodes) + answer(driver, edges))


@neo4j
def test_nothing_depends_on_the_order_of_loading_and_nothing_is_left(store: Neo4jStore, driver: Driver) -> None:
    known = (agency("质监局", aliases=("质量技监局",)),)
    plans = [
        GREEN,
        plan_graph("蓝", Work("海洋", lead="质监局", industries="新能源<能源"), known=known),
        plan_graph("a", Work("市场", lead="市场监管局", industries="能源")),
    ]
    bare = everything(driver)
    for plan in plans:
        store.replace(plan)
    loaded = everything(driver)
    assert len(loaded) > len(bare)
    for plan in plans:
        assert store.replace(plan)
    assert everything(driver) == loaded
    for plan in plans:
        store.remove(plan.plan.id)
    assert everything(driver) == bare
    for plan in reversed(plans):
        store.replace(plan)
    assert everything(driver) == loaded


@neo4j
def test_fewer_than_fifteen_round_trips_a_plan(store: Neo4jStore, caplog: pytest.LogCaptureFixture) -> None:
    store.replace(GREEN)
    changed = plan_graph("绿", *[Work(f"新{n}", lead="发改局", co_op="水务局") for n in range(30)])
    fresh = plan_graph("红", *[Work(f"新{n}", lead="发改局", co_op="水务局") for n in range(30)])
    for plan in (changed, fresh):
        with caplog.at_level(logging.DEBUG, logger="neo4j.io"):
            store.replace(plan)
        sent = [found.message for found in caplog.records if " C: " in found.message]
        trips = sum(any(word in line for word in ("BEGIN", "RUN", "COMMIT", "ROUTE")) for line in sent)
        assert 3 <= trips < 15
        caplog.clear()
