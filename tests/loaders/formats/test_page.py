"""Web pages: the article among the furniture, the box of metadata, tables, pseudo-tags."""

import pytest

from loaders.documents import read_document
from tests.loaders.formats.test_plain import cells
from tests.loaders.make_documents import Merged, make_html

TITLE = "汕头市人民政府办公室关于印发《汕头市质量强市行动计划》的通知"
ARTICLE = [
    "各区县人民政府，市政府各部门：",
    "现将《汕头市质量强市行动计划》印发给你们，请认真组织实施。",
    "一、提升产品质量。开展质量提升行动，培育名牌产品。（市质监局牵头，市发改局、经信局配合）",
    "二、举办质量月活动。",
    "主办单位：市质监局\n协办单位：市教育局",
    "附件：任务分工表",
]


def kept(page: str) -> list[str]:
    """The lines of the page that are the plan's."""
    document = read_document(page.encode(), "page.html")
    dropped = {part.start for part in document.dropped}
    return [document.text[p.start : p.end] for p in document.places if p.start not in dropped]


def reasons(page: str) -> dict[str, str]:
    """Why each dropped stretch is none of the plan's."""
    document = read_document(page.encode(), "page.html")
    return {document.text[part.start : part.end]: part.reason for part in document.dropped}


NAV = "<div class='nav'><ul><li><a href='/'>首页</a></li><li><a href='/zw'>政务公开</a></li></ul></div>"
CRUMB = "<div class='wz'>当前位置：<a href='/'>首页</a> &gt; <a href='/zw'>政务公开</a> &gt; 正文</div>"
SHARE = "<div>分享到：<a href='#'>微信</a> <a href='#'>微博</a></div><p>【字体：大 中 小】【打印】【关闭窗口】</p>"
RELATED = (
    "<h4>相关链接</h4><ul><li><a href='1'>一图读懂质量强市行动计划</a></li><li><a href='2'>质量工作方案</a></li></ul>"
)
FOOTER = (
    "<div><p>主办单位：汕头市人民政府办公室　承办单位：汕头市政务服务局</p>"
    "<p>粤ICP备05000000号　网站标识码4405000001</p></div>"
)
POSTED = "发布时间：2014-05-01　来源：本网　浏览次数：12"
SIDE = "<div class='list'><p>市领导近日调研，强调要抓好安全生产，确保社会大局稳定。</p></div>"
FURNITURE = [
    (NAV, "首页", "navigation"),
    (CRUMB, "当前位置：首页 > 政务公开 > 正文", "breadcrumb"),
    (SHARE, "分享到：微信 微博", "share buttons and page tools"),
    (SHARE, "【字体：大 中 小】【打印】【关闭窗口】", "share buttons and page tools"),
    (RELATED, "一图读懂质量强市行动计划", "related links"),
    ("<p>上一篇：<a href='3'>市政府常务会议</a></p>", "上一篇：市政府常务会议", "related links"),
    (FOOTER, "主办单位：汕头市人民政府办公室　承办单位：汕头市政务服务局", "page footer"),
    (f"<p>{POSTED}</p>", POSTED, "metadata of the page"),
    ("<p>时间：2014-05-01 来源：市府办</p>", "时间：2014-05-01 来源：市府办", "metadata of the page"),
    (SIDE, "市领导近日调研，强调要抓好安全生产，确保社会大局稳定。", "outside the article"),
    ("<footer><p>汕头市海滨路100号</p></footer>", "汕头市海滨路100号", "page footer"),
]  # fmt: skip


@pytest.mark.parametrize(("furniture", "words", "reason"), FURNITURE, ids=[case[1][:12] for case in FURNITURE])
def test_furniture_is_dropped_with_a_reason_and_the_article_kept(furniture: str, words: str, reason: str) -> None:
    page = make_html(ARTICLE, title=TITLE, before=f"<h1>{TITLE}</h1>", after=furniture)

    assert reasons(page)[words] == reason
    assert kept(page) == [TITLE, *"\n".join(ARTICLE).split("\n")]


def test_all_furniture_at_once() -> None:
    page = make_html(
        ARTICLE,
        title=f"{TITLE}_汕头市人民政府",
        before=f"<div class='header'><h1>汕头市人民政府</h1></div>{NAV}{CRUMB}<div class='bt'>{TITLE}</div>",
        after=SHARE + RELATED + SIDE + FOOTER,
    )

    assert kept(page) == [TITLE, *"\n".join(ARTICLE).split("\n")]


P = "".join(f"<p>{words}</p>" for words in ARTICLE[:3])
LAYOUTS = [
    (f"<div class='TRS_Editor'><style>p{{}}</style>{P}</div>", "a publishing system's editor"),
    (f"<table width='100%'><tr><td>{NAV}</td></tr><tr><td id='c'>{P}</td></tr></table>", "tables as layout"),
    ("<td>" + "<br/>　　".join(ARTICLE[:3]) + "</td>", "line breaks for paragraphs"),
    ("".join(f"<div><span><span>{words}</span></span></div>" for words in ARTICLE[:3]), "nested spans"),
    (P.replace("印发", "印\n    发"), "the source broken inside a word"),
    (
        P.replace("。开展", "。<script>var a = '市委负责';</script><!-- 市委牵头 -->开展"),
        "scripts and comments",
    ),
    (P.replace("牵头", "<ruby>牵<rt>qiān</rt></ruby>头"), "readings above characters"),
    (P.replace("<p>", "<p>&nbsp;&nbsp;　　"), "indents of blanks"),
    ("<pre>" + "\n".join(ARTICLE[:3]) + "</pre>", "preformatted lines"),
    (P + "<div style='display:none'>市委牵头</div><input type=hidden value='市委负责'>", "hidden words"),
    (f"<div style='display:none'>{P}</div>", "an article that a script shows"),
]


@pytest.mark.parametrize(("body", "reason"), LAYOUTS, ids=[case[1] for case in LAYOUTS])
def test_layouts_give_the_same_paragraphs(body: str, reason: str) -> None:
    assert kept(f"<html><body>{body}</body></html>") == ARTICLE[:3], reason


def test_an_annex_beside_the_article_is_kept() -> None:
    head = "<tr><td>任务</td><td>牵头单位</td></tr>"
    rows = f"{head}<tr><td>建立首席质量官制度，开展培训</td><td>市质监局</td></tr>"

    page = make_html(ARTICLE * 6, after=f"<div class='fj'><p>附件</p><table>{rows}</table></div>")

    assert kept(page)[-5:] == ["附件", "任务", "牵头单位", "建立首席质量官制度，开展培训", "市质监局"]


BOXES = [
    (
        "<table><tr><td>索 引 号：</td><td>4405-1</td><td>发布机构：</td><td>汕头市政府办</td></tr>"
        "<tr><td>文　　号：</td><td>汕府〔2014〕1号</td><td>成文日期：</td><td>2014-05-01</td></tr></table>",
        "汕头市政府办",
        "汕府〔2014〕1号",
        "labels set wide in a table",
    ),
    (
        "<ul><li><b>索引号：</b>4405-1</li><li><b>发文机关：</b>汕头市人民政府</li><li><b>发布机构：</b>市政府办</li>"
        "<li><b>发文字号：</b>汕府〔2014〕1号</li></ul>",
        "汕头市人民政府",
        "汕府〔2014〕1号",
        "the issuer before the poster",
    ),
    (
        "<dl><dt>索引号</dt><dd>4405-1</dd><dt>发文机关</dt><dd>汕头市人民政府</dd><dt>文号</dt><dd>无</dd></dl>",
        "汕头市人民政府",
        None,
        "labels and values on lines of their own; no number",
    ),
    (
        "<p>索引号：4405-1 | 发布机构：汕头市政府办 | 文号：汕府办[2014]12号</p>",
        "汕头市政府办",
        "汕府办[2014]12号",
        "one line",
    ),
    (
        "<p>發文機關：汕頭市人民政府</p><p>文號：汕府〔2014〕1號</p>",
        "汕頭市人民政府",
        "汕府〔2014〕1號",
        "traditional characters",
    ),
    (
        "<div><i>索引号</i><i>4405-1</i></div><div><i>公开方式</i><i>主动公开</i></div><div><i>发布机构</i><i>汕头市政府办</i></div>",
        "汕头市政府办",
        None,
        "labels set apart by style only",
    ),
    ("<p>索引号：4405-1</p><p>发布机构：</p><p>文号：</p>", None, None, "a box left empty"),
]


@pytest.mark.parametrize(("box", "issuer", "number", "reason"), BOXES, ids=[case[3] for case in BOXES])
def test_the_box_of_metadata_is_read_and_dropped(box: str, issuer: str | None, number: str | None, reason: str) -> None:
    page = make_html(ARTICLE, title=TITLE, before=f"{box}<h1>{TITLE}</h1>")
    document = read_document(page.encode(), "page.html")

    assert (document.issuer, document.doc_number) == (issuer, number), reason
    assert kept(page)[0] == TITLE
    assert set(reasons(page).values()) == {"metadata of the page"}


def test_words_of_the_plan_are_no_metadata() -> None:
    lines = ["文号：汕府〔2014〕1号", "一、项目名称：质量提升", "时间：2014年底前", "机构：设在市质监局"]

    assert kept(make_html([*ARTICLE, *lines]))[-4:] == lines


PSEUDO = [
    ("关于印发<汕头市质量强市行动计划>的通知", "a title in brackets that a parser takes for a tag"),
    ("关于印发<2014年工作要点>的通知", "brackets before a figure"),
    ("关于印发<APEC会议方案>的通知", "brackets before Latin letters"),
    ("关于印发<<汕头市计划>>的通知", "brackets twice"),
    ("指标a<5且b>3", "signs of comparison"),
]


@pytest.mark.parametrize(("words", "reason"), PSEUDO, ids=[case[1] for case in PSEUDO])
def test_words_in_angle_brackets_stay(words: str, reason: str) -> None:
    page = f"<html><body><p>{words}</p><p>各区县：请执行。</p></body></html>"

    assert kept(page)[0] == words, reason


def test_a_table_with_merged_cells() -> None:
    rows = [
        ["序号", Merged("工作任务", across=2), None, "牵头单位"],
        ["1", Merged("交通", down=2), "修路", "市交通局\n市住建局"],
        ["2", None, "架桥", ""],
    ]

    document = read_document(make_html([*ARTICLE, rows]).encode(), "page.html")
    table = document.tables[0]

    assert cells(document.text, table) == [
        ["序号", "工作任务", "", "牵头单位"],
        ["1", "交通", "修路", "市交通局\n市住建局"],
        ["2", "", "架桥", ""],
    ]
    assert [[cell and cell.covers for cell in row] for row in table.rows] == [
        [1, 1, None, 1],
        [1, 2, 1, 1],
        [1, None, 1, 1],
    ]
    labels = {document.text[place.start : place.end]: place.label for place in document.places}
    assert labels["架桥"] == "table 1 row 3 column 3"
    assert labels[ARTICLE[0]] == "paragraph 1"


def test_an_ordered_list_shows_its_numbers() -> None:
    shown = "<ol start=3><li>修路。</li><li><p>架桥。</p></li><li>（五）植树。</li></ol>"
    bare = "<ol style='list-style:none'><li>治水。</li></ol>"

    assert kept(f"<body>{shown}{bare}</body>") == ["3. 修路。", "4. 架桥。", "（五）植树。", "治水。"]


@pytest.mark.parametrize("charset", ["gb2312", "gbk", "utf-8"])
def test_the_encoding_that_the_page_names(charset: str) -> None:
    head = f"<meta http-equiv='Content-Type' content='text/html; charset={charset}'>"
    page = f"<html><head>{head}</head><body><p>甲</p></body></html>"

    assert read_document(page.encode(charset), "a.html").text == "甲\n"
