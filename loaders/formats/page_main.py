"""Which blocks of a web page are the document, and why the others are not."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from lxml.etree import _Element as Element

from loaders.formats.page_blocks import Block
from loaders.formats.page_words import (
    ARTICLES,
    BREADCRUMB,
    COLOPHON,
    CRUMB,
    DUTY,
    FOOTER,
    FURNITURE,
    KIND_OF_PAPER,
    LAW,
    METADATA,
    NAVIGATION,
    NEIGHBOUR,
    NUMBERED,
    OUTSIDE,
    RELATED,
    RELATED_HEAD,
    TOOL,
    TOOLS,
)

_SENTENCE = re.compile(r"[。；，：;,]")
_NAME = re.compile(r"[A-Z]?[a-z]+|[A-Z]+|\d+")
ALMOST_ALL = 0.9
MOST = 0.5
FEW = 15


@dataclass
class Page:
    """The blocks of a page, each weighed."""

    blocks: Sequence[Block]
    meta: frozenset[int]
    body: Element
    title: str
    reasons: dict[int, str] = field(default_factory=dict)

    @cached_property
    def worth(self) -> list[int]:
        """How many characters of running text each block adds; links and short scraps add none."""
        return [_worth(block) for block in self.blocks]

    @cached_property
    def held(self) -> Counter[Element]:
        """The worth that each element holds, all that is inside it included."""
        held: Counter[Element] = Counter()
        for index, block in enumerate(self.blocks):
            if index not in self.reasons:
                for node in _upwards(block.node):
                    held[node] += self.worth[index]
        return held


def page_reasons(blocks: Sequence[Block], meta: set[int], body: Element, title: str) -> dict[int, str]:
    """For each block that is no part of the document, by its index, why."""
    page = Page(blocks, frozenset(meta), body, re.sub(r"\s", "", title))
    page.reasons.update(dict.fromkeys(meta, METADATA))
    _drop_furniture(page)
    _drop_lines(page)
    _drop_footer(page)
    _drop_links(page)
    _drop_outside(page)
    return page.reasons


def _worth(block: Block) -> int:
    own = len(block.words) - block.linked
    if block.density > 0.5 or (own < 25 and not _SENTENCE.search(block.words) and not block.rows):
        return 0
    return own


def _upwards(node: Element) -> Iterator[Element]:
    yield node
    yield from node.iterancestors()


def _drop_furniture(page: Page) -> None:
    total = max(1, page.held[page.body])
    kinds: dict[Element, str | None] = {}
    for index, block in enumerate(page.blocks):
        if index in page.reasons or _is_title(block, page.title):
            continue
        for node in _upwards(block.node):
            if node not in kinds:
                # Whatever it is called, an element that holds half the text is the article.
                kinds[node] = _furniture(node) if page.held[node] * 2 < total else None
            if kinds[node]:
                page.reasons[index] = kinds[node] or ""
                break
    del page.held


def _furniture(node: Element) -> str | None:
    if node.tag in FURNITURE:
        return FURNITURE[node.tag]
    names = f"{node.get('id', '')} {node.get('class', '')}"
    parts = [part.lower() for name in names.split() for part in (*_NAME.findall(name), name)]
    return next((FURNITURE[part] for part in parts if part in FURNITURE), None)


def _is_title(block: Block, title: str) -> bool:
    """Whether the block is the document's title, wherever the page puts it."""
    words = re.sub(r"\s", "", block.words)
    if block.rows or not KIND_OF_PAPER.search(words) or block.density > 0.5:
        return False
    is_heading = any(node.tag in ("h1", "h2", "h3") for node in _upwards(block.node))
    return is_heading or (len(words) >= 8 and words in title)


def _drop_lines(page: Page) -> None:
    for index, block in enumerate(page.blocks):
        if index in page.reasons or block.rows:
            continue
        if CRUMB.match(block.words) and len(block.words) < 120:
            page.reasons[index] = BREADCRUMB
        elif len(block.words) < 60 and TOOL.fullmatch(block.words):
            page.reasons[index] = TOOLS
        elif NEIGHBOUR.match(block.words):
            page.reasons[index] = RELATED
        elif block.links > 3 and block.density > 0.7:
            page.reasons[index] = NAVIGATION


def _drop_footer(page: Page) -> None:
    """Drops from the first line of the colophon on, and what leads up to its legal lines."""
    last = len(page.blocks) - 1
    legal = [
        index
        for index in range(max(0, last - 15), last + 1)
        if len(page.blocks[index].words) < 300 and LAW.search(page.blocks[index].words)
    ]
    if not legal:
        return
    first = legal[0]
    while first > 0 and (first - 1 in page.reasons or _is_colophon(page.blocks[first - 1].words)):
        first -= 1
    for index in range(first, last + 1):
        page.reasons.setdefault(index, FOOTER)


def _is_colophon(words: str) -> bool:
    """Whether a line is the site's own: it names who runs it, and is no numbered unit and no sentence (咨询电话：12345。)."""
    return COLOPHON.search(words) is not None and NUMBERED.match(words) is None and not words.endswith("。")


def _drop_links(page: Page) -> None:
    """Drops lists of links, with the line that announces them."""
    for run in _link_runs(page):
        before = run[0] - 1
        announced = before >= 0 and _is_announcement(page.blocks[before])
        if announced or _is_announcement(page.blocks[run[0]]) or len(run) > 3:
            reason = RELATED if announced or RELATED_HEAD.match(page.blocks[run[0]].words) else NAVIGATION
            for index in run if not announced else [before, *run]:
                page.reasons.setdefault(index, reason)


def _is_announcement(block: Block) -> bool:
    return len(block.words) <= 12 and RELATED_HEAD.match(block.words) is not None


def _link_runs(page: Page) -> Iterator[list[int]]:
    run: list[int] = []
    for index, block in enumerate(page.blocks):
        is_link = block.density > 0.8 and not block.words.startswith("附")
        if is_link and index not in page.reasons:
            run.append(index)
            continue
        if run:
            yield run
        run = []
    if run:
        yield run


def _drop_outside(page: Page) -> None:
    article = _article(page)
    if article is page.body:
        return
    inside = [article in _upwards(block.node) for block in page.blocks]
    kept = _kept_beside(page, article)
    for index, block in enumerate(page.blocks):
        beside = any(node in kept for node in _upwards(block.node))
        if not inside[index] and not beside and not _is_title(block, page.title):
            page.reasons.setdefault(index, OUTSIDE)


def _article(page: Page) -> Element:
    """The innermost element that holds almost all of the text."""
    node = page.body
    total = page.held[node]
    for element in page.held:
        names = f"{element.get('id', '')} {element.get('class', '')}".lower().split()
        if ARTICLES.intersection(names) and page.held[element] > total * MOST:
            node = element
            break
    while True:
        child = max(node.iterchildren(), key=lambda child: page.held[child], default=None)
        if child is None or page.held[child] < total * ALMOST_ALL or _lines(page, child) < 3:
            return node
        node = child


def _lines(page: Page, node: Element) -> int:
    """How many of the blocks hang below the node."""
    return sum(node in block.node.iterancestors() for index, block in enumerate(page.blocks) if page.worth[index])


def _kept_beside(page: Page, article: Element) -> set[Element]:
    """Elements beside the article that go on with it: an annex, a table of tasks."""
    kept = set()
    for node in _upwards(article):
        for sibling in (*node.itersiblings(), *node.itersiblings(preceding=True)):
            words = "".join(map(str, sibling.itertext())) if page.held[sibling] >= FEW else ""
            if DUTY.search(words):
                kept.add(sibling)
    return kept
