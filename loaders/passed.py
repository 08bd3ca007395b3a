"""What was looked at for a responsibility clause and holds none, and why."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from loaders.bodies import is_no_agency, strength
from loaders.clauses import Clause, read_clause
from loaders.document import Span
from loaders.markers import duty_word, label_head, role_of, token
from loaders.no_duties import NoDuty, is_before, is_gloss, no_duty

_PARTS = re.compile(r"[、，；。：\s]")
_PERSONS = re.compile(r"(?:人|者|员)$")
_GLOSS = re.compile(r"(?:以下)?简?称|含|包括|不含|如|例如|即|原|见|详见|参见|下同|注")
_SHORT_VERB = 2


class Passed(NamedTuple):
    """A stretch with a role word, or a bracket with a body, that makes no clause, and why; None where no rule tells."""

    span: Span
    reason: NoDuty | None


def why_no_duty(text: str, span: Span, since: str | None = None) -> NoDuty | None:
    """Why a stretch that is not read for clauses assigns nothing; None where it would assign something if it were.
    `since` is the plan's first year."""
    reason = no_duty(text[span.start : span.end], since)
    clause = read_clause(text, span.start, span.end, strict=True)
    named = any(each.mention.strength == 2 for each in clause.assigned)
    return None if named and reason is None else reason or NoDuty.NO_BODY


def in_bracket(text: str, inside: Span, *, last: bool, since: str | None = None) -> Iterator[Passed]:
    """What a bracket that is no clause passes on: one in the form of a clause, or, `last` of its paragraph, one that
    names a body, needs a reason; another is left to the sentence that it stands in."""
    words = text[inside.start : inside.end]
    if is_before(words, since):
        yield Passed(inside, NoDuty.HISTORY)
    elif is_gloss(words):
        yield Passed(inside, NoDuty.GLOSS)
    elif _has_form(text, inside) or (last and _names_a_body(words)):
        yield Passed(inside, no_duty(words))


def _has_form(text: str, inside: Span) -> bool:
    """Whether a bracket looks like a clause: a role word that leads or shares ends it, or a label of agencies opens it."""
    opening = label_head().match(text, inside.start, inside.end)
    if opening:
        return (opening.lastgroup or "").startswith("label")
    marks = [found for found in token().finditer(text, inside.start, inside.end) if found["core"]]
    if not marks or text[marks[-1].end() : inside.end].strip("，、；。 "):
        return False
    last = marks[-1]
    before = _PARTS.split(text[inside.start : last.start()])[-1].removeprefix("由")
    shared = duty_word().search(last["core"]) and role_of()["verb", last["core"]] != "co_op"
    return bool(shared and before and not is_no_agency(before) and not _PERSONS.search(before))


def _names_a_body(words: str) -> bool:
    """Whether a part of the words is surely a body, alone or before a short verb that marks no role here (统筹)."""
    heads = (found.lastgroup for found in label_head().finditer(words))
    if _GLOSS.match(words) or "person" in heads:
        return False
    parts = [part for part in _PARTS.split(words) if part]
    return any(strength(part) == 2 for part in parts) or bool(parts and strength(parts[-1][:-_SHORT_VERB]) == 2)


def in_sentence(span: Span, clause: Clause) -> Iterator[Passed]:
    """What a sentence that was read passes on: the words before its clause, and role words with nobody to mark."""
    first = clause.assigned[0].mention.start if clause.assigned else span.end
    yield from (Passed(idle, None) for idle in clause.idle if idle.start < first)
    yield Passed(Span(span.start, first), NoDuty.NO_BODY)
