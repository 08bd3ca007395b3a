"""The words that members of a list are made of: their kinds, what is a measure of its own."""

import re
from functools import cache

from loaders.verbs import measure_noun
from loaders.vocab import words

# Kinds of words that are members of a list: a region or a school stands for itself, the others with words before them
# (安宁河谷、金沙江干热河谷、二半山区灌排设施配套率).
BARE = ("region", "school", "road", "material", "product", "sector", "illness")
QUALIFIED = ("person", "property", "institution", "area")
# 批而未供和闲置土地处置率: words that only qualify the noun of the last member.
_QUALIFIER = r"[批供用建征]而未[供用建批尽]|(?:已|未|在|拟|新|续|待)[建供批用征竣开]工?|闲置|低效|空置|废弃"

# What joins the last member; in 课后服务参与率, 涉及人数 the sign stands inside a word.
AND = r"和|(?<![涉普以触波企危])及|(?<![参给授赠])与"


def any_of(*kinds: str) -> str:
    listed = {word for kind in kinds for word in words("list_members.csv", **{"class": kind})}
    return "|".join(map(re.escape, sorted(listed, key=len, reverse=True)))


@cache
def kinds() -> tuple[re.Pattern[str], ...]:
    qualified = (rf"[\u4e00-\u9fff0-9A-Za-z]{{0,8}}?(?:{any_of(kind)})" for kind in QUALIFIED)
    bodies = rf"[\u4e00-\u9fff]{{0,8}}?(?:{any_of('institution', 'school', 'holder')})"
    return (*(re.compile(any_of(kind)) for kind in BARE), *map(re.compile, (*qualified, bodies, _QUALIFIER)))


def is_measure(part: str) -> bool:
    """耕地保有量 is a measure of its own, 化学需氧量 is a substance of which one is taken."""
    return bool(measure_noun().search(part)) and not substance_end().search(part)


@cache
def substance_end() -> re.Pattern[str]:
    return re.compile(f"(?:{any_of('material')})$")
