"""Tables drawn in running text: rows between bars (`| a | b |`) and rows parted by tabs."""

import re
from collections.abc import Iterator

from loaders.columns import column_named
from loaders.document import Cell, Dropped, Span, Table

MARKUP = "markup"
PAGE_NUMBER = "page number"
_PAGE_NUMBER = re.compile(r"[ \t]*[-—·]{1,2}[ ]?\d{1,4}[ ]?[-—·]{1,2}[ \t]*(?=\n|$)")
_FEWEST_BARS = 2
_FEWEST_ROWS = 2
_RULE = re.compile(r"(?=[^-]*-)[\s|:+\-─—=]*")
_BAR = re.compile(r"(?<!\\)\|")
# `1.⇥text` and `牵头单位：⇥name` are a list and a label line set with tabs, no rows.
_LABEL = re.compile(r"\s*(?:[（(]?[\d一二三四五六七八九十]+[）)]?[.．、]?|.*[：:])\s*")


def drawn_tables(text: str) -> tuple[tuple[Table, ...], tuple[Dropped, ...]]:
    """The tables that lines of the text draw, and the marks they are drawn with."""
    if "\t" not in text and "|" not in text:
        return (), ()
    tables: list[Table] = []
    marks: list[Dropped] = []
    for block in _blocks(text, marks):
        table = _table(text, block, marks)
        if table is not None:
            tables.append(table)
    return tuple(tables), tuple(marks)


def _table(text: str, block: list[Span], marks: list[Dropped]) -> Table | None:
    first = text[block[0].start : block[0].end]
    if _is_bars(first):
        return _barred(text, block, marks)
    return _tabbed(text, block) if "\t" in first else _parted(text, block)


def _blocks(text: str, marks: list[Dropped]) -> Iterator[list[Span]]:
    """Neighbouring lines of one kind: all between bars, or all with a tab in them; the number of a page may part them."""
    block: list[Span] = []
    numbers: list[Span] = []
    kind = None
    start = 0
    for line in text.split("\n"):
        span = Span(start, start + len(line))
        start = span.end + 1
        found = "bars" if _is_bars(line) else "tabs" if "\t" in line.rstrip() else None
        if found is None and line.count("|") >= _FEWEST_BARS:
            found = f"{line.count('|')} inside"
        if found is None and block and (_PAGE_NUMBER.fullmatch(line) or (numbers and not line.strip())):
            numbers.append(span)
            continue
        if found is None and block and not line.strip() and _PAGE_NUMBER.match(text, span.end + 1):
            continue
        if found != kind and block:
            yield block
            block = []
        elif numbers:
            marks.extend(Dropped(each.start, each.end, PAGE_NUMBER) for each in numbers if each.start < each.end)
        numbers = []
        kind = found
        if kind is not None:
            block.append(span)
    if block:
        yield block


def _is_bars(line: str) -> bool:
    words = line.strip()
    return len(words) > 2 and words[0] == "|" and words.count("|") > 1


def _barred(text: str, block: list[Span], marks: list[Dropped]) -> Table | None:
    ruled = [bool(_RULE.fullmatch(text, line.start, line.end)) for line in block]
    if len(block) < 2 or all(ruled):
        return None
    cells: list[tuple[Cell, ...]] = []
    for line, is_rule in zip(block, ruled, strict=True):
        if is_rule:
            marks.append(Dropped(line.start, line.end, MARKUP))
        else:
            cells.append(tuple(_between_bars(text, line, marks)))
    return Table(block[0].start, block[-1].end, _even(cells))


def _between_bars(text: str, line: Span, marks: list[Dropped]) -> Iterator[Cell]:
    bars = [bar.start() for bar in _BAR.finditer(text, line.start, line.end)]
    marks.extend(Dropped(bar, bar + 1, MARKUP) for bar in bars)
    ends = bars[1:] if not text[bars[-1] + 1 : line.end].strip() else [*bars[1:], line.end]
    for bar, end in zip(bars, ends, strict=False):
        yield _trimmed(text, bar + 1, end)


def _parted(text: str, block: list[Span]) -> Table | None:
    """Rows whose cells are parted by bars, without bars around them (序号|任务|牵头单位), under heads that are known."""
    rows = [tuple(_between(text, line, "|")) for line in block]
    heads = [text[cell.start : cell.end] for cell in rows[0]]
    if len(rows) < _FEWEST_ROWS or sum(column_named(head) is not None for head in heads) < _FEWEST_BARS:
        return None
    return Table(block[0].start, block[-1].end, _even(rows))


def _tabbed(text: str, block: list[Span]) -> Table | None:
    rows = [tuple(_between(text, line, "\t")) for line in block]
    width = len(rows[0])
    header = [text[cell.start : cell.end] for cell in rows[0]]
    if len(rows) < 2 or sum(map(bool, header)) < 2 or _LABEL.fullmatch(header[0]):
        return None
    if any(len(row) > width for row in rows):
        return None
    return Table(block[0].start, block[-1].end, _even(rows))


def _between(text: str, line: Span, sign: str) -> Iterator[Cell]:
    start = line.start
    for words in text[line.start : line.end].split(sign):
        end = start + len(words)
        yield _trimmed(text, start, end)
        start = end + 1


def _trimmed(text: str, start: int, end: int) -> Cell:
    words = text[start:end]
    head = len(words) - len(words.lstrip())
    return Cell(start + head, start + head + len(words.strip()))


def _even(rows: list[tuple[Cell, ...]]) -> tuple[tuple[Cell | None, ...], ...]:
    """Rows of one width: a row that was cut short ends in empty cells."""
    width = max(map(len, rows))
    return tuple(row + (Cell(row[-1].end, row[-1].end),) * (width - len(row)) for row in rows)
