"""What stands before a plan's first unit: its title, the notice around it, issuer, number, date, period."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from loaders.document import Span
from loaders.issuers import (
    DATE_LINE,
    NUMBER_LINE,
    facts_of_page,
    is_box_label,
    is_issuer,
    issuer_in,
    issuer_of_title,
    numbered_title,
    red_head,
    signature_in,
    without_label,
)
from loaders.numbering import label_at
from loaders.script import mainland
from loaders.titles import NOTICE, own_title, titles_in, with_named_title

_YEARS = re.compile(r"(?P<first>(?:19|20)\d\d)年?[ ]?(?:[—\-~至到]+|[ ]?)[ ]?(?P<last>(?:19|20)\d\d)(?=年|）|$|[^\d])")
# Not the year of 2030年前碳达峰行动方案, of a date, or of a document that the title names.
_ONE_YEAR = re.compile(r"(?<!〔)(?P<year>(?:19|20)\d\d)(?!年?底?[以之]?前|年\d{1,2}月)年?度?(?!\d)")
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


_BLANKS = re.compile(r"[ \t]")


@dataclass(frozen=True, slots=True)
class Front:
    """What was found before the first unit; `body_from` is the line at which the plan's own text begins, `contents` the lines
    of its table of contents."""

    title: str
    title_span: Span | None
    body_from: int
    notice: str | None
    issuer: str | None
    inferred: bool
    doc_number: str | None
    date_year: str | None
    contents: range = range(0)


def front_of(text: str, lines: Sequence[Span]) -> Front:
    """The front matter of a document whose lines (repeated ones left out) these are."""
    titles = titles_in(text, lines)
    contents = _contents(text, lines)
    labelled = (at for at, line in enumerate(lines) if at not in contents and label_at(text, line.start, line.end))
    first_label = next(labelled, len(lines))
    titles = with_named_title(text, lines, titles)
    notice = next((each for each in titles if NOTICE.search(each[2]) and each[0] <= max(first_label, 3)), None)
    own = own_title(titles, notice, first_label, lines)
    chosen = own or notice
    body_from = max(each[1] for each in (own, notice) if each) if chosen else 0
    head = lines[: max(body_from, min(first_label, len(lines)))]
    opens = notice[0] if notice else 0
    since = _parts_of(text, head[opens:])
    words = _parts_of(text, head[:opens]) + since
    tail = _parts_of(text, lines[-4:])
    signer, number = red_head(text, lines, (notice or chosen or (0,))[0])
    number = next((found["number"] for each in since if (found := NUMBER_LINE.fullmatch(each))), number)
    page_issuer, page_number = facts_of_page(text, head)
    title, behind = numbered_title(mainland(chosen[2])) if chosen else ("", None)
    year = next(
        (_year(found["year"]) for each in words + tail if (found := DATE_LINE.search(each)) and _is_dated(each)),
        None,
    )
    issuer = issuer_in(since) or signature_in(tail) or signer or _issuer_beside(words)
    inferred = False
    if issuer is None and chosen:
        issuer = issuer_of_title((notice or chosen)[2])
        inferred = issuer is not None
    issuer = issuer or page_issuer
    span = Span(lines[chosen[0]].start, lines[chosen[1] - 1].end) if chosen else None
    return Front(
        title,
        span,
        body_from,
        mainland(notice[2]) if notice else None,
        issuer and mainland(issuer),
        inferred,
        number or behind or page_number,
        year,
        contents,
    )


# 某市人民政府办公室　某政办字〔2023〕38号　2023年6月12日印发: facts that stand side by side under a table's title.
_SHORTEST_FACT = 4
_APART = re.compile(r"[ \t]+")


def _parts_of(text: str, lines: Sequence[Span]) -> list[str]:
    """The lines without their blanks, each fact of a line that holds a number and others as one of its own."""
    found: list[str] = []
    for line in lines:
        parts = [part for each in _APART.split(text[line.start : line.end]) if (part := _BLANKS.sub("", each))]
        beside = len(parts) > 1 and len(parts[0]) >= _SHORTEST_FACT and not any(map(is_box_label, parts))
        beside = beside and any(NUMBER_LINE.fullmatch(without_label(part)) for part in parts)
        found += [without_label(part) for part in parts] if beside else ["".join(parts)]
    return found


def _issuer_beside(words: Sequence[str]) -> str | None:
    """The body that stands before a number in a line of facts (某市河长制办公室　某河长办〔2021〕9号)."""
    pairs = pairwise(words)
    return next((before for before, number in pairs if NUMBER_LINE.fullmatch(number) and is_issuer(before)), None)


_LONGEST_ENTRY = 24


def _contents(text: str, lines: Sequence[Span]) -> range:
    """The lines of a table of contents (目录), whose numbers begin no unit."""
    head = next(
        (at for at, line in enumerate(lines[:40]) if text[line.start : line.end].replace(" ", "") == "目录"), None
    )
    if head is None:
        return range(0)
    if (again := _first_entry_again(text, lines, head)) is not None:
        return range(head, again)
    past = head + 1
    while past < len(lines) and lines[past].end - lines[past].start <= _LONGEST_ENTRY:
        if label_at(text, lines[past].start, lines[past].end) is None:
            break
        past += 1
    return range(head, past)


_LONGEST_DATE_LINE = 40


def _is_dated(line: str) -> bool:
    """Whether a line with a date is one that dates the notice: short, or one that says so (印发日期：)."""
    return len(line) < _LONGEST_DATE_LINE or re.search("(?:印发|成文|发文|发布)日期", line) is not None


_PAGE_OF_ENTRY = re.compile(r"[\s…·.]*\d*\s*$")
_FARTHEST_ENTRY = 120


def _first_entry_again(text: str, lines: Sequence[Span], head: int) -> int | None:
    """The line where the first entry of the contents stands again, as a heading; None where it does not."""
    keys = [
        _PAGE_OF_ENTRY.sub("", text[line.start : line.end]).replace(" ", "") for line in lines[: head + _FARTHEST_ENTRY]
    ]
    if head + 1 >= len(keys) or label_at(text, lines[head + 1].start, lines[head + 1].end) is None:
        return None
    return next((at for at in range(head + 2, len(keys)) if keys[at] == keys[head + 1]), None)


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
