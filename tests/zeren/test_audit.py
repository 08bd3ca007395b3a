"""`audit`: the account of a file on the terminal and as JSON, and its exit code."""

import json
from pathlib import Path

from tests.zeren.command import zeren
from tests.zeren.plans import EXAMPLE, JIEYANG

UNKNOWN = JIEYANG.replace("责任单位：市住建局牵头，市自然资源局、市发改局配合", "（星图推进小分队牵头）")


def test_the_example_is_explained() -> None:
    run = zeren("audit", EXAMPLE)
    out, err = run.stdout.decode(), run.stderr.decode()
    assert run.returncode == 0, err
    assert "10734 characters" in err and "nothing unexplained" in err
    assert "Unexplained" not in out
    assert all(part in out for part in ("repeated", "clause", "blank", "in a clause"))


def test_json_gives_each_character_and_each_role_word_once() -> None:
    run = zeren("audit", EXAMPLE, "--format", "json")
    assert run.returncode == 0
    ledger = json.loads(run.stdout)
    assert ledger["unexplained"] == []
    assert sum(part["characters"] for part in ledger["parts"]) == ledger["length"] == 10734
    ends = [(each["start"], each["end"]) for each in ledger["stretches"]]
    assert [end for _, end in ends[:-1]] == [start for start, _ in ends[1:]]
    assert sum(each["words"] for each in ledger["role_words"]) == len(ledger["words"])
    assert all(word["account"] for word in ledger["words"])


def test_what_is_unexplained_comes_first_and_fails(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(UNKNOWN, encoding="utf-8")
    run = zeren("audit", path)
    assert run.returncode == 1
    out = run.stdout.decode()
    assert out.index("Unexplained") < out.index("Part of the text")
    assert "（星图推进小分队牵头）" in out
    assert "no account" in out
    assert "1 unexplained" in run.stderr.decode()
    found = json.loads(zeren("audit", path, "--format", "json").stdout)["unexplained"]
    assert [each["quote"]["text"] for each in found] == ["牵头"]


def test_one_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"PK\x03\x04 no archive")
    (tmp_path / "b.txt").write_text(JIEYANG, encoding="utf-8")
    run = zeren("audit", tmp_path)
    assert run.returncode == 4
    assert "揭阳市优化营商环境" in run.stdout.decode()
    assert f"error: {tmp_path / 'a.docx'}: " in run.stderr.decode()


def test_an_added_correction_is_part_of_the_account(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(UNKNOWN, encoding="utf-8")
    added = ("--add", "市住建局", "--role", "lead", "--quote", "星图推进小分队", "--reason", "小分队设在市住建局")
    assert zeren("correct", path, "--item", "二", *added).returncode == 0
    run = zeren("audit", path)
    assert run.returncode == 0, run.stdout.decode()
    assert "put right by a person" in run.stdout.decode()
