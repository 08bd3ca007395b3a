"""Which words name a body: by the tables of kinds and places, by their prefix, by the word they end in."""

import re
from functools import cache, lru_cache

from loaders.jurisdictions import place_end
from loaders.kinds import Kind, kind_named, kind_shaped
from loaders.vocab import rows, words

_LONGEST = 40
# 市场监管局 and 市政公用局 begin with 市 and have no prefix yet; 市政府, 市政协, 市政务服务局 do.
_OWN_NAME = r"(?!市场|市政(?![府协务法数研工策])|市容|市民(?![政族宗委])|区域|县域|市域|州际|省际|省级|市级|区级|县级|乡村|镇区)"
_LEVEL = r"(?:自治区|自治州|自治县|自治旗|特区|兵团|师市|地区(?=.)|街道(?![办社]|$)|市|省|区|县|州|盟|旗|镇|乡)"
_PREFIX = re.compile(rf"{_OWN_NAME}(?P<base>{_LEVEL})(?P<party>党工委|党委|工委|委)?(?P<rest>.*)", re.DOTALL)
_PLACED = re.compile(
    r"(?P<base>[\u4e00-\u9fff]{2,7}?(?:自治区|自治州|自治县|(?<!城)市|省|县|州|盟|旗))(?!级)"
    r"(?P<party>党工委|党委|委)?(?P<rest>[\u4e00-\u9fff].*)",
    re.DOTALL,
)
_LEVELS_ONLY = re.compile(r"[省市县区乡镇州盟旗村级]{1,3}")
# 各县（市、区）政府, 市直各有关部门, 在榕有关高校, 领导小组成员单位: a class of bodies.
_COLLECTIVE = re.compile(
    r"""各(?!界) | [\u4e00-\u9fff]{2,8}(?<![局委厅办])各[县市区镇乡州盟旗街] | 有[\u4e00-\u9fff]{1,12}的
  | 全[市省县区] | [有相]关 | 其[他它] | .*成员单位 | 属地 | 所在地 | (?:项目|涉及的?)?沿[江海河湖线] | 涉[农企海]
  | (?:市|省|区|县|州|盟|旗|国务院|中央|自治区|镇|乡)(?:级|直)?(?:各|有关|相关|其他|所属)
  | (?:市|省|区|县|州)(?:级|直)(?=.*(?:单位|部门|机关|系统|企业))
  | [中省市部][直属]?驻
  | 在[\u4e00-\u9fff]{1,4}各?(?:有关|相关)?(?:高校|单位|企业|院校|院所|科研院所|科研机构|医疗机构|银行|金融机构)""",
    re.VERBOSE,
)
_ENDS_COLLECTIVE = re.compile(
    r"(?:单位|部门|地区|地|政府|办事处|机关|机构|企业|高校|院校|院所|学校|银行|[区县市州盟旗镇乡街道村社园局委办厅会所站组院级]|[林农牧渔]场"
    r"|专班|公司|团体|组织|军|兵团|行署|公署|医院|系统|中心|商会|集团|办）?)$"
)
GOVERNMENT_BELOW = re.compile(
    r"(?![市省区县各本该有相全])[\u4e00-\u9fff]{2,8}?(?:苏木|镇|乡|街道)(?:人民政府|政府|党委|党工委|办事处|便民服务中心)"
)
_OF_A_ZONE = re.compile(
    r"(?![市省区县各本该有相全])[\u4e00-\u9fff（）]{3,}(?:区|园|城)(?:管理局|管理委员会|管委会|管理处)"
)
_GOVERNMENTS = (
    r"[\u4e00-\u9fff]{3,}(?<![社机大])会|[各区县市镇乡]县|各.{0,4}[县市区镇乡州盟旗村社]|[县市区镇乡州盟旗]）?政府"
)


@cache
def _no_bodies() -> frozenset[str]:
    return frozenset(row["word"] for row in rows("not_agencies.csv"))


@cache
def _roles() -> frozenset[str]:
    return frozenset(row["word"] for row in rows("not_agencies.csv") if row["reason"] == "a role")


def is_no_agency(name: str) -> bool:
    """Whether the words are a role, a person or a class of persons (牵头单位, 企业, 专人), which no list makes a body."""
    return name in _no_bodies() or name.removeprefix("各") in _no_bodies()


def without_bracket(name: str) -> str:
    """The name before its second name in brackets: 市场监管总局（国家标准委） → 市场监管总局."""
    return name.partition("（")[0] if name.endswith("）") else name


def kind_of(bare: str) -> Kind | None:
    """The kind of a bare name, or of what stands before its brackets; None where no table knows it."""
    short = without_bracket(bare)
    if bare.startswith("国家") and (kind := kind_named(short.removeprefix("国家"))):
        return kind
    return kind_named(bare) or kind_named(short) or kind_shaped(bare) or kind_shaped(short)


def any_of(kind: str) -> str:
    """The words of a kind in the table of body words, as alternatives of a pattern."""
    return "|".join(map(re.escape, words("body_words.csv", **{"class": kind})))


@cache
def _authority() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of('authority')}|{_GOVERNMENTS})$")


@cache
def zone() -> re.Pattern[str]:
    """A word for a zone (高新区) anywhere in a name."""
    return re.compile(rf"(?:{any_of('zone')})区")


def is_zone(words: str) -> bool:
    """Whether the words hold the word for a zone (高新区), which is no place with a government of its own."""
    return bool(zone().search(words))


@cache
def _central() -> re.Pattern[str]:
    return re.compile(any_of("central"))


@cache
def branch() -> re.Pattern[str]:
    """The word that ends the name of a branch (支行)."""
    return re.compile(f"(?:{any_of('branch')})$")


def is_branch(name: str, kind: Kind | None) -> bool:
    """Whether the name is that of a vertical body, of a branch with its place (钦州海关, 桂林银行钦州分行), or of a firm
    (国网盐城供电公司)."""
    return bool(branch().search(name)) or (kind is not None and kind.category in ("vertical", "enterprise"))


def is_bureau(name: str) -> bool:
    """Whether a bare name is a kind's own and that of a part of a government (金融办, 税务局), not of a station (边检站)."""
    return kind_named(name) is not None and name.endswith(("局", "办", "委", "厅"))


def authority_endings() -> tuple[str, ...]:
    """The words that a body's name may end in."""
    return words("body_words.csv", **{"class": "authority"})


def ends_in_authority(name: str) -> bool:
    """Whether the name's last word, its second name in brackets left out, is a word for a body."""
    return bool(_authority().search(without_bracket(name)))


def is_of_the_nation(name: str) -> bool:
    """Whether the name begins as a central body's does (国家…, 国务院…)."""
    return bool(_central().match(name))


def is_class(name: str) -> bool:
    """Whether the table lists the words as a class of bodies, whatever they are made of."""
    return name in words("body_words.csv", **{"class": "class"})


def is_collective(name: str) -> bool:
    """Whether the words name a class of bodies (各县（市、区）政府, 市直各有关部门), which keeps its wording."""
    if is_class(name):
        return True
    return bool(_COLLECTIVE.match(name)) and (name.startswith("各") or kind_of(name) is None)


# 中国一汽, 中国铁塔: a firm of the nation without a word for a body at its end.
_NATION_WIDE = re.compile("中国(?!特色|制造|式|梦|人|共产|标准|智造|质量|方案|品牌|市场)[\u4e00-\u9fff]{2,5}")
_FIRM = re.compile("银行|公司|集团|保险|信保|证券|供电|海关|大学|学院|医院")


def prefix_of(name: str) -> re.Match[str] | None:
    """The name parted into `base` (市, 汕头市), `party` (委) and `rest`; None where it has no prefix of its own."""
    found = _PREFIX.fullmatch(name)
    # 镇江海关: the first character is a level's word and the place's own.
    if found and not zone().match(name) and not place_end(name):
        return found
    found = _PLACED.fullmatch(name)
    # 桂林银行钦州分行: the place stands inside the firm's name.
    if found is None or zone().search(found["base"]) or _FIRM.search(found["base"]):
        return None
    return found


def is_firm(rest: str) -> bool:
    """Whether what stands behind a place is a firm's name (忻城县农村信用合作联社), which gives no list its prefix."""
    return rest.endswith((*words("body_words.csv", **{"class": "enterprise"}), "信用合作联社", "农商行", "信用社"))


def is_firm_of_the_nation(name: str) -> bool:
    """Whether the words are a firm of the nation by their form alone (中国一汽)."""
    return bool(_NATION_WIDE.fullmatch(name))


@lru_cache(maxsize=65536)
def strength(name: str) -> int:
    """How sure it is that the words name a body: 2 known or with a prefix, 1 by its last word alone, 0 not at all."""
    if not name or len(name) > _LONGEST:
        return 0
    short = without_bracket(name)
    if {name, short} & _no_bodies() or short.removeprefix("各") in _roles() or _LEVELS_ONLY.fullmatch(short):
        return 0
    if kind_of(name) or (_COLLECTIVE.match(name) and len(name) > 1 and _ENDS_COLLECTIVE.search(short)):
        return 2
    prefix = prefix_of(name)
    if prefix and (ends_in_authority(prefix["rest"]) or kind_of(prefix["rest"])):
        return 2
    if prefix and prefix["party"] and not prefix["rest"]:
        return 2
    # 行署督查室: an office of the government of a prefecture.
    if name.startswith("行署") and kind_of(name.removeprefix("行署")):
        return 2
    if not ends_in_authority(name):
        return 1 if is_firm_of_the_nation(name) else 0
    sure = is_of_the_nation(name) or place_end(name) or GOVERNMENT_BELOW.fullmatch(name)
    return 2 if sure or _OF_A_ZONE.fullmatch(name) else 1
