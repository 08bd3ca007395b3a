"""Where a line of a file ends without ending its paragraph."""

import re
from collections.abc import Iterator
from itertools import pairwise

from loaders.document import Span
from loaders.numbering import LABEL

_LINE = re.compile(r"[^\n]*\n?")
_ENDS_SENTENCE = frozenset("。；：！？")
_GOES_ON = frozenset("，、（“《")
_CONTINUES = frozenset("，。；、）”》%")
# What opens a paragraph of its own: a bullet, a heading mark, a short label (责任单位：…), an annex, a table bar.
_OPENS = re.compile(
    r"[ \t]*(?:[-—●○■□◆◇▲★·•*#|]|附(?:件|表|录)|[\u4e00-\u9fff]{1,10}〔(?:19|20)\d\d〕\d|专栏|[\u4e00-\u9fff（）]{2,9}：|【)"
)
# A list behind a label at the end of a paragraph (……。责任单位：甲局、乙局) is whole where it does not end in 、.
_LABELLED = re.compile(r"(?:单位|部门|主体|科室|时限|时间|领导|责任人)[】\]]?：[^。：]*$")
_LOOK_AHEAD = 1500


def _opens(text: str, start: int, end: int) -> bool:
    return bool(_OPENS.match(text, start, end) or LABEL.match(text, start, end))


def _usual_width(lengths: list[int]) -> int | None:
    """The width at which the file was wrapped; None where its lines are whole paragraphs."""
    long_lines = sorted(length for length in lengths if length >= 15)
    if len(long_lines) < 8:
        return None
    width = long_lines[int(len(long_lines) * 0.9)]
    near = sum(1 for length in long_lines if 0.85 * width <= length <= 1.1 * width)
    return width if width <= 80 and near >= 0.45 * len(long_lines) else None


def broken_lines(text: str) -> Iterator[Span]:
    """The line breaks that stand inside a sentence, with the blanks around them.

    A break is one where the sentence cannot have ended: a bracket is open, the line ends in 、 or the next begins
    with one; where the file was wrapped at a width and the line fills it; and where a line that is more than a
    heading ends without the end of a sentence.
    """
    lines = [found.span() for found in _LINE.finditer(text) if found.end() > found.start()]
    width = _usual_width([end - start for start, end in lines])
    depth = 0
    for (start, end), (after, after_end) in pairwise(lines):
        line = text[start:end].rstrip()
        depth = _depth(line, depth)
        following = text[after:after_end].strip()
        if not line or not following or _opens(text, after, after_end):
            depth = 0
        elif _is_broken(line, following, text, depth, after, width):
            first = after + len(text[after:after_end]) - len(text[after:after_end].lstrip())
            yield Span(start + len(line), first)
        else:
            depth = 0


def _depth(line: str, depth: int) -> int:
    return max(0, depth + sum(line.count(sign) for sign in "（〔【") - sum(line.count(sign) for sign in "）〕】"))


def _is_broken(line: str, following: str, text: str, depth: int, after: int, width: int | None) -> bool:
    if line[-1] in _GOES_ON or following[0] in _CONTINUES:
        return True
    if line[-1] in _ENDS_SENTENCE:
        return False
    if depth and text.find("）", after, after + _LOOK_AHEAD) >= 0:
        return True
    if width is not None and len(line) >= 0.8 * width:
        return True
    whole = line[-1] in "）〕】" or _LABELLED.search(line) or _OPENS.match(line)
    return ("。" in line or "，" in line) and not whole
