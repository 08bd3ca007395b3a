"""Word documents: the body in its order, Word's own numbers, merged cells, revisions and text boxes."""

import pytest

from loaders.documents import read_document
from tests.loaders.formats.test_plain import cells
from tests.loaders.make_documents import Merged, make_docx, word_file


def lines(body: str, *, numbering: str = "", styles: str = "") -> list[str]:
    """The lines of a document with this body."""
    return read_document(word_file(body, numbering=numbering, styles=styles), "a.docx").text.splitlines()


def p(words: str, properties: str = "") -> str:
    """A paragraph."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"


def r(words: str) -> str:
    """A run."""
    return f"<w:r><w:t>{words}</w:t></w:r>"


BOX = f"<w:txbxContent><w:p>{r('框')}</w:p></w:txbxContent>"
TWICE = (
    f"<mc:AlternateContent><mc:Choice Requires='wps'><wps:txbx>{BOX}</wps:txbx></mc:Choice>"
    f"<mc:Fallback><v:textbox>{BOX}</v:textbox></mc:Fallback></mc:AlternateContent>"
)
FIELD = '<w:fldChar w:fldCharType="{}"/>'
DELETED = '<w:del w:id="2"><w:r><w:delText>旧</w:delText></w:r></w:del>'
MOVED = f'<w:moveFrom w:id="1">{r("甲")}</w:moveFrom><w:moveTo w:id="2">{r("甲")}</w:moveTo>'
BODIES = [
    ("<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r>", ["甲", "乙"], "a soft break"),
    ('<w:r><w:br w:type="page"/><w:t>甲</w:t></w:r>', ["甲"], "a page break before the words"),
    (f'<w:ins w:id="1">{r("新")}</w:ins>{DELETED}', ["新"], "revisions as if accepted"),
    (MOVED, ["甲"], "moved words stand once"),
    (
        f"<w:r><w:ruby><w:rt>{r('zé')}</w:rt><w:rubyBase>{r('责')}</w:rubyBase></w:ruby></w:r>",
        ["责"],
        "a reading above a character",
    ),
    (
        f"<w:r>{FIELD.format('begin')}<w:instrText>DATE</w:instrText>{FIELD.format('separate')}<w:t>2024年</w:t></w:r>",
        ["2024年"],
        "a field shows its result",
    ),
    (f"<w:r><w:t>锚</w:t>{TWICE}</w:r>", ["锚", "框"], "a text box that is written for two versions of Word"),
    ("<w:r><w:t>1</w:t><w:noBreakHyphen/><w:t>2</w:t><w:tab/><w:t>家</w:t></w:r>", ["1-2\t家"], "characters"),
    (
        f"<w:hyperlink>{r('甲')}</w:hyperlink><w:smartTag>{r('乙')}</w:smartTag>",
        ["甲乙"],
        "words in wrappers",
    ),
]


@pytest.mark.parametrize(("body", "shown", "reason"), BODIES, ids=[case[2] for case in BODIES])
def test_a_paragraph_shows_what_word_shows(body: str, shown: list[str], reason: str) -> None:
    assert lines(f"<w:p>{body}</w:p>") == shown, reason


def test_blocks_in_wrappers_are_blocks() -> None:
    wrapped = f"<w:sdt><w:sdtContent>{p('甲')}</w:sdtContent></w:sdt>"

    assert lines(wrapped + p("乙")) == ["甲", "乙"]


def test_merged_cells_and_line_breaks_in_cells() -> None:
    rows = [
        ["序号", Merged("工作任务", across=2), None, "牵头单位"],
        ["1", Merged("交通", down=3), "修路", "市交通局\n市住建局"],
        ["2", None, "架桥", "市水利局"],
        ["3", None, "植树", ""],
        ["4", "", "治水", "市水利局"],
    ]

    document = read_document(make_docx(["任务表", rows, "尾"]), "任务.docx")
    table = document.tables[0]

    assert cells(document.text, table) == [
        ["序号", "工作任务", "", "牵头单位"],
        ["1", "交通", "修路", "市交通局\n市住建局"],
        ["2", "", "架桥", "市水利局"],
        ["3", "", "植树", ""],
        ["4", "", "治水", "市水利局"],
    ]
    assert [[cell and cell.covers for cell in row] for row in table.rows] == [
        [1, 1, None, 1],
        [1, 3, 1, 1],
        [1, None, 1, 1],
        [1, None, 1, 1],
        [1, 1, 1, 1],
    ]
    labels = {place.label: document.text[place.start : place.end] for place in document.places}
    assert labels["table 1 row 2 column 4"] == "市交通局\n市住建局"
    assert labels["paragraph 1"] == "任务表"
    assert labels["paragraph 2"] == "尾"


def test_rows_that_begin_further_in_keep_their_columns() -> None:
    first = f"<w:tr><w:tc>{p('任务')}</w:tc><w:tc>{p('单位')}</w:tc></w:tr>"
    second = f'<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr><w:tc>{p("市交通局")}</w:tc></w:tr>'
    gone = f'<w:tr><w:trPr><w:del w:id="1"/></w:trPr><w:tc>{p("旧")}</w:tc></w:tr>'

    document = read_document(word_file(f"<w:tbl>{first}{gone}{second}</w:tbl>"), "a.docx")

    assert cells(document.text, document.tables[0]) == [["任务", "单位"], ["", "市交通局"]]


def test_a_frame_of_one_cell_is_no_table_and_a_nested_table_is_one() -> None:
    inner = f"<w:tbl><w:tr><w:tc>{p('任务')}</w:tc><w:tc>{p('单位')}</w:tc></w:tr></w:tbl>"
    frame = f"<w:tbl><w:tr><w:tc>{p('一、总则')}{inner}</w:tc></w:tr></w:tbl>"

    document = read_document(word_file(frame), "a.docx")

    assert document.text == "一、总则\n任务\t单位\n"
    assert [cells(document.text, table) for table in document.tables] == [[["任务", "单位"]]]


def test_a_table_inside_a_cell_keeps_its_words_there() -> None:
    inner = f"<w:tbl><w:tr><w:tc>{p('甲')}</w:tc><w:tc>{p('乙')}</w:tc></w:tr></w:tbl>"
    outer = f"<w:tbl><w:tr><w:tc>{p('任务')}</w:tc><w:tc>{inner}{p('单位')}</w:tc></w:tr></w:tbl>"

    document = read_document(word_file(outer), "a.docx")

    assert [cells(document.text, table) for table in document.tables] == [[["任务", "甲 乙\n单位"]]]


def test_what_is_not_the_plans_is_dropped_with_a_reason() -> None:
    toc = p("一、总则 3", '<w:pStyle w:val="T1"/>')
    styles = '<w:style w:type="paragraph" w:styleId="T1"><w:name w:val="toc 1"/></w:style>'
    hidden = "<w:p><w:r><w:t>甲</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>密</w:t></w:r></w:p>"
    with_head = read_document(make_docx(["正文"], head="某市公报", foot="— 1 —"), "a.docx")
    with_contents = read_document(word_file(toc + hidden, styles=styles), "a.docx")

    assert [(with_head.text[d.start : d.end], d.reason) for d in with_head.dropped] == [
        ("某市公报", "running head"),
        ("— 1 —", "running foot"),
    ]
    assert [(with_contents.text[d.start : d.end], d.reason) for d in with_contents.dropped] == [
        ("一、总则 3", "table of contents"),
        ("密", "hidden text"),
    ]
