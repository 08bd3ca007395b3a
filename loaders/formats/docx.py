"""Word documents: paragraphs and tables in the order of the body, numbered as Word numbers them."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field

import docx
from docx.document import Document as WordFile
from docx.opc.exceptions import OpcError
from lxml.etree import XMLParser, XMLSyntaxError, fromstring
from lxml.etree import _Element as Element

from graph.errors import DocumentError
from loaders.formats.content import Content, Draft
from loaders.formats.docx_numbering import Numbering, read_numbering
from loaders.formats.docx_table import grid_of, is_frame, rows_of
from loaders.formats.docx_xml import Run, boxes, first, on, runs, value, w
from loaders.formats.kinds import DAMAGED_PACKAGE

# What stands outside the body, by the name of its part, and why it is no part of the plan.
OUTSIDE = (
    ("header", "running head"),
    ("footer", "running foot"),
    ("footnotes", "footnote"),
    ("endnotes", "endnote"),
)
CONTENTS = "table of contents"
# Elements that only wrap what they hold.
WRAPPERS = frozenset(map(w, ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag")))


def read(data: bytes, name: str) -> Content:
    """The body, then what stands outside it, dropped. Raises DocumentError for a damaged document."""
    try:
        return _content(data)
    except (OpcError, KeyError, ValueError, XMLSyntaxError, *DAMAGED_PACKAGE) as error:
        advice = "Open it in Word or WPS and save it as .docx again"
        raise DocumentError(f"is a damaged document ({error})", where=name, advice=advice) from error


def _content(data: bytes) -> Content:
    document = docx.Document(io.BytesIO(data))
    parts = _parts(document)
    styles = {style.get(w("styleId"), ""): style for part in parts.get("styles", []) for style in part}
    numbering = read_numbering(next(iter(parts.get("numbering", [])), None), styles)
    body = _Body(Draft(), numbering, _contents_styles(styles))
    content = first(document.element, "body")
    if content is not None:
        body.flow(content)
    for kind, reason in OUTSIDE:
        body.outside(parts.get(kind, []), reason)
    return body.draft.content()


def _parts(document: WordFile) -> dict[str, list[Element]]:
    """The parts that the document refers to, parsed, by the last word of their relation."""
    parser = XMLParser(resolve_entities=False, huge_tree=True)
    found: dict[str, list[Element]] = {}
    wanted = {"styles", "numbering", *(kind for kind, _ in OUTSIDE)}
    for relation in document.part.rels.values():
        kind = relation.reltype.rpartition("/")[2]
        if kind in wanted and not relation.is_external:
            found.setdefault(kind, []).append(fromstring(relation.target_part.blob, parser))
    return found


def _contents_styles(styles: dict[str, Element]) -> frozenset[str]:
    names = {key: (value(style, "name") or "").lower() for key, style in styles.items()}
    return frozenset(key for key, name in names.items() if name.startswith("toc"))


@dataclass(slots=True)
class _Body:
    """Writes the body down; counts paragraphs and tables as their labels do, from 1."""

    draft: Draft
    numbering: Numbering
    contents_styles: frozenset[str]
    paragraphs: int = 0
    tables: int = 0
    outside_seen: set[str] = field(default_factory=set)

    def flow(self, container: Element, label: str | None = None, dropped: str | None = None) -> None:
        """Writes paragraphs and tables; `label` is that of the frame they stand in."""
        for block, reason in _blocks(container, dropped):
            if block.tag == w("tbl"):
                self.table(block, reason)
            else:
                self.paragraph(block, label, reason)

    def paragraph(self, paragraph: Element, label: str | None, dropped: str | None) -> None:
        if label is None:
            self.paragraphs += 1
        place = label or f"paragraph {self.paragraphs}"
        style = value(first(paragraph, "pPr"), "pStyle")
        if style in self.contents_styles:
            dropped = CONTENTS
        start = self.draft.length
        for run in self.shown(paragraph):
            self.draft.write(run.words, label=None, dropped=dropped or run.dropped)
        if self.draft.length > start or not _is_deleted(paragraph):
            self.draft.mark(start, place)
            self.draft.write("\n")
        for box in boxes(paragraph):
            self.flow(box, f"{place} text box", dropped)

    def shown(self, paragraph: Element) -> list[Run]:
        """The paragraph's runs with its number before them, without breaks at either end."""
        found = runs(paragraph)
        if not found and _is_deleted(paragraph):
            return []
        number = self.numbering.label(paragraph)
        words = _trimmed(found)
        return [Run(number if words else number.rstrip()), *words] if number else words

    def table(self, table: Element, dropped: str | None) -> None:
        self.tables += 1
        name = f"table {self.tables}"
        rows = rows_of(table)
        if is_frame(rows):
            for row, cells in enumerate(rows, 1):
                for cell in cells:
                    self.flow(cell, f"{name} row {row} column 1", dropped)
            return
        words = [[self.cell_words(cell) for cell in cells] for cells in rows]
        grid = grid_of(rows, words, name)
        if dropped:
            self.draft.dropped_table(grid, dropped)
        else:
            self.draft.table(grid)

    def cell_words(self, cell: Element) -> str:
        """The words of a cell, a line a paragraph; a table inside it a line a row."""
        lines = []
        for block, _ in _blocks(cell, None):
            if block.tag == w("tbl"):
                nested = ([self.cell_words(inner) for inner in row] for row in rows_of(block))
                lines += [" ".join(filter(None, row)) for row in nested]
                continue
            lines.append("".join(run.words for run in self.shown(block) if run.dropped is None))
            lines += [self.cell_words(box) for box in boxes(block)]
        return "\n".join(line.strip() for line in lines if line.strip())

    def outside(self, parts: list[Element], reason: str) -> None:
        """Writes what stands outside the body, each line once: a head may be set for every section."""
        for part in parts:
            for paragraph in part.iter(w("p")):
                words = "".join(run.words for run in runs(paragraph)).strip()
                if words and words not in self.outside_seen:
                    self.outside_seen.add(words)
                    self.draft.paragraph(words, label=reason, dropped=reason)


def _blocks(container: Element, dropped: str | None) -> Iterator[tuple[Element, str | None]]:
    """The paragraphs and tables of a container, those that only a wrapper holds included."""
    for child in container.iterchildren():
        if child.tag in (w("p"), w("tbl")):
            yield child, dropped
        elif child.tag in WRAPPERS:
            gallery = value(first(child, "sdtPr", "docPartObj"), "docPartGallery")
            yield from _blocks(child, CONTENTS if gallery == "Table of Contents" else dropped)


def _is_deleted(paragraph: Element) -> bool:
    return on(first(paragraph, "pPr", "rPr"), "del")


def _trimmed(found: list[Run]) -> list[Run]:
    """The runs without the breaks before the first word and after the last: a page break, an empty line."""
    while found and not found[0].words.strip("\n"):
        found = found[1:]
    while found and not found[-1].words.strip("\n"):
        found = found[:-1]
    return found
