"""Word's tables: rows and cells, and the grid that merged cells leave."""

from collections.abc import Sequence
from dataclasses import replace

from lxml.etree import _Element as Element

from loaders.formats.content import Slot
from loaders.formats.docx_xml import first, on, value, w

_WRAPPERS = frozenset(map(w, ("sdt", "sdtContent", "ins", "moveTo", "customXml")))


def rows_of(table: Element) -> list[list[Element]]:
    """The cells of each row, deleted rows left out."""
    rows = _held(table, w("tr"))
    return [_held(row, w("tc")) for row in rows if not on(first(row, "trPr"), "del")]


def _held(parent: Element, tag: str) -> list[Element]:
    found = []
    for child in parent.iterchildren():
        if child.tag == tag:
            found.append(child)
        elif child.tag in _WRAPPERS:
            found += _held(child, tag)
    return found


def is_frame(rows: Sequence[Sequence[Element]]) -> bool:
    """Whether the table only draws a frame around paragraphs: it has one column."""
    return all(len(cells) <= 1 for cells in rows)


def grid_of(rows: Sequence[Sequence[Element]], words: Sequence[Sequence[str]], name: str) -> list[list[Slot | None]]:
    """The rows as slots of one width, each labelled `table 2 row 3 column 4` by its place in the grid."""
    grid: list[list[Slot | None]] = []
    # For each column, the row whose cell reaches down to here.
    reaching: dict[int, int] = {}
    for number, (cells, texts) in enumerate(zip(rows, words, strict=True)):
        row: list[Slot | None] = [Slot("")] * _before(cells)
        for cell, text in zip(cells, texts, strict=True):
            column = len(row)
            width = int(value(first(cell, "tcPr"), "gridSpan") or 1)
            if _goes_on(cell) and column in reaching:
                row += [None] * width
                _reach_down(grid[reaching[column]], column)
                continue
            label = f"{name} row {number + 1} column {column + 1}"
            row += [None if _goes_left(cell) else Slot(text, 1, label), *[None] * (width - 1)]
            reaching.pop(column, None)
            if value(first(cell, "tcPr"), "vMerge") == "restart":
                reaching[column] = number
        grid.append(row)
    width = max(map(len, grid), default=0)
    return [row + [Slot("")] * (width - len(row)) for row in grid]


def _before(cells: Sequence[Element]) -> int:
    """How many columns the row leaves out before its first cell."""
    row = cells[0].getparent() if cells else None
    while row is not None and row.tag != w("tr"):
        row = row.getparent()
    return int(value(first(row, "trPr"), "gridBefore") or 0)


def _goes_on(cell: Element) -> bool:
    merge = value(first(cell, "tcPr"), "vMerge")
    return merge is not None and merge != "restart"


def _goes_left(cell: Element) -> bool:
    return value(first(cell, "tcPr"), "hMerge") in ("", "continue")


def _reach_down(row: list[Slot | None], column: int) -> None:
    slot = row[column]
    if slot is not None:
        row[column] = replace(slot, covers=slot.covers + 1)
