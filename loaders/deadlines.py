"""By when: the dates of an item's text, and which of them governs a figure."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from loaders.document import Span

_ENDS_OF_PLANS = {
    "八": "1995",
    "九": "2000",
    "十": "2005",
    "十一": "2010",
    "十二": "2015",
    "十三": "2020",
    "十四": "2025",
    "十五": "2030",
    "十六": "2035",
}
_DATE = re.compile(
    r"""(?P<past>(?:比|较|在|与|和|以|自|从|由|同)[ ]?20\d\d年(?!底?前)(?:度|底|末|同期|以来|的?水平|基础上|基数|相比)*)
  | (?:(?:达到?|到|是|为)?20\d\d年的?\d+(?:\.\d+)?倍)
  | (?:《[^》]*》)
  | (?:(?P<range>(?:19|20)\d\d)年?[ ]?[—\-~至到][ ]?(?P<range_end>20\d\d)年)
  | (?:(?P<lead>到|至|截至|截止|力争到?|确保到?|于|在)?[ ]?(?P<year>20\d\d)[ ]?年(?P<half>上半年)?
      (?:[ ]?(?P<month>\d{1,2})[ ]?月)?(?P<day>\d{1,2}日)?(?P<end>底|末|年底)?(?P<before>之?前|以前)?)
  | (?P<five>[“"]?(?P<ordinal>十?[一二三四五六八九]|十)五[”"]?(?:规划)?(?:期)?(?P<five_end>末|期末|末期|时期末))
  | (?<![\d年])(?P<bare_month>\d{1,2})[ ]?月(?:份)?(?P<bare_day>\d{1,2}日)?(?P<bare_end>底|末)?(?P<bare_before>之?前|以前)
  | (?P<whole>全年|年内|年底前?|今年|当年|本年度)""",
    re.VERBOSE,
)
# 2022年已建成, 2021年以来: what has been reached, not when to reach it.
_DONE_ALREADY = re.compile(r"(?:全[市省县区])?(?:已|共|累计(?!建成|新增|培育|完成)|以来|度?[^，。；]{0,6}统计)")


class Date(NamedTuple):
    """A date in the text; `deadline` is `YYYY` or `YYYY-MM`; `governs_on` where it holds for the sentences after it, `weak` for 全年
    and 年内, which a 完成时限 line overrides."""

    span: Span
    deadline: str | None
    governs_on: bool
    weak: bool = False


def _month(year: str, month: str | None) -> str:
    return f"{year}-{int(month):02d}" if month and 1 <= int(month) <= 12 else year


def dates_in(text: str, start: int, end: int, year: str | None) -> list[Date]:
    """The dates in `text[start:end]`, in order; `year` is the one that 全年 and a bare month mean.

    到2015年, 2015年底前 and 2015年， at a head govern what follows; another year governs its own sentence only.
    A year behind 比 or 较 is a baseline and is left out.
    """
    found: list[Date] = []
    for each in _DATE.finditer(text, start, end):
        deadline: str | None
        governs = False
        if _DONE_ALREADY.match(text, each.end(), end):
            continue
        if each["range"]:
            deadline, governs = each["range_end"], text[each.start() - 1 : each.start()] != "（"
        elif each["year"]:
            deadline = _month(each["year"], "6" if each["half"] else each["month"])
            heads = text[each.end() : each.end() + 1] in ("，", "、") and text[each.start() - 1 : each.start()] in (
                "。",
                "；",
                "\n",
                "",
                "，",
                "：",
            )
            governs = bool(each["lead"] or each["end"] or each["before"]) or heads
        elif each["five"]:
            deadline, governs = _ENDS_OF_PLANS.get(each["ordinal"]), True
        elif each["bare_month"]:
            deadline, governs = (_month(year, each["bare_month"]) if year else None), False
            if year is None:
                continue
        elif each["whole"]:
            deadline, governs = year, False
        else:
            continue
        if deadline is not None:
            found.append(Date(Span(*each.span()), deadline, governs, bool(each["whole"])))
    return found


# 每年选派700名，到2025年培育60个: the date has a figure of its own and never reaches back.
_AIMS_ITSELF = re.compile(r"[^；。]*?\d")


def deadline_at(text: str, dates: Sequence[Date], at: int, sentence: Span) -> Date | None:
    """The date that governs a figure at `at`: the nearest date before it in its sentence, else the first behind it there,
    else the last one before the sentence that governs on."""
    after = bisect_left(dates, at, key=lambda date: date.span.start)
    before = [date for date in dates[:after] if date.span.start >= sentence.start]
    if before:
        return before[-1]
    following = next((date for date in dates[after:] if date.span.start < sentence.end), None)
    if following and not _AIMS_ITSELF.match(text, following.span.end, sentence.end):
        return following
    earlier = [date for date in dates[:after] if date.governs_on]
    return earlier[-1] if earlier else None


def deadline_of_limit(text: str, start: int, end: int, year: str | None) -> str | None:
    """What a 完成时限 line or cell says: the last date in it; None for 持续推进, 长期坚持 and the like."""
    dates = dates_in(text, start, end, year)
    if dates:
        return dates[-1].deadline
    found = re.compile(r"(?P<year>20\d\d)(?:[.\-/年](?P<month>\d{1,2}))?|(?<!\d)(?P<only>\d{1,2})月").search(
        text, start, end
    )
    if found is None:
        return None
    if found["only"]:
        return _month(year, found["only"]) if year else None
    return _month(found["year"], found["month"])
