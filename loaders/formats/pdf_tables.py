"""Tables of a PDF, read off their rules, and put together again where pages cut them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from loaders.formats.content import Slot
from loaders.formats.pdf_lines import Glyph, cell_words, is_next_name
from loaders.formats.pdf_rules import Box

NARROWEST = 4.0
SAME_COLUMN = 6.0
_NUMBER_HEAD = re.compile(r"\s*(?:序\s*号|序\s*號|编\s*号|編\s*號|No\.?)\s*", re.IGNORECASE)
_END = re.compile(r"[。；;！？）)]$")


@dataclass(slots=True)
class Grid:
    """A table that may grow over pages: where its columns begin, its rows, the pages that they begin on."""

    columns: tuple[float, ...]
    rows: list[list[Slot | None]]
    top: float
    bottom: float
    repeated: list[str] = field(default_factory=list)
    right: float = 0.0

    def holds(self, glyph: Glyph) -> bool:
        """Whether the character stands in the table."""
        across, down = (glyph.x0 + glyph.x1) / 2, (glyph.top + glyph.bottom) / 2
        return self.columns[0] <= across < self.right and self.top <= down < self.bottom


def grid_of(rows: Sequence[Sequence[Box | None]], glyphs: Sequence[Glyph], label: str) -> Grid | None:
    """The table between the rules; None for a frame or a lone row, which are no table."""
    kept = _kept(rows)
    boxes = [box for row in kept for box in row if box]
    if len(kept) < 2 or max(map(len, kept)) < 2:
        return None
    tops = [min(box[1] for box in row if box) for row in kept]
    words = _words(boxes, glyphs)
    slots = [[box and _slot(box, words[box], tops, label) for box in row] for row in kept]
    if sum(slot is not None and bool(slot.words) for row in slots for slot in row) < 2:
        return None
    lefts = [[box[0] for row in kept if (box := row[column])] for column in range(len(kept[0]))]
    columns = tuple(map(min, lefts))
    bottom, right = max(box[3] for box in boxes), max(box[2] for box in boxes)
    return Grid(columns, slots, min(tops), bottom, right=right)


def _kept(rows: Sequence[Sequence[Box | None]]) -> list[list[Box | None]]:
    """The rows and columns without those that only the thickness of a rule makes."""
    wide = [
        [box if box and box[2] - box[0] > NARROWEST and box[3] - box[1] > NARROWEST else None for box in row]
        for row in rows
    ]
    wide = [row for row in wide if any(row)]
    columns = [column for column in range(len(rows[0])) if any(row[column] for row in wide)]
    return [[row[column] for column in columns] for row in wide]


def _words(boxes: Iterable[Box], glyphs: Sequence[Glyph]) -> dict[Box, str]:
    inside: dict[Box, list[Glyph]] = {box: [] for box in boxes}
    for glyph in glyphs:
        across, down = (glyph.x0 + glyph.x1) / 2, (glyph.top + glyph.bottom) / 2
        for box, held in inside.items():
            if box[0] <= across < box[2] and box[1] <= down < box[3]:
                held.append(glyph)
                break
    return {box: cell_words(held, box[0], box[2]) for box, held in inside.items()}


def _slot(box: Box, words: str, tops: Sequence[float], label: str) -> Slot:
    covers = sum(box[1] - 1 <= top < box[3] - 1 for top in tops)
    return Slot(words, max(1, covers), label)


def is_continued(above: Grid, below: Grid) -> bool:
    """Whether the table at a page's head goes on with the one at the foot of the page before."""
    return len(above.columns) == len(below.columns) and all(
        abs(one - other) < SAME_COLUMN for one, other in zip(above.columns, below.columns, strict=True)
    )


def go_on(above: Grid, below: Grid) -> None:
    """Adds the rows below to the table above; a head printed again goes to `repeated`."""
    rows = below.rows
    while rows and len(above.repeated) < len(above.rows) and _texts(rows[0]) == _texts(above.rows[0]):
        above.repeated.append("\t".join(_texts(rows[0])))
        rows = rows[1:]
    if rows and _is_cut(above, rows[0]):
        above.rows[-1] = _mended(above, rows[0])
        rows = rows[1:]
    elif rows:
        rows = [_merged_on(above, rows[0]), *rows[1:]]
    above.rows += rows
    above.bottom = below.bottom


def _texts(row: Sequence[Slot | None]) -> list[str]:
    return [slot.words if slot else "" for slot in row]


def _number_column(grid: Grid) -> int | None:
    for row in grid.rows[:3]:
        for column, words in enumerate(_texts(row)):
            if _NUMBER_HEAD.fullmatch(words):
                return column
    return None


def _is_cut(above: Grid, row: Sequence[Slot | None]) -> bool:
    """Whether the page break went through a row: the next page goes on inside its cells."""
    texts, before = _texts(row), _texts(above.rows[-1])
    number = _number_column(above)
    if number is not None:
        return not texts[number] and bool(above.rows[-1][number])
    open_cells = [not _END.search(one) for one, other in zip(before, texts, strict=True) if other]
    return not all(texts) and all(open_cells)


def _mended(above: Grid, row: Sequence[Slot | None]) -> list[Slot | None]:
    """The last row with what stands of it on the next page; a cell cut after a whole line keeps its break."""
    mended = []
    for slot, rest in zip(above.rows[-1], row, strict=True):
        words = rest.words if rest else ""
        if slot is None or not words:
            mended.append(slot)
            continue
        is_list = slot.words and (_is_whole(slot.words, words) or is_next_name(slot.words, words.partition("\n")[0]))
        mended.append(replace(slot, words=slot.words + ("\n" if is_list else "") + words))
    return mended


_WHOLE = re.compile("[局委办厅部院会处社站队司府关区县市镇乡团行学）)]$")


def _is_whole(words: str, rest: str) -> bool:
    """Whether a list of lines was cut between two of them, its last one being whole."""
    return "\n" in words + rest and _WHOLE.search(words) is not None


def _merged_on(above: Grid, row: Sequence[Slot | None]) -> list[Slot | None]:
    """The first row of the next page: an empty cell under a merged one is the rest of that one."""
    merged = []
    for column, slot in enumerate(row):
        holder = _holder(above, column)
        if slot is None or slot.words or holder is None:
            merged.append(slot)
            continue
        held = above.rows[holder][column]
        above.rows[holder][column] = held and replace(held, covers=held.covers + slot.covers)
        merged.append(None)
    return merged


def _holder(above: Grid, column: int) -> int | None:
    """The row whose merged cell reaches down to the table's last row in this column."""
    for index in range(len(above.rows) - 1, -1, -1):
        slot = above.rows[index][column]
        if slot is not None:
            return index if slot.covers > 1 and index + slot.covers == len(above.rows) else None
    return None
