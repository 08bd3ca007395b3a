"""The wording of questions: which patterns stand in a text, what is left without them, English subjects in Chinese."""

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import cache
from itertools import combinations, pairwise
from typing import TypeVar

from api.vocab import table
from loaders.script import fold

CUT = "\x00"  # stands where a name was cut out, so that the words around it do not grow together
Choice = TypeVar("Choice", bound=StrEnum)
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_SHORTEST, _LONGEST = 2, 12  # characters of a part of a word, and of a word that is taken apart
_MOST_CUTS = 2


@cache
def patterns(key: str, name: str | None = None) -> tuple[re.Pattern[str], ...]:
    """The patterns of a list of the wording, or of one of its parts."""
    wording = table("questions.yaml")[key]
    return tuple(re.compile(pattern) for pattern in (wording[name] if name else wording))


def says(text: str, key: str, name: str | None = None) -> bool:
    """Whether one of the patterns stands in the text."""
    return any(pattern.search(text) for pattern in patterns(key, name))


def first(choices: type[Choice], key: str, text: str) -> Choice | None:
    """The first choice of the list of which a pattern stands in the text."""
    return next((choices(name) for name in table("questions.yaml")[key] if says(text, key, name)), None)


def without(text: str, keys: Sequence[tuple[str, str | None]]) -> str:
    """The text without what the patterns explain."""
    for pattern in (pattern for key in keys for pattern in patterns(*key)):
        text = pattern.sub(" ", text)
    return " ".join(text.replace(CUT, " ").split())


def unexplained(text: str) -> str:
    """What no pattern explains."""
    wording = table("questions.yaml")
    keys = [(key, name) for key in ("gaps", "intents", "roles") for name in wording[key]]
    return without(text, [*keys, ("due", None), ("filling", None)])


def language_of(words: str, text: str) -> str:
    """The language of the question, its names apart where there are other words."""
    return "zh" if _CHINESE.search(text.replace(CUT, "").strip() or words) else "en"


def in_chinese(text: str) -> str:
    """English subjects (food safety) in the words of plans (食品 安全); words without a translation stay."""
    for pattern, chinese in _subjects():
        text = pattern.sub(f" {chinese} ", text)
    return text


def is_untranslated(topic: str | None) -> bool:
    """Whether a subject is, in part, English that no Chinese plan can hold."""
    return bool(topic and re.search(r"[a-z]{2}", topic))


def looser(topic: str) -> Iterator[str]:
    """The subject with one of its Chinese words taken apart, all of whose parts must be there: 食品安全, 食品 安全;
    last, where the question is in English, without the words that could not be put into Chinese."""
    words = topic.split()
    for cuts in range(1, _MOST_CUTS + 1):
        for at, word in enumerate(words):
            if len(word) <= _LONGEST and not word.isascii():
                for parts in _parted(word, cuts):
                    yield " ".join([*words[:at], *parts, *words[at + 1 :]])
    known = [word for word in words if not is_untranslated(word)]
    if known != words and known:
        yield " ".join(known)


def _parted(word: str, cuts: int) -> Iterator[list[str]]:
    for places in combinations(range(1, len(word)), cuts):
        edges = [0, *places, len(word)]
        parts = [word[start:end] for start, end in pairwise(edges)]
        if all(len(part) >= _SHORTEST for part in parts):
            yield parts


@cache
def _subjects() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The terms of the glossary, the longest first: those that hold others go before them."""
    terms = sorted(table("topics.yaml").items(), key=lambda term: -len(term[0]))
    return tuple((re.compile(rf"\b{_any_number(english)}\b"), fold(chinese)) for english, chinese in terms)


def _any_number(term: str) -> str:
    """The term in the singular or the plural, its words joined by a blank or a hyphen."""
    words = "[- ]".join(re.escape(word) for word in re.split("[- ]", term))
    return f"{words[:-1]}(?:y|ies)" if term.endswith("y") else f"{words}(?:e?s)?"
