"""The verbs and nouns that figures are told with, as patterns."""

import re
from collections import Counter
from functools import cache

from loaders.vocab import words

_ADVERBS = "统筹|主导|主持|参与|就地|异地|柔性|集中|联合|自主|合作|优先|依法|分类|统一|有序|稳步|定向|批量|滚动|分批|抢救性|保护性"


@cache
def verbs_of(kind: str) -> re.Pattern[str]:
    """The verbs of a kind: `value` reaches a figure, `change` grows or declines to it, `light` says nothing of what is
    counted, `heavy` names it."""
    alternatives = "|".join(map(re.escape, words("target_verbs.csv", **{"class": kind})))
    if kind == "heavy":
        nouns = "|".join(map(re.escape, words("target_verbs.csv", **{"class": "noun"})))
        return re.compile(rf"(?!{nouns})(?:{_ADVERBS})?(?:新|累计|再|净)?(?:{alternatives})(?!率)")
    return re.compile(rf"(?:{_ADVERBS})?(?:{alternatives})" if kind == "light" else alternatives)


@cache
def ends_with(kind: str) -> re.Pattern[str]:
    """A verb of the kind at the end of the words."""
    return re.compile(f"(?:{verbs_of(kind).pattern})$(?<![行作人]为)(?<![雷马抵发送传]达)(?<!直通车)")


def heavy_end() -> re.Pattern[str]:
    """A verb that names what is counted (新建, 培训), at the end of the words."""
    return ends_with("heavy")


def heavy_head() -> re.Pattern[str]:
    """The same at their head."""
    return verbs_of("heavy")


_COMMON = 4


@cache
def _signs_of_verbs() -> tuple[frozenset[str], frozenset[str]]:
    verbs = [word for word in words("target_verbs.csv", **{"class": "heavy"}) if len(word) == 2]
    first, second = (Counter(word[at] for word in verbs) for at in (0, 1))
    return _common(first), _common(second)


def _common(signs: Counter[str]) -> frozenset[str]:
    return frozenset(sign for sign, times in signs.items() if times >= _COMMON)


def opens_like_a_verb(noun: str) -> bool:
    """Whether words open with two signs that verbs are made of, and go on (恢复, 补种): a verb that no table knows."""
    first, second = _signs_of_verbs()
    return len(noun) > 3 and noun[0] in first and noun[1] in second


@cache
def measure_noun() -> re.Pattern[str]:
    """The word for a measure (排放量, 覆盖率) that ends a phrase."""
    return re.compile(f"(?:{'|'.join(map(re.escape, words('measure_nouns.csv')))})$")
