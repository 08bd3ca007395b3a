"""What a text tells of the past: what has been done, and the year that growth is counted from."""

import re

from loaders.metrics import OF_A_CLASS

_BASELINE_PLAN = re.compile(r"(?:比|较|在|与)“?十(?P<ordinal>[一二三四]?)五”?(?:期|时期)?末")
# 与2020年相比，…; 以2020年为基数: said once for the figures of the sentence.
_SHARED_BASELINE = re.compile(r"(?:与|同|和|以)((?:19|20)\d\d)年(?:度|底|末)?(?:相比|为基[数期准])")
_BASELINE = re.compile(
    r"(?:(?<!占)比|较|与|以|同|在(?=[ ]?(?:19|20)\d\d年[^，]{0,8}(?:基础|水平)))[ ]?((?:19|20)\d\d)年|((?:19|20)\d\d)年的?\d+(?:\.\d+)?倍"
)
_TOLD = re.compile(r"\s*20\d\d年(?![底前，])")
_DONE = re.compile(r"已(?:经)?(?:超额|全面|提前|全部|基本)*(?:完成|实现|建成|达到)(?:任务)?")
_PAST = re.compile(
    r"前[一二两三四五几\d]+[届次轮批期](?!工程)|截[至止](?![^，。；]{0,14}前)|(?<![由从比较])(?:去年|上年度?[末底]|上年度(?!相比)|上一?[个轮季]|过去[一二三四五六几两\d]*年)|(?<![由从])目前(?!的)|已经?(?!有)(?![\u4e00-\u9fff]{2}(?:机构|企业|单位|项目|场所|人员|设施|用户|家庭|车辆|对象|学校|小区))(?!建(?!成|立|有|设完))(?![\u4e00-\u9fff]{2,3}的(?!\d|$))|近年来|现有(?!场所|场地|场馆|资源|设施|房屋|条件|基础|渠道|土地|空间|厂房|平台)(?![^，\d]*(?:保持|达到|提高|稳定|控制|下降))|现已|此前|年(?:底)?以前[^，、。；]{0,16}(?:建成|完成|形成)的(?=\d|$)|以来|数据显示|普查数据|据统计|统计显示|监测显示|调查显示|共(?:有|计有|改造|建成|完成|创建|培育|新建|获)"
)
_SINCE = re.compile(r"[由从自](?:19|20)\d\d年")
_PERIODS = {"十": "2005", "十一": "2010", "十二": "2015", "十三": "2020", "十四": "2025", "十五": "2030"}
_PERIOD = re.compile(r"(?P<ordinal>十[一二三四五]?)五[”\"]?(?:时期|期间|以来)")
_BARE_YEAR = re.compile(r"(?P<aim>到|至|力争|确保)?[ ]?(?P<year>20\d\d)年(?P<end>底?前|底|末|，|、|[ ]?\d{1,2}月)?")
# 翻一番（2022年底为4600辆）
_STOOD = re.compile(r"（(?:19|20)\d\d年[^，。]{0,4}为$")
# 面向2023年度退役士兵，培训500人
_TOWARDS = re.compile("^(?:面向|针对)(?:19|20)\\d\\d年度?[^，]*")
_AIMED = re.compile("年底前|(?<!半)年内|全年|(?<![由从比较])今年|今后|下一步")
# 2022年占比为46%，要完成450个基站改造.
_NOW_AIMED = re.compile("[，；]?(?:要(?!求)|须|应当|力争|争取|确保)")
# 对2013—2024年形成的帮扶项目资产: which ones, by when they came to be.
_OF_THOSE_YEARS = re.compile(
    r"(?:19|20)\d\d年?[—\-~至](?:19|20)\d\d年(?:[以之]?[来前后])?[^，。；\d]{0,6}的(?=[\u4e00-\u9fff])"
)


def baseline_in(words: str) -> str | None:
    """The year that figures are compared with (比2020年, 2020年的2倍), None where there is none."""
    if "年" not in words and "五" not in words:
        return None
    found = _BASELINE.search(words)
    if found:
        return found[1] or found[2]
    plan = _BASELINE_PLAN.search(words)
    return _PERIODS["十" + plan["ordinal"]] if plan else None


def shared_baseline(sentence: str) -> str | None:
    """The year that all growth of a sentence is counted from (均以2020年为基数), None where it names none so."""
    found = _SHARED_BASELINE.search(sentence) if "相比" in sentence or "为基" in sentence else None
    return found[1] if found else None


def tells_what_was_done(sentence: str) -> bool:
    """Whether a whole sentence is history: it opens with a year and says 已完成."""
    return bool(_TOLD.match(sentence) and _DONE.search(sentence))


def tells_the_past(words: str, before: bool, base_year: str | None) -> bool:
    """Whether the words, read after what came `before` in the sentence, tell what has been and not what shall be."""
    if _PAST.search(words):
        return True
    if "五" in words and base_year and any(_PERIODS[found["ordinal"]] < base_year for found in _PERIOD.finditer(words)):
        return True
    words = _TOWARDS.sub("", words)
    if "年" not in words:
        return before and not _NOW_AIMED.match(words)
    if _STOOD.search(words):
        return True
    if _AIMED.search(words) or _NOW_AIMED.match(words):
        return False
    aimed: bool | None = None
    for found in _BARE_YEAR.finditer(
        _OF_THOSE_YEARS.sub("", OF_A_CLASS.sub("", _SINCE.sub("", _BASELINE.sub("", words))))
    ):
        if found["aim"] or base_year is None:
            told = not (found["aim"] or found["end"]) and words.endswith("为")
            aimed = False if told else bool(found["aim"] or found["end"]) or aimed
            continue
        stands = found["year"] == base_year and not found["end"] and words.endswith("为")
        aimed = found["year"] >= base_year and not stands
    return before if aimed is None else not aimed
