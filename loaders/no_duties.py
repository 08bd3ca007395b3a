"""Why words that may mark a role assign nothing: they tell of a mechanism, of the past, of roles in general, of the law."""

import re
from enum import StrEnum

# 建立由甲部门牵头、乙部门配合的机制; 成立由市长任组长…的领导小组: what is set up, not who does the item.
_SET_UP = "建立|建设|健全|完善|形成|构建|构筑|成立|组建|设立|实行|落实|坚持|推行|强化|明确|按照"
_WHAT_IS_SET_UP = (
    "机制|责任制|体制|格局|体系|制度|模式|原则|局面|领导小组|工作组|专班|小组|联席会议|委员会|要求|网络|联盟|联合体"
)
_MECHANISM = re.compile(
    rf"(?:{_SET_UP})[^，。；]{{0,12}}[^。；]*(?:牵头|负责|配合|参与|参加|协同|主办)[^。；]*?的[^。；，]{{0,14}}(?:{_WHAT_IS_SET_UP})"
    r"|负责日常(?:工作|事务|协调|管理)(?=[，。；]|$)"
    # 由市城管委牵头建立月调度、季通报制度; 领导小组负责统筹协调，办公室设在市发展和改革局.
    r"|牵头(?:建立|健全|实行)[^，。；]{0,12}(?:调度|通报|会商|协调|督查|督办|联席会议|例会|考核)[^，。；]{0,4}(?:制度|机制)"
    r"|联席会议由[^，。；]{2,16}(?:牵头|负责)(?:召集|召开|组织)"
    r"|(?:领导小组|联席会议|指挥部)(?:负责|牵头)(?:统筹|统一|组织|综合)?(?:领导|协调|推进|指挥)?(?:协调|指挥|推进)?(?=[，。；]|$)"
    r"|(?:牵头|负责|配合|参与|参加|协同|主办|联动)的[^。；，]{0,14}"
    r"(?:机制|体制|格局|体系|制度|模式|原则|局面|工作组|专班|联席会议|领导小组|联盟|联合体)"
)
_HISTORY = re.compile(
    r"去年|上年|上一年度?|上年度|上一?[个轮季]|前年|近[一二两三四五六几\d]*年来?|此前|曾经?|截[至止]|上一(?:轮|阶段|个?规划)|上个?规划|前期(?:由|已)"
    r"|已经?(?:全部|全面|基本|先后|陆续)?(?:由|于|完成|建成|牵头|印发|出台)|(?:19|20)\d\d年以来|(?:完成|取得|形成|建成)了"
    r"|(?:牵头|负责|会同|配合|参与|主办|承办)[^，。；]{0,10}(?:了|过)(?!解)|(?:牵头|负责|会同)[^，。；]{0,8}的《"
    r"|会同[^，。；]{1,16}(?:印发|出台|下发|制定|编制|发布)的"
)
_IN_GENERAL = re.compile(
    r"第一责任(?:主体|人)|排(?:在|名)?(?:首位|第一)的(?!为|是)"
    r"|(?<![为是])(?:牵头|责任|配合|参与|主办|协办|成员|承办)(?:责任)?(?:单位|部门)(?!：|[ ]|为|是)"
    r"|负责(?:人|同志|任)|谁[^，。]{1,4}谁负责"
    r"|由[一1][家个名所]|(?:一个|哪个|某个)(?:部门|单位)|会同[^，。；]{1,20}(?:定期|经常|不定期)"
)
_OWED = re.compile(r"对[^，。；]{1,24}(?:负责|负总责|负全责|承担)|向[^，。；]{1,16}负责")

# 由本站负责整理: who keeps the page.
_EXPLAINS = re.compile(r"由[^，。；]{2,30}负责(?:具体)?解释|由本(?:站|网站?|页)[^，。；]{0,4}负责")


class NoDuty(StrEnum):
    """Why words that may mark a role assign nothing here."""

    MECHANISM = "describes a mechanism or a body to be set up"
    HISTORY = "tells what was done before"
    GENERIC = "speaks of responsible units or persons in general"
    OWED = "a duty owed to somebody or under the law"
    NO_BODY = "no agency stands before it"
    EXPLAINS = "says who explains the document or keeps the page"
    AIMS = "stands among aims and principles"
    GLOSS = "explains the words before it"
    COLUMNS = "the columns of the row name who is responsible"


_SIGNS = (
    (NoDuty.MECHANISM, _MECHANISM),
    (NoDuty.HISTORY, _HISTORY),
    (NoDuty.GENERIC, _IN_GENERAL),
    (NoDuty.OWED, _OWED),
    (NoDuty.EXPLAINS, _EXPLAINS),
)


_YEAR = re.compile(
    r"(?<![\d〔（至到—\-比较自从])(?P<year>(?:19|20)\d\d)年(?!度?以来|起)(?:底|初|度|\d{1,2}月(?:份|底)?)?[，]?[^，。；]{0,8}(?:由|[市省县区州盟])"
)
_NEW_YEAR = re.compile(r"(?<=[，；。])(?:到|从|自)?(?P<year>20\d\d)年")
_GLOSS = re.compile(
    r"(?:资料|数据|图片)?来源|含|不含|包括|包含|其中(?!.{0,12}牵头)|例如|比如|譬如|原(?:为|由|名|称)|详见|参见|(?:办公室|工作专班|专班)?设[在于]"
)


def is_before(words: str, since: str | None) -> bool:
    """Whether the words tell of a year before the plan's first: 2022年由市住建局牵头 in a plan of 2024."""
    return bool(since and "年" in words and any(found["year"] < since for found in _YEAR.finditer(words)))


def back_in_time(words: str, since: str | None) -> int:
    """Where words that begin before the plan's first year come to a year of its own (2022年由甲局牵头试点，2024年由乙局
    牵头推广); 0 where they do not."""
    if not is_before(words, since):
        return 0
    later = (found.start() for found in _NEW_YEAR.finditer(words) if found["year"] >= (since or ""))
    return next(later, 0)


def is_gloss(words: str) -> bool:
    """Whether a bracket explains the words before it: （含市科技局牵头项目）."""
    return bool(_GLOSS.match(words))


def no_duty(words: str, since: str | None = None) -> NoDuty | None:
    """Why the words assign nothing, whoever they name; None where nothing speaks against it. `since` as for is_before."""
    if is_before(words, since):
        return NoDuty.HISTORY
    return next((why for why, sign in _SIGNS if sign.search(words)), None)


_ONE_PART = (NoDuty.GENERIC, NoDuty.OWED)
_SIGNS_OF_A_PART = re.compile("[，；]")


def before_no_duty(words: str, reason: NoDuty) -> int:
    """Where the part begins that speaks of roles in general or of a duty under the law, for what stands before it may
    assign (由甲局会同乙局制定办法，施工单位对质量负责); 0 where nothing does."""
    sign = next((each for why, each in _SIGNS if why is reason), None) if reason in _ONE_PART else None
    found = sign.search(words) if sign else None
    ends = [each.end() for each in _SIGNS_OF_A_PART.finditer(words, 0, found.start() + 1)] if found else []
    return ends[-1] if ends else 0


def is_owed(words: str) -> bool:
    """Whether the words tell of a duty under the law (建设、施工单位对工程质量负责), in brackets too no assignment."""
    return bool(_OWED.search(words))
