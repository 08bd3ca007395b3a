"""What a clause is read by besides its words for roles: where its tokens stand, what brackets hold, what only describes."""

import re

from loaders.markers import CLOSING, OPENING
from loaders.names import deed

# 市专项办（设在市工信局）: where a body sits is no part of its name.
SEAT = re.compile(r"设在|设于|挂靠|以?下?简称")
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
