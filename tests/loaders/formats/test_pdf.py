"""PDF files: wrapped lines joined, running heads dropped, tables read over page breaks, scans refused."""

import io
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from graph.errors import DocumentError
from graph.model import Severity
from loaders.documents import read_document
from tests.loaders.formats.test_plain import cells
from tests.loaders.make_documents import FONT, Merged, make_html, make_pdf

TITLE = "汕头市质量强市行动计划"
MEASURES = [
    "培育名牌产品",
    "制定国家标准",
    "建设检测中心",
    "推广首席质量官",
    "开展质量月活动",
    "完善追溯体系",
]
GOALS = "新增省级名牌产品{}个以上，建成国家级检测中心2家，推动产业转型升级，提高全市质量水平。"
DUTY = "（市质监局牵头，市发改局、经信局配合）"
PARAGRAPHS = [f"（{number}）{MEASURES[number % 6]}。到2015年，{GOALS.format(number)}{DUTY}" for number in range(1, 31)]


def kept(data: bytes) -> str:
    """The text of the file without what was dropped."""
    document = read_document(data, "plan.pdf")
    pieces, at = [], 0
    for part in document.dropped:
        pieces.append(document.text[at : part.start])
        at = part.end
    return "".join(pieces) + document.text[at:]


@pytest.mark.parametrize("indent", [28, 0])
def test_paragraphs_over_pages_are_whole(indent: float) -> None:
    data = make_pdf([TITLE, *PARAGRAPHS], head="汕头市人民政府公报", indent=indent)

    assert [line for line in kept(data).split("\n") if line] == [TITLE, *PARAGRAPHS]


def test_running_heads_and_page_numbers_are_dropped_after_the_paragraph_that_they_cut() -> None:
    document = read_document(make_pdf([TITLE, *PARAGRAPHS], head="汕头市人民政府公报"), "plan.pdf")
    dropped = [(document.text[part.start : part.end], part.reason) for part in document.dropped]

    assert dropped[:3] == [
        ("汕头市人民政府公报", "running head"),
        ("— 1 —", "page number"),
        ("汕头市人民政府公报", "running head"),
    ]
    assert all(words in document.text for words in PARAGRAPHS)


def test_a_stretch_leads_back_to_its_page() -> None:
    document = read_document(make_pdf([TITLE, *PARAGRAPHS]), "plan.pdf")

    def page_of(words: str) -> str:
        at = document.text.index(words)
        return next(place.label for place in document.places if place.start <= at < place.end)

    assert page_of(TITLE) == "page 1"
    assert page_of("（30）") == "page 4"


HEAD = ["序号", "类别", "工作任务", "牵头单位"]


def test_a_table_over_pages_is_one_table() -> None:
    rows = [HEAD]
    for number in range(1, 61):
        group = Merged(f"类别{number}", down=3) if number % 3 == 1 else None
        rows.append(
            [
                str(number),
                group,
                f"推进第{number}项重点工程，完善基础设施，提升服务水平",
                "市发改局\n市财政局",
            ]
        )  # type: ignore[list-item]

    document = read_document(make_pdf([TITLE, rows, "完。"]), "plan.pdf")

    assert len(document.tables) == 1
    assert cells(document.text, document.tables[0]) == [
        [("" if cell is None else cell if isinstance(cell, str) else cell.words) for cell in row] for row in rows
    ]
    assert [part.reason for part in document.dropped].count("repeated head of a table") == 3
    assert sum(cell.covers for row in document.tables[0].rows[1:] if (cell := row[1])) == 60


def drawn(pages: list[list[tuple[float, float, str]]], rules: list[list[tuple[float, ...]]] | None = None) -> bytes:
    """A PDF with each word put where the test says, 12 points high, and straight rules."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    for number, words in enumerate(pages):
        canvas.setFont(FONT, 12)
        for across, up, text in words:
            canvas.drawString(across, up, text)
        for rule in rules[number] if rules else []:
            canvas.line(*rule)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def boxes(
    columns: list[float], levels: list[float], *, top: bool = True, bottom: bool = True
) -> list[tuple[float, ...]]:
    """The rules of a table; a page break may leave it open above or below."""
    shown = levels[0 if top else 1 : None if bottom else -1]
    across = [(columns[0], level, columns[-1], level) for level in shown]
    return across + [(column, levels[0], column, levels[-1]) for column in columns]


def test_a_row_cut_by_a_page_break_is_mended() -> None:
    columns = [72.0, 122.0, 300.0, 520.0]
    head = [(75.0, 705.0, "序号"), (125.0, 705.0, "任务"), (305.0, 705.0, "单位")]
    data = drawn(
        [
            [*head, (75, 685, "1"), (125, 685, "修路并且"), (305, 685, "市交通局")],
            [(125, 785, "养护桥梁。"), (75, 765, "2"), (125, 765, "植树"), (305, 765, "市林业局")],
        ],
        [boxes(columns, [720, 700, 680], bottom=False), boxes(columns, [800, 780, 760], top=False)],
    )  # fmt: skip

    document = read_document(data, "plan.pdf")

    assert [cells(document.text, table) for table in document.tables] == [
        [["序号", "任务", "单位"], ["1", "修路并且养护桥梁。", "市交通局"], ["2", "植树", "市林业局"]]
    ]


LABELS = ["责任单位：市教育局", "配合单位：市财政局", "完成时限：2015年底"]
COUNTED = ["第 {} 页 共 2 页", "- {} -", "{}/2", "{}"]
LAYOUTS = [
    (
        [[(72, 700 - 20 * row, words) for row, words in enumerate(LABELS)]],
        LABELS,
        "lines of one length that end early are paragraphs",
    ),
    ([[(72, 700, "市教育局 市财政局")]], ["市教育局 市财政局"], "a blank that the page shows stays"),
    (
        [[(72, 700, "市教育"), (107.5, 700, " 局牵头")]],
        ["市教育局牵头"],
        "a blank that takes no room is none",
    ),
    ([[(72, 700, "市教育局"), (180, 700, "牵头")]], ["市教育局 牵头"], "a gap is a blank"),
    ([[(72, 700, "甲"), (72.3, 700, "甲"), (84, 700, "局")]], ["甲局"], "bold print sets a character twice"),
    *(
        (
            [[(72, 700, "甲。"), (290, 40, way.format(1))], [(72, 700, "乙。"), (290, 40, way.format(2))]],
            ["甲。", "乙。"],
            f"page numbers: {way}",
        )
        for way in COUNTED
    ),
    (
        [[(72, 800, "（1）修路。")], [(72, 800, "（9）修路。")], [(72, 800, "（20）修路。")]],
        ["（1）修路。", "（9）修路。", "（20）修路。"],
        "items at a page's head that differ by their number only",
    ),
]


@pytest.mark.parametrize(("pages", "lines", "reason"), LAYOUTS, ids=[case[2] for case in LAYOUTS])
def test_layouts(pages: list[list[tuple[float, float, str]]], lines: list[str], reason: str) -> None:
    assert [line for line in kept(drawn(pages)).split("\n") if line] == lines, reason


def test_a_scan_is_refused() -> None:
    picture = PdfDocument(make_pdf([TITLE]))[0].render().to_pil()
    buffer = io.BytesIO()
    picture.save(buffer, "PDF")

    with pytest.raises(DocumentError) as refused:
        read_document(buffer.getvalue(), "扫描.pdf")

    assert "scan" in refused.value.what
    assert "OCR" in (refused.value.advice or "")


def test_a_page_without_text_among_others_is_said() -> None:
    document = read_document(drawn([[(72, 700, "甲。")], []]), "plan.pdf")

    assert [(each.severity, each.code) for each in document.diagnostics] == [(Severity.WARNING, "page-without-text")]
    assert "page 2" in document.diagnostics[0].message


def test_an_encrypted_file_is_refused() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, encrypt=StandardEncryption("secret"))
    canvas.drawString(72, 700, "plan")
    canvas.save()

    with pytest.raises(DocumentError) as refused:
        read_document(buffer.getvalue(), "plan.pdf")

    assert refused.value.what == "is encrypted"
    assert "password" in (refused.value.advice or "")


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer <</Root 1 0 R>>"])
def test_a_damaged_file_is_refused(data: bytes) -> None:
    with pytest.raises(DocumentError) as refused:
        read_document(data, "plan.pdf")

    assert refused.value.where == "plan.pdf"


CHROMIUM = os.environ.get("ZEREN_CHROMIUM") or shutil.which("chromium")


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium")
def test_a_page_that_a_browser_printed(tmp_path: Path) -> None:
    rows = [["序号", "工作任务", "牵头单位"]]
    rows += [[str(n), f"推进第{n}项工程，提高工业水平，方便人民群众", "市发展改革委\n市财政局"] for n in range(1, 41)]
    style = "<style>table{border-collapse:collapse} td{border:1px solid;text-align:center;width:5em}</style>"
    page = tmp_path / "plan.html"
    page.write_text(make_html([TITLE, *PARAGRAPHS[:6], rows, "完。"], before=style), encoding="utf-8")
    printed = tmp_path / "plan.pdf"
    command = [
        str(CHROMIUM),
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        f"--print-to-pdf={printed}",
        page.as_uri(),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=60)

    document = read_document(printed.read_bytes(), "plan.pdf")

    assert all(words in document.text for words in [TITLE, *PARAGRAPHS[:6]])
    assert [cells(document.text, table) for table in document.tables] == [rows]
