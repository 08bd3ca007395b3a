"""What a format's reader gives back, and the draft in which it is written down part by part."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from graph.model import Diagnostic, Place
from loaders.document import Cell, Dropped, Span, Table


@dataclass(frozen=True, slots=True)
class Content:
    """A document without what its file's name and bytes say."""

    text: str
    places: tuple[Place, ...] = ()
    tables: tuple[Table, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    issuer: str | None = None
    doc_number: str | None = None


@dataclass(frozen=True, slots=True)
class Slot:
    """A cell before it is written: its words, the rows it was merged over, where it stands in the file.

    `dropped` is the reason why its words are no part of the plan; such a cell is not in the table.
    """

    words: str
    covers: int = 1
    label: str | None = None
    dropped: str | None = None


@dataclass(slots=True)
class Draft:
    """A text that grows; what is said of a part of it is said by span."""

    places: list[Place] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    length: int = 0
    _pieces: list[str] = field(default_factory=list)

    def write(self, words: str, *, label: str | None = None, dropped: str | None = None) -> Span:
        """Where the words now stand; `label` names their place, `dropped` why they do not count."""
        span = Span(self.length, self.length + len(words))
        self._pieces.append(words)
        self.length = span.end
        if words and label is not None:
            self.places.append(Place(span.start, span.end, label))
        if words and dropped is not None:
            self.dropped.append(Dropped(span.start, span.end, dropped))
        return span

    def mark(self, start: int, label: str) -> None:
        """Names the place of all that was written since `start`."""
        if self.length > start:
            self.places.append(Place(start, self.length, label))

    def paragraph(self, words: str, *, label: str | None = None, dropped: str | None = None) -> Span:
        """Where the words now stand, the line break after them left out."""
        span = self.write(words, label=label, dropped=dropped)
        self.write("\n")
        return span

    def table(self, rows: Sequence[Sequence[Slot | None]], name: str | None = None) -> Table:
        """The table as it was written: a line a row, a tab between cells, None where a merged cell covers."""
        start = self.length
        written = [self._row(row) for row in rows]
        table = Table(start, max(start, self.length - 1), tuple(row for row in written if row), name)
        self.tables.append(table)
        return table

    def dropped_table(self, rows: Sequence[Sequence[Slot | None]], reason: str) -> None:
        """Writes a table that is no part of the plan: its words, but no table."""
        for row in rows:
            self._row([slot and replace(slot, dropped=slot.dropped or reason) for slot in row])

    def _row(self, slots: Sequence[Slot | None]) -> tuple[Cell | None, ...]:
        last = max((column for column, slot in enumerate(slots) if slot and slot.words), default=0)
        cells: list[Cell | None] = []
        for column, slot in enumerate(slots):
            if 0 < column <= last:
                self.write("\t")
            cell = self._cell(slot) if slot else None
            if slot is None or slot.dropped is None:
                cells.append(cell)
        self.write("\n")
        return tuple(cells)

    def _cell(self, slot: Slot) -> Cell:
        span = self.write(slot.words.replace("\t", " "), label=slot.label, dropped=slot.dropped)
        return Cell(span.start, span.end, slot.covers)

    def text(self) -> str:
        """All that was written."""
        return "".join(self._pieces)

    def content(self, *, issuer: str | None = None, doc_number: str | None = None) -> Content:
        """The finished content; what was dropped stands in the text's order."""
        return Content(
            self.text(),
            tuple(self.places),
            tuple(self.tables),
            tuple(sorted(self.dropped, key=lambda part: (part.start, part.end))),
            tuple(self.diagnostics),
            issuer,
            doc_number,
        )
