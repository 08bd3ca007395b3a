"""What only the embedded store can be asked: its file, its processes and threads, its statements."""

import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from threading import Event, Thread

import pytest

from graph.answers import ItemQuery
from graph.errors import (
    NotFoundError,
    StoreAccessError,
    StoreError,
    StoreSchemaError,
    StoreTimeoutError,
    StoreUnavailableError,
    ZerenError,
)
from graph.sqlite_schema import VERSION
from graph.sqlite_store import SqliteStore
from tests.graph.build import Aim, Work, agency, known_as, plan_graph, succession

OLD = plan_graph("plan", Work("旧任务", "加强计量", lead="质监局", co_op="发改局"))
NEW = plan_graph("plan", Work("新任务", "完善标准", lead="工商局"), Work("新任务二", lead="质监局"))
ROOT = Path(__file__).parents[2]

# Writes a plan and stops for ever at its last words, when everything else of it is written.
CHILD = """
import sys, time
from pathlib import Path
from graph.sqlite_store import SqliteStore
from tests.graph.test_sqlite import NEW

def stop(text):
    if "新任务二" in text:
        print("inside", flush=True)
        time.sleep(600)
    return text

SqliteStore(Path(sys.argv[1]), stop).replace(NEW)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file in a folder whose name an address must not trip over."""
    folder = tmp_path / "数据 #1?&%20"
    folder.mkdir()
    return folder / "zeren.db"


@pytest.fixture
def store(path: Path) -> Iterator[SqliteStore]:
    """A store that holds OLD."""
    opened = SqliteStore(path)
    opened.init()
    opened.replace(OLD)
    yield opened
    opened.close()


@contextmanager
def held_writer(path: Path) -> Iterator[Event]:
    """A thread in the middle of replacing OLD by NEW, until the event is set or the block ends."""
    inside, go_on = Event(), Event()

    def fold(text: str) -> str:
        inside.set()
        assert go_on.wait(30)
        return text

    writer = SqliteStore(path, fold)
    thread = Thread(target=writer.replace, args=(NEW,))
    thread.start()
    assert inside.wait(30)
    try:
        yield go_on
    finally:
        go_on.set()
        thread.join()
        writer.close()


def test_a_writer_killed_half_way_leaves_the_plan_that_stood_before(store: SqliteStore, path: Path) -> None:
    child = subprocess.Popen([sys.executable, "-c", CHILD, str(path)], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    with child.stdout as said:
        assert said.readline() == "inside\n"
        child.send_signal(signal.SIGKILL)
        assert child.wait() == -signal.SIGKILL
    assert store.plan("plan") == OLD
    assert store.items(ItemQuery(text="计量")).total == 1
    # The dead writer's lock died with it.
    assert store.replace(NEW) is True
    assert store.plan("plan") == NEW


def test_readers_see_the_old_plan_until_the_new_one_is_whole(store: SqliteStore, path: Path) -> None:
    with held_writer(path) as go_on:
        assert store.plan("plan") == OLD
        assert store.items(ItemQuery()).total == 1
        with pytest.raises(NotFoundError):
            store.agency(known_as("工商局"))
        go_on.set()
    assert store.plan("plan") == NEW


def test_a_second_writer_says_what_it_waited_for(path: Path, store: SqliteStore) -> None:
    hasty = SqliteStore(path, timeout=0.05)
    with held_writer(path), pytest.raises(StoreTimeoutError, match="another process is writing"):
        hasty.replace(OLD)
    hasty.close()


def test_threads_share_a_store(store: SqliteStore) -> None:
    def ask(number: int) -> int:
        store.replace(plan_graph(f"plan-{number}", Work("任务", lead="质监局")))
        return len(store.plan(f"plan-{number}").items) + store.item("plan:1").item.order

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(ask, range(24))) == [2] * 24
    assert store.plans().total == 25
    store.close()
    with pytest.raises(StoreError, match="closed"):
        store.check()


def test_what_is_written_is_read_after_opening_again(store: SqliteStore, path: Path) -> None:
    store.close()
    again = SqliteStore(path)
    assert again.plan("plan") == OLD
    again.close()


def test_a_removed_plan_leaves_no_row_and_no_word(store: SqliteStore, path: Path) -> None:
    after = (succession("质监局", agency("市场监管局")),)
    store.replace(replace(NEW, successions=after))
    store.replace(plan_graph("plan", Work("二", lead="质监局", industries="食品", aims=(Aim("数"),))))
    store.remove("plan")
    with sqlite3.connect(path) as db:
        db.execute("CREATE VIRTUAL TABLE temp.words USING fts5vocab (main, item_words, row)")
        tables = db.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'item_words%'")
        names = [*(name for (name,) in tables), "temp.words"]
        left = {name: db.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in names}
    db.close()
    assert {"plan", "item_text", "agency", "agency_name", "industry", "temp.words"} < left.keys()
    assert set(left.values()) == {0}, left


# --- files that are no store -------------------------------------------------------------------------------------


def write_nothing(path: Path) -> None:
    """An empty file."""
    path.touch()


def write_text(path: Path) -> None:
    """A text."""
    path.write_text("质量强市行动计划\n" * 400)


def write_other_database(path: Path) -> None:
    """Somebody else's database."""
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE plan (id TEXT)")
    db.close()


def write_future(path: Path) -> None:
    """A store of a later version."""
    SqliteStore(path).init()
    with sqlite3.connect(path) as db:
        db.execute(f"PRAGMA user_version = {VERSION + 1}")
    db.close()


def write_damaged(path: Path) -> None:
    """A store that keeps its first page only."""
    store = SqliteStore(path)
    store.init()
    store.replace(OLD)
    store.close()
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))


NO_STORES = [
    (write_nothing, StoreSchemaError, "holds no zeren store"),
    (write_text, StoreSchemaError, "no SQLite database"),
    (write_other_database, StoreSchemaError, "holds no zeren store"),
    (write_future, StoreSchemaError, f"schema version {VERSION + 1}"),
    (write_damaged, StoreError, "damaged"),
]


@pytest.mark.parametrize(("write", "kind", "says"), NO_STORES)
def test_a_file_that_is_no_store(path: Path, write: Callable[[Path], None], kind: type[StoreError], says: str) -> None:
    write(path)
    store = SqliteStore(path)
    for ask in (store.check, store.plans, store.hashes):
        with pytest.raises(kind, match=says) as caught:
            ask()
        assert caught.value.where == str(path)
        assert caught.value.advice
    store.close()


@pytest.mark.parametrize("write", [write_text, write_other_database, write_future, write_damaged])
def test_init_leaves_what_it_does_not_know_as_it_is(path: Path, write: Callable[[Path], None]) -> None:
    write(path)
    before = path.read_bytes()
    with pytest.raises(StoreError):
        SqliteStore(path).init()
    assert path.read_bytes() == before


def test_a_question_to_no_file_makes_none(path: Path) -> None:
    with pytest.raises(StoreUnavailableError, match="zeren init"):
        SqliteStore(path).check()
    assert not path.exists()


def test_a_folder_that_is_not_there(path: Path) -> None:
    with pytest.raises(StoreUnavailableError, match="folder exists"):
        SqliteStore(path.parent / "none" / "zeren.db").init()


@contextmanager
def nobody() -> Iterator[None]:
    """As a user who owns nothing, where the tests run as one to whom nothing is forbidden."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_folder_that_may_not_be_written() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        store = SqliteStore(folder / "zeren.db")
        store.init()
        store.replace(OLD)
        store.close()
        for locked, mode in ((folder / "zeren.db", 0o444), (folder, 0o555)):
            locked.chmod(mode)
        with nobody():
            with pytest.raises(StoreUnavailableError, match="allowed to write"):
                SqliteStore(folder / "new.db").init()
            locked_store = SqliteStore(folder / "zeren.db")
            with pytest.raises((StoreAccessError, StoreUnavailableError), match="write"):
                locked_store.replace(NEW)
            locked_store.close()
        folder.chmod(0o755)


# --- statements --------------------------------------------------------------------------------------------------

QUESTIONS: list[tuple[str, Callable[[SqliteStore], object]]] = [
    ("an agency's items", lambda store: store.items(ItemQuery(agencies=(known_as("质监局"),)))),
    ("an agency's leads", lambda store: store.items(ItemQuery(agencies=(known_as("质监局"),), role="lead"))),
    ("a plan's items", lambda store: store.items(ItemQuery(plan="plan"))),
    ("a place's items", lambda store: store.items(ItemQuery(jurisdiction="汕头市"))),
    ("a year's items", lambda store: store.items(ItemQuery(due="2015"))),
    ("an industry's items", lambda store: store.items(ItemQuery(industry="新能源"))),
    ("a section's items", lambda store: store.items(ItemQuery(section="plan:s1"))),
    ("items with a word in them", lambda store: store.items(ItemQuery(text="任务1"))),
    ("an item", lambda store: store.item("plan:1")),
    ("an agency", lambda store: store.agency(known_as("质监局"))),
    ("an agency by name", lambda store: store.agencies_named("质监局")),
    ("an agency's workload", lambda store: store.workload(agency=known_as("质监局"))),
    ("a plan's workload", lambda store: store.workload(plan="plan")),
    ("collaborators", lambda store: store.collaborators(known_as("质监局"))),
    ("an agency's targets", lambda store: store.targets(ItemQuery(agencies=(known_as("质监局"),)))),
    ("a plan", lambda store: store.plan("plan")),
    ("a plan's picture", lambda store: store.plan_subgraph("plan")),
    ("an agency's picture", lambda store: store.agency_subgraph(known_as("质监局"))),
]


def statements(store: SqliteStore, ask: Callable[[SqliteStore], object]) -> list[str]:
    """The statements, values filled in, that a question is answered by."""
    said: list[str] = []
    with store._connections.reading() as db:
        db.set_trace_callback(said.append)
    ask(store)
    db.set_trace_callback(None)
    return [line for line in said if line not in ("BEGIN", "COMMIT", "BEGIN ") and not line.startswith("--")]


@pytest.mark.parametrize("ask", [row[1] for row in QUESTIONS], ids=[row[0] for row in QUESTIONS])
def test_a_question_takes_as_many_statements_for_many_items_and_scans_no_table(
    store: SqliteStore, path: Path, ask: Callable[[SqliteStore], object]
) -> None:
    def work(number: int) -> Work:
        aims = (Aim("数", 1, "个", "2015"),)
        return Work(f"任务{number}", lead="质监局", co_op="发改局", aims=aims, industries="新能源", section=1)

    store.replace(plan_graph("plan", work(1), sections=("一、总则",)))
    few = statements(store, ask)
    store.replace(plan_graph("plan", *map(work, range(1, 31)), sections=("一、总则",)))
    many = statements(store, ask)
    assert few and len(many) == len(few)
    with sqlite3.connect(path) as db:
        steps = [row[3] for line in many for row in db.execute(f"EXPLAIN QUERY PLAN {line}")]
    db.close()
    # A list of keys, and a row already found, are gone through; a table never is.
    allowed = ("SCAN json_each", "SCAN wanted", "SCAN load", "SCAN (subquery", "SCAN chosen", "SCAN item_words")
    assert [step for step in steps if step.startswith("SCAN") and not step.startswith(allowed)] == []


def test_an_error_of_the_engine_is_one_of_ours(store: SqliteStore, path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("DROP TABLE section")
    db.close()
    with pytest.raises(ZerenError) as caught:
        store.plan("plan")
    assert isinstance(caught.value.__cause__, sqlite3.Error)
