"""JSON and CSV on standard output."""

import csv
import json
from dataclasses import dataclass

import pytest

from graph.model import Role
from zeren.output import Cell, Column, Format, guarded, plain, show


@dataclass(frozen=True, slots=True)
class Row:
    name: str
    role: Role
    figure: float | None
    others: tuple[str, ...] = ()


ROWS = [
    Row("市发改局", Role.CO_OP, 100.0, ("市经信局", "市科技局")),
    Row('各区、县政府, "含功能区"', Role.LEAD, 2.25),
]
COLUMNS: tuple[Column[Row], ...] = (
    Column("name", "Agency", lambda row: row.name),
    Column("role", None, lambda row: row.role.value),
    Column(None, "Drawn", lambda row: "for people only"),
    Column("figure", "Figure", lambda row: row.figure),
    Column("others", "Others", lambda row: row.others),
)


def test_json_is_one_array_of_the_rows_with_every_field(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    show(ROWS, COLUMNS, Format.JSON)
    out = capsysbinary.readouterr().out.decode("utf-8")
    assert json.loads(out)[0] == {
        "name": "市发改局",
        "role": "co_op",
        "figure": 100,
        "others": ["市经信局", "市科技局"],
    }
    assert "市发改局" in out and '"figure": 100,' in out


def test_csv_has_its_header_and_line_ends_as_rfc_4180_says(
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    show(ROWS, COLUMNS, Format.CSV)
    out = capsysbinary.readouterr().out
    assert not out.startswith(b"\xef\xbb\xbf")
    assert out.count(b"\r\n") == 3
    assert list(csv.reader(out.decode("utf-8").splitlines())) == [
        ["name", "role", "figure", "others"],
        ["市发改局", "co_op", "100", "市经信局; 市科技局"],
        ['各区、县政府, "含功能区"', "lead", "2.25", ""],
    ]


@pytest.mark.parametrize(("form", "out"), [(Format.JSON, b"[]\n"), (Format.CSV, b"name,role,figure,others\r\n")])
def test_no_rows_are_still_an_answer(capsysbinary: pytest.CaptureFixture[bytes], form: Format, out: bytes) -> None:
    show([], COLUMNS, form)
    assert capsysbinary.readouterr().out == out


@pytest.mark.parametrize(
    ("cell", "expected", "reason"),
    [
        ("=HYPERLINK(A1)", "'=HYPERLINK(A1)", "a formula"),
        ("+86 754 8888", "'+86 754 8888", "a plus begins a formula too"),
        ("-2+3", "'-2+3", "and a minus"),
        ("@SUM(A1)", "'@SUM(A1)", "and the old Lotus sign"),
        ("\t=1+1", "'\t=1+1", "blanks before it are skipped by some"),
        ("＝1＋1", "'＝1＋1", "full-width signs in a Chinese edition"),
        ("=", "=", "a comparator alone is no formula"),
        (">=", ">=", "nor is this"),
        ("100项以上", "100项以上", "plain words stay as they are"),
        ("", "", "nothing stays nothing"),
    ],
)
def test_a_spreadsheet_runs_no_cell(cell: str, expected: str, reason: str) -> None:
    assert guarded(cell) == expected


def test_half_of_a_character_does_not_stop_the_answer(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    show([Row("破损\ud83d的名", Role.LEAD, None)], COLUMNS, Format.JSON)
    assert json.loads(capsysbinary.readouterr().out)[0]["name"] == "破损?的名"


def test_plain_goes_into_what_is_nested() -> None:
    assert plain((Row("甲", Role.JOINT, None, ("乙",)), 3.0)) == [
        {"name": "甲", "role": Role.JOINT, "figure": None, "others": ["乙"]},
        3,
    ]


def test_a_column_that_says_nothing_new_is_left_out_of_the_table(capsys: pytest.CaptureFixture[str]) -> None:
    columns: tuple[Column[Row], ...] = (
        Column("plan", "Plan", lambda row: "the same plan", varied=True),
        Column("name", "Agency", lambda row: row.name),
        Column("empty", "Empty", _nothing),
    )
    show(ROWS, columns, Format.TABLE)
    out = capsys.readouterr().out
    assert "市发改局" in out
    assert "Plan" not in out and "Empty" not in out


def _nothing(row: Row) -> Cell:
    return ()
