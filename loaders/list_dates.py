"""The years and months that a list pairs its figures with (到2022年、2025年分别达到)."""

import re

from loaders.document import Span

_YEARS = re.compile(r"(?:到|至)?(?:20\d\d年[底末]?前?(?:、|和|及))+20\d\d年[底末]?前?")
_YEAR = re.compile(r"20\d\d")
_NEAR = 240


def years_for(text: str, sentence: Span, at: int, count: int) -> list[str]:
    """The years that the sentence lists before `at`, where they are as many as the values (到2022年、2025年)."""
    start = max(sentence.start, at - _NEAR)
    found = [_YEAR.findall(each.group()) for each in _YEARS.finditer(text, start, at)]
    found += [_months(each.group()) for each in _MONTHS.finditer(text, start, at)]
    return found[-1] if found and len(found[-1]) == count else []


# 6月底、9月底、12月底支出率分别达到…: months of the year that the item's bare months mean.
_MONTHS = re.compile(r"(?:\d{1,2}月[底末份]?(?:、|和|及))+\d{1,2}月[底末份]?")


def _months(words: str) -> list[str]:
    return [f"-{int(month):02d}" for month in re.findall(r"\d{1,2}(?=月)", words)]


def all_years(text: str, sentence: Span, at: int) -> list[str]:
    """The years of a list that stands right before `at` (2018年和2019年各5万亩); empty where none does."""
    found = list(_YEARS.finditer(text, max(sentence.start, at - _NEAR), at))
    return _YEAR.findall(found[-1].group()) if found and not text[found[-1].end() : at].strip("年，、 ") else []


def without_dates(words: str) -> str:
    """The words without the years or months of a list."""
    return _MONTHS.sub("", _YEARS.sub("", words))
