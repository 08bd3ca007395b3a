"""The words that say who stands how to an item, as tokens of a clause."""

import re
from functools import cache

from loaders.vocab import rows, words

OPENING = "（〔【["
CLOSING = "）〕】]"

# 按职责分工, 分别, 共同: how a duty is shared; they stand before the role word and belong to it.
_MANNER = (
    r"(?:(?:按照?|依照?|依据|根据|结合|立足)(?:[各其自本有关相部门单位工作法定的]{0,6})(?:职责|职能|权限|分工|任务|责任)"
    r"(?:[和与、及]?(?:任务|职责|职能|工作)?(?:分工|权限|范围|任务))?(?:范围)?(?:内)?"
    r"|在(?:各自)?(?:职责|职能)范围内|分别|分头|共同|联合|具体|分工|各自|一并|统一|密切|积极|协力|全力|主动|同步|分级|直接|抓好|做好|予以|给予)"
)
_NOT_AFTER = (
    r"(?!任|人|同志|制(?![定订作])|领导|单位|部门|(?:中心|专班)(?=[、，；。）]|$|牵头|负责|配合|参与|会同)|指挥|工作(?:专班|小组|领导|组(?!织))"
    r"|[局处站委](?![^，。；、]{2})|办(?:公室|[、，；。）牵负配]|$))"
)
_LABEL_NOUN = r"(?:单位|部门|科室|处室|股室|机关|机构|主体|地区|区县|县区|市县)"
_LABEL_LEVEL = r"(?:(?:[省市县区州乡镇村]级|[省市县区州]直))?"
_LABEL_INNER = r"(?:责任|负责|主抓|实施|落实|组织|支持)?(?:市级|市直|区级|省级|县级|具体)?"
# 排在首位的为牵头单位，下同: said once, sometimes for the whole document.
FIRST_LEADS = re.compile(
    r"(?:其中)?[，、；。]?(?:以上|上述|各项|各条|任务){0,3}(?:排列|位列|名列|排名|排位|列|排|以)?(?:在|于|名)?(?:第一|首|最前|前)[位名个列面]?"
    r"(?:的|者)?[^，。；：（）牵不]{0,8}?(?:均)?(?:为|是|系|作为)[^，。；：（）牵]{0,6}?牵头(?:责任|负责)?(?:单位|部门)?"
    r"(?:[，；、](?:其他|其余|其它)[^，。；：（）]{0,6}?(?:均)?(?:为|是)(?:配合|责任|参与|协办|协同|协助)(?:责任)?(?:单位|部门))?"
    # 首位单位牵头，其余配合; 列第一位的部门牵头; 打头单位负责牵头.
    r"|(?:其中)?[，、；。]?(?:(?:排名|排序|排列|排位|排|位列|名列|列|位居|居)(?:在|于|名)?(?:第[一1]|首|最前|前)|第[一1]顺位|第[一1](?=[位名家个])"
    r"|首(?=[位名列个家])|打头|排头|最先列出)[位名家个面列]{0,2}(?:的|者)?[^，。；：（）牵不申企\d]{0,10}?(?:(?:均|即)?(?:为|是|即|系)[^，。；（）牵]{0,6}?)?"
    r"(?:负责|总|组织)?(?:牵头|主办)(?:责任|负责|组织)?(?:单位|部门)?"
    r"(?:[，、；](?:其他|其余|其它)[^，。；：（）]{0,6}?(?:(?:均)?(?:为|是))?(?:配合|责任|参与|协办|协同|协助)(?:责任)?(?:单位|部门)?)?"
    r"|(?:各项任务)?牵头(?:责任)?(?:单位|部门)(?:均)?(?:为|是|系)[^，。；（）]{0,6}?(?:第一|首|最前)[位名个](?:的)?(?:责任)?(?:单位|部门)?"
)
ALSO_BELOW = re.compile(
    r"[，、；]?(?:(?:以下|下列|后续|后文|下文)(?:各[项条点款]|各项任务|各任务|任务)?(?:均|皆|都|亦)?(?:相?同|照此|如此|从此|依此|按此|适用)|下同|后同)"
)
NOT_REPEATED = re.compile(
    r"(?:以下|下列|后续|以上)?(?:各项|任务|工作|措施|事项){0,3}均需[^，。；]{2,60}?落实[，、]?(?:以下)?(?:均)?不再(?:一一|逐一|重复)?(?:列出|列明|罗列)"
)


def _any(form: str, **more: str) -> str:
    return "|".join(map(re.escape, words("role_words.csv", form=form, **more)))


@cache
def role_of() -> dict[tuple[str, str], str]:
    """The role by form and word; `main` is a lead only where no 牵头 names another."""
    return {(row["form"], row["word"]): row["role"] for row in rows("role_words.csv")}


@cache
def _running() -> frozenset[str]:
    return frozenset(words("role_words.csv", form="verb", running="yes"))


def in_running_text(verb: str) -> bool:
    """Whether the word marks a role outside clauses too: 负责 does, 支持 and 推进 do not."""
    return verb in _running()


# What a body's name ends in before a 会 that joins it to the next: 委员会会, 科协会; 协会 and 联会 are names themselves.
_BODY_ENDS = (
    "(?<=[局厅部院行关署司处队站室心])|(?<![举承主协筹]办)(?<=办)|(?<=供销社)|(?<=合作社)|(?<=[报联]社)|(?<=[资改革信健建计教农科民宗经商编侨]委)|(?<=委员会)|(?<=管委会)"
    "|(?<=[科作记体]协)|(?<=[妇残文侨商学青]联)"
)


def _verbs() -> str:
    """The role words; 指导 and 监督 only where they end a part, for they stand inside names too (监督管理委员会)."""
    strong = (
        _any("verb", running="yes")
        .replace("协办", "(?<!政)协办(?!公室)")
        .replace("|协同|", "|协同(?!发展|创新|办公|治理)|")
    )
    # 市推进“一带一路”建设工作领导小组办公室: behind the word for a level the verb is a piece of the name.
    weak = rf"(?<![，、；。：（][市省县区州])(?<!^[市省县区州])(?:{_any('verb', running='no')})"
    return rf"{strong}|{weak}|(?:{_any('verb', running='end')}){_ENDS_PART}"


_PERSON_WORDS = (
    r"(?:牵头|责任|分管|主要|主管|包保|包联|挂点|挂钩|联系|具体|督导){0,3}(?:市|区|县|省)?(?:责任)?"
    r"(?:领导|负责同志|负责人|责任人|联系人|联络员)"
)
_PERSON = rf"[【\[]?{_PERSON_WORDS}(?:及[\u4e00-\u9fff]{{2,6}})?(?:：|[】\]]：?)"
_TIME_WORDS = (
    r"(?:完成|工作|实施|办理|整改|办结|落实|推进|任务|计划|达标|交付)?(?:时限|时间|期限|节点|时间节点|时间进度|进度|进度安排|时序)"
    r"(?:要求|安排|节点)?"
)
_ALONE = r"(?<![^\n])[ \t]*{}[ \t]*(?=\n)"
_TIME = rf"[【\[]?{_TIME_WORDS}(?:：|[】\]]：?)|{_ALONE.format(_TIME_WORDS)}"
# 本条责任分工：: the unit that the label stands in.
_OF_THIS = r"(?:本[条项款点节]|[该此]项|上述|以上|各项)?(?:工作|任务)?"
# 总牵头：, 共同参与：: how the duty of a label is shared.
_LABEL_MANNER = r"(?:共同|联合|协同|具体|分头|一般)?"


def _label() -> str:
    return (
        rf"(?P<label>{_LABEL_LEVEL}{_LABEL_MANNER}(?P<stem>{_any('label')})(?:（[^）]{{2,4}}）)?{_LABEL_INNER}{_LABEL_NOUN}(?:及[\u4e00-\u9fff]{{2,6}}{_LABEL_NOUN})?"
        r"(?:（[^）]{1,8}）)?[ ]?(?:：|[—-]{1,2}(?=[\u4e00-\u9fff])|为(?!牵头)|是(?!牵头)|有(?=[市省县区州盟旗中各国])|包括))"
        # 牵头单位 州文广旅局　配合单位 州外事办: nothing but a blank behind the label.
        rf"|(?P<label6>(?<![^\n 。；]){_LABEL_LEVEL}(?P<stem6>{_any('label')}){_LABEL_INNER}{_LABEL_NOUN}[ ]+(?=[\u4e00-\u9fff]))"
        # ——责任单位〔甲局、乙局〕
        rf"|(?P<label7>(?<![\u4e00-\u9fff]){_LABEL_LEVEL}(?P<stem7>{_any('label')}){_LABEL_INNER}{_LABEL_NOUN}[〔【\[](?![：]))"
        rf"|(?P<label3>[【\[〔]{_LABEL_MANNER}(?P<stem3>{_any('label')}){_LABEL_INNER}{_LABEL_NOUN}?[】\]〕]：?)"
        rf"|(?P<label2>(?<![\u4e00-\u9fff]){_OF_THIS}{_LABEL_MANNER}(?P<stem2>(?!任务：)(?:{_any('label')})){_LABEL_INNER}(?:：|[—-]{{1,2}}(?=[\u4e00-\u9fff])))"
    )


# 甲局为牵头单位，乙局为配合单位: the label behind its names.
_ENDS_PART = r"(?=[、，；。：）〕】\]\s]|$)"
_COPULA = rf"(?:均|都|同)?(?:作)?[为是](?P<as>{{}}){_LABEL_INNER}{_LABEL_NOUN}{_ENDS_PART}"


_NEXT_BODY = (
    r"(?=[市省区县州盟旗各有相国自公]|人行|人民银行"
    r"|(?![议同商谈员计展审签务]|保障)[\u4e00-\u9fff]{2,8}[局委办厅部院署][、，；。）等负])"
)


@cache
def label_head() -> re.Pattern[str]:
    """What opens a list of agencies, of persons or of dates: 责任单位：, 责任领导：, 完成时限：."""
    return re.compile(rf"(?P<person>{_PERSON})|(?P<time>{_TIME})|{_label()}")


@cache
def bare_label() -> re.Pattern[str]:
    """A label alone on its line, without any sign behind it (责任单位, the names in the next line; 完成时限, a date)."""
    names = rf"{_LABEL_LEVEL}(?:{_any('label')}){_LABEL_INNER}{_LABEL_NOUN}"
    return re.compile(rf"[ \t]*(?:(?P<names>{names})|(?P<time>{_TIME_WORDS})|{_PERSON_WORDS})[ \t]*")


@cache
def token() -> re.Pattern[str]:
    """One token of a clause, by group: person, time, label, rule, infix, verb, part, open, close."""
    alone = _ALONE.format(rf"{_LABEL_LEVEL}(?P<stem5>{_any('label')}){_LABEL_INNER}{_LABEL_NOUN}")
    return re.compile(
        rf"""
    (?P<person>{_PERSON})
  | (?P<time>{_TIME})
  | (?P<rule>{FIRST_LEADS.pattern}|{NOT_REPEATED.pattern}|{ALSO_BELOW.pattern})
  | {_label()}
  | (?P<label5>{alone})
  | (?P<label4>(?P<stem4>成员)单位：)
  | (?P<copula>{_COPULA.format(_any("label"))})
  | (?P<other>(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{{2,6}}：(?!主要|负责|牵头|具体|统筹|配合|协助|会同|按|分别|共同))
  | (?P<infix>(?P<leads>(?!(?<![\u4e00-\u9fff])会同县(?:人民)?政府(?!办))(?:{_any("infix")}))|(?:{_BODY_ENDS})会{_NEXT_BODY})
  | (?P<verb>(?:等)?{_MANNER}{{0,5}}(?P<core>{_verbs()}){_NOT_AFTER})
  | (?P<part>[、，；。,;/\n\t|]|[ ]+)
  | (?P<open>[{re.escape(OPENING)}])
  | (?P<close>[{re.escape(CLOSING)}])
    """,
        re.VERBOSE,
    )


@cache
def duty_word() -> re.Pattern[str]:
    """Any word that marks a role in running text too, or names a role (责任单位): what the ledger accounts for."""
    # Each alternative begins with a character of its own: the engine then looks for those, and tries nothing elsewhere.
    labels = (
        rf"{re.escape(word)}{_LABEL_INNER}(?:单位|部门|科室|处室|机构|主体)"
        for word in words("role_words.csv", form="label")
    )
    joined = r"由[\u4e00-\u9fff]{2,16}[局厅部委办]会(?=[市省县区州盟旗国])"
    return re.compile("|".join((_any("infix"), _any("verb", running="yes"), joined, *labels)))


@cache
def role_word() -> re.Pattern[str]:
    """Any word that may mark a role, wherever it stands: what decides whether a stretch is looked at at all."""
    stems = sorted({row["word"][:2] for row in rows("role_words.csv") if row["word"]}, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, (*stems, "时限", "时间", "期限", "节点"))))
