"""Tables of indicators (指标, 单位, 2020年, 2025年): each row's figures as targets of the years that head their columns."""

import re
from collections.abc import Iterator, Sequence

from graph.model import Comparator, Period
from loaders.document import Span
from loaders.metrics import phrase_of, shown
from loaders.no_goals import baseline_in
from loaders.quantities import quantity_from, quantity_pattern
from loaders.targets import Goal

_YEAR = re.compile(r"(?P<year>20\d\d)年?(?:末|底)?(?:目标|目标值|规划|规划值|计划|预期|预期值|指标值)?")
_SIGNS = {"≥": Comparator.AT_LEAST, "≤": Comparator.AT_MOST, ">": Comparator.MORE, "<": Comparator.LESS}
_SIGN = re.compile(r"[ ]*(?P<sign>[≥≤><])?[ ]*")
_IN_BRACKETS = re.compile(r"（(?P<unit>[^）]{1,8})）$")
_ANNUAL = re.compile(r"年均|每年")


def year_of_column(words: str) -> str | None:
    """The year that a column's head gives (2025年目标 → 2025), None for any other head."""
    found = _YEAR.fullmatch(words)
    return found["year"] if found else None


def goals_of_row(
    text: str, metric: Span, unit: Span | None, values: Sequence[tuple[Span, str]], base_year: str | None
) -> Iterator[Goal]:
    """The targets of a row: the figures of the years from the plan's first on, of the last year where none is known."""
    last = max((year for _, year in values), default="")
    words = text[metric.start : metric.end]
    bracket = _IN_BRACKETS.search(words)
    named = text[unit.start : unit.end].strip() if unit else bracket["unit"] if bracket else None
    phrase = phrase_of(words[: bracket.start()] if bracket else words)
    for cell, year in values:
        if year != last and (base_year is None or year < base_year):
            continue
        sign = _SIGN.match(text, cell.start, cell.end)
        start = sign.end() if sign else cell.start
        found = quantity_pattern().match(text, start, cell.end)
        if found is None:
            continue
        quantity = quantity_from(found)
        comparator = _SIGNS.get(sign["sign"] or "") if sign else None
        yield Goal(
            cell,
            shown(phrase.whole),
            quantity.value,
            quantity.unit or named,
            comparator or quantity.comparator or Comparator.EQUAL,
            year,
            baseline_in(words),
            Period.ANNUAL if _ANNUAL.search(words) else None,
        )
