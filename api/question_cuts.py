"""Names, years and numbers, found in a question and cut out of it."""

import re
from collections.abc import Callable, Iterator

from api.question_words import CUT, patterns, says
from api.vocab import table
from loaders.numbering import chinese_number

LONGEST_NAME = 40
_DUE = re.compile(
    r"(?P<year>(?:19|20)\d\d)"
    r"(?:\s*年\s*(?P<month>0?[1-9]|1[0-2])\s*月|-(?P<dashed>0[1-9]|1[0-2])(?!\d)|\s*年)?"
)
_CARDINAL = r"[一二三四五六七八九十百]+|\d{1,3}"
_NUMBER = re.compile(
    rf"第\s*(?P<ordinal>{_CARDINAL})\s*[项条个]?"
    rf"|（(?P<bracket>{_CARDINAL})）"
    rf"|(?:事项|任务)\s*(?P<after>{_CARDINAL})(?![年个项])"
    r"|\b(?:items?|tasks?|no\.?|number)\s*#?(?P<english>\d{1,3})\b"
    r"|#(?P<hash>\d{1,3})\b"
)
_SECTION = re.compile(
    rf"第\s*(?P<ordinal>{_CARDINAL})\s*(?:章|节|部分|大项|大点)|\b(?:section|chapter|part)\s*(?P<english>\d{{1,3}})\b"
)
_TOP = re.compile(
    rf"前\s*(?P<before>{_CARDINAL})(?:名|位|个|家|大|的|$)"
    rf"|最[多少忙闲重轻]的(?:前)?\s*(?P<most>{_CARDINAL})\s*[个家名]"
    r"|\b(?:top|first)\s+(?P<english>\d{1,3})\b"
)
_YEAR = "\x01"  # stands for the year while the words around it are read
_NUMBERS = {"number": _NUMBER, "section": _SECTION, "top": _TOP}


def take(text: str, known: Callable[[str], bool]) -> tuple[list[str], str]:
    """The longest known spans of the text that do not overlap, in its order, and the text without them."""
    spans = sorted(_spans(text), key=lambda span: (span[0] - span[1], span[0]))
    taken: list[tuple[int, int]] = []
    for start, end in spans:
        free = all(end <= other_start or start >= other_end for other_start, other_end in taken)
        if free and known(text[start:end]):
            taken.append((start, end))
    found = [text[start:end] for start, end in sorted(taken)]
    for start, end in sorted(taken, reverse=True):
        text = f"{text[:start]}{CUT}{text[end:]}"
    return found, text


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Stretches of the text that may be a name: no Latin word is cut, none begins or ends in a blank."""
    edges = [at for at in range(len(text) + 1) if not _inside_word(text, at)]
    for start in edges:
        for end in edges:
            span = text[start:end]
            if 2 <= len(span) <= LONGEST_NAME and CUT not in span and span == span.strip():
                yield start, end


def _inside_word(text: str, at: int) -> bool:
    around = text[max(at - 1, 0) : at + 1]
    return 0 < at < len(text) and around.isascii() and around.isalnum()


def take_due(text: str) -> tuple[str | None, bool, str]:
    """The year, with the month where one is named beside it; and whether what is due earlier is asked for too."""
    found = _DUE.search(text)
    if found is None:
        return None, False, text
    month = found["month"] or found["dashed"]
    text = f"{text[: found.start()]}{_YEAR}{text[found.end() :]}"
    for name, number in table("questions.yaml")["months"].items():
        if re.search(rf"\b{name}\b", text):
            month, text = number, re.sub(rf"\b{name}\b", " ", text)
    until = says(text, "until")
    for pattern in patterns("until"):
        text = pattern.sub(CUT, text)
    due = f"{found['year']}-{int(month):02}" if month else found["year"]
    return due, until, text.replace(_YEAR, CUT)


def take_number(kind: str, text: str) -> tuple[int | None, str]:
    """The number of an item or a section, or how many rows of a ranking are wanted."""
    pattern = _NUMBERS[kind]
    found = pattern.search(text)
    if found is None or found.lastgroup is None:
        return None, text
    digits = found[found.lastgroup]
    if kind == "top":  # the words around it say of what: 最多的, busiest
        left = f"{text[: found.start(found.lastgroup)]}{CUT}{text[found.end(found.lastgroup) :]}"
    else:
        left = pattern.sub(f" item {CUT}" if kind == "number" else CUT, text, count=1)
    return int(digits) if digits.isdigit() else chinese_number(digits), left
