"""Lines of a PDF: characters gathered by where they stand, and whether a line goes on in the next."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

# Fractions of the character's size. A gap that wide is a blank: in Latin text, where the layer holds a blank
# of its own, and where it holds none. Justified Chinese is set up to a third wider than its characters.
LATIN_GAP = 0.15
HELD_GAP = 0.2
SEEN_GAP = 0.6
SAME_LINE = 0.4
SLACK = 0.3
# In characters.
NARROW = 12
_OPENING = "（(《〈“‘「『【〔[｛{"
_CLOSING = "，。、；：？！）)》〉”’」』】〕]％%｝},.;:?!·"
# What a line break never parts: opening marks, a word or number or one character, closing marks.
_PIECE = re.compile(rf"[{re.escape(_OPENING)}]*(?:[A-Za-z0-9.,%\-/]+|.)?[{re.escape(_CLOSING)}]*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character of the page and its box."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the page; `head_width` is the width of its first piece, which a break does not part."""

    words: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    head_width: float


def lines_of(glyphs: Sequence[Glyph]) -> list[Line]:
    """The lines that the characters stand in, from the top."""
    lines = (_line(sorted(row, key=lambda glyph: glyph.x0)) for row in _by_line(glyphs))
    return [line for line in lines if line is not None]


def _by_line(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    row: list[Glyph] = []
    middle = 0.0
    for glyph in sorted(glyphs, key=lambda glyph: glyph.top + glyph.bottom):
        own = (glyph.top + glyph.bottom) / 2
        if row and own - middle > SAME_LINE * max(glyph.size, row[0].size):
            yield row
            row = []
        if not row:
            middle = own
        row.append(glyph)
    if row:
        yield row


def _line(row: Sequence[Glyph]) -> Line | None:
    seen = [glyph for glyph in row if not glyph.text.isspace()]
    if not seen:
        return None
    blanks = [glyph for glyph in row if glyph.text.isspace()]
    words = _spaced(seen, blanks)
    head = _PIECE.match(words)
    shown = sum(not character.isspace() for character in head[0]) if head else 1
    last = seen[max(0, min(shown, len(seen)) - 1)]
    return Line(
        words=words,
        x0=seen[0].x0,
        x1=max(glyph.x1 for glyph in seen),
        top=min(glyph.top for glyph in seen),
        bottom=max(glyph.bottom for glyph in seen),
        size=max(glyph.size for glyph in seen),
        head_width=last.x1 - seen[0].x0,
    )


def _spaced(seen: Sequence[Glyph], blanks: Sequence[Glyph]) -> str:
    """The words with the blanks that the page shows, not those that only the layer holds."""
    pieces = [seen[0].text]
    waiting = sorted(blanks, key=lambda glyph: -glyph.x0)
    for before, after in pairwise(seen):
        held = ""
        while waiting and waiting[-1].x0 < after.x0:
            held = waiting.pop().text
        gap = (after.x1 - before.x1 - (after.x1 - after.x0)) / max(1.0, before.size)
        if _is_blank(before.text, after.text, gap, held):
            pieces.append("\u3000" if held == "\u3000" else " ")
        pieces.append(after.text)
    return "".join(pieces)


def _is_blank(before: str, after: str, gap: float, held: str) -> bool:
    if before[-1].isascii() and after[0].isascii():
        return gap > LATIN_GAP
    return gap > (HELD_GAP if held else SEEN_GAP)


def goes_on(line: Line, following: Line, right: float) -> bool:
    """Whether the first piece of the following line had no room left at the end of this one."""
    return right - line.x1 < following.head_width + SLACK * line.size


def joined(before: str, after: str) -> str:
    """The words of two lines as one: a blank only between Latin words."""
    is_latin = before[-1:].isascii() and before[-1:].isalnum() and after[:1].isascii() and after[:1].isalnum()
    is_latin = is_latin and not (before[-1:].isdigit() and after[:1].isdigit())
    return before + (" " if is_latin else "") + after


_ENDS_NAME = re.compile(r"[局委办厅部院会处社站队司府关区县市镇乡团行学心所）)]$")


def is_next_name(before: str, after: str) -> bool:
    """Whether words of a narrow cell are one more name of a list: they begin as the first one does (市…).

    A name may just fill its line, and then the break after it looks like one inside a name.
    """
    lines = before.split("\n")
    is_narrow = max(map(len, (*lines, after))) <= NARROW
    return (
        is_narrow and before[0] == after[0] and before[-1] not in _CLOSING and _ENDS_NAME.search(lines[-1]) is not None
    )


def cell_words(glyphs: Sequence[Glyph], left: float, right: float, widest_padding: float = 8.0) -> str:
    """The words of a cell between two rules: lines that wrapped are joined, others stay lines."""
    lines = lines_of(glyphs)
    if not lines:
        return ""
    # What is left free on the left is free on the right; centred lines leave more, and say nothing of it.
    padding = min(widest_padding, max(0.0, min(line.x0 for line in lines) - left))
    words = lines[0].words
    for line, following in pairwise(lines):
        # A centred line has half of its free room before it.
        inset = line.x0 - left - padding
        centred = inset > line.size / 2 and abs(inset - (right - padding - line.x1)) < line.size / 2
        wrapped = goes_on(line, following, right - padding + (inset if centred else 0))
        wrapped = wrapped and not is_next_name(words, following.words)
        words = joined(words, following.words) if wrapped else f"{words}\n{following.words}"
    return words
