"""Who writes a plan: its place, year and theme with the chance that all choices are drawn from."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random
from typing import TypeVar

from bench.plans_bodies import COLLECTIVE, GOVERNMENT, Body, Cast, in_order, with_second_name
from bench.plans_words import Theme

T = TypeVar("T")
_ALIAS = 0.08
# Sentences of general words in an item, at least and at most: some plans are terse, most are not.
_BREADTHS = ((0, 1), (1, 4), (2, 5), (3, 7))


@dataclass(slots=True)
class Pen:
    """`end` is the last year of the plan; `single` that its title names one year, which is then its deadline;
    `breadth` how many general sentences an item has, at least and at most."""

    rng: Random
    cast: Cast
    theme: Theme
    year: int
    end: int
    names: dict[str, set[str]] = field(default_factory=dict)
    breadth: tuple[int, int] = _BREADTHS[0]
    _kinds: tuple[str, ...] = ()
    _leads: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        self._kinds = tuple(self.cast.main)
        self._leads = tuple(kind for kind in self.theme.leads if kind in self.cast.main)
        self.breadth = self.one(_BREADTHS)

    @property
    def single(self) -> bool:
        """Whether the plan is one year's."""
        return self.year == self.end

    @property
    def rank(self) -> str:
        """The word before the names of the place's bodies."""
        return self.cast.site.rank

    def one(self, of: Sequence[T]) -> T:
        """One of them."""
        return self.rng.choice(of)

    def some(self, of: Sequence[T], least: int, most: int) -> list[T]:
        """Some of them, each once."""
        return self.rng.sample(of, min(len(of), self.rng.randint(least, most)))

    def may(self, chance: float) -> bool:
        """Whether a thing of this chance happens."""
        return self.rng.random() < chance

    def leader(self, taken: set[str], *, plain: bool = False) -> Body:
        """A body that fits the theme, any other where those are all taken; with `plain` one that is surely a bureau (局)."""
        kinds = self._free(self._leads, taken, plain) or self._free(self._kinds, taken, plain)
        body = self.cast.main[self.one(kinds)]
        taken.add(body.kind)
        return body if plain else self._spelt(body)

    def _free(self, kinds: Sequence[str], taken: set[str], plain: bool) -> list[str]:
        free = [kind for kind in kinds if kind not in taken]
        return [kind for kind in free if self.cast.main[kind].name.endswith("局")] if plain else free

    def others(self, taken: set[str], count: int, *, local: bool = True, government: bool = False) -> list[Body]:
        """Bodies of any kind, with `local` perhaps a collective at the end, with `government` only bureaus."""
        kinds = [kind for kind in self._kinds if kind not in taken]
        if government:
            kinds = [kind for kind in kinds if self.cast.main[kind].owner == GOVERNMENT]
        found = [self._spelt(self.cast.main[kind]) for kind in self.rng.sample(kinds, count)]
        taken.update(body.kind for body in found)
        if local and self.may(0.45):
            found.append(self.cast.local if self.may(0.7) else self.cast.departments)
        return in_order(found)

    def note(self, body: Body) -> None:
        """Keep that the plan names the body so."""
        if body.owner != COLLECTIVE:
            self.names.setdefault(body.kind, set()).add(body.name)

    def _spelt(self, body: Body) -> Body:
        if self.may(_ALIAS):
            return self.one(self.cast.aliases[body.kind])
        return with_second_name(body, self.rng)
