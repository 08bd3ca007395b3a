"""The units and rows of a document, each with the clauses and targets that were read in it, and which of them are items."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain

from loaders.citations import cited_spans
from loaders.clauses import read_cells
from loaders.clean import Cleaned
from loaders.deadlines import deadline_of_limit, with_years_in_digits
from loaders.document import Span
from loaders.duties import Duties, Way, duties_of
from loaders.indicators import goals_of_row
from loaders.markers import FIRST_LEADS
from loaders.no_duties import NoDuty
from loaders.outline import Unit
from loaders.said import said_in
from loaders.script import from_mirror, is_mirror
from loaders.structure import Structure
from loaders.tables import Row
from loaders.targets import Goal, Limits, goals_of
from loaders.vocab import words


@dataclass(frozen=True, slots=True, eq=False)
class Work:
    """A unit or a row (one of them is None) with its clauses and targets."""

    unit: Unit | None
    row: Row | None
    duties: Duties
    goals: tuple[Goal, ...]

    @property
    def assigns(self) -> bool:
        """Whether any of its clauses names an agency."""
        return any(clause.assigned for clause in self.duties.clauses)

    @property
    def span(self) -> Span:
        """Where it stands, from its label or first cell on."""
        if self.unit is None:
            return self.row.span if self.row else Span(0, 0)
        return Span(self.unit.start, self.unit.end)

    @property
    def stretches(self) -> tuple[Span, ...]:
        """Its own paragraphs, the label left out, or its cells of work."""
        if self.unit is None:
            return self.row.words if self.row else ()
        first = self.unit.paragraphs[0]
        start = self.unit.label.span.end if self.unit.label else first.start
        return (Span(start, first.end), *self.unit.paragraphs[1:])


@cache
def _titles(*classes: str) -> str:
    return "|".join(word for each in classes for word in words("section_titles.csv", **{"class": each}))


@lru_cache(maxsize=4096)
def _is_past(title: str) -> bool:
    return re.fullmatch(_titles("past"), title) is not None


@lru_cache(maxsize=4096)
def _is_aim(title: str) -> bool:
    return re.fullmatch(f"(?:{_titles('aims', 'past')})(?:[和与及].*)?", title) is not None


def works_of(cleaned: Cleaned, structure: Structure, limits: Limits) -> list[Work]:
    """All units and rows in the document's order; a standing rule (首位的为牵头单位，下同) holds from where it stands."""
    text = cleaned.text
    cited = cited_spans(text, Span(0, len(text)))
    dated = with_years_in_digits(text)
    ahead = (*structure.front_lines, *structure.lead_in)
    ordered = any(FIRST_LEADS.search(text, line.start, line.end) for line in ahead) or _ruled_below(text, structure)
    mirror = is_mirror(cleaned.source)
    works: list[Work] = []
    for unit, row in _in_order(structure):
        way = Way(ordered, limits.base_year)
        if unit is not None:
            duties = duties_of(text, unit.paragraphs, way=way, running=not in_aims(text, unit))
        else:
            duties = _duties_of_row(text, row, way) if row else Duties((), ())
        ordered = ordered or any(clause.first_leads and clause.also_below for clause in duties.clauses)
        work = Work(unit, row, duties, ())
        goals = _goals(dated, work, cited, limits)
        if mirror:
            goals = [each._replace(metric=from_mirror(each.metric)) for each in goals]
        works.append(Work(unit, row, duties, tuple(goals)))
    return works


_NOTE = re.compile(r"(?:附?注|备注|说明|以上|上述)")


def _ruled_below(text: str, structure: Structure) -> bool:
    """Whether a note below the last unit says that the first of a list leads (注：列第一位的为牵头单位)."""
    if structure.rows or not structure.units:
        return False
    last = list(structure.units[-1].walk())[-1].paragraphs[-1]
    notes = (line for line in (*structure.closing, last) if _NOTE.match(text, line.start, line.end))
    return any(FIRST_LEADS.search(text, line.start, line.end) for line in notes)


def _duties_of_row(text: str, row: Row, way: Way) -> Duties:
    """What the row's columns say, and clauses within its task; running text there is read where no column names anybody."""
    words = duties_of(text, row.words, way=way, running=not row.duties, instead=NoDuty.COLUMNS)
    found = read_cells(text, row.duties, ordered=way.ordered or row.first_leads)
    return Duties((found, *words.clauses), words.taken, words.passed)


def _in_order(structure: Structure) -> list[tuple[Unit | None, Row | None]]:
    units = [unit for root in structure.units for unit in root.walk()]
    units += [Unit(None, [line], heading=line) for line in structure.lead_in]
    both: list[tuple[int, Unit | None, Row | None]] = [(unit.start, unit, None) for unit in units]
    both += [(row.span.start, None, row) for row in structure.rows]
    return [(unit, row) for _, unit, row in sorted(both, key=lambda each: each[0])]


def _goals(text: str, work: Work, cited: Sequence[Span], base: Limits) -> list[Goal]:
    stretches = work.stretches
    clauses = work.duties.clauses
    if in_past(text, work.unit) or _is_principle(text, work.unit):
        return []
    limit = next((clause.time for clause in clauses if clause.time), work.row.limit if work.row else None)
    said = deadline_of_limit(text, limit.start, limit.end, base.year) if limit else None
    limits = Limits(base.year, said, limit is not None, base.title_year, base.base_year)
    inside = [span for span in cited if any(each.start <= span.start < each.end for each in stretches)]
    taken = sorted([*work.duties.taken, *inside], key=lambda span: span.start)
    named = said_in(text, work.duties)
    goals = goals_of(
        text, stretches, [span for span in taken if span not in named], limits, list(chain(*named.values()))
    )
    if work.row is None or not work.row.values:
        return goals
    return goals + list(goals_of_row(text, work.row.heading, work.row.unit, work.row.values, limits))


def _is_principle(text: str, unit: Unit | None) -> bool:
    """Whether the unit is one of principles (指导思想, 基本原则), whose figures are no aims."""
    title = text[unit.heading.start : unit.heading.end].strip(" ，、：") if unit else ""
    return title in words("section_titles.csv", **{"class": "principles"})


def in_past(text: str, unit: Unit | None) -> bool:
    """Whether the unit stands in a section that tells where things stand (发展基础, 面临形势): its figures are past."""
    return _stands_under(text, unit, _is_past)


def in_aims(text: str, unit: Unit | None) -> bool:
    """Whether the unit stands in a section of aims and principles (总体要求, 基本原则), which holds no tasks."""
    return _stands_under(text, unit, _is_aim)


def _stands_under(text: str, unit: Unit | None, is_such: Callable[[str], bool]) -> bool:
    while unit is not None:
        if is_such(text[unit.heading.start : unit.heading.end].strip(" ，、：")):
            return True
        unit = unit.parent
    return False


def _opens(unit: Unit, structure: Structure) -> bool:
    """Whether the unit only leads up to the document's tables, in which the tasks stand."""
    return unit.parent is None and not structure.nested and unit.start < structure.row_starts[-1]


def is_item(work: Work, structure: Structure, *, aims: bool, sheet: bool) -> bool:
    """Whether a unit carries work of its own, or is a heading.

    What assigns is an item. Among aims only what holds figures is one (主要目标); so is what stands beside a sheet's
    task table (notes on how to fill it are none). A unit with measures under it is one where it has words of its own.
    """
    unit = work.unit
    if unit is not None and sheet and structure.rows and unit.start > structure.row_starts[0]:
        return work.assigns
    if unit is None or work.assigns or (work.goals and not unit.annex and unit.label is not None):
        return True
    if unit.label is None or aims or (structure.rows and (sheet or _opens(unit, structure))):
        return False
    has_body = unit.end > unit.heading.end + 1 and not (unit.parent is None and structure.opens_a_table(unit))
    if unit.children:
        return has_body and unit.parent is not None
    if not has_body and structure.opens_a_table(unit):
        return False
    flat = not structure.rows and not structure.nested
    return has_body or unit.parent is not None or flat
