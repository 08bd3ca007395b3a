"""Where a place is in the file itself, read by other means than the loaders': the words that stand there."""

import csv
import io
import re
from collections.abc import Callable

import docx
from lxml.html import document_fromstring
from openpyxl import load_workbook
from openpyxl.cell import Cell
from pypdfium2 import PdfDocument

_TABLE = re.compile(r"table (\d+) row (\d+) column (\d+)")


def in_word(data: bytes, label: str) -> str:
    """The words of `paragraph 12` or `table 2 row 3 column 4`."""
    document = docx.Document(io.BytesIO(data))
    if found := _TABLE.fullmatch(label):
        table, row, column = (int(number) - 1 for number in found.groups())
        return document.tables[table].cell(row, column).text
    return document.paragraphs[int(label.removeprefix("paragraph ")) - 1].text


def in_workbook(data: bytes, label: str) -> str:
    """The words of `任务!C7`."""
    sheet, _, address = label.rpartition("!")
    cell = load_workbook(io.BytesIO(data))[sheet][address]
    assert isinstance(cell, Cell)
    return str(cell.value)


def in_pdf(data: bytes, label: str) -> str:
    """The words of `page 3` and of the next page, on which a quote may end."""
    pages = list(PdfDocument(data))
    first = int(label.removeprefix("page ")) - 1
    return "".join(page.get_textpage().get_text_range() for page in pages[first : first + 2])


def in_page(data: bytes, label: str) -> str:
    """The words of `paragraph 12` or of a cell, on a page whose paragraphs are `p` and whose tables hold no other."""
    root = document_fromstring(data.decode())
    if found := _TABLE.fullmatch(label):
        table, row, column = (int(number) - 1 for number in found.groups())
        tables = root.xpath("//table")
        return _cell(tables[table].xpath(".//tr"), row, column)
    outside = root.xpath("//p[not(ancestor::table)]")
    return str(outside[int(label.removeprefix("paragraph ")) - 1].text_content())


def _cell(rows: list[object], row: int, column: int) -> str:
    taken: dict[tuple[int, int], str] = {}
    for number, line in enumerate(rows):
        at = 0
        for cell in line.xpath("./td"):  # type: ignore[attr-defined]
            while (number, at) in taken:
                at += 1
            for below in range(int(cell.get("rowspan", 1))):
                for across in range(int(cell.get("colspan", 1))):
                    taken[number + below, at + across] = "".join(cell.itertext())
    return taken[row, column]


def in_lines(data: bytes, label: str) -> str:
    """The words of `line 14`; a row of a CSV file may go on over several."""
    lines = data.decode("utf-8-sig").splitlines()
    rest = "\n".join(lines[int(label.removeprefix("line ")) - 1 :])
    return "\n".join(next(csv.reader(io.StringIO(rest)), [])) + lines[int(label.removeprefix("line ")) - 1]


LOOK_UP: dict[str, Callable[[bytes, str], str]] = {
    "docx": in_word,
    "xlsx": in_workbook,
    "pdf": in_pdf,
    "html": in_page,
    "md": in_lines,
    "csv": in_lines,
}
