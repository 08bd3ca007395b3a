"""A web page as the lines and tables that a browser shows."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from lxml.etree import _Element as Element

from loaders.formats.content import Slot
from loaders.formats.numerals import numeral
from loaders.formats.page_words import names

UNSEEN = names("script style noscript template head iframe object svg textarea rt rp")
BLOCKS = names(
    "address article aside blockquote body caption center dd details div dl dt fieldset figure footer form"
    " h1 h2 h3 h4 h5 h6 header hr li main nav ol option p pre section select summary table tbody td tfoot"
    " th thead tr ul"
)
LAYOUT_LINES = 8
LIST_STYLES = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_WIDE = r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f]"
# A line break of the source between two Chinese characters is no blank.
_SOURCE_BREAK = re.compile(rf"(?<={_WIDE})[ \t\r\f]*\n[ \t\r\n\f]*(?={_WIDE})")
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_OWN_NUMBER = re.compile(r"[（(]?[\d一二三四五六七八九十]+[）)、.．]|第[\d一二三四五六七八九十]+[条章节]")


@dataclass(frozen=True)
class Block:
    """A line or a table of the page; `linked` is how many of its characters stand in its `links` links."""

    node: Element
    words: str
    linked: int
    links: int = 0
    rows: tuple[tuple[Slot | None, ...], ...] = ()

    @cached_property
    def density(self) -> float:
        """The share of the words that are links."""
        return self.linked / max(1, len(self.words))


@dataclass(slots=True)
class _Flow:
    """Collects words until a block ends."""

    blocks: list[Block] = field(default_factory=list)
    pieces: list[tuple[str, bool]] = field(default_factory=list)
    number: str = ""
    links: int = 0
    page_size: int = 10**9

    def visit(self, node: Element, linked: bool = False) -> None:
        if not isinstance(node.tag, str) or node.tag in UNSEEN or self.is_hidden(node):
            return
        is_block = node.tag in BLOCKS
        if is_block or node.tag == "br":
            self.flush(node)
        if node.tag == "li":
            self.number = _list_number(node)
        if node.tag == "a":
            self.links += 1
        rows = data_rows(node) if node.tag == "table" else None
        if rows is not None:
            self.blocks.append(_table_block(node, rows))
        else:
            self.inside(node, linked or node.tag == "a")
        if is_block:
            self.flush(node)

    def inside(self, node: Element, linked: bool) -> None:
        self.add(node, node.text, linked)
        for child in node.iterchildren():
            self.visit(child, linked)
            self.add(node, child.tail, linked)

    def add(self, node: Element, text: str | None, linked: bool) -> None:
        if not text:
            return
        if node.tag == "pre":
            for line in text.splitlines():
                self.pieces.append((line, linked))
                self.flush(node)
        else:
            self.pieces.append((text, linked))

    def flush(self, node: Element) -> None:
        words = _collapsed("".join(text for text, _ in self.pieces))
        linked = len(_collapsed("".join(text for text, is_linked in self.pieces if is_linked)))
        links, self.links = self.links, 0
        self.pieces.clear()
        if not words:
            return
        number = "" if _OWN_NUMBER.match(words) else self.number
        self.number = ""
        # At a `br` the words before it belong to the element around it.
        around = node.getparent() if node.tag == "br" else node
        self.blocks.append(Block(node if around is None else around, number + words, linked, links))

    def is_hidden(self, node: Element) -> bool:
        """Whether the page hides the node; what holds most of the page is shown later by its script."""
        if "hidden" not in node.attrib and not _HIDING.search(node.get("style", "")):
            return False
        return text_size(node) * 2 < self.page_size


def page_blocks(body: Element) -> list[Block]:
    """The lines and tables of the page in order."""
    flow = _Flow(page_size=text_size(body))
    flow.visit(body)
    return flow.blocks


def text_size(node: Element) -> int:
    """How many characters of text stand in the node, scripts left out."""
    seen = (child for child in node.iter() if isinstance(child.tag, str) and child.tag not in UNSEEN)
    return sum(len((child.text or "").strip()) + len((child.tail or "").strip()) for child in seen)


def _collapsed(text: str) -> str:
    return _BLANKS.sub(" ", _SOURCE_BREAK.sub("", text)).strip()


def _list_number(item: Element) -> str:
    """The number that a browser shows before an item of an ordered list."""
    parent = item.getparent()
    if parent is None or parent.tag != "ol" or "none" in parent.get("style", "") + item.get("style", ""):
        return ""
    before = len(list(item.itersiblings("li", preceding=True)))
    number = _whole(item.get("value"), _whole(parent.get("start"), 1) + before)
    return numeral(number, LIST_STYLES.get(parent.get("type", ""), "decimal")) + ". "


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.strip().isdecimal() else otherwise


def _rows(table: Element) -> Iterator[Element]:
    for child in table.iterchildren():
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from child.iterchildren("tr")


def _cells(row: Element) -> list[Element]:
    return list(row.iterchildren("td", "th"))


def data_rows(table: Element) -> list[list[tuple[Element, Block]]] | None:
    """The cells of a table that holds data, each with its words; None for one that only lays out the page."""
    if next(table.iterdescendants("table"), None) is not None:
        return None
    rows = [[(cell, _cell_block(cell)) for cell in _cells(row)] for row in _rows(table)]
    filled = [sum(bool(block.words) for _, block in row) for row in rows]
    if sum(count > 1 for count in filled) < 2:
        return None
    return None if _is_layout([block.words for row in rows for _, block in row], rows[0]) else rows


def _is_layout(words: Sequence[str], head: Sequence[tuple[Element, Block]]) -> bool:
    """Whether one cell holds the article and the others stand around it."""
    if len(head) > 2 and all(0 < len(block.words) <= 12 for _, block in head):
        return False
    longest = max(words, key=len)
    return longest.count("\n") >= LAYOUT_LINES and len(longest) * 10 > sum(map(len, words)) * 6


def _cell_block(cell: Element) -> Block:
    flow = _Flow()
    flow.inside(cell, False)
    flow.flush(cell)
    blocks = flow.blocks
    words = "\n".join(block.words for block in blocks)
    return Block(cell, words, sum(block.linked for block in blocks), sum(block.links for block in blocks))


def _table_block(table: Element, rows: Sequence[Sequence[tuple[Element, Block]]]) -> Block:
    cells = [block for row in rows for _, block in row]
    words = "\n".join(block.words for block in cells)
    linked = sum(block.linked for block in cells)
    return Block(table, words, linked, sum(block.links for block in cells), _grid(rows))


def _grid(rows: Sequence[Sequence[tuple[Element, Block]]]) -> tuple[tuple[Slot | None, ...], ...]:
    """The cells in their columns: a cell over several rows or columns leaves None where it reaches."""
    grid: list[dict[int, Slot | None]] = [{} for _ in rows]
    for number, row in enumerate(rows):
        column = 0
        for cell, block in row:
            while column in grid[number]:
                column += 1
            down = min(_whole(cell.get("rowspan"), 1) or len(rows), len(rows) - number)
            across = min(max(1, _whole(cell.get("colspan"), 1)), 100)
            for below in grid[number : number + down]:
                below.update(dict.fromkeys(range(column, column + across)))
            grid[number][column] = Slot(block.words, down)
    width = max(max(row, default=-1) for row in grid) + 1
    return tuple(tuple(row.get(column, Slot("")) for column in range(width)) for row in grid)


def labelled(block: Block, name: str) -> list[list[Slot | None]]:
    """The rows of a table block, each cell labelled `table 2 row 3 column 4`."""
    return [
        [slot and replace(slot, label=f"{name} row {number} column {column}") for column, slot in enumerate(row, 1)]
        for number, row in enumerate(block.rows, 1)
    ]
