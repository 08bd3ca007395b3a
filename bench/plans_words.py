"""The generator's own words, from bench/words: places, bodies, themes with their measures, traps."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).resolve().parent / "words"


@dataclass(frozen=True, slots=True)
class Site:
    """A place: `rank` stands before its bodies' names (市), `short` is its name without the rank."""

    name: str
    short: str
    rank: str
    port: bool

    @property
    def level(self) -> str:
        """The contract's word for its rank."""
        return "county" if self.rank in "县区" else "city"


@dataclass(frozen=True, slots=True)
class Office:
    """A kind of body; `owner` is `government`, `party` or `own`, `heir` the key of the kind that took over."""

    key: str
    owner: str
    before: tuple[str, ...]
    now: tuple[str, ...]
    heir: str | None
    only: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Measure:
    """Something to be counted: `verb` is empty where it stands at a level."""

    verb: str
    noun: str
    unit: str
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Alike:
    """Measures that share a tail: 粮食、蔬菜、水果 with 产量."""

    heads: tuple[str, ...]
    tail: str
    unit: str
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Sized:
    """A class bounded by a size: 年营业收入超过 5, 50 亿元 的 工业企业."""

    limit: str
    limit_unit: str
    sizes: tuple[int, int]
    noun: str
    unit: str


@dataclass(frozen=True, slots=True)
class Theme:
    """What a plan is about: its words and its measures by how they are put."""

    name: str
    leads: tuple[str, ...]
    sections: tuple[str, ...]
    fields: tuple[str, ...]
    deeds: tuple[str, ...]
    heavy: tuple[Measure, ...]
    light: tuple[Measure, ...]
    rates: tuple[Measure, ...]
    caps: tuple[Measure, ...]
    sums: tuple[Measure, ...]
    falls: tuple[str, ...]
    terms: tuple[Measure, ...]
    alike: tuple[Alike, ...]
    classes: tuple[Sized, ...]


def _read(name: str) -> Any:
    return yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))


@cache
def common() -> Mapping[str, Any]:
    """What every plan shares: titles, deeds, sectors, traps, letters."""
    found: Mapping[str, Any] = _read("common.yaml")
    return found


@cache
def bodies() -> Mapping[str, Any]:
    """The table of bodies as it is written; `offices` gives its kinds."""
    found: Mapping[str, Any] = _read("bodies.yaml")
    return found


@cache
def offices() -> tuple[Office, ...]:
    """All kinds of bodies but the collectives."""
    return tuple(
        Office(
            row["key"],
            owner,
            tuple(row.get("before", row["now"])),
            tuple(row["now"]),
            row.get("heir"),
            tuple(row.get("only", ())),
        )
        for owner in ("government", "party", "own")
        for row in bodies()[owner]
    )


@cache
def sites() -> tuple[Site, ...]:
    """All places, cities first."""
    table = _read("places.yaml")
    ports = set(table["ports"].split())
    return tuple(
        Site(short + rank, short, rank, rank == "市" and short in ports)
        for rank in ("市", "州", "县", "区")
        for short in table[rank].split()
    )


@cache
def themes() -> tuple[Theme, ...]:
    """What plans are about."""
    return tuple(_theme(row) for row in _read("themes.yaml"))


def _theme(row: Mapping[str, Any]) -> Theme:
    return Theme(
        row["name"],
        tuple(row["leads"]),
        tuple(row["sections"]),
        tuple(row["fields"]),
        tuple(row["deeds"]),
        tuple(_measure(line) for line in row["heavy"]),
        tuple(_measure(line) for line in row["light"]),
        tuple(_measure(_with_unit(line)) for line in row["rates"]),
        tuple(_measure(f" {line}") for line in row["caps"]),
        tuple(_measure(f" {line}") for line in row["sums"]),
        tuple(row["falls"]),
        tuple(_measure(f" {line}") for line in row["terms"]),
        tuple(_alike(line) for line in row["alike"]),
        tuple(_sized(line) for line in row["classes"]),
    )


def _with_unit(rate: str) -> str:
    noun, span = rate.split()
    return f" {noun} % {span}"


def _measure(line: str) -> Measure:
    verb, noun, unit, span = line.split(" ")
    low, high = span.split("-")
    return Measure(verb, noun, unit, int(low), int(high))


def _alike(line: str) -> Alike:
    heads, tail, unit, span = (part.strip() for part in line.split("|"))
    low, high = span.split("-")
    return Alike(tuple(heads.split()), tail, unit, int(low), int(high))


def _sized(line: str) -> Sized:
    size, noun, unit = (part.strip() for part in line.split("|"))
    limit, limit_unit, small, large = size.split()
    return Sized(limit, limit_unit, (int(small), int(large)), noun, unit)
