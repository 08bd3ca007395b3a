"""Plain text and Markdown: the words as they stand, the tables drawn in them, the marks told apart."""

import pytest

from loaders.document import Table
from loaders.documents import read_document


def cells(text: str, table: Table) -> list[list[str]]:
    """The words of each row."""
    return [[text[cell.start : cell.end] if cell else "" for cell in row] for row in table.rows]


TABLES = [
    (
        "任务表\n| 任务 | 牵头单位 |\n|------|:---:|\n| 修路 | 市交通局 |\n完\n",
        [[["任务", "牵头单位"], ["修路", "市交通局"]]],
        "the rule below the head is no row",
    ),
    (
        "| 任务 | 单位 |\n| 修路 | 市交通局 |\n",
        [[["任务", "单位"], ["修路", "市交通局"]]],
        "a copied page keeps the bars and loses the rule",
    ),
    (
        "| 任务 | 牵头 | 配合 |\n|--|--|--|\n| 修路 | 市交通局 |\n",
        [[["任务", "牵头", "配合"], ["修路", "市交通局", ""]]],
        "a row cut short ends in empty cells",
    ),
    (
        "序号\t任务\t单位\n1\t修路\t市交通局\n2\t架桥\t\n",
        [[["序号", "任务", "单位"], ["1", "修路", "市交通局"], ["2", "架桥", ""]]],
        "rows pasted from a sheet; the last cell may be empty",
    ),
    (
        "类别\t任务\t单位\n交通\t修路\t市交通局\n\t架桥\t市住建局\n",
        [[["类别", "任务", "单位"], ["交通", "修路", "市交通局"], ["", "架桥", "市住建局"]]],
        "an empty first cell leaves a tab at the line's head",
    ),
    ("1.\t修路\n2.\t架桥\n", [], "a numbered list set with tabs"),
    ("一、\t总体要求\n二、\t主要任务\n", [], "headings set with tabs"),
    ("牵头单位：\t市交通局\n配合单位：\t市住建局\n", [], "label lines set with tabs"),
    ("\t各区县政府：\n\t现将计划印发。\n", [], "paragraphs indented with tabs"),
    ("修路\t2024年\n架桥。\n", [], "one line alone is no table"),
    ("a|b 是或 |x| 的绝对值\n", [], "a bar in running text"),
    ("| 甲 | 乙 |\n\n正文\n\n丙\t丁\n1\t2\n", [[["丙", "丁"], ["1", "2"]]], "one barred line is no table"),
]


@pytest.mark.parametrize(("text", "rows", "reason"), TABLES, ids=[case[2] for case in TABLES])
@pytest.mark.parametrize("name", ["plan.txt", "plan.md"])
def test_drawn_tables_are_found(text: str, rows: list[list[list[str]]], reason: str, name: str) -> None:
    document = read_document(text.encode(), name)

    assert [cells(document.text, table) for table in document.tables] == rows, reason


MARKS = [
    ("## 一、总体要求 ##\n", "一、总体要求 ", "a heading's marks, the closing ones too"),
    ("> 引用\n>> 再引\n", "引用\n再引\n", "quotes"),
    ("**市交通局**牵头，*市住建局*配合\n", "市交通局牵头，市住建局配合\n", "emphasis"),
    ("- 修路\n* 架桥\n+ 植树\n", "修路\n架桥\n植树\n", "bullets"),
    ("1\\. 修路\\*\n", "1. 修路*\n", "marks that are escaped are words"),
    ("面积5*3*2米，a_b_c\n", "面积5*3*2米，a_b_c\n", "no emphasis inside figures and names"),
    ("见[附件](http://example.cn/a.doc)\n", "见附件\n", "a link's words stay"),
    ("标题\n====\n\n---\n正文\n", "标题\n\n\n\n正文\n", "underlines and rules"),
    ("---\ntitle: 计划\n---\n正文\n", "\n正文\n", "front matter of a site"),
    ("| 任务 | 单位 |\n|--|--|\n| 修**路** | 市交通局 |\n", " 任务  单位 \n\n 修路  市交通局 \n", "bars"),
    ("* * *\n—— 目标\n-5%\n", "\n—— 目标\n-5%\n", "a rule of stars; a dash and a minus that are words"),
]


def kept(name: str, text: str) -> str:
    """The text without what was dropped."""
    document = read_document(text.encode(), name)
    pieces, at = [], 0
    for part in document.dropped:
        pieces.append(document.text[at : part.start])
        at = part.end
    return "".join(pieces) + document.text[at:]


@pytest.mark.parametrize(("text", "words", "reason"), MARKS, ids=[case[2] for case in MARKS])
def test_marks_of_markdown_are_told_from_words(text: str, words: str, reason: str) -> None:
    assert kept("plan.md", text).rstrip("\n") == words.rstrip("\n"), reason
    assert read_document(text.encode(), "plan.md").text == text, "the marks stay in the text"


def test_a_break_in_a_markdown_cell_is_a_line_break_at_its_own_place() -> None:
    document = read_document("| 任务 | 单位 |\n|--|--|\n| 修路 | 市交通局<br/>市住建局 |\n".encode(), "plan.md")

    cell = document.tables[0].rows[1][1]
    assert cell is not None
    assert document.text[cell.start : cell.end].split() == ["市交通局", "市住建局"]
    assert "\n" in document.text[cell.start : cell.end]


def test_marks_in_plain_text_are_words() -> None:
    assert kept("plan.txt", "# 1号文件\n**注**\n- 修路\n") == "# 1号文件\n**注**\n- 修路\n"


def test_lines_are_numbered_from_one() -> None:
    document = read_document("标题\n\n  \n一、总则\n".encode(), "plan.txt")

    assert [(document.text[place.start : place.end], place.label) for place in document.places] == [
        ("标题", "line 1"),
        ("一、总则", "line 4"),
    ]
