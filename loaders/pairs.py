"""分别 lists: which of several figures belongs to which metric, year or class."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from loaders.document import Span
from loaders.members import members_of
from loaders.metrics import measure_noun, phrase_of, tidy
from loaders.quantities import Quantity, quantity_pattern
from loaders.series import Figure, quantities_in, with_shared_unit

_YEARS = re.compile(r"(?:到|至)?(?:20\d\d年[底末]?(?:、|和|及))+20\d\d年[底末]?")
_YEAR = re.compile(r"20\d\d")


_ALIKE = re.compile(r"(?<![人户年平])[均都](?=达|实现|不[低少高超]|超过|保持|稳定|提高|控制|降|下降|增长|完成|在)")


class Paired(NamedTuple):
    """One figure of a 分别 list with its metric; `deadline` where the list pairs by year."""

    figure: Figure
    metric: str
    deadline: str | None = None


def _values(text: str, start: int, part: Span) -> list[Figure]:
    quantities = _with_shared_comparator(with_shared_unit(quantities_in(text, Span(start, part.end))))
    return [
        Figure(quantity, text[start : quantity.start], "", Span(part.start, quantity.end)) for quantity in quantities
    ]


def _with_shared_comparator(quantities: list[Quantity]) -> list[Quantity]:
    """分别不少于30亿元、35亿元: the word before the first member holds for all, one behind a member for it alone."""
    first = quantities[0] if quantities else None
    if first is None or not first.before or first.after:
        return quantities
    return [each if each.comparator else each._replace(comparator=first.comparator) for each in quantities]


def _by_class(subject: str, count: int) -> list[str] | None:
    """主营业务超过50亿元、20亿元的企业 → one phrase for each class."""
    found = [each for each in quantity_pattern().finditer(subject) if each["unit"]]
    if len(found) != count or not re.fullmatch(r"(?:[、和及]|以上|的)*", _between(subject, found)):
        return None
    head, tail = subject[: found[0].start("number")], subject[found[-1].end() :]
    return [head + each.group().removeprefix(each["before"] or "") + tail for each in found]


def _between(subject: str, found: Sequence[re.Match[str]]) -> str:
    return "".join(subject[one.end() : two.start()] for one, two in pairwise(found))


def paired_in(text: str, part: Span, sentence: Span, before: str) -> list[Paired]:
    """The pairs of a part that says 分别, or 均 of several metrics; empty where nothing pairs off.

    `before` is the subject that the sentence spoke of before this part.
    """
    words = text[part.start : part.end]
    at = words.find("分别")
    if at < 0:
        return _all_alike(text, part, words)
    values = _values(text, part.start + at, part)
    if not values:
        return []
    change = phrase_of(text[part.start + at + 2 : values[0].quantity.start]).change
    phrase = phrase_of(words[:at])
    subject = phrase.verb + phrase.noun or before
    if years := _years_for(text, sentence, part.start + at, len(values)):
        metric = tidy(_YEARS.sub("", subject)) + change
        return [Paired(value, metric, year) for value, year in zip(values, years, strict=True)]
    if verbs := _verbs_in_a_row(phrase.verb, phrase.noun, len(values)):
        return [Paired(value, metric + change) for value, metric in zip(values, verbs, strict=True)]
    noun = phrase.noun or before
    members = _by_class(noun, len(values)) or members_of(noun, len(values))
    if members is None:
        return [Paired(values[0], subject + change)] if len(values) == 1 else []
    return [
        Paired(value, (_verb_of(member, phrase.verb) if at else phrase.verb) + member + change)
        for at, (value, member) in enumerate(zip(values, members, strict=True))
    ]


def _verbs_in_a_row(verb: str, noun: str, count: int) -> list[str]:
    """新建、改造公共厕所 of two figures: one metric for each verb, all of one object."""
    metrics = [verb]
    while noun.startswith("、") and (following := phrase_of(noun[1:])).verb and not following.change:
        metrics.append(following.verb)
        noun = following.noun
    return [each + noun for each in metrics] if count > 1 and len(metrics) == count else []


_COUNTING = ("新增", "净增", "累计新增")


def _verb_of(member: str, verb: str) -> str:
    """The verb of the list, for a member that has none of its own and is no measure itself: 接待游客人次、旅游总收入."""
    measured = measure_noun().search(member) and verb not in _COUNTING
    return "" if measured or phrase_of(member).verb else verb


def _years_for(text: str, sentence: Span, at: int, count: int) -> list[str]:
    """The years that the sentence lists before `at`, where they are as many as the values (到2022年、2025年)."""
    found = [_YEAR.findall(each.group()) for each in _YEARS.finditer(text, sentence.start, at)]
    return found[-1] if found and len(found[-1]) == count else []


def _all_alike(text: str, part: Span, words: str) -> list[Paired]:
    """甲覆盖率、乙适配率均达到85%以上: one figure for each of several metrics."""
    alike = _ALIKE.search(words)
    values = _values(text, part.start + alike.end(), part) if alike else []
    if alike is None or len(values) != 1:
        return []
    phrase = phrase_of(words[: alike.start()])
    members = members_of(phrase.noun, len(re.split(r"[、和及与]", phrase.noun)))
    if members is None or len(members) < 2 or not measure_noun().search(members[-1]):
        return []
    change = phrase_of(text[part.start + alike.end() : values[0].quantity.start]).change
    return [Paired(values[0], phrase.verb + member + change) for member in members]
