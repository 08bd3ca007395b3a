"""The two READMEs say the same, and what they say is so: every command line runs, and prints what is shown."""

import re
import shlex
import struct
import subprocess
from itertools import pairwise
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from bench.accuracy import extract, measure
from bench.accuracy_page import PAGES, section
from bench.gold import corpus
from graph.sqlite_store import SqliteStore
from loaders.script import fold
from tests.zeren.command import ZEREN, environment
from zeren.exits import Code

ROOT = Path(__file__).parents[2]
ENGLISH, CHINESE = ((ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "README.zh.md"))
BOTH = pytest.mark.parametrize("page", [ENGLISH, CHINESE], ids=["English", "Chinese"])
_BLOCK = re.compile(r"^```(\w*)\n(.*?)^```", re.MULTILINE | re.DOTALL)
_INLINE = re.compile(r"`([^`\n]+)`")


def blocks(page: str, language: str) -> list[str]:
    return [words for found, words in _BLOCK.findall(page) if found == language]


def inline(page: str) -> list[str]:
    return _INLINE.findall(_BLOCK.sub("", page))


def shown(page: str) -> list[tuple[str, list[str]]]:
    """Each command line of the console blocks, with the output shown below it."""
    parts = [part for block in blocks(page, "console") for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]]
    return [(line, output) for line, *output in (part.splitlines() for part in parts)]


# A bare `zeren load` is spoken of; with words behind it, it is there to be typed.
TYPED = sorted({words for words in inline(ENGLISH) if words.startswith("zeren ")} - {"zeren load"})
SHOWN = shown(ENGLISH)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the examples and, in its default place, a store as `make run` makes it."""
    folder = tmp_path_factory.mktemp("readme")
    (folder / "examples").symlink_to(ROOT / "examples")
    loads = re.findall(r"^\t\$\(BIN\)/(zeren load .+)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert len(loads) == 1
    _run(loads[0], folder)
    return folder


def _run(line: str, folder: Path) -> list[str]:
    """The lines that the command prints, without the blanks that fill a table up."""
    name, *arguments = shlex.split(line)
    if name == "curl":
        return _got(arguments, folder)
    assert name == "zeren"
    done = subprocess.run(
        [ZEREN, *arguments], cwd=folder, env=environment(), capture_output=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    return [printed.rstrip() for printed in done.stdout.decode().splitlines()]


def _got(arguments: list[str], folder: Path) -> list[str]:
    """What curl prints of the store that the commands before it have made; the flags are those that the READMEs use."""
    [address] = [each for each in arguments if each.startswith("http://127.0.0.1:8000/")]
    data = [each for flag, each in pairwise(arguments) if flag == "--data-urlencode"]
    assert set(arguments) - {address, *data} <= {"-s", "-sG", "--data-urlencode"}
    assert bool(data) == ("-sG" in arguments)
    store = SqliteStore(folder / "zeren.db", fold)
    with TestClient(create_app(store)) as client:
        answer = client.get(address, params=dict(each.split("=", 1) for each in data) or None)
    store.close()
    assert answer.status_code == 200
    return answer.text.splitlines()


@pytest.mark.parametrize(("line", "output"), SHOWN, ids=[line for line, _ in SHOWN])
def test_a_command_prints_what_is_shown(line: str, output: list[str], folder: Path) -> None:
    printed = _run(line, folder)
    *head, last = output
    if line.startswith("curl"):
        assert last.endswith("…") and not head
        assert len(printed) == 1 and printed[0].startswith(last.removesuffix("…"))
        return
    assert len(output) > 3
    if last == "…":
        assert printed[: len(head)] == head
        assert len(printed) > len(head)
    else:
        assert printed == output


@pytest.mark.parametrize("line", TYPED)
def test_a_command_in_the_text_runs(line: str, folder: Path) -> None:
    written = "plan.html" in line
    assert _run(line, folder) or written
    assert not written or (folder / "plan.html").stat().st_size > 100_000


def test_both_have_the_same_commands() -> None:
    assert blocks(ENGLISH, "sh") == blocks(CHINESE, "sh")
    assert blocks(ENGLISH, "console") == blocks(CHINESE, "console")
    assert len(TYPED) > 10
    assert set(inline(ENGLISH)) == set(inline(CHINESE))


def test_both_have_the_same_headings_in_their_languages() -> None:
    levels = [re.findall(r"^#+", _BLOCK.sub("", page), re.MULTILINE) for page in (ENGLISH, CHINESE)]
    assert levels[0] == levels[1]
    assert len(levels[0]) > 8


@BOTH
def test_the_two_commands_are_targets_of_the_makefile(page: str) -> None:
    [start] = blocks(page, "sh")
    targets = re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    commands = re.findall(r"^make (\w+)", start, re.MULTILINE)
    assert commands == ["run", "test"]
    assert set(commands) <= set(targets)


@BOTH
def test_every_link_leads_somewhere(page: str) -> None:
    links = [link for link in re.findall(r"\]\(([^)]+)\)", page) if "://" not in link]
    assert len(links) > 6
    assert [link for link in links if not (ROOT / link).exists()] == []


@BOTH
def test_every_room_is_on_the_map(page: str) -> None:
    [rooms] = (block for block in blocks(page, "") if "loaders/" in block)
    wheel = re.search(r"^packages = \[(.+)\]", (ROOT / "pyproject.toml").read_text(encoding="utf-8"), re.MULTILINE)
    assert wheel
    assert sorted(re.findall(r"^(\w+)/", rooms, re.MULTILINE)) == sorted(re.findall(r'"(\w+)"', wheel[1]))


@BOTH
def test_every_address_answers(page: str, tmp_path: Path) -> None:
    paths = set(create_app(SqliteStore(tmp_path / "zeren.db")).openapi()["paths"]) | {"/openapi.json"}
    addresses = {words for words in inline(page) if words.startswith("/")}
    assert len(addresses) > 7
    assert addresses <= paths


@BOTH
def test_the_exit_codes_are_those_of_the_command(page: str) -> None:
    assert [int(code) for code in re.findall(r"^\| (\d+) \|", page, re.MULTILINE)] == [code.value for code in Code]


@BOTH
def test_the_place_for_the_accuracy_is_kept(page: str) -> None:
    assert re.search(r"<!-- accuracy -->.*<!-- /accuracy -->", page, re.DOTALL)


@pytest.mark.corpus(whole=True)
def test_the_accuracy_is_what_is_measured() -> None:
    measured = measure(extract(corpus()))
    stale = [name for name, language in PAGES.items() if section(measured, language) not in _page(name)]
    assert stale == [], "python -m bench.accuracy --write brings them up to date"


def _page(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_the_picture_is_one_of_1280_by_800() -> None:
    data = (ROOT / "docs" / "picture.png").read_bytes()
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", data[16:24]) == (1280, 800)
    assert 20_000 < len(data) < 300_000
