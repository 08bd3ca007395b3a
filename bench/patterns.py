"""By which pattern a plan says what it says: the form of the clause around an agency, the form of a target."""

import re
from collections.abc import Mapping
from typing import Any

from loaders.script import canonical

CLAUSES = ("bracket", "labels in a bracket", "label line", "running text", "heading", "table cell", "item not found")
TARGETS = (
    "multiple",
    "against a base year",
    "every year",
    "growth or decline",
    "share",
    "bounded amount",
    "amount",
)
_PAIRS = {"（": "）", "【": "】", "〔": "〕", "[": "]"}
_LABEL = re.compile(r"(?:单位|部门|机关|主办|协办|承办|牵头|配合|责任|参与)[】\]]?\s*：")
_ROLE = re.compile(r"牵头|负责|责任|配合|参与|主办|承办|协办|会同|落实|实施")
_GROWTH = re.compile(r"增长|增幅|增速|下降|降低|减少|提高|压减|压缩")
_SHORTEST_NAME = 2
_LONGEST_PREFIX = 7


def clause_pattern(item: Mapping[str, Any] | None, name: str) -> str:
    """One of CLAUSES: where the agency's name stands in the item; `name` may have a prefix that the text shares out."""
    if item is None:
        return "item not found"
    text = canonical(str(item["text"]))
    places = _places(text, name)
    if not places:
        return "table cell"
    around = [_around(text, at) for at in places]
    return min(around, key=CLAUSES.index)


def _places(text: str, name: str) -> list[int]:
    for cut in range(min(_LONGEST_PREFIX, max(0, len(name) - _SHORTEST_NAME)) + 1):
        if found := [each.start() for each in re.finditer(re.escape(name[cut:]), text)]:
            return found
    return []


def _around(text: str, at: int) -> str:
    bracket = _bracket(text, at)
    if bracket and _ROLE.search(bracket):
        return "labels in a bracket" if _LABEL.search(bracket) else "bracket"
    start = text.rfind("\n", 0, at) + 1
    line = text[start : at + 1]
    if _LABEL.search(line):
        return "label line"
    return "heading" if start == 0 and not re.search(r"[。；]", line) else "running text"


def _bracket(text: str, at: int) -> str | None:
    """The words of the outermost bracket around the place that holds a role word."""
    for opening, closing in _PAIRS.items():
        start = at
        while (start := text.rfind(opening, 0, start)) >= 0:
            end = text.find(closing, start)
            while end >= 0 and text.count(opening, start, end) > text.count(closing, start, end + 1):
                end = text.find(closing, end + 1)
            if end > at and _ROLE.search(text, start, end):
                return text[start:end]
    return None


def target_pattern(target: str) -> str:
    """One of TARGETS, by the figures of a target as `bench.gold` writes it."""
    metric, _, unit, comparator, _, baseline, period = target.rsplit(" ", 6)
    tests = (
        comparator == "x",
        baseline != "-",
        period != "-",
        bool(_GROWTH.search(metric)),
        unit in ("%", "‰", "个百分点"),
        comparator not in ("=", "-"),
    )
    return next((name for name, holds in zip(TARGETS, tests, strict=False) if holds), TARGETS[-1])
