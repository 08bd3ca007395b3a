"""`load`, `init` and `remove`: what changes in the store, and what is said of it."""

import json
import signal
import sqlite3
import subprocess
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.zeren.command import ZEREN, environment, zeren
from tests.zeren.plans import EXAMPLE, JIEYANG


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plans" / "jieyang.txt"
    path.parent.mkdir()
    path.write_text(JIEYANG, encoding="utf-8")
    return path


def said(store: Path, *arguments: str | Path) -> str:
    run = zeren(*arguments, store=store)
    assert (run.returncode, run.stdout) == (0, b""), run.stderr.decode()
    return run.stderr.decode()


def holds(store: Path) -> list[tuple[str, int]]:
    rows = json.loads(zeren("plans", "--format", "json", store=store).stdout)
    return [(row["jurisdiction"], row["items"]) for row in rows]


def test_a_plan_is_added_then_left_then_replaced(tmp_path: Path, plan: Path) -> None:
    store = tmp_path / "zeren.db"
    assert "1 added, 0 replaced, 0 unchanged, 0 failed" in said(store, "load", plan)
    assert "0 added, 0 replaced, 1 unchanged, 0 failed" in said(store, "load", plan.parent)
    assert "0 added, 1 replaced, 0 unchanged, 0 failed" in said(store, "load", "--again", plan)
    assert holds(store) == [("揭阳市", 5)]
    shorter = JIEYANG.partition("（五）")[0]
    plan.write_text(shorter, encoding="utf-8")
    assert "0 added, 1 replaced, 0 unchanged, 0 failed" in said(store, "load", plan)
    assert holds(store) == [("揭阳市", 4)]


def test_loading_twice_changes_nothing(tmp_path: Path, plan: Path) -> None:
    store = tmp_path / "zeren.db"
    said(store, "load", EXAMPLE, plan)
    before = zeren("items", "--format", "json", store=store).stdout
    said(store, "load", "--again", EXAMPLE, plan)
    assert zeren("items", "--format", "json", store=store).stdout == before
    assert len(json.loads(before)) == 34


def test_every_diagnostic_is_told_with_its_file_and_place(tmp_path: Path) -> None:
    told = said(tmp_path / "zeren.db", "load", "--verbose", EXAMPLE)
    diagnostics = json.loads(zeren("extract", EXAMPLE, "--format", "json").stdout)["diagnostics"]
    assert diagnostics
    assert [one for one in diagnostics if f"{one['message']} [{one['code']}]" not in told] == []
    assert told.count(f": {EXAMPLE}, ") == sum(one["quote"] is not None for one in diagnostics)


def test_diagnostics_of_one_code_are_told_together_with_every_place(tmp_path: Path) -> None:
    told = said(tmp_path / "zeren.db", "load", EXAMPLE).splitlines()
    found = json.loads(zeren("extract", EXAMPLE, "--format", "json").stdout)["diagnostics"]
    lists = [one for one in found if one["code"] == "open-list"]
    assert len(lists) > 1
    [line] = [line for line in told if "[open-list]" in line]
    places = ", ".join(str(one["quote"]["start"]) for one in lists)
    assert line == f"info: {EXAMPLE}, {len(lists)} times: {lists[0]['message']} [open-list] (characters {places})"
    assert len([line for line in told if line.endswith("[repeated-body]")]) == 1
    each = zeren("extract", "--verbose", EXAMPLE).stderr.decode()
    assert each.count("[open-list]") == len(lists)


def test_two_files_that_are_one_plan_are_told(tmp_path: Path, plan: Path) -> None:
    copy = plan.with_name("z-copy.txt")
    copy.write_text(JIEYANG.replace("300家", "400家"), encoding="utf-8")
    told = said(tmp_path / "zeren.db", "load", plan.parent)
    assert f"{copy}: is the same plan as {plan}, and now stands in its place [same-plan]" in told
    assert "1 added, 1 replaced" in told


def test_a_file_of_a_folder_without_anything_of_a_plan_is_passed_over_and_said(tmp_path: Path, plan: Path) -> None:
    readme = plan.with_name("README.md")
    readme.write_text("# Plans\n\nThe plans of one city, as they were published.\n", encoding="utf-8")
    told = said(tmp_path / "zeren.db", "load", plan.parent)
    assert f"passed over: {readme}: no plan in it" in told
    assert told.endswith("1 added, 0 replaced, 0 unchanged, 0 failed, 1 passed over\n")
    for command in ("extract", "audit"):
        run = zeren(command, plan.parent, "--format", "json")
        assert (run.returncode, run.stderr.decode().count("passed over: ")) == (0, 1)
    named = zeren("load", readme, plan.parent, store=tmp_path / "zeren.db")
    assert named.returncode == 4, "who names a file means that it is a plan"
    assert f"error: {readme}: no plan in it" in named.stderr.decode()


def test_a_folder_without_a_plan_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "README.md").write_text("# Notes\n\nNothing yet.\n", encoding="utf-8")
    for command in ("load", "extract", "audit"):
        run = zeren(command, tmp_path / "notes", store=tmp_path / "zeren.db")
        assert run.returncode == 1
        assert "holds no file that could be a plan" in run.stderr.decode()


def test_one_bad_file_does_not_stop_the_others(tmp_path: Path, plan: Path) -> None:
    (plan.parent / "a-broken.docx").write_bytes(b"PK\x03\x04 no archive")
    run = zeren("load", plan.parent, store=tmp_path / "zeren.db")
    assert run.returncode == 4
    *_, failed, advice, last = run.stderr.decode().splitlines()  # at the end, with its name and the reason
    assert failed.startswith(f"error: {plan.parent / 'a-broken.docx'}: ")
    assert advice.startswith("  ")
    assert last == "1 added, 0 replaced, 0 unchanged, 1 failed"
    assert holds(tmp_path / "zeren.db") == [("揭阳市", 5)]


def stored(store: Path) -> int:
    """How many plans stand in the store, as another process sees it."""
    if not store.exists():
        return 0
    with closing(sqlite3.connect(f"file:{store}?mode=ro", uri=True)) as db:
        try:
            return int(db.execute("SELECT count(*) FROM plan").fetchone()[0])
        except sqlite3.OperationalError:  # the tables are not made yet
            return 0


def test_a_run_that_is_stopped_goes_on_when_run_again(tmp_path: Path) -> None:
    corpus, store = tmp_path / "corpus", tmp_path / "zeren.db"
    corpus.mkdir()
    for number in range(300):
        text = JIEYANG.replace("揭阳市优化营商环境", f"揭阳市第{number}号优化营商环境")
        (corpus / f"{number:03}.txt").write_text(text, encoding="utf-8")
    run = subprocess.Popen([ZEREN, "load", corpus], stderr=subprocess.PIPE, env=environment(store))
    until = time.monotonic() + 30
    while stored(store) < 20 and time.monotonic() < until:
        time.sleep(0.02)
    run.send_signal(signal.SIGINT)
    _, err = run.communicate(timeout=30)
    assert run.returncode == 130, err.decode()
    assert "stopped" in err.decode() and "Traceback" not in err.decode()
    before = stored(store)
    assert 20 <= before < 300
    told = said(store, "load", corpus)
    assert f"{300 - before} added, 0 replaced, {before} unchanged, 0 failed" in told
    assert stored(store) == 300


def test_no_bar_is_drawn_where_nobody_watches(tmp_path: Path, plan: Path) -> None:
    assert "\x1b" not in said(tmp_path / "zeren.db", "load", plan)


def test_a_plan_is_taken_out_by_words_of_its_title(tmp_path: Path, plan: Path) -> None:
    store = tmp_path / "zeren.db"
    said(store, "load", EXAMPLE, plan)
    assert "removed 揭阳市优化营商环境" in said(store, "remove", "優化營商環境")
    assert holds(store) == [("汕头市", 29)]
    agencies = json.loads(zeren("agencies", "--format", "json", store=store).stdout)
    assert {agency["jurisdiction"] for agency in agencies} == {"汕头市"}


def test_init_makes_the_store_once(tmp_path: Path) -> None:
    store = tmp_path / "zeren.db"
    before = zeren("plans", store=store)
    assert before.returncode == 3
    assert "zeren init" in before.stderr.decode()
    assert "ready, with 0 plans" in said(store, "init")
    assert "nothing is loaded: zeren load FILE" in said(store, "plans")
    assert "ready, with 0 plans" in said(store, "init")


def test_where_no_store_is_named_it_is_said_where_it_is_sought(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    run = zeren("workload")
    assert run.returncode == 3
    assert "error: zeren.db: there is no store" in run.stderr.decode()
    assert "ZEREN_STORE is not set, so the store is sought in the current folder" in run.stderr.decode()


def test_removing_makes_no_store(tmp_path: Path) -> None:
    assert zeren("remove", "营商", store=tmp_path / "zeren.db").returncode == 3
    assert not (tmp_path / "zeren.db").exists()
