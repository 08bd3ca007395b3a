"""What every format is read into: one text, with where its parts stand and what of it is not the plan's."""

from dataclasses import dataclass
from typing import NamedTuple

from graph.model import Diagnostic, Place


class Span(NamedTuple):
    """Offsets into a document's text, end excluded."""

    start: int
    end: int


class Dropped(NamedTuple):
    """Words of the file that are no part of the plan (navigation, a page number), and why."""

    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: its words in the text; `covers` is how many rows it was merged over (1: not merged).

    A merged cell stands in its first row only; the rows below hold None in its column.
    """

    start: int
    end: int
    covers: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table in the text, its header row included; `name` is the sheet's name where there is one.

    None stands where a merged cell of a row above, or of a column to the left, covers the place.
    """

    start: int
    end: int
    rows: tuple[tuple[Cell | None, ...], ...]
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A file as text: paragraphs end in a line break, cells of a row are parted by tabs.

    `text` holds all visible words of the file, the dropped ones too, so that every quote can be shown in place.
    `issuer` and `doc_number` are what the file's own metadata (a page's meta table) says, None where it is silent.
    """

    name: str
    media_type: str
    sha256: str
    text: str
    places: tuple[Place, ...] = ()
    tables: tuple[Table, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    issuer: str | None = None
    doc_number: str | None = None
