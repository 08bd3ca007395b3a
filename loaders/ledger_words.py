"""The account of every word that may mark a role: the clause that it stands in, or why it assigns nothing."""

import re
from array import array
from collections.abc import Iterator, Sequence

from graph.trace import IN_CLAUSE
from loaders.citations import cited_spans
from loaders.clauses import Clause
from loaders.document import Span
from loaders.markers import duty_word, label_head
from loaders.no_duties import NoDuty
from loaders.passed import why_no_duty
from loaders.structure import Structure
from loaders.tables import Row
from loaders.works import Work

_REMARK = re.compile(r"(?:注|备注|说明)：")

_Account = tuple[Span, str | None]


def role_words(text: str, structure: Structure, works: Sequence[Work], since: str | None) -> Iterator[_Account]:
    """Each role word of the text with its account; None where there is none. `since` is the plan's first year."""
    notes: list[str | None] = [None]
    code_of: dict[str | None, int] = {None: 0}
    accounts = array("H", bytes(2 * len(text)))
    for span, note in _accounts(text, structure, works, since):
        if note not in code_of:
            code_of[note] = len(notes)
            notes.append(str(note))
        accounts[span.start : span.end] = array("H", [code_of[note]]) * (span.end - span.start)
    for found in duty_word().finditer(text):
        yield Span(*found.span()), notes[accounts[found.start()]]
    for work in works:
        yield from _brackets_without(text, work)


def _accounts(text: str, structure: Structure, works: Sequence[Work], since: str | None) -> Iterator[_Account]:
    """The stretches and what they say of the role words in them; a later one holds against an earlier."""
    yield from ((span, "front matter") for span in structure.front_lines)
    yield from ((span, _of_closing(text, span)) for span in structure.closing)
    for table in structure.tables:
        rows = [row for row in structure.rows if table.start <= row.span.start < table.end]
        first = min((row.span.start for row in rows), default=table.end)
        yield Span(table.start, first), "head of a table"
        lines = lines_between(text, Span(first, table.end), rows)
        yield from ((line, why_no_duty(text, line)) for line in lines if _may_assign(text, line))
    for work in works:
        cells = work.row.others if work.row else ()
        yield from ((cell, why_no_duty(text, cell, since)) for cell in cells if _may_assign(text, cell))
        # A bracket's own reason is noted before that of the sentence around it, and holds.
        yield from ((passed.span, passed.reason) for passed in reversed(work.duties.passed))
    yield from ((span, "in the title of a document") for span in cited_spans(text, Span(0, len(text))))
    for work in works:
        yield from _of_clauses(text, work)
    yield from ((span, "repeats what stands above") for span in structure.repeated)


def _brackets_without(text: str, work: Work) -> Iterator[_Account]:
    """The brackets that name a body beside no role word that the vocabulary knows."""
    for passed in work.duties.passed:
        taken = any(each.start <= passed.span.start < each.end for each in work.duties.taken)
        if passed.reason is None and not taken and not _may_assign(text, passed.span):
            yield passed.span, None


def _may_assign(text: str, span: Span) -> bool:
    return bool(duty_word().search(text, span.start, span.end))


def _of_closing(text: str, line: Span) -> str | None:
    """A remark may assign something; a signature or a site's own line (主办：…) does not."""
    return why_no_duty(text, line) if _REMARK.match(text, line.start, line.end) else "closing lines"


def _of_clauses(text: str, work: Work) -> Iterator[_Account]:
    clauses = work.duties.clauses
    own = clauses[len(clauses) - len(work.duties.taken) :]
    for span, clause in zip(work.duties.taken, own, strict=True):
        yield span, _note(text, clause)
    if work.row is not None:
        yield from ((span, IN_CLAUSE) for span, _ in work.row.duties)
    for clause in clauses:
        yield from ((span, None) for span in clause.idle)


def _note(text: str, clause: Clause) -> str | None:
    if clause.assigned or clause.first_leads or clause.not_repeated:
        return IN_CLAUSE
    if clause.time:
        return "a time limit"
    label = label_head().search(text, clause.span.start, clause.span.end)
    if label and label.lastgroup == "person":
        return "names persons"
    return NoDuty.NO_BODY if label and label.group().endswith(("为", "是")) else None


def lines_between(text: str, table: Span, rows: Sequence[Row]) -> Iterator[Span]:
    """The lines of a table that are no row with a task: remarks, the heads again."""
    at = table.start
    for stop in (*(row.span for row in rows), Span(table.end, table.end)):
        for line in text[at : max(at, stop.start)].splitlines(keepends=True):
            yield Span(at, at + len(line))
            at += len(line)
        at = max(at, stop.end)
