"""Clauses: the words around an agency's name that give it its role."""

import pytest

from api.clauses import clause_of
from graph.model import ActionItem, Quote


@pytest.mark.parametrize(
    ("text", "name", "clause"),
    [
        (
            "推进共享。(市质監局牽頭會市發改局負責)",
            "市發改局",
            "市质監局牽頭會市發改局負責",
        ),  # half-width brackets
        (
            "推进共享。（市质监局牵头）加强监管。（市工商局负责）",
            "市工商局",
            "市工商局负责",
        ),  # the nearer of two
        (
            "落实责任（市教育局、各县（市、区）政府负责）。",
            "市教育局",
            "市教育局、各县（市、区）政府负责",
        ),  # inner brackets
        (
            "推进共享。牵头单位：市质监局；责任单位：市工商局。",
            "市工商局",
            "责任单位：市工商局",
        ),  # no brackets
        ("市质监局牵头推进共享", "市质监局", "市质监局牵头推进共享"),  # the whole text
    ],
)
def test_the_clause_around_a_name(text: str, name: str, clause: str) -> None:
    at = 100  # where the item begins in the document
    item = ActionItem("p:1", "（一）", "推进共享", text, 1, None, None, Quote(at, at + len(text), text))
    start = at + text.index(name)
    assert clause_of(item, Quote(start, start + len(name), name)) == clause


def test_a_quote_outside_of_the_item_stands_alone() -> None:
    item = ActionItem("p:1", "1", "推进共享", "推进共享", 1, None, None, Quote(50, 54, "推进共享"))
    assert clause_of(item, Quote(10, 14, "市质监局")) == "市质监局"
