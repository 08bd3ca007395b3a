"""The figures of one part of a sentence, each with the words before and behind it that it counts."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from graph.model import Comparator
from loaders.classes import SPLIT, is_beside_a_class, is_class
from loaders.document import Span
from loaders.quantities import Quantity, numbers_in, quantity_from

_DOUBLING = re.compile(
    r"(?:达到|做到|增加到|增长到|扩大到|提高到|提升到|达|为|是)?(?:到)?(?P<base>20\d\d)年的?(?P<fold>\d+(?:\.\d+)?)倍(?:以上|左右)?|翻(?P<times>[一两二三四]|1|2)?番(?:以上|左右)?|(?:增长|提高|增加|扩大|提升|上升)(?P<more>\d+(?:\.\d+)?)倍(?P<after>以上|左右)?"
)
_RANGE_BEFORE = re.compile(
    r"\d[\u4e00-\u9fff%]{0,2}[ ]?[—\-~]{1,2}[ ]?$|\d[ ]?至[ ]?$"
    r"|(?<![由从\d.])[\d.]+(?:%|‰|[万亿]?元|个|家|项|人|[万千]?亩|吨|米|厘米|天|周|℃|度|岁|分)至$"
)
# The last character of the one, the first of the other.
_JOINS = frozenset("—-~至 ")
_RANGE_AFTER = re.compile(r"[ ]?(?:[—\-~]{1,2}|至)[ ]?\d")
# A telephone or hotline, a formula or name in quotation marks, a document's title or number, a standard's number.
_QUOTED = re.compile(
    r"(?:电话|传真|邮编|热线)[：为是]?[\d\-—转 ]+(?![\d部台个门条])"
    r"|(?<!\d)1[12]\d(?:[、和与/]1[12]\d)*等?[^，。；、\d]{0,6}(?:热线|电话|平台|专线)"
    r"|\d{5}(?:[、和及]\d{5})*(?:政务服务|投诉举报|便民|市民|服务|举报|环保|监督|公共|政府|市长|消费者|等|专用)*(?:热线|电话|平台)"
    r"|“[^”]{0,14}”|“[^”]{0,40}”(?:政策|模式|机制|标准|行动|工程|格局|布局|体系|要求|原则|目标|战略)"
    r"|《[^》]{0,120}》|〔\d{4}〕\d+号|\d{4}年第?\d+号|[A-Z]{2,}[/T ]*\d[\d.\-—]*"
)
_ORDINAL = re.compile(
    r"(?:[×]|第|保留|附件|附表|附录|(?:^|[（，。；见如])[表图]|专栏|：|\d：|(?<![底月年日末之以旬])前|每|每隔|连续"
    r"|GB|DB|No\.?|编号|约定|PM|国[ⅠⅣⅤⅥ一-六]|[A-Za-z+＋·/])[ ]?$"
)
_FOLLOWING = re.compile(
    r"[ ]?(?:[A-Za-zⅠ-Ⅻ+＋·](?![a-z]*[/²³])|号|月|日|世纪|年代|时|点钟|级|周年|届|楼|环|层|度(?!电)|型|代|维|线)"
)
_MEASURES = re.compile(
    r"[\u4e00-\u9fff]{0,6}?(?:措施|举措|政策|意见|任务|任务清单|专项行动|要求|条款|办法|新政|做法|原则|方面|机制|环节|指标|条目)(?=$|[，。；、（]|清单|落)"
)
_MEASURES_BEFORE = re.compile(r"(?:措施|举措|政策|意见|任务|[0-9一二三四五六七八九十]+(?:个方面|个?大类|个部分))$")
# 100米范围内, 5个工作日内: an extent or a term, not what is reached.
_EXTENT = re.compile(r"级|[×xX*]|范围|之外|以外|内(?![容外资])|周边|半径|高清")
_OPENS_EXTENT = frozenset("级×xX*范之以内周半高")
_TERM = re.compile(r"内(?=[，。；、（\n]|$)")
_STANDS_ALONE = re.compile(r"(?:达到|达|为|到|至|在|超过|突破|不低于|不少于|不高于|不超过|高于|低于|以上)(?:了)?[ ]?$")
_NEAR = 60
_SPAN_OF_LIFE = re.compile(r"年限|寿命|年龄|工龄|周期|期限|时长")
_OF_TIME = re.compile("(?:时间|时限)为$|(?:时长|周期|寿命|年限|天数|日数|时数)$")
# 提高3、12个百分点: the unit stands behind the last of the row.
_IN_A_ROW = re.compile(r"(?:提高|提升|下降|降低|增长|增加|减少|上升|压减|\d[、和])[ ]?$")
# 排名后3位的市, 倒数2名: who is meant, by rank.
_BY_RANK = re.compile(r"(?:[前后末]|倒数|最末)第?[ ]?$")
_RANKED = ("名", "位")
# How far back the words of a figure are looked for: a part of a sentence is shorter, but for runs without a comma.
_NEAR = 240
# 分别稳定在30小时、1小时以内: the word before the first of a row holds for all.
_TIME_VALUE = re.compile(
    r"(?:压缩|压|缩|缩短|缩减|压减|降低?|减少?|控制|提速|提高|延长|精简|限|达|保持|稳定|维持|不超过|不少于|不多于|不低于|不高于|超过)(?:到|至|在|为)?"
    r"(?:不超过|不少于|不高于|不低于)?(?:\d[\d.]*(?:个?工作日|个?小时|分钟|个月|天|秒|周)(?:以内|以上|以下|左右)?[、和及])*$"
)


class Figure(NamedTuple):
    """A figure with the words before it (`left`) and behind it (`right`) in its part of the sentence."""

    quantity: Quantity
    left: str
    right: str
    span: Span
    multiple: bool = False


_DIGITS_OF_A_YEAR = 4
# 分别达到84分、86分
# 分2次下达: in how many parts.
_IN_PARTS = ("次", "批", "期", "步", "档", "级", "类")
# 采集传承人口述史80小时: hours of what is made.
_MADE = re.compile("(?:采集|录制|制作|拍摄|摄制|播出)[^，；]{2,16}$")
_SCORED = ("满意度", "得分", "评分", "指数", "成绩")
_IN_A_LIST = re.compile(r"\d分[、和及]$")


def _masked(text: str, part: Span) -> list[Span]:
    return [Span(*found.span()) for found in _QUOTED.finditer(text, part.start, part.end)]


def _is_figure(text: str, found: re.Match[str], part: Span) -> bool:
    """Whether a number in the text is a figure at all, and not a date, a name, a range, an order."""
    before = text[max(part.start, found.start() - 6) : found.start("number")]
    behind = text[found.end() : found.end() + 4]
    unit = found["unit"]
    if not found["number"][0].isdigit() and not _counts_in_words(text, found):
        return False
    if _ORDINAL.search(before) and not before.endswith("每年"):
        return False
    if before[-1:] in _JOINS and _RANGE_BEFORE.search(text[max(0, found.start() - 8) : found.start("number")]):
        return False
    if behind[:1] in _JOINS and _RANGE_AFTER.match(text, found.end()):
        return False
    if behind.startswith("：") and text[found.end() + 1 : found.end() + 2].isdigit():
        return False
    extent = (
        unit is not None
        and behind[:1] in _OPENS_EXTENT
        and _EXTENT.match(text, found.end())
        and not _TERM.match(text, found.end())
    )
    if unit == "届" and (not found["number"].isdigit() or before.endswith("党的")):
        return False
    if before.endswith("分") and unit in _IN_PARTS and not before.endswith(("得分", "评分", "部分", "百分")):
        return False
    if before.endswith("等") or extent or (unit in _RANKED and _BY_RANK.search(before)):
        return False
    if unit is None and behind[:1] in ("、", "和") and _IN_A_ROW.search(before):
        return True
    stands = (
        found["after"] or found["number"].startswith("百分之") or _STANDS_ALONE.search(before + (found["before"] or ""))
    )
    if unit is None and not stands:
        return False
    if unit is None and (_FOLLOWING.match(behind) or (len(found["number"]) == 4 and behind.startswith("年"))):
        return False
    if unit in ("年", "日", "岁", "周", "点", "分"):
        stands = before + (found["before"] or "")
        if unit in ("岁", "年") and not _SPAN_OF_LIFE.search(
            text, max(part.start, found.start() - _NEAR), found.start()
        ):
            return False
        if unit in ("岁", "年") and found["after"]:
            return True
        if unit == "日":
            return bool(found["after"] and _TIME_VALUE.search(before))
        if unit == "分" and (_IN_A_LIST.search(before) or (found["after"] and before.endswith(_SCORED))):
            return True
        return (
            unit in ("分", "岁", "年")
            and len(found["number"].partition(".")[0]) < _DIGITS_OF_A_YEAR
            and bool(_STANDS_ALONE.search(stands) or re.search(r"评分|得分$", stands))
        )
    return not (unit is None and behind.startswith(("年", "月", "日", "号", "热线")))


# 二十个部门, 十三个方面: numbers in words that only tell how many take part.
_TAKE_PART = re.compile(r"(?:[\u4e00-\u9fff]{0,4}(?:部门|单位|行业|领域|方面|环节|章|字|时辰|节气))")


def _counts_in_words(text: str, found: re.Match[str]) -> bool:
    """Whether a number in words (一百个, 百分之八十) is a figure: it has a unit of things, and counts no taking part."""
    if found["number"].startswith("百分之"):
        return True
    quantity = quantity_from(found)
    return quantity.unit_class in ("count", "quantity", "money") and not _TAKE_PART.match(text, quantity.end)


def quantities_in(text: str, part: Span) -> list[Quantity]:
    """The figures of a part of a sentence, in order."""
    numbers = list(numbers_in(text, part.start, part.end))
    masked = _masked(text, part) if numbers else []
    starts = [span.start for span in masked]
    figures: list[Quantity] = []
    for found in numbers:
        at = found.start("number")
        before = bisect_right(starts, at)
        if (before and at < masked[before - 1].end) or not _is_figure(text, found, part):
            continue
        figures.append(_with_term(text, quantity_from(found)))
    return figures


def _with_term(text: str, quantity: Quantity) -> Quantity:
    """压缩到3个工作日内: 内 at the end of a part is 以内; 3个工作日内办结 is a term."""
    if quantity.unit_class != "time" or quantity.after or not _TERM.match(text, quantity.end):
        return quantity
    return quantity._replace(end=quantity.end + 1, comparator=Comparator.AT_MOST, after=True)


def doublings_in(text: str, part: Span) -> list[Quantity]:
    """翻一番, 翻两番 and 增长1.5倍 as multiples of the baseline."""
    if text.find("番", part.start, part.end) < 0 and text.find("倍", part.start, part.end) < 0:
        return []
    times = {None: 2.0, "一": 2.0, "1": 2.0, "两": 4.0, "二": 4.0, "2": 4.0, "三": 8.0, "四": 16.0}
    found = []
    for each in _DOUBLING.finditer(text, part.start, part.end):
        value = (
            float(each["fold"]) if each["fold"] else float(each["more"]) + 1 if each["more"] else times[each["times"]]
        )
        found.append(Quantity(each.start(), each.start(), each.end(), value, "倍", "multiple", Comparator.MULTIPLE))
    return found


def _time_is_meant(text: str, quantity: Quantity, part: Span) -> bool:
    before = text[max(part.start, quantity.start - _NEAR) : quantity.start]
    behind = text[quantity.end : quantity.end + 1]
    if quantity.unit in ("小时", "学时") and _MADE.search(before):
        return True
    return bool(
        quantity.comparator and not quantity.after and behind in ("", "，", "。", "；", "、", "（", "〔", "【", "[")
    ) or bool((_TIME_VALUE.search(before) or _OF_TIME.search(before)) and behind != "内")


def figures_in(text: str, part: Span) -> list[Figure]:
    """The figures of a part of a sentence that are counted, limits of a class left in the words of the next one."""
    quantities = _without_doubled(quantities_in(text, part), doublings_in(text, part))
    figures: list[Figure] = []
    begin = part.start
    for at, quantity in enumerate(quantities):
        following = quantities[at + 1] if at + 1 < len(quantities) else None
        left = text[max(begin, quantity.start - _NEAR) : quantity.start]
        if is_class(text, quantity, following, left, part.end) or is_beside_a_class(
            text, quantities[at : at + 3], left, part.end
        ):
            continue
        if quantity.unit_class == "time" and not _time_is_meant(text, quantity, part):
            continue
        stop = _right_end(text, quantity.end, following.start if following else part.end, following is not None)
        figures.append(Figure(quantity, left, text[quantity.end : stop], Span(begin, max(stop, quantity.end))))
        begin = stop
    return [figure for figure in figures if not _is_measures(figure)]


def _without_doubled(quantities: Sequence[Quantity], doublings: Sequence[Quantity]) -> list[Quantity]:
    """All in order, without the numbers that stand inside a multiple (2020年的2.5倍)."""
    if not doublings:
        return list(quantities)
    starts = [each.start for each in doublings]
    kept = list(doublings)
    for quantity in quantities:
        before = bisect_right(starts, quantity.start)
        if not before or quantity.start >= doublings[before - 1].end:
            kept.append(quantity)
    return sorted(kept, key=lambda quantity: quantity.start)


def _is_measures(figure: Figure) -> bool:
    if figure.quantity.unit_class != "count":
        return False
    return bool(_MEASURES.match(figure.right)) or (not figure.right and bool(_MEASURES_BEFORE.search(figure.left)))


def _right_end(text: str, start: int, end: int, listed: bool) -> int:
    """Where the words that belong to the figure before end: at the last separator before the next figure."""
    if not listed:
        return end
    sign = SPLIT.search(text, start, end)
    return sign.start() if sign else start
