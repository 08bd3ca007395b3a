"""The members of a list that share a head or a tail: each given back what it shares."""

import re

from loaders.metrics import measure_noun


def members_of(subject: str, count: int) -> list[str] | None:
    """The subject of a 分别 list as `count` phrases, shared heads and tails given back; None where it is not as many."""
    parts = [part for part in re.split(r"、|和|及|与|以及", subject) if part]
    if len(parts) != count:
        parts = [part for part in re.split(r"、|和(?=[^、]*$)", subject) if part]
    if len(parts) != count:
        return None
    return with_shared_tail(parts)


def with_shared_tail(parts: list[str]) -> list[str]:
    parts = _with_shared_head(parts)
    return _with_tail(parts)


_PLACE_WORDS = "行政村|自然村|乡镇|街道|社区|城市|农村|城镇|城区|县城|村|镇|县"
_OF_PLACES = re.compile(rf"(?P<head>[\u4e00-\u9fff]{{2,}}?)(?:{_PLACE_WORDS})(?P<tail>[\u4e00-\u9fff]{{2,6}})")


def _with_place_head(parts: list[str]) -> list[str]:
    """学习点行政村覆盖率、街道覆盖率: members told apart by the kind of place share what stands before it."""
    first = _OF_PLACES.fullmatch(parts[0])
    if first is None:
        return parts
    like = re.compile(rf"(?:{_PLACE_WORDS}){first['tail']}")
    return [parts[0], *(first["head"] + part if like.fullmatch(part) else part for part in parts[1:])]


_UNIT_OF = re.compile(r"单位(?:地区生产总值|国内生产总值|生产总值|GDP|工业增加值|增加值|产值|产品|面积)")


def _with_shared_head(parts: list[str]) -> list[str]:
    """单位地区生产总值能耗、二氧化碳排放: what is counted by the unit is so in every member."""
    parts = _with_place_head(parts)
    head = _UNIT_OF.match(parts[0])
    return [part if not head or _UNIT_OF.match(part) else head.group() + part for part in parts]


_WHOLE = re.compile(r"[率比重例额值度]$")
_AMOUNTS = ("量", "率", "额")


def _with_tail(parts: list[str]) -> list[str]:
    """城镇、农村居民收入 → 城镇居民收入, 农村居民收入; 化学需氧量、总磷排放量 → 化学需氧量排放量, 总磷排放量."""
    last = parts[-1]
    tail = measure_noun().search(last)
    lengths = {len(part) for part in parts[:-1]}
    whole = tail and any(_WHOLE.search(part) or part.endswith(tail.group()) for part in parts[:-1])
    if tail and not whole and last[: tail.start()].endswith(_AMOUNTS):
        return [part + tail.group() for part in parts[:-1]] + [last]
    for sign in dict.fromkeys(part[-1] for part in reversed(parts[:-1])):
        at = last.rfind(sign)
        if 0 < at < len(last) - 2 and (tail is not None or sign in "级类型性"):
            return [part + last[at + 1 :] for part in parts[:-1]] + [last]
    if tail is None and lengths in ({2}, {3}) and len(last) >= max(lengths) + 2:
        return [part + last[len(part) :] for part in parts[:-1]] + [last]
    if tail is None or any(measure_noun().search(part) and part[-1] not in "量" for part in parts[:-1]):
        return parts
    if any(part.endswith(tail.group()) for part in parts[:-1]):
        return parts
    length = lengths.pop() if len(lengths) == 1 else 0
    longer = last[length:] if 0 < length < tail.start() else ""
    return [part + (longer or tail.group()) for part in parts[:-1]] + [last]
