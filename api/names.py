"""Which agencies and places a user's words mean, in either script or in English."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz, process

from api.vocab import table
from graph.model import Agency, Level
from graph.store import Reader
from loaders.jurisdictions import jurisdictions_called
from loaders.kinds import kind_named, kind_shaped, kinds_called, successions
from loaders.script import fold, mainland

NEAREST = 5
ALIKE = 45.0  # of 100: below it a nearest name is no help
LONGEST_PLACE = 8


@dataclass(frozen=True, slots=True)
class Resolution:
    """What `name` means: `agencies` ordered by id.

    Where there are none, `related` took over from it or came before it, and `nearest` are names in the store
    that look like it, the most alike first. `kinds` are what the vocabulary makes of the name.
    """

    name: str
    agencies: tuple[Agency, ...]
    related: tuple[Agency, ...] = ()
    nearest: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the agencies."""
        return tuple(agency.id for agency in self.agencies)


@dataclass(frozen=True, slots=True)
class Called:
    """A name read by the vocabulary: its kinds, and the level and places that the words before it ask for."""

    kinds: tuple[str, ...]
    level: Level | None = None
    places: tuple[str, ...] = ()

    def fits(self, agency: Agency) -> bool:
        """Whether the agency stands at the level and in the place that were asked for."""
        at_level = self.level is None or agency.level in (self.level, Level.UNKNOWN)
        return at_level and (not self.places or agency.jurisdiction in self.places)


@cache
def level_words() -> dict[str, Level]:
    """The words that name a level before an agency's name (市, municipal)."""
    return {word: Level(level) for word, level in table("names.yaml")["levels"].items()}


def resolve(name: str, reader: Reader, jurisdiction: str | None = None) -> Resolution:
    """The agencies meant by `name`: by id, by a name that the store holds, by kind; else the nearest.

    A level or a place in the name is respected; `jurisdiction` (a full name) prefers that
    government's own agencies, and keeps to those that its plans name.
    """
    words = mainland(name).strip()
    named = [*reader.agencies_named(name.strip()), *reader.agencies_named(words)]
    by_id = [agency for agency in named if agency.id in (name.strip(), words)]
    called = read_name(words)
    found = _within(by_id or [*named, *_of_kinds(called, called.kinds, reader)], reader, jurisdiction)
    if found:
        return Resolution(name, found, kinds=called.kinds)
    related = _within(_of_kinds(called, _kin(called.kinds), reader), reader, jurisdiction)
    return Resolution(name, (), related, nearest(words, reader, jurisdiction), called.kinds)


def fitting(name: str, kinds: Iterable[str], reader: Reader, jurisdiction: str | None = None) -> tuple[Agency, ...]:
    """The agencies of these kinds at the level and in the places that `name` asks for."""
    return _within(_of_kinds(read_name(mainland(name).strip()), kinds, reader), reader, jurisdiction)


def read_name(words: str) -> Called:
    """What the vocabulary makes of a name (Simplified or English); no kinds where it knows none."""
    if words.isascii():
        return _read_english(words.casefold().split())
    if kind := kind_named(words):
        return Called((kind.key,))
    for at in range(1, min(len(words), LONGEST_PLACE + 3)):
        head, kind = words[:at], kind_named(words[at:])
        if kind and (before := _before(head)):
            return Called((kind.key,), *before)
    if shaped := kind_shaped(words):
        return Called((shaped.key,), None, _places_in(words))
    return Called(kinds_called(words) if len(words) > 1 and not _before_any(words) else ())


def places(name: str, reader: Reader) -> tuple[str, ...]:
    """The full names of the governments called `name` that have a plan in the store; empty where none has."""
    words = mainland(name).strip()
    held = {plan.jurisdiction for plan in reader.plans().rows if plan.jurisdiction}
    return tuple(sorted(place for place in {words, name, *jurisdictions_called(words)} if place in held))


def nearest_place(words: str, reader: Reader) -> tuple[str, ...]:
    """The governments with a plan in the store most like the words; some of them where none is."""
    held = sorted({plan.jurisdiction for plan in reader.plans().rows if plan.jurisdiction})
    alike = process.extract(fold(words), held, scorer=fuzz.WRatio, limit=NEAREST, score_cutoff=ALIKE)
    return tuple(name for name, _, _ in alike) or tuple(held[:NEAREST])


def nearest(words: str, reader: Reader, jurisdiction: str | None = None) -> tuple[str, ...]:
    """The names in the store that are most like the words, at most five, one for each agency; none where none is akin."""
    names: dict[str, str] = {}
    for agency in reader.agencies(jurisdiction=jurisdiction).rows:
        for each in (agency.name, agency.official_name, *agency.aliases):
            names.setdefault(fold(each or agency.name), agency.name)
        if agency.english_name:
            names.setdefault(fold(agency.english_name), agency.english_name)
    alike = process.extract(fold(words), list(names), scorer=fuzz.WRatio, limit=4 * NEAREST, score_cutoff=ALIKE)
    return tuple(dict.fromkeys(names[found] for found, _, _ in alike if akin(words, found)))[:NEAREST]


def akin(words: str, name: str) -> bool:
    """Whether the two share a sign, or three letters, that is not in most names: 火星局 and 农业局 share 局 alone."""
    return not _telling(words).isdisjoint(_telling(name))


def _telling(text: str) -> set[str]:
    common, folded = table("names.yaml")["common"], fold(text)
    letters = [word for word in _LETTERS.findall(folded) if word not in common["words"]]
    signs = {sign for sign in folded if sign >= "\u2e80" and sign.isalnum() and sign not in common["signs"]}
    return signs | {word[at : at + 3] for word in letters for at in range(max(len(word) - 2, 1))}


_LETTERS = re.compile(r"[a-z0-9]+")


def _read_english(words: list[str]) -> Called:
    """Level words and places may stand before the name: `Shantou municipal science bureau`."""
    level = next((level_words()[word] for word in words if word in level_words()), None)
    for at in range(len(words)):
        head = " ".join(word for word in words[:at] if word != "the" and word not in level_words())
        before = jurisdictions_called(head) if head else ()
        if (before or not head) and (kinds := kinds_called(" ".join(words[at:]))):
            return Called(kinds, level, before)
    return Called(())


def _before(head: str) -> tuple[Level | None, tuple[str, ...]] | None:
    """Level and places that the words before a kind's name ask for; None where they are neither."""
    if level := level_words().get(head):
        return level, ()
    place = head.removesuffix("委") if len(head) > 2 else head
    if found := jurisdictions_called(place):
        return None, found
    return (None, (place,)) if place[-1] in level_words() and len(place) > 2 else None


def _before_any(words: str) -> bool:
    return any(kind_named(words[at:]) for at in range(1, len(words) - 1))


def _places_in(words: str) -> tuple[str, ...]:
    """The place inside a name of its own shape (人行汕头支行), the longest that the table knows."""
    spans = (words[at : at + size] for size in range(LONGEST_PLACE, 1, -1) for at in range(len(words) - size + 1))
    return next((found for span in spans if (found := jurisdictions_called(span))), ())


def _of_kinds(called: Called, kinds: Iterable[str], reader: Reader) -> list[Agency]:
    return [each for kind in kinds for each in reader.agencies(kind=kind).rows if called.fits(each)]


def _kin(kinds: tuple[str, ...]) -> tuple[str, ...]:
    """The kinds that took over from these, then those that these took over from."""
    after = [step.successor for kind in kinds for step in successions().get(kind, ())]
    before = [old for old, steps in successions().items() if any(step.successor in kinds for step in steps)]
    return tuple(dict.fromkeys([*after, *before]))


def _within(agencies: Iterable[Agency], reader: Reader, place: str | None) -> tuple[Agency, ...]:
    """Each agency once, by id: the place's own, else those of other governments that its plans name."""
    kept = {each.id: each for each in sorted(agencies, key=lambda each: each.id)}
    own = tuple(each for each in kept.values() if place in (None, each.jurisdiction))
    if own or not kept:
        return own
    plans = reader.plans(jurisdiction=place).rows
    named = {agency.id for plan in plans for agency in reader.agencies(plan=plan.id).rows}
    return tuple(each for each in kept.values() if each.id in named)
