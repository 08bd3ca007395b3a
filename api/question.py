"""What a question says: which names it mentions, what it asks for, and what narrows it."""

import re
from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TypeVar

from api.names import LONGEST_PLACE, read_name
from api.vocab import table
from graph.model import Agency, Role
from graph.store import Reader
from loaders.jurisdictions import jurisdictions_called
from loaders.kinds import kind_shaped
from loaders.numbering import chinese_number
from loaders.script import fold

LONGEST_NAME = 40
Choice = TypeVar("Choice", bound=StrEnum)
_CUT = "\x00"  # stands where a name was cut out, so that the words around it do not grow together
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_DUE = re.compile(
    r"(?P<year>(?:19|20)\d\d)"
    r"(?:\s*年\s*(?P<month>0?[1-9]|1[0-2])\s*月|-(?P<dashed>0[1-9]|1[0-2])(?!\d)|\s*年)?"
)
_NUMBER = re.compile(
    r"第\s*(?P<ordinal>[一二三四五六七八九十百]+|\d{1,3})\s*[项条个]?"
    r"|（(?P<bracket>[一二三四五六七八九十百]+|\d{1,3})）"
    r"|(?:事项|任务)\s*(?P<after>[一二三四五六七八九十百]+|\d{1,3})(?![年个项])"
    r"|\b(?:items?|tasks?|no\.?|number)\s*#?(?P<english>\d{1,3})\b"
    r"|#(?P<hash>\d{1,3})\b"
)


class Intent(StrEnum):
    """What a question asks for."""

    ITEMS = "items"
    GAPS = "gaps"
    COLLABORATORS = "collaborators"
    WORKLOAD = "workload"
    TARGETS = "targets"
    WHO = "who"
    INDUSTRIES = "industries"


@dataclass(frozen=True, slots=True)
class Question:
    """A question as read. `intent` is None where nothing in it asks for anything that the store holds.

    `rest` are the words that had no meaning here, `unknown` those of them that must be an agency's name.
    """

    words: str
    language: str
    intent: Intent | None
    agencies: tuple[str, ...] = ()
    place: str | None = None
    role: Role | None = None
    due: str | None = None
    number: int | None = None
    industry: str | None = None
    topic: str | None = None
    unknown: str | None = None
    rest: str = ""


def read_question(words: str, reader: Reader) -> Question:
    """The question as read, its names looked up among those of the store and of the vocabulary."""
    text = fold(words)
    names = {fold(name) for agency in reader.agencies().rows for name in _names(agency)}
    held = {plan.jurisdiction for plan in reader.plans().rows if plan.jurisdiction}
    agencies, text = _take(text, lambda span: span in names or _is_agency(span, held))
    place, text = _take(text, lambda span: bool(jurisdictions_called(span)))
    industry, text = _take_industry(text, reader)
    due, text = _take_due(text)
    number, text = _take_number(text)
    intent, role = _first(Intent, "intents", text), _first(Role, "roles", text)
    role = None if intent is Intent.GAPS else role
    topic = next((found[1].strip() for pattern in _patterns("about") if (found := pattern.search(text))), None)
    rest = _rest(text)
    unknown = rest if not agencies and _must_be_agency(rest) else None
    return Question(
        words=words,
        language=_language(words, text),
        intent=intent or _implied(bool(agencies), role, due, number),
        agencies=tuple(agencies),
        place=place[0] if place else None,
        role=role,
        due=due,
        number=number,
        industry=industry,
        topic=topic if topic and _CUT not in topic else None,
        unknown=unknown,
        rest=rest,
    )


def _names(agency: Agency) -> Iterator[str]:
    every = (agency.name, agency.official_name, agency.english_name, *agency.aliases)
    return (name for name in every if name)


def _implied(named: bool, role: Role | None, due: str | None, number: int | None) -> Intent | None:
    """A name, a role, a year or a number alone ask for items."""
    return Intent.ITEMS if named or role or due or number is not None else None


def _is_agency(span: str, held: Container[str]) -> bool:
    """Whether the vocabulary knows the span, with nothing before the name but a level or a known place."""
    if kind_shaped(span) and not _begins_well(span):
        return False
    if not _without(span, [("filling", None)]):
        return False  # `most` is also what a ministry is called for short
    called = read_name(span)
    return bool(called.kinds) and all(p in held or jurisdictions_called(p) for p in called.places)


def _begins_well(span: str) -> bool:
    """Whether a name that holds a place (人行汕头支行) begins where it should, not with words before it."""
    within = read_name(span).places
    begins = any(jurisdictions_called(span[:size]) for size in range(2, LONGEST_PLACE + 1))
    return bool(within) and (begins or kind_shaped(span[1:]) is None)


def _take_industry(text: str, reader: Reader) -> tuple[str | None, str]:
    """An industry of the store, where the question speaks of industries or of nothing else."""
    sectors = {fold(each.industry.name): each.industry.name for each in reader.industries()}
    found, without = _take(text, sectors.__contains__)
    asked = any(pattern.search(without) for pattern in _patterns("intents", Intent.INDUSTRIES))
    return (sectors[found[0]], without) if found and (asked or not _rest(without)) else (None, text)


def _language(words: str, text: str) -> str:
    """The language of the question, its names apart where there are other words."""
    told = text.replace(_CUT, "").strip()
    return "zh" if _CHINESE.search(told or words) else "en"


def _take(text: str, known: Callable[[str], bool]) -> tuple[list[str], str]:
    """The longest known spans of the text that do not overlap, in its order, and the text without them."""
    spans = sorted(_spans(text), key=lambda span: (span[0] - span[1], span[0]))
    taken: list[tuple[int, int]] = []
    for start, end in spans:
        free = all(end <= other_start or start >= other_end for other_start, other_end in taken)
        if free and known(text[start:end]):
            taken.append((start, end))
    found = [text[start:end] for start, end in sorted(taken)]
    for start, end in sorted(taken, reverse=True):
        text = f"{text[:start]}{_CUT}{text[end:]}"
    return found, text


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Stretches of the text that may be a name: no Latin word is cut, none begins or ends in a blank."""
    edges = [at for at in range(len(text) + 1) if not _inside_word(text, at)]
    for start in edges:
        for end in edges:
            span = text[start:end]
            if 2 <= len(span) <= LONGEST_NAME and _CUT not in span and span == span.strip():
                yield start, end


def _inside_word(text: str, at: int) -> bool:
    around = text[max(at - 1, 0) : at + 1]
    return 0 < at < len(text) and around.isascii() and around.isalnum()


def _take_due(text: str) -> tuple[str | None, str]:
    """The year, with the month where one is named beside it."""
    found = _DUE.search(text)
    if found is None:
        return None, text
    text = f"{text[: found.start()]}{_CUT}{text[found.end() :]}"
    month = found["month"] or found["dashed"]
    for name, number in table("questions.yaml")["months"].items():
        if re.search(rf"\b{name}\b", text):
            month, text = number, re.sub(rf"\b{name}\b", _CUT, text)
    return f"{found['year']}-{int(month):02}" if month else found["year"], text


def _take_number(text: str) -> tuple[int | None, str]:
    found = _NUMBER.search(text)
    if found is None or found.lastgroup is None:
        return None, text
    digits = found[found.lastgroup]
    return int(digits) if digits.isdigit() else chinese_number(digits), _NUMBER.sub(f" item {_CUT}", text, count=1)


def _first(choices: type[Choice], key: str, text: str) -> Choice | None:
    wording = table("questions.yaml")[key]
    return next((choices(name) for name in wording if any(p.search(text) for p in _patterns(key, name))), None)


@cache
def _patterns(key: str, name: str | None = None) -> tuple[re.Pattern[str], ...]:
    wording = table("questions.yaml")[key]
    return tuple(re.compile(pattern) for pattern in (wording[name] if name else wording))


def _rest(text: str) -> str:
    """What no pattern explains."""
    wording = table("questions.yaml")
    keys = [(key, name) for key in ("intents", "roles") for name in wording[key]]
    return _without(text, [*keys, ("due", None), ("filling", None)])


def _without(text: str, keys: Sequence[tuple[str, str | None]]) -> str:
    for pattern in (pattern for key in keys for pattern in _patterns(*key)):
        text = pattern.sub(" ", text)
    return " ".join(text.replace(_CUT, " ").split())


def _must_be_agency(rest: str) -> bool:
    return any(re.search(rf"(?:{endings})$", rest) for endings in table("questions.yaml")["agency_endings"])
