"""What a clause is read by besides its words for roles: where its tokens stand, what brackets hold, what only describes."""

import re

from loaders.deeds import deed
from loaders.markers import CLOSING, OPENING

# 市专项办（设在市工信局）: where a body sits is no part of its name.
SEAT = re.compile(r"设在|设于|挂靠|以?下?简称")
# （牵头：市卫生健康局；协同：市红十字会；10月底前完成）: a part of a clause that only says by when.
_DUE = "(?:基本|全部|全面)?(?:完成|办结|实现|到位|落实到位|整改到位|建成|见效|启动|完工|竣工|投用|投入使用)?"
TIME_OPENS = frozenset(" 力确要于在到0123456789今当年全长持常")
TIME_ALONE = re.compile(
    r"[ ]*(?:力争|确保|要求|于|在|到)?"
    rf"(?:(?:20\d\d年)?\d{{1,2}}月(?:\d{{1,2}}日|份)?(?:[上中下]旬|底|初|末)?(?:之?前|以前)?{_DUE}"
    rf"|20\d\d年(?:年?底|上半年|下半年|末|内)?(?:之?前|以前)?{_DUE}"
    rf"|(?:今年|当年|年)(?:年?底|内|末)(?:之?前|以前)?{_DUE}|全年(?:推进|坚持|实施|完成)?"
    r"|(?:长期|持续|常年|常态化)(?:坚持|推进|实施|开展|推动))[ ]*"
)
_URGED = re.compile(
    r"引导|鼓励|支持|推动|督促|邀请|依托|动员|发动|组织(?!部|人|委|办)|引进|引入|吸引|吸收|选聘|聘请|争取|借助|借力|对接"
)
_RUNS = re.compile(r"管理|管护|运营|运行|维护|养护|监管|审批|办理|组织|落实")


def urges(text: str, start: int, end: int) -> bool:
    """Whether who is named is only encouraged, and assigned nothing: 引导市属医院、高校牵头组建专科联盟."""
    return bool(_URGED.match(text, start, end))


def describes(text: str, at: int) -> bool:
    """Whether the role word before `at` only tells which ones are meant: 市水利局负责管理的水库, 由甲局牵头的项目."""
    done = deed().match(text, at) or _RUNS.match(text, at)
    return text.startswith("的", done.end() if done else at)


def closing_of(text: str, start: int, end: int) -> int:
    """Where the bracket that opens at `start` closes, whatever its width; `end` where it never does."""
    depth = 0
    for at in range(start, end):
        if text[at] in OPENING:
            depth += 1
        elif text[at] in CLOSING:
            depth -= 1
            if depth == 0:
                return at
    return end


_TOGETHER = frozenset({"组织实施", "具体实施", "抓好落实", "组织落实"})


def does_together(words: str, role_word: str) -> bool:
    """Whether words behind a lead in running text give a part in the duty for sure: 按职责分工落实, 具体落实, 组织实施."""
    return "职责" in words or words.startswith("具体") or role_word in _TOGETHER


_BY_A_BUREAU = re.compile("由[\u4e00-\u9fff]{4,10}(?:局|支队|大队)")


def by_a_bureau(text: str, start: int) -> bool:
    """Whether the words begin with 由 and what ends like a bureau's name: 由雨花工商分局负责查处."""
    return _BY_A_BUREAU.match(text, start) is not None
