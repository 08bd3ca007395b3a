"""Real files of every format, made in memory for tests: DOCX, XLSX, PDF and pages from the same blocks."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

import docx
from docx.document import Document as WordFile
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from openpyxl import Workbook
from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table

FONT = "STSong-Light"


@dataclass(frozen=True, slots=True)
class Merged:
    """A cell over `down` rows and `across` columns; the places that it covers hold None."""

    words: str
    down: int = 1
    across: int = 1


Row = Sequence[str | Merged | None]
# A paragraph, or the rows of a table.
Block = str | Sequence[Row]


def words_of(cell: str | Merged | None) -> str:
    """The words of a cell; none where a merged one covers."""
    return cell.words if isinstance(cell, Merged) else cell or ""


def make_docx(blocks: Sequence[Block], *, head: str = "", foot: str = "") -> bytes:
    """A Word document; a line break in a cell parts paragraphs, one in a paragraph is a soft break."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = head
    document.sections[0].footer.paragraphs[0].text = foot
    for block in blocks:
        if isinstance(block, str):
            document.add_paragraph(block)
        else:
            _add_word_table(document, block)
    return saved(document)


def _add_word_table(document: WordFile, rows: Sequence[Row]) -> None:
    table = document.add_table(len(rows), max(map(len, rows)))
    table.style = "Table Grid"
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            if cell is None:
                continue
            table.cell(number, column).text = words_of(cell)
            if isinstance(cell, Merged):
                last = table.cell(number + cell.down - 1, column + cell.across - 1)
                table.cell(number, column).merge(last)


def saved(document: WordFile) -> bytes:
    """The bytes that Word would have saved."""
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def word_file(body: str, *, numbering: str = "", styles: str = "") -> bytes:
    """A Word document whose body, lists and further styles are given as `w:` elements."""
    document = docx.Document()
    content = document.element.body
    for child in list(content):
        content.remove(child)
    for element in parse_xml(f"<w:body {nsdecls('w', 'r')} {_EXTRA}>{body}</w:body>"):
        content.append(element)
    lists = document.part.numbering_part.element
    for child in list(lists):
        lists.remove(child)
    for element in parse_xml(f"<w:numbering {nsdecls('w')}>{numbering}</w:numbering>"):
        lists.append(element)
    for element in parse_xml(f"<w:styles {nsdecls('w')}>{styles}</w:styles>"):
        document.styles.element.append(element)
    return saved(document)


_EXTRA = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)


def make_xlsx(sheets: Mapping[str, Sequence[Row]]) -> bytes:
    """A workbook, each sheet from its rows."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for number, row in enumerate(rows, 1):
            for column, cell in enumerate(row, 1):
                if cell is None:
                    continue
                sheet.cell(number, column).value = words_of(cell) or None
                if isinstance(cell, Merged):
                    sheet.merge_cells(
                        start_row=number,
                        start_column=column,
                        end_row=number + cell.down - 1,
                        end_column=column + cell.across - 1,
                    )
    return saved_book(book)


def saved_book(book: Workbook) -> bytes:
    """The bytes that Excel would have saved."""
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def make_csv(rows: Sequence[Row], *, delimiter: str = ",") -> str:
    """A table as CSV, every cell in quotes."""
    lines = (delimiter.join('"' + words_of(cell).replace('"', '""') + '"' for cell in row) for row in rows)
    return "\r\n".join(lines) + "\r\n"


def make_html(blocks: Sequence[Block], *, title: str = "", before: str = "", after: str = "") -> str:
    """A page with the blocks in its article, and other HTML before and after that."""
    body = "\n".join(
        _html_table(block) if not isinstance(block, str) else f"<p>{_html_words(block)}</p>" for block in blocks
    )
    head = f'<head><meta charset="utf-8"><title>{escape(title)}</title></head>'
    return f"<!DOCTYPE html>\n<html>{head}<body>{before}<div id='zoom'>{body}</div>{after}</body></html>"


def _html_words(words: str) -> str:
    return escape(words, quote=False).replace("\n", "<br>")


def _html_table(rows: Sequence[Row]) -> str:
    return "<table>" + "".join(f"<tr>{''.join(map(_html_cell, row))}</tr>" for row in rows) + "</table>"


def _html_cell(cell: str | Merged | None) -> str:
    if cell is None:
        return ""
    spans = f" rowspan={cell.down} colspan={cell.across}" if isinstance(cell, Merged) else ""
    return f"<td{spans}>{_html_words(words_of(cell))}</td>"


def make_pdf(blocks: Sequence[Block], *, head: str = "", numbered: bool = True, indent: float = 28) -> bytes:
    """A PDF on A4: the first paragraph centred as the title, a running head and page numbers on each page."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))

    def furnish(canvas: Canvas, template: SimpleDocTemplate) -> None:
        canvas.setFont(FONT, 9)
        canvas.drawString(72, 810, head)
        if numbered:
            canvas.drawCentredString(297, 30, f"— {template.page} —")

    buffer = io.BytesIO()
    template = SimpleDocTemplate(buffer, pagesize=A4)
    flow = [_pdf_block(block, indent, is_title=number == 0) for number, block in enumerate(blocks)]
    template.build(flow, onFirstPage=furnish, onLaterPages=furnish)
    return buffer.getvalue()


def _pdf_block(block: Block, indent: float, *, is_title: bool) -> Flowable:
    if isinstance(block, str):
        style = ParagraphStyle("body", fontName=FONT, fontSize=14, leading=24, wordWrap="CJK")
        if is_title:
            style = ParagraphStyle("title", parent=style, fontSize=18, leading=30, alignment=TA_CENTER)
        else:
            style.firstLineIndent = indent
        return Paragraph(_pdf_words(block), style)
    return _pdf_table(block)


def _pdf_words(words: str) -> str:
    return escape(words, quote=False).replace("\n", "<br/>")


def _pdf_table(rows: Sequence[Row]) -> Table:
    small = ParagraphStyle("cell", fontName=FONT, fontSize=9, leading=12, wordWrap="CJK")
    spans = [
        ("SPAN", (column, number), (column + cell.across - 1, number + cell.down - 1))
        for number, row in enumerate(rows)
        for column, cell in enumerate(row)
        if isinstance(cell, Merged)
    ]
    words = [[Paragraph(_pdf_words(words_of(cell)), small) for cell in row] for row in rows]
    width = 450 / max(map(len, rows))
    table = Table(words, colWidths=[width] * max(map(len, rows)), repeatRows=1)
    table.setStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black), *spans])
    return table
