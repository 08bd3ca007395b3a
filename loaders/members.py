"""The members of a list that share a head or a tail: each given back what it shares."""

import re
from functools import cache

from loaders.verbs import heavy_end, heavy_head, measure_noun
from loaders.vocab import words


def members_of(subject: str, count: int, *, alike: bool = True) -> list[str] | None:
    """The subject of a 分别 list as `count` phrases, shared heads and tails given back; None where it is not as many.

    Members that are not `alike` (农房、设施大棚 of 20万户, 5万亩) share no tail."""
    parts = [part for part in re.split(r"、|和|及|与|以及", subject) if part]
    if len(parts) != count:
        parts = [part for part in re.split(r"、|和(?=[^、]*$)", subject) if part]
    if len(parts) != count:
        return None
    return with_shared_tail(parts) if alike else _with_shared_head(parts)


def with_shared_tail(parts: list[str]) -> list[str]:
    """The members of a list as whole phrases."""
    parts = _with_shared_head(parts)
    return _of_one_kind(parts) or _with_tail(parts)


# Kinds of words that are members of a list: a region or a school stands for itself, the others with words before them
# (安宁河谷、金沙江干热河谷、二半山区灌排设施配套率).
_BARE = ("region", "school", "road", "material", "product", "sector", "illness")
_QUALIFIED = ("person", "property", "institution", "area")
# 批而未供和闲置土地处置率: words that only qualify the noun of the last member.
_QUALIFIER = r"[批供用建征]而未[供用建批尽]|(?:已|未|在|拟|新|续|待)[建供批用征竣开]工?|闲置|低效|空置|废弃"


def _any_of(*kinds: str) -> str:
    listed = {word for kind in kinds for word in words("list_members.csv", **{"class": kind})}
    return "|".join(map(re.escape, sorted(listed, key=len, reverse=True)))


@cache
def _kinds() -> tuple[re.Pattern[str], ...]:
    qualified = (rf"[\u4e00-\u9fff0-9A-Za-z]{{0,8}}?(?:{_any_of(kind)})" for kind in _QUALIFIED)
    bodies = rf"[\u4e00-\u9fff]{{0,8}}?(?:{_any_of('institution', 'school', 'holder')})"
    return (*(re.compile(_any_of(kind)) for kind in _BARE), *map(re.compile, (*qualified, bodies, _QUALIFIER)))


def _of_one_kind(parts: list[str]) -> list[str]:
    """长三角、粤港澳大湾区沿海港口铁路进港率, 农民、产业工人具备科学素质的比例: where the members are words of one kind the
    tail is what stands behind the last of them; empty where they are of none."""
    limit = _LIMITED.match(parts[0]) or _area_before_product().match(parts[0])
    bare = [parts[0][limit.end() :], *parts[1:]] if limit else parts
    for kind in _kinds():
        last = kind.match(bare[-1])
        if last and all(kind.fullmatch(part) for part in bare[:-1]):
            members = [part + bare[-1][last.end() :] for part in bare[:-1]] + [bare[-1]]
            return [limit.group() + each for each in members] if limit else members
    return []


@cache
def _area_before_product() -> re.Pattern[str]:
    """中心城区公交车、出租车新能源化率: the area holds for all."""
    return re.compile(rf"(?:{_any_of('area')})(?=(?:{_any_of('product')})$)")


# 限额以上餐饮业、住宿业营业额: the limit of the class holds for all.
_LIMITED = re.compile("限额以上|规模以上|限上|规上")


_PLACE_WORDS = "行政村|自然村|乡镇|街道|社区|城市|农村|城镇|城区|县城|村|镇|县"
_OF_PLACES = re.compile(rf"(?P<head>[\u4e00-\u9fff]{{2,}}?)(?:{_PLACE_WORDS})(?P<tail>[\u4e00-\u9fff]{{2,6}})")


def _with_place_head(parts: list[str]) -> list[str]:
    """学习点行政村覆盖率、街道覆盖率: members told apart by the kind of place share what stands before it."""
    first = _OF_PLACES.fullmatch(parts[0])
    if first is None:
        return parts
    like = re.compile(rf"(?:{_PLACE_WORDS}){first['tail']}")
    return [parts[0], *(first["head"] + part if like.fullmatch(part) else part for part in parts[1:])]


_BY_HEAD = "人均|户均|亩均|地均|单位"


@cache
def _headed() -> tuple[re.Pattern[str], ...]:
    """公共机构人均综合能耗、人均用水量; 主要农作物化肥、农药利用率: what both may share a head before."""
    return tuple(re.compile(rf"(?P<head>[\u4e00-\u9fff]{{2,}}?)(?:{like})") for like in (_BY_HEAD, _any_of("material")))


def _measures(alike: re.Pattern[str], part: str, like: str) -> bool:
    """Whether the part is a material with its measure alone (农药利用率), or of the other words that share a head."""
    found = alike.match(part)
    return found is not None and (like == _BY_HEAD or measure_noun().fullmatch(part, found.end()) is not None)


def _with_common_head(parts: list[str]) -> list[str]:
    for like, pattern in zip((_BY_HEAD, _any_of("material")), _headed(), strict=True):
        first, alike = pattern.match(parts[0]), re.compile(like)
        if first and not alike.match(parts[0]) and all(_measures(alike, part, like) for part in parts[1:]):
            return [parts[0], *(first["head"] + part for part in parts[1:])]
    return parts


def _with_doer(parts: list[str]) -> list[str]:
    """企业开办、注销时间: where the others are deeds alone, they are done to what stands before the first."""
    deed, tail = heavy_end().search(parts[0]), measure_noun().search(parts[-1])
    if deed is None or tail is None or deed.start() < 2:
        return parts
    deeds = [*parts[1:-1], parts[-1][: tail.start()]]
    if not all(heavy_head().fullmatch(each) for each in deeds):
        return parts
    return [parts[0], *(parts[0][: deed.start()] + each for each in parts[1:])]


@cache
def _held() -> re.Pattern[str]:
    """幼儿园专职保安配备率: whose share it is, before the share."""
    holders = _any_of(*_QUALIFIED, "school", "holder")
    return re.compile(
        rf"(?P<head>(?:[\u4e00-\u9fff0-9“”]{{0,10}}?(?:{holders}))+)(?P<own>(?!的)[\u4e00-\u9fff“”]{{2,}})"
    )


_SHORT_SHARE = 3


def holder_of(before: str, share: str) -> str | None:
    """Whose share a bare one (完工率) is, where the share before it in the list says it (改造项目开工率); None for a whole one."""
    if share.startswith(("人均", "户均")) and (found := _OF_PERSONS.match(before)):
        return found["head"]
    found = _held().fullmatch(before) if len(share) <= _SHORT_SHARE and share.endswith("率") else None
    return found["head"] if found else None


_OF_PERSONS = re.compile(
    "(?P<head>[\u4e00-\u9fff]{0,6}(?:游客|旅客|居民|农民|职工|学生|农户|患者|老年人))(?:占比|比例|比重|人次|人数|数量)"
)


def is_held(measure: str) -> bool:
    """Whether a measure says whose share it is (签约项目履约率)."""
    return measure.endswith("率") and _held().fullmatch(measure) is not None


def _has_its_own(share: str) -> bool:
    """Whether a share says itself whose it is, or in which sector or region (工业关键工序数控化率)."""
    return bool(_held().match(share)) or any(kind.match(share) for kind in _kinds()[: len(_BARE)])


# 城区主干道信号灯联网率、完好率: a share of two characters has what the first one is the share of.
_BARE_SHARE = re.compile("[\u4e00-\u9fff]{2}率")
_SHARE_OF = re.compile("(?P<head>[\u4e00-\u9fff“”]{2,})[\u4e00-\u9fff]{2}率")
_SHARED = ("率", "改造", "建设", "整治", "治理")


def _with_holder(parts: list[str]) -> list[str]:
    """幼儿园专职保安配备率、一键式报警装置联网率; 项目开工率、竣工率: whose shares they are is said once."""
    first = _held().fullmatch(parts[0])
    if all(_BARE_SHARE.fullmatch(part) for part in parts[1:]) and (whole := _SHARE_OF.fullmatch(parts[0])):
        return [parts[0], *(whole["head"] + part for part in parts[1:])]
    end = "率" if parts[0].endswith("率") else parts[0][-2:]
    if (
        first is None
        or end not in _SHARED
        or not all(each.endswith(end) and not _has_its_own(each) for each in parts[1:])
    ):
        return parts
    return [parts[0], *(first["head"] + part for part in parts[1:])]


_UNIT_OF = re.compile(
    r"每[百千万](?:常住|户籍)?(?:人口|人|户)(?:拥有)?|单位(?:地区生产总值|国内生产总值|生产总值|GDP|工业增加值|增加值|产值|产品|面积)"
)


# 绩效评级A级、B级企业; 机动渔船总数、总功率: what stands before the rank, or the total, holds for all.
_BY_RANK = re.compile("(?P<head>[\u4e00-\u9fff]{2,})(?:[A-E]级|总[数量])")
_RANK = re.compile("[A-E]级|总")


def _with_rank(parts: list[str]) -> list[str]:
    first = _BY_RANK.fullmatch(parts[0])
    if first is None or not all(_RANK.match(part) for part in parts[1:]):
        return parts
    return [parts[0], *(first["head"] + part for part in parts[1:])]


def _with_shared_head(parts: list[str]) -> list[str]:
    """单位地区生产总值能耗、二氧化碳排放: what is counted by the unit is so in every member."""
    parts = _with_rank(parts)
    headed = _with_common_head(_with_place_head(_with_doer(parts)))
    parts = _with_holder(parts) if headed == parts else headed
    head = _UNIT_OF.match(parts[0])
    if head is None or (head.group().startswith("每") and any(map(_is_measure, parts[1:]))):
        return parts
    return [part if _UNIT_OF.match(part) else head.group() + part for part in parts]


_WHOLE = re.compile(r"[率比重例额值度]$")
_AMOUNTS = ("量", "率", "额")
# Longer members are seldom of one length but by chance: a tail cut off there must begin with a word that is known.
_LONGEST_BY_CHANCE = 4


def _is_measure(part: str) -> bool:
    """耕地保有量 is a measure of its own, 化学需氧量 is a substance of which one is taken."""
    return bool(measure_noun().search(part)) and not _substance_end().search(part)


@cache
def _substance_end() -> re.Pattern[str]:
    return re.compile(f"(?:{_any_of('material')})$")


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
_NEW = re.compile("(?<=[区市县城园镇乡州旗省盟])(?:新增|净增|新建|新开|引进|培育|建成)")
_TWO = 2
# 绿色食品、有机农产品认证: what each of them is given.
_GIVEN = ("认证", "称号", "资质", "登记证书", "证书", "认定", "标志", "标识")


def _is_like(parts: list[str], lengths: set[int]) -> bool:
    """Whether the last member may begin with as many characters as the others have; of three the last must be theirs."""
    last, longest = parts[-1], max(lengths)
    if lengths not in ({2}, {3}) or len(last) < longest + 2:
        return False
    return longest == _TWO or all(part[-1] == last[longest - 1] for part in parts[:-1])


def _with_tail(parts: list[str]) -> list[str]:
    """城镇、农村居民收入 → 城镇居民收入, 农村居民收入; 化学需氧量、总磷排放量 → 化学需氧量排放量, 总磷排放量."""
    last = parts[-1]
    tail = measure_noun().search(last)
    lengths = {len(part) for part in parts[:-1]}
    whole = tail and any(_WHOLE.search(part) or part.endswith(tail.group()) for part in parts[:-1])
    if tail and not whole and last[: tail.start()].endswith(_AMOUNTS):
        return [part + tail.group() for part in parts[:-1]] + [last]
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
    if tail is None or any(_is_measure(part) or part.endswith(tail.group()) for part in parts[:-1]):
        return parts
    length = lengths.pop() if len(lengths) == 1 else 0
    by_length = 0 < length < tail.start() and _begins_a_word(last, length)
    return [part + last[length if by_length else _start_of_tail(tail) :] for part in parts[:-1]] + [last]


def _start_of_tail(tail: re.Match[str]) -> int:
    """Where the measure begins: 率 alone is none, the deed of two characters before it belongs to it (配套率)."""
    if len(tail.group()) == 1:
        return max(tail.start() - 2, 1)
    # 城轨车辆年产能
    return tail.start() - 1 if tail.string[tail.start() - 1] == "年" else tail.start()
