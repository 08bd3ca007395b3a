"""What the members of a list share before them: whose measures they are, by what they are counted."""

import re
from functools import cache

from loaders.member_words import BARE, QUALIFIED, any_of, is_measure, kinds
from loaders.verbs import heavy_end, heavy_head, measure_noun

_PLACE_WORDS = "苏木乡镇|嘎查村|苏木|嘎查|昼间|夜间|白天|室内|室外|线上|线下|行政村|自然村|乡镇|街道|社区|城市|农村|城镇|城区|县城|村|镇|县"
_OF_PLACES = re.compile(rf"(?P<head>[\u4e00-\u9fff]{{2,}}?)(?:{_PLACE_WORDS})(?P<tail>[\u4e00-\u9fff]{{2,6}})")


def with_place_head(parts: list[str]) -> list[str]:
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
    return tuple(re.compile(rf"(?P<head>[\u4e00-\u9fff]{{2,}}?)(?:{like})") for like in (_BY_HEAD, any_of("material")))


def _measures(alike: re.Pattern[str], part: str, like: str) -> bool:
    """Whether the part is a material with its measure alone (农药利用率), or of the other words that share a head."""
    found = alike.match(part)
    bare = found is not None and found.end() == len(part)
    return found is not None and (like == _BY_HEAD or bare or measure_noun().fullmatch(part, found.end()) is not None)


def _with_common_head(parts: list[str]) -> list[str]:
    for like, pattern in zip((_BY_HEAD, any_of("material")), _headed(), strict=True):
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
    holders = any_of(*QUALIFIED, "school", "holder", "product")
    return re.compile(
        rf"(?P<head>(?:[\u4e00-\u9fff0-9“”]{{0,10}}?(?:{holders}))+)(?P<own>(?!的)[\u4e00-\u9fff“”]{{2,}})"
    )


def ends_in_holder(words: str) -> bool:
    """Whether the words end in one that has measures (一级风险单位)."""
    return re.search(rf"(?:{any_of(*QUALIFIED, 'school', 'holder')})$", words) is not None


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
    return bool(_held().match(share)) or any(kind.match(share) for kind in kinds()[: len(BARE)])


# 城区主干道信号灯联网率、完好率: a share of two characters has what the first one is the share of.
_BARE_SHARE = re.compile("[\u4e00-\u9fff]{2}率")
_SHARE_OF = re.compile("(?P<head>[\u4e00-\u9fff“”]{2,})[\u4e00-\u9fff]{2}率")
_SHARED = ("率", "余额", "改造", "建设", "整治", "治理")


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
        # 玉米制种综合机械化率、瓜菜制种综合机械化率: each names its own.
        or any(each.endswith(first["own"]) for each in parts[1:])
    ):
        return parts
    return [parts[0], *(first["head"] + part for part in parts[1:])]


_UNIT_OF = re.compile(
    r"每[百千万](?:常住|户籍)?(?:人口|人|户)(?:拥有)?|单位(?:地区生产总值|国内生产总值|生产总值|GDP|工业增加值|增加值|产值|产品|面积)"
)


# 绩效评级A级、B级企业; 机动渔船总数、总功率: what stands before the rank, or the total, holds for all.
_BY_RANK = re.compile("(?P<head>[\u4e00-\u9fff]{2,})(?:[A-E]级|总[数量])")
_RANK = re.compile("[A-E]级|总")
# 生产安全事故起数、死亡人数: what the accidents are counted by.
_BY_HARM = re.compile(
    "(?P<head>[\u4e00-\u9fff]{2,}(?:事故|火灾|案件|纠纷|争议))(?:总?起数|数量|总数|次数|立案数|发案数|(?:仲裁)?结案率|调解率)"
)
_HARM = re.compile("死亡|受伤|伤亡|(?:直接)?(?:经济|财产)损失|涉及|涉案|立案|结案|调解|办结")


def _with_accident(parts: list[str]) -> list[str]:
    first = _BY_HARM.fullmatch(parts[0])
    if first is None:
        return parts
    return [parts[0], *(first["head"] + part if _HARM.match(part) else part for part in parts[1:])]


def _with_rank(parts: list[str]) -> list[str]:
    first = _BY_RANK.fullmatch(parts[0])
    if first is None or not all(_RANK.match(part) for part in parts[1:]):
        return parts
    return [parts[0], *(first["head"] + part for part in parts[1:])]


def with_shared_head(parts: list[str]) -> list[str]:
    """单位地区生产总值能耗、二氧化碳排放: what is counted by the unit is so in every member."""
    parts = _with_accident(_with_rank(parts))
    headed = _with_common_head(with_place_head(_with_doer(parts)))
    parts = _with_holder(parts) if headed == parts else headed
    head = _UNIT_OF.match(parts[0])
    if head is None or (head.group().startswith("每") and any(map(is_measure, parts[1:]))):
        return parts
    # 碳排放强度 is counted by the unit as it is.
    whole = [_UNIT_OF.match(part) or part.endswith("强度") for part in parts]
    return [part if own else head.group() + part for part, own in zip(parts, whole, strict=True)]
