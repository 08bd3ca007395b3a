"""One plan in every format reads as one plan, and every quote is found again at its place in the file itself."""

import re

import pytest

from graph.model import PlanGraph, Quote
from loaders.pipeline import read_plan
from tests.loaders.looked_up import LOOK_UP
from tests.loaders.make_documents import Block, make_csv, make_docx, make_html, make_pdf, make_xlsx, words_of
from tests.loaders.whole_plans import PROSE, TABLES, Rows, as_blocks, unmerged

PROSE_FORMATS = ["txt", "md", "html", "docx", "pdf"]
TABLE_FORMATS = ["html", "docx", "xlsx", "csv", "pdf"]


def prose_file(text: str, form: str) -> bytes:
    """The text as a file of the format, with what such files have around a text."""
    lines = text.splitlines()
    match form:
        case "md":
            heads = {line: f"## {line}" for line in lines if re.match(r"[一二三]、|第.章", line)}
            return "\n\n".join([f"# {lines[0]}", *(heads.get(line, line) for line in lines[1:])]).encode()
        case "html":
            return make_html(as_blocks(text), title=lines[0]).encode()
        case "docx":
            return make_docx(as_blocks(text), head="政府公报", foot="第 1 页")
        case "pdf":
            return make_pdf(as_blocks(text), head="政府公报")
        case _:
            return text.encode()


def table_file(title: str, rows: Rows, form: str) -> bytes:
    """The table below its title as a file of the format."""
    blocks: list[Block] = [title, rows]
    match form:
        case "xlsx":
            return make_xlsx({"Sheet1": [[title], *rows]})
        case "csv":
            return f"{title}\r\n{make_csv(unmerged(rows))}".encode("utf-8-sig")
        case "docx":
            return make_docx(blocks, head="政府公报")
        case "pdf":
            return make_pdf(blocks, head="政府公报")
        case _:
            return make_html(blocks, title=title).encode()


def _bare(words: str) -> str:
    return re.sub(r"\s", "", words)


def said(graph: PlanGraph) -> dict[str, object]:
    """What the plan says, in the order of its items, without anything that a format decides."""
    plan = graph.plan
    number = {item.id: item.order for item in graph.items}
    return {
        "plan": (plan.title, plan.issuer, plan.doc_number, plan.jurisdiction, plan.period_start, plan.period_end),
        "sections": [(each.number, each.title) for each in graph.sections],
        "items": [(each.number, each.title, _bare(each.text)) for each in graph.items],
        "assignments": sorted((number[each.item_id], each.name, each.role.value) for each in graph.assignments),
        "targets": [
            (number[each.item_id], each.metric, each.value, each.unit, each.comparator, each.deadline, each.period)
            for each in graph.targets
        ],
        "industries": sorted((number[each.item_id], each.industry) for each in graph.coverages),
    }


def quotes_of(graph: PlanGraph) -> list[Quote]:
    """Every quote of an assignment, a target, an item and a section."""
    return [part.quote for part in (*graph.assignments, *graph.targets, *graph.items, *graph.sections)]


def assert_found_again(graph: PlanGraph, data: bytes, form: str) -> None:
    """Each quote's first line stands where its place says, in the file as another reader opens it."""
    for quote in quotes_of(graph):
        assert graph.plan.text[quote.start : quote.end] == quote.text
        if form == "txt":
            assert data.decode()[quote.start : quote.end] == quote.text
            continue
        label = next((each.label for each in graph.plan.places if each.start <= quote.start < each.end), None)
        assert label, quote
        words = re.split(r"[\n\t]", quote.text)[0]
        assert _bare(words) in _bare(LOOK_UP[form](data, label)), (label, quote.text)


@pytest.mark.parametrize("form", PROSE_FORMATS)
@pytest.mark.parametrize("layout", PROSE)
def test_one_text_is_one_plan_in_every_format(layout: str, form: str) -> None:
    data = prose_file(PROSE[layout], form)
    graph = read_plan(data, f"plan.{form}")

    assert len(graph.items) >= 5 and len(graph.assignments) >= 15 and len(graph.targets) >= 10
    assert said(graph) == said(read_plan(PROSE[layout].encode(), "plan.txt"))
    assert_found_again(graph, data, form)


@pytest.mark.parametrize("form", TABLE_FORMATS)
@pytest.mark.parametrize("layout", TABLES)
def test_one_table_is_one_plan_in_every_format(layout: str, form: str) -> None:
    title, rows = TABLES[layout]
    data = table_file(title, rows, form)
    graph = read_plan(data, f"plan.{form}")

    assert [item.number for item in graph.items] == [words_of(row[0]) for row in rows[1:]]
    assert said(graph) == said(read_plan(table_file(title, rows, "xlsx"), "plan.xlsx"))
    assert_found_again(graph, data, form)
