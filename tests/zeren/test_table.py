"""Tables: how wide they are, and where their lines break."""

import re

import pytest
from rich.cells import cell_len

from zeren.table import Words, lines, print_table

NAMES = ("市发改局", "市经信局", "汕头出入境检验检疫局", "市政府质量奖评审委员会成员单位", "各区、县政府")
TEXT = "在电动汽车、LED照明等领域（2014—2015年）采用国际标准的产品不少于100个，TC/SC/WG落户汕头。"


@pytest.mark.parametrize("columns", [40, 60, 80, 120])
def test_no_line_is_wider_than_the_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    print_table([("No.", ["（一）", "（十四）"]), ("Item", [TEXT, TEXT]), ("Co-op", [NAMES, NAMES[:2]])])
    printed = capsys.readouterr().out.splitlines()
    assert len(printed) > 4
    assert max(map(cell_len, printed)) <= columns


def test_nothing_is_lost_where_lines_break(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    print_table([("Item", [TEXT])])
    assert "".join(capsys.readouterr().out.split()[2:]) == TEXT.replace(" ", "")


@pytest.mark.parametrize("width", range(12, 44))
def test_words_and_numbers_stay_whole_and_no_line_begins_with_a_comma(width: int) -> None:
    broken = lines(Words(TEXT).pieces, width)
    assert max(map(cell_len, broken)) <= width
    for word in ("LED", "2014—2015", "100", "TC/SC/WG"):
        assert any(word in line for line in broken), word
    assert not [line for line in broken if re.match("[，。、）]", line)]
    assert not [line for line in broken if line.endswith("（")]


@pytest.mark.parametrize("width", range(30, 60))
def test_a_name_stays_whole_where_it_fits(width: int) -> None:
    broken = "\n".join(lines(Words(NAMES).pieces, width))
    assert [name for name in NAMES[:3] if name not in broken] == []


def test_a_name_longer_than_the_line_is_broken_and_not_cut() -> None:
    assert "".join(lines(Words(("市政府质量奖评审委员会成员单位",)).pieces, 12)) == "市政府质量奖评审委员会成员单位"


def test_a_document_cannot_steer_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    print_table([("Item", ["\x1b[2J清屏\x07", "[red]不是标记[/red]", "\u202e倒写"])])
    out = capsys.readouterr().out
    assert "\x1b" not in out and "\x07" not in out and "\u202e" not in out
    assert "清屏" in out and "[red]不是标记[/red]" in out


@pytest.mark.parametrize(
    ("figures", "shown", "reason"),
    [
        ([3.0, 12.2567], ["3.00", "12.26"], "shares are compared: all of them have their decimals"),
        ([3.0, 12.0], ["3", "12"], "whole ones among themselves have no point"),
        ([3, 12], ["3", "12"], "nor has what is counted"),
    ],
)
def test_the_figures_of_a_column_are_written_alike(
    capsys: pytest.CaptureFixture[str], figures: list[float], shown: list[str], reason: str
) -> None:
    print_table([("Agency", ["市质监局", "市发改局"]), ("Share", figures)])
    assert [line.split()[-1] for line in capsys.readouterr().out.splitlines()[2:]] == shown
