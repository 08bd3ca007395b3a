"""The lines behind the last unit that are no part of it: a signature, a date, who gets copies, the page's own."""

import re
from collections.abc import Sequence

from loaders.document import Span
from loaders.numbering import label_at

_LONGEST_CLOSING = 120
# Behind the last unit: a signature, a date, who gets copies; no part of the item above them.
_CLOSING = re.compile(
    r"""(?:注|备注|说明)：.* | （?此件(?:公开|主动|依申请).{0,8}）? | (?:抄送|主送|分送)：.* | 联系(?:人|电话)：.{0,40}
  | (?:中共)?[\u4e00-\u9fff]{2,18}(?:人民政府|办公室|办公厅|委员会|领导小组)(?:\d{4}年\d{1,2}月\d{1,2}日(?:印发)?|印发)
  | (?:19|20)\d\d年\d{1,2}月\d{1,2}日(?:印发)? | 二[〇○零]..年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日
  | （?发布(?:机关|机构|单位|日期)：.* | (?:政策解读|相关链接|扫一扫|打印本页|关闭窗口|责任编辑|信息来源).{0,40}
  | .*(?:ICP备|网站标识码|公网安备|版权所有|分享到|打印本页|技术支持：).*
  | [上下]一[篇条页]：?.{0,60} | 附件下载.{0,40} | (?:[0-9]{1,2}[.、])?附件\d*[.：].{2,40}\.(?:pdf|docx?|xlsx?|wps|ofd|zip)
  | (?:地址|邮编|办公地址)：.{0,60}(?:电话|邮编|传真).{0,40}
  | (?:文件|图文|图片|视频|相关)解读：.{0,60} | (?:关于我们|网站地图|联系我们|隐私声明|网站声明).{0,60}
  | .*[\[［（]引用日期.* | .{2,40}[…·.]{6,}[ ]?\d{0,3}""",
    re.VERBOSE,
)
# What the page offers behind the plan: nothing from here on is the plan's.
_RELATED = re.compile(
    r"[【\[]?(?:相关(?:链接|文件|档案|阅读|词条|新闻|解读|稿件|文章|推荐)|延伸阅读|推荐阅读)[】\]]?：?"
)
# Behind a line of the page's own nothing is the plan's, unless a number opens it.
_OF_A_SITE = re.compile(r"^(?:【打印】|[上下]一篇|关于我们|网站地图)|ICP备|网站标识码|公网安备")
_LAST_LINES = 8
# Whose site it is, beside other lines of the page.
_SITE = re.compile(r"(?:主办|承办|维护|建设)(?:单位)?：[^，。；]{4,60}")
# Alone on a line it is a signature only at the end or beside a date: 责任单位：甲局 / 市人民政府办公室 is a list.
_SIGNATURE = re.compile(
    r"(?!(?:责任|牵头|配合|参与|协办|主办)(?:单位|部门))(?:中共)?(?!各)[\u4e00-\u9fff]{2,18}(?:人民政府|办公室|办公厅|委员会|领导小组)"
)


def without_closing(text: str, lines: Sequence[Span]) -> tuple[list[Span], list[Span]]:
    """The lines of the plan, and those that only close the document or are the page's own."""
    words = [text[line.start : line.end].replace(" ", "") for line in lines]
    ends = _ends(text, lines, words)
    # Behind the last line that is the plan's beyond doubt whose site it is may be told, and before it a label may be.
    last = next((at for at in range(len(words) - 1, -1, -1) if not ends[at] and not _SITE.fullmatch(words[at])), -1)
    body: list[Span] = []
    closing: list[Span] = []
    for at, line in enumerate(lines):
        beside = at + 1 == len(lines) or ends[at + 1] or (at > 0 and ends[at - 1])
        signs = beside and bool(_SIGNATURE.fullmatch(words[at]) or (at > last and _SITE.fullmatch(words[at])))
        (closing if ends[at] or signs else body).append(line)
    return body, closing


def _ends(text: str, lines: Sequence[Span], words: Sequence[str]) -> list[bool]:
    """Of each line whether its words, or where it stands, tell that it is none of the plan's."""
    count = len(words)
    site = next((at for at in range(max(0, count - _LAST_LINES), count) if _OF_A_SITE.search(words[at])), count)
    related = next((at for at, each in enumerate(words) if _RELATED.fullmatch(each)), count)
    return [
        at >= related
        or (len(each) < _LONGEST_CLOSING and bool(_CLOSING.fullmatch(each)))
        or (at > site and label_at(text, lines[at].start, lines[at].end) is None)
        for at, each in enumerate(words)
    ]
