"""Figures in Chinese text: number, unit, and the words around them that say how the figure is meant."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from graph.model import Comparator
from loaders.vocab import rows

_SCALE = r"(?:万亿|千万|百万|十万|千亿|百亿|十亿|万|亿|千|百)?"
_BOUNDS = {
    "低于": Comparator.AT_LEAST,
    "少于": Comparator.AT_LEAST,
    "小于": Comparator.AT_LEAST,
    "高于": Comparator.AT_MOST,
    "超过": Comparator.AT_MOST,
    "多于": Comparator.AT_MOST,
    "大于": Comparator.AT_MOST,
}
_BEFORE = {
    "不少于": Comparator.AT_LEAST,
    "不低于": Comparator.AT_LEAST,
    "不小于": Comparator.AT_LEAST,
    "不短于": Comparator.AT_LEAST,
    "至少": Comparator.AT_LEAST,
    "最少": Comparator.AT_LEAST,
    "不超过": Comparator.AT_MOST,
    "不高于": Comparator.AT_MOST,
    "不多于": Comparator.AT_MOST,
    "不大于": Comparator.AT_MOST,
    "不长于": Comparator.AT_MOST,
    "最多": Comparator.AT_MOST,
    "超过": Comparator.MORE,
    "突破": Comparator.MORE,
    "高于": Comparator.MORE,
    "大于": Comparator.MORE,
    "多于": Comparator.MORE,
    "超": Comparator.MORE,
    "低于": Comparator.LESS,
    "小于": Comparator.LESS,
    "少于": Comparator.LESS,
    "不足": Comparator.LESS,
    "不满": Comparator.LESS,
    "未满": Comparator.LESS,
    "不到": Comparator.LESS,
    "优于": Comparator.LESS,
    **{f"不{word}{than}": sign for word in ("得", "应", "能", "可") for than, sign in _BOUNDS.items()},
    "≥": Comparator.AT_LEAST,
    "≤": Comparator.AT_MOST,
    "接近": Comparator.ABOUT,
    "约": Comparator.ABOUT,
    "大约": Comparator.ABOUT,
    "近": Comparator.ABOUT,
}
# 促成签约200亿元, 节约100万吨: the last sign of another word.
_NOT_BEHIND = {"约": "(?<![签节预特合公协契])", "近": "(?<![附临邻靠亲])", "超": "(?<![赶反])"}
_OF_A_SHARE = re.compile(
    rf"(?P<word>{'|'.join(sorted(_BEFORE, key=len, reverse=True))})(?:[^，\d]{{2,16}}的|每[^，\d]{{1,5}})$"
)
# 一百个, 三十家, 百分之八十; 两万亩 is 2 万亩, as 2万亩 would be. A lone 十 or 百 is no number (十大工程, 百家企业).
_CHINESE = (
    r"(?<![一二三四五六七八九十百千零两第几数])(?:[一二三四五六七八九两][十百千][一二三四五六七八九十百千零]*"
    r"|十[一二三四五六七八九]|[一二三四五六七八九两](?=[万亿]))"
)
_PERCENT = r"百分之(?:[一二三四五六七八九十百零点]+|\d+(?:\.\d+)?)"
_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"两": 2}
_POWERS = {"十": 10, "百": 100, "千": 1000}
_AFTER = {
    "以上": Comparator.AT_LEAST,
    "及以上": Comparator.AT_LEAST,
    "或以上": Comparator.AT_LEAST,
    "以内": Comparator.AT_MOST,
    "之内": Comparator.AT_MOST,
    "以下": Comparator.AT_MOST,
    "及以下": Comparator.AT_MOST,
    "左右": Comparator.ABOUT,
    "上下": Comparator.ABOUT,
}


class Quantity(NamedTuple):
    """A figure at `start`..`end` (its comparing words included, `number_at` where the digits begin).

    `comparator` is None where no comparing word stands by it. `unit_class` is count, ratio, money, time, ...
    """

    start: int
    number_at: int
    end: int
    value: float
    unit: str | None
    unit_class: str | None
    comparator: Comparator | None
    after: bool = False
    before: bool = False


@cache
def _units() -> dict[str, str]:
    return {row["word"]: row["class"] for row in rows("units.csv")}


@cache
def quantity_pattern() -> re.Pattern[str]:
    """A figure by group: before, number, unit, after."""
    unit = "|".join(sorted(map(re.escape, _units()), key=len, reverse=True))
    before = "|".join(_NOT_BEHIND.get(word, "") + word for word in sorted(_BEFORE, key=len, reverse=True))
    after = "|".join(sorted(_AFTER, key=len, reverse=True))
    under = rf"(?:{unit}|[万千百](?:{unit})|[万千百]?(?:人口|常住人口|标准煤|GDP|生产总值)|[年月日天])"
    return re.compile(
        rf"(?:(?P<before>{before})[ ]?)?(?<![\dA-Za-z.])"
        rf"(?P<number>\d{{1,3}}(?:[,，]\d{{3}})+(?:\.\d+)?|\d+(?:[.。]\d+(?=[ ]?[%个万亿]))|\d+(?:\.\d+)?|{_PERCENT}|{_CHINESE})"
        rf"[ ]?(?P<more>余|多)?"
        rf"(?:(?P<unit>/(?:\d+)?[万千百亿]+(?:人|人口)?|(?:(?:{unit})|{_SCALE}(?:{unit}))(?:（(?:{unit})）)?(?:[/每·]{under})*"
        rf"|[万亿][\u4e00-\u9fff](?=[，。；、）]|$|以[上下内]|左右)|万亿|万|亿)(?P<late>多|余)?)?"
        rf"[ ]?(?P<after>{after})?"
    )


# Where a number may begin, and how far before it the word that compares may (不超过 and a blank).
_MAY_BEGIN = re.compile(r"\d|百分之|[一二三四五六七八九两][十百千万亿]|十[一二三四五六七八九]")
_LONGEST_BEFORE = max(map(len, _BEFORE)) + 1


def numbers_in(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """What `quantity_pattern` finds in `text[start:end]`, looked for only where a number may begin."""
    while near := _MAY_BEGIN.search(text, start, end):
        found = quantity_pattern().search(text, max(start, near.start() - _LONGEST_BEFORE), end)
        if found is None:
            return
        yield found
        start = found.end()


def _number(words: str) -> float:
    words = words.removeprefix("百分之")
    if words[0] not in _DIGITS and words[0] not in _POWERS:
        return float(words.replace(",", "").replace("，", "").replace("。", "."))
    whole, _, decimals = words.partition("点")
    return _chinese(whole) + float("0." + "".join(str(_DIGITS.get(sign, 0)) for sign in decimals + "零"))


def _chinese(words: str) -> float:
    value = digit = 0
    for sign in words:
        if sign in _POWERS:
            value += (digit or 1) * _POWERS[sign]
            digit = 0
        else:
            digit = _DIGITS[sign]
    return value + digit


def comparator_within(left: str) -> Comparator | None:
    """What compares a share of something (不低于年消费量的5%), None where the words before a figure hold no such."""
    found = _OF_A_SHARE.search(left)
    return _BEFORE[found["word"]] if found else None


@lru_cache(maxsize=4096)
def _class_of(unit: str | None) -> str | None:
    if unit is None:
        return None
    bare = re.sub(rf"^{_SCALE}", "", unit) or unit
    return _units().get(bare) or _units().get(unit) or ("quantity" if "/" in unit or "每" in unit else "count")


def quantity_from(found: re.Match[str]) -> Quantity:
    """The figure that `quantity_pattern` found; of two comparing words the one behind the number wins."""
    before, after = found["before"], found["after"]
    comparator = _AFTER[after] if after else _BEFORE[before] if before else None
    if comparator is None and (found["more"] or found["late"]):
        comparator = Comparator.MORE
    unit = "%" if found["number"].startswith("百分之") else found["unit"]
    return Quantity(
        found.start(),
        found.start("number"),
        found.end("after")
        if after
        else found.end("late")
        if found["late"]
        else found.end("unit")
        if found["unit"]
        else found.end("number"),
        _number(found["number"]),
        unit,
        _class_of(unit),
        comparator,
        bool(after),
        bool(before),
    )
