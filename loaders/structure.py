"""The shape of a document: front matter, units, task tables, and what stands twice."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.clean import Cleaned
from loaders.document import Document, Span
from loaders.frontmatter import Front, front_of
from loaders.numbering import label_at
from loaders.outline import Unit, paragraphs_of, units_of
from loaders.repeats import repeated_lines
from loaders.run_on import parted
from loaders.tables import Row, task_tables

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


@dataclass(frozen=True, slots=True)
class Structure:
    """What stands where, in offsets of the cleaned text."""

    front: Front
    front_lines: tuple[Span, ...]
    lead_in: tuple[Span, ...]
    units: tuple[Unit, ...]
    closing: tuple[Span, ...]
    rows: tuple[Row, ...]
    repeated: tuple[Span, ...]
    tables: tuple[Span, ...]
    nested: bool
    """Whether a unit stands under another."""
    unit_starts: tuple[int, ...]
    """Where each unit begins, and each row, in order."""
    row_starts: tuple[int, ...]

    def opens_a_table(self, unit: Unit) -> bool:
        """Whether a table's rows follow the unit's words before another unit begins (主要指标 with a line and a table)."""
        row = bisect_left(self.row_starts, unit.end)
        if row == len(self.row_starts):
            return False
        following = bisect_right(self.unit_starts, unit.start)
        return following == len(self.unit_starts) or self.row_starts[row] < self.unit_starts[following]


def structure_of(document: Document, cleaned: Cleaned) -> Structure:
    """The document's shape."""
    text = cleaned.text
    tables = task_tables(document, cleaned)
    lines = _outside(paragraphs_of(text), [span for span, _ in tables])
    lines = lines if tables else parted(text, lines)
    twice = repeated_lines(text, lines)
    repeated = tuple(Span(lines[first].start, lines[last - 1].end) for first, last in twice)
    left_out = {at for first, last in twice for at in range(first, last)}
    kept = [line for at, line in enumerate(lines) if at not in left_out]
    front = front_of(text, kept)
    listed = [line for at, line in enumerate(kept) if at in front.contents and at >= front.body_from]
    below = [line for at, line in enumerate(kept) if at >= front.body_from and at not in front.contents]
    plain, boxed = _without_glossary(text, below)
    body, closing = _without_closing(text, plain)
    units, stray = units_of(text, body)
    letter = _letter_in(text, stray)
    rows = tuple(row for _, found in tables for row in found)
    return Structure(
        front,
        (*kept[: front.body_from], *listed, *stray[:letter]),
        tuple(stray[letter:]),
        tuple(units),
        tuple(sorted([*closing, *boxed], key=lambda line: line.start)),
        rows,
        repeated,
        tuple(span for span, _ in tables),
        any(root.children for root in units),
        tuple(sorted(unit.start for root in units for unit in root.walk())),
        tuple(sorted(row.span.start for row in rows)),
    )


def _outside(lines: Sequence[Span], tables: Sequence[Span]) -> list[Span]:
    starts = [span.start for span in tables]
    return [line for line in lines if not (at := bisect_right(starts, line.start)) or line.start >= tables[at - 1].end]


_LETTER = re.compile(r"(?:印发|转发|下发|批转)给你们|已经.{2,40}(?:同意|通过|批准)，?(?:现|予以|请)")


def _letter_in(text: str, lines: Sequence[Span]) -> int:
    """How many of the lines before the first unit are a letter's (…已经市政府同意，现印发给你们): they assign nothing."""
    return max((at + 1 for at, line in enumerate(lines) if _LETTER.search(text, line.start, line.end)), default=0)


_GLOSSARY = re.compile(r"[【\[（]?专栏[^】\]）]{0,8}(?:名词解释|术语|释义|名词说明)")
_BOX_SIDES = "│┃║┌└├╭╰┏┗"


def _without_glossary(text: str, lines: Sequence[Span]) -> tuple[list[Span], list[Span]]:
    """The lines, and those of a box that explains words: its figures are no targets."""
    kept: list[Span] = []
    boxed: list[Span] = []
    inside = False
    for line in lines:
        inside = bool(_GLOSSARY.match(text, line.start)) or (inside and text[line.start] in _BOX_SIDES)
        (boxed if inside else kept).append(line)
    return kept, boxed


def _without_closing(text: str, lines: Sequence[Span]) -> tuple[list[Span], list[Span]]:
    body: list[Span] = []
    closing: list[Span] = []
    words = [text[line.start : line.end].replace(" ", "") for line in lines]
    ends = [len(each) < _LONGEST_CLOSING and bool(_CLOSING.fullmatch(each)) for each in words]
    first = next(
        (at for at in range(max(0, len(words) - _LAST_LINES), len(words)) if _OF_A_SITE.search(words[at])), None
    )
    for at in range(first + 1 if first is not None else len(words), len(words)):
        ends[at] = ends[at] or label_at(text, lines[at].start, lines[at].end) is None
    related = next((at for at, each in enumerate(words) if _RELATED.fullmatch(each)), len(words))
    ends[related:] = [True] * (len(words) - related)
    # Behind the last line that is a site's beyond doubt nothing else is the plan's, and before it a label may be.
    last = next((at for at in range(len(words) - 1, -1, -1) if not ends[at] and not _SITE.fullmatch(words[at])), -1)
    for at, line in enumerate(lines):
        beside = at + 1 == len(lines) or ends[at + 1] or (at > 0 and ends[at - 1])
        signs = beside and bool(_SIGNATURE.fullmatch(words[at]) or (at > last and _SITE.fullmatch(words[at])))
        (closing if ends[at] or signs else body).append(line)
    return body, closing
