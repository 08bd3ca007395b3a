"""The numbers that Word makes: styles, levels, restarts, numbers of styles and in cells."""

import pytest

from tests.loaders.formats.test_docx import lines, p


def listed(number: int, words: str, depth: int = 0) -> str:
    """A paragraph in a list."""
    return p(words, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')


def level(depth: int, style: str, text: str, more: str = "", start: int = 1) -> str:
    """A level of a list."""
    head = f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{style}"/>'
    return f'{head}{more}<w:suff w:val="nothing"/><w:lvlText w:val="{text}"/></w:lvl>'


def lists(levels: str, nums: str = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>') -> str:
    """A list with these levels, and the numbers that refer to it."""
    return f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>{nums}'


PLAN = (
    level(0, "chineseCountingThousand", "%1、")
    + level(1, "chineseCountingThousand", "（%2）")
    + level(2, "decimal", "%3.")
)


def test_chinese_numbers_restart_under_their_heading() -> None:
    body = "".join(
        listed(1, words, depth)
        for words, depth in [("甲", 0), ("子", 1), ("丑", 1), ("细", 2), ("乙", 0), ("寅", 1), ("细", 2)]
    )

    assert lines(body, numbering=lists(PLAN)) == [
        "一、甲", "（一）子", "（二）丑", "1.细", "二、乙", "（一）寅", "1.细",
    ]  # fmt: skip


STYLES = [
    ("chineseCounting", 11, "十一"),
    ("chineseCountingThousand", 20, "二十"),
    ("chineseCountingThousand", 101, "一百零一"),
    ("chineseCountingThousand", 110, "一百一十"),
    ("ideographDigital", 10, "一〇"),
    ("chineseLegalSimplified", 3, "叁"),
    ("ideographTraditional", 2, "乙"),
    ("decimalEnclosedCircleChinese", 3, "③"),
    ("decimalEnclosedCircle", 21, "㉑"),
    ("decimalEnclosedParen", 2, "⑵"),
    ("decimalEnclosedFullstop", 4, "⒋"),
    ("decimalFullWidth", 12, "１２"),
    ("decimalZero", 7, "07"),
    ("upperLetter", 28, "BB"),
    ("lowerLetter", 2, "b"),
    ("upperRoman", 14, "XIV"),
    ("lowerRoman", 9, "ix"),
    ("none", 1, ""),
]


@pytest.mark.parametrize(("style", "number", "printed"), STYLES)
def test_numbers_print_as_word_prints_them(style: str, number: int, printed: str) -> None:
    numbering = lists(level(0, style, "%1", start=number))

    assert lines(listed(1, "甲"), numbering=numbering) == [f"{printed}甲"]


TWO = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/>{}</w:num>'
RESTART = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{}"/></w:lvlOverride>'
LISTS = [
    (
        level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2"),
        None,
        [(1, 0), (1, 1), (1, 1), (1, 0), (1, 1)],
        ["1.", "1.1", "1.2", "2.", "2.1"],
        "a deeper number holds the one above",
    ),
    (level(0, "decimal", "%1.", start=5), None, [(1, 0), (1, 0)], ["5.", "6."], "a list that starts at five"),
    (level(0, "decimal", "%1."), TWO.format(""), [(1, 0), (2, 0)], ["1.", "2."], "two numbers, one list"),
    (
        level(0, "decimal", "%1."),
        TWO.format(RESTART.format(1)),
        [(1, 0), (1, 0), (2, 0), (2, 0)],
        ["1.", "2.", "1.", "2."],
        "a number that starts anew does so once",
    ),
    (
        level(0, "decimal", "%1."),
        TWO.format(RESTART.format(7)),
        [(1, 0), (2, 0), (2, 0)],
        ["1.", "7.", "8."],
        "a number that starts anew elsewhere",
    ),
    (
        level(0, "chineseCounting", "%1、") + level(1, "decimal", "%2.", '<w:lvlRestart w:val="0"/>'),
        None,
        [(1, 0), (1, 1), (1, 0), (1, 1)],
        ["一、", "1.", "二、", "2."],
        "items that run on through the sections",
    ),
    (
        level(0, "chineseCounting", "第%1章") + level(1, "decimal", "%1.%2", "<w:isLgl/>"),
        None,
        [(1, 0), (1, 1)],
        ["第一章", "1.1"],
        "a level that prints digits only",
    ),
    (
        level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2"),
        None,
        [(1, 1), (1, 0)],
        ["1.1", "1."],
        "a deeper level before any upper one",
    ),
    (level(0, "bullet", "\uf06c"), None, [(1, 0)], ["●"], "a bullet of a symbol font"),
    (level(0, "decimal", "%1."), None, [(0, 0), (9, 0), (1, 3)], ["", "", ""], "no such list or depth"),
]  # fmt: skip


@pytest.mark.parametrize(("levels", "nums", "members", "printed", "reason"), LISTS, ids=[case[4] for case in LISTS])
def test_lists_count_as_word_counts(
    levels: str, nums: str | None, members: list[tuple[int, int]], printed: list[str], reason: str
) -> None:
    numbering = lists(levels) if nums is None else lists(levels, nums)
    body = "".join(listed(number, "甲", depth) for number, depth in members)

    assert lines(body, numbering=numbering) == [f"{number}甲" for number in printed], reason


def test_a_style_gives_its_paragraphs_their_number() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="H9"><w:name w:val="h9"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="H9b"><w:name w:val="h9b"/><w:basedOn w:val="H9"/></w:style>'
    )
    levels = level(0, "decimal", "%1.") + level(1, "chineseCounting", "（%2）", '<w:pStyle w:val="H9"/>')
    off = '<w:pStyle w:val="H9"/><w:numPr><w:numId w:val="0"/></w:numPr>'
    body = p("甲", '<w:pStyle w:val="H9"/>') + p("乙", '<w:pStyle w:val="H9b"/>') + p("丙", off)

    assert lines(body, numbering=lists(levels), styles=styles) == ["（一）甲", "（二）乙", "丙"]


def test_numbers_are_counted_in_cells_and_past_deleted_paragraphs() -> None:
    gone = (
        '<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>'
        '<w:del w:id="2"><w:r><w:delText>旧</w:delText></w:r></w:del></w:p>'
    )
    cell = f"<w:tc>{listed(1, '')}</w:tc><w:tc>{p('修路')}</w:tc>"
    body = gone + listed(1, "甲") + f"<w:tbl><w:tr>{cell}</w:tr><w:tr>{cell}</w:tr></w:tbl>"

    assert lines(body, numbering=lists(level(0, "decimal", "%1."))) == ["1.甲", "2.\t修路", "3.\t修路"]
