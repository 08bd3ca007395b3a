"""docs/architecture.md tells the truth: every line of it runs, and every function it names takes part."""

import doctest
import re
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from pkgutil import resolve_name
from types import CodeType, FrameType
from typing import Any

import pytest
from starlette.testclient import TestClient
from typer.testing import CliRunner

from api.app import create_app
from graph.stores import open_store
from loaders.pipeline import read_plan
from loaders.script import fold
from zeren.cli import app

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
EXAMPLE = ROOT / "examples" / "shantou-2014-2015.txt"
QUESTION = "which items involve the customs inspection bureau"
_NAMED = re.compile(r"`((?:graph|loaders|viz|api|zeren)\.[\w.]+(?::[\w.]+)?)`")
NAMED = sorted(set(_NAMED.findall(PAGE)))
# It is spoken of where nothing goes wrong.
ONLY_ON_ERRORS = {"zeren.exits:code_of"}


def test_every_step_is_named() -> None:
    assert {name.partition(".")[0] for name in NAMED} == {"graph", "loaders", "viz", "api", "zeren"}
    assert len(NAMED) >= 30


@pytest.mark.parametrize("name", NAMED)
def test_what_is_named_exists(name: str) -> None:
    assert callable(resolve_name(name))


def test_what_is_shown_is_what_the_code_gives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    blocks = re.findall(r"```pycon\n(.*?)```", PAGE, re.DOTALL)
    assert len(blocks) >= 10
    told: list[str] = []
    runner = doctest.DocTestRunner()
    test = doctest.DocTestParser().get_doctest(
        "\n".join(blocks), {"folder": tmp_path}, "architecture", "docs/architecture.md", 0
    )
    results = runner.run(test, out=told.append)
    assert results.attempted > 30
    assert not results.failed, "".join(told)


def _code(name: str) -> CodeType | None:
    """The code of the function; None for a class, which is there or not."""
    found: Any = resolve_name(name)
    if isinstance(found, type):
        return None
    while hasattr(found, "__wrapped__"):
        # What an earlier test had computed must be computed again, to be seen.
        if hasattr(found, "cache_clear"):
            found.cache_clear()
        found = found.__wrapped__
    code: CodeType = found.__code__
    return code


@contextmanager
def _called(seen: set[CodeType]) -> Iterator[None]:
    """Note the code of every function that is called meanwhile, in this thread and in those that begin."""

    def note(frame: FrameType, event: str, argument: object) -> None:
        if event == "call":
            seen.add(frame.f_code)

    before: Callable[..., object] | None = sys.getprofile()
    threading.setprofile(note)
    sys.setprofile(note)
    try:
        yield
    finally:
        sys.setprofile(before)
        threading.setprofile(None)


def test_every_function_that_is_named_takes_part(tmp_path: Path) -> None:
    codes = {name: code for name in NAMED if (code := _code(name)) is not None}
    environment = {"ZEREN_STORE": f"sqlite:///{tmp_path}/zeren.db", "COLUMNS": "80"}
    seen: set[CodeType] = set()
    with _called(seen):
        read_plan(EXAMPLE.read_bytes(), EXAMPLE.name)
        for arguments in (
            ["load", str(EXAMPLE)],
            ["ask", QUESTION],
            ["view", "质量强市", "-o", str(tmp_path / "p.html")],
        ):
            assert CliRunner().invoke(app, arguments, env=environment).exit_code == 0
        store = open_store(environment["ZEREN_STORE"], fold=fold)
        with TestClient(create_app(store)) as client:
            assert client.get("/ask", params={"q": QUESTION}).json()["total"] == 11
        store.close()
    idle = {name for name, code in codes.items() if code not in seen}
    assert idle == ONLY_ON_ERRORS
