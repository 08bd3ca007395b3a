"""分别 lists: which of several figures belongs to which metric, year or class."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.document import Span
from loaders.metrics import phrase_of, tidy
from loaders.quantities import quantity_pattern
from loaders.series import Figure, members_of, quantities_in, with_shared_unit

_YEARS = re.compile(r"(?:到|至)?(?:20\d\d年[底末]?(?:、|和|及))+20\d\d年[底末]?")
_YEAR = re.compile(r"20\d\d")


@dataclass(frozen=True, slots=True)
class Paired:
    """One figure of a 分别 list with its metric; `deadline` where the list pairs by year."""

    figure: Figure
    metric: str
    deadline: str | None = None


def _values(text: str, start: int, part: Span) -> list[Figure]:
    quantities = with_shared_unit(quantities_in(text, Span(start, part.end)))
    return [
        Figure(quantity, text[start : quantity.start], "", Span(part.start, quantity.end)) for quantity in quantities
    ]


def _by_class(subject: str, count: int) -> list[str] | None:
    """主营业务超过50亿元、20亿元的企业 → one phrase for each class."""
    found = [each for each in quantity_pattern().finditer(subject) if each["unit"]]
    if len(found) != count or not re.fullmatch(r"(?:[、和及]|以上|的)*", _between(subject, found)):
        return None
    head, tail = subject[: found[0].start("number")], subject[found[-1].end() :]
    return [head + each.group().removeprefix(each["before"] or "") + tail for each in found]


def _between(subject: str, found: Sequence[re.Match[str]]) -> str:
    return "".join(subject[one.end() : two.start()] for one, two in zip(found, found[1:], strict=False))


def paired_in(text: str, part: Span, figures: Sequence[Figure], before: str) -> list[Paired]:
    """The pairs of a part that says 分别; empty where it does not, or where nothing pairs off."""
    words = text[part.start : part.end]
    at = words.find("分别")
    years = _YEARS.search(text, max(0, part.start - 30), part.end)
    if at < 0 or not figures:
        return []
    values = _values(text, part.start + at, part)
    if not values:
        return []
    verb = phrase_of(text[part.start + at + 2 : values[0].quantity.start])
    subject = _subject(words[:at]) or before
    if years and len(_YEAR.findall(years.group())) == len(values):
        metric = tidy(_YEARS.sub("", subject)) + verb.change
        return [Paired(value, metric, year) for value, year in zip(values, _YEAR.findall(years.group()), strict=True)]
    members = _by_class(subject, len(values)) or members_of(subject, len(values))
    if members is None:
        return [Paired(values[0], subject + verb.change)] if len(values) == 1 else []
    head = _shared_verb(members)
    return [
        Paired(value, (head if number and not phrase_of(member).verb else "") + member + verb.change)
        for number, (value, member) in enumerate(zip(values, members, strict=True))
    ]


def _subject(words: str) -> str:
    phrase = phrase_of(words)
    return phrase.verb + phrase.noun


def _shared_verb(members: Sequence[str]) -> str:
    return phrase_of(members[0]).verb
