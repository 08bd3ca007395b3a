"""By when: the dates of an item's text, and which of them governs a figure."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
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
# The last month of a named part of a year; 下半年 by itself says no more than the year.
_PARTS_OF_YEAR = {"上半年": "6", "前三季度": "9", "一": "3", "二": "6", "三": "9", "四": "12"}
for _digit, _ordinal in zip("1234", "一二三四", strict=True):
    _PARTS_OF_YEAR[_digit] = _PARTS_OF_YEAR[_ordinal]
_PART_OF_YEAR = r"上半年|下半年|前三季度|第?[一二三四1-4]季度"
_DATE = re.compile(
    # What each of the forms below begins with: cheaper than to try them all at every sign.
    rf"""(?=[\d 《“"十五一二三四六七八九比较在与和以自从由同面针达到是为至截力确于上下前第全年今当本春国汛入供采])
    (?:(?P<past>(?:(?<!占)比|较|与|和|以|自|从|由|同|在(?=[ ]?20\d\d年[^，]{{0,8}}(?:基础|水平)))[ ]?20\d\d年
        (?!(?:\d{{1,2}}月)?(?:\d{{1,2}}日)?(?:年?[底末])?之?前)
        (?:度|底|末|同期|以来|的?水平|基础上|基数|相比)*)
  | (?:(?:19|20)\d\d年?(?:年?[底末]|年)?(?:之?前|以前)(?=(?:建成|竣工|投用|登记|入库|开工|批准|设立|形成|出生|参加)[^，。；]{{0,8}}的))
  | (?:(?:面向|针对)20\d\d年度?)
  | (?:(?:达到?|到|是|为)?20\d\d年的?\d+(?:\.\d+)?倍)
  | (?:《[^》]{{0,120}}》) | (?:(?:比|较|与|同)[“"]?十[一二三四]五[”"]?(?:期|时期)?末)
  | (?:(?P<range>(?:19|20)\d\d)年?[ ]?[—\-~至到][ ]?(?P<range_end>20\d\d)年)
  | (?:(?P<lead>到|至|截至|截止|力争到?|确保到?|于|在)?[ ]?(?P<year>20\d\d)[ ]?年(?P<part>{_PART_OF_YEAR})?
      (?:[ ]?(?P<month>\d{{1,2}})[ ]?月份?)?(?:\d{{1,2}}日|[上中下]旬)?(?P<end>底|末|年底)?(?P<before>之?前|以前)?)
  | (?P<five>[“"]?(?P<ordinal>十?[一二三四五六七八九]|十)五[”"]?(?:规划)?(?:期)?(?P<five_end>末|期末|末期|时期末))
  | (?<![\d每—\-~至])(?:(?<!年)|(?<=[今当本]年))
      (?P<bare_month>\d{{1,2}})[ ]?月份?(?:(?:[上中下]旬|底|末)(?:之?前|以前)?|(?:\d{{1,2}}日)?(?:之?前|以前))
  | (?<![每各按])(?P<bare_part>{_PART_OF_YEAR})(?!度?[考通报督调])(?P<bare_end>[底末内])?(?P<bare_before>之?前|以前)?
  | (?P<whole>
      全年|年内|年底前|年底(?![\u4e00-\u9fff]{{2,8}}率)|[今当]年(?!\d{{1,2}}月|新增[^，。；]*(?:比[例重]|占比|率))|本年度|(?:春节|国庆(?:节)?|汛期|入冬|供暖季|采暖季)(?:之?前|以前)))""",
    re.VERBOSE,
)
# 2022年已建成, 2021年以来, 2020—2021年雪季滑雪人次已突破60万: what has been reached, not when to reach it.
_DONE_ALREADY = re.compile(
    r"(?:全[市省县区])?(?:已|共|累计(?!建成|新增|培育|完成|发放|投放|实现|改造|培训|引进|治理|投入|种植|修复|转化|开展|组织|举办)|以来|度?[^，。；]{0,6}统计"
    r"|[^，。；]{2,16}(?:参加|完成|建成|开展|实施|形成|取得|出台|印发)了"
    r"|[^，。；对将把\d]{2,16}已经?(?:累计)?(?:突破|达到?|超过?|完成|建成|实现)(?!的))"
)
_HEADS = frozenset("。；\n，：")


class Date(NamedTuple):
    """A date in the text; `deadline` is `YYYY` or `YYYY-MM`; `governs_on` where it holds for the sentences after it, `weak` for 全年
    and 年内, which a 完成时限 line overrides."""

    span: Span
    deadline: str
    governs_on: bool
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Dates:
    """The dates of an item's text in order, found by place: `starts` is where each begins, `governing[n]` the last of the
    first n that governs on."""

    all: Sequence[Date]
    starts: Sequence[int]
    governing: Sequence[Date | None]

    @classmethod
    def of(cls, dates: Sequence[Date]) -> "Dates":
        """The dates given, with what is looked up in them."""
        governing: list[Date | None] = [None]
        for date in dates:
            governing.append(date if date.governs_on else governing[-1])
        return cls(dates, [date.span.start for date in dates], governing)


def _month(year: str, month: str | None) -> str:
    return f"{year}-{int(month):02d}" if month and 1 <= int(month) <= 12 else year


def _month_of_part(part: str | None, *, ended: bool) -> str | None:
    """The last month of 上半年, 三季度 and the like; of 下半年 only where its end is meant (下半年前)."""
    if part is None or part == "下半年":
        return "12" if part and ended else None
    return _PARTS_OF_YEAR.get(part) or _PARTS_OF_YEAR[part.removeprefix("第")[0]]


def _stands_at_head(text: str, found: re.Match[str]) -> bool:
    return text[found.end() : found.end() + 1] in ("，", "、") and (
        found.start() == 0 or text[found.start() - 1] in _HEADS
    )


def _date_of(text: str, found: re.Match[str], year: str | None) -> Date | None:
    """The date that `_DATE` found; None for a baseline, a title, or a month of no known year."""
    span = Span(*found.span())
    if found["range"]:
        return Date(span, found["range_end"], text[found.start() - 1 : found.start()] != "（")
    if found["year"]:
        ended = bool(found["end"] or found["before"])
        month = found["month"] or _month_of_part(found["part"], ended=ended)
        return Date(span, _month(found["year"], month), bool(found["lead"]) or ended or _stands_at_head(text, found))
    if found["five"]:
        deadline = _ENDS_OF_PLANS.get(found["ordinal"])
        return Date(span, deadline, True) if deadline else None
    if year is None:
        return None
    if found["bare_month"]:
        return Date(span, _month(year, found["bare_month"]), _stands_at_head(text, found))
    if found["bare_part"]:
        ended = bool(found["bare_end"] or found["bare_before"])
        return Date(span, _month(year, _month_of_part(found["bare_part"], ended=ended)), False)
    whole = found["whole"]
    return Date(span, year, False, weak=not whole.startswith("年底")) if whole else None


_SENTENCE_END = re.compile("[。；\n]")


def dates_in(text: str, start: int, end: int, year: str | None) -> list[Date]:
    """The dates in `text[start:end]`, in order; `year` is the one that 全年 and a bare month mean.

    到2015年, 2015年底前 and 2015年， at a head govern what follows; another year governs its own sentence only.
    A year behind 比 or 较 is a baseline and is left out. Where no `year` is known, a bare month takes the one that its
    sentence named before, or a month before it (2024年6月底前完成甲。9月底前完成乙).
    """
    found: list[Date] = []
    for each in _DATE.finditer(text, start, end):
        aimed = each["before"] or each["lead"] in ("到", "至", "力争", "力争到", "确保", "确保到")
        if not aimed and _DONE_ALREADY.match(text, each.end(), end):
            continue
        date = _date_of(text, each, year or _year_before(text, found, each.start()))
        if date is not None:
            found.append(date._replace(governs_on=date.governs_on or _is_listed(text, found, date)))
    return found


def _is_listed(text: str, dates: Sequence[Date], date: Date) -> bool:
    """Whether a date goes on with a list that governs on: 到2021年、2022年、2023年，…分别达到."""
    last = dates[-1] if dates else None
    return last is not None and last.governs_on and text[last.span.end : date.span.start] in ("、", "和", "及")


def _year_before(text: str, dates: Sequence[Date], at: int) -> str | None:
    last = dates[-1] if dates else None
    if last is None or at - last.span.end > _FARTHEST:
        return None
    if _RANGE.search(text, last.span.start, last.span.end):
        return None
    named = "-" in last.deadline or not _SENTENCE_END.search(text, last.span.end, at)
    return last.deadline[:4] if named else None


_FARTHEST = 400
_RANGE = re.compile(r"\d年?[ ]?[—\-~至到]")
# 每年选派700名，到2025年培育60个: the date has a figure of its own and never reaches back.
_AIMS_ITSELF = re.compile(r"[^；。]*?\d")


def deadline_at(text: str, dates: Dates, at: int, sentence: Span) -> Date | None:
    """The date that governs a figure at `at`: the nearest date before it in its sentence, else the first behind it there,
    else the last one before the sentence that governs on."""
    after = bisect_left(dates.starts, at)
    near = after - 1
    # 翻一番（2022年底为4600辆）: the date in a bracket governs nothing behind it.
    while near >= 0 and dates.starts[near] >= sentence.start and _is_closed(text, dates.all[near].span.end, at):
        near -= 1
    if near >= 0 and dates.starts[near] >= sentence.start:
        return dates.all[near]
    following = dates.all[after] if after < len(dates.all) and dates.starts[after] < sentence.end else None
    if following and not _aims_itself(text, following.span.end, sentence.end):
        return following
    return dates.governing[after]


def _is_closed(text: str, start: int, at: int) -> bool:
    """Whether a bracket that holds `start` closes before `at`."""
    close = text.find("）", start, at)
    return close >= 0 and text.find("（", start, close) < 0


def _aims_itself(text: str, at: int, end: int) -> bool:
    return _AIMS_ITSELF.match(text, at, end) is not None


_LIMIT = re.compile(r"(?P<year>20\d\d)(?:[.\-/年](?P<month>\d{1,2}))?|(?<!\d)(?P<only>\d{1,2})月")


def deadline_of_limit(text: str, start: int, end: int, year: str | None) -> str | None:
    """What a 完成时限 line or cell says: the last date in it; None for 持续推进, 长期坚持 and the like."""
    dates = dates_in(text, start, end, year)
    if dates:
        return dates[-1].deadline
    found = _LIMIT.search(text, start, end)
    if found is None:
        return None
    if found["only"]:
        return _month(year, found["only"]) if year else None
    return _month(found["year"], found["month"])


_YEAR_IN_WORDS = re.compile("二[〇○零][〇○零一二三四五六七八九]{2}(?=年)")
_TO_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")


def with_years_in_digits(text: str) -> str:
    """The text, as long as before, with 二〇二五年 as 2025年."""
    return _YEAR_IN_WORDS.sub(lambda found: found.group().translate(_TO_DIGITS), text)
