"""What a task table's columns hold, by their heads."""

import re
from functools import cache

from loaders.indicators import year_of_column
from loaders.markers import FIRST_LEADS
from loaders.script import canonical
from loaders.vocab import rows

ROLES = {"lead": "lead", "main": "main", "co_op": "co_op", "joint": "joint"}
_BLANKS = re.compile(r"[\s（）()]+")
# 2025年（万人）: the unit of a column's figures.
_UNIT = re.compile(r"(?<=年)[（(][^\d）)]{1,6}[）)]$")
# 2020年实际, 现状值: where things stand, no aim.
_BASE = re.compile(
    r"(?:20\d\d年?)?(?:末|底|度)?(?:实际|完成|实绩|现状|现值|基期|基数|基准|基础|预计|已)[\u4e00-\u9fff]{0,4}"
    r"|(?:现状|基期|基准|基数)[值数年]?(?:20\d\d年?)?"
)
# What says more than the word that a head ends in: 牵头负责部门, 配合责任部门, 完成节点.
_SURE = re.compile(r"牵头|配合|协同|节点|完成年度|预计完工日期")
_LONGEST_HEAD = 14
_SHORT_HEAD = 8
# 责任单位（排首位的为牵头单位）: a remark in brackets tells how the column is to be read.
_REMARK = re.compile(r"[（(][^）)]{2,40}[）)]")
# What a head holds by the word in it, for heads that the table of columns does not list.
_SIGNS = (
    ("number", re.compile(r"^.{0,4}(?:序号|编号|项号|序次|代码)$")),
    ("person", re.compile(r"领导|责任人|负责人|联系人|联络[人员]|经办人")),
    ("lead", re.compile(r"牵头|主办|承办|主抓|抓总")),
    ("co_op", re.compile(r"配合|参与|参加|协办|协同|协助|会办|协作|联办|联动|支持(?:单位|部门)")),
    ("joint", re.compile(r"责任|负责|分工|(?:落实|执行|承接)(?:单位|部门|主体)")),
    ("remark", re.compile(r"启动|开始|开工|起始")),
    ("limit", re.compile(r"时限|期限|时间|进度|节点|办结|截止|日期$|月份$|完成年度")),
    ("measure", re.compile(r"措施|举措|要求|细化|做法|路径|抓手|步骤|方法|办法")),
    ("target", re.compile(r"目标|成效|成果|(?:计划|任务|指标|达标)(?:完成)?[数值量]$")),
    ("category", re.compile(r"(?:领域|板块|分类|门类|类别|类型)$")),
    ("task", re.compile(r"任务|事项|内容|工作|项目|指标|名称|实事")),
    ("remark", re.compile(r"备注|说明")),
)


@cache
def _columns() -> dict[str, str]:
    return {row["word"]: row["column"] for row in rows("columns.csv")}


def heads_of(kind: str) -> tuple[str, ...]:
    """The heads that the table lists for a kind of column."""
    return tuple(word for word, column in _columns().items() if column == kind)


def column_named(words: str) -> str | None:
    """What a column holds by the words of its head (牵头单位 → lead); None for a head that the table does not know."""
    bare = _BLANKS.sub("", _UNIT.sub("", words.strip()))
    bare = bare if bare in _columns() or len(bare) <= _SHORT_HEAD else _BLANKS.sub("", _REMARK.sub("", words))
    if bare in _columns():
        return _columns()[bare]
    if not bare or len(bare) > _LONGEST_HEAD:
        return None
    if year := year_of_column(bare):
        return year
    if _SURE.search(bare):
        return next(kind for kind, sign in _SIGNS if sign.search(bare))
    if _BASE.fullmatch(bare):
        return "remark"
    by_end = next((kind for word, kind in _columns().items() if len(word) > 2 and bare.endswith(word)), None)
    return by_end or next((kind for kind, sign in _SIGNS if sign.search(bare)), None)


def first_leads_in(head: str) -> bool:
    """Whether the head of a column says that the first agency of its cells leads: 责任单位（排首位的为牵头单位）."""
    return bool(FIRST_LEADS.search(canonical(head)))
