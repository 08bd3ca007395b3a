"""From the words of a list to agencies: what is one name, what prefix it shares, whose body it is."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from graph.model import Category
from loaders.jurisdictions import place_names
from loaders.kinds import Kind, kind_named, kind_shaped
from loaders.vocab import rows

# 市场监管局 and 市政公用局 begin with 市 and have no prefix yet; 市政府, 市政协, 市政务服务局 do.
_OWN_NAME = r"(?!市场|市政(?![府协务法数研工策])|市容|市民(?!政|族|宗)|区域|县域|市域|州际|省际|省级|市级|区级|县级)"
_LEVEL = r"(?:自治区|自治州|自治县|自治旗|特区|兵团|地区(?=.)|市|省|区|县|州|盟|旗|镇|乡)"
_PREFIX = re.compile(rf"{_OWN_NAME}(?P<base>{_LEVEL})(?P<party>党工委|党委|工委|委)?(?P<rest>.*)", re.DOTALL)
_PLACED = re.compile(
    rf"(?P<base>[\u4e00-\u9fff]{{2,7}}?(?:自治区|自治州|自治县|市|省|县|州|盟|旗))"
    r"(?P<party>党工委|党委|委)?(?P<rest>[\u4e00-\u9fff].*)",
    re.DOTALL,
)
_ZONE = re.compile(
    r"(?:高新|经开|开发|示范|园|新|保税|保税港|度假|景|功能|自贸|自贸试验|试验|片|城|矿|库|林|灌|社|港|合作|管理|风景|集聚|产业)区"
)
_COLLECTIVE = re.compile(
    r"各(?!界)|全市|全省|全县|全区|有关|相关|其他|其它|(?:市|省|区|县|州|盟|旗|国务院|中央|自治区|镇|乡)?(?:级|直)?(?:各|有关|相关|其他|所属)|"
    r"(?:市|省|区|县|州)(?:级|直)(?=.*(?:单位|部门|机关|系统|企业))|.*成员单位|属地|所在地|(?:中|省|市|部)[直属]?驻|沿[江海河湖线]|涉[农企海]|在[\u4e00-\u9fff]{1,4}(?:各)?(?:有关|相关)?(?:高校|单位|企业|院校|院所|科研院所|科研机构|医疗机构|银行|金融机构)|[相有]关"
)
_AUTHORITY = re.compile(
    r"(?:局|委|委员会|办|办公室|[查究务编]室|厅|部|院|协会|学会|商会|联合会|工会|促进会|管委会|红十字会|基金会|处|署|供销社|新华社|小学|中学|幼儿园|通讯社|报社|出版社|合作社|联社|"
    r"站|所|支队|大队|总队|中队|消防队|中心|公司|集团|银行|支行|分行|政府|单位|部门|机构|机关|学校|高校|院校|大学|学院|海关|街道|乡镇|街镇|镇街|园区|"
    r"开发区|新区|高新区|经开区|示范区|管委|指挥部|专班|工作组|领导小组|党校|医院|电视台|广播台|总台|博物馆|图书馆|文化馆|档案馆|联盟|纪委监委|监委|人大|"
    r"政协|人大常委会|法制委|残联|妇联|文联|科协|侨联|工商联|社科联|作协|体协|记协|贸促会|计生协|学联|青联|军分区|人武部|林场|农场|港务集团|兵团|校区|"
    r"[各区县市镇乡]县|各.{0,4}[县市区镇乡州盟旗村社]|[县市区镇乡州盟旗]）?政府|区|县|镇|乡|州)$"
)
_SELF_PLACED = re.compile(
    r"国家级|自然保护区|风景名胜区|湿地公园|水利枢纽|水库|灌区|流域|^(?![市省区县])[\u4e00-\u9fff]{2,4}[区县市旗](?:人民)?政府$|(?:公司|集团|银行|支行|分行|农商行|信用社|联社|大学|学院|小学|中学|幼儿园|职业学校|报社|日报|晚报|电视台|广播电视台|传媒|医院|管委会|(?<!城)管委|街道|街道办|街道办事处|镇|乡|村|海关|园区|开发区|新区)(?:（.*）)?$"
)
_OWN_RANK = re.compile(
    r"团[省市区县州旗]委|共青团|中共|国家|国务院|中央|中国|全国|人行|人民银行|国网|南网|武警|驻|最高|农发行|国开行|兵团"
)
_BRANCH = re.compile(r"(?:分局|分公司|分行|支行|支队|分院|支局|校区|分会|办事处)$")
_CENTRAL = re.compile(r"国家|国务院|中央|全国|最高")
_LEVELS_ONLY = re.compile(r"[省市县区乡镇州盟旗村级]{1,3}")
_NATIONAL = re.compile(r"(?:国家|国务院|中央|全国|最高).+|.{2,12}(?:部|总局|总署)$")


@dataclass(frozen=True, slots=True)
class Shared:
    """The prefix in force along a list: `base` (市, 汕头市) and `party` (市委) after a party organ."""

    base: str | None = None
    party: str | None = None


@dataclass(frozen=True, slots=True)
class Name:
    """An agency's name with its prefix restored; `base` is the prefix that it has, None where it has none."""

    restored: str
    base: str | None
    bare: str
    kind: Kind | None
    collective: bool


@cache
def _no_agencies() -> frozenset[str]:
    return frozenset(row["word"] for row in rows("not_agencies.csv"))


def is_no_agency(name: str) -> bool:
    """Whether the words are a role, a person or a class of persons (牵头单位, 企业, 专人), which no list makes a body."""
    return name.removeprefix("各") in _no_agencies() or name in _no_agencies()


def without_bracket(name: str) -> str:
    """The name before its second name in brackets: 市场监管总局（国家标准委） → 市场监管总局."""
    return name.partition("（")[0] if name.endswith("）") else name


def kind_of(bare: str) -> Kind | None:
    """The kind of a bare name, or of what stands before its brackets; None where no table knows it."""
    short = without_bracket(bare)
    return kind_named(bare) or kind_named(short) or kind_shaped(bare) or kind_shaped(short)


@lru_cache(maxsize=65536)
def strength(name: str) -> int:
    """How sure it is that the words name a body: 2 known or with a prefix, 1 by its last word alone, 0 not at all."""
    if not name or name in _no_agencies() or len(name) > 40:
        return 0
    short = without_bracket(name)
    if short in _no_agencies() or _LEVELS_ONLY.fullmatch(short):
        return 0
    if kind_of(name) or (_COLLECTIVE.match(name) and len(name) > 1 and _ENDS_LIKE_BODIES.search(short)):
        return 2
    prefix = _PREFIX.fullmatch(name) or _placed(name)
    if prefix and (_AUTHORITY.search(without_bracket(prefix["rest"])) or kind_of(prefix["rest"])):
        return 2
    if prefix and prefix["party"] and not prefix["rest"]:
        return 2
    if not _AUTHORITY.search(short):
        return 0
    return 2 if _CENTRAL.match(name) or place_names().match(name) else 1


_ENDS_LIKE_BODIES = re.compile(
    r"(?:单位|部门|地区|地|政府|办事处|机关|机构|企业|高校|院校|学校|银行|区|县|市|州|盟|旗|镇|乡|街|道|村|社|园|局|委|办|厅|会|所|站|专班|组|办公室|公司|团体|组织|军|兵团|院|行署|公署|园区|医院|系统|院所|中心|协会|商会|级|集团|办）?|旗县区|平台公司)$"
)


def _placed(name: str) -> re.Match[str] | None:
    found = _PLACED.fullmatch(name)
    return found if found and not _ZONE.search(found["base"]) else None


def is_collective(name: str) -> bool:
    """Whether the words name a class of bodies (各县（市、区）政府, 市直各有关部门), which keeps its wording."""
    return bool(_COLLECTIVE.match(name)) and kind_of(name) is None


def _explicit(name: str) -> re.Match[str] | None:
    """The prefix that the name has, where what follows it is a body."""
    found = _PREFIX.fullmatch(name)
    if found and not _ZONE.match(name):
        return found
    return _placed(name)


@lru_cache(maxsize=65536)
def restore(name: str, shared: Shared) -> tuple[Name, Shared]:
    """The name with the list's prefix given back to it, and the prefix in force after it.

    市发改局、经信局 → 市经信局; 市委组织部、宣传部，司法局 → 市委宣传部, 市司法局; a body with a rank or a place of its own
    (团市委, 人行汕头支行, companies) keeps its words and lets the prefix pass on.
    """
    if is_collective(name):
        return Name(name, None, name, None, True), shared
    if (
        kind_named(name) is None
        and not _OWN_RANK.match(name)
        and (found := _explicit(name))
        and (found["rest"] or found["party"])
    ):
        base, party, rest = found["base"], found["party"], found["rest"]
        after = Shared(base, base + party if party and rest else shared.party if shared.base == base else None)
        return Name(name, base, rest or name, kind_of(rest) or kind_of((party or "") + rest), False), after
    kind = kind_of(name)
    if _keeps_its_words(name, kind) or shared.base is None:
        return Name(name, None, name, kind, False), shared
    prefix = shared.party if shared.party and kind and kind.category is Category.PARTY else shared.base
    return Name(prefix + name, shared.base, name, kind, False), shared


def _keeps_its_words(name: str, kind: Kind | None) -> bool:
    if _OWN_RANK.match(name) or _SELF_PLACED.search(name) or (kind_named(name) is None and place_names().match(name)):
        return True
    if _BRANCH.search(name) and place_names().search(name, 2):
        return True
    if kind is None:
        return not _AUTHORITY.search(without_bracket(name))
    return kind.category is Category.ENTERPRISE or (kind_named(without_bracket(name)) is None)


def is_national(name: Name) -> bool:
    """Whether an unprefixed name is a body of the central government (教育部, 国家发展改革委)."""
    return name.base is None and bool(_NATIONAL.fullmatch(without_bracket(name.restored)))
