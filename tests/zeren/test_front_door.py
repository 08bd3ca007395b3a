"""The installed command as a whole: exit codes, the two streams, what it imports and how fast it answers."""

import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.zeren.command import ZEREN, environment, zeren
from tests.zeren.plans import EXAMPLE, JIEYANG
from zeren import __version__
from zeren.cli import COMMANDS, app


def timed(*arguments: str | Path) -> tuple[subprocess.CompletedProcess[bytes], float]:
    """The run, and the best of three of its processor time: what else the machine does must not count."""
    run, taken = zeren(*arguments), []
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        run = zeren(*arguments)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        taken.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return run, min(taken)


def yardstick() -> float:
    """The best of three of the processor time, in seconds, that this machine takes for 400 patterns."""
    work = "import re\nfor at in range(400): re.compile(f'(?:a{at}|b{at}[cd]*|(?P<x>e{at}))+x{at}(?=y{at})[^z{at}]{{2,9}}')"
    taken = []
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-c", work], check=True, timeout=60)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        taken.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(taken)


def test_version_answers_at_once() -> None:
    run, seconds = timed("--version")
    assert run.stdout.decode() == f"zeren {__version__}\n"
    assert seconds < 0.3


def test_version_beside_other_arguments_is_the_same() -> None:
    assert zeren("--version", "plans").stdout.decode() == f"zeren {__version__}\n"


def test_help_names_every_command() -> None:
    run = zeren("--help")
    assert run.returncode == 0
    listed = [line.split()[0] for line in run.stdout.decode().splitlines() if line.startswith("  ")]
    assert [name for name in COMMANDS if name not in listed] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_at_80_columns(command: str) -> None:
    run = CliRunner().invoke(app, [command, "--help"], env={"COLUMNS": "80"}, prog_name="zeren")
    assert run.exit_code == 0
    lines = run.stdout.splitlines()
    assert lines[0].startswith(f"Usage: zeren {command}")
    assert max(map(len, lines)) <= 80


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["extract", "gone.txt"], 1, "error: gone.txt: cannot be read: No such file or directory\n  Check"),
        (["extract", "empty.txt"], 1, "error: empty.txt: "),
        (["extract", "picture.bin"], 1, "error: picture.bin: "),
        (["extract", "letter.txt"], 1, "error: letter.txt: no plan in it"),
        (
            ["extract", "empty-folder"],
            1,
            "error: empty-folder: holds no file that could be a plan\n  Plans are",
        ),
        (["extract", "gone.txt", "plan.txt"], 4, "error: gone.txt: "),
        (["extract", "gone.txt", "empty.txt"], 1, "error: empty.txt: "),
        (["load", "gone.txt", "plan.txt"], 4, "1 added, 0 replaced, 0 unchanged, 1 failed"),
        (["extract"], 2, "Missing argument"),
        (["extract", "plan.txt", "--format", "yaml"], 2, "yaml"),
        (["itmes"], 2, "Did you mean 'items'"),
        (["plans", "--limit", "-1"], 2, "--limit"),
    ],
)
def test_an_error_has_its_code_and_says_what_where_and_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], code: int, said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("plan.txt").write_text(JIEYANG, encoding="utf-8")
    Path("empty.txt").touch()
    Path("picture.bin").write_bytes(bytes(range(256)) * 40)
    Path("letter.txt").write_text("各位同事：明天下午三点开会，请准时参加。\n", encoding="utf-8")
    Path("empty-folder").mkdir()
    run = zeren(*arguments, store=tmp_path / "zeren.db")
    assert run.returncode == code, run.stderr.decode()
    assert said in run.stderr.decode()
    assert b"Traceback" not in run.stderr


def test_a_file_that_may_not_be_read_is_an_error_of_its_own(tmp_path: Path) -> None:
    if os.geteuid() == 0:
        (tmp_path / "plan.txt").mkdir()  # root may read anything: a folder's bytes nobody can
        run = zeren("extract", tmp_path / "plan.txt" / "..", "--format", "jsonl")
        assert (run.returncode, run.stdout) == (1, b"")
        return
    hidden = tmp_path / "plan.txt"
    hidden.write_text(JIEYANG, encoding="utf-8")
    hidden.chmod(0)
    run = zeren("extract", hidden)
    assert run.returncode == 1
    assert "Permission denied" in run.stderr.decode()


@pytest.mark.parametrize(
    ("variables", "code", "said"),
    [
        ({"ZEREN_STORE": "mysql://here/plans"}, 1, "sqlite:///"),
        ({"ZEREN_STORE": "sqlite:////no/such/folder/zeren.db"}, 3, "/no/such/folder/zeren.db"),
        ({"ZEREN_STORE": "neo4j://127.0.0.1:1/neo4j", "ZEREN_NEO4J_PASSWORD": "s3cret"}, 3, "127.0.0.1:1"),
        ({"ZEREN_PORT": "many"}, 1, "error: ZEREN_PORT: "),
    ],
)
def test_a_store_that_cannot_be_reached(variables: dict[str, str], code: int, said: str) -> None:
    run = zeren("plans", settings=variables)
    assert run.returncode == code, run.stderr.decode()
    assert said in run.stderr.decode()
    assert run.stdout == b""
    assert b"Traceback" not in run.stderr and b"s3cret" not in run.stderr


def test_a_file_name_cannot_steer_the_terminal(tmp_path: Path) -> None:
    run = zeren("extract", tmp_path / "\x1b[2Jplan.txt")
    assert run.returncode == 1
    assert b"\x1b" not in run.stderr and b"plan.txt" in run.stderr


def imported_by(*arguments: str | Path) -> set[str]:
    run = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "zeren", *arguments],
        capture_output=True,
        env=environment(),
        timeout=60,
        check=True,
    )
    lines = run.stderr.decode().splitlines()
    return {line.rpartition("|")[2].strip().partition(".")[0] for line in lines if line.startswith("import time:")}


def test_the_version_imports_neither_typer_nor_the_model() -> None:
    assert imported_by("--version").isdisjoint({"typer", "graph", "rich"})


def test_extract_imports_no_store_no_server_and_no_drawing() -> None:
    imported = imported_by("extract", EXAMPLE, "--format", "json")
    assert "loaders" in imported
    late = {"neo4j", "networkx", "fastapi", "starlette", "uvicorn", "pyvis", "jinja2", "pydantic_settings"}
    late |= {"sqlite3", "docx", "openpyxl", "pdfplumber", "rich"}
    assert imported.isdisjoint(late)


def test_extract_of_the_example_takes_less_than_a_second() -> None:
    run, seconds = timed("extract", EXAMPLE, "--format", "json")
    assert run.returncode == 0
    # A machine that is half as fast just now takes as much longer for any work.
    assert seconds < max(1.0, 18 * yardstick())


def test_a_reader_who_has_enough_is_no_error(tmp_path: Path) -> None:
    for name in "abcdef":
        (tmp_path / f"{name}.txt").write_bytes(EXAMPLE.read_bytes())  # more than a pipe holds
    run = subprocess.Popen(
        [ZEREN, "extract", tmp_path, "--format", "json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    )
    assert run.stdout is not None and run.stderr is not None
    run.stdout.read(10)
    run.stdout.close()
    assert run.stderr.read() == b""
    run.stderr.close()
    assert run.wait(timeout=30) == 141


@pytest.mark.parametrize(
    "arguments",
    [
        ("workload",),  # a table, which rich writes
        ("agency", "市场监管局"),  # several paragraphs and a table
        ("audit", EXAMPLE),  # ends with an exit code of its own
        ("items", "--format", "csv"),
        ("ask", "市公安局参与哪些事项"),
    ],
    ids=lambda arguments: arguments[0],
)
def test_an_answer_that_nobody_reads_ends_the_same_way_however_short(
    loaded: Path, arguments: tuple[str | Path, ...]
) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    run = subprocess.run(
        [ZEREN, *arguments],
        stdout=writing,
        stderr=subprocess.PIPE,
        env=environment(loaded),
        timeout=60,
        check=False,
    )
    os.close(writing)
    assert run.returncode == 141
    assert not [words for words in (b"Error", b"error:", b"ignored") if words in run.stderr], run.stderr.decode()


def test_ctrl_c_ends_with_one_line() -> None:
    run = subprocess.Popen(
        [ZEREN, "extract", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    )
    time.sleep(1.0)  # by then it waits for standard input
    run.send_signal(signal.SIGINT)
    out, err = run.communicate(timeout=30)
    assert (run.returncode, out, err) == (130, b"", b"stopped\n")
