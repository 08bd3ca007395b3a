"""The words of an item with those marked that its statements came from."""

from collections.abc import Iterator
from itertools import pairwise

from graph.answers import ItemDetail
from graph.model import Quote


def marked(detail: ItemDetail) -> list[tuple[str, str]]:
    """The item's words in pieces, each with the role, `target` or `industry` that it was read as, or the empty text.

    Where quotes lie over each other the shortest counts; a quote that stands outside the item is in no piece.
    """
    whole = detail.item.quote
    spans = sorted(_spans(detail), key=lambda span: span[1] - span[0])
    edges = sorted({0, len(whole.text)} | {edge for start, end, _ in spans for edge in (start, end)})
    pieces: list[tuple[str, str]] = []
    for start, end in pairwise(edges):
        kind = next((kind for first, last, kind in spans if first <= start and end <= last), "")
        words = whole.text[start:end]
        if pieces and pieces[-1][1] == kind == "":
            words = pieces.pop()[0] + words
        pieces.append((words, kind))
    return pieces


def _spans(detail: ItemDetail) -> Iterator[tuple[int, int, str]]:
    for assignment in detail.assignments:
        yield from _span(detail, assignment.quote, assignment.role.value)
    for target in detail.targets:
        yield from _span(detail, target.quote, "target")
    for coverage in detail.coverages:
        yield from _span(detail, coverage.quote, "industry")


def _span(detail: ItemDetail, quote: Quote, kind: str) -> Iterator[tuple[int, int, str]]:
    whole = detail.item.quote
    if whole.start <= quote.start and quote.end <= whole.end:
        yield quote.start - whole.start, quote.end - whole.start, kind
