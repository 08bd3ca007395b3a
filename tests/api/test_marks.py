"""The pieces of an item's text: all its words, each once, with what they were read as."""

import pytest

from api.marks import marked
from graph.answers import ItemDetail
from graph.model import ActionItem, Assignment, Coverage, Quote, Role, Target

TEXT = "到2015年新能源企业达到100家（市科技局牵头，市财政局配合）"
START = 50


def quote_of(words: str) -> Quote:
    at = START + TEXT.index(words)
    return Quote(at, at + len(words), words)


def detail(*agencies: tuple[str, Role], target: str = "", industry: str = "") -> ItemDetail:
    item = ActionItem("p:1", "1", "发展新能源", TEXT, 1, None, None, Quote(START, START + len(TEXT), TEXT))
    return ItemDetail(
        item=item,
        plan_id="p",
        plan_title="计划",
        jurisdiction=None,
        section_title=None,
        assignments=tuple(Assignment(name, "p:1", name, role, "rule", quote_of(name)) for name, role in agencies),
        targets=(Target("t", "p:1", "企业", 100, "家", None, None, None, None, quote_of(target)),) if target else (),
        coverages=(Coverage("p:1", industry, quote_of(industry)),) if industry else (),
    )


@pytest.mark.parametrize(
    ("found", "marks", "reason"),
    [
        (detail(), [], "nothing was read"),
        (
            detail(("市科技局", Role.LEAD), ("市财政局", Role.CO_OP)),
            [("市科技局", "lead"), ("市财政局", "co_op")],
            "each agency under its role",
        ),
        (
            detail(target="新能源企业达到100家", industry="新能源"),
            [("新能源", "industry"), ("企业达到100家", "target")],
            "a quote inside another is seen",
        ),
    ],
)
def test_the_pieces_are_the_text_with_its_quotes_marked(
    found: ItemDetail, marks: list[tuple[str, str]], reason: str
) -> None:
    pieces = marked(found)
    assert "".join(words for words, _ in pieces) == TEXT
    assert [(words, kind) for words, kind in pieces if kind] == marks, reason


def test_a_quote_on_a_heading_above_is_in_no_piece() -> None:
    found = detail(("市科技局", Role.LEAD))
    above = Quote(3, 7, "市科技局")
    moved = Assignment("市科技局", "p:1", "市科技局", Role.LEAD, "rule", above)
    elsewhere = ItemDetail(found.item, "p", "计划", None, None, (moved,), (), ())
    assert marked(elsewhere) == [(TEXT, "")]
