"""Lines of PDF pages as paragraphs: which line breaks part, and which only wrap."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from loaders.formats.pdf_lines import Line, goes_on

# In sizes of the character, in steps from line to line, in widths of the page.
INDENT = 1.2
DEEPEST_INDENT = 5.0
WIDE_STEP = 1.35
UNLIKE_SIZE = 1.5
FAR_FROM_EDGE = 0.15
_LABEL = re.compile(
    r"\s*(?:[（(][\d一二三四五六七八九十百]{1,4}[）)]|[一二三四五六七八九十百]{1,4}、|\d{1,3}[.．、](?!\d)"
    r"|第[\d一二三四五六七八九十百]{1,4}[条章节]|[①-⑳●—])"
)
_END = re.compile(r"[。；;：:）)]$")
_CAPTIONED = re.compile(r"[\u4e00-\u9fff]{2,8}[：:]")


@dataclass(frozen=True, slots=True)
class Margins:
    """Where text begins and ends, whether paragraphs begin further in, the step from line to line."""

    left: float
    right: float
    is_indented: bool = False
    step: float = 0.0


def margins(lines: Sequence[Line], width: float) -> Margins:
    """The margins that the lines of pages of one width keep to."""
    if not lines:
        return Margins(0.0, width)
    often = max(2, len(lines) // 20)
    left = _outermost([line.x0 for line in lines], lines[0].size, often)
    right = -_outermost([-line.x1 for line in lines], lines[0].size, max(3, len(lines) // 12))
    # Lines that all end early (a list of names) do not tell the margin: then it is as on the left.
    if width - left - right > width * FAR_FROM_EDGE:
        right = width - left
    pairs = list(pairwise(lines))
    steps = Counter(round(after.top - before.top) for before, after in pairs if after.top > before.top + 2)
    step = float(steps.most_common(1)[0][0]) if steps else 0.0
    return Margins(left, right, _is_indented(pairs, left, right), step)


def _outermost(edges: Sequence[float], size: float, often: int) -> float:
    """The lowest edge that `often` lines come within a character of; the lowest where none is shared."""
    ordered = sorted(edges)
    for index, edge in enumerate(ordered[: len(ordered) - often + 1]):
        if ordered[index + often - 1] - edge < size:
            return edge
    return ordered[0]


def _is_indented(pairs: Sequence[tuple[Line, Line]], left: float, right: float) -> bool:
    """Whether lines after a line that ends early mostly begin further in."""
    after_end = [after for before, after in pairs if right - before.x1 > 3 * before.size]
    begun = [INDENT < (line.x0 - left) / line.size < DEEPEST_INDENT for line in after_end]
    return sum(begun) * 2 > len(begun)


def is_wrapped(opening: Line, line: Line, following: Line, margin: Margins, *, new_page: bool) -> bool:
    """Whether `following` goes on with the paragraph that began with `opening` and has come to `line`."""
    if abs(line.size - following.size) > UNLIKE_SIZE or not goes_on(line, following, margin.right):
        return False
    if not new_page and margin.step and following.top - line.top > margin.step * WIDE_STEP:
        return False
    deeper = following.x0 > margin.left + INDENT * following.size
    if margin.is_indented:
        # A heading may stand at the margin though paragraphs begin further in.
        return not deeper and not (_LABEL.match(following.words) and _END.search(line.words))
    if deeper:
        return _is_hanging(opening, line, following)
    is_captioned = _CAPTIONED.match(following.words) and _END.search(line.words)
    return not is_captioned and not _LABEL.match(following.words)


def _is_hanging(opening: Line, line: Line, following: Line) -> bool:
    """Whether a paragraph hangs on the number that it opens with: its other lines begin further in."""
    near = following.size / 2
    if line is opening:
        return _LABEL.match(opening.words) is not None and opening.x0 < following.x0 - near
    return abs(line.x0 - following.x0) < near
