"""A stretch of a clause cut into the names that stand in it."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from loaders.bodies import is_class, is_collective, is_firm_of_the_nation, is_no_agency, strength
from loaders.deeds import deed
from loaders.script import mainland
from loaders.vocab import words as words_of

# 等单位, 等有关部门, 等12个部门 close an open list; 高等学校 and 中等职业学校 do not.
_OPEN_LIST = re.compile(
    r"等(?:$|(?:单位|部门|机构|企业|地区?|地方|处室|科室|高校|院校)$"
    r"|(?:[\d一二三四五六七八九十多各相有市省区县其责成国]|主管)[^及和与]{0,9}(?:[及和与](?:有关|相关)?(?:单位|部门|地区|地方|机构|企业|院校))?$)"
)
_LEADING = re.compile(r"^(?:其中|主要|具体|由|请|并|以|是|及|和|与|各有关(?=市|省))+")
_AGAINST = re.compile(
    r"设立|(?<!促进会)成立|组建|报(?=[市省县区行])|报[送告请备]|.[对向](?!外|口|台|接|俄|日)|总责|全责|设在|设于|任(?:副?组长|副?主任)"
)
_TIME = re.compile(
    r"(?:\d{4}年|\d{1,2}月|全年|年内|年底|每年|每季度|每月|长期|持续|常年|立即|近期|下旬|上旬|中旬|即日起).*|.*(?:完成|前|坚持|推进|落实到位|不再列出|启动|开展)$"
)
# 市公安局和平分局: the first sign of a place is no 和 between two names.
_JOINERS = re.compile(r"以及|及其|及|和(?!(?:平|田|龙|政|静|硕|顺)(?:分局|支行|分行|支队|大队|中队|区|县|市))|与|暨")
_LEVEL = "(?:自治[区州县旗]|直辖市|直管市|省直管县|林区|[省县市区镇乡州盟旗街道办]{1,4})"
_SOME = "(?:各有关|各相关|各|有关|相关|(?:项目|涉及的?)?沿[江海河湖线]各?)"
_BRACKETED = "(?:[（〔][^）〕]*[）〕])?"
_PLACES_BEFORE = re.compile(rf"(?:^|及|和|与){_SOME}{_LEVEL}{_BRACKETED}(?:、{_LEVEL}{_BRACKETED})*$")
_AFTER_A_NAME = r"(?=$|[、，；。）〕】 \n]|[及和与等牵负配参会按分共协主承落])"
_PLACES_AFTER = re.compile(
    r"、(?:自治[区州县旗]|直辖市|直管市|[省县市区镇乡州盟旗街道开发园功能]{1,6})(?:[（〔][^）〕]*[）〕])?"
    rf"(?:人民政府|政府|党委|管委会|办事处|街道|党工委|管理委员会)?{_AFTER_A_NAME}"
)
# 各市、县林长办: one collective of bodies at two levels.
_UPPER_BEFORE = re.compile(rf"(?:^|及|和|与){_SOME}[省市州盟地区]{_BRACKETED}$")
_LOWER_AFTER = re.compile(rf"、[县区旗市]{_BRACKETED}(?=[\u4e00-\u9fff]{{2,8}}[局办委会院队])")
# 各县（市、区）党委、政府; 各县（市、区）人民政府、管委会.
_PARTY_BEFORE = re.compile(rf"(?:^|及|和|与){_SOME}.{{0,14}}(?:党委|党工委|政府)$")
_PARTY_AFTER = re.compile(rf"、(?:人民政府|政府|管委会|管理委员会|办事处){_AFTER_A_NAME}")


class Mention(NamedTuple):
    """The words that name an agency: where they stand, what they are in Simplified; `strength` as in agencies."""

    start: int
    end: int
    name: str
    strength: int


_OPENING = re.compile(r"[（〔【\[]")
_SIGNS = " \t“”\"'—-~·*：★☆※▲△●○◆◇■□"


@lru_cache(maxsize=65536)
def _tidy(words: str) -> tuple[int, str, bool]:
    """How many characters were cut at the front, the name that is left, and whether an open list was closed."""
    lead = _LEADING.match(words)
    sure = lead and (words.startswith("由") or strength(words) < strength(words[lead.end() :]))
    cut = lead.end() if lead and sure else 0
    rest = words[cut:]
    blank = len(rest) - len(rest.lstrip())
    rest = rest.strip()
    signs = len(rest) - len(rest.lstrip(_SIGNS))
    cut, rest = cut + blank + signs, rest.strip(_SIGNS)
    # 【市市场监管局】负责: the bracket opened before the name.
    rest = rest if _OPENING.search(rest) else rest.rstrip("）〕】]")
    closed = _OPEN_LIST.search(rest)
    if closed and (
        closed.start() == 0
        or strength(rest) < 2
        or closed.group() in ("等", "等单位", "等部门")
        or strength(rest[: closed.start()]) == 2
    ):
        return cut, rest[: closed.start()], True
    return cut, rest, False


def _joined(words: str) -> int | None:
    """Where 及, 和 or 与 parts two bodies (市农业农村局及各区政府); None where it stands inside a name (文化和旅游局)."""
    if is_class(words):
        return None
    for found in _JOINERS.finditer(words):
        left, right = words[: found.start()], words[found.end() :]
        if not left or not right or left.count("（") != left.count("）"):
            continue
        # 浙江农林大学暨阳学院: 暨 is part of a name where what follows is none by itself.
        least = 2 if found.group() == "暨" or _ASSOCIATION.fullmatch(right) else 1
        if strength(_tidy(left)[1]) and strength(_tidy(right)[1]) >= least and not strength_of_whole(words, left):
            return found.start()
    return None


def strength_of_whole(words: str, left: str) -> bool:
    """Whether the words with their joiner are one known name, so that the left part is only a piece of it."""
    return (
        strength(left) < 2
        and strength(words) == 2
        and not left.endswith(("局", "委", "厅", "办", "部", "单位", "部门", "政府", "公司", "大学", "医院"))
    )


# 中国石油和化学工业协会: the words behind 和 are a piece of the association's name.
_ASSOCIATION = re.compile("[\u4e00-\u9fff]{2,8}(?:工业|行业|产业|企业|商业)(?:协会|联合会)")
_BRACKETS = str.maketrans("〔〕【】[]", "（）（）（）")
# Words that no body's name holds: a name that no table knows must be free of them.
_DEED = re.compile(
    r"要|确保|按时|完成|推进|落实|加强|做好|及时|报送|实施|开展|予以|严格|进行|不得|负责|建立|健全|完善|提升|制定|均需|工作$"
)
# 新建防火林带260公里 is a figure of the work and no body; 12345热线 is one.
_FIGURE_OF_WORK = re.compile(r"^(?:新建|改建|扩建|新增|建成|达到|实现|改造(?!办|指挥|中心|局))|\d[处所座部室站]$")
_WORDS = re.compile(r"[\u4e00-\u9fff]{2}|[A-Za-z][\u4e00-\u9fff]|[\u4e00-\u9fff]\W")
_MODAL = re.compile(r"(?:要|应当|应|须|需|将|可|具体|积极|主动)$")


def _accepted(name: str, strict: bool, least: int) -> int | None:
    """The strength of a name that may stand in the clause; None for words that are no body."""
    sure = strength(name)
    if (
        not _WORDS.search(name)
        or name.endswith("的")
        or _AGAINST.search(name)
        or (sure < 2 and _FIGURE_OF_WORK.search(name))
    ):
        return None
    if sure == 2:
        return sure
    if _TIME.fullmatch(name):
        return None
    if (strict and sure < least and not _is_firm(name)) or is_no_agency(name):
        return None
    if sure:
        return sure
    return 0 if len(name) <= 16 and not _figure().search(name) and not _DEED.search(name) else None


# 中南大学, 中车株洲电力机车研究所有限公司: sure by their form in running text too.
_FIRM = re.compile(
    r"[\u4e00-\u9fff（）]{2,20}(?:(?:银行|公司|集团|保险|邮政|移动|电信|联通|铁塔|担保)[\u4e00-\u9fff]{0,10}"
    r"(?:分行|支行|分公司|营业部|中心支公司|支公司|办事处)|大学|(?<!大)学院|有限公司|有限责任公司|研究院|研究所|设计院|高等专科学校|职业学校)"
)


def _is_firm(name: str) -> bool:
    return is_firm_of_the_nation(name) or bool(
        _FIRM.fullmatch(name) and not (deed().match(name) or _DEED.search(name) or is_collective(name))
    )


@cache
def _figure() -> re.Pattern[str]:
    units = "|".join(map(re.escape, words_of("units.csv")))
    return re.compile(rf"\d[多余]?(?:{units})")


def names_in(text: str, start: int, end: int, *, strict: bool, least: int = 2) -> tuple[list[Mention], bool]:
    """The mentions in `text[start:end]`, and whether 等 closed the list open; none where the words are no bodies.

    With `strict` a name must have the strength `least`.
    """
    found, open_list = _names(text[start:end], strict, least)
    return [Mention(start + each.start, start + each.end, each.name, each.strength) for each in found], open_list


@lru_cache(maxsize=65536)
def _names(words: str, strict: bool, least: int) -> tuple[tuple[Mention, ...], bool]:
    """As names_in, of words alone, offsets from their beginning: the same names stand in hundreds of clauses."""
    start = 0
    if strict and (modal := _MODAL.search(words.rstrip())) and strength(_tidy(words[: modal.start()])[1]) == 2:
        words = words[: modal.start()]
        if is_collective(_tidy(words)[1]):
            return (), False
    if strict and (by := _after_by(words)):
        start, words = start + by, words[by:]
    cut, name, open_list = _tidy(words.translate(_BRACKETS))
    if not name:
        return (), open_list
    at = start + cut
    parted = _joined(name)
    if parted is None:
        sure = _accepted(name, strict, least)
        if sure is None:
            return (), open_list
        return (Mention(at, at + len(name), mainland(name).translate(_BRACKETS), sure),), open_list
    joiner = _JOINERS.match(name, parted)
    after = joiner.end() if joiner else parted
    left, _ = names_in(name, 0, parted, strict=strict, least=least)
    right, _ = names_in(name, after, len(name), strict=strict, least=least)
    shifted = (Mention(at + each.start, at + each.end, each.name, each.strength) for each in (*left, *right))
    return tuple(shifted), open_list


_GOVERNMENTS_AFTER = re.compile(rf"、[市州县区旗盟](?:人民政府|行政公署){_AFTER_A_NAME}")


_MAY_GO_ON = re.compile("各|有关|相关|沿")


_LONGEST_COLLECTIVE = 60


def goes_on(text: str, start: int, sign: int, end: int) -> bool:
    """Whether the 、 at `sign` stands inside one collective (各县、区政府) that began at `start`."""
    if sign - start > _LONGEST_COLLECTIVE:
        return False
    before = text[start:sign]
    if not _MAY_GO_ON.search(before):
        return False
    if _PLACES_BEFORE.search(before):
        lower = _UPPER_BEFORE.search(before) and _LOWER_AFTER.match(text, sign, end)
        return bool(lower or _PLACES_AFTER.match(text, sign, end) or _level_goes_on(text, sign, end))
    if _PARTY_BEFORE.search(before):
        return bool(_PARTY_AFTER.match(text, sign, end))
    return before.removeprefix("由").startswith("各") and bool(_GOVERNMENTS_AFTER.match(text, sign, end))


_MORE_LEVELS = re.compile(rf"(?:、{_LEVEL}{_BRACKETED})+(?:[及和][\u4e00-\u9fff]{{2,8}}?[区州县市])?(?:人民政府|政府)")


def _level_goes_on(text: str, sign: int, end: int) -> bool:
    """Whether more levels follow with one word for all their governments (各省、自治区、直辖市人民政府)."""
    return bool(_MORE_LEVELS.match(text, sign, end))


def reports(words: str) -> bool:
    """Whether who is named only gets a report (评估结果报区委、区政府)."""
    return bool(_REPORTS.search(words))


_REPORTS = re.compile("报(?:送|告|请)?(?=[市省县区]|国务院)")


def _after_by(words: str) -> int:
    """Where the names begin after the last 由 of running text; 0 where there is none."""
    at = words.rfind("由")
    # 理由 is a reason; in 移送办理由市公安局 the word begins the clause.
    other = words[at - 1 : at] in ("自", "理", "缘", "事") and words[at - 2 : at] not in (
        "办理",
        "管理",
        "受理",
        "处理",
        "审理",
    )
    return at + 1 if at >= 0 and not other else 0
