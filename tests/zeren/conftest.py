"""A store with two plans of two cities, loaded once by the real command; no test here writes to it."""

from pathlib import Path

import pytest

from tests.zeren.command import zeren
from tests.zeren.plans import EXAMPLE, JIEYANG


@pytest.fixture(scope="session")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store's file."""
    folder = tmp_path_factory.mktemp("loaded")
    (folder / "jieyang.txt").write_text(JIEYANG, encoding="utf-8")
    run = zeren("load", EXAMPLE, folder / "jieyang.txt", store=folder / "zeren.db")
    assert run.returncode == 0, run.stderr.decode()
    assert run.stdout == b""
    assert "2 added, 0 replaced, 0 unchanged, 0 failed" in run.stderr.decode()
    return folder / "zeren.db"
