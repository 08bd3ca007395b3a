"""What a question says: which names it mentions, what it asks for, and what narrows it."""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from api.names import LONGEST_PLACE, read_name
from api.question_cuts import take, take_due, take_number
from api.question_words import CUT, first, in_chinese, language_of, patterns, says, unexplained, without
from api.vocab import table
from graph.model import Agency, Role
from graph.store import Reader
from loaders.jurisdictions import jurisdictions_called
from loaders.kinds import kind_shaped
from loaders.script import fold


class Intent(StrEnum):
    """What a question asks for."""

    ITEMS = "items"
    GAPS = "gaps"
    COLLABORATORS = "collaborators"
    WORKLOAD = "workload"
    TARGETS = "targets"
    WHO = "who"
    INDUSTRIES = "industries"


class Gap(StrEnum):
    """What an item or a target lacks."""

    NO_LEAD = "no_lead"
    NO_AGENCY = "no_agency"
    SEVERAL_LEADS = "several_leads"
    NO_TARGET = "no_target"
    NO_DEADLINE = "no_deadline"


@dataclass(frozen=True, slots=True)
class Question:
    """A question as read. `intent` is None where nothing in it asks for anything that the store holds.

    `gap` says which gap is asked for, `listing` what is listed elsewhere; `plans` are ids of the plans that it names.
    `until`: also what is due earlier; `counts`: it asks how many; `least`: for the other end of a ranking, `top`: for so many of its rows.
    `rest` are the words that had no meaning here, `unknown` those of them that must be an agency's name.
    """

    words: str
    language: str
    intent: Intent | None
    agencies: tuple[str, ...] = ()
    place: str | None = None
    role: Role | None = None
    due: str | None = None
    until: bool = False
    number: int | None = None
    industry: str | None = None
    topic: str | None = None
    gap: Gap | None = None
    section: int | None = None
    plans: tuple[str, ...] = ()
    top: int | None = None
    least: bool = False
    counts: bool = False
    listing: str | None = None
    unknown: str | None = None
    rest: str = ""


def read_question(words: str, reader: Reader) -> Question:
    """The question as read, its names looked up among those of the store and of the vocabulary."""
    text = fold(words)
    names = {fold(name) for agency in reader.agencies().rows for name in _names(agency)}
    held = {plan.jurisdiction for plan in reader.plans().rows if plan.jurisdiction}
    agencies, text = take(text, lambda span: span in names or _is_agency(span, held))
    place, text = take(text, lambda span: bool(jurisdictions_called(span)))
    industry, text = _take_industry(text, reader)
    due, until, text = take_due(text)
    section, text = take_number("section", text)
    top, text = take_number("top", text)
    number, text = take_number("number", text)
    language = language_of(words, text)
    rest = unexplained(text)
    unknown = rest if not agencies and _must_be_agency(rest) else None
    listing = _listing(text)
    if language == "en" and not unknown:
        text = in_chinese(text)
        industry, text = (industry, text) if industry else _take_industry(text, reader)
        rest = unexplained(text)
    read = Question(
        words=words,
        language=language,
        intent=None,
        agencies=tuple(agencies),
        place=place[0] if place else None,
        role=None if _both_roles(text) else first(Role, "roles", text),
        due=due,
        until=until,
        number=number,
        industry=industry,
        topic=_told_topic(text),
        section=section,
        top=top,
        unknown=unknown,
        rest="" if _is_bare(rest) else _beside(rest) if agencies else rest,
        listing=listing,
    )
    return _with_plans(_with_intent(read, text), text, reader)


def _with_intent(read: Question, text: str) -> Question:
    """With what it asks for, and how: a gap, a number, a ranking."""
    gap = first(Gap, "gaps", text)
    intent = Intent.GAPS if gap else first(Intent, "intents", text) or _implied(read)
    if intent is Intent.WORKLOAD and read.number is not None and not read.agencies:
        intent = Intent.WHO  # what an agency carries of one item: who carries it
    if intent is Intent.WORKLOAD and says(text, "intents", "industries"):
        intent = Intent.INDUSTRIES
    of_what = read.agencies or read.topic or read.industry or read.rest or read.due or read.number is not None
    if intent is Intent.WHO and not (of_what or read.section) and (read.place or says(text, "every_agency")):
        intent = Intent.WORKLOAD  # the agencies, all of them or those of a place
    if intent is Intent.ITEMS and read.agencies and _both_roles(text):
        intent = Intent.WORKLOAD  # how many as this, how many as that
    if intent is Intent.INDUSTRIES and read.industry and says(text, "intents", Intent.ITEMS):
        intent = Intent.ITEMS
    named = read.agencies or read.industry or gap or read.number is not None
    return replace(
        read,
        intent=intent,
        gap=gap,
        role=None if gap else read.role,
        least=says(text, "least"),
        counts=says(text, "count"),
        listing=None if named else read.listing,
    )


def _with_plans(read: Question, text: str, reader: Reader) -> Question:
    """With the plans that the words without another meaning name: each of these words stands in their titles."""
    if not (read.rest and says(text, "plan")) or read.topic or read.unknown:
        return read
    named = [plan for plan in reader.plans().rows if all(word in fold(plan.title) for word in read.rest.split())]
    named = [plan for plan in named if not read.place or plan.jurisdiction in jurisdictions_called(read.place)]
    places = {plan.jurisdiction for plan in named}
    place = next(iter(places)) if len(places) == 1 else None
    rest = "" if named else read.rest
    return replace(read, plans=tuple(plan.id for plan in named), place=read.place or place, rest=rest)


def _told_topic(text: str) -> str | None:
    """The subject that a word like `about` introduces."""
    found = next((found[1] for pattern in patterns("about") if (found := pattern.search(text))), "").strip()
    topic = without(found, [("filling", None)]) if re.search("[a-z]{3}", text) else found
    return topic if topic and CUT not in found else None


def _names(agency: Agency) -> Iterator[str]:
    every = (agency.name, agency.official_name, agency.english_name, *agency.aliases)
    return (name for name in every if name)


def _implied(read: Question) -> Intent | None:
    """A name, a role, a year, an industry or a number alone ask for items."""
    numbered = read.number is not None or read.section is not None
    return Intent.ITEMS if read.agencies or read.role or read.due or read.industry or numbered else None


def _is_agency(span: str, held: Container[str]) -> bool:
    """Whether the vocabulary knows the span, with nothing before the name but a level or a known place."""
    if kind_shaped(span) and not _begins_well(span):
        return False
    if not without(span, [("filling", None)]):
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
    found, left = take(text, sectors.__contains__)
    asked = says(left, "intents", Intent.INDUSTRIES)
    return (sectors[found[0]], left) if found and (asked or not unexplained(left)) else (None, text)


def _both_roles(text: str) -> bool:
    return says(text, "roles", Role.LEAD) and says(text, "roles", Role.CO_OP)


def _listing(text: str) -> str | None:
    """What is asked for that is listed elsewhere, where nothing else is said."""
    listed = (name for name in table("questions.yaml")["elsewhere"] if says(text, "elsewhere", name))
    return next((name for name in listed if not unexplained(without(text, [("elsewhere", name)]))), None)


def _must_be_agency(rest: str) -> bool:
    ends = any(re.search(rf"(?:{endings})$", rest) for endings in table("questions.yaml")["agency_endings"])
    return ends and not _is_bare(rest)


def _is_bare(rest: str) -> bool:
    """Whether nothing is left but words for agencies in general."""
    return not _beside(rest)


def _beside(rest: str) -> str:
    """What is left beside words for agencies in general."""
    return without(rest, [("any_agency", None)])
