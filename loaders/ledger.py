"""The ledger of a plan: what each character of its text became, what each role word did, and what nobody can explain.

It is drawn from the trace of the reading and held against the graph: what the trace says was read must be in the graph,
and what the graph says must have been read there.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from graph.model import PlanGraph, Quote
from graph.trace import IN_CLAUSE, Part, Stretch
from loaders.judgements import CORRECTED
from loaders.ledger_check import Finding, faults_of, missing_from

_ORDER = {part: place for place, part in enumerate(Part)}
_PARTS = tuple(Part)
_UNPAINTED = frozenset({Part.NAME, Part.ROLE_WORD})
_STOPS = "。；;\n"
_SHOWN = 40  # characters on either side
_CORRECTED = "put right by a person"
_LOST = "these words became nothing"
_UNPLACED = "in no clause, and no rule says why"


@dataclass(frozen=True, slots=True)
class Tally:
    """How much of the text is of one part."""

    part: Part
    stretches: int
    characters: int


@dataclass(frozen=True, slots=True)
class RoleWord:
    """A word that may mark a role, and its account: in a clause, why it assigns nothing, or None."""

    quote: Quote
    account: str | None


@dataclass(frozen=True, slots=True)
class WordTally:
    """How many role words have one account; None is no account."""

    account: str | None
    words: int


@dataclass(frozen=True, slots=True)
class Ledger:
    """The account of a plan. `stretches` part the text: each character stands in exactly one, none is left out."""

    plan_id: str
    title: str
    source_name: str
    length: int
    unexplained: tuple[Finding, ...]
    parts: tuple[Tally, ...]
    role_words: tuple[WordTally, ...]
    words: tuple[RoleWord, ...]
    stretches: tuple[Stretch, ...]


def ledger_of(plan: PlanGraph) -> Ledger:
    """The plan's ledger; what cannot be explained stands first, in the order of the text."""
    missing = missing_from(plan)
    gone = [Stretch(each.quote.start, each.quote.end, Part.UNEXPLAINED) for each in missing if each.quote]
    stretches = tuple(_partition(plan, gone))
    words = tuple(_role_words(plan, stretches))
    findings = [*faults_of(plan), *missing]
    findings += [each for each in _unplaced(words, plan, stretches) if not _told(each, gone)]
    findings.sort(key=lambda each: each.quote.start if each.quote else -1)
    head = plan.plan
    return Ledger(
        head.id,
        head.title,
        head.source.name,
        len(head.text),
        tuple(dict.fromkeys(findings)),
        tuple(_tallies(stretches)),
        tuple(_word_tallies(words)),
        words,
        stretches,
    )


def _partition(plan: PlanGraph, gone: list[Stretch]) -> Iterator[Stretch]:
    """The text parted: where stretches lie within each other the part named later holds, and what is gone above all."""
    text = plan.plan.text
    painted = bytearray(len(text))
    notes = {(each.start, each.end): each.note for each in plan.trace if each.part is Part.DROPPED}
    layers = sorted((each for each in plan.trace if each.part not in _UNPAINTED), key=lambda each: _ORDER[each.part])
    for each in (*layers, *gone):
        if 0 <= each.start < each.end <= len(text):
            painted[each.start : each.end] = bytes([_ORDER[each.part]]) * (each.end - each.start)
    at = 0
    for code, run in groupby(painted):
        end = at + sum(1 for _ in run)
        if _PARTS[code] is Part.UNEXPLAINED:
            yield from _without_blanks(text, at, end)
        else:
            yield Stretch(at, end, _PARTS[code], notes.get((at, end)))
        at = end


def _without_blanks(text: str, start: int, end: int) -> Iterator[Stretch]:
    words = text[start:end]
    first = start + len(words) - len(words.lstrip())
    last = max(first, end - (len(words) - len(words.rstrip())))
    bounds = ((start, first, Part.BLANK), (first, last, Part.UNEXPLAINED), (last, end, Part.BLANK))
    yield from (Stretch(begin, stop, part) for begin, stop, part in bounds if begin < stop)


def _role_words(plan: PlanGraph, stretches: tuple[Stretch, ...]) -> Iterator[RoleWord]:
    """The role words of the trace; what stood in a clause is without account where the graph lost the clause."""
    text = plan.plan.text
    lost = [each for each in stretches if each.part is Part.UNEXPLAINED]
    for each in plan.trace:
        if each.part is Part.ROLE_WORD:
            gone = any(stretch.start <= each.start < stretch.end for stretch in lost)
            note = None if gone else each.note or _put_right(plan, each)
            yield RoleWord(Quote(each.start, each.end, text[each.start : each.end]), note)


def _put_right(plan: PlanGraph, word: Stretch) -> str | None:
    """The account of a word whose sentence a person has put right."""
    start, end = _sentence(plan.plan.text, word.start, word.end)
    told = (each.quote for each in plan.diagnostics if each.code == CORRECTED and each.quote)
    return _CORRECTED if any(start <= quote.start and quote.end <= end for quote in told) else None


def _unplaced(words: tuple[RoleWord, ...], plan: PlanGraph, stretches: tuple[Stretch, ...]) -> Iterator[Finding]:
    text = plan.plan.text
    lost = [each for each in stretches if each.part is Part.UNEXPLAINED]
    yield from (Finding(_LOST, Quote(each.start, each.end, text[each.start : each.end])) for each in lost)
    for word in words:
        if word.account is None and not any(each.start <= word.quote.start < each.end for each in lost):
            yield Finding(_UNPLACED, word.quote, _around(text, word.quote))


def _around(text: str, quote: Quote) -> str:
    """The sentence that the words stand in, shortened."""
    start, end = _sentence(text, quote.start, quote.end)
    return text[max(start, quote.start - _SHOWN) : min(end, quote.end + _SHOWN)].strip()


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    ends = [at for sign in _STOPS if (at := text.find(sign, end)) >= 0]
    return max(text.rfind(sign, 0, start) for sign in _STOPS) + 1, min(ends, default=len(text))


def _told(finding: Finding, gone: list[Stretch]) -> bool:
    """Whether what is missing from the graph was already named as such."""
    quote = finding.quote
    return quote is not None and any(each.start <= quote.start and quote.end <= each.end for each in gone)


def _tallies(stretches: tuple[Stretch, ...]) -> Iterator[Tally]:
    for part in Part:
        held = [each.end - each.start for each in stretches if each.part is part]
        if held:
            yield Tally(part, len(held), sum(held))


def _word_tallies(words: tuple[RoleWord, ...]) -> Iterator[WordTally]:
    counts: dict[str | None, int] = {}
    for word in words:
        counts[word.account] = counts.get(word.account, 0) + 1
    order = sorted(counts, key=lambda account: (account is not None, account != IN_CLAUSE, -counts[account]))
    yield from (WordTally(account, counts[account]) for account in order)
