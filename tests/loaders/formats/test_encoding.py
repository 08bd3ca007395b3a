"""Encodings told apart on texts as short as a heading, in both scripts."""

import pytest

from graph.errors import DocumentError
from graph.model import Severity
from loaders.formats.encoding import decode

SIMPLIFIED = (
    "各区县人民政府，市政府各部门：为推进质量强市建设，提升产业竞争力，结合我市实际，制定本行动计划。"
    "（一）培育名牌产品。到2025年，新增省级以上名牌产品30个以上，主导制定国家标准5项。（市市场监管局牵头，"
    "市发展改革委、工业和信息化局、财政局配合）责任单位：衢州市教育局、濠江区政府，完成时限：2025年12月底前。"
)
TRADITIONAL = (
    "各區縣人民政府，市政府各部門：為推進質量強市建設，提升產業競爭力，結合我市實際，制定本行動計劃。"
    "（一）培育名牌產品。到2025年，新增省級以上名牌產品30個以上，主導制定國家標準5項。（市市場監管局牽頭，"
    "市發展改革委、工業和信息化局、財政局配合）責任單位：衢州市教育局、濠江區政府，完成時限：2025年12月底前。"
)
CASES = [
    # GB 18030 holds both scripts, Big5 the traditional one, UTF-16 without a mark is known by its words only.
    (SIMPLIFIED, "gb18030"),
    (SIMPLIFIED, "utf-16-le"),
    (SIMPLIFIED, "utf-16-be"),
    (TRADITIONAL, "gb18030"),
    (TRADITIONAL, "cp950"),
    (TRADITIONAL, "big5hkscs"),
    (TRADITIONAL, "utf-16-le"),
    (TRADITIONAL, "utf-16-be"),
]


@pytest.mark.parametrize(("text", "encoding"), CASES)
@pytest.mark.parametrize("length", [12, 30])
def test_every_stretch_of_a_plan_is_read_in_its_own_encoding(text: str, encoding: str, length: int) -> None:
    stretches = [text[start : start + length] for start in range(len(text) - length)]

    read = [decode(stretch.encode(encoding), "plan.txt").text for stretch in stretches]

    assert read == stretches


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (SIMPLIFIED.encode(), None),
        (SIMPLIFIED.encode("utf-8-sig"), None),
        (SIMPLIFIED.encode("utf-16"), "read as UTF-16 LE"),
        (b"\xfe\xff" + SIMPLIFIED.encode("utf-16-be"), "read as UTF-16 BE"),
        (SIMPLIFIED.encode("gbk"), "read as GB18030"),
        (TRADITIONAL.encode("cp950"), "read as Big5"),
        (b"1. plain ASCII", None),
    ],
)
def test_an_encoding_other_than_utf_8_is_said(data: bytes, said: str | None) -> None:
    found = [(each.severity, each.code, each.message) for each in decode(data, "plan.txt").diagnostics]

    assert found == ([] if said is None else [(Severity.INFO, "encoding", said)])


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (
            b"\xef\xbb\xbf\xe4\xb8\x80\r\n\xe4\xba\x8c\r\xe4\xb8\x89\n",
            "一\n二\n三\n",
        ),  # mark, breaks of three systems
        ("一\0二".encode() * 60, "一二" * 60),  # NUL that a database export leaves
        ("\ufeff\ufeff一".encode(), "一"),  # a mark written twice
        ("Ｎｏ．１　“十四五”\u00a0㎡爲".encode(), "Ｎｏ．１　“十四五”\u00a0㎡爲"),  # widths and variants stay
        ("a,b\r\n1,2\r\n".encode("utf-16-le"), "a,b\n1,2\n"),  # bytes that are UTF-8 with NUL between
    ],
)
def test_only_marks_nul_and_line_breaks_are_touched(data: bytes, text: str) -> None:
    assert decode(data, "plan.txt").text == text


def test_a_page_names_its_encoding_unless_its_bytes_are_another() -> None:
    short = "汕府〔2014〕1号"

    assert decode(short.encode("gbk"), "a.html", "gb2312").text == short
    assert decode(short.encode(), "a.html", "gb2312").text == short, "saved anew as UTF-8, its head left as it was"


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_broken_byte_is_shown_and_said(encoding: str) -> None:
    data = (SIMPLIFIED * 3).encode(encoding)
    broken = data[:300] + b"\xff" + data[301:]

    read = decode(broken, "plan.txt")

    assert read.text.startswith(SIMPLIFIED[:90])
    assert "\ufffd" in read.text
    assert [each.severity for each in read.diagnostics][-1] == Severity.WARNING


def test_bytes_of_no_encoding_are_refused() -> None:
    with pytest.raises(DocumentError) as refused:
        decode(bytes(range(128, 256)) * 40, "plan.txt")

    assert "UTF-8" in refused.value.what
    assert refused.value.where == "plan.txt"
    assert refused.value.advice is not None
