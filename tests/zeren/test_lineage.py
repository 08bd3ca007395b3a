"""Lineage on the command line: what is included by succession is said, and can be left out."""

import json
from pathlib import Path

import pytest

from tests.zeren.command import zeren


@pytest.mark.parametrize("command", [("ask", "海关参与哪些事项"), ("items", "--agency", "customs")])
def test_the_items_of_the_inspection_bureau_are_included_and_said(loaded: Path, command: tuple[str, ...]) -> None:
    run = zeren(*command, "--format", "json", store=loaded)
    assert run.returncode == 0, run.stderr.decode()
    found = json.loads(run.stdout)
    rows = found["rows"] if isinstance(found, dict) else found
    assert len(rows) == 11
    said = run.stderr.decode()
    assert "汕头出入境检验检疫局" in said and "2018-04" in said and "汕头海关" in said


@pytest.mark.parametrize("option", [("--no-successors",), ("--as-of", "2016")])
@pytest.mark.parametrize("command", [("ask", "海关参与哪些事项"), ("items", "--agency", "customs")])
def test_they_are_left_out_when_asked(loaded: Path, command: tuple[str, ...], option: tuple[str, ...]) -> None:
    run = zeren(*command, *option, store=loaded)
    assert run.returncode == 2
    assert run.stdout == b""
    assert "汕头出入境检验检疫局" in run.stderr.decode()


def test_what_went_in_part_is_shown_and_not_counted(loaded: Path) -> None:
    run = zeren("targets", "--agency", "药监局", store=loaded)
    assert run.returncode == 2
    assert "a part of its functions went to 市药监局" in run.stderr.decode()


def test_a_year_that_is_none_is_refused(loaded: Path) -> None:
    assert zeren("ask", "海关参与哪些事项", "--as-of", "soon", store=loaded).returncode == 2
