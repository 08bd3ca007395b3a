"""The kinds of agency: what each is called, at every level, in both scripts and in English."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from graph.errors import VocabularyError
from graph.model import Category
from loaders.script import canonical, mainland
from loaders.vocab import listed, rows


@dataclass(frozen=True, slots=True, eq=False)
class Kind:
    """A kind of agency; its names stand without the level or place before them, `*` where a place stands inside.

    There is one object a kind: it is compared by identity.
    """

    key: str
    category: Category
    short: str
    official: str
    aliases: tuple[str, ...]
    english: str
    english_aliases: tuple[str, ...]
    names: tuple[str, ...]
    """Every Chinese name of the kind, the short one first."""


@dataclass(frozen=True, slots=True)
class Succeeding:
    """The functions of one kind went to another, all of them or the part that `basis` names."""

    successor: str
    date: str
    scope: str
    basis: str


@cache
def kinds() -> dict[str, Kind]:
    """The table of kinds, by key."""
    return {row["kind"]: _kind(row) for row in rows("agency_kinds.csv")}


def _kind(row: Mapping[str, str]) -> Kind:
    aliases = listed(row["aliases"])
    return Kind(
        row["kind"],
        Category(row["category"]),
        row["short"],
        row["official"],
        aliases,
        row["english"],
        listed(row["english_aliases"]),
        tuple(dict.fromkeys((row["short"], row["official"], *aliases))),
    )


@cache
def _by_name() -> dict[str, Kind]:
    return {name: kind for kind in kinds().values() for name in kind.names if name and "*" not in name}


class _Shape(NamedTuple):
    """A kind's name with a place in it; what it begins and ends with is looked at before its pattern."""

    first: str
    last: str
    name: str
    kind: Kind

    def fits(self, name: str) -> bool:
        """Whether the name is of this shape."""
        return (
            name.startswith(self.first)
            and name.endswith(self.last)
            and _pattern_of(self.name).fullmatch(name) is not None
        )


@cache
def _pattern_of(shape: str) -> re.Pattern[str]:
    return re.compile(re.escape(shape).replace(r"\*", ".{2,8}?"))


@cache
def _by_shape() -> dict[str, list[_Shape]]:
    """The names that hold a place (*出入境检验检疫局), by their last character, the longest first."""
    shapes = [(name, kind) for kind in kinds().values() for name in kind.names if "*" in name]
    table: dict[str, list[_Shape]] = {}
    for name, kind in sorted(shapes, key=lambda shape: -len(shape[0])):
        shape = _Shape(name.partition("*")[0], name.rpartition("*")[2], name, kind)
        table.setdefault(name[-1], []).append(shape)
    return table


@cache
def _by_english() -> dict[str, str]:
    table: dict[str, str] = {}
    for kind in kinds().values():
        for name in (kind.english.casefold(), *kind.english_aliases):
            if table.setdefault(name, kind.key) != kind.key:
                raise VocabularyError(f"{name!r} is English for {table[name]} and for {kind.key}")
    return table


_RANKED = (
    ("总局", "总局"),
    ("部", "部"),
    ("厅", "厅"),
    ("署", "署"),
    ("委", "委员会"),
    ("委员会", "委员会"),
    ("局", "局"),
)


@lru_cache(maxsize=4096)
def official_name(kind: Kind, name: str) -> str:
    """The kind's full name at the rank that `name` tells: 教育部 for 教育部, 国家林业和草原局 for 国家林草局, 发展和改革委员会
    for 省发改委; the table's own official name where no longer one of that rank is known."""
    nation = next((word for word in ("国家", "中央") if name.startswith(word)), "")
    short = name.removeprefix(nation).partition("（")[0]
    bare = short if short in kind.names else _LEVEL_BEFORE.sub("", short, count=1)
    end = next((full for last, full in _RANKED if bare.endswith(last)), None)
    if end is None or (end == "局" and not nation):
        return kind.official
    if kind.official.endswith(end) and _abbreviates(bare, kind.official):
        return nation + kind.official.removeprefix(nation)
    fitting = [each for each in kind.names if each.endswith(end) and _abbreviates(bare, each) and "*" not in each]
    return nation + max(fitting, key=len).removeprefix(nation) if fitting else kind.official


def _abbreviates(short: str, full: str) -> bool:
    """Whether the characters of the short name stand in the full one in their order, the last one aside."""
    signs = iter(full)
    return all(sign in signs for sign in short[:-1])


def kind_named(name: str) -> Kind | None:
    """The kind that goes by this bare name (发改局); None where the table does not know it."""
    return _by_name().get(name)


@lru_cache(maxsize=65536)
def kind_shaped(name: str) -> Kind | None:
    """The kind whose name holds a place, as this one does (人行汕头支行, 汕头出入境检验检疫局), else None."""
    for shape in _by_shape().get(name[-1:], ()):
        if shape.fits(name):
            return shape.kind
    return None


@cache
def successions() -> dict[str, tuple[Succeeding, ...]]:
    """Which kinds took over from which, by the key of the predecessor."""
    table: dict[str, list[Succeeding]] = {}
    for row in rows("successors.csv"):
        step = Succeeding(row["successor"], row["date"], row["scope"], row["basis"])
        table.setdefault(row["kind"], []).append(step)
    return {key: tuple(steps) for key, steps in table.items()}


_LEVEL_BEFORE = re.compile(r"^(?:[\u4e00-\u9fff]{0,8}?(?:自治[区州县旗]|省|市|区|县|州|盟|旗)(?:委(?=.{2}))?|国家)")
_ENGLISH_FILLING = re.compile(r"^(?:the|city|municipal|provincial|county|district)\s+|\s+")


def kinds_called(name: str) -> tuple[str, ...]:
    """Keys of the kinds that go by `name`, in either script or in English, a level or place before it allowed.

    >>> kinds_called("汕頭出入境檢驗檢疫局") == kinds_called("CIQ") == ("customs_inspection",)
    True
    """
    words = mainland(canonical(name)).strip()
    english = " ".join(part for part in _ENGLISH_FILLING.split(words.casefold()) if part)
    if key := _by_english().get(words.casefold()) or _by_english().get(english):
        return (key,)
    bare = _LEVEL_BEFORE.sub("", words, count=1)
    found = [kind_named(words), kind_named(bare), kind_shaped(words), kind_shaped(bare)]
    return tuple(dict.fromkeys(kind.key for kind in found if kind))
