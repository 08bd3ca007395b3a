"""The words of one item: its title, what is to be done, its fields, its targets, and traps among them."""

from collections.abc import Callable
from dataclasses import dataclass

from bench.plans_figures import Stated, When, dated_behind, one_count, simple, yearly
from bench.plans_pen import Pen
from bench.plans_series import borrowed_subject, by_class, by_metric, by_year, shared_verb
from bench.plans_truth import Aim, Sector
from bench.plans_words import common

_FIVE_YEARS = (("十三五", 2020), ("十四五", 2025))


@dataclass(frozen=True, slots=True)
class Body:
    """An item's sentences without their stops, and what they say."""

    sentences: tuple[str, ...]
    aims: tuple[Aim, ...]
    sectors: tuple[Sector, ...]


def title_of(pen: Pen, used: set[str]) -> str:
    """A heading that the plan has not had yet."""
    while True:
        title: str = pen.one(common()["verbs"]) + pen.one(pen.theme.fields) + pen.one(common()["aspects"])
        if title not in used:
            used.add(title)
            return title


def deed_sentence(pen: Pen) -> str:
    """What is to be done."""
    own = pen.some(pen.theme.deeds, 1, 3)
    return "，".join([*own, *pen.some(common()["deeds"], 1, 2)])


def body_of(pen: Pen, default: str | None, *, aims: bool = True) -> Body:
    """What an item says between its title and its clause; `default` is the deadline of what bears no date."""
    sentences = [deed_sentence(pen) for _ in range(pen.rng.randint(1, 3))]
    sentences += pen.some(common()["prose"], *pen.breadth)
    sectors: tuple[Sector, ...] = ()
    if pen.may(0.22):
        words, sectors = _fielded(pen)
        sentences.append(words)
    goals = _Goals(pen, default) if aims else None
    found = goals.sentences() if goals else []
    if pen.may(0.35):
        sentences.append(_trap(pen, past=not (goals and goals.undated)))
    # 2016年， governs only at the head of its sentence, so nothing is put before it.
    if found and pen.may(0.3) and not found[0].words.startswith("20"):
        found[0] = Stated(f"{pen.one(pen.theme.deeds)}，{found[0].words}", found[0].aims)
    sentences += [stated.words for stated in found]
    if pen.may(0.1):
        sentences.append(_trap(pen, past=False))
    return Body(tuple(sentences), tuple(aim for stated in found for aim in stated.aims), sectors)


def _fielded(pen: Pen) -> tuple[str, tuple[Sector, ...]]:
    parent = pen.one(tuple(common()["sectors"]))
    names = pen.some(common()["sectors"][parent], 2, 4)
    shape = pen.one(common()["fielded" if parent else "fielded_classless"])
    words = shape.format(list="、".join(names), **{"class": parent}, deed=pen.one(common()["deeds"]))
    return words, tuple(Sector(name, parent or None) for name in names)


def _trap(pen: Pen, *, past: bool) -> str:
    kinds = ("roles", "glosses", "figures", "past") if past else ("roles", "glosses", "figures")
    shape: str = pen.one(common()["traps"][pen.one(kinds)])
    return shape.format(
        p=pen.rank,
        body=pen.one(tuple(pen.cast.main.values())).name,
        past=pen.year - 1,
        older=pen.year - 2,
        start=pen.year - 8,
        stop=pen.year + 2,
        number=pen.rng.randint(1, 60),
        grant=pen.one((5, 10, 20, 30, 50, 100)),
        count=pen.rng.randint(10, 90),
        region=pen.cast.site.name,
    )


@dataclass(slots=True)
class _Goals:
    """The sentences of targets of one item, and the date that governs those that bear none.

    `closed` is set behind a date that is no 到Y年: no undated sentence follows it, since the rules do not say
    whether it would be governed.
    """

    pen: Pen
    default: str | None
    governing: str | None = None
    closed: bool = False
    undated: bool = False
    earliest: int = 0

    def sentences(self) -> list[Stated]:
        """None to three sentences."""
        count = self.pen.rng.choices((0, 1, 2, 3), (42, 38, 15, 5))[0]
        return [self._next() for _ in range(count)]

    def _next(self) -> Stated:
        ways: list[tuple[int, Callable[[], Stated]]] = [
            (50, lambda: simple(self.pen, self._when(), 3)),
            (8, self._yearly),
            (6, self._behind),
            (8, lambda: by_metric(self.pen, self._when())),
            (5, self._years),
            (4, lambda: by_class(self.pen, self._when())),
            (6, lambda: shared_verb(self.pen, self._when())),
            (2, self._borrowed),
        ]
        # 全年 beside a 完成时限 of another date would contradict it.
        if self.pen.single and not self.closed and self.governing is None and self.default == str(self.pen.year):
            ways.append((8, self._whole_year))
        return self.pen.rng.choices([way for _, way in ways], [weight for weight, _ in ways])[0]()

    def _year(self) -> int:
        """A year for a date, not before that of the sentence before it."""
        end = self.pen.end
        year = self.pen.one(
            [year for year in (end, end, end, self.pen.year, end + 2) if year >= self.earliest] or [self.earliest]
        )
        self.earliest = year
        return year

    def _when(self) -> When:
        """How the next sentence begins."""
        kind = self.pen.rng.choices(("governs", "dated", "none"), (50, 20, 0 if self.closed else 30))[0]
        if kind == "none":
            self.undated = True
            return When("", self.governing or self.default)
        when = self._governing() if kind == "governs" else self._dated()
        self.closed = not when.governs
        self.governing = when.deadline if when.governs else None
        return when

    def _governing(self) -> When:
        year = self._year()
        shape = self.pen.one(("到{}年，", "到{}年，", "到{}年底，", "力争到{}年，", "{}年，"))
        everywhere = f"全{self.pen.rank}" if self.pen.may(0.25) else ""
        return When(shape.format(year) + everywhere, str(year), governs=True)

    def _dated(self) -> When:
        year = self._year()
        plan, end = self.pen.one(_FIVE_YEARS)
        if self.pen.may(0.2) and end - 6 <= self.pen.year <= end:
            return When(f"到“{plan}”末，", str(end))
        if self.pen.may(0.5):
            month = self.pen.rng.randint(3, 12)
            return When(f"{year}年{month}月底前，", f"{year}-{month:02}")
        return When(f"{year}年底前，", str(year))

    def _yearly(self) -> Stated:
        if self.closed or (not self.pen.single and self.pen.may(0.7)):
            self.closed, self.governing = True, None
            last = self.pen.end if not self.pen.single else self.pen.end + 2
            return yearly(self.pen, When(f"{self.pen.year}—{last}年，", str(last)))
        self.undated = True
        return yearly(self.pen, When("", self.governing or self.default))

    def _behind(self) -> Stated:
        self.closed, year = True, self._year()
        return dated_behind(self.pen, str(year), f"{year}年底前")

    def _years(self) -> Stated:
        self.closed = True
        first = self._year()
        return by_year(self.pen, (first, first + self.pen.rng.randint(1, 3)))

    def _borrowed(self) -> Stated:
        self.closed = True
        return borrowed_subject(self.pen, self._year())

    def _whole_year(self) -> Stated:
        self.undated = True
        return one_count(self.pen, When("全年", self.default))
