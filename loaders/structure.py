"""The shape of a document: front matter, units, task tables, and what stands twice."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.clean import Cleaned
from loaders.closing import without_closing
from loaders.document import Document, Span
from loaders.frontmatter import Front, front_of
from loaders.outline import Unit, paragraphs_of, units_of
from loaders.repeats import repeated_lines
from loaders.run_on import parted
from loaders.tables import Row, task_tables


@dataclass(frozen=True, slots=True)
class Structure:
    """What stands where, in offsets of the cleaned text."""

    front: Front
    front_lines: tuple[Span, ...]
    lead_in: tuple[Span, ...]
    units: tuple[Unit, ...]
    closing: tuple[Span, ...]
    rows: tuple[Row, ...]
    repeated: tuple[Span, ...]
    tables: tuple[Span, ...]
    nested: bool
    """Whether a unit stands under another."""
    unit_starts: tuple[int, ...]
    """Where each unit begins, and each row, in order."""
    row_starts: tuple[int, ...]

    def opens_a_table(self, unit: Unit) -> bool:
        """Whether a table's rows follow the unit's words before another unit begins (主要指标 with a line and a table)."""
        row = bisect_left(self.row_starts, unit.end)
        if row == len(self.row_starts):
            return False
        following = bisect_right(self.unit_starts, unit.start)
        return following == len(self.unit_starts) or self.row_starts[row] < self.unit_starts[following]


def structure_of(document: Document, cleaned: Cleaned) -> Structure:
    """The document's shape."""
    text = cleaned.text
    tables = task_tables(document, cleaned)
    lines = _outside(paragraphs_of(text), [span for span, _ in tables])
    lines = lines if tables else parted(text, lines)
    twice = repeated_lines(text, lines)
    repeated = tuple(Span(lines[first].start, lines[last - 1].end) for first, last in twice)
    left_out = {at for first, last in twice for at in range(first, last)}
    kept = [line for at, line in enumerate(lines) if at not in left_out]
    front = front_of(text, kept)
    listed = [line for at, line in enumerate(kept) if at in front.contents and at >= front.body_from]
    below = [line for at, line in enumerate(kept) if at >= front.body_from and at not in front.contents]
    plain, boxed = _without_glossary(text, below)
    body, closing = without_closing(text, plain)
    units, stray = units_of(text, body)
    letter = _letter_in(text, stray)
    rows = tuple(row for _, found in tables for row in found)
    return Structure(
        front,
        (*kept[: front.body_from], *listed, *stray[:letter]),
        tuple(stray[letter:]),
        tuple(units),
        tuple(sorted([*closing, *boxed], key=lambda line: line.start)),
        rows,
        repeated,
        tuple(span for span, _ in tables),
        any(root.children for root in units),
        tuple(sorted(unit.start for root in units for unit in root.walk())),
        tuple(sorted(row.span.start for row in rows)),
    )


def _outside(lines: Sequence[Span], tables: Sequence[Span]) -> list[Span]:
    starts = [span.start for span in tables]
    return [line for line in lines if not (at := bisect_right(starts, line.start)) or line.start >= tables[at - 1].end]


_LETTER = re.compile(r"(?:印发|转发|下发|批转)给你们|已经.{2,40}(?:同意|通过|批准)，?(?:现|予以|请)")


def _letter_in(text: str, lines: Sequence[Span]) -> int:
    """How many of the lines before the first unit are a letter's (…已经市政府同意，现印发给你们): they assign nothing."""
    return max((at + 1 for at, line in enumerate(lines) if _LETTER.search(text, line.start, line.end)), default=0)


_GLOSSARY = re.compile(r"[【\[（]?专栏[^】\]）]{0,8}(?:名词解释|术语|释义|名词说明)")
_BOX_SIDES = "│┃║┌└├╭╰┏┗"


def _without_glossary(text: str, lines: Sequence[Span]) -> tuple[list[Span], list[Span]]:
    """The lines, and those of a box that explains words: its figures are no targets."""
    kept: list[Span] = []
    boxed: list[Span] = []
    inside = False
    for line in lines:
        inside = bool(_GLOSSARY.match(text, line.start)) or (inside and text[line.start] in _BOX_SIDES)
        (boxed if inside else kept).append(line)
    return kept, boxed
