"""Which lines of a document are titles: the plan's own, and that of the notice around it."""

import re
from collections.abc import Sequence

from loaders.document import Span
from loaders.issuers import DATE_LINE, NUMBER_LINE, is_box_label, is_issuer
from loaders.jurisdictions import place_at_head
from loaders.numbering import label_at
from loaders.script import mainland

_KIND = (
    r"(?:行动计[划画]|行动方案|实施方案|工作方案|总体方案|专项方案|实施计[划画]|工作计[划画]|计[划画]|方案|规划|纲要|要点|措施|意见|办法|细则|规定|决定|分工|任务分解|责任分解|任务书|责任书|[\u4e00-\u9fff]表|"
    r"分工方案|清单|台账|安排|通知|的函|通告|公告|若干政策|政策|任务|部署|条例|路线图|三年行动|行动)"
)
_TITLE = re.compile(
    rf"[^。；！？]{{2,70}}?{_KIND}(?:（[^）]{{1,24}}）|\(\d{{4}}.*\)|[（〔]?(?:试行|修订版?|征求意见稿|送审稿|20\d\d年?(?:版|度)?)[）〕]?|[—\-~]{{1,2}}[^。，；]{{2,30}})*"
)
NOTICE = re.compile(r"(?:关于)?(?:印发|下发|转发|批转|发布|公布)|通知$|的函$")
_NAMED = re.compile(
    r"[《<〈](?P<name>[^《》<>]{4,80}(?:〈[^〉]*〉)?[^《》<>]{0,30})[》>〉]|印发(?P<bare>[^《》]{4,60}?)的(?:通知|函)"
)
_ADDITION = re.compile(r"（(?!\d{4}年\d{1,2}月)(?:(?:19|20)\d\d|试行|征求意见|修订|送审|草案|20)[^）]{0,24}）")
_NO_TITLE = re.compile(
    r"[ \t]*[-—●○■·*•]|.{1,8}：|附件?\d*[：:]|(?:抄送|主送|索引|来源|作者|点击|浏览|字号|发布|信息|打印|当前位置|您现在|首页)"
)
# 释出通知, 方案全文: how an encyclopedia's page heads its parts.
_HEADING_OF_A_PAGE = re.compile("(?!.*关于).{0,16}(?:印发|释出|发布)通知|(?:方案|计划|通知|文件)?全文")
# 《某市行动计划》已经市政府同意: the letter's sentence, cut by the page.
_AGREED = re.compile("》(?:已|业)(?:经|$)")
_SHORTEST_TITLE = 6


def is_title(words: str) -> bool:
    """Whether a line of its own may be the title of a plan or of the notice around it."""
    if (
        _NO_TITLE.match(words)
        or _HEADING_OF_A_PAGE.fullmatch(words)
        or words[-1] in "。；：，！？"
        or _AGREED.search(words)
    ):
        return False
    return bool(_TITLE.fullmatch(words))


def titles_in(text: str, lines: Sequence[Span]) -> list[tuple[int, int, str]]:
    """The titles among the lines: first line, past the last, words; one that runs over several lines is joined."""
    found: list[tuple[int, int, str]] = []
    for at, line in enumerate(lines):
        words = text[line.start : line.end]
        if len(words) > 90 or _NO_TITLE.match(words) or label_at(text, line.start, line.end):
            continue
        first = at
        joined = words
        while first > 0 and at - first < 3 and _goes_on(text, lines, first, joined, found):
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
        if past < len(lines) and _ends_title(joined, text[lines[past].start : lines[past].end]):
            joined += text[lines[past].start : lines[past].end]
            past += 1
        if past < len(lines) and _ADDITION.fullmatch(text[lines[past].start : lines[past].end]):
            joined += text[lines[past].start : lines[past].end]
            past += 1
        found.append((first, past, joined.replace(" ", "")))
    return found


_LAST_WORD = re.compile(_KIND)


def _ends_title(words: str, following: str) -> bool:
    """Whether the next line is only the word that a title ends in (…攻坚行动 / 方案)."""
    return bool(_LAST_WORD.fullmatch(following.strip())) and not words.endswith(following.strip())


def _is_cut_notice(words: str) -> bool:
    """Whether the line is the beginning of a notice's title that goes on in the next line."""
    return "关于印发" in words and not re.search(r"(?:通知|的函)(?:（[^）]*）)?$", words)


_ISSUES = ("印发", "下发", "转发", "批转", "发布", "公布")
# A label that has its value in the line below, as a box of line pairs does.
_BOX_LABEL = 8


def _goes_on(text: str, lines: Sequence[Span], first: int, joined: str, found: list[tuple[int, int, str]]) -> bool:
    """Whether the title began in the line above: it opens with no place, or with 关于 under its issuer's name."""
    above = text[lines[first - 1].start : lines[first - 1].end].replace(" ", "")
    before = text[lines[first - 2].start : lines[first - 2].end] if first > 1 else ""
    if len(before) <= _BOX_LABEL and is_box_label(before):
        return False
    if above.endswith(_ISSUES) and not DATE_LINE.search(above):
        return True
    if joined.startswith("关于"):
        return is_issuer(above) and place_at_head(above) is not None
    return not _begins_title(joined) and _may_begin(text, lines[first - 1], found, first)


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
        and not NUMBER_LINE.fullmatch(words.replace(" ", ""))
        and not (DATE_LINE.search(words) or label_at(text, line.start, line.end))
    )


def _key(words: str) -> str:
    return re.sub(r"[^\u4e00-\u9fff0-9]", "", mainland(words))


def with_named_title(
    text: str, lines: Sequence[Span], titles: list[tuple[int, int, str]]
) -> list[tuple[int, int, str]]:
    """The titles, with a line that is word for word what a notice says it issues, whatever word it ends in."""
    wanted = {_key(named["name"] or named["bare"]) for each in titles if (named := _NAMED.search(each[2]))}
    known = {each[0] for each in titles}
    for at, line in enumerate(lines):
        if at not in known and 6 <= line.end - line.start <= 80 and _key(text[line.start : line.end]) in wanted:
            titles = sorted([*titles, (at, at + 1, text[line.start : line.end].replace(" ", ""))])
    return titles


def own_title(
    titles: list[tuple[int, int, str]],
    notice: tuple[int, int, str] | None,
    first_label: int,
    lines: Sequence[Span],
) -> tuple[int, int, str] | None:
    """The plan's own title: what the notice names, where that stands again; else the first title before the units."""
    others = [each for each in titles if each is not notice and not NOTICE.search(each[2])]
    if notice is not None:
        named = _NAMED.search(notice[2])
        wanted = _key(named["name"] or named["bare"]) if named else ""
        for each in others:
            if each[0] > notice[0] and wanted and (_key(each[2]) in wanted or wanted in _key(each[2])):
                return each
        # An annex of its own, else the head of the page (an encyclopedia's entry) where it says what the notice issues.
        below = (each for each in others if each[0] > notice[0] and each[1] < len(lines) and each[0] > first_label)
        above = (each for each in others if each[0] < notice[0] and wanted == _key(each[2]))
        return next(below, None) or next(above, None)
    return next((each for each in others if each[0] <= first_label), None)
