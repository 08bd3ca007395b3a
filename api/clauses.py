"""The clause of an item that a quote stands in: the words that give an agency its role."""

from graph.answers import ItemDetail
from graph.model import ActionItem, Quote

_OPENING, _CLOSING = "（(〔[【", "）)〕]】"
_STOPS = "。；;\n！？"


def clauses(detail: ItemDetail) -> tuple[str, ...]:
    """The clauses of the item's assignments, each once, in the order of the document."""
    return tuple(dict.fromkeys(clause_of(detail.item, each.quote) for each in detail.assignments))


def clause_of(item: ActionItem, quote: Quote) -> str:
    """The words around the quote, up to the brackets or the sentence that holds them.

    The quote alone where it does not stand in the item: a clause on a heading holds for items below it.
    """
    words, start = item.quote.text, quote.start - item.quote.start
    end = start + len(quote.text)
    if start < 0 or words[start:end] != quote.text:
        return quote.text
    return words[_left(words, start) : _right(words, end)].strip()


def _left(text: str, at: int) -> int:
    """Back to behind the bracket that is open at `at`, or behind the sentence before."""
    depth = 0
    for index in range(at - 1, -1, -1):
        if text[index] in _CLOSING:
            depth += 1
        elif text[index] in _OPENING:
            depth -= 1
        if depth < 0 or (depth == 0 and text[index] in _STOPS):
            return index + 1
    return 0


def _right(text: str, at: int) -> int:
    """On to the bracket that closes the one open at `at`, or to the sentence's end."""
    depth = 0
    for index in range(at, len(text)):
        if text[index] in _OPENING:
            depth += 1
        elif text[index] in _CLOSING:
            depth -= 1
        if depth < 0 or (depth == 0 and text[index] in _STOPS):
            return index
    return len(text)
