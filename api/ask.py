"""Answers to questions in English and Chinese, and the reason where there is nothing to answer with."""

from dataclasses import dataclass, replace
from enum import StrEnum

from api.lineage import NOW, Lineage, Times, told_of, with_lineage
from api.names import Resolution, nearest, places, resolve
from api.question import Intent, Question, read_question
from api.question_rows import first_year, rows_asked
from api.question_words import is_untranslated, looser
from api.rows import Asked, Row
from api.vocab import table
from graph.answers import ItemQuery, Page
from graph.model import Agency
from graph.store import Reader
from loaders.jurisdictions import jurisdictions_called

MOST = 500
NAMED = 10  # titles of plans in one sentence
_OF_ITEMS = (Intent.ITEMS, Intent.WHO, Intent.TARGETS)
_NARROWED = (*_OF_ITEMS, Intent.WORKLOAD, Intent.GAPS)


class Reason(StrEnum):
    """Why an answer has no rows."""

    UNKNOWN_NAME = "unknown_name"
    UNKNOWN_PLACE = "unknown_place"
    SUCCEEDED = "succeeded"
    NO_ITEMS = "no_items"
    FILTERED_OUT = "filtered_out"
    NOTHING_FITS = "nothing_fits"
    NOTHING_LOADED = "nothing_loaded"
    NOT_UNDERSTOOD = "not_understood"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True)
class Why:
    """Why there are no rows, in the question's language; `nearest` and `examples` are what to ask instead."""

    reason: Reason
    message: str
    nearest: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """The question as understood, and its rows: items, workloads, collaborators, targets or industries.

    `agencies` are those that the question means, with those that came before them; `total` counts all rows, also
    those beyond the limit. `lineage` is what passed between agencies; `notes` say the same in sentences, how many rows
    there are where that is asked, and which words were not taken into account.
    """

    question: str
    language: str
    intent: Intent | None
    understood: str | None
    agencies: tuple[Agency, ...]
    total: int
    rows: tuple[Row, ...]
    why: Why | None = None
    lineage: tuple[Lineage, ...] = ()
    notes: tuple[str, ...] = ()


def ask(question: str, reader: Reader, *, limit: int = MOST, offset: int = 0, times: Times = NOW) -> Answer:
    """The answer to a question in English or Chinese; at most `limit` rows from `offset` on. `times` says whether a
    question about an agency takes in the items of those whose functions went to it, and as of which year.

    Raises nothing of its own: a question that is not understood, or has no answer, says so in `why`.
    """
    if not reader.plans(limit=1).total:
        return _empty(read_question(question, reader), Reason.NOTHING_LOADED)
    read = _with_topic(read_question(question, reader))
    if read.listing:
        return _elsewhere(read, reader)
    if _is_subject(read, reader):
        read = replace(read, intent=Intent.ITEMS, topic=read.rest)
    if read.intent is None or _says_nothing(read):
        return _empty(read, Reason.NOT_UNDERSTOOD)
    held = places(read.place, reader) if read.place else (None,)
    if not held:
        return _empty(read, Reason.UNKNOWN_PLACE, name=jurisdictions_called(read.place or "")[0])
    if read.unknown:
        return _empty(read, Reason.UNKNOWN_NAME, nearest(read.unknown, reader, held[0]), name=read.unknown)
    named = [resolve(name, reader, held[0]) for name in read.agencies]
    widened = [with_lineage(each, reader, held[0], times) for each in named]
    groups = tuple(group for group, _ in widened)
    lineage = tuple(dict.fromkeys(each for _, passed in widened for each in passed))
    asked = frozenset(agency.id for each in named for agency in each.agencies)
    notes = tuple(dict.fromkeys(told_of(each, asked, read.language) for each in lineage))
    missing = next((group for group in groups if not group.agencies), None)
    answer = _unresolved(read, missing) if missing else _widest(Asked(read, reader, held[0], groups), limit, offset)
    return replace(answer, lineage=lineage, notes=(*notes, *answer.notes))


def examples(language: str) -> tuple[str, ...]:
    """Questions that can be asked, in `en` or `zh`."""
    return tuple(table("answers.yaml")["examples"][language])


def _with_topic(read: Question) -> Question:
    """Words without another meaning are the subject of the item, where nothing else says which is meant."""
    about_items = read.intent in _OF_ITEMS
    told = read.agencies or read.unknown or read.topic or read.industry
    numbered = read.number is not None or read.section is not None
    return replace(read, topic=read.rest) if about_items and read.rest and not (told or numbered) else read


def _is_subject(read: Question, reader: Reader) -> bool:
    """Whether words that ask for nothing are the subject of items: a heading, typed as it is."""
    words = (read.rest, *looser(read.rest)) if read.intent is None and read.rest else ()
    return any(reader.items(ItemQuery(text=each), limit=1).total for each in words)


def _says_nothing(read: Question) -> bool:
    """Whether it asks who, or with whom, and does not say of what."""
    narrowed = read.agencies or read.unknown or read.due or read.industry or read.topic or read.section or read.plans
    if read.intent is Intent.COLLABORATORS:
        return not (read.agencies or read.unknown)
    return read.intent is Intent.WHO and not narrowed and read.number is None


def _widest(asked: Asked, limit: int, offset: int) -> Answer:
    """The answer; where no item holds the subject as it was typed, to its parts, and beside an agency without it."""
    read = asked.question
    by_rest = len(read.rest) > 1 and not read.topic and read.number is None
    topic = read.rest if by_rest and read.intent in _NARROWED and not read.industry else read.topic
    for each in (topic, *looser(topic)) if topic else ():
        found = _answer(replace(asked, question=replace(read, topic=each)), limit, offset)
        if found.total:
            return _with_aside(found, " ".join(word for word in (topic or "").split() if is_untranslated(word)), each)
    return _with_aside(_answer(asked, limit, offset), read.rest if by_rest else "")


def _with_aside(answer: Answer, rest: str, kept: str | None = None) -> Answer:
    """With a note of the words that were left aside, if they were."""
    if not rest or (kept and rest in kept):
        return answer
    return replace(answer, notes=(*answer.notes, _aside(answer.language, "left_aside", rest=rest)))


def _answer(asked: Asked, limit: int, offset: int) -> Answer:
    read = asked.question
    found = rows_asked(asked, limit, offset)
    why = None if found.total else _why_empty(asked)
    notes = (_aside(read.language, "counted", total=found.total),) if read.counts and found.total else ()
    told = _understood(asked)
    answer = Answer(read.words, read.language, read.intent, told, asked.agencies, found.total, found.rows, why)
    return replace(answer, notes=notes)


def _aside(language: str, key: str, **values: object) -> str:
    return str(table("answers.yaml")["asides"][language][key].format(**values))


def _why_empty(asked: Asked) -> Why:
    """Nothing fits: because the agencies have no items at all, or none under these conditions."""
    read = asked.question
    if not asked.agencies:
        if is_untranslated(read.topic) and read.language == "en":
            return Why(Reason.NOTHING_FITS, _message(read.language, "untranslated", name=read.topic))
        of_a_name = read.role and read.intent is Intent.ITEMS
        near = nearest(read.topic, asked.reader, asked.place) if read.topic and of_a_name else ()
        reason = Reason.UNKNOWN_NAME if near else Reason.NOTHING_FITS
        return _why(read.language, reason, near, name=read.topic)
    ids = tuple(agency.id for agency in asked.agencies)
    any_item = asked.reader.items(ItemQuery(agencies=ids), limit=1).total
    return _why(read.language, Reason.FILTERED_OUT if any_item else Reason.NO_ITEMS, name=_listed(asked.agencies))


def _unresolved(read: Question, missing: Resolution) -> Answer:
    if missing.related:
        return _empty(read, Reason.SUCCEEDED, name=missing.name, related=_listed(missing.related))
    return _empty(read, Reason.UNKNOWN_NAME, missing.nearest, name=missing.name)


def _empty(read: Question, reason: Reason, near: tuple[str, ...] = (), **names: str | None) -> Answer:
    why = _why(read.language, reason, near, **names)
    return Answer(read.words, read.language, read.intent, None, (), 0, (), why)


def _elsewhere(read: Question, reader: Reader) -> Answer:
    """What is listed elsewhere: where, and the first of it."""
    held = places(read.place, reader) if read.place else (None,)
    plans = reader.plans(jurisdiction=held[0], limit=NAMED) if held else Page(0, ())
    names = "、".join(plan.title for plan in plans.rows) + ("…" if plans.total > NAMED else "")
    listed = str(read.listing)
    instead = tuple(table("answers.yaml")["gap_examples"][read.language]) if listed == "gaps" else ()
    why = Why(Reason.ELSEWHERE, _message(read.language, listed, names=names), examples=instead)
    notes = (_aside(read.language, "counted", total=plans.total),) if read.counts and listed == "plans" else ()
    return Answer(read.words, read.language, None, None, (), 0, (), why, notes=notes)


def _why(language: str, reason: Reason, near: tuple[str, ...] = (), **names: str | None) -> Why:
    instead = examples(language) if reason is Reason.NOT_UNDERSTOOD else ()
    return Why(reason, _message(language, reason, **names), near, instead)


def _message(language: str, key: str, **names: str | None) -> str:
    return str(table("answers.yaml")["why"][language][key].format(**names))


def _understood(asked: Asked) -> str:
    """The question in the words of the table, in the language that it was asked in."""
    read, words = asked.question, table("answers.yaml")["understood"][asked.question.language]
    any_role = read.intent is Intent.ITEMS and bool(asked.agencies)
    since = first_year(asked) if read.until else None
    parts = {
        "all_agencies" if asked.together else "with_agencies": asked.agencies,
        f"as_{read.role}" if read.role else "any_role": (read.role or any_role) and not asked.together,
        "of_number": read.number,
        "of_section": read.section,
        "of_plans": read.plans,
        "of_industry": read.industry,
        "on_topic": read.topic,
        "in_place": asked.place,
        "until_due" if since and since < (read.due or "") else "by_due": read.due,
        "the_top": read.top,
    }
    names = {
        "agencies": _listed(asked.agencies),
        "number": read.number,
        "section": read.section,
        "plans": "、".join(read.plans),
        "top": read.top,
        "industry": read.industry,
        "topic": read.topic,
        "place": asked.place,
        "due": read.due,
        "since": since,
    }
    told = [words[part].format(**names) for part, wanted in parts.items() if wanted]
    what = f"gap_{read.gap}" if read.gap else str(read.intent or Intent.ITEMS)
    least = "_least" if read.least and read.intent is Intent.WORKLOAD else ""
    return str(words["comma"].join([words[f"{what}{least}"], *told]))


def _listed(agencies: tuple[Agency, ...]) -> str:
    return "、".join(dict.fromkeys(agency.name for agency in agencies))
