"""What of a running sentence only names who does it: the rest of it says what is done."""

import re
from collections.abc import Iterator, Mapping, Sequence

from loaders.clauses import Clause
from loaders.document import Span
from loaders.duties import Duties
from loaders.markers import OPENING, in_running_text, token

_PART = re.compile("[^，；。\n]+")


def said_in(text: str, duties: Duties) -> Mapping[Span, Sequence[Span]]:
    """The stretches of an item's clauses that stand in running text, each with those of its words that name bodies and
    roles (由甲局牵头，年底前新建公园5个，乙局配合 → 甲局牵头, 乙局配合). A clause in brackets or behind a label is none."""
    clauses = duties.clauses[len(duties.clauses) - len(duties.taken) :]
    return {
        span: list(_names(text, span, clause))
        for span, clause in zip(duties.taken, clauses, strict=True)
        if text[span.start] not in OPENING and clause.time is None and _is_running(span, clause)
    }


def _is_running(span: Span, clause: Clause) -> bool:
    starts_it = any(each.mention.start == span.start for each in clause.assigned)
    return starts_it and not any(each.rule.startswith("label") for each in clause.assigned)


def _names(text: str, span: Span, clause: Clause) -> Iterator[Span]:
    mentions = [Span(each.mention.start, each.mention.end) for each in clause.assigned]
    for part in _PART.finditer(text, span.start, span.end):
        own = [each for each in mentions if part.start() <= each.start < part.end()]
        if own:
            yield Span(own[0].start, _end_of_role(text, max(each.end for each in own), part.end()))


def _end_of_role(text: str, start: int, end: int) -> int:
    """Where the role word behind the last name ends; the name's own end where none follows (会同甲局新建…)."""
    for found in token().finditer(text, start, end):
        if found["core"] and in_running_text(found["core"]):
            return found.end()
    return start
