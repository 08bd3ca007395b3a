"""PDF files with a text layer: pages as paragraphs and tables, running heads and page numbers told apart."""

import io
import logging
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdfexceptions import PDFException
from pdfplumber.page import Page as PlumberPage
from pdfplumber.utils.exceptions import PdfminerException

from graph.errors import DocumentError
from graph.model import Diagnostic, Place, Severity
from loaders.formats.content import Content, Draft
from loaders.formats.pdf_furniture import furniture
from loaders.formats.pdf_glyphs import written
from loaders.formats.pdf_lines import Glyph, Line, joined, lines_of
from loaders.formats.pdf_paragraphs import Margins, is_wrapped, margins
from loaders.formats.pdf_rules import ruled_tables
from loaders.formats.pdf_tables import Grid, go_on, grid_of, is_continued

# It warns of fonts without a box for every font of every page; what it cannot read it raises.
logging.getLogger("pdfminer").setLevel(logging.ERROR)

REPEATED = "repeated head of a table"
ROTATED = "rotated text"
# A character that the file names only by its number in a font.
_UNNAMED = re.compile(r"\(cid:\d+\)")
_CONTINUED = re.compile(r"[（(]?\s*(?:续\s*表|續\s*表|续|續)\s*[\d一二三四五六七八九十.\-]*\s*[）)]?")
TOO_MANY_UNNAMED = 0.2
SCAN = "Recognise its text (OCR) and load the searchable PDF, or ask the issuer for the .docx"


@dataclass(frozen=True, slots=True)
class Page:
    """A page's lines outside tables, its tables, and what stands on it turned."""

    number: int
    width: float
    height: float
    lines: list[Line]
    grids: list[Grid]
    rotated: str

    @property
    def label(self) -> str:
        """How places on the page are called."""
        return f"page {self.number}"


def read(data: bytes, name: str) -> Content:
    """The pages in order. Raises DocumentError for an encrypted or damaged file and for a scan."""
    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            pages = [_page(page) for page in pdf.pages]
    except (PdfminerException, PDFException, ValueError, KeyError, TypeError) as error:
        raise _refusal(error, name) from error
    _refuse_scan(pages, name)
    writer = _Writer(Draft())
    writer.diagnose(pages)
    dropped = furniture([page.lines for page in pages], [page.height for page in pages])
    margin = _margins(pages, dropped)
    for page, reasons in zip(pages, dropped, strict=True):
        writer.page(page, reasons, margin[round(page.width)])
    writer.end()
    writer.draft.places[:] = _merged(writer.draft.places)
    return writer.draft.content()


def _refusal(error: Exception, name: str) -> DocumentError:
    causes = (error, *error.args)
    if any(isinstance(cause, PDFPasswordIncorrect) for cause in causes):
        advice = "Open it with its password and save it without one"
        return DocumentError("is encrypted", where=name, advice=advice)
    advice = "Open it in a PDF reader and print it to a new PDF, or fetch it again"
    return DocumentError("is a damaged PDF", where=name, advice=advice)


def _refuse_scan(pages: Sequence[Page], name: str) -> None:
    words = "".join(_words(page) for page in pages)
    if not words.strip():
        raise DocumentError("is a scan without a text layer", where=name, advice=SCAN)
    unnamed = sum(len(found[0]) for found in _UNNAMED.finditer(words))
    if unnamed > len(words) * TOO_MANY_UNNAMED:
        raise DocumentError("has fonts that do not name their characters", where=name, advice=SCAN)


def _words(page: Page) -> str:
    cells = (slot.words for grid in page.grids for row in grid.rows for slot in row if slot)
    return "".join((*(line.words for line in page.lines), *cells))


def _page(page: PlumberPage) -> Page:
    glyphs, rotated = _glyphs(page)
    label = f"page {page.page_number}"
    found = [grid_of(rows, glyphs, label) for rows in ruled_tables(page)]
    grids = sorted((grid for grid in found if grid is not None), key=lambda grid: grid.top)
    outside = [glyph for glyph in glyphs if not any(grid.holds(glyph) for grid in grids)]
    read = Page(page.page_number, page.width, page.height, lines_of(outside), grids, rotated)
    page.close()
    return read


def _glyphs(page: PlumberPage) -> tuple[list[Glyph], str]:
    """The upright characters of the page, each once though bold print may set it twice; the turned ones."""
    upright = []
    rotated = []
    for char in page.dedupe_chars().chars:
        text = written(char["text"].replace("\0", ""))
        if not char["upright"]:
            rotated.append(text)
        elif text:
            box = (char["x0"], char["x1"], char["top"], char["bottom"])
            upright.append(Glyph(text, *box, char["size"]))
    return upright, "".join(rotated).strip()


def _margins(pages: Sequence[Page], dropped: Sequence[dict[int, str]]) -> dict[int, Margins]:
    """The margins of the pages of each width."""
    lines: dict[int, list[Line]] = {}
    for page, reasons in zip(pages, dropped, strict=True):
        body = [line for index, line in enumerate(page.lines) if index not in reasons]
        lines.setdefault(round(page.width), []).extend(body)
    return {width: margins(body, width) for width, body in lines.items()}


def _merged(places: Sequence[Place]) -> Iterator[Place]:
    """Neighbouring places of one page as one."""
    held: Place | None = None
    for place in places:
        if held is not None and held.label == place.label:
            held = Place(held.start, place.end, held.label)
            continue
        if held is not None:
            yield held
        held = place
    if held is not None:
        yield held


@dataclass(slots=True)
class _Writer:
    """Writes blocks that may go on over pages; what stands between the pages waits until they end."""

    draft: Draft
    lines: list[tuple[Line, str]] = field(default_factory=list)
    grid: Grid | None = None
    waiting: list[tuple[str, str, str]] = field(default_factory=list)

    def diagnose(self, pages: Sequence[Page]) -> None:
        """Says which pages hold no words, as a scanned page among others does."""
        for page in pages:
            if not _words(page).strip():
                message = f"page {page.number} has no text layer: it is empty or a scan"
                self.draft.diagnostics.append(Diagnostic(Severity.WARNING, "page-without-text", message))

    def page(self, page: Page, reasons: dict[int, str], margin: Margins) -> None:
        """Writes the page's blocks in the order in which they stand."""
        heads = [(page.lines[index], reason) for index, reason in reasons.items()]
        self.waiting += [(line.words, page.label, why) for line, why in heads if line.top < page.height / 2]
        body: list[Line | Grid] = [line for index, line in enumerate(page.lines) if index not in reasons]
        is_first = True
        for block in sorted([*body, *page.grids], key=lambda block: block.top):
            if isinstance(block, Grid):
                self.add_grid(block, is_first)
            elif self.grid is not None and is_first and _CONTINUED.fullmatch(block.words):
                self.waiting.append((block.words, page.label, REPEATED))
                continue
            else:
                self.add_line(block, page.label, margin, is_first)
            is_first = False
        self.waiting += [(line.words, page.label, why) for line, why in heads if line.top >= page.height / 2]
        if page.rotated:
            self.waiting.append((page.rotated, page.label, ROTATED))

    def add_grid(self, grid: Grid, is_first: bool) -> None:
        """Goes on with the table of the page before, or begins one."""
        if self.grid is not None and is_first and is_continued(self.grid, grid):
            go_on(self.grid, grid)
            return
        self.end()
        self.grid = grid

    def add_line(self, line: Line, label: str, margin: Margins, is_first: bool) -> None:
        """Goes on with the paragraph, or begins one."""
        if self.lines and is_wrapped(self.lines[0][0], self.lines[-1][0], line, margin, new_page=is_first):
            self.lines.append((line, label))
            return
        self.end()
        self.lines.append((line, label))

    def end(self) -> None:
        """Writes the open paragraph or table, then what waited for its end."""
        if self.lines:
            self.write_paragraph()
        if self.grid is not None:
            self.draft.table(self.grid.rows)
            for words in self.grid.repeated:
                self.draft.paragraph(words, dropped=REPEATED)
        self.lines, self.grid = [], None
        for words, label, reason in self.waiting:
            self.draft.paragraph(words, label=label, dropped=reason)
        self.waiting.clear()

    def write_paragraph(self) -> None:
        """Writes the open paragraph, labelled by each page that it stands on."""
        words = ""
        for line, label in self.lines:
            longer = joined(words, line.words) if words else line.words
            self.draft.write(longer[len(words) :], label=label)
            words = longer
        self.draft.write("\n")
