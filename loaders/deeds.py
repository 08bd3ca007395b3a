"""Where the name of a body ends and what it does begins (省教育厅制定标准)."""

import re
from functools import cache

from loaders.bodies import strength
from loaders.vocab import words as words_of

_BODY_LAST = frozenset("局委办厅部院会处署社站队所心司行团府协联关室学校馆台总）")


_FIRM_ENDS = ("大学", "学院", "医院", "公司", "集团", "研究院", "研究所")
_FEWEST_BEHIND = 4


# 会同西北农林科技大学选配品种砧木: what stands behind a university is no part of its name.
_WHOLE_FIRM = re.compile(
    r"[\u4e00-\u9fff（）]{2,16}(?:大学|有限公司|研究院)(?=[\u4e00-\u9fff]{4})(?!附属|第|分|科学|股份|有限|学院|研究|医学|[\u4e00-\u9fff]{0,8}(?:院|所|中心|公司|处|部|区|校)$)"
)


def firm_before_deed(text: str, start: int, end: int) -> int | None:
    """Where a university's or a firm's name ends before what it does (成都中医药大学建设转化医学中心), though the words behind
    it end like a body's name; None where no such name opens the words."""
    if whole := _WHOLE_FIRM.match(text, start, end):
        return whole.end()
    stop = name_before_deed(text, start, end)
    sure = stop is not None and end - stop >= _FEWEST_BEHIND and text[start:stop].endswith(_FIRM_ENDS)
    return stop if sure else None


_OFFICE = 4


# 会同区民政局开展跟踪督办: the words behind the name end like a body's.
_DOING = re.compile("开展|组织(?!部|人|委|办)|制定|编制|实施|推进|抓好|做好|督促|落实|整顿|规范|查处")


def body_before_doing(text: str, start: int, end: int) -> int | None:
    """Where the name ends before a word that no body's name goes on with; None where no such word follows a sure name."""
    stop = name_before_deed(text, start, end)
    return stop if stop is not None and _DOING.match(text, stop, end) else None


def name_before_deed(text: str, start: int, end: int) -> int | None:
    """Where the name ends that opens running words (省教育厅制定标准); None where no deed follows a sure name."""
    found = None
    for at in range(start + 2, min(end, start + 26)):
        # 县政府督查室每年开展…: 督查 opens the name of an office of the government.
        if found is not None and at > found + _OFFICE:
            break
        if text[at - 1] in _BODY_LAST and deed().match(text, at, end) and strength(text[start:at]) == 2:
            found = at
    return found


@cache
def deed() -> re.Pattern[str]:
    """A word that says what somebody does, as it stands behind the subject of a sentence."""
    verbs = (
        *words_of("target_verbs.csv", **{"class": "heavy"}),
        *words_of("target_verbs.csv", **{"class": "light"}),
    )
    return re.compile(
        "|".join(map(re.escape, verbs)) + "|统筹|协调|牵头|每(?:季度|月|年|半年|周)"
        "|整顿|规范|查处|打击|维护|清理|核查|常态化|不定期|全程|全面|依法|逐[户案项一]"
        "|对|就|按|于|在|以(?!及)|督促|督导|监督|牵引|研究|探索|加强|做好|负责|明确|根据|依法|定期|联合|共同|出台|予以"
    )
