"""Task tables that lost their lines: each cell a line of its own, or the cells of a row parted by blanks.

序号 / 工作任务 / 牵头单位 / 配合单位, one below the other, then 1 / 新建公厕20座 / 市城管局 / 市财政局, 2 / … .
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from loaders.bodies import strength
from loaders.columns import ROLES, column_named, heads_of
from loaders.document import Cell, Table
from loaders.numbering import LABEL
from loaders.script import canonical

_LINE = re.compile(r"[^\n]+")
_BAR = " \t\r\u3000\xa0|｜"
_PART = re.compile(rf"[^{_BAR}]+")
# Between tabs a blank is one inside a cell.
_TABBED = re.compile(r"[^\t]+")
_NUMBER = re.compile(r"\d{1,4}[.、．]?")
_PARTS = re.compile("[、，；。 ]")
_FEWEST = 3
_LONGEST_HEAD = 14
_LONGEST_SECTION = 40
_TASKS = frozenset({"task", "measure", "target"})
_CLOSES = re.compile(r"(?:注|备注|说明|附|抄送|填表)[：:]|.*\d{4}年\d{1,2}月\d{1,2}日$")


class _Line(NamedTuple):
    start: int
    end: int
    words: str


def flattened_tables(text: str, taken: Sequence[Table]) -> Iterator[Table]:
    """The tables of the text that stand cell by cell, or row by row without lines between the cells."""
    if not _numbered_head().search(text):
        return
    lines = list(_lines(text, taken))
    at = 0
    while at < len(lines):
        read = _rows_from(text, lines, at)
        if read is None:
            at += 1
            continue
        rows, at = read
        cells = [cell for row in rows for cell in row if cell is not None]
        yield Table(cells[0].start, max(cell.end for cell in cells), tuple(rows))


@cache
def _numbered_head() -> re.Pattern[str]:
    """A line that begins as the heads of a table with numbered rows do, in either script: 序号, 編號."""
    heads = (re.escape(word).replace("编", "[编編]").replace("号", "[号號]") for word in heads_of("number"))
    return re.compile(rf"^[{_BAR}]*(?:{'|'.join(heads)})", re.MULTILINE)


_Row = tuple[Cell | None, ...]
_Rows = tuple[list[_Row], int]


def _rows_from(text: str, lines: Sequence[_Line], at: int) -> _Rows | None:
    """The rows of the table whose heads begin at a line, and the line behind the last of them; None where none do."""
    if kinds := _heads_below(lines, at):
        return _by_cell(lines, at, kinds)
    if kinds := _heads_beside(text, lines[at]):
        return _by_row(text, lines, at, kinds)
    return None


def _lines(text: str, taken: Sequence[Table]) -> Iterator[_Line]:
    for found in _LINE.finditer(text):
        words = found.group().strip(_BAR)
        if words and not any(table.start <= found.start() < table.end for table in taken):
            start = found.start() + found.group().index(words)
            yield _Line(start, start + len(words), canonical(words))


def _is_head(kinds: Sequence[str]) -> bool:
    return (
        len(kinds) >= _FEWEST and kinds[0] == "number" and bool(_TASKS & set(kinds)) and bool(set(ROLES) & set(kinds))
    )


def _heads_below(lines: Sequence[_Line], at: int) -> list[str]:
    """What the columns hold whose heads stand one below the other from line `at` on; empty where none do."""
    if column_named(lines[at].words) != "number":
        return []
    kinds: list[str] = []
    for line in lines[at : at + 12]:
        kind = column_named(line.words) if len(line.words) <= _LONGEST_HEAD else None
        if kind is None:
            break
        kinds.append(kind)
    return kinds if _is_head(kinds) else []


def _heads_beside(text: str, line: _Line) -> list[str]:
    words = [text[cell.start : cell.end] for cell in _parts(text, line)]
    if len(words) < _FEWEST or len(line.words) > _LONGEST_HEAD * len(words):
        return []
    kinds = [column_named(canonical(each)) or "" for each in words]
    return kinds if all(kinds) and _is_head(kinds) else []


def _cell(lines: Sequence[_Line]) -> Cell | None:
    return Cell(lines[0].start, lines[-1].end) if lines else None


def _by_cell(lines: Sequence[_Line], at: int, kinds: Sequence[str]) -> _Rows | None:
    """The rows below heads that stand one below the other, and the line behind the last of them."""
    rows: list[_Row] = [tuple(Cell(line.start, line.end) for line in lines[at : at + len(kinds)])]
    at += len(kinds)
    number = -1
    while at < len(lines):
        line = lines[at]
        if _is_section(line):
            rows.append((Cell(line.start, line.end), *[None] * (len(kinds) - 1)))
            at += 1
        elif _NUMBER.fullmatch(line.words) and _value(line) > number:
            number = _value(line)
            end = _row_end(lines, at + 1, number, len(kinds) - 1)
            rows.append((Cell(line.start, line.end), *_spread(lines[at + 1 : end], kinds[1:])))
            at = end
        else:
            break
    return (rows, at) if number >= 0 else None


def _value(line: _Line) -> int:
    return int(line.words.rstrip(".、．"))


def _is_section(line: _Line) -> bool:
    found = LABEL.match(line.words)
    short = len(line.words) <= _LONGEST_SECTION and "。" not in line.words and line.words[-1] not in "；）"
    return bool(found and short and (found["chinese"] or found["chinese_bracket"]))


def _row_end(lines: Sequence[_Line], at: int, number: int, width: int) -> int:
    """The line behind a row's last cell: the next number, a section, a remark, or, past the last column, a sentence."""
    first = at
    while at < len(lines):
        line, held = lines[at], at - first
        following = bool(_NUMBER.fullmatch(line.words)) and _value(line) > number
        if held >= 2 and (following or _is_section(line) or _CLOSES.match(line.words)):
            break
        if held >= width and not _names_bodies(line):
            break
        at += 1
    return at


def _names_bodies(line: _Line) -> bool:
    parts = [part for part in _PARTS.split(line.words) if part]
    return bool(parts) and strength(parts[0]) > 0


def _spread(lines: Sequence[_Line], kinds: Sequence[str]) -> Iterator[Cell | None]:
    """The lines of a row dealt out to its columns: what is too many goes to the last cell of words before the first
    agency, or, where no words are too many, to the last column of agencies."""
    first = next((at for at, kind in enumerate(kinds) if kind in ROLES), len(kinds))
    more = max(0, len(lines) - len(kinds))
    words = next((at for at, line in enumerate(lines) if _names_bodies(line)), len(lines))
    last_role = max((at for at, kind in enumerate(kinds) if kind in ROLES), default=len(kinds) - 1)
    wide = max(0, first - 1) if words > first else last_role
    at = 0
    for column in range(len(kinds)):
        count = 1 + (more if column == wide else 0)
        yield _cell(lines[at : at + count])
        at += count


def _by_row(text: str, lines: Sequence[_Line], at: int, kinds: Sequence[str]) -> _Rows | None:
    """The rows below a line of heads, each a line that begins with its number and has as many parts as there are heads."""
    rows: list[_Row] = [tuple(_parts(text, lines[at]))]
    at += 1
    while at < len(lines):
        parts = _parts(text, lines[at])
        if len(parts) == len(kinds) and _NUMBER.fullmatch(text[parts[0].start : parts[0].end]):
            rows.append(tuple(parts))
        elif _is_section(lines[at]) and len(parts) == 1:
            rows.append((parts[0], *[None] * (len(kinds) - 1)))
        else:
            break
        at += 1
    # A heading behind the last row is the text's, not the table's.
    while len(rows) > 1 and rows[-1][1:] == (None,) * (len(kinds) - 1):
        rows.pop()
        at -= 1
    return (rows, at) if len(rows) > 1 else None


def _parts(text: str, line: _Line) -> list[Cell]:
    part = _TABBED if text.find("\t", line.start, line.end) >= 0 else _PART
    return [Cell(*found.span()) for found in part.finditer(text, line.start, line.end)]
