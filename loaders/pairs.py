"""分别 lists: which of several figures belongs to which metric, year or class."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from loaders.classes import phrases_by_class
from loaders.document import Span
from loaders.list_dates import all_years, without_dates, years_for
from loaders.member_heads import is_held
from loaders.member_words import AND
from loaders.members import members_of
from loaders.metrics import phrase_of, tidy
from loaders.quantities import Quantity
from loaders.series import Figure, doublings_in, figures_in, quantities_in
from loaders.verbs import heavy_head, measure_noun, verbs_of
from loaders.wording import Line

_NEAR = 240
_ALIKE = re.compile(
    r"(?<![人户平])(?:(?<!年)|(?<=\d年))[均都](?:要|须|应|需|必须|应当)?(?=达|[比较](?:20\d\d|上年)|翻|实现|不[低少高超]|[高低优]于|超过|保持|稳定|提高|控制|降|下降|增长|完成|在)"
)


_IN_TURN = re.compile("分别|依次(?=[达为不降提控超增保稳完实突])")


def in_turn(words: str) -> int:
    """Where 分别 or 依次 stands in the words; -1 where none does."""
    found = _IN_TURN.search(words) if "分别" in words or "依次" in words else None
    return found.start() if found else -1


class Paired(NamedTuple):
    """One figure of a 分别 list with its metric; `deadline` where the list pairs by year."""

    figure: Figure
    metric: str
    deadline: str | None = None


def list_parts(text: str, part: Span) -> list[Span]:
    """A part cut before the members of its 分别 or 均, where figures of their own stand before those (接通率达98%以上、
    解决率和满意率均在90%以上); else the part itself."""
    words = text[part.start : part.end]
    at = in_turn(words)
    alike = _ALIKE.search(words) if at < 0 and ("均" in words or "都" in words) else None
    stop = part.start + (at if at >= 0 else alike.start() if alike else 0)
    if stop == part.start:
        return [part]
    quantities = quantities_in(text, Span(part.start, stop))
    sign = text.find("、", quantities[-1].end, stop) if quantities else -1
    cut = sign >= 0 and figures_in(text, Span(part.start, sign))
    return [Span(part.start, sign), Span(sign + 1, part.end)] if cut else [part]


def _values(text: str, start: int, part: Span) -> list[Figure]:
    behind = Span(start, part.end)
    found = quantities_in(text, behind) or doublings_in(text, behind)
    quantities = _with_shared_comparator(_with_shared_unit(found))
    return [
        Figure(quantity, text[max(start, quantity.start - _NEAR) : quantity.start], "", Span(part.start, quantity.end))
        for quantity in quantities
    ]


def _with_shared_unit(quantities: Sequence[Quantity]) -> list[Quantity]:
    """The quantities with a unit that only a later one of the list has (达到30、40个; 提高1个、2个百分点)."""
    shared: list[Quantity] = []
    following: Quantity | None = None
    for quantity in reversed(quantities):
        points = following is not None and quantity.unit == "个" and following.unit == "个百分点"
        if following is not None and (quantity.unit is None or points):
            quantity = quantity._replace(unit=following.unit, unit_class=following.unit_class)
        shared.append(quantity)
        following = quantity
    return shared[::-1]


def _with_shared_comparator(quantities: list[Quantity]) -> list[Quantity]:
    """分别不少于30亿元、35亿元: the word before the first member holds for all, one behind a member for it alone."""
    first = quantities[0] if quantities else None
    if first is None or not first.before or first.after:
        return quantities
    return [each if each.comparator else each._replace(comparator=first.comparator) for each in quantities]


def paired_in(text: str, part: Span, sentence: Span, line: Line) -> list[Paired]:
    """The pairs of a part that says 分别, or 均 of several metrics; empty where nothing pairs off.

    `line` holds the subject that the sentence spoke of before this part, and those of its figures, where they were
    several (甲达到5万吨、乙达到8万标箱，年均分别增长6%、10%).
    """
    words = text[part.start : part.end]
    at = in_turn(words)
    if at < 0:
        return _all_alike(text, part, sentence, line) or _in_step(text, part, sentence, line)
    values = _values(text, part.start + at, part)
    if not values:
        return []
    behind = phrase_of(text[part.start + at + 2 : values[0].quantity.start])
    change = behind.change
    phrase = phrase_of(words[max(0, at - _NEAR) : at])
    if not phrase.verb and not behind.noun:
        phrase = phrase._replace(verb=behind.verb)
    if behind.noun and not phrase.noun:
        phrase = behind._replace(change="")
    subject = phrase.verb + phrase.noun or line.subject
    if years := years_for(text, sentence, part.start + at, len(values)):
        metric = tidy(without_dates(subject)) + change
        return [Paired(value, metric, year) for value, year in zip(values, years, strict=True)]
    if verbs := _verbs_in_a_row(phrase.verb, phrase.noun, len(values)):
        return [Paired(value, metric + change) for value, metric in zip(values, verbs, strict=True)]
    if phrase.verb and is_held(phrase.verb + _MEMBERS.split(phrase.noun)[0]):
        phrase = phrase._replace(verb="", noun=phrase.verb + phrase.noun)
    noun = phrase.noun or line.subject
    again = line.members[-len(values) :] if not phrase.noun and len(line.members) >= len(values) > 1 else None
    if line.noun and (places := _PLACES.fullmatch(noun)):
        noun = "、".join(each + line.noun for each in noun.split("、")) if places else noun
    members = phrases_by_class(noun, len(values)) or again or members_of(noun, len(values), alike=_alike(values))
    if members is None:
        alike = _members_alike(noun) if len(values) == 1 else []
        return [Paired(values[0], phrase.verb + each + change) for each in alike or [noun]] if len(values) == 1 else []
    return [
        Paired(value, (_verb_of(member, phrase.verb) if at else phrase.verb) + member + change)
        for at, (value, member) in enumerate(zip(values, members, strict=True))
    ]


def _verb_at(words: str) -> str:
    found = heavy_head().match(words) or verbs_of("change").match(words)
    return found.group() if found else ""


def _verbs_in_a_row(verb: str, noun: str, count: int) -> list[str]:
    """新建、改造公共厕所 of two figures: one metric for each verb, all of one object."""
    metrics = [verb]
    while noun.startswith("、") and (following := _verb_at(noun[1:])):
        metrics.append(following)
        noun = noun[1 + len(following) :]
    return [each + noun for each in metrics] if count > 1 and len(metrics) == count else []


_COUNTING = ("新增", "净增", "累计新增")


def _verb_of(member: str, verb: str) -> str:
    """The verb of the list, for a member that has none of its own and is no measure itself: 接待游客人次、旅游总收入."""
    measured = measure_noun().search(member) and verb not in _COUNTING
    return "" if measured or phrase_of(member).verb else verb


# 其中烟台市、威海市分别为12处、11处: places have the noun of the whole before.
_PLACES = re.compile("[\u4e00-\u9fff]{1,6}[市县区州盟旗镇乡省](?:、[\u4e00-\u9fff]{1,6}[市县区州盟旗镇乡省])+")
# 感染者和病人治疗比例、治疗成功率: 和 before the last 、 stands inside a member.
_MEMBERS = re.compile(f"、|(?:{AND})(?=[^、]*$)")


def _members_alike(noun: str) -> list[str]:
    """The members of a list of measures that share one figure (二氧化硫、氮氧化物排放量); empty where it is no such list."""
    members = members_of(noun, len(_MEMBERS.split(noun)))
    return members if members and len(members) > 1 and measure_noun().search(members[-1]) else []


def _all_alike(text: str, part: Span, sentence: Span, line: Line) -> list[Paired]:
    """甲覆盖率、乙适配率均达到85%以上, 智能工厂、绿色工厂各3家: one figure for each of several metrics, or years."""
    words = text[part.start : part.end]
    alike = (_ALIKE.search(words) or _FOR_EACH.search(words)) if _EACH.intersection(words) else None
    values = _values(text, part.start + alike.end(), part) if alike else []
    if alike is None or len(values) != 1:
        return []
    phrase = phrase_of(words[max(0, alike.start() - _NEAR) : alike.start()])
    change = phrase_of(text[part.start + alike.end() : values[0].quantity.start]).change
    if alike.group() == "各" and (years := all_years(text, sentence, part.start + alike.start())):
        metric = tidy(without_dates(phrase.whole)) or line.subject
        return [Paired(values[0], metric + change, year) for year in years]
    if not phrase.whole and change and line.listed:
        return [Paired(values[0], each + change) for each in line.listed]
    members = _members_alike(phrase.noun) or (_things(phrase.noun) if alike.group() == "各" else [])
    return [Paired(values[0], phrase.verb + member + change) for member in members]


# 均比2023年增长30%以上; 智能工厂、绿色工厂各3家.
_EACH = frozenset("均都各")
_FOR_EACH = re.compile(r"各(?=\d)|^均(?=比|较)")


def _things(noun: str) -> list[str]:
    parts = [part for part in noun.split("、") if part]
    return parts if len(parts) > 1 else []


_BETWEEN = re.compile("[、和及与]")


def _in_step(text: str, part: Span, sentence: Span, line: Line) -> list[Paired]:
    """中心渔港、一级渔港达到1座、3座: as many members as figures, without 分别; 甲率、乙率达到100%: measures that share one;
    较2022年提高5个和7个百分点: the growth of those right before."""
    listed = text.find("、", part.start, part.end) >= 0
    values = _values(text, part.start, part) if listed or line.listed else []
    phrase = phrase_of(values[0].left) if values else None
    if phrase is None or any(not _BETWEEN.fullmatch(gap) for gap in _gaps(text, values)):
        return []
    if phrase.change == phrase.whole and len(values) == len(line.listed) > 1:
        return [Paired(value, each + phrase.change) for value, each in zip(values, line.listed, strict=True)]
    if not listed or not phrase.reaches:
        return []
    if len(values) == 1:
        members = _measures(phrase.noun) if values[0].quantity.unit_class == "ratio" else []
        return [Paired(values[0], phrase.verb + each) for each in members]
    if years := years_for(text, sentence, part.start + len(values[0].left), len(values)):
        return [Paired(value, phrase.whole, year) for value, year in zip(values, years, strict=True)]
    members = members_of(phrase.noun, len(values), alike=_alike(values)) or []
    verbs = ["" if at and measure_noun().search(each) else phrase.verb for at, each in enumerate(members)]
    return (
        [Paired(value, verb + each) for value, verb, each in zip(values, verbs, members, strict=True)]
        if members
        else []
    )


def _alike(values: Sequence[Figure]) -> bool:
    return len({value.quantity.unit_class for value in values}) == 1


def _gaps(text: str, values: Sequence[Figure]) -> list[str]:
    return [text[one.quantity.end : two.quantity.start] for one, two in pairwise(values)]


def _measures(noun: str) -> list[str]:
    """The members of a list each of which is a measure of its own; empty where it is no such list."""
    members = [part for part in _MEMBERS.split(noun) if part] if "、" in noun else []
    return members if all(len(part) > 2 and measure_noun().search(part) for part in members) else []
