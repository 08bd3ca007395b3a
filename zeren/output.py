"""Answers on standard output: as a table, as JSON or as CSV."""

import csv
import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum
from io import StringIO
from typing import Generic, TypeVar

from graph.contract import number_json

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Groups:
    """Names under labels, each label on a line of its own: a table's cell, in no other form."""

    groups: tuple[tuple[str, tuple[str, ...]], ...]


Cell = str | int | float | tuple[str, ...] | Groups | None


class Format(StrEnum):
    """How an answer is printed."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """A column of an answer: `key` names it in CSV, `head` in a table; without the name it is not there.

    A `varied` column is shown in a table only where its cells differ (the plan, when all rows are of one). The cells
    of a `coded` one are of a few codes (the roles), which a table may say in another language.
    """

    key: str | None
    head: str | None
    cell: Callable[[Row], Cell]
    varied: bool = False
    coded: bool = False


def plain(value: object) -> object:
    """The value as JSON knows it: an object for a dataclass, an array for a tuple, 100 for 100.0."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, (tuple, list)):
        return [plain(part) for part in value]
    if isinstance(value, float):
        return number_json(value)
    return value


_AS_THEY_ARE: Mapping[str, str] = {}


def show(
    rows: Sequence[Row],
    columns: Sequence[Column[Row]],
    form: Format,
    shaped: Callable[[Row], object] = plain,
    words: Mapping[str, str] = _AS_THEY_ARE,
) -> None:
    """Print the rows, each `shaped` for JSON. No rows are an empty array, a CSV header alone, or nothing.

    `words` are what a table says for a head, a label or a code; without an entry it stands as it is.
    """
    if form is Format.JSON:
        write_json([shaped(row) for row in rows])
    elif form is Format.CSV:
        _write_csv(rows, columns)
    else:
        _write_table(rows, columns, words)


def write_json(value: object, *, indent: int | None = 2) -> None:
    """One JSON value and a line break."""
    write(json.dumps(value, ensure_ascii=False, indent=indent) + "\n")


def write(text: str) -> None:
    """Print data in UTF-8 whatever the locale: JSON knows no other encoding, and CSV cannot say its own."""
    # A lone half of a surrogate pair, which a damaged document may hold, is no text in UTF-8.
    sys.stdout.buffer.write(text.encode("utf-8", errors="replace"))
    sys.stdout.buffer.flush()


def _write_csv(rows: Iterable[Row], columns: Sequence[Column[Row]]) -> None:
    kept = [column for column in columns if column.key]
    lines = StringIO(newline="")
    writer = csv.writer(lines, lineterminator="\r\n")
    writer.writerow([column.key for column in kept])
    writer.writerows([_csv_cell(column.cell(row)) for column in kept] for row in rows)
    write(lines.getvalue())


def _csv_cell(cell: Cell) -> str | int | float | None:
    if isinstance(cell, Groups):
        cell = tuple(name for _, names in cell.groups for name in names)
    if isinstance(cell, tuple):
        cell = "; ".join(cell)
    if isinstance(cell, str):
        return guarded(cell)
    return number_json(cell) if isinstance(cell, float) else cell


# A spreadsheet runs a cell that begins so as a formula; the full-width signs count in Chinese editions, a
# sign alone (the comparator `=`) does not.
_FORMULA = tuple("=+-@\t\r\n＝＋－＠")


def guarded(cell: str) -> str:
    """The cell with an apostrophe before what a spreadsheet would run as a formula."""
    return f"'{cell}" if len(cell) > 1 and cell.startswith(_FORMULA) else cell


def _write_table(rows: Sequence[Row], columns: Sequence[Column[Row]], words: Mapping[str, str]) -> None:
    # rich takes 0.1 s to import, which JSON and CSV need not wait for.
    from zeren.table import print_table

    shown = [(column, [column.cell(row) for row in rows]) for column in columns if column.head]
    kept = [(column, cells) for column, cells in shown if _worth(column, cells)]
    print_table(
        [(_said(column.head, words), [_in_words(column, cell, words) for cell in cells]) for column, cells in kept]
    )


def _said(word: str | None, words: Mapping[str, str]) -> str:
    return words.get(word, word) if word else ""


def _in_words(column: Column[Row], cell: Cell, words: Mapping[str, str]) -> Cell:
    if isinstance(cell, Groups):
        return Groups(tuple((_said(label, words), names) for label, names in cell.groups))
    return _said(cell, words) if column.coded and isinstance(cell, str) else cell


def _worth(column: Column[Row], cells: Sequence[Cell]) -> bool:
    different = set(cells)
    return len(different) > 1 if column.varied else bool(different - {None, "", (), Groups(())})
