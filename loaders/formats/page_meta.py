"""The box of metadata on a government page (索引号, 发布机构, 文号): where it stands and what it says."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from loaders.formats.page_blocks import Block
from loaders.formats.page_words import names

# In the order of trust: a page is often put up (发布) by another office than the issuer.
ISSUERS = (
    *("发文机关", "發文機關", "制发机关", "发文单位", "發文單位"),
    *("发布机构", "發布機構", "發佈機構", "发布单位", "發佈單位", "发布机关", "發布機關", "公开主体"),
    # 发布 through a converter to Taiwan's words.
    *("釋出機構", "釋出機關", "釋出單位"),
)
NUMBERS = ("文号", "文號", "发布文号", "發布文號", "釋出文號", "发文字号", "發文字號", "发文号", "公文编号", "文件编号")
STRONG = frozenset((*ISSUERS, *NUMBERS)) | names(
    "索引号 索引號 信息索引号 成文日期 发文日期 發文日期 主题分类 主題分類"
)
# A line of these alone is the page's own, not the plan's.
POSTED = names(
    "发布日期 發布日期 發佈日期 釋出日期 发布时间 發布時間 發佈時間 釋出時間 来源 來源 信息来源 文章来源"
    " 浏览次数 瀏覽次數 浏览量 阅读次数 阅读量 点击数 点击量 访问量"
)
SHOWN = names("时间 時間 日期 作者 编辑 责任编辑 责编 阅读 字体 字號 字号")
WEAK = SHOWN | names(
    "名称 名稱 标题 標題 作者 编辑 责任编辑 责编 主题词 关键词 生成日期 公开日期 公开时间 印发日期"
    " 时间 時間 日期 阅读 字体 字号 分类 体裁 信息分类 体裁分类 组配分类 公开方式 公开形式"
    " 公开范围 公开程序 公开时限 公开类型 有效性 时效性 是否有效 效力状态 失效日期 失效时间"
    " 废止日期 废止时间 统一编号 规范性文件编号 服务对象 载体类型 语种 所属机构 机构 機構"
    " 文件类型 实施日期 生效日期"
)
_NUMBER = re.compile(r"[^\s：:，。]{1,15}[〔\[（(【﹝]\s*\d{4}\s*[〕\]）)】﹞]\s*第?\s*\d+\s*[号號]")
_NOTHING = re.compile(r"[\s无無—\-－/]*")
_LONGEST_ISSUER = 40
LONGEST_VALUE = 80
HEADINGS = names("h1 h2 h3 h4 h5 h6")


def _spaced(label: str) -> str:
    """A pattern of the label, which pages set wide: 索 引 号."""
    return r"[\s\u3000\xa0]*".join(map(re.escape, label))


_ALL = sorted(STRONG | POSTED | WEAK, key=lambda label: (-len(label), label))
_WIDE = r"[\s\u3000\xa0]*"
_LABELS = re.compile(
    rf"(?<![\u4e00-\u9fff])[【\[]?{_WIDE}({'|'.join(map(_spaced, _ALL))}){_WIDE}[】\]]?{_WIDE}([：:]|$)"
)
# A label that is set apart by the page's style only: 索引号4405-1.
_BARE = re.compile(rf"({'|'.join(map(_spaced, _ALL))}){_WIDE}(?=[^\s：:])")
_SENTENCE = re.compile(r"[。；，]")


@dataclass(slots=True)
class Meta:
    """What the box says, and which blocks it stands in."""

    said: dict[str, str] = field(default_factory=dict)
    blocks: set[int] = field(default_factory=set)

    def issuer(self) -> str | None:
        """Who issued the document, None where the box is silent."""
        for label in ISSUERS:
            value = self.said.get(label, "")
            if not _NOTHING.fullmatch(value) and len(value) <= _LONGEST_ISSUER:
                return value
        return None

    def doc_number(self) -> str | None:
        """The document's number, None where the box has none or says 无."""
        found = (_NUMBER.search(self.said.get(label, "")) for label in NUMBERS)
        return next((number[0] for number in found if number), None)


def page_meta(blocks: Sequence[Block]) -> Meta:
    """The metadata of the page: its tables of labels and values, its runs of labelled lines."""
    meta = Meta()
    for index, block in enumerate(blocks):
        if block.rows and (pairs := _table_pairs(block)):
            _keep(meta, [index], pairs)
    for run in _runs(blocks):
        pairs = _run_pairs([blocks[index].words for index in run])
        if _is_box({label for label, _ in pairs}, len(run)):
            _keep(meta, run, pairs)
    return meta


def _is_box(labels: set[str], lines: int) -> bool:
    if len(labels) == 1:
        return labels <= POSTED
    # 时间 and 来源 on one line are the page's; on lines of their own they may be the plan's.
    is_line = lines == 1 and labels <= POSTED | SHOWN
    return is_line or bool(STRONG & labels) or len(POSTED & labels) > 1


def _keep(meta: Meta, indexes: Sequence[int], pairs: Sequence[tuple[str, str]]) -> None:
    meta.blocks.update(indexes)
    for label, value in pairs:
        meta.said.setdefault(label, value)


def _table_pairs(block: Block) -> list[tuple[str, str]]:
    """Labels and values of a table that is a box of metadata; none of any other table."""
    words = [slot.words for row in block.rows for slot in row if slot]
    pairs = _run_pairs(words)
    filled = sum(bool(text) for text in words)
    is_box = len(pairs) > 1 and STRONG & {label for label, _ in pairs} and len(pairs) * 3 >= filled
    return pairs if is_box else []


def _runs(blocks: Sequence[Block]) -> Iterator[list[int]]:
    """Neighbouring lines that each open with a label, values on lines of their own between them."""
    run: list[int] = []
    awaits: str | None = None
    for index, block in enumerate(blocks):
        found = _label(block) if not block.rows else None
        if found or (awaits is not None and _is_value(awaits, block)):
            run.append(index)
            is_bare = found is not None and found.end() == len(block.words)
            awaits = re.sub(r"\s", "", found[1]) if found and is_bare else None
            continue
        if run:
            yield run
        run, awaits = [], None
    if run:
        yield run


def _label(block: Block) -> re.Match[str] | None:
    """The label that a line opens with, with its colon or, on a short line that is no sentence, without."""
    found = _LABELS.match(block.words)
    if found or len(block.words) > LONGEST_VALUE or _SENTENCE.search(block.words):
        return found
    return _BARE.match(block.words)


def _is_value(label: str, block: Block) -> bool:
    """Whether the line below a bare label says what the label asks for."""
    if block.rows or block.node.tag in HEADINGS or len(block.words) > LONGEST_VALUE:
        return False
    if label in NUMBERS:
        return bool(_NUMBER.search(block.words) or _NOTHING.fullmatch(block.words))
    return len(block.words) <= _LONGEST_ISSUER or label not in ISSUERS


def _run_pairs(texts: Sequence[str]) -> list[tuple[str, str]]:
    pairs: list[tuple[str, str]] = []
    for text in texts:
        found = list(_LABELS.finditer(text))
        if bare := None if found else _BARE.match(text):
            found = [bare]
        if not found or found[0].start() > 0:
            if pairs and not pairs[-1][1]:
                pairs[-1] = (pairs[-1][0], text.strip())
            continue
        ends = [label.start() for label in found[1:]] + [len(text)]
        for label, end in zip(found, ends, strict=True):
            pairs.append((re.sub(r"\s", "", label[1]), text[label.end() : end].strip(" |｜\u3000\xa0")))
    return pairs
