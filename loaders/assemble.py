"""From the shape of a document to its PlanGraph: items with who is responsible and what must be reached."""

import re
from collections.abc import Sequence

from graph.ids import item_id, section_id, target_id
from graph.model import (
    ActionItem,
    Coverage,
    Industry,
    PlanGraph,
    Quote,
    Section,
    Severity,
    Target,
)
from loaders.agencies import places_in
from loaders.assembly import Assembly
from loaders.assigning import assign
from loaders.citations import citations_of
from loaders.clean import Cleaned
from loaders.document import Document, Span
from loaders.industries import sectors_of
from loaders.judgements import Judgements
from loaders.jurisdictions import short_name
from loaders.numbering import label_at
from loaders.outline import Unit
from loaders.record import front_diagnostics, plan_of
from loaders.registry import Registry
from loaders.script import from_mirror, is_mirror, mainland
from loaders.structure import Structure
from loaders.tables import Row
from loaders.targets import Goal, Limits
from loaders.works import Work, in_aims, is_item, works_of

# Blanks but between words of Latin letters.
_BLANKS = re.compile(r"(?<![A-Za-z0-9])\s+|\s+(?![A-Za-z0-9])")
_DEFAULT_SHEET = re.compile(r"(?i:sheet)\d*|工作表\d*")


def assemble(
    document: Document, cleaned: Cleaned, structure: Structure, judgements: Judgements
) -> tuple[PlanGraph, list[Work]]:
    """The graph of one document, and what it was made of."""
    plan = plan_of(document, structure)
    year = plan.period_start if plan.period_start == plan.period_end else None
    dated = structure.front.date_year
    limits = Limits(year or dated, title_year=year, base_year=plan.period_start or dated)
    homes = tuple(filter(None, (short_name(plan.jurisdiction), *places_in(cleaned.text))))
    registry = Registry(plan.jurisdiction, plan.level, judgements, plan.id)
    assembly = Assembly(cleaned, plan, registry, is_mirror(cleaned.source), homes)
    assembly.diagnostics += front_diagnostics(document, cleaned, structure, plan)
    sheet = "sheet" in document.media_type
    works = works_of(cleaned, structure, limits)
    for work in works:
        _add(assembly, work, structure, sheet)
    graph = PlanGraph(
        plan,
        tuple(assembly.sections),
        tuple(assembly.items),
        assembly.registry.agencies(),
        tuple(assembly.assignments),
        tuple(assembly.targets),
        tuple(assembly.industries.values()),
        tuple(assembly.coverages),
        tuple(citations_of(cleaned, Span(0, len(cleaned.text)), plan.title)),
        (*document.diagnostics, *assembly.diagnostics),
        assembly.registry.successions(),
    )
    return graph, works


def _add(assembly: Assembly, work: Work, structure: Structure, sheet: bool) -> None:
    if work.row is not None:
        if not _merged(assembly, work, work.row):
            _add_row(assembly, work, work.row)
        return
    unit = work.unit
    if unit is None:
        return
    if unit.parent is not None and unit.parent.annex and not (work.assigns or work.goals or unit.children):
        return
    item = is_item(work, structure, aims=in_aims(assembly.cleaned.text, unit), sheet=sheet)
    headed = unit.label is not None or unit.annex
    if headed and (not item or (unit.children and unit.parent is None)):
        quote = assembly.cleaned.quote(unit.start, unit.heading.end)
        title = _title(assembly.cleaned.characters(unit.heading.start, unit.heading.end), mirror=assembly.mirror)
        assembly.section_of[unit] = _add_section(assembly, unit.number, title, quote)
    if item:
        _add_unit(assembly, work, unit)


def _add_section(assembly: Assembly, number: str, title: str, quote: Quote) -> str:
    order = len(assembly.sections) + 1
    ident = section_id(assembly.plan.id, order)
    assembly.sections.append(Section(ident, number, title, order, quote))
    return ident


def _above(unit: Unit, table: dict[Unit, str]) -> str | None:
    parent = unit.parent
    while parent is not None and parent not in table:
        parent = parent.parent
    return table[parent] if parent is not None else None


def _title(words: str, *, mirror: bool = False) -> str:
    turn = from_mirror if mirror else mainland
    return turn(_BLANKS.sub("", words)).strip("，、：；。*# ")


def _add_unit(assembly: Assembly, work: Work, unit: Unit) -> None:
    section = assembly.section_of.get(unit) or _above(unit, assembly.section_of)
    title = _title(assembly.cleaned.characters(unit.heading.start, unit.heading.end), mirror=assembly.mirror)
    words = assembly.cleaned.words(unit.heading.start, unit.end)
    quote = assembly.cleaned.quote(unit.start, unit.end)
    parent = _above(unit, assembly.item_of)
    item = _add_item(assembly, work, unit.number, title, words, section, parent, quote)
    assembly.item_of[unit] = item.id
    assembly.said.add_item(item)


def _add_row(assembly: Assembly, work: Work, row: Row) -> None:
    text = assembly.cleaned.text
    first = re.split(r"[。；\n]", text[row.heading.start : row.heading.end], maxsplit=1)[0]
    heading = assembly.cleaned.characters(row.heading.start, row.heading.start + len(first))
    title = _title(heading, mirror=assembly.mirror)
    words = _words_of(assembly, row)
    section, quote = _section_of_row(assembly, row), assembly.quote(row.span)
    item = _add_item(assembly, work, row.number, title, "\n".join(words), section, None, quote)
    assembly.said.add_row(words, item)


def _section_of_row(assembly: Assembly, row: Row) -> str | None:
    """The section of a row: the heading row above it or its category, else the sheet, else the heading before the table."""
    sheet = row.sheet if row.sheet and not _DEFAULT_SHEET.fullmatch(row.sheet) else None
    if row.section is None and sheet is None:
        start = assembly.cleaned.origin(row.span.start)
        return next((each.id for each in reversed(assembly.sections) if each.quote.start <= start), None)
    quote = assembly.quote(row.section or Span(row.span.start, row.span.start))
    title = _title(quote.text if row.section else sheet or "")
    label = label_at(title, 0, len(title))
    number, title = (label.printed, title[label.span.end :]) if label else ("", title)
    if assembly.sections and assembly.sections[-1].title == title:
        return assembly.sections[-1].id
    return _add_section(assembly, number, title, quote)


def _merged(assembly: Assembly, work: Work, row: Row) -> bool:
    """Whether the row repeats an item of the text, as an annex does: then its agencies go to that item."""
    item = assembly.said.repeated(row.number, _words_of(assembly, row))
    if item is None:
        return False
    known = {each.agency_id: each for each in assembly.assignments if each.item_id == item.id}
    assembly.assignments = [each for each in assembly.assignments if each.item_id != item.id]
    assign(assembly, item.id, work.duties.clauses, known)
    message = f"the table's row repeats item {item.number} {item.title}"
    assembly.say(Severity.INFO, "repeated-row", message, assembly.quote(row.span))
    return True


def _words_of(assembly: Assembly, row: Row) -> list[str]:
    return [assembly.cleaned.words(span.start, span.end) for span in row.words]


def _add_item(
    assembly: Assembly,
    work: Work,
    number: str,
    title: str,
    words: str,
    section: str | None,
    parent: str | None,
    quote: Quote,
) -> ActionItem:
    order = len(assembly.items) + 1
    ident = item_id(assembly.plan.id, order)
    item = ActionItem(ident, number, title, words, order, section, parent, quote)
    assembly.items.append(item)
    assign(assembly, ident, work.duties.clauses, {})
    for place, goal in enumerate(work.goals, 1):
        assembly.targets.append(_target(assembly, ident, place, goal))
    _cover(assembly, ident, work.stretches)
    return item


def _target(assembly: Assembly, item: str, place: int, goal: Goal) -> Target:
    return Target(
        target_id(item, place),
        item,
        goal.metric,
        goal.value,
        goal.unit,
        goal.comparator,
        goal.deadline,
        goal.baseline,
        goal.period,
        assembly.quote(goal.span),
    )


def _cover(assembly: Assembly, item: str, stretches: Sequence[Span]) -> None:
    seen: set[str] = set()
    for stretch in stretches:
        for sector in sectors_of(assembly.cleaned.text, stretch):
            if sector.name in seen:
                continue
            seen.add(sector.name)
            known = assembly.industries.get(sector.name)
            if known is None or (known.parent is None and sector.parent):
                assembly.industries[sector.name] = Industry(sector.name, sector.parent)
            assembly.coverages.append(Coverage(item, sector.name, assembly.quote(sector.span)))
