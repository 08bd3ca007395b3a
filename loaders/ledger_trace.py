"""The trace of a reading: what each stretch of the document's text became, from the spans that made the graph."""

from collections.abc import Iterator, Sequence

from graph.model import PlanGraph
from graph.trace import Part, Stretch
from loaders.bodies import strength
from loaders.citations import cited_spans
from loaders.clauses import Clause
from loaders.clean import Cleaned
from loaders.document import Span
from loaders.ledger_words import lines_between, role_words
from loaders.outline import Unit
from loaders.structure import Structure
from loaders.tables import Row
from loaders.works import Work


def trace_of(cleaned: Cleaned, structure: Structure, works: Sequence[Work], graph: PlanGraph) -> tuple[Stretch, ...]:
    """What became of each stretch of the text, in the order of the text; stretches may lie within each other."""
    found = [Stretch(cut.start, cut.end, Part.DROPPED, cut.reason) for cut in cleaned.cuts]
    found += _of_graph(graph)
    marks = [*_of_structure(structure), *_of_tables(cleaned.text, structure)]
    marks += [(span, Part.CITATION, None) for span in cited_spans(cleaned.text, Span(0, len(cleaned.text)))]
    items = {(item.quote.start, item.quote.end) for item in graph.items}
    sections = {section.quote.start for section in graph.sections}
    for work in works:
        own = _own(cleaned, work.span)
        whole = Part.ITEM if own in items else Part.SECTION_TEXT if own[0] in sections else Part.ANNEX
        marks += _of_work(work, whole)
    marks += [
        (span, Part.ROLE_WORD, note)
        for span, note in role_words(cleaned.text, structure, works, graph.plan.period_start)
    ]
    found += [Stretch(*_own(cleaned, span), part, note) for span, part, note in marks]
    return tuple(sorted((each for each in found if each.start < each.end), key=lambda each: (each.start, -each.end)))


_Mark = tuple[Span, Part, str | None]


def _own(cleaned: Cleaned, span: Span) -> tuple[int, int]:
    quote = cleaned.quote(span.start, span.end)
    return quote.start, quote.end


def _of_graph(graph: PlanGraph) -> Iterator[Stretch]:
    for coverage in graph.coverages:
        yield Stretch(coverage.quote.start, coverage.quote.end, Part.INDUSTRY, coverage.industry)
    for diagnostic in graph.diagnostics:
        if diagnostic.code == "contradiction" and diagnostic.quote:
            yield Stretch(diagnostic.quote.start, diagnostic.quote.end, Part.BOX)


def _of_structure(structure: Structure) -> Iterator[_Mark]:
    lines = (
        (structure.front_lines, Part.FRONT),
        (structure.lead_in, Part.LEAD_IN),
        (structure.closing, Part.CLOSING),
        (structure.repeated, Part.REPEATED),
    )
    for spans, part in lines:
        yield from ((span, part, None) for span in spans)
    if structure.front.title_span:
        yield structure.front.title_span, Part.TITLE, None


def _of_tables(text: str, structure: Structure) -> Iterator[_Mark]:
    for table in structure.tables:
        rows = [row for row in structure.rows if table.start <= row.span.start < table.end]
        first = min((row.span.start for row in rows), default=table.end)
        yield Span(table.start, first), Part.TABLE_HEAD, None
        yield from ((row.section, Part.HEADING, None) for row in rows if row.section)
        lines = lines_between(text, Span(first, table.end), rows)
        yield from ((line, Part.TABLE_CELL, None) for line in lines if not _names_a_body(text, line))


def _names_a_body(text: str, line: Span) -> bool:
    """Whether a line of a table that is read as no row would have had somebody to assign."""
    return any(strength(cell.strip()) == 2 for cell in text[line.start : line.end].split("\t"))


def _of_work(work: Work, whole: Part) -> Iterator[_Mark]:
    if work.unit is not None:
        yield from _of_unit(work.unit, whole)
    elif work.row is not None:
        yield from _of_row(work.row, whole)
    yield from ((span, Part.CLAUSE, None) for span in work.duties.taken)
    for clause in work.duties.clauses:
        yield from _names(clause)
    if whole is Part.ITEM:
        yield from ((goal.span, Part.TARGET, goal.metric) for goal in work.goals)


def _of_unit(unit: Unit, whole: Part) -> Iterator[_Mark]:
    headed = unit.label is not None or unit.annex
    if whole is Part.ITEM or headed:
        yield Span(unit.start, unit.end), whole, None
    if unit.label:
        yield unit.label.span, Part.LABEL, None
    if headed:
        yield unit.heading, Part.HEADING, None


def _of_row(row: Row, whole: Part) -> Iterator[_Mark]:
    if whole is Part.ITEM:
        yield row.span, Part.ITEM, None
        yield row.span, Part.TABLE_CELL, None
    else:
        yield row.span, Part.REPEATED, None
    yield from ((span, Part.CLAUSE, None) for span, _ in row.duties)


def _names(clause: Clause) -> Iterator[_Mark]:
    for mention in (*(each.mention for each in clause.assigned), *clause.leftover):
        yield Span(mention.start, mention.end), Part.NAME, mention.name
