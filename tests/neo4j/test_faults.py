"""What people are told when the server is away, refuses, is too old or too slow, and what survives it."""

import threading
import time
import traceback
from contextlib import closing
from dataclasses import replace

import pytest
from neo4j import ManagedTransaction

from graph.errors import (
    StoreAccessError,
    StoreError,
    StoreSchemaError,
    StoreTimeoutError,
    StoreUnavailableError,
)
from graph.model import PlanGraph
from graph.neo4j_connection import Connection, parse_address, rows
from graph.neo4j_store import Neo4jStore, open_neo4j
from tests.graph.build import Work, plan_graph
from tests.neo4j.fixtures import Running, plain_driver
from tests.neo4j.old_server import old_server
from tests.neo4j.server import free_port

pytestmark = pytest.mark.neo4j

SECRET = "tell-nobody-7"


def wide(word: str, items: int = 2000) -> PlanGraph:
    """A plan that takes the server a while to write."""
    return plan_graph(
        "宽",
        *[Work(f"{word}{n}", "文字" * 50, lead=f"{n % 40}局", co_op="发改局 财政局") for n in range(items)],
    )


def test_nothing_listens() -> None:
    started = time.monotonic()
    with closing(open_neo4j(f"neo4j://127.0.0.1:{free_port()}/neo4j")) as store:
        with pytest.raises(StoreUnavailableError, match="Check that the server runs"):
            store.check()
        with pytest.raises(StoreUnavailableError):
            store.plans()
    # The driver's own patience is for a server that was there before.
    assert time.monotonic() - started < 5


def test_wrong_password(neo4j_url: str) -> None:
    address = parse_address(neo4j_url)
    url = f"{address.server}/{address.database}"
    # A user of its own: the server shuts a known one out for a while after a few failures.
    with closing(open_neo4j(url, user="nobody", password=SECRET)) as store:
        with pytest.raises(StoreAccessError, match="refuses the user or the password") as caught:
            store.check()
        told = "".join(traceback.format_exception(caught.value)) + repr(store) + repr(caught.value)
    assert "ZEREN_NEO4J_PASSWORD" in told
    assert SECRET not in told


def test_wrong_database(neo4j_url: str) -> None:
    elsewhere = open_neo4j(neo4j_url.rpartition("/")[0] + "/elsewhere")
    with closing(elsewhere), pytest.raises(StoreAccessError, match="no database 'elsewhere'"):
        elsewhere.check()


@pytest.mark.parametrize(
    ("agent", "bolt"),
    [
        ("Neo4j/4.4.40", bytes([0, 0, 4, 4])),  # a Bolt that the driver still speaks
        ("Neo4j/5.20.0", bytes([0, 0, 4, 5])),  # a 5 before the long-term one
        ("Neo4j/3.5.0", bytes(4)),  # no common Bolt version at all
    ],
)
def test_too_old(agent: str, bolt: bytes) -> None:
    refused = pytest.raises(StoreSchemaError, match=r"Neo4j 5\.26 or newer")
    with old_server(agent, bolt) as url, closing(open_neo4j(url)) as store, refused:
        store.check()


def test_a_slow_question_is_ended_by_the_server(neo4j_url: str) -> None:
    def ask(tx: ManagedTransaction) -> list[list[object]]:
        return rows(tx, "UNWIND range(1, 40000) AS a UNWIND range(1, 40000) AS b RETURN sum(a % (b + 1))")

    connection = Connection(parse_address(neo4j_url), timeout=1)
    with closing(connection), pytest.raises(StoreTimeoutError, match="more than 1 s"):
        connection.read(ask)


def test_a_closed_store_is_an_error(store: Neo4jStore) -> None:
    store.close()
    with pytest.raises(StoreError):
        store.plans()


@pytest.mark.parametrize(
    "url",
    [
        f"neo4j://neo4j:{SECRET}#@localhost/neo4j",  # a # ends the host before the password does
        f"neo4j://neo4j:{SECRET}/@localhost:7687/neo4j",
        "neo4j:///neo4j",
        f"neo4j://localhost:{SECRET}/neo4j",
    ],
)
def test_an_address_that_cannot_be_read_is_not_repeated(url: str) -> None:
    with pytest.raises(StoreAccessError, match="cannot be read") as caught:
        open_neo4j(url)
    assert SECRET not in "".join(traceback.format_exception(caught.value))


def test_address() -> None:
    address = parse_address("neo4j+s://me:p%40ss@db.example.org/plans")
    assert (address.server, address.database) == ("neo4j+s://db.example.org:7687", "plans")
    assert (address.user, address.password) == ("me", "p@ss")
    assert "p@ss" not in f"{address!r} {address}"
    # What is set beside the URL wins, and a bare address asks for the database that every server has.
    bare = parse_address("bolt://[::1]", user="you", password="word")
    assert (str(bare), bare.user, bare.password) == ("bolt://[::1]:7687/neo4j", "you", "word")


def test_killed_in_the_middle_of_a_load(own_server: Running, store: Neo4jStore) -> None:
    before, after = wide("旧", 100), wide("新", 3000)
    store.replace(before)
    failed: list[Exception] = []
    writer = threading.Thread(target=_replace, args=(store, after, failed))
    writer.start()
    try:
        _wait_for_write(own_server.url)
        own_server.kill()
        writer.join(60)
    finally:
        own_server.start()
    assert [type(error) for error in failed] == [StoreUnavailableError]
    assert store.plan("宽") == before
    assert store.replace(after)
    assert store.plan("宽") == after


def test_readers_see_one_state_while_a_plan_is_replaced(store: Neo4jStore) -> None:
    one, other = wide("甲", 60), replace(wide("乙", 60), citations=())
    store.replace(one)
    done = threading.Event()
    seen: list[PlanGraph] = []

    def read() -> None:
        while not done.is_set():
            seen.append(store.plan("宽"))

    reader = threading.Thread(target=read)
    reader.start()
    for _ in range(5):
        store.replace(other)
        store.replace(one)
    done.set()
    reader.join()
    assert len(seen) > 5
    assert all(plan in (one, other) for plan in seen)


def test_two_writers_of_plans_that_share_agencies(store: Neo4jStore) -> None:
    plans = [plan_graph(f"计划{n}", Work("标准", lead="质监局", co_op="发改局")) for n in range(12)]
    failed: list[Exception] = []
    writers = [threading.Thread(target=_replace, args=(store, plan, failed)) for plan in plans * 2]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert failed == []
    assert store.plans().total == 12
    assert store.workload().total == 2


def _replace(store: Neo4jStore, plan: PlanGraph, failed: list[Exception]) -> None:
    try:
        store.replace(plan)
    except StoreError as error:
        failed.append(error)


def _wait_for_write(url: str) -> None:
    with plain_driver(url) as driver:
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            running = driver.execute_query("SHOW TRANSACTIONS YIELD currentQuery RETURN currentQuery").records
            if any("UNWIND $grouped" in (row[0] or "") for row in running):
                return
            time.sleep(0.01)
    pytest.fail("the write was never seen to run")
