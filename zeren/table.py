"""Tables for a terminal: Chinese characters take two columns, and lines break between words, never inside."""

import re
import sys
from collections.abc import Iterable, Iterator, Sequence

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len, chop_cells
from rich.console import Console, ConsoleOptions, RenderResult
from rich.measure import Measurement
from rich.segment import Segment
from rich.table import Table
from rich.text import Text

from zeren.exits import harmless
from zeren.output import Cell, Groups

_OPENING = "（《〈「『【〔“‘(["
_CLOSING = "）》〉」』】〕”’)],，、。．；：？！;:?!%％…"
_CJK = r"\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
# 推动 | LED | 照明 | （ + 2014年 stays with its bracket
_PIECE = re.compile(
    rf"\s+|[{re.escape(_OPENING)}]*(?:[{_CJK}]|[^\s{_CJK}{re.escape(_OPENING)}]+)[{re.escape(_CLOSING)}]*|."
)
_LONGEST_HELD = 24  # columns; a longer name may be broken
_NARROW = 14  # columns; what is as short as that is not broken
_GAP = 2


class Words:
    """Text that breaks between Chinese characters and between words, or names, each of which stays whole."""

    def __init__(self, cell: str | tuple[str, ...] | Groups, style: str = "") -> None:
        self.style = style
        self.pieces = list(_pieces(cell))
        self.widest = max((cell_len(line) for line in "".join(self.pieces).split("\n")), default=0)
        longest = max((cell_len(piece.strip()) for piece in self.pieces), default=0)
        self.narrowest = min(max(longest, _NARROW), _LONGEST_HELD, self.widest)

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        return Measurement(self.narrowest, self.widest).with_maximum(options.max_width)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for line in lines(self.pieces, options.max_width):
            yield Text(line, style=self.style, no_wrap=True, end="")
            yield Segment.line()


def _pieces(cell: str | tuple[str, ...] | Groups) -> Iterator[str]:
    if isinstance(cell, str):
        yield from _PIECE.findall(harmless(cell).replace("\t", " "))
    elif isinstance(cell, tuple):
        yield from (harmless(name) + "、" for name in cell[:-1])
        yield from map(harmless, cell[-1:])
    else:
        for label, names in cell.groups:
            yield from (f"{label} ", *_pieces(names), "\n")


def lines(pieces: Iterable[str], width: int) -> list[str]:
    """The pieces in lines of at most `width` columns; a piece wider than a line is broken like text."""
    done = [""]
    for piece in pieces:
        if "\n" in piece:
            done.append("")
        elif cell_len(done[-1]) + cell_len(piece.rstrip()) <= width:
            done[-1] += piece if done[-1] or piece.strip() else ""
        elif cell_len(piece) <= width:
            done.append(piece.lstrip())
        else:
            done.extend(_broken(piece, width))
    return [line.rstrip() for line in done if line.strip()]


def _broken(piece: str, width: int) -> list[str]:
    parts = list(_pieces(piece))
    return lines(parts, width) if len(parts) > 1 else chop_cells(piece, width)


def print_table(columns: Sequence[tuple[str, Sequence[Cell]]]) -> None:
    """Print columns, each its heading and its cells; nothing where there are no rows."""
    if not columns or not columns[0][1]:
        return
    terminal = console()
    drawn = [[Words(head, "bold"), *_drawn(cells)] for head, cells in columns]
    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, _GAP - 1, 0, 0))
    widths = allotted(drawn, terminal.width - _GAP * (len(columns) - 1))
    for (_, cells), (head, *_), width in zip(columns, drawn, widths, strict=True):
        numeric = all(cell is None or isinstance(cell, (int, float)) for cell in cells)
        table.add_column(head, justify="right" if numeric else "left", width=width)
    for _, *row in zip(range(len(columns[0][1])), *(cells[1:] for cells in drawn), strict=True):
        table.add_row(*row)
    terminal.print(table)


def allotted(columns: Sequence[Sequence[Words]], room: int) -> list[int]:
    """How wide each column is: as wide as its longest name or word, and what is left to the fullest ones."""
    widest = [max(cell.widest for cell in cells) for cells in columns]
    widths = [max(cell.narrowest for cell in cells) for cells in columns]
    while sum(widths) > max(room, len(widths)):
        widths[widths.index(max(widths))] -= 1
    for _ in range(room - sum(widths)):
        fullest = max(range(len(widths)), key=lambda at: widest[at] / widths[at] if widths[at] else 0)
        if widest[fullest] > widths[fullest]:
            widths[fullest] += 1
    return widths


def _drawn(cells: Sequence[Cell]) -> Iterator[Words]:
    """The cells as words; where one of them is a fraction, all figures have two decimals, so that they can be compared."""
    decimals = 2 if any(isinstance(cell, float) and not cell.is_integer() for cell in cells) else 0
    for cell in cells:
        if isinstance(cell, (int, float)):
            yield Words(f"{cell:.{decimals}f}")
        else:
            yield Words("" if cell is None else cell)


def print_words(text: str, style: str = "") -> None:
    """Print a paragraph, broken at the terminal's width."""
    console().print(Words(text, style))


def print_blank() -> None:
    """Print an empty line."""
    console().line()


class _Console(Console):
    """A console that leaves it to the front door to say that nobody reads any more: rich would exit with 1."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


def console() -> Console:
    """The terminal that data goes to; 80 columns where it is none and COLUMNS does not say otherwise."""
    return _Console(file=sys.stdout, highlight=False, markup=False, emoji=False)
