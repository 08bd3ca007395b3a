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
    return [_without_page_rules(rows, level) for rows in found]


def _without_page_rules(rows: list[list[Box | None]], level: Sequence[dict[str, Any]]) -> list[list[Box | None]]:
    """The rows without a first one that a rule above the table (below a running head) only seems to open."""
    boxes = [box for box in rows[0] if box] if len(rows) > 1 else []
    if len(boxes) != 1:
        return rows
    left, top, right, _ = boxes[0]
    above = [edge for edge in level if abs(edge["top"] - top) < NEAR]
    as_wide = any(abs(edge["x0"] - left) < NEAR and abs(edge["x1"] - right) < NEAR for edge in above)
    return rows[1:] if len(above) == 1 and not as_wide else rows


def _shared(edges: Sequence[dict[str, Any]], ends: Iterable[str]) -> list[float]:
    """Where several rules end together."""
    found = []
    for end in ends:
        counted = Counter(round(edge[end] / NEAR) for edge in edges)
        shared = {place for place, count in counted.items() if count >= FEWEST}
        outermost = (min if end in ("top", "x0") else max)(shared, default=None)
        found += [edge[end] for edge in edges if round(edge[end] / NEAR) == outermost][:1]
    return found
