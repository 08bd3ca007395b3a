"""What an item must reach: figures with what they count, how they are meant, and by when."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from graph.model import Comparator, Period
from loaders.deadlines import Dates, dates_in, deadline_at
from loaders.document import Span
from loaders.metrics import YEARLY, names_its_own_count, phrase_of, shown
from loaders.no_goals import AS_IF, Tone, is_no_goal, is_paid, is_share, speaks_of_grants
from loaders.pairs import Paired, list_parts, paired_in
from loaders.past import baseline_in, shared_baseline, tells_the_past, tells_what_was_done
from loaders.quantities import Quantity, comparator_within
from loaders.ranks import ranks_in
from loaders.regions import Taken
from loaders.series import Figure, figures_in
from loaders.wording import Line, metric_of, with_rank_first, with_shared_objects

# Each alternative begins with a character of its own: the engine then looks for those, and tries nothing elsewhere.
_COUNTS = re.compile(
    "|".join(
        (
            *"0123456789番",
            "百分之",
            *(f"{digit}[十百千万亿]" for digit in "一二三四五六七八九两"),
            "十[一二三四五六七八九]",
            *("前列", "前茅", "首位", "方阵", "梯队", "上游", "先进水平", "领先", "先进行列"),
        )
    )
)
_MOST_MEMBERS = 12
_SENTENCE = re.compile(r"[^。；！？\n]+")
_AS_IT_STANDS = re.compile(r"\s*(?:截至|截止|目前|至20\d\d年底，)")
_EACH_YEAR = re.compile("每年|每年度")
_DATED = re.compile(r"20\d\d年|十[一二三四五]五|累计")
_ANNUAL = re.compile(rf"{YEARLY.pattern}|年递增")


class Goal(NamedTuple):
    """A target as read, before it has an id; `span` is the stretch that states it."""

    span: Span
    metric: str
    value: float | None
    unit: str | None
    comparator: Comparator | None
    deadline: str | None
    baseline: str | None
    period: Period | None


class Limits(NamedTuple):
    """What governs an item's figures from outside its wording.

    `year` is what 全年 means; `limit` what a 完成时限 line or cell says (`limited` that there is one); `title_year` the
    year of a title that names one single year; `base_year` the first year of the plan: what is before it is past.
    """

    year: str | None = None
    limit: str | None = None
    limited: bool = False
    title_year: str | None = None
    base_year: str | None = None


_PART = re.compile(r"(?:[^，：]|(?<=\d)，(?=\d{3}(?!\d)))+")


_AT_LEAST = re.compile(r"(?:至少|最少)[^，、]{0,16}$")


def _comparator(quantity: Quantity, left: str = "") -> Comparator:
    if quantity.comparator is None and _AT_LEAST.search(left):
        return Comparator.AT_LEAST
    return quantity.comparator or comparator_within(left) or Comparator.EQUAL


@dataclass(frozen=True, slots=True)
class _Reader:
    """What is the same for all sentences of an item."""

    text: str
    dates: Dates
    limits: Limits

    def deadline(self, at: int, sentence: Span) -> str | None:
        """By when a figure at `at` is due: by the wording, else by the 完成时限 line, else by the title's year."""
        limits = self.limits
        found = deadline_at(self.text, self.dates, at, sentence)
        if found is not None and not (found.weak and limits.limited):
            return found.deadline
        return limits.limit if limits.limited else limits.title_year

    def goals(self, sentence: Span, pieces: Sequence[Span], before: Line | None) -> tuple[list[Goal], Line]:
        """The targets of a sentence, of which `pieces` are to be read, and what it carries on; `before` is what a
        sentence that ends in ； carried on."""
        words = self.text[sentence.start : sentence.end]
        line = Line(past=tells_what_was_done(words), baseline=shared_baseline(words))
        line.stands = _AS_IT_STANDS.match(words) is not None
        if before:
            line.past = line.past or (before.stands and before.past)
            line.known, line.noun, line.members = before.subject, before.noun, before.members[-_MOST_MEMBERS:]
        parts = (found for piece in pieces for found in _PART.finditer(self.text, piece.start, piece.end))
        goals = [
            goal
            for found in parts
            for part in list_parts(self.text, Span(*found.span()))
            for goal in self._of_part(part, self.text[part.start : part.end], line, sentence)
        ]
        return goals, line

    def _of_part(self, part: Span, words: str, line: Line, sentence: Span) -> Iterator[Goal]:
        counts = _COUNTS.search(words) is not None
        figures = figures_in(self.text, part) if counts else []
        line.grant = line.grant or speaks_of_grants(words)
        if not figures:
            yield from self._without_figures(part, words, line, sentence, counts)
        elif paired := paired_in(self.text, part, sentence, line):
            line.past = tells_the_past(words, line.past, self.limits.base_year)
            line.listed = [each.metric for each in paired]
            line.members += line.listed
            line.annual = line.annual or _EACH_YEAR.search(words) is not None
            yield from () if line.past else self._paired(paired, words, Tone(words), sentence)
        else:
            line.listed = ()
            yield from self._single(with_shared_objects(figures), line, words, Tone(words), sentence)

    def _without_figures(self, part: Span, words: str, line: Line, sentence: Span, counts: bool) -> Iterator[Goal]:
        line.past = tells_the_past(words, line.past, self.limits.base_year)
        line.annual = line.annual and not _DATED.search(words)
        for found, span in () if line.past or not counts else ranks_in(self.text, part):
            if metric := found or shown(line.subject):
                deadline = self.deadline(span.start, sentence)
                yield Goal(span, metric, None, None, None, deadline, None, None)
        line.spoken.append(words)
        line.verb = ""

    def _single(self, figures: Sequence[Figure], line: Line, words: str, tone: Tone, sentence: Span) -> Iterator[Goal]:
        annual = line.annual and not _DATED.search(words)
        past = line.past
        for at, figure in enumerate(figures):
            phrase = with_rank_first(phrase_of(figure.left))
            level = figure.quantity.unit_class == "ratio" or self.text.startswith("突破", figure.quantity.start)
            whole = phrase.reaches or phrase.change or (names_its_own_count(phrase.noun) and not phrase.light)
            counted = not (level or whole or "日均" in phrase.noun or "月均" in phrase.noun)
            annual = bool(_ANNUAL.search(figure.left)) or (annual and (at > 0 or counted))
            line.annual = line.annual or _EACH_YEAR.search(figure.left) is not None
            metric = shown(metric_of(figure, phrase, line, first=at == 0))
            line.follow(figure, phrase, first=at == 0)
            line.past = tells_the_past(figure.left, line.past, self.limits.base_year)
            if not metric or line.past or is_no_goal(tone, figure) or (line.grant and is_share(tone, figure)):
                continue
            quantity = figure.quantity
            yield Goal(
                figure.span,
                metric,
                quantity.value,
                quantity.unit,
                _comparator(quantity, figure.left),
                self.deadline(quantity.number_at, sentence),
                self._baseline(figure, line if phrase.change or quantity.comparator is Comparator.MULTIPLE else None),
                Period.ANNUAL if annual else None,
            )
        # （2022年底为4600辆）: what a bracket tells of the past ends with it.
        line.past = past if words.count("（") and words.count("（") == words.count("）") else line.past

    def _baseline(self, figure: Figure, line: Line | None) -> str | None:
        """The year a figure is compared with: by its own words, else by the sentence's, which `line` holds for a growth."""
        quantity = figure.quantity
        own = baseline_in(self.text[quantity.start - len(figure.left) : quantity.end]) or baseline_in(figure.right)
        return own or (line.baseline if line else None)

    def _named(self, deadline: str | None) -> str | None:
        """A deadline that a list names; a month takes the year of the item's bare months."""
        if deadline is None or not deadline.startswith("-"):
            return deadline
        return self.limits.year + deadline if self.limits.year else None

    def _paired(self, paired: Sequence[Paired], words: str, tone: Tone, sentence: Span) -> Iterator[Goal]:
        paid = any(each.figure.quantity.unit_class == "money" for each in paired) and is_paid(words)
        if paid or paired[0].figure.left.endswith(AS_IF):
            return
        baseline = baseline_in(words)
        period = Period.ANNUAL if _ANNUAL.search(words) else None
        for each in paired:
            if is_no_goal(tone, each.figure):
                continue
            quantity = each.figure.quantity
            deadline = self._named(each.deadline) or self.deadline(quantity.number_at, sentence)
            comparator = _comparator(quantity)
            yield Goal(
                each.figure.span,
                shown(each.metric),
                quantity.value,
                quantity.unit,
                comparator,
                deadline,
                baseline,
                period,
            )


def goals_of(
    text: str, stretches: Sequence[Span], taken: Sequence[Span], limits: Limits, said: Sequence[Span] = ()
) -> list[Goal]:
    """The targets that an item's paragraphs state, in order; `taken` are the stretches that are clauses or citations,
    `said` the words of a running sentence that only name who does it."""
    apart, within = Taken.of(taken), Taken.of(said)
    counted = [
        Span(*found.span())
        for stretch in stretches
        for free in apart.around(stretch.start, stretch.end)
        if _COUNTS.search(text, free.start, free.end)
        for found in _SENTENCE.finditer(text, free.start, free.end)
        if _COUNTS.search(text, *found.span())
    ]
    if not counted:
        return []
    since = limits.base_year or ""
    dates = [
        date._replace(governs_on=date.governs_on and since <= date.deadline)
        for stretch in stretches
        for date in dates_in(text, stretch.start, stretch.end, limits.year)
        # 2022年占比为46%，要完成450个: what lies before the plan is no deadline, unless it says so (2022年底前).
        if date.governs_on or since <= date.deadline
    ]
    reader = _Reader(text, Dates.of(dates), limits)
    goals: list[Goal] = []
    line, end = Line(), -1
    for sentence in counted:
        goes_on = sentence.start == end + 1 and text[end] == "；"
        pieces = list(within.around(sentence.start, sentence.end)) if said else [sentence]
        found, line = reader.goals(sentence, pieces, line if goes_on else None)
        goals += found
        end = sentence.end
    return goals
