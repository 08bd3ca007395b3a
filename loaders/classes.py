"""Figures that are no aim but the limit of a class: 超过50亿元的企业, 10吨以下货车, 56人及以上大班额."""

import re
from collections.abc import Sequence
from itertools import pairwise

from loaders.metrics import phrase_of
from loaders.quantities import Quantity, quantity_pattern
from loaders.verbs import heavy_end

SPLIT = re.compile(r"[、和及与（]|以及|并(?=[\u4e00-\u9fff])|或者?(?=[比较提达])")
_PARTS_MEMBERS = re.compile(r"[、和及与，（]|以及|或者?(?=[比较提达])")
_PERSONS = ("户", "人", "岁", "床", "张", "蒸吨")
# 坡度25度以上、采伐受限的人工林: limits in a row before what they limit.
_CLASS_END = re.compile(r"的?[\u4e00-\u9fffA-Za-z“]|、[^，。；、]{2,14}的[\u4e00-\u9fff]{2,8}$")


def is_class(text: str, quantity: Quantity, following: Quantity | None, left: str, end: int) -> bool:
    """Whether a figure only limits the class that is counted (超过50亿元的企业, 10吨以下货车)."""
    stop = following.start if following else end
    between = text[quantity.end : stop]
    if _is_share_of_many(quantity, left, between):
        return False
    if following is not None and between and not _PARTS_MEMBERS.match(between):
        return not SPLIT.search(between) or between.startswith("的") or quantity.unit_class in ("money", "quantity")
    if quantity.after and _CLASS_END.match(between) and not between.startswith(_GOES_ON):
        if quantity.unit_class != "ratio" and (_EVERY_ONE.match(between) or (not left and _MAY.match(between))):
            return True
        phrase = phrase_of(left)
        if not phrase.whole and quantity.unit_class == "count" and heavy_end().search(between):
            return False
        sized = (quantity.unit or "").endswith(_PERSONS) and not between.startswith("的")
        return bool(phrase.noun) or quantity.unit_class != "count" or sized
    sized = following is None and quantity.unit_class == "quantity" and not quantity.comparator
    if sized and _CLASS_END.match(between):
        phrase = phrase_of(left)
        return bool(phrase.noun) and not (phrase.reaches or phrase.change)
    if quantity.unit_class == "money" and not quantity.comparator and _OF_A_THING.match(between):
        phrase = phrase_of(left)
        return bool(phrase.noun) and not (phrase.reaches or phrase.change)
    return quantity.before and between.startswith("的") and len(between) > 1


# 56人及以上大班额全部消除: what is done to every one of a class.
# 投资额30万元以下、建筑面积100平方米以下的工程: a limit beside that of a class.
_BESIDE = re.compile("(?:、|或者?|且|和|及)[^，、0-9]{0,8}")
# 3000户以上的社区可适当增加活动用房.
_MAY = re.compile("的[^，、]{2,10}?(?:可|应|须|要(?!素|求)|必须|原则上)")
_EVERY_ONE = re.compile(
    "的?[\u4e00-\u9fffA-Za-z“”]{2,12}?(?:全部|全面|一律|逐[车户案项一]|必须|应当|均须|均应|不再|动态)[\u4e00-\u9fff]"
)


def is_beside_a_class(text: str, quantities: Sequence[Quantity], left: str, end: int) -> bool:
    if len(quantities) < 2 or not (quantities[0].after and quantities[1].after):
        return False
    first, second = quantities[:2]
    if first.unit_class == "ratio" or not _BESIDE.fullmatch(text, first.end, second.start):
        return False
    phrase = phrase_of(left)
    if phrase.verb or phrase.reaches:
        return False
    following = quantities[2] if len(quantities) > 2 else None
    return is_class(text, second, following, text[first.end : second.start], end)


_GOES_ON = ("到", "赴", "前往", "参加", "进入", "从事", "按照", "达到", "实现", "采用", "完成", "通过", "建立", "开展")
# 总投资45亿元的绕城高速建成通车: the sum tells which one.
_OF_A_THING = re.compile("的(?!目标|任务|规模|水平)[\u4e00-\u9fffA-Za-z“]{2}")
# 80%以上的综合医院建成老年友善医疗机构: a share at the head of a part, of those that then do something.
_MANY_DO = re.compile(
    r"(?:以上)?的?[^，、的]{2,20}?(?:建成|达到|配备|建立|开展|设立|完成|实现|纳入|接入|使用|应用|参与|参加|具备|拥有|获得|创建"
    r"|实施|通过|消除|覆盖|开通|治理|改造|掌握|享受|享有|普及|推行|推广)"
)


def _is_share_of_many(quantity: Quantity, left: str, between: str) -> bool:
    whole = quantity.unit_class == "ratio" and not phrase_of(left).whole
    opens = quantity.after or between.startswith(("的", "以上的"))
    return whole and opens and _MANY_DO.match(between) is not None


_LIMIT_IN_WORDS = re.compile("(?:超过?)?[十百千万]+[万亿]元?(?:级|以上)?")


def phrases_by_class(subject: str, count: int) -> list[str] | None:
    """主营业务超过50亿元、20亿元的企业 → one phrase for each class."""
    if (in_words := list(_LIMIT_IN_WORDS.finditer(subject))) and len(in_words) == count:
        head, tail = subject[: in_words[0].start()], subject[in_words[-1].end() :]
        return [head + each.group() + tail for each in in_words]
    found = [each for each in quantity_pattern().finditer(subject) if each["unit"]]
    if len(found) != count or not re.fullmatch(r"(?:[、和及]|以上|的)*", _between(subject, found)):
        return None
    head, tail = subject[: found[0].start("number")], subject[found[-1].end() :]
    limits = [each.group().removeprefix(each["before"] or "") for each in found]
    # 年营收10亿元、1亿元以上的软件企业: 以上 is of all the limits.
    after = found[-1]["after"] if not any(each["before"] or each["after"] for each in found[:-1]) else None
    return [head + each + (after or "") + tail for each in limits[:-1]] + [head + limits[-1] + tail]


def _between(subject: str, found: Sequence[re.Match[str]]) -> str:
    return "".join(subject[one.end() : two.start()] for one, two in pairwise(found))
