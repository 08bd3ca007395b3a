"""Where a line of a file ends without ending its paragraph."""

import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from loaders.bodies import prefix_of, strength
from loaders.document import Span
from loaders.markers import CLOSING, OPENING, bare_label, label_head, token
from loaders.numbering import LABEL

_LINE = re.compile(r"[^\n]*\n?")
_ENDS_SENTENCE = frozenset("。；：！？")
_ENDS_PART = frozenset("；：")
_GOES_ON = frozenset("，、（“《")
_CONTINUES = frozenset("，。；、）”》%")
# What opens a paragraph of its own: a bullet, a heading mark, a short label (责任单位：…), an annex, a table bar.
_OPENS = re.compile(
    r"[ \t]*(?:[-—●○■□◆◇▲★·•*#|]|附(?:件|表|录)|[\u4e00-\u9fff]{1,10}〔(?:19|20)\d\d〕\d|专栏|[\u4e00-\u9fff（）]{2,9}：|【)"
)
# A list behind a label at the end of a paragraph (……。责任单位：甲局、乙局) is whole where it does not end in 、.
_LABELLED = re.compile(r"(?:单位|部门|主体|科室|时限|时间|领导|责任人)[】\]]?：[^。：]*$")
# 市公安局温江区 / 分局: what only ends a name.
_PART_OF_A_BODY = re.compile("分局|分行|支行|支队|大队|中队|分公司|分院|分中心|派出所")
_LABEL_LAST = re.compile("(?:单位|部门|时限|时间|期限)：$")
_LOOK_AHEAD = 1500
_CLOSES = re.compile(f"[{re.escape(CLOSING)}]")
_INDENT = "  "
# A title that happens to be as wide as the page.
_TITLE = re.compile(r"[^，。；：、]*(?:方案|计划|规划|要点|意见|措施|分工|通知)(?:（[^（）]*）)?")
_PARTS = re.compile(r"[、，；。： ]")
_DIGIT = re.compile("[0-9]")


def opens_paragraph(text: str, start: int, end: int) -> bool:
    """Whether the line opens as a paragraph of its own does: with a number, a bullet, a short label."""
    return bool(_OPENS.match(text, start, end) or LABEL.match(text, start, end))


def _usual_width(lengths: list[int]) -> int | None:
    """The width at which the file was wrapped; None where its lines are whole paragraphs."""
    long_lines = sorted(length for length in lengths if length >= 15)
    if len(long_lines) < 8:
        return None
    width = long_lines[int(len(long_lines) * 0.9)]
    near = sum(1 for length in long_lines if 0.85 * width <= length <= 1.1 * width)
    return width if width <= 80 and near >= 0.45 * len(long_lines) else None


@dataclass(frozen=True, slots=True)
class _Page:
    """How the file sets its lines: the width at which it was wrapped, None where its lines are whole paragraphs, and
    whether an indent tells a paragraph's first line from the others."""

    width: int | None
    indents: bool


def _page_of(text: str, lines: Sequence[tuple[int, int]]) -> _Page:
    indented = sum(1 for start, _ in lines if text.startswith(_INDENT, start))
    return _Page(_usual_width([end - start for start, end in lines]), 0 < indented < 0.6 * len(lines))


def broken_lines(text: str) -> Iterator[Span]:
    """The line breaks that stand inside a sentence, with the blanks around them.

    A break is one where the sentence cannot have ended: a bracket is open (（责任单位： / 市财政局）), the line ends in 、
    or the next begins with one; where the file was wrapped at a width and the line fills it; and where a line that is
    more than a heading ends without the end of a sentence.
    """
    lines = [found.span() for found in _LINE.finditer(text) if found.end() > found.start()]
    page = _page_of(text, lines)
    depth = 0
    first = True
    for (start, end), (after, after_end) in pairwise(lines):
        line = text[start:end].rstrip()
        depth = _depth(line, depth)
        following = text[after:after_end].strip()
        opens = opens_paragraph(text, after, after_end) and not (depth and _cut_in_a_label(line, following))
        labelled = bare_label().fullmatch(following) or label_head().match(following)
        opens = opens or (not depth and labelled is not None)
        if not line or not following or opens:
            depth, first = 0, True
        elif _is_broken(line, following, text, depth, after, page, first):
            begins = after + len(text[after:after_end]) - len(text[after:after_end].lstrip())
            yield Span(start + len(line), begins)
            first = False
        else:
            depth, first = 0, True


_SURE = 2
# 各县 / 区政府负责落实: one class of governments.
_ALL_OF = re.compile("各[省市州盟县区旗乡镇]{1,3}$")
_LEVEL = re.compile("[市州盟县区旗乡镇街]?(?:人民)?(?:政府|道办)")
# （责 / 任单位：甲局）: the page broke a label in two.
_LABEL_BEGUN = re.compile(r"[（〔【\[、；，。][\u4e00-\u9fff]{1,5}$")
_LABEL_ENDED = re.compile(r"[\u4e00-\u9fff]{0,4}(?:位|门|办|体|限|合|同|头|导)：")


def _cut_in_a_label(line: str, following: str) -> bool:
    begun = _LABEL_BEGUN.search(line)
    ended = _LABEL_ENDED.match(following) if begun else None
    return bool(begun and ended and label_head().fullmatch(begun.group()[1:] + ended.group()))


def _depth(line: str, depth: int) -> int:
    return max(0, depth + sum(line.count(sign) for sign in OPENING) - sum(line.count(sign) for sign in CLOSING))


def _is_broken(line: str, following: str, text: str, depth: int, after: int, page: _Page, first: bool) -> bool:
    """Whether the line goes on in the next one; `first` that nothing before it did."""
    if line[-1] in _GOES_ON or following[0] in _CONTINUES:
        return True
    inside = depth > 0 and _CLOSES.search(text, after, after + _LOOK_AHEAD) is not None
    fills = page.width is not None and len(line) >= 0.8 * page.width
    if line[-1] in _ENDS_SENTENCE:
        # （主办：市文旅局。/ 市教育局）: a sign that the page corrupted, in a list that goes on.
        worn = inside and line[-1] == "。" and strength(_PARTS.split(line[:-1])[-1]) == 2
        return worn or (line[-1] in _ENDS_PART and (inside or (fills and _LABEL_LAST.search(line) is not None)))
    if inside:
        return True
    if (page.indents and text.startswith(_INDENT, after)) or (
        first and _TITLE.fullmatch(line) and not LABEL.match(line)
    ):
        return False
    before, behind = _names_around(line, following) if not depth else ("", "")
    if _ALL_OF.search(before) and _LEVEL.match(behind):
        return True
    if strength(before) == 2 and strength(before + behind) < 2:
        return False
    if fills or (strength(before) == 2 and _PART_OF_A_BODY.match(behind)):
        return True
    if strength(before) == 2 and strength(behind) == 2 and prefix_of(behind) is not None:
        return False
    if strength(before) < _SURE and before and strength(before + behind) == _SURE:
        return True
    listed = _LABELLED.search(line) and (not before or strength(before) == 2)
    bullet = _OPENS.match(line) and not ("，" in line and following[-1] in _ENDS_SENTENCE)
    counts = "、" in line and _DIGIT.search(line) is not None and not LABEL.match(line)
    return (counts or any(sign in line for sign in "。，；")) and not (line[-1] in CLOSING or listed or bullet)


def _names_around(line: str, following: str) -> tuple[str, str]:
    """The last name of the label's list that the line ends in, and the words behind the break up to the next sign.

    责任单位：各县市政府 / 各牵头单位要细化措施，… parts two paragraphs, and so do two bodies with a prefix each;
    责任单位：市教育 / 局、市财政局 breaks one. Two empty strings where the line ends in no list.
    """
    label = _last_label(line)
    if label is None or token().match(following):
        return "", ""
    return _PARTS.split(line[label:])[-1], _PARTS.split(following, maxsplit=1)[0]


def _last_label(line: str) -> int | None:
    """Where the list of the last label (责任单位：) in the line begins, if no sentence ends behind it."""
    start = line.rfind("。") + 1
    if "：" not in line[start:]:
        return None
    found = deque(label_head().finditer(line, start), maxlen=1)
    return found[0].end() if found and (found[0].lastgroup or "").startswith("label") else None
