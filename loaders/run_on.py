"""A text whose line breaks are lost: its title and its numbered units found inside one long line."""

import re
from collections.abc import Iterator, Sequence

from loaders.document import Span
from loaders.numbering import Style, label_at

SHORTEST = 300
_LABEL = re.compile(
    r"第[一二三四五六七八九十百\d]{1,4}[章节条篇]|（[一二三四五六七八九十\d]{1,3}）"
    r"|(?<![一二三四五六七八九十百])[一二三四五六七八九十]{1,3}、|(?<![\d.])\d{1,2}[.、](?!\d)"
)
# 牵头单位：… behind the sentence that it closes.
_LABEL_LINE = re.compile(r"(?<=[。；）])(?:[\u4e00-\u9fff]{2,4}(?:单位|部门|时限)|完成时间)：")
_KINDS = "行动计划|行动方案|实施方案|工作方案|实施意见|计划|方案|规划|纲要|要点|意见|分工"
_TITLE = re.compile(rf"[^。；：！？]{{4,80}}?(?:{_KINDS})(?:（[^）]{{1,20}}）)?(?:》?的通知|(?!》))")
_NAMED = re.compile(r"印发《?(?P<name>.{4,60}?)》?的通知")
_RANK = {style: rank for rank, style in enumerate(Style)}


def parted(text: str, lines: Sequence[Span]) -> list[Span]:
    """The lines; where no line opens a unit, the long ones parted before each label that counts on from the one before."""
    if any(label_at(text, line.start, line.end) for line in lines):
        return list(lines)
    found: list[Span] = []
    for line in lines:
        found += _parts(text, line) if line.end - line.start > SHORTEST else [line]
    return found


def _parts(text: str, line: Span) -> Iterator[Span]:
    cuts = sorted({*_units(text, line), *(each.start() for each in _LABEL_LINE.finditer(text, line.start, line.end))})
    starts = [line.start, *(_titles(text, line.start, cuts[0]) if cuts else ()), *cuts]
    for start, end in zip(starts, [*starts[1:], line.end], strict=True):
        if text[start:end].strip():
            yield Span(start, end)


def _titles(text: str, start: int, end: int) -> Iterator[int]:
    """Where the title at the head ends, and where the plan that it issues is named once more, as a title of its own."""
    title = _TITLE.match(text, start, end)
    if title is None:
        return
    yield title.end()
    named = _NAMED.search(title.group())
    again = text.rfind(named["name"], title.end(), end) if named else -1
    if again > title.end() and text[again - 1] not in "《“":
        yield again


def _units(text: str, line: Span) -> Iterator[int]:
    """Where labels stand that count on; （一） begins anew under every unit of a higher rank, or goes on over them."""
    below: dict[Style, int] = {}
    running: dict[Style, int] = {}
    for found in _LABEL.finditer(text, line.start, line.end):
        label = label_at(text, found.start(), line.end)
        if label is None or label.value not in (below.get(label.style, 0) + 1, running.get(label.style, 0) + 1):
            continue
        below = {style: value for style, value in below.items() if _RANK[style] < _RANK[label.style]}
        below[label.style] = running[label.style] = label.value
        yield found.start()
