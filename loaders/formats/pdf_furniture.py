"""What stands on every page of a PDF and is no part of the plan: running heads, feet, page numbers."""

import re
from collections import Counter
from collections.abc import Sequence
from statistics import median_low

from loaders.formats.pdf_lines import Line

HEAD = "running head"
FOOT = "running foot"
NUMBER = "page number"
# The part of the page's height, from either edge, where such lines stand, and how many may.
MARGIN = 0.13
MOST = 3
EDGE = 0.08
# Of the usual size of print.
SMALL = 0.85
_NUMBER = re.compile(
    r"[\s\-—–－_·.•]*(?:第\s*)?(?:\d{1,4}|[ivxIVX]{1,6})(?:\s*[页頁])?(?:\s*[/／，,]?\s*(?:共\s*)?\d{1,4}(?:\s*[页頁])?)?[\s\-—–－_·.•]*"
)
# What a browser prints on each page: the page's address and its number.
_PRINTED = re.compile(r"(?:https?|file)://\S+(?:\s+\d+/\d+)?")
_DIGITS = re.compile(r"\d+")


def furniture(pages: Sequence[Sequence[Line]], heights: Sequence[float]) -> list[dict[int, str]]:
    """For each page, the lines (by index) that are no part of the plan, and why."""
    zones = [_zones(lines, height) for lines, height in zip(pages, heights, strict=True)]
    keys = [
        {index: _keys(lines[index].words, place, number) for index, place in zone.items()}
        for number, (lines, zone) in enumerate(zip(pages, zones, strict=True))
    ]
    counted = Counter(key for page in keys for key in set().union(*page.values()))
    # Left and right pages have their own heads, so a third of the pages is every page.
    often = max(2, len(pages) / 3)
    usual = median_low([line.size for lines in pages for line in lines] or [0])
    return [
        {
            index: why
            for index, place in zone.items()
            if (why := _reason(lines[index].words, place, own[index], counted, often))
            or (why := _apart(lines, index, place, height, usual))
        }
        for lines, height, zone, own in zip(pages, heights, zones, keys, strict=True)
    ]


def _apart(lines: Sequence[Line], index: int, place: str, height: float, usual: float) -> str | None:
    """The place of a line in small print, alone in the margin: such a head needs no second page."""
    line = lines[index]
    edge = line.bottom if place == HEAD else height - line.top
    beside = lines[index + 1 : index + 2] if place == HEAD else lines[index - 1 : index] if index else []
    is_alone = all(_gap(line, other) > 2 * line.size for other in beside)
    return place if edge < height * EDGE and line.size < usual * SMALL and is_alone else None


def _gap(line: Line, other: Line) -> float:
    return max(other.top - line.bottom, line.top - other.bottom)


def _zones(lines: Sequence[Line], height: float) -> dict[int, str]:
    """The lines at the page's edges, by index, with the edge."""
    count = len(lines)
    heads = {index: HEAD for index in range(min(MOST, count)) if lines[index].bottom < height * MARGIN}
    feet = {index: FOOT for index in range(max(0, count - MOST), count) if lines[index].top > height * (1 - MARGIN)}
    return heads | feet


def _keys(words: str, place: str, page: int) -> set[tuple[str, str]]:
    """What the line says on every page: its words, with the number in them that counts the pages left out."""
    words = re.sub(r"\s", "", words)
    numbers = list(_DIGITS.finditer(words))
    keys = {(place, words)}
    for number in (*numbers[:1], *numbers[-1:]):
        # A line that holds another number on each page, but none that counts pages, is the plan's.
        keys.add((place, f"{words[: number.start()]}#{int(number[0]) - page}#{words[number.end() :]}"))
    return keys


def _reason(
    words: str, place: str, keys: set[tuple[str, str]], counted: Counter[tuple[str, str]], often: float
) -> str | None:
    if _NUMBER.fullmatch(words):
        return NUMBER
    if _PRINTED.fullmatch(words):
        return place
    return place if any(counted[key] >= often for key in keys) else None
