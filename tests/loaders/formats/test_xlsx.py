"""Workbooks: what each sheet shows, its merged cells and hidden parts, its figures as they are displayed."""

import io
import zipfile
from datetime import date, datetime

import pytest
from openpyxl import Workbook, load_workbook

from graph.errors import DocumentError
from loaders.documents import read_document
from tests.loaders.formats.test_plain import cells
from tests.loaders.make_documents import Merged, make_xlsx, saved_book

TASKS = [
    [Merged("2024年重点任务分解表", across=4), None, None, None],
    ["序号", "类别", "工作任务", "牵头单位"],
    ["1", Merged("交通", down=2), "修路", "市交通局\n市住建局"],
    ["2", None, "架桥", "市水利局"],
    ["3", "", "植树", "市林业局"],
]


def test_a_task_table_with_its_title_and_merged_cells() -> None:
    document = read_document(make_xlsx({"任务": TASKS}), "任务.xlsx")
    table = document.tables[0]

    assert table.name == "任务"
    assert [[cell and cell.covers for cell in row] for row in table.rows] == [
        [1, None, None, None],
        [1, 1, 1, 1],
        [1, 2, 1, 1],
        [1, None, 1, 1],
        [1, 1, 1, 1],  # empty and not merged: a cell of its own
    ]
    assert cells(document.text, table)[2] == ["1", "交通", "修路", "市交通局\n市住建局"]
    assert document.text.startswith("2024年重点任务分解表\n序号\t类别\t工作任务\t牵头单位\n1\t交通\t修路\t")


def test_each_cell_leads_back_to_its_sheet_and_address() -> None:
    document = read_document(make_xlsx({"任务": TASKS, "附表": [["任务", "单位"], ["治水", "市水利局"]]}), "a.xlsx")
    labels = {document.text[place.start : place.end]: place.label for place in document.places}

    assert labels["市交通局\n市住建局"] == "任务!D3"
    assert labels["治水"] == "附表!A2"
    assert [table.name for table in document.tables] == ["任务", "附表"]


def test_hidden_parts_are_dropped_and_not_in_the_table() -> None:
    book = load_workbook(io.BytesIO(make_xlsx({"任务": TASKS, "底稿": [["旧任务", "旧单位"]]})))
    book["任务"].row_dimensions[4].hidden = True
    book["任务"].column_dimensions["A"].hidden = True
    book["底稿"].sheet_state = "hidden"

    document = read_document(saved_book(book), "任务.xlsx")
    dropped = {document.text[part.start : part.end]: part.reason for part in document.dropped}

    assert dropped["架桥"] == "hidden row"
    assert dropped["序号"] == "hidden column"
    assert dropped["旧任务"] == "hidden sheet"
    assert [table.name for table in document.tables] == ["任务"]
    assert cells(document.text, document.tables[0])[1:] == [
        ["类别", "工作任务", "牵头单位"],
        ["交通", "修路", "市交通局\n市住建局"],
        ["", "植树", "市林业局"],
    ]
    category = document.tables[0].rows[2][0]
    assert category is not None
    assert category.covers == 1, "one of its two rows is hidden"


def test_a_merged_cell_whose_own_row_is_hidden_shows_in_the_next() -> None:
    book = load_workbook(io.BytesIO(make_xlsx({"任务": TASKS})))
    book["任务"].row_dimensions[3].hidden = True

    document = read_document(saved_book(book), "任务.xlsx")

    assert cells(document.text, document.tables[0])[2] == ["2", "交通", "架桥", "市水利局"]


SHOWN = [
    (3, "General", "3"),
    (3.0, "General", "3"),
    (0.1 + 0.2, "General", "0.3"),  # what the float holds is not what the sheet shows
    (1234567.891, "#,##0.00", "1,234,567.89"),
    (0.125, "0%", "12%"),
    (0.125, "0.0%", "12.5%"),
    (8.5, '0.0"万元"', "8.5万元"),
    (8, '"第"0"批"', "第8批"),
    (8.5, "#,##0.##_);[Red]\\(#,##0.##\\)", "8.5"),
    (-8.5, "0.0;(0.0)", "(8.5)"),
    (0, '0;-0;"无"', "无"),
    (7, "000", "007"),
    (12.30, "@", "12.3"),
    (True, "General", "TRUE"),
    (date(2024, 6, 30), "yyyy-mm-dd", "2024-06-30"),
    (date(2024, 6, 30), 'yyyy"年"m"月"d"日"', "2024年6月30日"),
    (date(2024, 6, 1), '[$-804]yyyy"年"m"月";@', "2024年6月"),
    (date(2024, 6, 30), "mm-dd-yy", "2024/6/30"),  # the short date, which Chinese Excel shows so
    (datetime(2024, 6, 30, 9, 5), "yyyy/m/d h:mm", "2024/6/30 9:05"),
    ("2024年底", "General", "2024年底"),
]


@pytest.mark.parametrize(("value", "code", "words"), SHOWN)
def test_a_value_reads_as_the_sheet_shows_it(value: object, code: str, words: str) -> None:
    book = Workbook()
    cell = book.worksheets[0].cell(1, 1)
    cell.value = value  # type: ignore[assignment]
    cell.number_format = code
    book.worksheets[0].cell(1, 2).value = "任务"

    assert read_document(saved_book(book), "a.xlsx").text == f"{words}\t任务\n"


def test_one_styled_cell_far_below_costs_nothing() -> None:
    book = load_workbook(io.BytesIO(make_xlsx({"任务": TASKS})))
    book["任务"].cell(1_048_576, 200).number_format = "0.00"

    assert len(read_document(saved_book(book), "任务.xlsx").tables[0].rows) == len(TASKS)


def test_a_damaged_workbook_is_refused() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr("xl/workbook.xml", "<workbook>")

    with pytest.raises(DocumentError) as refused:
        read_document(buffer.getvalue(), "任务.xlsx")

    assert refused.value.where == "任务.xlsx"
    assert "save" in (refused.value.advice or "")
