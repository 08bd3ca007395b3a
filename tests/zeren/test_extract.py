"""`extract`: real files in, JSON or a table out."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.zeren.command import zeren
from tests.zeren.plans import EXAMPLE, JIEYANG


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two plans, the second in a folder below, with what else lies in such folders."""
    (tmp_path / "b-shantou.txt").write_bytes(EXAMPLE.read_bytes())
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "jieyang.txt").write_text(JIEYANG, encoding="utf-8")
    (tmp_path / "a" / "map.png").write_bytes(b"\x89PNG\r\n")
    (tmp_path / ".hidden.txt").write_text(JIEYANG, encoding="utf-8")
    return tmp_path


def titles(objects: list[dict[str, Any]]) -> list[str]:
    return [found["plan"]["title"][:3] for found in objects]


def test_json_is_one_object_and_nothing_else() -> None:
    run = zeren("extract", EXAMPLE, "--format", "json")
    assert (run.returncode, run.stderr) == (0, b"")
    plan = json.loads(run.stdout)
    assert plan["plan"]["source"]["name"] == EXAMPLE.name
    assert len(plan["items"]) == 29
    assert "汕头市质量强市".encode() in run.stdout


def test_jsonl_is_one_object_a_line_sorted_by_name(folder: Path) -> None:
    run = zeren("extract", folder, "--format", "jsonl")
    assert run.returncode == 0
    assert titles([json.loads(line) for line in run.stdout.splitlines()]) == ["揭阳市", "汕头市"]
    # The picture; hidden files do not count.
    assert "1 file passed over, of no kind that holds a plan: " in run.stderr.decode()


def test_json_of_a_folder_is_one_object_after_another(folder: Path) -> None:
    out = zeren("extract", folder, "--format", "json").stdout.decode()
    first, end = json.JSONDecoder().raw_decode(out)
    second, _ = json.JSONDecoder().raw_decode(out[end:].lstrip())
    assert titles([first, second]) == ["揭阳市", "汕头市"]


def test_a_file_named_twice_is_read_once(folder: Path) -> None:
    run = zeren("extract", folder / "b-shantou.txt", folder, "--format", "jsonl")
    assert titles([json.loads(line) for line in run.stdout.splitlines()]) == ["汕头市", "揭阳市"]


def test_standard_input_is_read_for_a_dash() -> None:
    run = zeren("extract", "-", "--format", "json", stdin=JIEYANG.encode("gb18030"))
    assert run.returncode == 0
    plan = json.loads(run.stdout)
    assert plan["plan"]["source"]["name"] == "standard input"
    assert [found["number"] for found in plan["items"]] == ["（一）", "（二）", "（三）", "（四）", "（五）"]


def test_one_bad_file_does_not_stop_the_others(folder: Path) -> None:
    (folder / "a" / "broken.docx").write_bytes(b"PK\x03\x04 no archive")
    run = zeren("extract", folder, "--format", "jsonl")
    assert run.returncode == 4
    assert len(run.stdout.splitlines()) == 2
    assert f"error: {folder / 'a' / 'broken.docx'}: " in run.stderr.decode()


def test_the_table_shows_every_item_and_the_diagnostics_go_to_standard_error() -> None:
    run = zeren("extract", EXAMPLE)
    out, err = run.stdout.decode(), run.stderr.decode()
    assert run.returncode == 0
    assert "11 sections, 29 items" in out
    assert all(number in out for number in ("（一）", "（十五）", "（二十九）"))
    assert "汕头出入境检验检疫局" in out
    assert f"warning: {EXAMPLE}" in err and "[repeated-body]" in err
    assert "repeated-body" not in out
