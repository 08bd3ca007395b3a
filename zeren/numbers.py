"""The numbers of items and sections as people type them: 15, （十五）, (十五) and 十五 are one."""

import re

from loaders.numbering import chinese_number
from loaders.script import canonical

_SIGNS = re.compile(r"[第条章节项（）〔〕、.．\s]+")
_CHINESE = re.compile(r"[一二三四五六七八九十百零〇]+")


def same_number(typed: str, printed: str) -> bool:
    """Whether the number typed is the one printed; a number with levels (1.2) only matches itself."""
    return bool(printed) and _value(typed) == _value(printed)


def _value(number: str) -> str:
    parts = [part for part in _SIGNS.split(canonical(number)) if part]
    return ".".join(str(chinese_number(part)) if _CHINESE.fullmatch(part) else part.lstrip("0") for part in parts)
