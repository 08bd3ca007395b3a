"""Markdown: the text as it stands, its marks told apart from its words."""

import re
from collections.abc import Iterator

from loaders.document import Dropped
from loaders.formats.content import Content
from loaders.formats.drawn import MARKUP, drawn_tables
from loaders.formats.plain import line_places

_FRONT = re.compile(r"\A---\n.*?\n---(?=\n|\Z)", re.DOTALL)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
# What opens a line: quotes, headings, bullets; a whole line that is a rule, an underline or a fence.
_OPENING = re.compile(r"[ \t]*(?:>[ \t]?)*(?:#{1,6}(?=[ \t])|[-*+](?=[ \t]+\S))?[ \t]*")
_WHOLE = re.compile(r"[ \t]*(?:(?:[-*_=][ \t]*){3,}|```.*|~~~.*)")
_CLOSING = re.compile(r"(?<=[ \t])#+[ \t]*$")
_INLINE = (
    re.compile(r"(?P<a>\*{2,3}|(?<![0-9A-Za-z])\*)(?=\S)[^*\n]+(?<=\S)(?P<b>(?P=a))"),
    re.compile(r"(?<!\w)(?P<a>_{1,3})(?=\S)[^_\n]+(?<=\S)(?P<b>(?P=a))(?!\w)"),
    re.compile(r"(?P<a>~~)[^~\n]+(?P<b>~~)"),
    re.compile(r"(?P<a>`+)[^`\n]+(?P<b>(?P=a))"),
    re.compile(r"(?P<a>!?\[)[^\[\]\n]*(?P<b>\]\([^()\n]*\))"),
    re.compile(r"(?P<a>\\)(?=[\\`*_{}\[\]()#+.!|>~-])(?P<b>)"),
    re.compile(r"(?P<a></?(?:u|b|i|em|strong|font|span|div|p|center|sup|sub)\b[^<>\n]*>)(?P<b>)", re.IGNORECASE),
    re.compile(r"(?P<a><!--.*?-->)(?P<b>)", re.DOTALL),
)


def read(text: str, name: str) -> Content:
    """The text with its marks in `dropped`; `<br>` becomes the line break that it shows, offsets kept."""
    tables, bars = drawn_tables(text)
    text = _BREAK.sub(lambda tag: "\n".ljust(len(tag[0])), text)
    return Content(text, line_places(text), tables, tuple(_apart([*bars, *_marks(text)])))


def _marks(text: str) -> Iterator[Dropped]:
    front = _FRONT.match(text)
    start = 0
    if front:
        yield Dropped(0, front.end(), "front matter of the file")
        start = front.end()
    yield from _line_marks(text, start)
    for pattern in _INLINE:
        for found in pattern.finditer(text, start):
            yield Dropped(*found.span("a"), MARKUP)
            yield Dropped(*found.span("b"), MARKUP)


def _line_marks(text: str, start: int) -> Iterator[Dropped]:
    for line in text[start:].split("\n"):
        end = start + len(line)
        if whole := _WHOLE.fullmatch(line):
            yield Dropped(start, start + whole.end(), MARKUP)
        elif opening := _OPENING.match(line):
            if opening[0].strip():
                yield Dropped(start, start + opening.end(), MARKUP)
            if closing := _CLOSING.search(line) if "#" in opening[0] else None:
                yield Dropped(start + closing.start(), end, MARKUP)
        start = end + 1


def _apart(marks: list[Dropped]) -> Iterator[Dropped]:
    """The marks in order, none inside another."""
    reached = 0
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        if mark.start >= reached and mark.end > mark.start:
            yield mark
            reached = mark.end
