"""Tables of indicators (指标, 单位, 2020年, 2025年): each row's figures as targets of the years that head their columns."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from graph.model import Comparator, Period
from loaders.document import Span
from loaders.metrics import YEARLY, phrase_of, shown
from loaders.past import baseline_in
from loaders.quantities import Quantity, quantity_from, quantity_pattern
from loaders.series import doublings_in
from loaders.targets import Goal, Limits, goals_of
from loaders.vocab import words

GROWTH = "growth"
PLAIN = "target"
_AIM = r"(?:目标|目标值|规划|规划值|计划|预期|预期值|指标|指标值|考核值)*"
_YEAR = re.compile(rf"(?:到|至)?{_AIM}(?P<year>20\d\d)年?(?:末|底|度)?{_AIM}")
# 年均增长（%）, “十四五”年均增速: a column beside those of the years.
_GROWTH = re.compile(
    r"(?:20\d\d[—\-~至]+20\d\d年?|[“\"]?十[一二三四五六]五[”\"]?(?:时期|期间)?)?年均(?:增长|增速|增幅)(?:率|%)*"
)
_SIGNS = {"≥": Comparator.AT_LEAST, "≤": Comparator.AT_MOST, ">": Comparator.MORE, "<": Comparator.LESS} | {
    "≧": Comparator.AT_LEAST,
    "≦": Comparator.AT_MOST,
    "＞": Comparator.MORE,
    "＜": Comparator.LESS,
}
_ORDINAL = re.compile(r"^(?:\d{1,2}[.．、]|（\d{1,2}）|[①-⑳]|[一二三四五六七八九十]{1,3}、)(?!\d)|^其中：?")
_REMARK = re.compile(r"[*＊#△▲★]|[（〔\[](?:预期性?|约束性?|累计|五年累计|三年累计|年均|逆指标|正指标)[）〕\]]")
_IN_BRACKETS = re.compile(r"[（〔\[](?P<unit>[^（〔\[]{1,14}?)[）〕\]]$|[，、/](?P<behind>[%‰])$")
_OPENING = "〔[【（"


def year_of_column(head: str) -> str | None:
    """What a column of figures holds by its head: the year (2025年目标 → 2025), `GROWTH` for 年均增长, None for any other."""
    if _GROWTH.fullmatch(head):
        return GROWTH
    found = _YEAR.fullmatch(head)
    return found["year"] if found else None


@dataclass(frozen=True, slots=True)
class _Indicator:
    """An indicator by its name's cell: `words` as they stand, `unit` from its own column or the bracket behind the name."""

    metric: str
    change: str
    unit: str | None
    baseline: str | None
    annual: bool


def _is_unit(unit: str) -> bool:
    found = quantity_pattern().fullmatch("1" + unit)
    return found is not None and found["unit"] == unit


def _indicator(name: str, unit: str | None) -> _Indicator:
    name = _ORDINAL.sub("", _REMARK.sub("", name).strip())
    bracket = _IN_BRACKETS.search(name)
    own = (bracket["unit"] or bracket["behind"]) if bracket else None
    if bracket and own and (_is_unit(own) or own == unit):
        name = name[: bracket.start()]
        unit = unit or own
    phrase = phrase_of(name)
    return _Indicator(phrase.whole, phrase.change, unit, baseline_in(name), bool(YEARLY.search(name)))


@cache
def _bare() -> re.Pattern[str]:
    """A cell that holds a figure and no words of its own: ≥75, 〔50〕, 年均增长6%左右, 比2021年下降9."""
    change = "|".join(words("target_verbs.csv", **{"class": "change"}))
    reaching = words("target_verbs.csv", **{"class": "value"})
    value = "|".join(word for word in reaching if not re.match("不|超|突破|占|有", word))
    return re.compile(
        rf"""[ ]*(?:(?:比|较|与)(?:20\d\d年|上年|基期|同期)(?:水平)?(?:相比)?|年均|每年|累计|总体|力争|确保|保持|{value})*
        (?P<change>{change})?(?:到|至)?(?P<bracket>[{re.escape(_OPENING)}])?(?P<sign>[{"".join(_SIGNS)}])?[ ]*(?P<minus>[\-－])?
        (?=\d|不|超|低于|高于|大于|小于|至少|约)""",
        re.VERBOSE,
    )


_AFTER_FIGURE = re.compile(
    r"[ ]*[）〕\]】]?[ ]*(?P<unit>%)?(?P<after>以上|左右|以内|以下)?(?:（[^）]{1,8}）)?[。；，*＊ ]*"
)
_AFTER = {"以上": Comparator.AT_LEAST, "左右": Comparator.ABOUT, "以内": Comparator.AT_MOST, "以下": Comparator.AT_MOST}


def _figure_of(text: str, cell: Span) -> tuple[re.Match[str], Quantity] | None:
    """How a cell's figure is introduced, and the figure; None for a cell of words, a range, a dash."""
    opening = _bare().match(text, cell.start, cell.end)
    found = quantity_pattern().match(text, opening.end(), cell.end) if opening else None
    if opening is None or found is None:
        return None
    quantity = quantity_from(found)
    rest = _AFTER_FIGURE.match(text, quantity.end, cell.end)
    if rest is None or rest.end() < cell.end:
        return None
    if rest["after"]:
        quantity = _compared(quantity, _AFTER[rest["after"]], rest["unit"])
    return opening, quantity


def _multiple_of(text: str, cell: Span) -> tuple[re.Match[str], Quantity] | None:
    """较2023年翻一番: how a cell's multiple is introduced, and the multiple; None for a cell of other words."""
    found = doublings_in(text, cell)
    opening = _COMPARED_WITH.match(text, cell.start, found[0].start) if len(found) == 1 else None
    alone = opening and opening.end() == found[0].start and not text[found[0].end : cell.end].strip("。；， ")
    return (opening, found[0]) if opening and alone else None


_COMPARED_WITH = re.compile(r"(?:[比较与]20\d\d年(?:底|末|水平)?(?:相比)?|实现|力争)*(?P<change>)(?P<sign>)(?P<minus>)")


def _compared(quantity: Quantity, comparator: Comparator, unit: str | None) -> Quantity:
    return Quantity(
        quantity.start,
        quantity.number_at,
        quantity.end,
        quantity.value,
        quantity.unit or unit,
        quantity.unit_class,
        comparator,
    )


def goals_of_row(
    text: str, metric: Span, unit: Span | None, values: Sequence[tuple[Span, str]], limits: Limits
) -> Iterator[Goal]:
    """The targets of a row: the figures of the years from the plan's first on, of the last year where none is known; those
    of a column that names no year are due when the plan's own limits say. A cell of words is read as a sentence."""
    last = max((kind for _, kind in values if kind.isdigit()), default=None)
    named = text[unit.start : unit.end].strip() if unit else ""
    indicator = _indicator(text[metric.start : metric.end], named if named.strip("—-/ ") else None)
    for cell, kind in values:
        if kind.isdigit() and kind != last and (limits.base_year is None or kind < limits.base_year):
            continue
        deadline = kind if kind.isdigit() else last or (limits.limit if limits.limited else limits.title_year)
        figure = _figure_of(text, cell)
        if figure is not None:
            yield _goal(text, cell, indicator, figure, deadline, grows=kind == GROWTH)
        elif multiple := _multiple_of(text, cell):
            yield _goal(text, cell, indicator, multiple, deadline, grows=False)
        elif kind.isdigit():
            yield from goals_of(text, [cell], [], Limits(kind, kind, True, limits.title_year, limits.base_year))


def _goal(
    text: str,
    cell: Span,
    indicator: _Indicator,
    figure: tuple[re.Match[str], Quantity],
    deadline: str | None,
    *,
    grows: bool,
) -> Goal:
    opening, quantity = figure
    words_before = text[cell.start : quantity.number_at]
    change = opening["change"] or ("增长" if grows else "下降" if opening["minus"] else "")
    metric = indicator.metric if indicator.change or not change else indicator.metric + change
    return Goal(
        cell,
        shown(metric),
        quantity.value,
        quantity.unit or ("%" if grows else indicator.unit),
        _SIGNS.get(opening["sign"] or "") or quantity.comparator or Comparator.EQUAL,
        deadline,
        baseline_in(words_before) or indicator.baseline,
        Period.ANNUAL if grows or indicator.annual or YEARLY.search(words_before) else None,
    )
