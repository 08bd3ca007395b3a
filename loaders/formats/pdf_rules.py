"""The rules of a PDF page that draw tables, closed where a page break or an open side leaves cells open."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, TypeAlias

from pdfplumber.page import Page

Box: TypeAlias = tuple[float, float, float, float]

# Rules that end this near to each other end at one line that is not drawn.
NEAR = 2.0
FEWEST = 3


def ruled_tables(page: Page) -> list[list[list[Box | None]]]:
    """For each table that the rules draw, its rows of cell boxes, None where a merged cell covers."""
    edges = page.edges
    upright = [edge for edge in edges if edge["orientation"] == "v"]
    level = [edge for edge in edges if edge["orientation"] == "h"]
    settings: dict[str, Any] = {
        "explicit_horizontal_lines": _shared(upright, ("top", "bottom")),
        "explicit_vertical_lines": _shared(level, ("x0", "x1")) if upright else [],
    }
    found = [[list(row.cells) for row in table.rows] for table in page.find_tables(settings)]
    return [_without_page_rules(rows, upright) for rows in found]


# Higher than any row of one cell: what stands between a running head's rule and a table.
TALL = 60.0


def _without_page_rules(rows: list[list[Box | None]], upright: Sequence[dict[str, Any]]) -> list[list[Box | None]]:
    """The rows without a first or last one that a rule of the page (below a running head, above a foot) only seems to make."""
    while len(rows) > 1 and _is_of_the_page(rows[0], upright):
        rows = rows[1:]
    while len(rows) > 1 and _is_of_the_page(rows[-1], upright):
        rows = rows[:-1]
    return rows


def _is_of_the_page(row: Sequence[Box | None], upright: Sequence[dict[str, Any]]) -> bool:
    boxes = [box for box in row if box]
    if len(boxes) != 1 or not upright:
        return False
    _, top, _, bottom = boxes[0]
    closed = any(edge["top"] < bottom - NEAR and edge["bottom"] > top + NEAR for edge in upright)
    lone = top < min(edge["top"] for edge in upright) - NEAR and bottom - top < TALL
    return not closed and (bottom - top >= TALL or lone)


def _shared(edges: Sequence[dict[str, Any]], ends: Iterable[str]) -> list[float]:
    """Where several rules end together."""
    found = []
    for end in ends:
        counted = Counter(round(edge[end] / NEAR) for edge in edges)
        shared = {place for place, count in counted.items() if count >= FEWEST}
        outermost = (min if end in ("top", "x0") else max)(shared, default=None)
        found += [edge[end] for edge in edges if round(edge[end] / NEAR) == outermost][:1]
    return found
