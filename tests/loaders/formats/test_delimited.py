"""CSV and TSV: the delimiter found, quotes undone, rows led back to their lines."""

import pytest

from loaders.documents import read_document
from tests.loaders.formats.test_plain import cells

FILES = [
    ("序号,任务,单位\n1,修路,市交通局\n", [["序号", "任务", "单位"], ["1", "修路", "市交通局"]], "commas"),
    (
        "任务;单位\n修路,架桥;市交通局,市住建局\n",
        [["任务", "单位"], ["修路,架桥", "市交通局,市住建局"]],
        "semicolons",
    ),
    ("任务\t单位\n修路,架桥\t市交通局\n", [["任务", "单位"], ["修路,架桥", "市交通局"]], "tabs"),
    (
        '任务,单位\n"建成""两个""中心，1,000家","市交通局\n市住建局"\n',
        [["任务", "单位"], ['建成"两个"中心，1,000家', "市交通局\n市住建局"]],
        "quotes hold delimiters, quotes and line breaks",
    ),
    (
        "任务分解表,,\n任务,单位,时限\n修路,市交通局\n",
        [["任务分解表", "", ""], ["任务", "单位", "时限"], ["修路", "市交通局", ""]],
        "a title row; a row cut short",
    ),
    ("任务,单位\n\n,\n修路,市交通局\n", [["任务", "单位"], ["修路", "市交通局"]], "empty rows are none"),
]


@pytest.mark.parametrize(("text", "rows", "reason"), FILES, ids=[case[2] for case in FILES])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "gbk"])
def test_rows_are_read(text: str, rows: list[list[str]], reason: str, encoding: str) -> None:
    document = read_document(text.encode(encoding), "任务.csv")

    assert cells(document.text, document.tables[0]) == rows, reason
    assert document.text.splitlines()[0] == "\t".join(rows[0]).rstrip("\t")


def test_a_row_leads_back_to_the_line_that_it_begins_on() -> None:
    text = '任务,单位\n修路,"市交通局\n市住建局"\n架桥,市水利局\n'

    document = read_document(text.encode(), "任务.csv")

    assert [(place.label, document.text[place.start : place.end]) for place in document.places] == [
        ("line 1", "任务\t单位"),
        ("line 2", "修路\t市交通局\n市住建局"),
        ("line 4", "架桥\t市水利局"),
    ]


def test_a_tab_in_a_quoted_cell_parts_no_cells() -> None:
    document = read_document('任务,单位\n"修\t路",市交通局\n'.encode(), "任务.csv")

    assert cells(document.text, document.tables[0])[1] == ["修 路", "市交通局"]
