"""Plans in files as they really come: old pages, revised and numbered Word files, small pages, busy workbooks."""

import io
import re
from collections.abc import Callable
from datetime import date
from html import escape

import pytest
from openpyxl import Workbook
from reportlab.lib.pagesizes import A5
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate

from graph.model import PlanGraph
from loaders.pipeline import read_plan
from tests.loaders.make_documents import FONT, Merged, make_docx, make_html, make_xlsx, saved_book, word_file
from tests.loaders.test_whole_plans import TABLE_FORMATS, said, table_file
from tests.loaders.whole_plans import BRACKETS, LABELS, PROSE, TABLES, WORDS_IN_CELLS, Rows


def as_text(text: str) -> dict[str, object]:
    """What the text says as a plain file."""
    return said(read_plan(text.encode(), "plan.txt"))


def without_front(what: dict[str, object]) -> dict[str, object]:
    """What is said, the plan's own record left out: a page's box may know more of it than the text."""
    return {key: value for key, value in what.items() if key != "plan"}


@pytest.mark.parametrize("layout", PROSE)
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "gbk"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends(layout: str, encoding: str, end: str) -> None:
    data = PROSE[layout].replace("\n", end).encode(encoding)

    assert said(read_plan(data, "PLAN.TXT")) == as_text(PROSE[layout])


@pytest.mark.parametrize("layout", PROSE)
def test_lines_wrapped_at_a_width(layout: str) -> None:
    lines = [line[at : at + 35] for line in PROSE[layout].splitlines() for at in range(0, len(line), 35)]

    assert said(read_plan("\n".join(lines).encode(), "plan.txt")) == as_text(PROSE[layout])


@pytest.mark.parametrize("layout", PROSE)
def test_a_text_that_has_lost_its_line_breaks(layout: str) -> None:
    whole, one_line = as_text(PROSE[layout]), as_text(PROSE[layout].replace("\n", ""))

    assert one_line["plan"][0] == whole["plan"][0]  # type: ignore[index]
    assert one_line["assignments"] == whole["assignments"]
    assert one_line["targets"] == whole["targets"]


def old_page(title: str, body: str) -> str:
    """A page as county sites were made twenty years ago: tables in tables, fonts, scripts, buttons."""
    menu = "".join(f"<td><a href=/{at}>{name}</a></td>" for at, name in enumerate(["首页", "政务公开", "互动交流"]))
    return f"""<HTML><HEAD>%CHARSET%<TITLE>{title}_某市人民政府门户网站</TITLE>
<script language=javascript>function doZoom(n){{zoom.style.fontSize=n}} var s='市发改局牵头';</script></HEAD><BODY topmargin=0>
<table width=1000 align=center><tr><td><img src=top.jpg></td></tr><tr><td><table><tr>{menu}</tr></table></td></tr>
<tr><td>您现在的位置：<a href=/>首页</a> &gt; <a href=/wj>规范性文件</a></td></tr>
<tr><td><table border=1><tr><td>索 引 号：</td><td>007012345/2023-00123</td><td>主题分类：</td><td>综合</td></tr>
<tr><td>发布机构：</td><td>市政府办公室</td><td>成文日期：</td><td>2023年3月2日</td></tr></table></td></tr>
<tr><td align=center><b><font size=5>{title}</font></b></td></tr>
<tr><td align=center>发布时间：2023-03-08 09:15&nbsp;&nbsp;来源：本网&nbsp;浏览次数：12&nbsp;【字体：<a href=#>大</a>】</td></tr>
<tr><td><table><tr><td id=zoom>{body}</td></tr></table></td></tr><tr><td>附件：<a href=a.doc>1.重点项目表.doc</a></td></tr>
<tr><td align=right>【<a href=#>打印本页</a>】【<a href=#>关闭窗口</a>】分享到：<a>微信</a></td></tr>
<tr><td>上一篇：<a href=1>关于召开会议的通知</a><br>下一篇：<a href=2>关于做好防汛工作的通知</a></td></tr>
<tr><td align=center>主办：某市人民政府　承办：某市政务服务局<br>粤ICP备05000000号 网站标识码：4408000000</td></tr></table></BODY></HTML>"""


def fonts(lines: list[str]) -> str:
    """Lines parted by <br><br>, indented with blanks, each in a font of its own."""
    return "<br><br>".join(f"&nbsp;&nbsp;&nbsp;&nbsp;<FONT face=宋体 size=3>{escape(line)}</FONT>" for line in lines)


def spans(lines: list[str]) -> str:
    """Paragraphs as old Word saved them: cut into spans, with tags of its own."""
    cut = [(escape(line[:7]), escape(line[7:20]), escape(line[20:])) for line in lines]
    return "".join(
        f"<P><SPAN lang=EN-US>{a}</SPAN><SPAN>{b}<?xml:namespace prefix = o /><o:p></o:p></SPAN><SPAN>{c}</SPAN></P>"
        for a, b, c in cut
    )


CHARSETS = [("gbk", "gb2312"), ("gbk", None), ("gbk", "utf-8"), ("utf-8", "gb2312")]


@pytest.mark.parametrize("layout", PROSE)
@pytest.mark.parametrize("body", [fonts, spans])
@pytest.mark.parametrize(("charset", "declared"), CHARSETS)
def test_an_old_page_in_the_encoding_that_it_names_or_not(
    layout: str, body: Callable[[list[str]], str], charset: str, declared: str | None
) -> None:
    title, *lines = PROSE[layout].splitlines()
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">' if declared else ""
    page = old_page(title, body(lines)).replace("%CHARSET%", meta)
    graph = read_plan(page.encode(charset, errors="xmlcharrefreplace"), "plan.htm")

    assert without_front(said(graph)) == without_front(as_text(PROSE[layout]))


@pytest.mark.parametrize("layout", TABLES)
def test_a_task_table_inside_the_tables_of_an_old_page(layout: str) -> None:
    title, rows = TABLES[layout]
    table = make_html([rows]).split("<div id='zoom'>")[1].split("</div>")[0]
    cells = re.sub(r"(<td[^>]*>)(.*?)</td>", r"\1<p class=MsoNormal><span>\2<o:p></o:p></span></p></td>", table)
    graph = read_plan(old_page(title, cells).replace("%CHARSET%", "").encode("gbk"), "plan.html")

    assert without_front(said(graph)) == without_front(said(read_plan(table_file(title, rows, "xlsx"), "plan.xlsx")))


NUMBERING = (
    '<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="multilevel"/>'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:suff w:val="nothing"/>'
    '<w:lvlText w:val="%1、"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlRestart w:val="0"/>'
    '<w:suff w:val="nothing"/><w:lvlText w:val="（%2）"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num>'
)


def worn_paragraph(line: str) -> str:
    """The line as Word keeps it: numbered by a list, cut into runs, revised, with a footnote, a link and a comment."""
    label = re.match(r"(?P<part>[一二三四五六七]、)|（[一二三四五六七]）", line)
    level = 0 if label and label["part"] else 1
    number = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="5"/></w:numPr>' if label else ""
    words = line[label.end() :] if label else line
    third = len(words) // 3
    first, second, last = (
        f"<w:r><w:t xml:space='preserve'>{escape(part)}</w:t></w:r>"
        for part in (words[:third], words[third : 2 * third], words[2 * third :])
    )
    return (
        f'<w:p><w:pPr>{number}</w:pPr>{first}<w:del w:id="9"><w:r><w:delText>由市文物局牵头</w:delText></w:r></w:del>'
        f'<w:ins w:id="8">{second}</w:ins><w:r><w:footnoteReference w:id="2"/></w:r>'
        f'<w:hyperlink w:anchor="x">{last}</w:hyperlink><w:r><w:commentReference w:id="1"/></w:r></w:p>'
    )


def test_a_word_file_with_lists_revisions_notes_and_links() -> None:
    body = "".join(map(worn_paragraph, BRACKETS.splitlines()))

    assert said(read_plan(word_file(body, numbering=NUMBERING), "plan.docx")) == as_text(BRACKETS)


def test_label_lines_behind_soft_breaks() -> None:
    text = re.sub(r"\n(?=牵头单位|责任单位|完成时限)", "\v", LABELS)
    paragraphs = [line.replace("\v", "\n") for line in text.split("\n") if line]

    assert said(read_plan(make_docx(paragraphs, head="公报", foot="— 1 —"), "plan.docx")) == as_text(LABELS)


@pytest.mark.parametrize("layout", PROSE)
def test_small_pages_with_heads_of_their_own_left_and_right(layout: str) -> None:
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))

    def furnish(canvas: Canvas, template: SimpleDocTemplate) -> None:
        canvas.setFont(FONT, 9)
        head = "湛江市人民政府公报 2023年第4期" if template.page % 2 else "市政府文件"
        canvas.drawString(50, A5[1] - 40, head)
        canvas.drawCentredString(A5[0] / 2, 30, f"－ {template.page} －")

    style = ParagraphStyle("body", fontName=FONT, fontSize=16, leading=28, wordWrap="CJK", firstLineIndent=32)
    buffer = io.BytesIO()
    template = SimpleDocTemplate(buffer, pagesize=A5, leftMargin=50, rightMargin=50)
    flow = [Paragraph(escape(line, quote=False), style) for line in PROSE[layout].splitlines()]
    template.build(flow, onFirstPage=furnish, onLaterPages=furnish)

    assert said(read_plan(buffer.getvalue(), "plan.pdf")) == as_text(PROSE[layout])


@pytest.mark.parametrize("form", TABLE_FORMATS)
def test_a_head_of_two_rows(form: str) -> None:
    title = "濠江区2023年政府工作报告任务分工表"
    head: Rows = [
        [*[Merged(words, down=2) for words in ("序号", "工作任务")], Merged("责任分工", across=2), None, Merged("完成时限", down=2)],
        [None, None, "牵头单位", "配合单位", None],
    ]  # fmt: skip

    two_rows = said(read_plan(table_file(title, [*head, *WORDS_IN_CELLS[1:]], form), f"plan.{form}"))
    assert two_rows == said(read_plan(table_file(title, WORDS_IN_CELLS, "xlsx"), "plan.xlsx"))


def busy_workbook() -> bytes:
    """A workbook with titles, remarks, a head of two rows, dates, shares, a hidden row, a hidden sheet and notes."""
    book = Workbook()
    tasks = book.worksheets[0]
    tasks.title = "任务表"
    rows: list[list[object]] = [
        ["附件1"],
        ["汕头市2024年重点民生实事任务分解表"],
        ["单位：个、%", None, None, None, None, "2024年1月"],
        ["序号", "任务", "目标", "责任单位", None, "完成时限", "备注"],
        [None, None, None, "牵头单位", "配合单位"],
        [1, "新建托育园", "新增托位800个", "市卫健局", "市教育局\n市妇联", date(2024, 11, 30)],
        [2.0, "改造公厕", "改造公厕80座", "市城管局", None, date(2024, 6, 30), "续建"],
        [9, "旧任务", "旧目标9个", "市旧局", None, "全年"],
        [3, "困难群体救助", "救助率达到100%", "市民政局", "市医保局、市财政局", "2024年底"],
        ["注：1.牵头单位负责汇总；2.本表由市政府办公室负责解释。"],
    ]
    for row in rows:
        tasks.append(row)
    for block in ("A2:G2", "D4:E4", "A10:G10", *(f"{column}4:{column}5" for column in "ABCFG")):
        tasks.merge_cells(block)
    for cell in ("F6", "F7"):
        tasks[cell].number_format = "yyyy年m月"
    tasks.row_dimensions[8].hidden = True
    figures = book.create_sheet("指标")
    for row in (
        ["汕头市2024年主要指标责任分解表"],
        ["序号", "指标名称", "单位", "2023年", "2024年目标", "责任单位"],
        [1, "城镇登记失业率", "%", 0.025, 0.03, "市人社局"],
        [2, "医保参保率", "%", 95, 96.5, "市医保局"],
        [3, "学前教育毛入园率", None, 0.91, 0.93, "市教育局"],
    ):
        figures.append(row)
    for cell, shown in (("D3", "0.0%"), ("E3", "0.0%"), ("D5", "0%"), ("E5", "0%")):
        figures[cell].number_format = shown
    draft = book.create_sheet("底稿")
    draft.append(["任务", "牵头单位"])
    draft.append(["旧任务", "市旧局"])
    draft.sheet_state = "hidden"
    return saved_book(book)


def of(graph: PlanGraph, number: str, title: str) -> tuple[list[str], list[tuple[str, float | None, str | None]]]:
    """Agencies and targets of the item."""
    [item] = [each for each in graph.items if (each.number, each.title) == (number, title)]
    agencies = [f"{each.role.value} {each.name}" for each in graph.assignments if each.item_id == item.id]
    return agencies, [(each.metric, each.value, each.deadline) for each in graph.targets if each.item_id == item.id]


def test_a_busy_workbook() -> None:
    graph = read_plan(busy_workbook(), "plan.xlsx")

    assert graph.plan.title == "汕头市2024年重点民生实事任务分解表"
    assert len(graph.items) == 6
    assert of(graph, "1", "新建托育园") == (
        ["lead 市卫健局", "co_op 市教育局", "co_op 市妇联"],
        [("新增托位", 800, "2024-11")],
    )
    assert of(graph, "2", "改造公厕") == (["lead 市城管局"], [("改造公厕", 80, "2024-06")])
    assert of(graph, "3", "困难群体救助")[1] == [("救助率", 100, "2024")]
    assert of(graph, "1", "城镇登记失业率") == (["joint 市人社局"], [("城镇登记失业率", 3, "2024")])
    assert of(graph, "2", "医保参保率")[1] == [("医保参保率", 96.5, "2024")]
    assert of(graph, "3", "学前教育毛入园率")[1] == [("学前教育毛入园率", 93, "2024")]


def test_two_rows_of_one_task_are_two_items_and_a_row_that_stands_twice_is_one() -> None:
    rows: Rows = [
        ["序号", "重点任务", "具体措施", "牵头单位"],
        ["1", Merged("加快推进老旧小区改造提升工程建设", down=2), "改造小区40个", "市住建局"],
        ["2", None, "加装电梯100台", "市城管局"],
        ["3", "建设城市公园绿地和健身步道", "建成口袋公园10个", "市林业局"],
        ["4", "建设城市公园绿地和健身步道", "建成步道20公里", "市文广旅体局"],
        ["4", "建设城市公园绿地和健身步道", "建成步道20公里", "市文广旅体局"],
    ]
    graph = read_plan(make_xlsx({"Sheet1": [["汕头市2024年任务表"], *rows]}), "plan.xlsx")

    assert [item.number for item in graph.items] == ["1", "2", "3", "4"]
    assert [each.name for each in graph.assignments] == ["市住建局", "市城管局", "市林业局", "市文广旅体局"]
    assert [each.code for each in graph.diagnostics] == ["repeated-row"]
