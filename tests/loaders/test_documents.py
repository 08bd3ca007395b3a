"""One entry to all formats: kinds told by content, one text from each, what every document keeps to."""

import io
import random
import subprocess
import sys
import zipfile
from hashlib import sha256
from itertools import pairwise

import pytest

from graph.errors import DocumentError
from loaders.document import Document
from loaders.documents import read_document
from tests.loaders.make_documents import Block, Merged, make_csv, make_docx, make_html, make_pdf, make_xlsx

TITLE = "汕头市质量强市行动计划（2014—2015年）"
PARAGRAPHS = [
    "一、总体目标",
    "到2015年，全市规模以上工业企业产品质量合格率达到95%以上，新增省级名牌产品30个以上。",
    "（一）培育名牌产品。建立名牌产品培育库，推动“专精特新”企业创牌。（市质监局牵头，市发改局、经信局配合）",
    "（二）强化标准引领。主导制定国家标准5项以上。责任单位：市质监局，各区县政府",
]
ROWS: list[list[str | Merged | None]] = [
    ["序号", "类别", "工作任务", "牵头单位"],
    ["1", Merged("质量", down=2), "建设国家级检测中心，服务中小企业", "市质监局\n市科技局"],
    ["2", None, "举办质量月活动", "市经信局"],
]
BLOCKS: list[Block] = [TITLE, *PARAGRAPHS, ROWS]
TEXT = "\n".join([TITLE, *PARAGRAPHS]) + "\n"
FILES = {
    "plan.txt": TEXT.encode(),
    "gb.txt": TEXT.encode("gbk"),
    "plan.md": TEXT.encode(),
    "plan.html": make_html(BLOCKS, title=TITLE).encode(),
    "plan.docx": make_docx(BLOCKS, head="公报", foot="1"),
    "plan.pdf": make_pdf(BLOCKS, head="公报"),
    "plan.xlsx": make_xlsx({"任务": ROWS}),
    "plan.csv": make_csv(ROWS).encode(),
    "plan.tsv": make_csv(ROWS, delimiter="\t").encode(),
}


def words_kept(document: Document) -> list[str]:
    """The lines of the document that are the plan's."""
    pieces, at = [], 0
    for part in document.dropped:
        pieces.append(document.text[at : part.start])
        at = part.end
    return [line for line in ("".join(pieces) + document.text[at:]).split("\n") if line]


@pytest.mark.parametrize("name", ["plan.txt", "gb.txt", "plan.md", "plan.html", "plan.docx", "plan.pdf"])
def test_one_text_reads_alike_in_every_format(name: str) -> None:
    assert words_kept(read_document(FILES[name], name))[:5] == [TITLE, *PARAGRAPHS]


@pytest.mark.parametrize("name", ["plan.html", "plan.docx", "plan.pdf", "plan.xlsx"])
def test_one_table_reads_alike_in_every_format(name: str) -> None:
    document = read_document(FILES[name], name)

    assert [
        [cell and (document.text[cell.start : cell.end], cell.covers) for cell in row]
        for row in document.tables[0].rows
    ] == [
        [("序号", 1), ("类别", 1), ("工作任务", 1), ("牵头单位", 1)],
        [("1", 1), ("质量", 2), ("建设国家级检测中心，服务中小企业", 1), ("市质监局\n市科技局", 1)],
        [("2", 1), None, ("举办质量月活动", 1), ("市经信局", 1)],
    ]


@pytest.mark.parametrize("name", FILES)
def test_what_every_document_keeps_to(name: str) -> None:
    document = read_document(FILES[name], name)
    stretches = [*document.places, *document.dropped, *document.tables]

    assert (document.name, document.sha256) == (name, sha256(FILES[name]).hexdigest())
    assert all(0 <= part.start < part.end <= len(document.text) for part in stretches)
    assert not {"\r", "\0", "\ufeff"} & set(document.text)
    for parts in (document.places, document.dropped, document.tables):
        assert all(one.end <= other.start for one, other in pairwise(parts))
    for table in document.tables:
        spans = [cell for row in table.rows for cell in row if cell]
        assert len({len(row) for row in table.rows}) == 1
        assert all(table.start <= one.start <= one.end <= table.end for one in spans)
        assert all(one.end <= other.start for one, other in pairwise(spans))


@pytest.mark.parametrize("name", FILES)
def test_every_word_has_a_place(name: str) -> None:
    document = read_document(FILES[name], name)
    placed = {offset for place in document.places for offset in range(place.start, place.end)}

    assert [word for at, word in enumerate(document.text) if not word.isspace() and at not in placed] == []


KINDS = [
    (FILES["plan.docx"], "plan.txt", "wordprocessingml", "a Word file with a wrong name"),
    (FILES["plan.xlsx"], "任务", "spreadsheetml", "a workbook without a suffix"),
    (FILES["plan.pdf"], "download.doc", "application/pdf", "a PDF named .doc"),
    (b"\n\n" + FILES["plan.pdf"], "a.pdf", "application/pdf", "a PDF behind empty lines"),
    (FILES["plan.html"], "任务.doc", "text/html", "a page that a site hands out as .doc"),
    ("<p>甲</p>".encode(), "a.txt", "text/html", "a piece of a page"),
    ("<汕头市计划>\n甲\n".encode(), "a.txt", "text/plain", "words in brackets are no markup"),
    ("甲\n".encode(), "a.HTML", "text/html", "a page told by its name only"),
    ("甲,乙\n1,2\n".encode(), "a.CSV", "text/csv", "a suffix in capitals"),
    ("甲,乙\n1,2\n".encode(), "-", "text/plain", "standard input has no suffix"),
    ("# 甲\n".encode(), "a.markdown", "text/markdown", "a long suffix"),
    ("PK局负责。\n".encode(), "a.txt", "text/plain", "text that begins like an archive"),
]


@pytest.mark.parametrize(("data", "name", "media_type", "reason"), KINDS, ids=[case[3] for case in KINDS])
def test_the_content_tells_the_kind_before_the_name(data: bytes, name: str, media_type: str, reason: str) -> None:
    assert media_type in read_document(data, name).media_type, reason


def zipped(*members: str) -> bytes:
    """An archive with these members."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for member in members:
            archive.writestr(member, "x")
    return buffer.getvalue()


COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
REFUSED = [
    (b"", "a.txt", "empty", "saved"),
    (b"\xef\xbb\xbf \r\n\0", "a.txt", "empty", "saved"),
    (COMPOUND, "a.doc", ".doc", ".docx"),
    (COMPOUND, "a.et", ".et", ".xlsx"),
    (COMPOUND + "EncryptedPackage".encode("utf-16-le"), "a.docx", "encrypted", "password"),
    (b"{\\rtf1 \\ansi}", "a.doc", "RTF", ".docx"),
    (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w/>', "a.doc", "2003", ".docx"),
    (b"MIME-Version: 1.0\r\nContent-Type: multipart/related", "a.doc", "MHTML", ".html"),
    (b"\x89PNG\r\n\x1a\n" + bytes(50), "a.pdf", "picture", "OCR"),
    (b"\xff\xd8\xff\xe0" + bytes(50), "a.jpg", "picture", "OCR"),
    (zipped("plan.docx"), "a.zip", "archive", "Unpack"),
    (zipped("OFD.xml"), "a.ofd", "OFD", ".pdf"),
    (zipped("content.xml"), "a.odt", "OpenDocument", ".docx"),
    (zipped("xl/workbook.bin"), "a.xlsb", ".xlsb", ".xlsx"),
    (b"Rar!\x1a\x07", "a.rar", "archive", "Unpack"),
    (FILES["plan.docx"][:2000], "a.docx", "damaged", "again"),
    (zipped("word/document.xml"), "a.docx", "damaged", "again"),
    (bytes(range(1, 256)) * 8, "a.txt", "", "save"),
    (("市教育局\x02\x03\x07\x0e" * 40).encode(), "a.txt", "binary", ".docx"),
    (b"<html><body><script>1</script></body></html>", "a.html", "no words", "plan"),
]


@pytest.mark.parametrize(("data", "name", "what", "advice"), REFUSED)
def test_what_is_not_read_is_refused_with_what_to_do(data: bytes, name: str, what: str, advice: str) -> None:
    with pytest.raises(DocumentError) as refused:
        read_document(data, name)

    assert what in refused.value.what
    assert refused.value.where == name
    assert advice in (refused.value.advice or "")


@pytest.mark.parametrize("name", ["plan.html", "plan.docx", "plan.xlsx", "plan.pdf"])
def test_broken_bytes_are_read_or_refused_and_nothing_else(name: str) -> None:
    chance = random.Random(name)
    outcomes = set()
    for _ in range(40):
        data = bytearray(FILES[name])
        for _ in range(chance.choice((1, 5, 50))):
            data[chance.randrange(len(data))] = chance.randrange(256)
        try:
            outcomes.add(read_document(bytes(data), name).name)
        except DocumentError as refused:
            outcomes.add(refused.where)

    assert outcomes == {name}


def test_plain_text_waits_for_no_format_library() -> None:
    libraries = ("lxml", "docx", "openpyxl", "pdfplumber", "pdfminer")
    script = (
        "import sys; from loaders.documents import read_document; read_document('甲'.encode(), 'a.txt');"
        f"print([name for name in {libraries} if name in sys.modules])"
    )

    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("name", "piece", "size"),
    [
        ("plan.txt", TEXT, 5_000_000),
        ("plan.md", TEXT.replace("一、", "## 一、").replace("牵头", "**牵头**"), 5_000_000),
        ("table.txt", "1\t建设检测中心\t市质监局\n", 1_000_000),
    ],
)
def test_megabytes_of_text_are_read_whole(name: str, piece: str, size: int) -> None:
    data = (piece * (size // len(piece.encode()))).encode()

    document = read_document(data, name)

    assert len(document.text.encode()) == len(data)
