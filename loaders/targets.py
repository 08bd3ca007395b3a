"""What an item must reach: figures with what they count, how they are meant, and by when."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from graph.model import Comparator, Period
from loaders.deadlines import Date, dates_in, deadline_at
from loaders.document import Span
from loaders.metrics import Phrase, names_its_own_count, phrase_of, right_of, shown
from loaders.no_goals import baseline_in, is_no_goal, is_share, speaks_of_grants, tells_the_past, tells_what_was_done
from loaders.pairs import Paired, paired_in
from loaders.quantities import Quantity
from loaders.ranks import ranks_in
from loaders.series import Figure, figures_in

_COUNTS = re.compile(r"\d|番|前列|前茅|首位|方阵|梯队|上游|先进水平|领先|先进行列")
_SENTENCE = re.compile(r"[^。；！？\n]+")
_EACH_YEAR = re.compile("每年|每年度")
_DATED = re.compile(r"20\d\d年|十[一二三四五]五")
_ANNUAL = re.compile(
    r"每年度?|年均(?!浓度|气温|值|水平|降水|PM|径流|蒸发|温度|日|停电|用电|受教育|收入)|逐年|每年度|年递增"
)


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


def _sentences(text: str, stretch: Span, taken: Sequence[Span]) -> Iterator[Span]:
    """The sentences of a stretch, without what a clause or a citation takes up."""
    for found in _SENTENCE.finditer(text, stretch.start, stretch.end):
        at, end = found.span()
        for span in taken:
            if span.start < end and at < span.end:
                if at < span.start:
                    yield Span(at, span.start)
                at = max(at, span.end)
        if at < end:
            yield Span(at, end)


_PART = re.compile(r"(?:[^，：]|(?<=\d)，(?=\d{3}(?!\d)))+")


@dataclass(slots=True)
class _Line:
    """What is carried from one part of a sentence to the next: the subject spoken of, the verb of a list."""

    subject: str = ""
    verb: str = ""
    noun: str = ""
    past: bool = False
    grant: bool = False
    annual: bool = False


# 转移就业, 送戏下乡: a verb of four characters holds what it governs.
_VERB_WITH_OBJECT = 4


# 年产值超1亿元企业、超5000万元企业: what the limit is of stands before the first only.
_LIMIT = re.compile("超过|超|高于|低于")


def _metric(figure: Figure, phrase: Phrase, line: _Line, listed: bool) -> str:
    right = right_of(figure.right)
    if right and not phrase.whole and figure.left.endswith("为") and figure.quantity.unit_class == "count":
        return "为" + right
    if not phrase.noun and right and not phrase.change:
        return (phrase.verb or (line.verb if listed else "")) + right
    if not phrase.noun and len(phrase.verb) >= _VERB_WITH_OBJECT:
        return phrase.verb
    if not phrase.noun:
        return line.subject + phrase.verb + phrase.change
    if listed and (limit := _LIMIT.match(phrase.noun)) and limit.group() in line.noun:
        return line.verb + line.noun[: line.noun.index(limit.group())] + phrase.noun
    own = (
        figure.quantity.comparator is Comparator.MULTIPLE
        or phrase.verb
        or phrase.light
        or phrase.reaches
        or phrase.change
        or figure.quantity.before
    )
    if listed and not own and not names_its_own_count(phrase.noun):
        return line.verb + phrase.noun
    if figure.quantity.unit == "%" and right and not phrase.change and not phrase.reaches:
        return phrase.whole + right
    return phrase.verb + phrase.noun + ("" if figure.quantity.comparator is Comparator.MULTIPLE else phrase.change)


_AT_LEAST = re.compile(r"(?:至少|最少)[^，、]{0,6}$")


def _comparator(quantity: Quantity, left: str = "") -> Comparator:
    if quantity.comparator is None and _AT_LEAST.search(left):
        return Comparator.AT_LEAST
    return quantity.comparator or Comparator.EQUAL


def _deadline(text: str, dates: Sequence[Date], at: int, sentence: Span, limits: Limits) -> str | None:
    found = deadline_at(text, dates, at, sentence)
    if found is not None and not (found.weak and limits.limited):
        return found.deadline
    return limits.limit if limits.limited else limits.title_year


def _goals_of_sentence(text: str, sentence: Span, dates: Sequence[Date], limits: Limits) -> Iterator[Goal]:
    words = text[sentence.start : sentence.end]
    line = _Line(past=tells_what_was_done(words))
    for found in _PART.finditer(text, sentence.start, sentence.end):
        part = Span(*found.span())
        figures = figures_in(text, part)
        line.grant = line.grant or speaks_of_grants(found.group())
        if not figures:
            line.past = tells_the_past(found.group(), line.past, limits.base_year)
            line.annual = line.annual and not _DATED.search(found.group())
            if not line.past:
                yield from _ranks(text, part, line, dates, sentence, limits)
            phrase = phrase_of(found.group())
            line.subject, line.verb = phrase.verb + phrase.noun or line.subject, ""
            continue
        if paired := paired_in(text, part, sentence, line.subject):
            line.past = tells_the_past(found.group(), line.past, limits.base_year)
            goals = [] if line.past else _paired_goals(text, paired, found.group(), dates, sentence, limits)
        else:
            goals = _single_goals(text, figures, line, found.group(), dates, sentence, limits)
        yield from goals


def _ranks(
    text: str, part: Span, line: "_Line", dates: Sequence[Date], sentence: Span, limits: Limits
) -> Iterator[Goal]:
    for metric, span in ranks_in(text, part, line.subject):
        deadline = _deadline(text, dates, span.start, sentence, limits)
        yield Goal(span, metric, None, None, None, deadline, None, None)


def _single_goals(
    text: str, figures: Sequence[Figure], line: _Line, part: str, dates: Sequence[Date], sentence: Span, limits: Limits
) -> Iterator[Goal]:
    annual = line.annual and not _DATED.search(part)
    for at, figure in enumerate(figures):
        phrase = phrase_of(figure.left)
        counted = not (phrase.reaches or phrase.change or names_its_own_count(phrase.noun))
        annual = bool(_ANNUAL.search(figure.left)) or (annual and (at > 0 or counted))
        line.annual = line.annual or _EACH_YEAR.search(figure.left) is not None
        metric = shown(_metric(figure, phrase, line, listed=at > 0 or bool(line.verb)))
        if phrase.verb or at == 0:
            line.verb = phrase.verb
        line.subject = phrase.verb + phrase.noun or line.subject
        line.noun = phrase.noun or line.noun
        line.past = tells_the_past(figure.left, line.past, limits.base_year)
        if not metric or line.past or is_no_goal(part, figure) or (line.grant and is_share(part, figure)):
            continue
        quantity = figure.quantity
        yield Goal(
            figure.span,
            metric,
            quantity.value,
            quantity.unit,
            _comparator(quantity, figure.left),
            _deadline(text, dates, quantity.number_at, sentence, limits),
            baseline_in(figure.left + part[len(figure.left) :][:14]) or baseline_in(figure.right),
            Period.ANNUAL if annual else None,
        )


def _paired_goals(
    text: str, paired: Sequence[Paired], part: str, dates: Sequence[Date], sentence: Span, limits: Limits
) -> Iterator[Goal]:
    for each in paired:
        if is_no_goal(part, each.figure):
            continue
        quantity = each.figure.quantity
        deadline = each.deadline or _deadline(text, dates, quantity.number_at, sentence, limits)
        period = Period.ANNUAL if _ANNUAL.search(part) else None
        yield Goal(
            each.figure.span,
            shown(each.metric),
            quantity.value,
            quantity.unit,
            _comparator(quantity),
            deadline,
            baseline_in(part),
            period,
        )


def goals_of(text: str, stretches: Sequence[Span], taken: Sequence[Span], limits: Limits) -> list[Goal]:
    """The targets that an item's paragraphs state, in order; `taken` are the stretches that are clauses or citations."""
    counted = [
        sentence
        for stretch in stretches
        for sentence in _sentences(text, stretch, taken)
        if _COUNTS.search(text, sentence.start, sentence.end)
    ]
    if not counted:
        return []
    dates = [date for stretch in stretches for date in dates_in(text, stretch.start, stretch.end, limits.year)]
    return [goal for sentence in counted for goal in _goals_of_sentence(text, sentence, dates, limits)]
