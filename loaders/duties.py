"""Where in an item's paragraphs the responsibility clauses stand, and what they say."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.bodies import is_no_agency
from loaders.clauses import Clause, read_clause
from loaders.document import Span
from loaders.markers import duty_word, role_of, role_word, token
from loaders.no_duties import NoDuty, is_owed, no_duty
from loaders.regions import brackets, inside_of, label_runs, only_names, sentences

_LEADS = re.compile("牵头|承办|主办|会同")
_ENDS_LIST = re.compile(r"[。；]?(?=\s*$)")


@dataclass(frozen=True, slots=True)
class Passed:
    """A stretch with a role word that makes no clause, and why; None where no rule tells."""

    span: Span
    reason: NoDuty | None


@dataclass(frozen=True, slots=True)
class Duties:
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


def _bracketed(text: str, line: Span, limit: int, ordered: bool, passed: list[Passed]) -> _Found:
    """The clauses that stand in brackets of their own."""
    for bracket in brackets(text, line, limit):
        inside = inside_of(text, bracket)
        bare = ordered and _ENDS_LIST.match(text, bracket.end, line.end) and only_names(text, inside)
        if not bare and not role_word().search(text, inside.start, inside.end):
            continue
        clause = read_clause(text, inside.start, inside.end, ordered=ordered)
        if _is_clause(clause) and not is_owed(text[inside.start : inside.end]):
            yield bracket, clause
        elif _has_form(text, inside):
            passed.append(Passed(bracket, no_duty(text[inside.start : inside.end])))


def why_no_duty(text: str, span: Span) -> NoDuty | None:
    """Why a stretch that is not read for clauses assigns nothing; None where it would assign something if it were."""
    reason = no_duty(text[span.start : span.end])
    named = reason is None and read_clause(text, span.start, span.end, strict=True).assigned
    return None if named else reason or NoDuty.NO_BODY


def _has_form(text: str, inside: Span) -> bool:
    """Whether a bracket looks like a clause: a role word that leads or shares ends it, or a label opens it."""
    marks = [found for found in token().finditer(text, inside.start, inside.end) if found["core"] or found["stem"]]
    if not marks:
        return False
    last = marks[-1]
    ends = not text[last.end() : inside.end].strip("，、；。 ") and last["core"] is not None
    duty = ends and duty_word().search(last["core"]) and role_of()["verb", last["core"]] != "co_op"
    before = re.split(r"[，、；。]", text[inside.start : last.start()])[-1].strip()
    return bool(marks[0]["stem"]) or bool(duty and before and not is_no_agency(before))


def _running(text: str, line: Span, taken: Sequence[Span], ordered: bool, passed: list[Passed]) -> _Found:
    """The clauses in running text: 由甲局牵头，乙局配合; what tells of a mechanism, of the past or of a duty is none."""
    waiting: int | None = None
    near = [each for each in taken if each.start < line.end and line.start < each.end]
    for sentence in sentences(text, line):
        start, end = sentence.start, sentence.end
        if only_names(text, sentence):
            waiting = start if waiting is None else waiting
            continue
        start, waiting = start if waiting is None else waiting, None
        before = start
        start = max([start, *(each.end for each in near if each.start < end and start < each.end)])
        if before < start:
            passed += _beside(text, Span(before, start), near)
        if start < end and role_word().search(text, start, end):
            yield from _of_sentence(text, Span(start, end), end == line.end, ordered, passed)


def _of_sentence(text: str, span: Span, last: bool, ordered: bool, passed: list[Passed]) -> _Found:
    words = text[span.start : span.end]
    if reason := no_duty(words):
        passed.append(Passed(span, reason))
        return
    least = 1 if words.startswith("由") and (_LEADS.search(words) or last) else 2
    clause = read_clause(text, span.start, span.end, strict=True, ordered=ordered, least=least)
    first = clause.assigned[0].mention.start if clause.assigned else span.end
    passed.append(Passed(Span(span.start, first), NoDuty.NO_BODY))
    if clause.assigned:
        yield Span(first, span.end), clause


def _beside(text: str, stretch: Span, taken: Sequence[Span]) -> Iterator[Passed]:
    """What stands in a sentence before its clause: no second clause is read there, so one that is there has no reason."""
    at = stretch.start
    for each in (*taken, Span(stretch.end, stretch.end)):
        end = min(each.start, stretch.end)
        if at < end and duty_word().search(text, at, end):
            yield Passed(Span(at, end), why_no_duty(text, Span(at, end)))
        at = max(at, min(each.end, stretch.end))


def duties_of(
    text: str,
    lines: Sequence[Span],
    *,
    ordered: bool = False,
    running: bool = True,
    instead: NoDuty = NoDuty.AIMS,
) -> Duties:
    """The clauses in the paragraphs of one item; `ordered` as for read_clause. Without `running` only those in
    brackets and behind labels: principles speak of duties (市级统筹、县区负责) and assign none; `instead` says so."""
    if not ordered and not any(role_word().search(text, line.start, line.end) for line in lines):
        return Duties((), ())
    found: list[tuple[Span, Clause]] = []
    passed: list[Passed] = []
    for line in lines:
        found += _bracketed(text, line, lines[-1].end, ordered, passed)
    taken = [span for span, _ in found]
    found += [(run, read_clause(text, run.start, run.end, ordered=ordered)) for run in label_runs(text, lines, taken)]
    taken = sorted((span for span, _ in found), key=lambda span: span.start)
    if not running:
        passed += [Passed(line, instead) for line in lines]
    for line in lines if running else ():
        found += _running(text, line, taken, ordered, passed)
    found.sort(key=lambda pair: pair[0].start)
    return Duties(tuple(clause for _, clause in found), tuple(span for span, _ in found), tuple(passed))
