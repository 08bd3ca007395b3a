"""The labels that number the units of a plan: their styles, their values, how they are printed."""

import re
from enum import StrEnum
from typing import NamedTuple

from loaders.document import Span


class Style(StrEnum):
    """A way of numbering; units of one style under one parent are siblings."""

    CHAPTER = "第一章"
    PART = "第一节"
    ARTICLE = "第一条"
    CHINESE = "一、"
    CHINESE_BRACKET = "（一）"
    CHINESE_HALF = "一）"
    TASK = "任务一"
    DECIMAL = "1.1"
    ARABIC = "1."
    ARABIC_BRACKET = "（1）"
    ARABIC_HALF = "1）"
    CIRCLED = "①"


_DIGITS = "零一二三四五六七八九"
_SIGNS = "".join(map(chr, range(ord("①"), ord("⒛") + 1)))
_CHINESE = r"[一二三四五六七八九十百零〇]{1,5}"

# Over canonical text: brackets and signs are full width, digits half width.
LABEL = re.compile(
    rf"""[ \t]*(?:
    第(?P<chapter>{_CHINESE}|\d{{1,3}})[章篇编](?=[\s\u4e00-\u9fff“])[、：.]?
  | 第(?P<part>{_CHINESE}|\d{{1,3}})(?:节|部分)[、：.]?
  | 第(?P<article>{_CHINESE}|\d{{1,3}})条[、：.]?
  | (?P<chinese>{_CHINESE})[、.．]
  | [（〔](?P<chinese_bracket>{_CHINESE})[）〕][、.]?
  | (?P<chinese_half>{_CHINESE})）[、.]?
  | (?:重点)?(?:任务|行动|工程|举措|措施)(?P<task>{_CHINESE}|\d{{1,2}})(?=[：:、. ])[：:、.]?
  | (?P<decimal>\d{{1,2}}(?:\.\d{{1,2}}){{1,3}})(?=[\s、.]*(?:[\u4e00-\u9fff“《]|20\d\d年))(?!\s*(?:[万亿元%％个家人月]|公里|平方))[、.]?
  | (?P<arabic>\d{{1,3}}|[⒈-⒛])(?:(?<=[⒈-⒛])|[、.．](?!\d(?!\d?月))|(?=[ \t]{{1,4}}[\u4e00-\u9fff]{{4}}))
  | [（〔](?P<arabic_bracket>\d{{1,3}})[）〕][、.]?
  | (?P<parenthesised>[⑴-⒇])[、.]?
  | (?P<arabic_half>\d{{1,3}})）[、.]?
  | (?P<circled>[①-⑳])[、.]?
    )[ \t]*""",
    re.VERBOSE,
)

_STYLES = {
    "chapter": Style.CHAPTER,
    "part": Style.PART,
    "article": Style.ARTICLE,
    "chinese": Style.CHINESE,
    "chinese_bracket": Style.CHINESE_BRACKET,
    "chinese_half": Style.CHINESE_HALF,
    "task": Style.TASK,
    "decimal": Style.DECIMAL,
    "arabic": Style.ARABIC,
    "arabic_bracket": Style.ARABIC_BRACKET,
    "parenthesised": Style.ARABIC_BRACKET,
    "arabic_half": Style.ARABIC_HALF,
    "circled": Style.CIRCLED,
}


class Label(NamedTuple):
    """A label at the head of a line: `printed` as in the document, without the sign that parts it from the words."""

    style: Style
    value: int
    printed: str
    span: Span


def chinese_number(words: str) -> int:
    """The value of a Chinese numeral up to 999 (二十一 → 21); a run of digits is read by place (二〇 → 20)."""
    words = words.replace("〇", "零")
    if not set(words) & {"十", "百"}:
        return int("".join(str(_DIGITS.index(digit)) for digit in words))
    total = pending = 0
    for sign in words:
        if sign in "十百":
            total += (pending or 1) * (10 if sign == "十" else 100)
            pending = 0
        else:
            pending = _DIGITS.index(sign)
    return total + pending


def _value(group: str, words: str) -> int:
    if group == "decimal":
        return int(words.rpartition(".")[2])
    if "①" <= words[0] <= "⒛":
        starts = {"circled": "①", "parenthesised": "⑴", "arabic": "⒈"}
        return ord(words[0]) - ord(starts[group]) + 1
    return int(words) if words.isdigit() else chinese_number(words)


# What a label begins with: most lines are told by their first character.
_OPENS = frozenset(" \t第（〔重任行工举措" + _DIGITS + "十百〇0123456789" + _SIGNS)


def label_at(text: str, start: int, end: int) -> Label | None:
    """The label at the head of the line `text[start:end]` (canonical), None where it has none."""
    if text[start : start + 1] not in _OPENS:
        return None
    found = LABEL.match(text, start, end)
    if found is None or found.lastgroup is None:
        return None
    group = found.lastgroup
    words = found[group]
    printed = found.group().strip().rstrip("、.．： \t")
    return Label(_STYLES[group], _value(group, words), printed, Span(found.start(), found.end()))
