"""What stands before a plan's first unit: its title, the notice around it, issuer, number, date, period."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from loaders.document import Span
from loaders.numbering import label_at
from loaders.script import mainland
from loaders.titles import DATE_LINE, ISSUER_LINE, NOTICE, NUMBER_LINE, own_title, titles_in, with_named_title

_YEARS = re.compile(r"(?P<first>(?:19|20)\d\d)年?[ ]?(?:[—\-~至到]+|[ ]?)[ ]?(?P<last>(?:19|20)\d\d)(?=年|）|$|[^\d])")
_ONE_YEAR = re.compile(r"(?P<year>(?:19|20)\d\d)年?度?(?!\d)")
_FIVE_YEARS = {
    "八五": 1991,
    "九五": 1996,
    "十五": 2001,
    "十一五": 2006,
    "十二五": 2011,
    "十三五": 2016,
    "十四五": 2021,
    "十五五": 2026,
    "十六五": 2031,
}
_GOVERNMENT = re.compile(
    r"(?P<name>(?:中共)?[\u4e00-\u9fff]{2,24}?(?:人民政府办公厅|人民政府办公室|人民政府|政府办公室|政府办|政府|委员会办公室|委员会|委办公室|局|厅|领导小组办公室|领导小组|办公室))(?:印发|关于|发布|转发)"
)


# A page's own table of facts, not an encyclopedia's box.
_META = re.compile(r"索\s?引\s?号|信息分类|发布日期|成文日期|发文日期")
_META_NUMBER = re.compile(
    r"(?:文\s?号|发布文号|发文字号)[：】]\s*(?P<number>[\u4e00-\u9fff]{1,10}〔(?:19|20)\d\d〕\d{1,4}号)"
)


@dataclass(frozen=True, slots=True)
class Front:
    """What was found before the first unit; `body_from` is the line at which the plan's own text begins."""

    title: str
    title_span: Span | None
    body_from: int
    notice: str | None
    issuer: str | None
    inferred: bool
    doc_number: str | None
    date_year: str | None


def _number_of_page(text: str, head: Sequence[Span]) -> str | None:
    """The number that the page's table of facts gives; an encyclopedia's box is not believed."""
    end = head[-1].end if head else 0
    if not _META.search(text, 0, end) or "中文名" in text[:end]:
        return None
    found = _META_NUMBER.search(text, 0, end)
    return found["number"] if found else None


def _signature(text: str, lines: Sequence[Span]) -> str | None:
    """The issuer that signs at the end of the document, above its date."""
    last = [text[line.start : line.end].replace(" ", "") for line in lines[-4:]]
    for name, below in pairwise(last):
        if ISSUER_LINE.fullmatch(name) and DATE_LINE.fullmatch(below):
            return name
    return None


def front_of(text: str, lines: Sequence[Span]) -> Front:
    """The front matter of a document whose lines (repeated ones left out) these are."""
    titles = titles_in(text, lines)
    first_label = next((at for at, line in enumerate(lines) if label_at(text, line.start, line.end)), len(lines))
    titles = with_named_title(text, lines, titles)
    notice = next((each for each in titles if NOTICE.search(each[2]) and each[0] <= max(first_label, 3)), None)
    own = own_title(titles, notice, first_label, lines)
    chosen = own or notice
    body_from = own[1] if own else notice[1] if notice else 0
    head = lines[: max(body_from, min(first_label, len(lines)))]
    words = [text[line.start : line.end].replace(" ", "") for line in head]
    tail = [text[line.start : line.end].replace(" ", "") for line in lines[-4:]]
    since = [text[line.start : line.end].replace(" ", "") for line in head[notice[0] :]] if notice else words
    number = next((found["number"] for each in since if (found := NUMBER_LINE.fullmatch(each))), None)
    number = number or _number_of_page(text, head)
    year = next(
        (_year(found["year"]) for each in words + tail if (found := DATE_LINE.search(each)) and len(each) < 40),
        None,
    )
    named = _GOVERNMENT.match(notice[2]) if notice else None
    issuer = next((each for each in since if ISSUER_LINE.fullmatch(each) and len(each) < 26), None) or _signature(
        text, lines
    )
    inferred = False
    if issuer is None and chosen:
        named = _GOVERNMENT.match((notice or chosen)[2])
        issuer, inferred = (named["name"], True) if named else (None, False)
    title = mainland(chosen[2]) if chosen else ""
    span = Span(lines[chosen[0]].start, lines[chosen[1] - 1].end) if chosen else None
    return Front(
        title,
        span,
        body_from,
        mainland(notice[2]) if notice else None,
        issuer and mainland(issuer),
        inferred,
        number,
        year,
    )


def _year(words: str) -> str:
    digits = {
        "〇": "0",
        "○": "0",
        "零": "0",
        "O": "0",
        "o": "0",
        **{sign: str(at) for at, sign in enumerate("一二三四五六七八九", 1)},
    }
    return words if words.isdigit() else "".join(digits.get(sign, sign) for sign in words)


def period_of(title: str) -> tuple[str | None, str | None]:
    """First and last year that a title names; a five-year plan's years for 十四五; a single year twice."""
    if found := _YEARS.search(title):
        return found["first"], found["last"]
    if found := _ONE_YEAR.search(title):
        return found["year"], found["year"]
    for ordinal in sorted(_FIVE_YEARS, key=len, reverse=True):
        if ordinal in title:
            return str(_FIVE_YEARS[ordinal]), str(_FIVE_YEARS[ordinal] + 4)
    return None, None
