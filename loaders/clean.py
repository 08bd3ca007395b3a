"""From a document's own text to the text that is parsed, with the way back for every offset.

Characters are folded one for one (script, width); noise that a page put between them (pinyin, blanks inside words,
line breaks inside sentences, page numbers) is cut out, each cut with its reason.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from graph.model import Quote
from loaders.bodies import authority_endings
from loaders.document import Document, Dropped, Span
from loaders.lines import broken_lines
from loaders.script import canonical

HAN = r"\u3400-\u9fff"
_TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹ"
_PINYIN = re.compile(
    rf"(?:(?<=[{HAN}）])|(?<=[{HAN}）]\n))（[ ]?(?=[a-z{_TONED}ɡ\n]*[aeiouü{_TONED}])[a-zü{_TONED}ɡ\n]{{1,8}}[ ]?）"
)
_PINYIN_TONED = re.compile(rf"[{_TONED}]")
_BLANK = re.compile(rf"(?<=[{HAN}，。、；：）”》])[ ](?=[{HAN}，。、；：（）“《])")
# 某市人民政府办公室 某政办字〔2023〕38号: the blank parts two facts.
_NUMBER_BEHIND = re.compile(r"[\u4e00-\u9fff]{2,10}〔(?:19|20)\d\d〕\d{1,4}号")
# A blank after a body's last character may stand where 、 was: it is left for the clause parser.
_LEVELS = frozenset("省市区县州盟旗镇乡")
_OPENS_NAME = ("", "（", "、", "，", "；", "：", "。", " ", "\n", "〔", "【")
_MAY_PART = frozenset("局委办厅部院会处署社站队司行府心团关校组位门区县市镇乡旗盟")
_LEAGUES = frozenset("联协")
# 团市 委, 各县 区政府: the blank stands behind a level inside a name.
_LEAGUE = re.compile("团[省市区县旗盟州] 委")
_ALL_OF = re.compile("各[市区县旗乡镇] [市区县旗镇乡](?:人民)?政府")
_OPENS_BODY = frozenset("市省区县州盟旗镇乡各团中国")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The text to parse, and the way back to the document's own."""

    text: str
    source: str
    cuts: tuple[Dropped, ...]
    _starts: tuple[int, ...]
    _shifts: tuple[int, ...]

    def origin(self, offset: int) -> int:
        """Where the character at `offset` stands in the document's own text."""
        if not self._starts:
            return offset
        return offset + self._shifts[bisect_right(self._starts, offset) - 1]

    def quote(self, start: int, end: int) -> Quote:
        """The document's own words for the stretch, without blanks at its ends."""
        text = self.text
        if not self._starts and start < end and not (text[start].isspace() or text[end - 1].isspace()):
            return Quote(start, end, self.source[start:end])
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        first = self.origin(start)
        last = self.origin(end - 1) + 1 if end > start else first
        return Quote(first, last, self.source[first:last])

    def words(self, start: int, end: int) -> str:
        """The document's own words for the stretch, without what is no part of the plan: page numbers, running heads, marks."""
        quote = self.quote(start, end)
        at = bisect_left(self.cuts, quote.start, key=lambda cut: cut.start)
        kept = [quote.start]
        while at < len(self.cuts) and self.cuts[at].start < quote.end:
            cut = self.cuts[at]
            if cut.reason not in _PART_OF_THE_TEXT:
                # A line of its own goes with its break.
                alone = self.source[cut.start - 1 : cut.start] == "\n" == self.source[cut.end : cut.end + 1]
                kept += [cut.start, cut.end + alone]
            at += 1
        ends = [*kept[1:], quote.end]
        return "".join(self.source[a:b] for a, b in zip(kept[::2], ends[::2], strict=True))

    def characters(self, start: int, end: int) -> str:
        """The document's own characters of the stretch, without all that was cut out between them (pinyin, blanks)."""
        first = self.origin(start)
        if end > start and self.origin(end - 1) - first == end - 1 - start:
            return self.source[first : first + end - start]
        return "".join(self.source[self.origin(at)] for at in range(start, end))

    def cleaned(self, offset: int) -> int:
        """Where a place of the document's own text stands in this one; a cut character's place is its follower's."""
        if not self._starts:
            return offset
        low, high = 0, len(self.text)
        while low < high:
            middle = (low + high) // 2
            if self.origin(middle) < offset:
                low = middle + 1
            else:
                high = middle
        return low


def inserted_pinyin(text: str) -> Iterator[Span]:
    """Readings put in brackets behind characters: 责(zé)任(rèn)单位; a single toneless one may be a unit and stays."""
    found = list(_PINYIN.finditer(text)) if "（" in text else []
    if len(found) > 2 or any(_PINYIN_TONED.search(each.group()) for each in found):
        yield from (Span(*each.span()) for each in found)


def blanks_in_words(text: str) -> Iterator[Span]:
    """A single blank between two Chinese characters: 环境状 况."""
    for each in _BLANK.finditer(text):
        if _NUMBER_BEHIND.match(text, each.end()):
            continue
        if not _may_part(text, each.start()) or text[each.end()] == "（":
            yield Span(*each.span())


def _may_part(text: str, blank: int) -> bool:
    """Whether the words before the blank may end a body's name: 市残联 市卫健委, but not 联 系 and not 市 直属单位."""
    before = text[blank - 1]
    if before in _MAY_PART:
        inside = _ALL_OF.match(text, blank - 2) or _LEAGUE.match(text, blank - 2)
        return not (before in _LEVELS and (inside or text[blank - 2 : blank - 1] in _OPENS_NAME))
    sure = before in _LEAGUES or text[blank + 1] in _OPENS_BODY
    return sure and text.endswith(_other_endings(), 0, blank)


@cache
def _other_endings() -> tuple[str, ...]:
    return tuple(word for word in authority_endings() if word[-1] not in _MAY_PART and len(word) > 1)


_PAGE_NUMBER = re.compile(
    r"""^[ \t]*(?:
      [-—·]{1,2}[ ]?\d{1,4}[ ]?[-—·]{1,2}
    | 第?[ ]?\d{1,4}[ ]?页(?:[ ，/]*共[ ]?\d{1,4}[ ]?页)?
    | \d{1,4}[ ]?/[ ]?\d{1,4}
    )[ \t]*\n""",
    re.MULTILINE | re.VERBOSE,
)
_EMPTY_LINES = re.compile(r"(?:[ \t]*\n)+")


def page_numbers(text: str) -> Iterator[Span]:
    """Lines that hold nothing but the number of a page (— 3 —), with the empty lines around them."""
    for found in _PAGE_NUMBER.finditer(text):
        after = _EMPTY_LINES.match(text, found.end())
        yield Span(_empty_from(text, found.start()), after.end() if after else found.end())


def _empty_from(text: str, start: int) -> int:
    """Where the first of the empty lines above the line at `start` begins; `start` where there are none."""
    before = start
    while before and text[before - 1] in " \t\n":
        before -= 1
    return text.find("\n", before, start) + 1 if before else 0


STEPS: tuple[tuple[str, Callable[[str], Iterator[Span]]], ...] = (
    ("page number", page_numbers),
    ("inserted pinyin", inserted_pinyin),
    ("blank inside a word", blanks_in_words),
    ("line break inside a sentence", broken_lines),
)
# What is cut for the parser only: an item's text keeps these as they stand.
_PART_OF_THE_TEXT = frozenset({"inserted pinyin", "blank inside a word", "line break inside a sentence"})
# In a table a line is a row or a member of a list, whatever it ends in.
_OF_LINES = (page_numbers, broken_lines)


def _without(text: str, cuts: list[Dropped]) -> tuple[str, list[int], list[int]]:
    pieces: list[str] = []
    starts: list[int] = []
    shifts: list[int] = []
    at = length = 0
    for cut in [*cuts, Dropped(len(text), len(text), "")]:
        if cut.start > at or (cut.start == at and not cut.reason):
            pieces.append(text[at : cut.start])
            starts.append(length)
            shifts.append(at - length)
            length += cut.start - at
        at = max(at, cut.end)
    return "".join(pieces), starts, shifts


def clean(document: Document) -> Cleaned:
    """The document's text made ready for parsing: every step of STEPS, after what the format dropped."""
    text = canonical(document.text)
    cuts = [_with_its_break(text, cut) for cut in document.dropped]
    # With the line breaks around it: a remark below a table is no part of its last cell.
    tables = [Span(table.start - 1, table.end + 1) for table in document.tables]
    for reason, step in STEPS:
        current, starts, shifts = _without(text, cuts)
        so_far = Cleaned(current, text, (), tuple(starts), tuple(shifts))
        added = [
            Dropped(start, so_far.origin(span.end - 1) + 1, reason)
            for span in step(current)
            if not (_inside(start := so_far.origin(span.start), tables) and step in _OF_LINES)
        ]
        if added:
            cuts = sorted([*cuts, *added], key=lambda cut: cut.start)
    if not cuts:
        return Cleaned(text, document.text, (), (), ())
    current, starts, shifts = _without(text, cuts)
    return Cleaned(current, document.text, tuple(cuts), tuple(starts), tuple(shifts))


# What a page puts between the lines of a paragraph.
_OF_PAGES = frozenset({"page number", "running head", "running foot"})


def _with_its_break(text: str, cut: Dropped) -> Dropped:
    """What a page put on a line of its own goes with the line's break: the paragraph may go on behind it."""
    alone = text[cut.start - 1 : cut.start] == "\n" == text[cut.end : cut.end + 1]
    return Dropped(cut.start, cut.end + 1, cut.reason) if alone and cut.reason in _OF_PAGES else cut


def _inside(offset: int, stretches: list[Span]) -> bool:
    at = bisect_right(stretches, offset, key=lambda stretch: stretch.start) - 1
    return at >= 0 and offset < stretches[at].end
