"""Web pages: the document found among the page's furniture."""

import re

from lxml.etree import ParserError
from lxml.html import HTMLParser, document_fromstring

from graph.errors import DocumentError
from loaders.formats.content import Content, Draft, Slot
from loaders.formats.page_blocks import labelled, page_blocks
from loaders.formats.page_main import page_reasons
from loaders.formats.page_meta import page_meta

# `<汕头市质量强市行动计划>` in a title is words in brackets; a parser takes it for a tag.
_NO_TAG = re.compile(r"<(?=[^A-Za-z/!?]|/[^A-Za-z]|/?[A-Za-z][A-Za-z0-9]*[^\x00-\x7f])")


def read(text: str, name: str) -> Content:
    """What the page shows, its furniture dropped, its box of metadata read.

    Raises DocumentError for a page without a word.
    """
    try:
        # Bytes, because a page may name in its head another encoding than the one it was decoded from.
        root = document_fromstring(_NO_TAG.sub("&lt;", text).encode(), parser=HTMLParser(encoding="utf-8"))
    except ParserError as error:
        raise DocumentError("is a page without words", where=name, advice="Check how it was saved") from error
    body = root.find("body")
    blocks = page_blocks(root if body is None else body)
    meta = page_meta(blocks)
    reasons = page_reasons(blocks, meta.blocks, root if body is None else body, root.findtext(".//title") or "")
    draft = Draft()
    lines = tables = 0
    for index, block in enumerate(blocks):
        if block.rows:
            tables += 1
            _write_table(draft, labelled(block, f"table {tables}"), reasons.get(index))
        else:
            lines += 1
            draft.paragraph(block.words, label=f"paragraph {lines}", dropped=reasons.get(index))
    return draft.content(issuer=meta.issuer(), doc_number=meta.doc_number())


def _write_table(draft: Draft, rows: list[list[Slot | None]], dropped: str | None) -> None:
    if dropped is None:
        draft.table(rows)
    else:
        draft.dropped_table(rows, dropped)
