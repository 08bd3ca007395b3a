"""Task tables: which columns hold what, and each row as one item."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.clean import Cleaned
from loaders.columns import ROLES, column_named, first_leads_in
from loaders.document import Cell, Document, Span, Table
from loaders.indicators import GROWTH, PLAIN

_HEADER_DEPTH = 8
_OF_WORK = frozenset({"task", "measure", "category", "target"})
# Characters of a cell on the average.
_SENTENCE = 12


@dataclass(frozen=True, slots=True)
class Row:
    """A row that carries work: `words` are its task, measure and target cells, `duties` its agency cells by role,
    `others` the cells of other columns (remarks, dates); `first_leads` that a head says that the first agency leads."""

    span: Span
    number: str
    heading: Span
    words: tuple[Span, ...]
    duties: tuple[tuple[Span, str], ...]
    limit: Span | None
    section: Span | None
    sheet: str | None
    unit: Span | None = None
    values: tuple[tuple[Span, str], ...] = ()
    others: tuple[Span, ...] = ()
    first_leads: bool = False


@dataclass(slots=True)
class _Grid:
    """A table with every merged cell spread over the rows that it covers, in offsets of the cleaned text."""

    text: str
    rows: list[list[Span | None]]
    own: list[list[bool]]

    def words(self, row: int, column: int) -> str:
        span = self.rows[row][column]
        return self.text[span.start : span.end].strip() if span else ""


def _grid(table: Table, cleaned: Cleaned) -> _Grid:
    width = max((len(row) for row in table.rows), default=0)
    grid: list[list[Span | None]] = []
    own: list[list[bool]] = []
    running: dict[int, tuple[Cell, int]] = {}
    for row in table.rows:
        line: list[Span | None] = [None] * width
        mine = [False] * width
        for column in range(width):
            cell = row[column] if column < len(row) else None
            if cell is not None:
                running[column] = (cell, cell.covers)
                mine[column] = True
            held, left = running.get(column, (None, 0))
            if held is not None and left > 0:
                line[column] = Span(cleaned.cleaned(held.start), cleaned.cleaned(held.end))
                running[column] = (held, left - 1)
        grid.append(line)
        own.append(mine)
    return _Grid(cleaned.text, grid, own)


def _header(grid: _Grid) -> tuple[int, dict[int, str]] | None:
    """The row of heads and what each column holds; None where the table assigns nothing."""
    for at in range(min(_HEADER_DEPTH, len(grid.rows))):
        kinds = {
            column: kind
            for column in range(len(grid.rows[at]))
            if (kind := column_named(grid.words(at, column))) is not None
        }
        found = set(kinds.values())
        if found & set(ROLES) and not found & _OF_WORK and (task := _unnamed_task(grid, at, kinds)) is not None:
            kinds[task] = "task"
            found.add("task")
        assigns = bool(found & (set(ROLES) | {"limit"})) or _measures(found)
        if len(kinds) >= 2 and found & _OF_WORK and assigns:
            return _with_second_row(grid, at, kinds)
    return None


def _unnamed_task(grid: _Grid, at: int, kinds: dict[int, str]) -> int | None:
    """The column of a head that nobody knows (干什么、干到什么程度) whose cells are sentences; None where there is none."""
    lengths = {
        column: sum(len(grid.words(row, column)) for row in range(at + 1, len(grid.rows))) / max(1, len(grid.rows) - at)
        for column in range(len(grid.rows[at]))
        if column not in kinds and grid.words(at, column)
    }
    widest = max(lengths, key=lambda column: lengths[column], default=None)
    return widest if widest is not None and lengths[widest] >= _SENTENCE else None


def _measures(kinds: set[str]) -> bool:
    """Whether columns of these kinds make a table of indicators: years, or a unit beside a goal."""
    return {"unit", PLAIN} <= kinds or any(kind.isdigit() for kind in kinds)


def _with_second_row(grid: _Grid, at: int, kinds: dict[int, str]) -> tuple[int, dict[int, str]]:
    """The heads with those of a second row under them (责任单位 over 牵头单位 and 配合单位), where there is one."""
    if at + 1 >= len(grid.rows):
        return at, kinds
    below = {column: grid.words(at + 1, column) for column in range(len(grid.rows[at + 1])) if grid.own[at + 1][column]}
    named = {column: kind for column, words in below.items() if (kind := column_named(words)) is not None}
    filled = [words for words in below.values() if words]
    parts = set(named.values()) & set(ROLES) or any(kind.isdigit() for kind in named.values())
    if len(named) < 2 or len(named) < len(filled) or not parts:
        return at, kinds
    return at + 1, {**kinds, **named}


def _is_header_again(grid: _Grid, at: int, head: int) -> bool:
    return all(grid.words(at, column) == grid.words(head, column) for column in range(len(grid.rows[at])))


def _row_section(grid: _Grid, at: int) -> Span | None:
    """The words of a row that spans all columns: a section's heading inside the table."""
    cells = {span for span in grid.rows[at] if span is not None and grid.text[span.start : span.end].strip()}
    return next(iter(cells)) if len(cells) == 1 and grid.own[at][0] else None


def _cells(grid: _Grid, at: int, kinds: dict[int, str], wanted: set[str]) -> Iterator[tuple[Span, str]]:
    seen: set[Span] = set()
    for column, kind in kinds.items():
        span = grid.rows[at][column]
        if kind in wanted and span is not None and span not in seen and grid.words(at, column):
            seen.add(span)
            yield span, kind


def _row(
    grid: _Grid, at: int, kinds: dict[int, str], section: Span | None, sheet: str | None, first_leads: bool
) -> Row | None:
    words = [span for span, _ in _cells(grid, at, kinds, {"task", "measure", "target"})]
    measures = [span for span, _ in _cells(grid, at, kinds, {"measure"})]
    if not words:
        return None
    number = next((grid.text[span.start : span.end].strip() for span, _ in _cells(grid, at, kinds, {"number"})), "")
    category = next((span for span, _ in _cells(grid, at, kinds, {"category"})), None)
    limit = next((span for span, _ in _cells(grid, at, kinds, {"limit"})), None)
    duties = tuple((span, ROLES[kind]) for span, kind in _cells(grid, at, kinds, set(ROLES)))
    own = [span for span in grid.rows[at] if span is not None]
    return Row(
        Span(min(span.start for span in own), max(span.end for span in own)),
        number.rstrip(".、．。"),
        (measures or words)[0],
        tuple(words),
        duties,
        limit,
        section or category,
        sheet,
        next((span for span, _ in _cells(grid, at, kinds, {"unit"})), None),
        tuple(_cells(grid, at, kinds, {kind for kind in kinds.values() if kind.isdigit() or kind in (GROWTH, PLAIN)})),
        tuple(span for span in dict.fromkeys(own) if span not in words and span not in [each for each, _ in duties]),
        first_leads,
    )


def rows_of(table: Table, cleaned: Cleaned) -> tuple[Span, list[Row]] | None:
    """The rows of a task table that carry work, and the stretch from its head on; None for a table without heads of
    tasks and of agencies or dates. What stands above the head (a caption, a remark) is left to the text."""
    grid = _grid(table, cleaned)
    header = _header(grid)
    if header is None:
        return None
    head, kinds = header
    found: list[Row] = []
    section: Span | None = _title_above(grid, head)
    first_leads = any(first_leads_in(grid.words(head, column)) for column in kinds)
    for at in range(head + 1, len(grid.rows)):
        if _is_header_again(grid, at, head):
            continue
        if heading := _row_section(grid, at):
            section = heading
        elif row := _row(grid, at, kinds, section, table.name, first_leads):
            found.append(row)
    above = [span for row in grid.rows[:head] for span in row if span is not None]
    start = max((span.end for span in above), default=cleaned.cleaned(table.start))
    return Span(start, cleaned.cleaned(table.end)), found


def _title_above(grid: _Grid, head: int) -> Span | None:
    return next(
        (span for at in range(head - 1, -1, -1) if (span := _row_section(grid, at)) and not _is_caption(grid, span)),
        None,
    )


def _is_caption(grid: _Grid, span: Span) -> bool:
    """Whether a row above the head is the table's own title or a remark (单位：…), not a section."""
    words = grid.text[span.start : span.end].strip()
    return (
        bool(re.search(r"^附[件表录]|表$|清单$|台账$|分工$|方案$|计划$|要点$|：|）$|日期|单位", words))
        or len(words) > 24
    )


def task_tables(document: Document, cleaned: Cleaned) -> Sequence[tuple[Span, list[Row]]]:
    """The tables that carry work, with the stretch of cleaned text that each takes up."""
    found = []
    for table in document.tables:
        if (rows := rows_of(table, cleaned)) is not None and rows[1]:
            found.append(rows)
    return found
