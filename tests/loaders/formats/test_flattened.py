"""Task tables that lost their lines: cell below cell, or row by row with nothing but blanks between the cells."""

import pytest

from loaders.document import Table
from loaders.documents import read_document
from loaders.pipeline import read_plan


def cells(text: str, table: Table) -> list[list[str]]:
    """The words of each row."""
    return [[text[cell.start : cell.end] if cell else "" for cell in row] for row in table.rows]


HEADS = ["序号", "工作任务", "牵头单位", "配合单位"]
TABLES = [
    (
        "序号\n\n工作任务\n\n牵头单位\n\n配合单位\n\n1\n\n新建公厕20座。\n\n市城管局\n\n市财政局\n\n2\n\n架桥。\n\n市交通局\n\n市住建局\n",
        [HEADS, ["1", "新建公厕20座。", "市城管局", "市财政局"], ["2", "架桥。", "市交通局", "市住建局"]],
        "a page that keeps a paragraph for each cell",
    ),
    (
        "序号 |\n工作任务 |\n牵头单位 |\n配合单位 |\n80 |\n修路 |\n市交通局 |\n市财政局 |\n",
        [HEADS, ["80", "修路", "市交通局", "市财政局"]],
        "the bars are left over; the list begins at 80",
    ),
    (
        "序号\n工作任务\n牵头单位\n配合单位\n一、城市建设\n1\n修路\n市交通局\n市财政局\n二、民生\n2\n办学\n市教育局\n市人社局\n",
        [
            HEADS,
            ["一、城市建设", "", "", ""],
            ["1", "修路", "市交通局", "市财政局"],
            ["二、民生", "", "", ""],
            ["2", "办学", "市教育局", "市人社局"],
        ],
        "a row that spans all columns is a section",
    ),
    (
        "序号\n工作任务\n牵头单位\n配合单位\n1\n修路。\n建成里程12公里。\n市交通局\n市财政局\n",
        [HEADS, ["1", "修路。\n建成里程12公里。", "市交通局", "市财政局"]],
        "a task of two paragraphs",
    ),
    (
        "序号\n工作任务\n牵头单位\n配合单位\n1\n修路\n市交通局\n市财政局\n市住建局\n2\n架桥\n市住建局\n市财政局\n",
        [HEADS, ["1", "修路", "市交通局", "市财政局\n市住建局"], ["2", "架桥", "市住建局", "市财政局"]],
        "a cell of agencies with a line break",
    ),
    (
        "序号\n工作任务\n牵头单位\n配合单位\n1\n修路\n市交通局\n2\n架桥\n市住建局\n市财政局\n",
        [HEADS, ["1", "修路", "市交通局", ""], ["2", "架桥", "市住建局", "市财政局"]],
        "an empty last cell leaves no line",
    ),
    (
        "序号\n工作任务\n牵头单位\n配合单位\n1\n修路\n市交通局\n市财政局\n注：按季报送进展。\n",
        [HEADS, ["1", "修路", "市交通局", "市财政局"]],
        "a remark below the table is no cell",
    ),
    (
        "序号 工作任务 牵头单位 配合单位\n1 新建公厕20座。 市城管局 市财政局、市住建局\n2 架桥 市交通局 市住建局\n以上任务按月调度。\n",
        [HEADS, ["1", "新建公厕20座。", "市城管局", "市财政局、市住建局"], ["2", "架桥", "市交通局", "市住建局"]],
        "rows copied with a blank between the cells",
    ),
    ("一、工作目标\n二、工作任务\n三、工作要求\n", [], "headings of a plan are no heads of columns"),
    ("工作任务\n牵头单位\n配合单位\n修路\n市交通局\n", [], "without numbers nothing tells where a row begins"),
    ("牵头单位：市交通局\n配合单位：市财政局\n完成时限：2024年\n", [], "label lines under an item"),
]


@pytest.mark.parametrize(("text", "rows", "reason"), TABLES, ids=[case[2] for case in TABLES])
def test_flattened_tables_are_found(text: str, rows: list[list[str]], reason: str) -> None:
    document = read_document(text.encode(), "plan.txt")

    assert [cells(document.text, table) for table in document.tables] == ([rows] if rows else []), reason


def test_a_flattened_table_is_read_like_any_other() -> None:
    text = "汕头市2024年民生实事任务分解表\n" + TABLES[2][0]
    plan = read_plan(text.encode(), "plan.txt")

    assert [(item.number, item.title) for item in plan.items] == [("1", "修路"), ("2", "办学")]
    assert [section.title for section in plan.sections] == ["城市建设", "民生"]
    assert [(each.role, each.name, each.quote.text) for each in plan.assignments] == [
        ("lead", "市交通局", "市交通局"),
        ("co_op", "市财政局", "市财政局"),
        ("lead", "市教育局", "市教育局"),
        ("co_op", "市人社局", "市人社局"),
    ]
    assert all(text[each.quote.start : each.quote.end] == each.quote.text for each in plan.assignments)
