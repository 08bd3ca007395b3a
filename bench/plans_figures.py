"""Statements of a target, and sentences of such statements, each with the targets that it states."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from bench.plans_pen import Pen
from bench.plans_truth import Aim
from bench.plans_words import Measure

# What stands before a figure and behind it, with the comparator that both give.
_UP = (
    (14, "达到", "", "="),
    (12, "达到", "以上", ">="),
    (4, "不低于", "", ">="),
    (3, "提高到", "", "="),
    (3, "稳定在", "以上", ">="),
    (3, "超过", "", ">"),
    (3, "达到", "左右", "~"),
    (2, "提升至", "", "="),
    (2, "高于", "", ">"),
)
_STOCK = (*_UP, (4, "突破", "", ">"), (3, "不少于", "", ">="), (2, "约", "", "~"))
_DOWN = (
    (6, "控制在", "以内", "<="),
    (4, "不超过", "", "<="),
    (3, "不高于", "", "<="),
    (3, "降至", "", "="),
    (3, "降至", "以下", "<="),
    (2, "低于", "", "<"),
    (2, "控制在", "左右", "~"),
    (2, "控制在", "", "="),
)
_TERM = ((6, "压缩至", "以内", "<="), (4, "压缩至", "", "="), (2, "不超过", "", "<="), (2, "控制在", "", "="))
_COUNT = (
    (14, "", "", "="),
    (6, "", "以上", ">="),
    (4, "不少于", "", ">="),
    (2, "", "左右", "~"),
    (1, "至少", "", ">="),
)
_SO_FAR = "累计"  # counts from the beginning, so never of each year
_CHANGE = ((6, "", "", "="), (4, "", "以上", ">="), (3, "", "左右", "~"))


@dataclass(frozen=True, slots=True)
class When:
    """How a sentence begins, the deadline that this gives, and whether it governs the sentences after it."""

    words: str
    deadline: str | None
    governs: bool = False


@dataclass(frozen=True, slots=True)
class Stated:
    """A sentence without its stop and the targets that it states."""

    words: str
    aims: tuple[Aim, ...]


def figure(pen: Pen, measure: Measure) -> tuple[str, float]:
    """A value for the measure as it is written, with what it is."""
    low, high = measure.low, measure.high
    if high - low < 60 and measure.unit.startswith(("%", "‰", "万", "亿")) and pen.may(0.4):
        value = round(pen.rng.uniform(low, high - 0.1), 1)
        return f"{value:g}", value
    whole = pen.rng.randint(low, high)
    if whole > 1000:
        whole = whole // 10 * 10
    return (f"{whole:,}" if whole >= 1000 and pen.may(0.1) else str(whole)), whole


def _way(pen: Pen, ways: Sequence[tuple[int, str, str, str]]) -> tuple[str, str, str]:
    _, before, after, comparator = pen.rng.choices(ways, [way[0] for way in ways])[0]
    return before, after, comparator


def _level(pen: Pen, measure: Measure, ways: Sequence[tuple[int, str, str, str]], deadline: str | None) -> Stated:
    before, after, comparator = _way(pen, ways)
    shown, value = figure(pen, measure)
    words = f"{measure.noun}{before}{shown}{measure.unit}{after}"
    return Stated(words, (Aim(measure.noun, value, measure.unit, comparator, deadline),))


def _count(pen: Pen, deadline: str | None, *, light: bool = True) -> Stated:
    measure = pen.one(pen.theme.light if light and pen.may(0.25) else pen.theme.heavy)
    shown, value = figure(pen, measure)
    metric = measure.noun if measure in pen.theme.light else measure.verb + measure.noun
    if measure in pen.theme.heavy and pen.may(0.2):
        words = f"{measure.verb}{shown}{measure.unit}{measure.noun}"
        return Stated(words, (Aim(metric, value, measure.unit, "=", deadline),))
    before, after, comparator = _way(pen, _COUNT)
    words = f"{measure.verb}{measure.noun}{before}{shown}{measure.unit}{after}"
    return Stated(words, (Aim(metric, value, measure.unit, comparator, deadline),))


def _rate(pen: Pen, deadline: str | None) -> Stated:
    return _level(pen, pen.one(pen.theme.rates), _UP, deadline)


def _sum(pen: Pen, deadline: str | None) -> Stated:
    return _level(pen, pen.one(pen.theme.sums), _STOCK, deadline)


def _cap(pen: Pen, deadline: str | None) -> Stated:
    return _level(pen, pen.one(pen.theme.caps), _DOWN, deadline)


def _term(pen: Pen, deadline: str | None) -> Stated:
    return _level(pen, pen.one(pen.theme.terms), _TERM, deadline)


def _growth(pen: Pen, deadline: str | None) -> Stated:
    noun = pen.one(pen.theme.sums).noun
    yearly = pen.may(0.5)
    _, after, comparator = _way(pen, _CHANGE)
    value = pen.rng.randint(3, 20)
    words = f"{noun}{'年均' if yearly else ''}增长{value}%{after}"
    period = "annual" if yearly else None
    return Stated(words, (Aim(f"{noun}增长", value, "%", comparator, deadline, None, period),))


def _against(pen: Pen) -> str:
    return str(pen.year - pen.rng.randint(1, 4))


def _fall(pen: Pen, deadline: str | None) -> Stated:
    noun, base = pen.one(pen.theme.falls), _against(pen)
    verb, unit = ("下降", "%") if pen.may(0.8) else ("降低", "%")
    _, after, comparator = _way(pen, _CHANGE)
    value = pen.rng.randint(2, 25)
    words = f"{noun}{pen.one('比较')}{base}年{verb}{value}{unit}{after}"
    return Stated(words, (Aim(noun + verb, value, unit, comparator, deadline, base),))


def _gain(pen: Pen, deadline: str | None) -> Stated:
    noun, base, value = pen.one(pen.theme.rates).noun, _against(pen), pen.rng.randint(1, 9)
    words = f"{noun}{pen.one('比较')}{base}年提高{value}个百分点"
    return Stated(words, (Aim(f"{noun}提高", value, "个百分点", "=", deadline, base),))


def _multiple(pen: Pen, deadline: str | None) -> Stated:
    noun, base = pen.one(pen.theme.sums).noun, _against(pen)
    if pen.may(0.6):
        doubling, value = pen.one((("翻一番", 2.0), ("翻两番", 4.0)))
        return Stated(f"{noun}比{base}年{doubling}", (Aim(noun, value, "倍", "x", deadline, base),))
    value = pen.one((1.5, 2.0, 2.5, 3.0))
    return Stated(f"{noun}达到{base}年的{value:g}倍", (Aim(noun, value, "倍", "x", deadline, base),))


_SIMPLE: tuple[tuple[int, Callable[[Pen, str | None], Stated]], ...] = (
    (8, _count),
    (7, _rate),
    (5, _sum),
    (3, _cap),
    (3, _term),
    (3, _growth),
    (3, _fall),
    (1, _gain),
    (2, _multiple),
)


def simple(pen: Pen, when: When, most: int) -> Stated:
    """One to `most` statements of different things after one date."""
    words: list[str] = []
    aims: list[Aim] = []
    for make in pen.rng.choices(
        [make for _, make in _SIMPLE], [weight for weight, _ in _SIMPLE], k=pen.rng.randint(1, most)
    ):
        stated = make(pen, when.deadline)
        if any(aim.metric == stated.aims[0].metric for aim in aims):
            continue
        words.append(stated.words)
        aims += stated.aims
    return Stated(when.words + "，".join(words), tuple(aims))


def one_count(pen: Pen, when: When) -> Stated:
    """A single count, as it stands after 全年 or before its date."""
    stated = _count(pen, when.deadline)
    return replace(stated, words=when.words + stated.words)


def yearly(pen: Pen, when: When) -> Stated:
    """每年 or 年均 before a count."""
    stated = _count(pen, when.deadline)
    while stated.words.startswith(_SO_FAR):
        stated = _count(pen, when.deadline)
    (aim,) = stated.aims
    return Stated(when.words + pen.one(("每年", "每年", "年均")) + stated.words, (replace(aim, period="annual"),))


def dated_behind(pen: Pen, deadline: str, words: str) -> Stated:
    """A count with its date behind it."""
    stated = _count(pen, deadline)
    return replace(stated, words=f"{stated.words}，{words}完成")
