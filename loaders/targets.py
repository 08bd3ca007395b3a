"""What an item must reach: figures with what they count, how they are meant, and by when."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.model import Comparator, Period
from loaders.deadlines import Date, dates_in, deadline_at
from loaders.document import Span
from loaders.metrics import Phrase, names_its_own_count, phrase_of, right_of, shown
from loaders.pairs import Paired, paired_in
from loaders.quantities import Quantity
from loaders.series import Figure, figures_in

_COUNTS = re.compile(r"\d|番")
_SENTENCE = re.compile(r"[^。；！？\n]+")
_ANNUAL = re.compile(r"每年度?|年均(?!浓度|气温|值|水平|降水|PM|径流|蒸发|温度)|逐年|每年度|年递增")
_BASELINE = re.compile(r"(?:比|较|在|与|以|同)[ ]?((?:19|20)\d\d)年|((?:19|20)\d\d)年的?\d+(?:\.\d+)?倍")


@dataclass(frozen=True, slots=True)
class Goal:
    """A target as read, before it has an id; `span` is the stretch that states it."""

    span: Span
    metric: str
    value: float | None
    unit: str | None
    comparator: Comparator | None
    deadline: str | None
    baseline: str | None
    period: Period | None


@dataclass(frozen=True, slots=True)
class Limits:
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
_GRANT = re.compile(
    r"奖励|奖补|补助|补贴|资助|罚款|给予|奖金|拨付|扶持资金|支持资金|一次性|贴息|贴费|返还|减按|最高(?:不超过|可|给|额)?[ ]?\d"
)
_GRANTED = re.compile(r"(?:补贴|补助|奖励|奖补|资助|津贴|发放[^，、]{0,8}(?:金|补贴|津贴))(?:标准)?[^，、]{0,6}$|每人每[月年天]|每户每[月年]")
_BANNED = re.compile(r"\s*(?:严禁|禁止|不得)")
_RATION = re.compile(r"(?:^|[，、])每[户人家个项次台辆](?:[^，、]{0,2}不[超高]过?)?$")
_TOLD = re.compile(r"\s*20\d\d年(?![底前，])")
_DONE = re.compile(r"已(?:经)?(?:超额|全面|提前|全部|基本)*(?:完成|实现|建成|达到)(?:任务)?")
_PAST = re.compile(
    r"截至|截止|去年|上年底|目前|已经?(?!有)|近年来|现有|现已|此前|以来|共(?:改造|建成|完成|创建|培育|新建|获)"
)
_BAN = re.compile(r"禁止|严禁|不得|限制|严控")
_EVERY = re.compile(r"每(?:季度|月|周|半年|两年|三年|日|天|旬|学期)")
_VALID = re.compile(r"有效期|自.{4,12}起施行|试行期|为期|保质期")


def _baseline(words: str) -> str | None:
    found = _BASELINE.search(words)
    return found[1] or found[2] if found else None


def _is_no_goal(words: str, figure: Figure) -> bool:
    """What is counted but not aimed at: grants, limits of a ban, terms, thresholds, rhythms of reporting."""
    if _RATION.search(figure.left) or _GRANTED.search(figure.left) or _BANNED.match(words) or figure.right == "的":
        return True
    money = figure.quantity.unit_class == "money" or figure.quantity.unit == "%"
    if money and _GRANT.search(words):
        return True
    if figure.quantity.unit_class in ("quantity", "time") and _BAN.search(words):
        return True
    return bool(_VALID.search(words)) or (figure.quantity.unit in ("次", "场", "期") and bool(_EVERY.search(words)))


_EACH = re.compile(r"单个|单项|每[家户个人项年]|同一|最高|上限|限额|累计|总额|合计")


def _is_share(part: str, figure: Figure) -> bool:
    """Whether a sum of money is the limit of a grant that the sentence spoke of (单个项目不超过100万元)."""
    return figure.quantity.unit_class == "money" and bool(_EACH.search(part))


_BARE_YEAR = re.compile(r"(?P<aim>到|至|力争|确保)?[ ]?(?P<year>20\d\d)年(?P<end>底?前|底|末|，|、|[ ]?\d{1,2}月)?")


def _tells_the_past(words: str, before: bool, base_year: str | None) -> bool:
    """Whether the words, read after what came `before` in the sentence, tell what has been and not what shall be."""
    aimed = None
    for found in _BARE_YEAR.finditer(_BASELINE.sub("", words)):
        past = bool(base_year and found["year"] < base_year and not found["aim"])
        stands = bool(
            base_year and found["year"] == base_year and not (found["aim"] or found["end"]) and words.endswith("为")
        )
        aimed = not (past or stands)
    if _PAST.search(words):
        return True
    return before if aimed is None else not aimed


@dataclass(slots=True)
class _Line:
    """What is carried from one part of a sentence to the next: the subject spoken of, the verb of a list."""

    subject: str = ""
    verb: str = ""
    past: bool = False
    grant: bool = False


# 转移就业, 送戏下乡: a verb of four characters holds what it governs.
_VERB_WITH_OBJECT = 4


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
    own = phrase.verb or phrase.light or phrase.reaches or phrase.change or figure.quantity.before
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


def _deadline(dates: Sequence[Date], at: int, sentence: Span, limits: Limits) -> str | None:
    found = deadline_at(dates, at, sentence)
    if found is not None:
        return found
    return limits.limit if limits.limited else limits.title_year


def _goals_of_sentence(text: str, sentence: Span, dates: Sequence[Date], limits: Limits) -> Iterator[Goal]:
    words = text[sentence.start : sentence.end]
    line = _Line(past=bool(_TOLD.match(words) and _DONE.search(words)))
    for found in _PART.finditer(text, sentence.start, sentence.end):
        part = Span(*found.span())
        figures = figures_in(text, part)
        line.grant = line.grant or bool(_GRANT.search(found.group()))
        if not figures:
            line.past = _tells_the_past(found.group(), line.past, limits.base_year)
            phrase = phrase_of(found.group())
            line.subject, line.verb = phrase.verb + phrase.noun or line.subject, ""
            continue
        if paired := paired_in(text, part, sentence, line.subject):
            line.past = _tells_the_past(found.group(), line.past, limits.base_year)
            goals = [] if line.past else _paired_goals(paired, found.group(), dates, sentence, limits)
        else:
            goals = _single_goals(figures, line, found.group(), dates, sentence, limits)
        yield from goals


def _single_goals(
    figures: Sequence[Figure], line: _Line, part: str, dates: Sequence[Date], sentence: Span, limits: Limits
) -> Iterator[Goal]:
    annual = False
    for at, figure in enumerate(figures):
        phrase = phrase_of(figure.left)
        annual = annual or bool(_ANNUAL.search(figure.left))
        metric = shown(_metric(figure, phrase, line, listed=at > 0 or bool(line.verb)))
        if phrase.verb or at == 0:
            line.verb = phrase.verb
        line.subject = phrase.verb + phrase.noun or line.subject
        line.past = _tells_the_past(figure.left, line.past, limits.base_year)
        if not metric or line.past or _is_no_goal(part, figure) or (line.grant and _is_share(part, figure)):
            continue
        quantity = figure.quantity
        yield Goal(
            figure.span,
            metric,
            quantity.value,
            quantity.unit,
            _comparator(quantity, figure.left),
            _deadline(dates, quantity.number_at, sentence, limits),
            _baseline(figure.left + part[len(figure.left) :][:14]) or _baseline(figure.right),
            Period.ANNUAL if annual else None,
        )


def _paired_goals(
    paired: Sequence[Paired], part: str, dates: Sequence[Date], sentence: Span, limits: Limits
) -> Iterator[Goal]:
    for each in paired:
        if _is_no_goal(part, each.figure):
            continue
        quantity = each.figure.quantity
        deadline = each.deadline or _deadline(dates, quantity.number_at, sentence, limits)
        period = Period.ANNUAL if _ANNUAL.search(part) else None
        yield Goal(
            each.figure.span,
            shown(each.metric),
            quantity.value,
            quantity.unit,
            _comparator(quantity),
            deadline,
            _baseline(part),
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
