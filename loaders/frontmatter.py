"""What stands before a plan's first unit: its title, the notice around it, issuer, number, date, period."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from loaders.document import Span
from loaders.jurisdictions import place_at_head
from loaders.numbering import label_at
from loaders.script import mainland

_KIND = (
    r"(?:行动计[划画]|行动方案|实施方案|工作方案|总体方案|专项方案|实施计[划画]|工作计[划画]|计[划画]|方案|规划|纲要|要点|措施|意见|办法|细则|规定|决定|分工|任务分解|任务分解表|"
    r"分工表|分工方案|任务表|任务清单|清单|台账|责任表|责任清单|一览表|安排|通知|通告|公告|若干政策|政策|任务|部署|条例|路线图|三年行动|行动)"
)
_TITLE = re.compile(
    rf"[^。；！？]{{2,70}}?{_KIND}(?:（[^）]{{1,24}}）|\(\d{{4}}.*\)|[（〔]?(?:试行|修订版?|征求意见稿|送审稿|20\d\d年?(?:版|度)?)[）〕]?|[—\-~]{{1,2}}[^。，；]{{2,30}})*"
)
_NOTICE = re.compile(r"(?:关于)?(?:印发|下发|转发|批转|发布|公布)|通知$")
_NAMED = re.compile(
    r"[《<〈](?P<name>[^《》<>]{4,80}(?:〈[^〉]*〉)?[^《》<>]{0,30})[》>〉]|印发(?P<bare>[^《》]{4,60}?)的通知"
)
_ADDITION = re.compile(r"（(?:(?:19|20)\d\d|试行|征求意见|修订|送审|草案|20)[^）]{0,24}）")
_NUMBER_LINE = re.compile(
    r"(?:[\u4e00-\u9fff]{4,20}文件)?(?P<number>[\u4e00-\u9fff]{1,10}[〔\[（【](?:19|20)\d\d[〕\]）】]第?\d{1,4}号)"
)
_DATE_LINE = re.compile(
    r"(?P<year>(?:19|20)\d\d|二[〇○零Oo0][一二三四五六七八九〇○零]{2})年(?:\d{1,2}|[一二三四五六七八九十]{1,3})月(?:\d{1,2}|[一二三四五六七八九十]{1,3})日(?:印发|发布)?"
)
_ISSUER_LINE = re.compile(
    r"(?:中共)?[\u4e00-\u9fff]{2,20}(?:人民政府(?:办公厅|办公室)?|政府办公[厅室]|委员会(?:办公室)?|[\u4e00-\u9fff]{1,8}局|[\u4e00-\u9fff]{1,8}厅|领导小组(?:办公室)?|指挥部(?:办公室)?)"
)
_NO_TITLE = re.compile(
    r"[ \t]*[-—●○■·*•]|.{1,8}：|附件?\d*[：:]|(?:抄送|主送|索引|来源|作者|点击|浏览|字号|发布|信息|打印|当前位置|您现在|首页)"
)
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


_SHORTEST_TITLE = 6
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


def is_title(words: str) -> bool:
    """Whether a line of its own may be the title of a plan or of the notice around it."""
    if _NO_TITLE.match(words) or words[-1] in "。；：，！？":
        return False
    return bool(_TITLE.fullmatch(words))


def _titles(text: str, lines: Sequence[Span]) -> list[tuple[int, int, str]]:
    """The titles among the lines: first line, past the last, words; one that runs over several lines is joined."""
    found: list[tuple[int, int, str]] = []
    for at, line in enumerate(lines):
        words = text[line.start : line.end]
        if len(words) > 90 or _NO_TITLE.match(words) or label_at(text, line.start, line.end):
            continue
        first = at
        joined = words
        while (
            not _begins_title(joined)
            and first > 0
            and at - first < 3
            and _may_begin(text, lines[first - 1], found, first)
        ):
            first -= 1
            joined = text[lines[first].start : lines[first].end] + joined
        if not is_title(joined):
            if not is_title(words):
                continue
            first, joined = at, words
        past = at + 1
        while _is_cut_notice(joined) and past < min(len(lines), at + 3):
            joined += text[lines[past].start : lines[past].end]
            past += 1
        if past < len(lines) and _ADDITION.fullmatch(text[lines[past].start : lines[past].end]):
            joined += text[lines[past].start : lines[past].end]
            past += 1
        found.append((first, past, joined.replace(" ", "")))
    return found


def _is_cut_notice(words: str) -> bool:
    """Whether the line is the beginning of a notice's title that goes on in the next line."""
    return "关于印发" in words and not re.search(r"通知(?:（[^）]*）)?$", words)


def _wants_more(text: str, lines: Sequence[Span], joined: str, first: int) -> bool:
    """Whether a title may have begun in the line above: it opens with no place, or with 关于 under its issuer's name."""
    above = text[lines[first - 1].start : lines[first - 1].end] if first else ""
    if joined.startswith("关于"):
        return bool(_ISSUER_LINE.fullmatch(above))
    if len(joined) < _SHORTEST_TITLE and "关于" not in above:
        return False
    return not _begins_title(joined)


def _begins_title(words: str) -> bool:
    return place_at_head(words) is not None or words.startswith(("关于", "《", "国务院"))


def _may_begin(text: str, line: Span, found: list[tuple[int, int, str]], first: int) -> bool:
    words = text[line.start : line.end]
    taken = bool(found) and found[-1][1] >= first
    short = 2 <= len(words) <= 40 and words[-1] not in "。；：，！？）"
    return (
        not taken
        and short
        and not _NO_TITLE.match(words)
        and not _NUMBER_LINE.fullmatch(words.replace(" ", ""))
        and not (_DATE_LINE.search(words) or label_at(text, line.start, line.end))
    )


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
        if _ISSUER_LINE.fullmatch(name) and _DATE_LINE.fullmatch(below):
            return name
    return None


def _key(words: str) -> str:
    return re.sub(r"[^\u4e00-\u9fff0-9]", "", mainland(words))


def front_of(text: str, lines: Sequence[Span]) -> Front:
    """The front matter of a document whose lines (repeated ones left out) these are."""
    titles = _titles(text, lines)
    first_label = next((at for at, line in enumerate(lines) if label_at(text, line.start, line.end)), len(lines))
    titles = _with_named_title(text, lines, titles)
    notice = next((each for each in titles if _NOTICE.search(each[2]) and each[0] <= max(first_label, 3)), None)
    own = _own_title(titles, notice, first_label, lines)
    chosen = own or notice
    body_from = own[1] if own else notice[1] if notice else 0
    head = lines[: max(body_from, min(first_label, len(lines)))]
    words = [text[line.start : line.end].replace(" ", "") for line in head]
    tail = [text[line.start : line.end].replace(" ", "") for line in lines[-4:]]
    since = [text[line.start : line.end].replace(" ", "") for line in head[notice[0] :]] if notice else words
    number = next((found["number"] for each in since if (found := _NUMBER_LINE.fullmatch(each))), None)
    number = number or _number_of_page(text, head)
    year = next(
        (_year(found["year"]) for each in words + tail if (found := _DATE_LINE.search(each)) and len(each) < 40),
        None,
    )
    named = _GOVERNMENT.match(notice[2]) if notice else None
    issuer = next((each for each in since if _ISSUER_LINE.fullmatch(each) and len(each) < 26), None) or _signature(
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


def _with_named_title(
    text: str, lines: Sequence[Span], titles: list[tuple[int, int, str]]
) -> list[tuple[int, int, str]]:
    """The titles, with a line that is word for word what a notice says it issues, whatever word it ends in."""
    wanted = {_key(named["name"] or named["bare"]) for each in titles if (named := _NAMED.search(each[2]))}
    known = {each[0] for each in titles}
    for at, line in enumerate(lines):
        if at not in known and 6 <= line.end - line.start <= 80 and _key(text[line.start : line.end]) in wanted:
            titles = sorted([*titles, (at, at + 1, text[line.start : line.end].replace(" ", ""))])
    return titles


def _own_title(
    titles: list[tuple[int, int, str]],
    notice: tuple[int, int, str] | None,
    first_label: int,
    lines: Sequence[Span],
) -> tuple[int, int, str] | None:
    """The plan's own title: what the notice names, where that stands again; else the first title before the units."""
    others = [each for each in titles if each is not notice and not _NOTICE.search(each[2])]
    if notice is not None:
        named = _NAMED.search(notice[2])
        wanted = _key(named["name"] or named["bare"]) if named else ""
        for each in others:
            if each[0] > notice[0] and wanted and (_key(each[2]) in wanted or wanted in _key(each[2])):
                return each
        return next(
            (each for each in others if each[0] > notice[0] and each[1] < len(lines) and each[0] > first_label),
            None,
        )
    return next((each for each in others if each[0] <= first_label), None)


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
