"""The members of a list that share a head or a tail: each given back what it shares."""

import re
from functools import cache

from loaders.member_heads import ends_in_holder, with_place_head, with_shared_head
from loaders.member_words import AND, BARE, any_of, is_measure, kinds
from loaders.verbs import measure_noun
from loaders.vocab import words

_JOINED = re.compile(f"、|以及|{AND}")


def members_of(subject: str, count: int, *, alike: bool = True) -> list[str] | None:
    """The subject of a 分别 list as `count` phrases, shared heads and tails given back; None where it is not as many.

    Members that are not `alike` (农房、设施大棚 of 20万户, 5万亩) share no tail."""
    parts = [part for part in _JOINED.split(subject) if part]
    if len(parts) != count:
        parts = [part for part in re.split(r"、|和(?=[^、]*$)", subject) if part]
    if len(parts) != count:
        return None
    return with_shared_tail(parts) if alike else with_shared_head(parts)


def with_shared_tail(parts: list[str]) -> list[str]:
    """The members of a list as whole phrases."""
    parts = with_shared_head(parts)
    return with_place_head(_of_one_kind(parts) or _with_tail(parts))


def _of_one_kind(parts: list[str]) -> list[str]:
    """长三角、粤港澳大湾区沿海港口铁路进港率, 农民、产业工人具备科学素质的比例: where the members are words of one kind the
    tail is what stands behind the last of them; empty where they are of none."""
    limit = _LIMITED.match(parts[0]) or _area_before_product().match(parts[0])
    bare = [parts[0][limit.end() :], *parts[1:]] if limit else parts
    for kind in kinds():
        last = kind.match(bare[-1])
        # 工业园区: the shortest match may end inside a word of the same kind.
        longer = kind.fullmatch(bare[-1][: last.end() + 1]) if last else None
        last = longer or last
        if last and all(kind.fullmatch(part) for part in bare[:-1]):
            tail = bare[-1][last.end() :]
            # 风电、光伏发电装机容量: 电 is in the name already.
            tails = [tail[2:] if part.endswith("电") and tail.startswith("发电") else tail for part in bare[:-1]]
            members = [part + rest for part, rest in zip(bare[:-1], tails, strict=True)] + [bare[-1]]
            return [limit.group() + each for each in members] if limit else members
    return []


@cache
def _area_before_product() -> re.Pattern[str]:
    """中心城区公交车、出租车新能源化率: the area holds for all."""
    return re.compile(rf"(?:{any_of('area')})(?=(?:{any_of('product')})$)")


# 限额以上餐饮业、住宿业营业额: the limit of the class holds for all.
_LIMITED = re.compile("限额以上|规模以上|限上|规上")


_WHOLE = re.compile(r"[率比重例额值度]$")
_AMOUNTS = ("量", "率", "额")
# Longer members are seldom of one length but by chance: a tail cut off there must begin with a word that is known.
_LONGEST_BY_CHANCE = 4


@cache
def _known() -> frozenset[str]:
    tables = (words("list_members.csv"), words("measure_nouns.csv"), words("target_verbs.csv", **{"class": "heavy"}))
    return frozenset(word for table in tables for word in table if 1 < len(word) <= _LONGEST_BY_CHANCE)


def _begins_a_word(phrase: str, at: int) -> bool:
    """Whether a word may begin at `at`: no known word stands across it (永久基本农|田), and one begins there or not much
    stands before it."""
    lengths = range(2, _LONGEST_BY_CHANCE + 1)
    across = any(phrase[begin : begin + n] in _known() for n in lengths for begin in range(max(0, at - n + 1), at))
    return not across and (at <= _LONGEST_BY_CHANCE or any(phrase[at : at + n] in _known() for n in lengths))


# 崖州湾科技城、江东新区新增人才: what is done in each of the places.
_NEW = re.compile("(?<=[区市县城园镇乡州旗省盟])(?:新增|净增|新建|新开|引进|培育|建成|入驻|集聚|落户)")
_TWO = 2
# 绿色食品、有机农产品认证: what each of them is given.
_GIVEN = ("认证", "称号", "资质", "登记证书", "证书", "认定", "标志", "标识")


# 合成氨、烧碱单位产品综合能耗
_PER_PRODUCT = re.compile("(?:单位(?:产品|产值|面积)|吨产品)[^、]{2,}$")
# 芒市、瑞丽市电商产业园入驻企业
_PLACE = re.compile("[\u4e00-\u9fff]{1,4}?[市县旗州](?![\u4e00-\u9fff]?级)")
# 高级工、技师占技能劳动者的比例
_SHARE_OF_THOSE = re.compile("占[^、]*的(?:比例|比重)$")
# 接收济南市支教、支医、支农人才
_PERSONS = ("人才", "人员", "干部", "教师", "专家")


def _by_middle(parts: list[str]) -> list[str] | None:
    """一级风险单位安防、消防、防雷设施达标率: of three and more, those in the middle tell how long a member is."""
    lengths = {len(part) for part in parts[1:-1]}
    if lengths != {_TWO} or len(parts[-1]) < _TWO * 2 or len(parts[0]) < _TWO:
        return None
    head, tail = parts[0][:-_TWO], parts[-1][_TWO:]
    if not (measure_noun().search(parts[-1]) or tail in _PERSONS):
        return None
    if head and not (ends_in_holder(head) or (tail in _PERSONS and head[-1] in "市县省区州")):
        return None
    return [head + part + tail for part in (parts[0][-_TWO:], *parts[1:-1], parts[-1][:_TWO])]


# 茶艺师、评茶员职业资格证书的人员: both are persons of a trade.
_WHO = frozenset("师员工匠")


def _is_like(parts: list[str], lengths: set[int]) -> bool:
    """Whether the last member may begin with as many characters as the others have; of three the last must be theirs."""
    last, longest = parts[-1], max(lengths)
    if lengths not in ({2}, {3}) or len(last) < longest + 2:
        return False
    if {part[-1] for part in parts[:-1]} | {last[longest - 1]} <= _WHO:
        return True
    return longest == _TWO or all(part[-1] == last[longest - 1] for part in parts[:-1])


def _with_tail(parts: list[str]) -> list[str]:
    """城镇、农村居民收入 → 城镇居民收入, 农村居民收入; 化学需氧量、总磷排放量 → 化学需氧量排放量, 总磷排放量."""
    last = parts[-1]
    if (middle := _by_middle(parts)) is not None:
        return middle
    if (share := _SHARE_OF_THOSE.search(last, _TWO)) and not any("占" in part for part in parts[:-1]):
        return [part + last[share.start() :] for part in parts[:-1]] + [last]
    # 新生儿出生、退休“一件事”办理环节
    quoted = last.find("“", _TWO)
    if quoted > 0 and not any("“" in part or is_measure(part) for part in parts[:-1]):
        return [part + last[quoted:] for part in parts[:-1]] + [last]
    if (unit := _PER_PRODUCT.search(last, _TWO)) and not any(_PER_PRODUCT.search(part) for part in parts[:-1]):
        return [part + last[unit.start() :] for part in parts[:-1]] + [last]
    tail = measure_noun().search(last)
    lengths = {len(part) for part in parts[:-1]}
    whole = tail and any(_WHOLE.search(part) or part.endswith(tail.group()) for part in parts[:-1])
    if tail and not whole and last[: tail.start()].endswith(_AMOUNTS):
        return [part + tail.group() for part in parts[:-1]] + [last]
    works = _BEHIND_NAME.search(last) if tail else None
    if works and not any(_WORKS.search(part) or len(part) > _LONGEST_BY_CHANCE for part in parts[:-1]):
        return [part + last[works.start() :] for part in parts[:-1]] + [last]
    if (place := _PLACE.match(last)) and all(_PLACE.fullmatch(part) for part in parts[:-1]):
        return [part + last[place.end() :] for part in parts[:-1]] + [last]
    verb = _NEW.search(last, 2)
    if verb and not any(_NEW.search(part) for part in parts[:-1]):
        return [part + last[verb.start() :] for part in parts[:-1]] + [last]
    for sign in dict.fromkeys(part[-1] for part in reversed(parts[:-1])):
        at = last.rfind(sign)
        alike = len(parts) == _TWO and abs(at + 1 - len(parts[0])) <= 1 and len(parts[0]) <= _LONGEST_BY_CHANCE
        if 0 < at < len(last) - 2 and (tail is not None or alike or sign in "级类型性" or last[at + 1 :] in _GIVEN):
            return [part + last[at + 1 :] for part in parts[:-1]] + [last]
    if tail is None and _is_like(parts, lengths):
        return [part + last[len(part) :] for part in parts[:-1]] + [last]
    if tail is None or any(is_measure(part) or part.endswith(tail.group()) for part in parts[:-1]):
        return parts
    length = lengths.pop() if len(lengths) == 1 else 0
    # 栀子、金银花面积: a single sign between the lengths of the members and the measure is the name's.
    by_length = 0 < length < tail.start() - (len(tail.group()) > 1) and _begins_a_word(last, length)
    start = _behind_member(parts, length) if by_length else _start_of_tail(tail)
    return [part + last[start:] for part in parts[:-1]] + [last]


def _behind_member(parts: list[str], length: int) -> int:
    """苜蓿、青贮玉米种植面积: where the words of the last member end, which may have a word before the one of the others' kind."""
    alike = (kind for kind in kinds()[: len(BARE)] if all(kind.fullmatch(part) for part in parts[:-1]))
    found = next((found for kind in alike if (found := kind.match(parts[-1], length))), None)
    return found.end() if found and found.end() < len(parts[-1]) else length


# 血压计、心电图机免费检定率: how it is done belongs to the measure.
_MANNER = re.compile("(?<=..)(?:免费|定期|强制|规范化|标准化|在线|网上|线上|网络)$")
# 玛尔挡、羊曲水电站投产装机容量: the word for the works is shared too.
_WORKS = re.compile("水电站|抽水蓄能电站|光伏电站|核电站|水库|灌区|煤矿|电厂|机场|油田|气田|码头|口岸")
_BEHIND_NAME = re.compile(f"(?<=..)(?:{_WORKS.pattern})(?=..)")


def _start_of_tail(tail: re.Match[str]) -> int:
    """Where the measure begins: 率 alone is none, the deed of two characters before it belongs to it (配套率)."""
    start = max(tail.start() - 2, 1) if len(tail.group()) == 1 else tail.start()
    if manner := _MANNER.search(tail.string, 0, start):
        return manner.start()
    # 城轨车辆年产能
    if tail.string.endswith("年均", 0, start):
        return start - 2
    return start - 1 if start == tail.start() and tail.string[start - 1] == "年" else start
