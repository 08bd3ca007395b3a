"""What a text counts and does not aim at: grants, limits of a ban, terms, rhythms of reporting."""

import re
from dataclasses import dataclass
from functools import cached_property

from loaders.metrics import phrase_of
from loaders.series import Figure

_GRANT = re.compile(
    r"奖励|奖补|补助|补贴|资助|罚款|扣缴|扣减|保证金|给予|减免|免除|减征|奖金|拨付|核拨|扶持资金|支持资金|一次性"
    r"|满\d+元?[减送]|立减|以奖代补|获得补偿|补偿比例|每[\u4e00-\u9fff]{1,6}补偿|抵扣|贴息(?!贷款)|贴费|返还|减按|予以支持|给予支持"
    r"|最高(?:不超过|可|给|额)?(?:兑换|获得?|享受|领取|申领|抵扣?|报销)?[ ]?\d"
)
_GRANTED = re.compile(
    r"配套比例(?:为|达到|不超过)?$|(?:补贴|补助|奖励|奖补|资助|津贴|发放[^，、]{0,8}(?:金|补贴|津贴|家费))(?:标准)?[^，、]{0,6}$|每人每[月年天次]|每户每[月年]"
)
# 补贴资金发放率, 补贴性培训量: what is counted is no grant, though a word for one stands in its name.
_MEASURED = re.compile(
    r"(?:补贴|补助|奖补|一次性|资助)[\u4e00-\u9fff]*[率量]$|(?<!利)率$|占比$|进度$|(?<!补[贴助偿])(?<!奖补)(?<!贴息)比[例重]$"
)
_PER_UNIT = re.compile(r"每(?![年季月日天周])[\u4e00-\u9fff]{1,3}$")
# 护理补贴标准分别达到每月500元、900元: what is paid to a recipient.
# 为每名特派员安排工作经费2万元.
_BY_MONTH = re.compile(
    r"每[人户]?每?月[^，。；]{0,24}$|(?:[为给对]|^|，)每[名个户人家村镇站所][^，。；]{0,12}(?:安排|发放|拨付|配套|补)[^，。；]{0,8}$"
)
_BANNED = re.compile(r"\s*(?:严禁|禁止(?![\u4e00-\u9fff]{0,6}区)|不得(?![低少高超]|大于|小于))")
_RATION = re.compile(
    r"(?:^|[，、])(?:一般|一次(?:性)?|每次)$|(?:^|[，、])配套比例$|对同一[^，]*$|单[户笔]额度$|占(?:年度)?(?:考核|评价|绩效)[^，]*$|(?:禁止|严禁)(?![\u4e00-\u9fff]{0,6}区)[^，]*$|单[个体座项](?:不[小少低]于)?$|(?:^|[，、])每[户人家个项次台辆](?:[^，、]{0,2}不[超高]过?)?$"
)
_BAN = re.compile(r"禁止|严禁|不得(?![低少高超]|大于|小于)|限制|严控")
_EVERY = re.compile(r"每(?:季度|月|周|半年|两年|三年|日|天|旬|学期)")
_VALID = re.compile(r"有效期(?:限)?(?:为|至|[ ]?\d|[一二三四五六七八十])|自.{4,12}起施行|试行期|为期|保质期")
_EACH = re.compile(r"单个|单项|每[家户个人项年]|同一|最高|上限|限额|累计|总额|合计")


@dataclass(frozen=True)
class Tone:
    """What the words of one part of a sentence speak of; each is looked for once, and only where a figure asks for it."""

    words: str

    @cached_property
    def grant(self) -> bool:
        """Money that is given or taken."""
        return bool(_GRANT.search(self.words))

    @cached_property
    def ban(self) -> bool:
        """A ban, or how a thing must be."""
        return bool(_BAN.search(self.words) or _BOUND_OF_A_THING.search(self.words))

    @cached_property
    def banned(self) -> bool:
        """A ban that opens the words."""
        return bool(_BANNED.match(self.words))

    @cached_property
    def term(self) -> bool:
        """How long something holds."""
        return bool(_VALID.search(self.words))

    @cached_property
    def rhythm(self) -> bool:
        """What is done every month."""
        return bool(_EVERY.search(self.words))

    @cached_property
    def uneven(self) -> bool:
        """Figures that only tell how things differ (10元、20元、50元不等)."""
        return "不等" in self.words and _UNEVEN.search(self.words) is not None

    @cached_property
    def each(self) -> bool:
        """A single recipient."""
        return bool(_EACH.search(self.words))


def is_paid(words: str) -> bool:
    """Whether the words tell of what each recipient is paid (基本生活费每人每月分别为1600元、1200元)."""
    return bool(_GRANTED.search(words) or _BY_MONTH.search(words))


def speaks_of_grants(words: str) -> bool:
    """Whether the words tell of money that is given or taken: what follows in the sentence may be its limits."""
    return bool(_GRANT.search(words))


# 瓦斯浓度达到1%的立即断电撤人: what must be done where it comes to that.
_CONDITION = re.compile(
    "(?:限值|标准|上限)?的(?:$|立即|一律|应|须|必须|不得|予以|给予|按|及时|视为|责令|依法|暂停|取消|优先|方可|才能|可以)"
)
# 建筑高度不得超过18米: how a thing must be, no aim.
_BOUND_OF_A_THING = re.compile("(?:高度|宽度|层高|深度|长度|载重|限重|间距)(?:不得|不应|不能)|限[速高重]")
# 对2口水质异常的水源井已于去年停用.
_DONE_BEHIND = re.compile("[^，]*已(?:经|于|全部|完成|建成|停用|投用|达)")
# 按每招用1人不超过1500元的标准; 每年报送1次.
_FOR_ONE = re.compile("每(?![年季月周日天])[\u4e00-\u9fff]{1,4}$")
_REPORTED = re.compile("(?:报送|报告|通报|上报|汇报|会商|调度|(?<![专简月周快年预海日公早晚党])报)(?:不少于|至少)?$")
# 对按期还款的可以连续贴息3次, 消费券每人每次核销3张: what one recipient may take.
_TAKEN = re.compile("(?:贴息|补贴|补助|奖励|资助)(?:不超过|最多)?$|每人每次[^，、]{0,6}$")
# 对照国家督导评估31项指标开展监测.
_UNEVEN = re.compile(r"\d[^，、\d]{0,3}不等")
# 在昆明、玉溪、红河3个州市先行试点: how many places were just named.
_TRIED = re.compile(
    "(?:州市|县区|县市|市县|区县|市州|市|州|县|区|乡镇|镇|街道|社区|村|城市)[^，]{0,4}(?:先行|试点|试行)"
)
_MEASURED_BY = re.compile("(?:对照|对标(?!企业|达标)|依据|根据|参照)[^，]{2,20}$")
# 落实加计扣除比例100%政策: the figure is in the name of a rule.
_RULE = re.compile("的?(?:政策|规定|要求|原则)")
# 严格执行新上岗人员72学时岗前培训标准.
_KEPT_RULE = re.compile("的?[^，、]{0,10}(?:标准|规定|要求|制度)")
_KEEPS = re.compile("(?:执行|遵守|符合|严守)[^，、]{0,16}$")
# 项目总投资18亿元，占地300亩: what a project is like. 单个项目装机容量不低于2万千瓦: how large each must be.
_PROJECT = re.compile(
    r"(?:^|[，、。；：])(?:该?(?:项目|工程))?(?:计划|概算|估算|规划)?(?:总投资|占地(?:面积)?|总建筑面积)(?:约|近)?$"
    # 航程约60分钟, 全程68公里: what a route is like.
    r"|(?<![差间])距(?:离)?[^，、的]{2,12}$|(?:^|[，、。；：])(?:全程|航程|车程|行程|单程|路程|全长|总长)(?:约|近|为)?$"
)
_EACH_ONE = re.compile(
    r"(?:^|[，、])(?:(?:个人|企业|小微企业)?单[个项座体户笔张次站村家日]|每(?:个|家|座|处|所|条|村|乡镇|镇|县|校|店|站))[^，、]{0,16}$|每\d+[万千百]?[\u4e00-\u9fff]{1,4}?[配设建有][^，、]{0,6}$"
)


# 不足100人的学校按100人核定公用经费: what is reckoned by.
# 按保费的60%获得补偿, 已有3200家企业纳入清单.
_RECKONED = re.compile("按照?[^，、]{1,20}的$|已有$")
AS_IF = ("按", "按照", "参照")


def _of_one_project(figure: Figure) -> bool:
    if figure.left.endswith(AS_IF) or _RECKONED.search(figure.left) or _PROJECT.search(figure.left):
        return True
    if figure.quantity.unit_class == "count" and not figure.right:
        return False
    if figure.quantity.unit == "%" or "平均" in figure.left:
        return False
    return _EACH_ONE.search(figure.left) is not None


def _is_no_goal_behind(words: str) -> bool:
    """Whether the words behind a figure tell a threshold, the name of a rule, or what is done already."""
    if "已" in words and _DONE_BEHIND.match(words):
        return True
    return bool(_CONDITION.match(words) or _RULE.fullmatch(words))


def is_no_goal(tone: Tone, figure: Figure) -> bool:
    """Whether a figure in words of this tone is a grant, the limit of a ban, a term, a threshold (…的，), a rhythm."""
    quantity = figure.quantity
    if _of_one_project(figure) or (_KEEPS.search(figure.left) and _KEPT_RULE.fullmatch(figure.right)):
        return True
    if figure.right.startswith("不等") or tone.uneven or _TRIED.match(figure.right):
        return True
    if quantity.unit_class == "count" and (_MEASURED_BY.match(figure.left) or _REPORTED.search(figure.left)):
        return True
    if quantity.value == 1 and _FOR_ONE.search(figure.left):
        return True
    if _RATION.search(figure.left) or tone.banned or (figure.right and _is_no_goal_behind(figure.right)):
        return True
    if quantity.unit in ("次", "张", "份") and _TAKEN.search(figure.left):
        return True
    if quantity.unit_class == "count" and figure.right.endswith(("组成", "构成")):
        return True
    money = quantity.unit_class == "money"
    if money and (_PER_UNIT.search(figure.left) or _BY_MONTH.search(figure.left)):
        return True
    measured = quantity.unit_class != "count" and bool(_MEASURED.search(phrase_of(figure.left).noun))
    if quantity.unit_class != "count" and not measured and _GRANTED.search(figure.left):
        return True
    fined = quantity.unit_class == "multiple"
    if (money or fined or (quantity.unit_class == "ratio" and not measured)) and tone.grant:
        return True
    if quantity.unit_class in ("quantity", "time") and tone.ban:
        return True
    rhythm = quantity.unit in ("次", "场", "期", "节", "课时") and tone.rhythm
    return tone.term or (rhythm and not phrase_of(figure.left).noun.endswith(("次数", "频次")))


def is_share(tone: Tone, figure: Figure) -> bool:
    """Whether a sum of money is the limit of a grant that the sentence spoke of (单个项目不超过100万元)."""
    kind = figure.quantity.unit_class
    return (kind in ("money", "ratio") and tone.each) or (kind == "time" and "期限" in figure.left)
