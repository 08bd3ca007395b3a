"""Where clauses may stand in an item's paragraphs: brackets, labels, lines that are lists of names."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate, pairwise

from loaders.bodies import authority_endings
from loaders.document import Span
from loaders.markers import CLOSING, OPENING, bare_label, label_head, token
from loaders.names import names_in
from loaders.numbering import label_at
from loaders.tokens import tokens_in

_BRACKET = re.compile(rf"[{re.escape(OPENING + CLOSING)}]")
# One more pair may stand inside: 各县（市、区）政府）.
_CLOSES = re.compile(r"(?:[^（〔【\[）〕】\]。]|[（〔【\[][^（〔【\[）〕】\]。]{0,40}[）〕】\]]){0,300}[）〕】\]]")
_SENTENCE = re.compile(r"[^。！？\n]+[。！？]?")
_PARTS = re.compile(r"[、，；。 \t]")
_LONGEST_LIST = 80
_BEFORE_WORDS = "【[（( \t●○—-·•*◆◇■□▲△▶▸➤★☆√✓※"


def brackets(text: str, line: Span, limit: int) -> Iterator[Span]:
    """The outermost brackets that open in a line; one may close in a later line before `limit`, else it ends with its own."""
    depth = 0
    opened = line.start
    for found in _BRACKET.finditer(text, line.start, line.end):
        if found.group() in OPENING:
            if depth == 0:
                opened = found.start()
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                yield Span(opened, found.end())
    if depth:
        close = _CLOSES.match(text, line.end, limit)
        yield Span(opened, close.end() if close else line.end)


def inside_of(text: str, bracket: Span) -> Span:
    """What stands between the brackets."""
    closed = text[bracket.end - 1] in CLOSING
    return Span(bracket.start + 1, bracket.end - 1 if closed else bracket.end)


def sentences(text: str, line: Span) -> Iterator[Span]:
    """The sentences of a line, each with its full stop."""
    return (Span(*found.span()) for found in _SENTENCE.finditer(text, line.start, line.end))


_MAY_BE_LABEL = re.compile(
    r"[：】〕\]]|(?<=[\u4e00-\u9fff])[—-]{1,2}(?=[\u4e00-\u9fff])|(?:单位|部门)[为是有包 〔【\[]"
)


@dataclass(frozen=True, slots=True)
class Taken:
    """Stretches in the order of their starts; `ends` is how far each and those before it reach."""

    spans: Sequence[Span]
    ends: Sequence[int]

    @classmethod
    def of(cls, spans: Iterable[Span]) -> "Taken":
        """The stretches, in any order."""
        found = sorted(spans, key=lambda span: span.start)
        return cls(found, list(accumulate((span.end for span in found), max)))

    def within(self, start: int, end: int) -> "Taken":
        """Those that overlap `start` to `end`; an item of thousands of lines must not look through all for each."""
        first = bisect_right(self.ends, start)
        last = bisect_left(self.spans, end, key=lambda span: span.start)
        return Taken.of([span for span in self.spans[first:last] if span.end > start])

    def around(self, start: int, end: int) -> Iterator[Span]:
        """What they leave of `start` to `end`."""
        if not self.spans:
            yield Span(start, end)
            return
        first = bisect_right(self.ends, start)
        last = bisect_left(self.spans, end, key=lambda span: span.start)
        for span in self.spans[first:last]:
            if start < span.start:
                yield Span(start, span.start)
            start = max(start, span.end)
        if start < end:
            yield Span(start, end)

    def holds(self, at: int) -> bool:
        """Whether the character at the place is in one of them."""
        before = bisect_right(self.spans, at, key=lambda span: span.start) - 1
        return before >= 0 and at < self.ends[before]


_LONGEST_LABEL = 32


def first_label(text: str, line: Span, taken: Taken) -> int | None:
    """Where the first label (责任单位：) outside the taken stretches begins; None where the line has none."""
    for sign in _MAY_BE_LABEL.finditer(text, line.start, line.end):
        near = max(line.start, sign.start() - _LONGEST_LABEL), min(line.end, sign.end() + 2)
        for found in label_head().finditer(text, *near):
            if not taken.holds(found.start()):
                return found.start()
    return None


def _label_end(text: str, start: int, line: Span) -> int:
    """Where the label's list ends: at the end of the line, or of its sentence where other words follow.

    A full stop that stands where 、 should (配合单位：市残联。市卫健局、市审计局) parts two names and ends nothing.
    """
    parts = list(sentences(text, Span(start, line.end)))
    for sentence, after in pairwise([*parts, Span(line.end, line.end)]):
        following = text[sentence.end : min(sentence.end + 12, line.end)]
        if not following.strip() or not (
            token().match(following.lstrip("【[（( \t")) or _names_before_label(text, after)
        ):
            return min(sentence.end, line.end)
    return line.end


def _names_before_label(text: str, sentence: Span) -> bool:
    label = label_head().search(text, sentence.start, sentence.end)
    return only_names(text, Span(sentence.start, label.start() if label else sentence.end))


@cache
def _endings() -> frozenset[str]:
    return frozenset(word[-1] for word in authority_endings()) | frozenset("）)政会县市区乡镇村社")


# 各牵头单位要于每年12月10日前将进展情况报领导小组办公室: what units are told, though it ends like a body's name.
_TOLD_TO = re.compile("(?:单位|部门|政府|企业)(?:要|应(?!急)|须|需|将|于|每)")
_OPEN = re.compile("等(?:有关|相关)?(?:单位|部门)?$")


def only_names(text: str, line: Span) -> bool:
    """Whether the line is nothing but a list of bodies, as it stands under a label whose list was broken into lines."""
    words = text[line.start : line.end].rstrip("，；。 \t")
    words = _OPEN.sub("", words) if "等" in words else words
    if not 2 <= len(words) <= _LONGEST_LIST or words[-1] not in _endings():
        return False
    parts = [part for part in _PARTS.split(words) if part]
    if _TOLD_TO.search(words):
        return False
    if not parts or not all(_names_a_body(part) for part in parts):
        return False
    return not any(
        found.group in ("verb", "copula") or found.group.startswith("label")
        for found in tokens_in(text, line.start, line.end)
    )


@lru_cache(maxsize=65536)
def _names_a_body(part: str) -> bool:
    return any(mention.strength for mention in names_in(part, 0, len(part), strict=False)[0])


def _word_start(text: str, line: Span) -> int:
    number = label_at(text, line.start, line.end)
    start = number.span.end if number else line.start
    while start < line.end and text[start] in _BEFORE_WORDS:
        start += 1
    return start


# 财政办牵头；责任科室：农业服务中心: who leads stands before the label.
_LEADS_BEFORE = re.compile("[\u4e00-\u9fff、，（）]{2,40}(?:牵头|主办|负责)[；，。 ]*")


def label_runs(text: str, lines: Sequence[Span], taken: Taken) -> Iterator[Span]:
    """The stretches that begin with a label; label lines that follow each other, and lists broken off them, are one."""
    at = 0
    while at < len(lines):
        start = first_label(text, lines[at], taken)
        if start is not None and _LEADS_BEFORE.fullmatch(text, _word_start(text, lines[at]), start):
            start = _word_start(text, lines[at])
        if start is None and _stands_alone(text, lines, at):
            start = lines[at].start
        if start is None:
            at += 1
            continue
        end = _label_end(text, start, lines[at])
        while end >= lines[at].end and at + 1 < len(lines) and _goes_on(text, lines, at + 1, taken):
            at += 1
            end = _label_end(text, lines[at].start, lines[at])
        at += 1
        yield Span(start, end)


_DATE = re.compile(r"[^，。；]{0,8}(?:[0-9]{1,4}[年月][^，。；]{0,12}|(?:长期|持续|常年)[^，。；]{0,4})")


def _stands_alone(text: str, lines: Sequence[Span], at: int) -> bool:
    """Whether a line is a label alone and the next one a list of names, or a date behind 完成时限."""
    label = bare_label().fullmatch(text, lines[at].start, lines[at].end)
    if label is None or at + 1 >= len(lines):
        return False
    if label["time"]:
        return _DATE.fullmatch(text, lines[at + 1].start, lines[at + 1].end) is not None
    return label["names"] is not None and only_names(text, lines[at + 1])


def _goes_on(text: str, lines: Sequence[Span], at: int, taken: Taken) -> bool:
    line = lines[at]
    if _stands_alone(text, lines, at) or (_DATE.fullmatch(text, *line) and _stands_alone(text, lines, at - 1)):
        return True
    label = first_label(text, line, taken)
    if (label is not None and label <= _word_start(text, line)) or only_names(text, line):
        return True
    role = _ROLE_LAST.search(text, line.start, line.end)
    return role is not None and only_names(text, Span(line.start, role.start()))


# 责任单位：甲局 / 乙局负责: the last line of the list ends in the role word.
_ROLE_LAST = re.compile("(?:等(?:单位|部门)?)?(?:分别|共同|按职责分工)?(?:负责|配合|参与|牵头|承办|协办|落实)。?$")
