"""The governments: which places there are, at which level, under which other."""

import re
from dataclasses import dataclass
from functools import cache

from graph.model import Level
from loaders.script import mainland, simplify
from loaders.vocab import listed, rows


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """A place with a government of its own; `parent` is the name of the one above it."""

    name: str
    level: Level
    parent: str | None
    english: str
    aliases: tuple[str, ...]


@cache
def jurisdictions() -> dict[str, Jurisdiction]:
    """The table of places, by full name (汕头市)."""
    return {
        row["name"]: Jurisdiction(
            row["name"], Level(row["level"]), row["parent"] or None, row["english"], listed(row["aliases"])
        )
        for row in rows("jurisdictions.csv")
    }


@cache
def _by_any_name() -> dict[str, tuple[str, ...]]:
    table: dict[str, list[str]] = {}
    for place in jurisdictions().values():
        english = place.english.casefold()
        names = {place.name, *place.aliases, english, english.removesuffix(" city").removesuffix(" province")}
        for name in names:
            table.setdefault(name.casefold(), []).append(place.name)
    return {name: tuple(found) for name, found in table.items()}


def jurisdictions_called(name: str) -> tuple[str, ...]:
    """Full names of the places that go by `name` in either script or in English (Shantou, 汕頭 → 汕头市)."""
    words = mainland(name).strip().casefold()
    return _by_any_name().get(words) or _by_any_name().get(words.removesuffix(" city")) or ()


_SUFFIX_LEVELS = (
    (re.compile(r"^第[一二三四五六七八九十]{1,2}师"), Level.CITY),
    (re.compile(r"(?:省|自治区|特别行政区|兵团)$"), Level.PROVINCE),
    (re.compile(r"(?:镇|乡|街道|苏木)$"), Level.TOWNSHIP),
    (re.compile(r"(?:县|旗|自治县|林区|特区)$"), Level.COUNTY),
    (re.compile(r"(?:市|自治州|州|盟|地区)$"), Level.CITY),
    (re.compile(r"区$"), Level.COUNTY),
)


def level_of(name: str | None) -> Level:
    """The level of a place by the table, else by its last word; UNKNOWN for None and for what has no such word."""
    if name is None:
        return Level.UNKNOWN
    if known := jurisdictions().get(name):
        return known.level
    return next((level for suffix, level in _SUFFIX_LEVELS if suffix.search(name)), Level.UNKNOWN)


def ancestor(name: str, level: Level) -> str | None:
    """The place at or above `name` that has this level, where the table knows it."""
    place = jurisdictions().get(name)
    while place is not None and place.level is not level:
        place = jurisdictions().get(place.parent) if place.parent else None
    return place.name if place else None


_ABSTRACT = re.compile(
    r"城乡|东盟|质量|强市|强县|强区|文明|示范|数字|法治|平安|健康|卫生|园林|智慧|生态|文化|旅游|城区|社区|园区|景区|新区|开发|高新|保税|创新|海绵|无废|节水|低碳|美丽|宜居|知识产权|信用|都市|全域|区域|县域|市域|重点|加快|推进|打造|建设|县区|灌区|灾区|库区|林区|山区|老区|城市"
    r"|^(?:城乡|城镇|乡镇|集镇|强镇|名镇|下乡|水乡|各.*)$|小镇|建制镇|特色|返乡|家乡|还乡|侨乡"
)
_PART = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{2,9}?(?:自治区|自治州|自治县|自治旗|林区|省|市|州|盟|地区|县|区|旗)"
    # 洋县, 沛县: a county's name may be one character.
    r"|(?![各全我本该市省区两三百强外跨辖在赴下到进新城郊])[\u4e00-\u9fff]县)(?!级|政府采购|域|城)"
)
_TOWNSHIP = re.compile(r"(?P<name>[\u4e00-\u9fff]{1,5}?(?:镇|乡(?!村|土|镇)|街道|苏木))(?!化|村)")


@cache
def _place_names() -> tuple[frozenset[str], int]:
    """Full and short names of the places that the table knows, and how long the longest is."""
    names = {name for place in jurisdictions().values() for name in (place.name, *place.aliases) if len(name) > 1}
    chinese = frozenset(name for name in names if "\u4e00" <= name[0] <= "\u9fff")
    return chinese, max(map(len, chinese))


def place_end(words: str, at: int = 0) -> int | None:
    """Where the longest name of a place ends that the words hold at `at`; None where none begins there."""
    names, longest = _place_names()
    ends = range(min(at + longest, len(words)), at + 1, -1)
    return next((end for end in ends if words[at:end] in names), None)


def holds_place(words: str, start: int = 0) -> bool:
    """Whether a known place is named anywhere behind `start`."""
    return any(place_end(words, at) for at in range(start, len(words)))


_MINISTRY = re.compile(r"[\u4e00-\u9fff]{2,8}(?:部|总局|总署)(?:办公厅|等.{1,6}部门)?(?:关于|印发|发布)")


# 2024年汕头市…工作要点; “十四五”时期汕头市…规划.
_BEFORE_PLACE = re.compile(
    r"^(?:中共|关于印发|关于|《|印发|〈|“|”|(?:19|20)\d\d年?(?:[—\-~至到]+(?:19|20)\d\d年?)?度?|十[一二三四]五(?!届)|十五(?=”|时期|期间)|时期|期间)+"
)
# The place's name as an alias, and another word for a rank than the table's: 毕节地区 became 毕节市, 朝阳县 lies in 朝阳市.
_OTHER_RANK = re.compile(r"地区|县(?!域|区|乡|级|市)|市(?!场|政(?!府)|民|容|域|级|区|县)|区(?!域|块|县|市|级|间|位)")
_ZONE = re.compile(
    r"(?P<before>[\u4e00-\u9fff]{0,5}?)(?:(?:国家级?)?(?:经济技术|高新技术产业|高新技术|新技术|经济|高新|经开|综合|化工|工业)?开发区"
    r"|高新区|经开区|(?:综合|出口)?保税(?:港)?区|(?:高新技术)?(?:工业|产业|科技|高科技)园区?|自由贸易试验区|自贸区|旅游度假区"
    r"|新区|示范区|管理区|试验区|合作区|实验区)(?!域)"
)
_COMMITTEES = ("管委会", "管理委员会", "党工委")
_NO_ZONE = re.compile(
    r"[县区旗]$|推进|加快|建设|支持|促进|打造|加强|推动|深化|完善|创建|申报|关于|印发|[市县]级|全[市省县区]"
)


def place_at_head(words: str) -> str | None:
    """The place whose name opens the words (汕头市质量强市行动计划 → 汕头市), the lowest government that they name.

    A place that the table knows is given by its full name; one that it does not know must end in a word for a level.
    """
    words = _BEFORE_PLACE.sub("", words)
    if words.startswith(("国务院", "国家", "中国", "全国", "中央")):
        return "中国"
    if _MINISTRY.match(words):
        return "中国"
    place, at = _first_place(words)
    if place is None:
        return None
    if zone := _zone_at(words, at):
        return zone
    for pattern in (_PART, _PART, _TOWNSHIP):
        found = pattern.match(words, at)
        if found and _is_named(found["name"]) and _below(found["name"], place):
            known = jurisdictions_called(found["name"])
            place = known[0] if len(known) == 1 and known[0] == found["name"] else _lowest(place, found["name"])
            at = found.end()
    return place


def _is_named(name: str) -> bool:
    return name in jurisdictions() or not _ABSTRACT.search(name)


def _first_place(words: str) -> tuple[str | None, int]:
    if end := place_end(words):
        place = jurisdictions_called(words[:end])[0]
        other = _OTHER_RANK.match(words, end) if words[:end] != place else None
        if other and level_of(place) in (Level.CITY, Level.COUNTY):
            return words[: other.end()], other.end()
        return place, end
    for pattern in (_PART, _TOWNSHIP):
        found = pattern.match(words)
        if found and _is_named(found["name"]):
            return found["name"], found.end()
    return None, 0


def _zone_at(words: str, at: int) -> str | None:
    """The development zone that the place's name goes on to, as written; a district that the table knows is none.

    合肥经济技术开发区 is a name; in 汕头市工业园区 the words after the full name only say what kind of zone, unless its
    committee is named.
    """
    found = _ZONE.match(words, at)
    if found is None or _NO_ZONE.search(found["before"]):
        return None
    name = words[: found.end()]
    if not found["before"] and words[:at] in jurisdictions() and not words.startswith(_COMMITTEES, found.end()):
        return None
    return None if words[at : found.end()] in jurisdictions() or name in jurisdictions() else name


def is_zone(name: str | None) -> bool:
    """Whether the place is a zone with a committee of its own (合肥经济技术开发区), no rank of government."""
    return name is not None and name not in jurisdictions() and bool(_ZONE.search(name))


_DEPTH = {
    Level.NATIONAL: 0,
    Level.PROVINCE: 1,
    Level.CITY: 2,
    Level.COUNTY: 3,
    Level.TOWNSHIP: 4,
    Level.UNKNOWN: 5,
}


def _below(name: str, place: str) -> bool:
    level = level_of(name)
    return _DEPTH[level] > _DEPTH[level_of(place)] or (
        name.endswith("市") and level_of(place) is Level.CITY and name in jurisdictions()
    )


def _lowest(place: str, name: str) -> str:
    """A county or township by its own name; a district, whose name may stand in several cities, with its city's."""
    return place + name if name.endswith("区") and name not in jurisdictions() else name


def jurisdiction_of(title: str, notice: str | None, issuer: str | None) -> str | None:
    """The place that the first of these to name one opens with; between a zone and a government the issuer decides."""
    place = next((place for each in (title, notice, issuer) if each and (place := place_at_head(each))), None)
    issuing = place_at_head(issuer) if issuer else None
    if place is None or issuing is None or is_zone(place) is is_zone(issuing):
        return place
    return issuing


# Whom a plan tells to act: a prefecture has counties and districts below it, a city of a county's rank has townships.
_COUNTIES = re.compile(r"各[市]?[县区]|县（市|区（市|（市）|市、区|县、区|县区|区县|各?辖区")
_TOWNSHIPS = re.compile(r"各(?:乡|镇|街道)|乡镇|乡（镇|镇（|镇街|街镇|镇人民政府|街道办事处")


def level_in(name: str | None, text: str) -> Level:
    """The level of a place; of a 市 that the table does not know (all prefectures are in it) by whom the text addresses."""
    is_unknown_city = name is not None and name.endswith("市") and name not in jurisdictions()
    words = simplify(text) if is_unknown_city else ""
    if is_unknown_city and not _COUNTIES.search(words) and _TOWNSHIPS.search(words):
        return Level.COUNTY
    return Level.UNKNOWN if is_zone(name) else level_of(name)


_RANK_WORD = re.compile(r"(?:自治区|自治州|自治县|自治旗|特别行政区|地区|街道|苏木|[省市县区州盟旗镇乡])$")


def short_name(name: str | None) -> str | None:
    """The place without the word for its rank, its own part only (沈阳市铁西区 → 铁西); None where nothing is left."""
    if name is None:
        return None
    bare = _RANK_WORD.sub("", name)
    bare = re.split(r"(?<=.[省市州盟区])(?=.{2})", bare)[-1]
    return bare if len(bare) > 1 else None
