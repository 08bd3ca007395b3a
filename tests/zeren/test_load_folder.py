"""A folder as it comes from a bureau: every format, and beside the plans what is none; each file is told."""

from pathlib import Path

import pytest

from tests.loaders.make_documents import make_csv, make_docx, make_html, make_pdf, make_xlsx
from tests.loaders.whole_plans import BRACKETS, LABELS, NARRATIVE, TABLES, as_blocks, unmerged
from tests.zeren.command import zeren

TITLES = {name: title for name, (title, _) in TABLES.items()}
_SCAN = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj
trailer<</Root 1 0 R>>
"""
PLANS = {
    "a.txt": BRACKETS.encode("gb18030"),
    "b.MD": LABELS.encode(),
    "c.HTM": make_html(as_blocks(NARRATIVE), title="甘肃省戈壁农业提升工程实施意见").encode(),
    "d.docx": make_docx(as_blocks(BRACKETS.replace("湛江", "茂名")), head="公报"),
    "e.pdf": make_pdf(as_blocks(LABELS.replace("德清", "安吉")), head="公报"),
    "f.xlsx": make_xlsx({"Sheet1": [[TITLES["merged categories"]], *TABLES["merged categories"][1]]}),
    "g.csv": (TITLES["goals in the task"] + "\n" + make_csv(unmerged(TABLES["goals in the task"][1]))).encode("utf-16"),
}
BAD = {
    "h-broken.docx": (PLANS["d.docx"][:3000], "damaged"),
    "i-scan.pdf": (_SCAN, "scan"),
    "j-old.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old Office"),
    "k-empty.txt": (b"", "empty"),
    "l-picture.pdf": (b"\x89PNG\r\n\x1a\n" + bytes(60), "picture"),
}
NEWS = "市领导调研工业园区。\n他强调，要抓好安全生产。\n".encode()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "plans"
    folder.mkdir()
    for name, data in PLANS.items():
        (folder / name).write_bytes(data)
    for name, (data, _) in BAD.items():
        (folder / name).write_bytes(data)
    (folder / "m-news.txt").write_bytes(NEWS)
    (folder / "n-picture.jpg").write_bytes(b"\xff\xd8\xff\xe0" + bytes(60))
    (folder / "~$d.docx").write_bytes(b"what Word keeps beside an open file")
    return folder


def test_each_file_is_told_and_the_failures_stand_at_the_end(folder: Path, tmp_path: Path) -> None:
    run = zeren("load", folder, store=tmp_path / "zeren.db")
    told = run.stderr.decode().splitlines()

    assert run.returncode == 4
    assert told[-1] == f"{len(PLANS)} added, 0 replaced, 0 unchanged, {len(BAD)} failed, 1 passed over"
    assert f"1 file passed over, of no kind that holds a plan: {folder / 'n-picture.jpg'}" in told
    [news] = [line for line in told if line.startswith(f"passed over: {folder / 'm-news.txt'}: ")]
    assert "no plan in it" in news
    for name in PLANS:
        [line] = [line for line in told if line.startswith(f"added: {folder / name}: ")]
        assert " items, " in line and " assignments, " in line and line.endswith(" targets")
    end = told[-1 - 2 * len(BAD) : -1]
    for at, (name, (_, what)) in enumerate(BAD.items()):
        error, advice = end[2 * at], end[2 * at + 1]
        assert error.startswith(f"error: {folder / name}: ") and what in error
        assert advice.startswith("  ")


def test_a_picture_that_is_named_is_refused_with_what_to_do(folder: Path, tmp_path: Path) -> None:
    run = zeren("load", folder / "n-picture.jpg", store=tmp_path / "zeren.db")

    assert run.returncode == 1
    assert "is a picture, not text" in run.stderr.decode() and "OCR" in run.stderr.decode()


def test_a_file_without_a_single_item_says_so(tmp_path: Path) -> None:
    file = tmp_path / "aims.txt"
    file.write_text(
        "汕头市质量强市规划\n一、指导思想\n坚持质量第一。\n二、基本原则\n（一）政府引导。\n", encoding="utf-8"
    )

    run = zeren("load", file, store=tmp_path / "zeren.db")

    assert run.returncode == 0
    assert "汕头市质量强市规划: 0 items, 0 assignments, 0 targets" in run.stderr.decode()
    assert "[no-items]" in run.stderr.decode()
