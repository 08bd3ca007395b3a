"""Which names keep their words in a list and take no prefix from it: those with a rank or a place of their own."""

import re
from functools import cache

from loaders.bodies import GOVERNMENT_BELOW, any_of, branch, ends_in_authority, without_bracket
from loaders.jurisdictions import holds_place, place_end
from loaders.kinds import Kind, kind_named

_MANAGES = (
    r"(?:景区|风景区|旅游区|度假区|灌溉|水利|工程|运行|生态|旅游|文化|文物|遗产|保护|管理|发展|开发|服务|事务|研究|综合|行政|执法|与|和){0,6}"
    r"(?:局|处|委员会|委|所|院|站|中心|办公室|办|大队)"
)
_GOVERNMENT_OF_A_PLACE = re.compile(
    r"(?:(?![市省区县])[\u4e00-\u9fff]{2,4}[区县市旗]|[东西南北郊矿城]区|(?![市省区县各本该我全两外辖])[\u4e00-\u9fff]县"
    r"|(?![市省区县])[\u4e00-\u9fff]{3,12}族(?:自治[县旗州]|民族乡|乡))(?:人民)?政府"
)
_PLACE_ALONE = re.compile(r"[\u4e00-\u9fff]{2,6}[县市区旗]")
# 长航公安局: a body of the line, with a name before the kind's.
_OF_A_LINE = re.compile(
    r"[\u4e00-\u9fff]{2}(?:公安局|公安处|法院|检察院|海事局|航道局)"
    r"|(?!.{2}局)[\u4e00-\u9fff]{2,3}(?:公安|自然资源|生态环境|国土|国土资源|规划|工商|税务|环保|交警)分局"
)
_IN_A_ZONE = re.compile(
    r"[\u4e00-\u9fff]{0,12}?(?:高新|经开|经济|开发|示范|新|保税|保税港|度假|自贸|自贸试验|合作|风景|集聚|产业|工业|园)区(?=.{2})"
)


@cache
def _own() -> re.Pattern[str]:
    """What carries a rank or a place of its own: 团市委, 国网…, companies, zones, X区政府."""
    ends = any_of("own_place").replace("管委|", "(?<![城监])管委|").replace("学院|", "(?<!科)学院|")
    return re.compile(
        rf"^(?:新疆)?(?:兵团)?(?:农|第)[一二三四五六七八九十]{{1,3}}师|^团[省市区县州旗盟]委|^[\u4e00-\u9fff]{{2,6}}(?:全球|国家公园)|^(?:{any_of('own_rank')})|^[\u4e00-\u9fff]{{2,8}}总[局署](?=..)"
        rf"|^(?![市省县区])[\u4e00-\u9fff]{{1,3}}湾(?!区)(?=.{{2}})|^\d+医院|(?:^国家级|(?<=..)(?:{any_of('place_inside')}))"
        rf"|^{_GOVERNMENT_OF_A_PLACE.pattern}$|(?:{ends})(?:（.*）)?$"
    )


@cache
def _in_a_region() -> re.Pattern[str]:
    """中原股权交易中心, 西北能源监管局: named after a region; 长江办 is an office of any place for the river."""
    return re.compile(rf"(?:{any_of('region')})(?!.{{0,8}}(?:办|办公室|指挥部|专班)$).{{3,}}")


@cache
def _of_a_scene() -> re.Pattern[str]:
    """和顺古镇保护管理局, 洱海管理局, 九华山管理处: the scene is a place; 河湖管理局 and 湿地管理处 are kinds."""
    return re.compile(
        rf"(?!(?:{any_of('scene_kind')})[^\u4e00-\u9fff]?(?:{_MANAGES}))[\u4e00-\u9fff]{{1,8}}?"
        rf"(?:{any_of('scene')})(?:{_MANAGES})(?:（.*）)?"
    )


def has_own_rank(name: str) -> bool:
    """Whether the name begins with a rank or a nation-wide body's name (国家…, 人行…, 国网…)."""
    found = _own().match(name)
    return bool(found and found.end() < len(name))


# 市人民医院、中医院: bodies that every government has one of.
_OF_ANY_PLACE = re.compile(
    "(?:第[一二三四五六])?(?:人民|中心|中医?|妇幼保健|妇女儿童|儿童|传染病|精神病|老年病?|康复|民族)医院|妇幼保健院|疾控中心|(?:国有|国营)(?:林场|农场)|实验小学|实验中学|融媒体中心|(?:广播)?电视(?:总)?台|行政学院|社会主义学院"
)


# 城市建设处, 质量安全科: inside a department.
_OF_A_DEPARTMENT = re.compile("(?<!管理|办事|事务|服务|收费|养护|档案|人防|清算|代表)处$|(?<!专)科$")


def keeps_its_words(name: str, kind: Kind | None) -> bool:
    """Whether the prefix of a list is not the name's: it has a rank or a place of its own, or is no government body."""
    plain = kind_named(name) is None
    if not (_OF_ANY_PLACE.fullmatch(name) or (not plain and name.endswith("联社"))) and (
        _own().search(name) or (plain and place_end(name))
    ):
        return True
    if plain and _in_a_region().match(name):
        return True
    if plain and (_PLACE_ALONE.fullmatch(name) or GOVERNMENT_BELOW.fullmatch(name)):
        return True
    if plain and (_IN_A_ZONE.match(name) or _of_a_scene().fullmatch(name)):
        return True
    if plain and _OF_A_DEPARTMENT.search(name):
        return True
    if plain and _is_unit_of_a_kind(name):
        return False
    if branch().search(name) and holds_place(name, 2):
        return True
    if kind is None:
        return not ends_in_authority(name) or bool(_OF_A_LINE.fullmatch(name))
    return kind.category == "enterprise" or kind_named(without_bracket(name)) is None


def _is_unit_of_a_kind(name: str) -> bool:
    """公安局交警分局: a body of a usual kind without its own place, and a unit of it, take the prefix together."""
    body = name.find("局") + 1
    return (
        0 < body < len(name) and name.endswith(("分局", "支队", "大队", "中队")) and kind_named(name[:body]) is not None
    )
