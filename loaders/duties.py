"""Where in an item's paragraphs the responsibility clauses stand, and what they say."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from loaders.bodies import is_no_agency
from loaders.clauses import Clause, read_clause
from loaders.document import Span
from loaders.markers import CLOSING, OPENING, duty_word, role_of, role_word, token
from loaders.names import names_in

_BRACKET = re.compile(rf"[{re.escape(OPENING + CLOSING)}]")
_CLOSES = re.compile(r"[^（〔【\[。]{0,300}?[）〕】\]]")
_SENTENCE = re.compile(r"[^。！？\n]+[。！？]?")
# 建立由甲部门牵头、乙部门配合的机制; 成立由市长任组长…的领导小组: what is set up, not who does the item.
_MECHANISM = re.compile(
    r"(?:建立|健全|完善|形成|构建|构筑|成立|组建|设立|实行|落实|坚持|推行|强化|明确|按照)[^，。；]{0,12}由?[^。；]*(?:牵头|负责|配合|参与|协同|主办)[^。；]*?的[^。；，]{0,14}"
    r"(?:机制|体制|格局|体系|制度|模式|原则|局面|领导小组|工作组|专班|小组|联席会议|委员会|要求|网络)|(?:牵头|负责|配合|参与|协同|主办|联动)的[^。；，]{0,14}(?:机制|体制|格局|体系|制度|模式|原则|局面|工作组|专班|联席会议|领导小组)"
)
_HISTORY = re.compile(
    r"去年|上年|前年|近年来|此前|曾经?|已经?(?:由|完成|建成|牵头|印发|出台)|(?:牵头|负责|会同|配合|参与|主办|承办)[^，。；]{0,10}(?:了|过)(?!解)|(?:19|20)\d\d年以来|(?:完成|取得|形成|建成)了|(?:牵头|负责|会同)[^，。；]{0,8}的《|(?:一个|哪个|某个)(?:部门|单位)|会同[^，。；]{1,20}(?:定期|经常|不定期)"
)
_LEADS = re.compile("牵头|承办|主办|会同")
_DUTY_TO = re.compile(r"对[^，。；]{1,24}(?:负责|负总责|负全责|承担)|向[^，。；]{1,16}负责")
_NOT_A_SENTENCE_OF_DUTY = re.compile(
    r"(?:牵头|责任|配合|参与|主办|协办|成员|承办)(?:责任)?(?:单位|部门)(?!：|[ ]|为|是)|负责(?:人|同志|任)|谁[^，。]{1,4}谁负责"
)
_ENDS_LIST = re.compile(r"[。；]?(?=\s*$)")


class NoDuty(StrEnum):
    """Why words that may mark a role assign nothing here."""

    MECHANISM = "describes a mechanism or a body to be set up"
    HISTORY = "tells what was done before"
    GENERIC = "speaks of responsible units or persons in general"
    OWED = "a duty owed to somebody or under the law"
    NO_BODY = "no agency stands before it"
    AIMS = "stands among aims and principles"
    COLUMNS = "the columns of the row name who is responsible"


_NO_DUTIES = (
    (NoDuty.MECHANISM, _MECHANISM),
    (NoDuty.HISTORY, _HISTORY),
    (NoDuty.GENERIC, _NOT_A_SENTENCE_OF_DUTY),
    (NoDuty.OWED, _DUTY_TO),
)


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


def _brackets(text: str, line: Span, limit: int) -> Iterator[Span]:
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


def _inside(text: str, bracket: Span) -> Span:
    closed = text[bracket.end - 1] in CLOSING
    return Span(bracket.start + 1, bracket.end - 1 if closed else bracket.end)


def _is_clause(clause: Clause) -> bool:
    return any(each.mention.strength for each in clause.assigned) or (clause.first_leads and bool(clause.leftover))


def _bracketed(
    text: str, line: Span, limit: int, ordered: bool, passed: list[Passed]
) -> Iterator[tuple[Span, Clause]]:
    """The clauses that stand in brackets of their own."""
    for bracket in _brackets(text, line, limit):
        inside = _inside(text, bracket)
        bare = ordered and _ENDS_LIST.match(text, bracket.end, line.end) and _only_names(text, inside)
        if bare or role_word().search(text, inside.start, inside.end):
            clause = read_clause(text, inside.start, inside.end, ordered=ordered)
            labelled = any(each.rule.startswith("label") for each in clause.assigned)
            if (labelled or _is_clause(clause) or clause.time) and not _DUTY_TO.search(text, inside.start, inside.end):
                yield bracket, clause
            elif _has_form(text, inside):
                passed.append(Passed(bracket, _no_duty(text, inside.start, inside.end)))


def why_no_duty(text: str, span: Span) -> NoDuty | None:
    """Why a stretch that is not read for clauses assigns nothing; None where it would assign something if it were."""
    reason = _no_duty(text, span.start, span.end)
    named = reason is None and read_clause(text, span.start, span.end, strict=True).assigned
    return None if named else reason or NoDuty.NO_BODY


def _no_duty(text: str, start: int, end: int) -> NoDuty | None:
    """Why the words assign nothing, whoever they name; None where nothing speaks against it."""
    words = text[start:end]
    return next((why for why, sign in _NO_DUTIES if sign.search(words)), None)


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


def _first_label(text: str, line: Span, taken: Sequence[Span]) -> int | None:
    """Where the first label (责任单位：) outside the taken stretches begins; None where the line has none."""
    for found in token().finditer(text, line.start, line.end):
        if found.lastgroup in ("label", "person", "time") and not any(t.start <= found.start() < t.end for t in taken):
            return found.start()
    return None


def _label_end(text: str, start: int, line: Span) -> int:
    """Where the label's list ends: at the end of the line, or of its sentence where other words follow."""
    for found in _SENTENCE.finditer(text, start, line.end):
        following = text[found.end() : found.end() + 12]
        if not following.strip() or not token().match(following.lstrip("【[（( \t")):
            return min(found.end(), line.end)
    return line.end


def _only_names(text: str, line: Span) -> bool:
    """Whether the line is nothing but a list of bodies, as it stands under a label whose list was broken into lines."""
    if line.end - line.start > 80 or any(found["core"] for found in token().finditer(text, line.start, line.end)):
        return False
    parts = [part for part in re.split(r"[、，；。 \t]", text[line.start : line.end]) if part]
    return bool(parts) and all(
        any(mention.strength for mention in names_in(part, 0, len(part), strict=False)[0]) for part in parts
    )


def _labelled(text: str, lines: Sequence[Span], taken: list[Span], ordered: bool) -> Iterator[tuple[Span, Clause]]:
    """The clauses that begin with a label; label lines that follow each other are one clause."""
    at = 0
    while at < len(lines):
        start = _first_label(text, lines[at], taken)
        if start is None:
            at += 1
            continue
        end = _label_end(text, start, lines[at])
        while (
            end >= lines[at].end
            and at + 1 < len(lines)
            and (
                _first_label(text, lines[at + 1], taken) == _word_start(text, lines[at + 1])
                or _only_names(text, lines[at + 1])
            )
        ):
            at += 1
            end = _label_end(text, lines[at].start, lines[at])
        at += 1
        yield Span(start, end), read_clause(text, start, end, ordered=ordered)


def _word_start(text: str, line: Span) -> int:
    start = line.start
    while start < line.end and text[start] in "【[（( \t●—-·*":
        start += 1
    return start


def _running(
    text: str, line: Span, taken: Sequence[Span], ordered: bool, passed: list[Passed]
) -> Iterator[tuple[Span, Clause]]:
    """The clauses in running text: 由甲局牵头，乙局配合; what tells of a mechanism, of the past or of a duty is none."""
    waiting: int | None = None
    for found in _SENTENCE.finditer(text, line.start, line.end):
        start, end = found.span()
        if _only_names(text, Span(start, end)):
            waiting = start if waiting is None else waiting
            continue
        start, waiting = start if waiting is None else waiting, None
        if any(each.start < end and start < each.end for each in taken):
            before = start
            start = max([start, *(each.end for each in taken if each.start < end)])
            passed += _beside(text, Span(before, start), taken)
        if start >= end or not role_word().search(text, start, end):
            continue
        words = text[start:end]
        if reason := _no_duty(text, start, end):
            passed.append(Passed(Span(start, end), reason))
            continue
        least = 1 if words.startswith("由") and (_LEADS.search(words) or end == line.end) else 2
        clause = read_clause(text, start, end, strict=True, ordered=ordered, least=least)
        if clause.assigned:
            first = clause.assigned[0].mention.start
            passed.append(Passed(Span(start, first), NoDuty.NO_BODY))
            yield Span(first, end), clause
        else:
            passed.append(Passed(Span(start, end), NoDuty.NO_BODY))


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
    found += _labelled(text, lines, taken, ordered)
    taken = sorted((span for span, _ in found), key=lambda span: span.start)
    if not running:
        passed += [Passed(line, instead) for line in lines]
    for line in lines if running else ():
        found += _running(text, line, taken, ordered, passed)
    found.sort(key=lambda pair: pair[0].start)
    return Duties(tuple(clause for _, clause in found), tuple(span for span, _ in found), tuple(passed))
