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
    return [[list(row.cells) for row in table.rows] for table in page.find_tables(settings)]


def _shared(edges: Sequence[dict[str, Any]], ends: Iterable[str]) -> list[float]:
    """Where several rules end together."""
    found = []
    for end in ends:
        counted = Counter(round(edge[end] / NEAR) for edge in edges)
        shared = {place for place, count in counted.items() if count >= FEWEST}
        outermost = (min if end in ("top", "x0") else max)(shared, default=None)
        found += [edge[end] for edge in edges if round(edge[end] / NEAR) == outermost][:1]
    return found
