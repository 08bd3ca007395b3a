"""Workbooks: each sheet a table as it is shown, merged cells and hidden parts told apart."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter

from lxml.etree import XMLSyntaxError
from openpyxl import load_workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.utils.datetime import from_excel
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from graph.errors import DocumentError
from loaders.formats.content import Content, Draft, Slot
from loaders.formats.kinds import DAMAGED_PACKAGE
from loaders.formats.number_format import CHINESE_DATES, shown


@dataclass(frozen=True, slots=True)
class Merged:
    """A merged block: the corner that shows its words, the one that holds them, the shown rows it covers."""

    shown_at: tuple[int, int]
    held_at: tuple[int, int]
    covers: int


# The public number_format says General for every number that openpyxl does not know.
_format_number = attrgetter("_style.numFmtId")


def read(data: bytes, name: str) -> Content:
    """The sheets in order, each cell labelled `Sheet1!C7`. Raises DocumentError for a damaged workbook."""
    try:
        # Values, not formulas: a formula's words are what it last came to.
        book = load_workbook(io.BytesIO(data), data_only=True)
        draft = Draft()
        for sheet in book.worksheets:
            _write_sheet(draft, sheet)
    except (InvalidFileException, XMLSyntaxError, KeyError, ValueError, TypeError, *DAMAGED_PACKAGE) as error:
        advice = "Open it in Excel or WPS and save it as .xlsx again"
        raise DocumentError(f"is a damaged workbook ({error})", where=name, advice=advice) from error
    return draft.content()


def _write_sheet(draft: Draft, sheet: Worksheet) -> None:
    words = _words(sheet)
    if not words:
        return
    away = "hidden sheet" if sheet.sheet_state != "visible" else None
    rows = sorted({row for row, _ in words})
    columns = range(min(column for _, column in words), max(column for _, column in words) + 1)
    hidden = _hidden_columns(sheet)
    merged = _merged(sheet, rows, columns, hidden)
    grid = []
    for row in rows:
        why = away or ("hidden row" if sheet.row_dimensions[row].hidden else None)
        reasons = {column: why or ("hidden column" if column in hidden else None) for column in columns}
        grid.append([_slot(sheet, words, merged, (row, column), reasons[column]) for column in columns])
    if draft.length:
        draft.write("\n")
    if away:
        draft.dropped_table(grid, away)
    else:
        draft.table(grid, sheet.title)


def _words(sheet: Worksheet) -> dict[tuple[int, int], str]:
    """The words of each cell that has any."""
    found = {}
    # Only the cells that the file holds: one styled cell in row 1,048,576 makes the public iterators walk
    # through every row above it.
    for place, cell in sheet._cells.items():
        if not isinstance(cell, MergedCell) and cell.value is not None and (words := _shown(cell)):
            found[place] = words
    return found


def _shown(cell: Cell) -> str:
    code = CHINESE_DATES.get(_format_number(cell))
    value: object = cell.value
    if code and isinstance(value, int | float):
        value = from_excel(value)
    words = shown(value, code or cell.number_format)
    return words.replace("_x000D_", "").replace("\r\n", "\n").replace("\r", "\n").strip()


def _hidden_columns(sheet: Worksheet) -> frozenset[int]:
    hidden: set[int] = set()
    for dimension in sheet.column_dimensions.values():
        if dimension.hidden and dimension.min and dimension.max:
            hidden.update(range(dimension.min, dimension.max + 1))
    return frozenset(hidden)


def _merged(
    sheet: Worksheet, rows: Sequence[int], columns: Sequence[int], hidden: frozenset[int]
) -> dict[tuple[int, int], Merged]:
    """For each place of a merged block, the block; a block down a whole column covers the rows with words."""
    found = {}
    for block in sheet.merged_cells.ranges:
        down = [row for row in rows if block.min_row <= row <= block.max_row]
        across = [column for column in columns if block.min_col <= column <= block.max_col]
        seen = [row for row in down if not sheet.row_dimensions[row].hidden]
        open_columns = [column for column in across if column not in hidden]
        held = (block.min_row, block.min_col)
        corner = (seen[0], open_columns[0]) if seen and open_columns else held
        merged = Merged(corner, held, max(1, len(seen)))
        found.update({(row, column): merged for row in down for column in across})
    return found


def _slot(
    sheet: Worksheet,
    words: dict[tuple[int, int], str],
    merged: dict[tuple[int, int], Merged],
    place: tuple[int, int],
    dropped: str | None,
) -> Slot | None:
    block = merged.get(place)
    label = f"{sheet.title}!{sheet.cell(*place).coordinate}"
    if block is None:
        return Slot(words.get(place, ""), 1, label, dropped)
    if block.shown_at == place:
        return Slot(words.get(block.held_at, ""), block.covers, label, dropped)
    return None if dropped is None else Slot("", 1, None, dropped)
