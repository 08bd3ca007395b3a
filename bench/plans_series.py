"""Sentences that state several targets in one list, or one whose words stand apart."""

from collections import Counter
from collections.abc import Sequence

from bench.plans_figures import Stated, When, figure, one_count
from bench.plans_pen import Pen
from bench.plans_truth import Aim
from bench.plans_words import Measure, common

# What stands behind the last figure of a list, which is that one's only.
_LAST = (("", "="), ("", "="), ("以上", ">="))


def by_metric(pen: Pen, when: When) -> Stated:
    """分别 over measures that share a tail; 以上 behind the last is the last one's only."""
    group = pen.one(pen.theme.alike)
    measure = Measure("", group.tail, group.unit, group.low, group.high)
    heads = list(group.heads) if pen.may(0.6) else pen.some(group.heads, 2, 2)
    figures = [figure(pen, measure) for _ in heads]
    after, comparator = pen.one(_LAST)
    shown = [f"{shown}{group.unit}" for shown, _ in figures]
    words = f"{when.words}{'、'.join(heads)}{group.tail}分别达到{_joined(pen, shown)}{after}"
    marks = ["="] * (len(heads) - 1) + [comparator]
    return Stated(
        words,
        tuple(
            Aim(head + group.tail, value, group.unit, mark, when.deadline)
            for head, (_, value), mark in zip(heads, figures, marks, strict=True)
        ),
    )


def _joined(pen: Pen, shown: Sequence[str]) -> str:
    if pen.may(0.3):
        return "、".join(shown[:-1]) + "和" + shown[-1]
    return "、".join(shown)


def by_year(pen: Pen, years: Sequence[int]) -> Stated:
    """分别 over years."""
    measure = pen.one((*pen.theme.rates, *pen.theme.sums))
    figures = sorted((figure(pen, measure) for _ in years), key=lambda each: each[1])
    after, comparator = pen.one(_LAST)
    said = "、".join(f"{year}年" for year in years)
    shown = "、".join(f"{shown}{measure.unit}" for shown, _ in figures)
    marks = ["="] * (len(years) - 1) + [comparator]
    return Stated(
        f"到{said}，{measure.noun}分别达到{shown}{after}",
        tuple(
            Aim(measure.noun, value, measure.unit, mark, str(year))
            for year, (_, value), mark in zip(years, figures, marks, strict=True)
        ),
    )


def by_class(pen: Pen, when: When) -> Stated:
    """分别 over classes, whose own limits are no targets; or one class that is counted."""
    group = pen.one(pen.theme.classes)
    small, large = group.sizes
    counts = sorted(pen.rng.sample(range(1, 60), 2))
    unit = group.limit_unit
    if pen.may(0.5):
        metric = f"{group.limit}{large}{unit}的{group.noun}"
        aim = Aim(metric, counts[0], group.unit, "=", when.deadline)
        return Stated(f"{when.words}{metric}达到{counts[0]}{group.unit}", (aim,))
    words = f"{when.words}{group.limit}{large}{unit}、{small}{unit}的{group.noun}分别达到{counts[0]}{group.unit}、{counts[1]}{group.unit}"
    return Stated(
        words,
        tuple(
            Aim(f"{group.limit}{size}{unit}的{group.noun}", count, group.unit, "=", when.deadline)
            for size, count in zip((large, small), counts, strict=True)
        ),
    )


def shared_verb(pen: Pen, when: When) -> Stated:
    """A verb before a list of counts, which is each one's."""
    verbs = Counter(measure.verb for measure in pen.theme.heavy)
    verb = pen.one([verb for verb, count in verbs.items() if count > 1] or [pen.theme.heavy[0].verb])
    first, *more = pen.some([measure for measure in pen.theme.heavy if measure.verb == verb], 2, 2)
    if not more:
        return one_count(pen, when)
    (second,) = more
    figures = [figure(pen, first), figure(pen, second)]
    after, comparator = pen.one(_LAST)
    words = f"{first.verb}{first.noun}{figures[0][0]}{first.unit}、{second.noun}{figures[1][0]}{second.unit}{after}"
    return Stated(
        when.words + words,
        (
            Aim(first.verb + first.noun, figures[0][1], first.unit, "=", when.deadline),
            Aim(first.verb + second.noun, figures[1][1], second.unit, comparator, when.deadline),
        ),
    )


def borrowed_subject(pen: Pen, year: int) -> Stated:
    """A figure without a noun of its own, whose subject stands in the clause before."""
    measure = pen.one(pen.theme.sums)
    shown, value = figure(pen, measure)
    words = f"{measure.noun}{pen.one(common()['subjects'])}，到{year}年达到{shown}{measure.unit}"
    return Stated(words, (Aim(measure.noun, value, measure.unit, "=", str(year)),))
