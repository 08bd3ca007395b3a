"""Where in an item's paragraphs the responsibility clauses stand, and what they say."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from loaders.bodies import strength
from loaders.clauses import Clause, read_clause
from loaders.document import Span
from loaders.markers import CLOSING, duty_word, role_word
from loaders.no_duties import NoDuty, back_in_time, before_no_duty, is_before, is_gloss, is_owed, no_duty
from loaders.numbering import label_at
from loaders.passed import Passed, in_bracket, in_sentence
from loaders.regions import Taken, brackets, inside_of, label_runs, only_names, sentences

_LEADS = re.compile("牵头|承办|主办|会同")
_BRACKET_LAST = tuple(closing + stop for closing in CLOSING for stop in ("", "。", "；"))
_ENDS_LIST = re.compile(r"[。；]?(?=\s*$)")


class Way(NamedTuple):
    """How a plan's clauses are to be read: whether a rule of it says that the first of a list leads, and the year before
    which all is history."""

    ordered: bool = False
    since: str | None = None


_PLAIN = Way()


class Duties(NamedTuple):
    """The clauses of an item in the order of its text, and the stretches that they take up, brackets included;
    `passed` are the stretches that were looked at for a clause and hold none."""

    clauses: tuple[Clause, ...]
    taken: tuple[Span, ...]
    passed: tuple[Passed, ...] = ()


_Found = Iterator[tuple[Span, Clause]]


def _is_clause(clause: Clause) -> bool:
    labelled = any(each.rule.startswith("label") for each in clause.assigned)
    named = any(each.mention.strength for each in clause.assigned)
    return labelled or named or bool(clause.first_leads and clause.leftover) or clause.time is not None


_SIGNS = re.compile("[、，；。： ]")


def _names_one_surely(text: str, line: Span, inside: Span) -> bool:
    """Whether a bare list holds a sure name and is no second name itself: （街道） behind 各镇, （市知识产权局） behind a bureau."""
    before = _SIGNS.split(text[line.start : inside.start - 1])[-1]
    return strength(before) < 2 and any(strength(part) == 2 for part in _SIGNS.split(text[inside.start : inside.end]))


def _all_sure(text: str, inside: Span) -> bool:
    """Whether a list of two and more holds nothing but sure names: it is a clause with more of the item behind it too."""
    parts = _SIGNS.split(text[inside.start : inside.end])
    return len(parts) > 1 and all(strength(part) == 2 for part in parts)


def _bracketed(text: str, line: Span, limit: int, way: Way, passed: list[Passed]) -> _Found:
    """The clauses that stand in brackets of their own."""
    for bracket in brackets(text, line, limit):
        inside = inside_of(text, bracket)
        last = text[bracket.start - 1] != "》" and bool(_ENDS_LIST.match(text, bracket.end, line.end))
        ends = last and (way.ordered or text[bracket.start - 1] in "。；" or bracket.start == line.start)
        ends = ends or (text[bracket.start - 1] == "。" and _all_sure(text, inside))
        ends = ends or (way.ordered and text[bracket.end : bracket.end + 1] in ("；", "。"))
        bare = ends and only_names(text, inside) and _names_one_surely(text, line, inside)
        if not bare and not role_word().search(text, inside.start, inside.end):
            passed += in_bracket(text, inside, last=last, since=way.since)
            continue
        clause = read_clause(text, inside.start, inside.end, ordered=way.ordered, bare=bare)
        words = text[inside.start : inside.end]
        if _is_clause(clause) and not (is_owed(words) or is_gloss(words) or is_before(words, way.since)):
            yield bracket, clause
        else:
            passed += in_bracket(text, inside, last=last, since=way.since)


# ——甲局会同乙局、丙局: a clause set off by a dash at the end of the paragraph.
_FIRST_ROLE = re.compile("会同|(?:等(?:单位|部门))?(?:分别|共同|按职责分工)?(?:牵头|主办|承办|负责)")
_DASHED = re.compile(r"—{1,2}(?P<words>[^—。]{4,160})。?\s*$")
# 【甲局、乙局】负责
_NAMED_BEFORE = re.compile(
    r"(?<=[。；，])[【〔\[（](?P<inside>[^【】〔〕\[\]（）。]{2,80})[】〕\]）]"
    "(?:分别|共同|按职责分工)?(?:牵头|负责|配合|参与|主办|协办|承办)(?=[，。；、]|$)"
)


def _set_off(text: str, line: Span, way: Way) -> _Found:
    """Clauses that a dash sets off, and lists in brackets with their role word behind them."""
    dashed = _DASHED.search(text, line.start, line.end)
    words = Span(*dashed.span("words")) if dashed else line
    role = _FIRST_ROLE.search(text, words.start, words.end) if dashed else None
    if role and only_names(text, Span(words.start, role.start())):
        yield words, read_clause(text, words.start, words.end, ordered=way.ordered)
    for found in _NAMED_BEFORE.finditer(text, line.start, line.end):
        inside = Span(*found.span("inside"))
        if only_names(text, inside):
            yield Span(*found.span()), read_clause(text, inside.start, found.end(), ordered=way.ordered)


def _running(text: str, line: Span, taken: Taken, way: Way, passed: list[Passed]) -> _Found:
    """The clauses in running text: 由甲局牵头，乙局配合; what tells of a mechanism, of the past or of a duty is none."""
    marks = duty_word()
    near = taken.within(line.start, line.end)
    if not any(marks.search(text, free.start, free.end) for free in near.around(line.start, line.end)):
        return
    if number := label_at(text, line.start, line.end):
        line = Span(number.span.end, line.end)
    waiting: list[Span] = []
    for sentence in sentences(text, line):
        if not marks.search(text, sentence.start, sentence.end) or only_names(text, sentence):
            waiting.append(sentence)
            continue
        start, end = _with_names_before(text, waiting, sentence.start), sentence.end
        waiting = []
        held = near.within(start, end).spans if near.spans else ()
        for each in held:
            if start < each.start and marks.search(text, start, each.start):
                yield from _of_sentence(text, Span(start, each.start), False, way, passed)
            start = max(start, each.end)
        if not held or (start < end and marks.search(text, start, end)):
            yield from _of_sentence(text, Span(start, end), end == line.end, way, passed)


def _with_names_before(text: str, sentences: list[Span], start: int) -> int:
    """Where a clause begins whose names a 。 parts from its role word (甲局。乙局牵头): before all that are only names."""
    while sentences and only_names(text, last := sentences.pop()):
        start = last.start
    return start


# 由甲局牵头, 此项工作由甲局牵头.
_BY = re.compile(
    "(?:(?:上述|以上|[此这]项?|该项?|本项?|相关|具体|各项)[\u4e00-\u9fff]{0,6}|[\u4e00-\u9fff]{2,10}(?:工作|任务|事项|项目|活动))?由"
    # 市场与信息化处牵头，…: a department of the plan's own body opens the sentence.
    "|[\u4e00-\u9fff]{2,12}[处科室站所队](?:、[\u4e00-\u9fff]{2,12}[处科室站所队])*(?:分别|共同)?牵头"
    # 规划建设办公室负责公路建设，农业综合服务中心负责塘库整治: each office of a township with its own part.
    "|[\u4e00-\u9fff、]{2,24}(?:办公室|办|中心|[处科股室站所队局])(?:负责|牵头)[^，；。]{2,16}[，；]"
    "(?:[\u4e00-\u9fff、]{2,24}(?:办公室|办|中心|[处科股室站所队局])(?:负责|牵头|配合|协助|参与)[^，；。]{0,16}[，；。]?)+$"
)
# 由甲局牵头，乙局配合；电信领域由丙局负责: behind the ； another clause begins.
_NEW_CLAUSE = re.compile("(?<=牵头|配合|负责|参与)；(?=[^，。；由]{0,16}由[^，。；]{2,24}(?:牵头|负责))")


def _of_sentence(text: str, span: Span, last: bool, way: Way, passed: list[Passed]) -> _Found:
    words = text[span.start : span.end]
    if now := back_in_time(words, way.since):
        passed.append(Passed(Span(span.start, span.start + now), NoDuty.HISTORY))
        span, words = Span(span.start + now, span.end), words[now:]
    reason = no_duty(words, way.since)
    if reason and (at := before_no_duty(words, reason)) and duty_word().search(words, 0, at):
        passed.append(Passed(Span(span.start + at, span.end), reason))
        span, words = Span(span.start, span.start + at), words[:at]
        reason = no_duty(words, way.since)
    if reason:
        passed.append(Passed(span, reason))
        return
    if parted := _NEW_CLAUSE.search(words):
        for each in (Span(span.start, span.start + parted.start()), Span(span.start + parted.end(), span.end)):
            yield from _of_sentence(text, each, last and each.end == span.end, way, passed)
        return
    least = 1 if _BY.match(words) and (_LEADS.search(words) or last) else 2
    clause = read_clause(text, span.start, span.end, strict=True, ordered=way.ordered, least=least)
    passed += in_sentence(span, clause)
    if clause.assigned:
        yield Span(clause.assigned[0].mention.start, span.end), clause


# 以上工作由甲局会同乙局负责: under an aim too it says whose that is.
_OF_ALL = re.compile("(?:以上|上述|本[条项]|[此该]项)[\u4e00-\u9fff]{0,6}由")


def _said_of_all(text: str, line: Span, taken: Taken, way: Way, passed: list[Passed]) -> _Found:
    for sentence in sentences(text, line):
        if _OF_ALL.match(text, sentence.start, sentence.end) and not taken.holds(sentence.start):
            yield from _of_sentence(text, sentence, sentence.end == line.end, way, passed)


def _may_assign(text: str, line: Span) -> bool:
    return bool(role_word().search(text, line.start, line.end)) or text[line.start : line.end].endswith(_BRACKET_LAST)


def duties_of(
    text: str,
    lines: Sequence[Span],
    *,
    way: Way = _PLAIN,
    running: bool = True,
    instead: NoDuty = NoDuty.AIMS,
) -> Duties:
    """The clauses in the paragraphs of one item, read in the plan's `way`. Without `running` only those in
    brackets and behind labels: principles speak of duties (市级统筹、县区负责) and assign none; `instead` says so."""
    if not way.ordered and not any(_may_assign(text, line) for line in lines):
        return Duties((), ())
    found: list[tuple[Span, Clause]] = []
    passed: list[Passed] = []
    for line in lines:
        found += _bracketed(text, line, lines[-1].end, way, passed)
        found += _set_off(text, line, way)
    taken = Taken.of(span for span, _ in found)
    found += [
        (run, read_clause(text, run.start, run.end, ordered=way.ordered)) for run in label_runs(text, lines, taken)
    ]
    held = Taken.of(span for span, _ in found)
    if not running:
        found += [each for line in lines for each in _said_of_all(text, line, held, way, passed)]
        passed += [Passed(line, instead) for line in lines]
    for line in lines if running else ():
        found += _running(text, line, held, way, passed)
    found.sort(key=lambda pair: pair[0].start)
    return Duties(tuple(clause for _, clause in found), tuple(span for span, _ in found), tuple(passed))
