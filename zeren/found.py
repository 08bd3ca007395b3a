"""Where the words of a search stand in a text, which may write them in the other script or with Taiwan's words."""

from bisect import bisect_left

from loaders.script import fold

_CONTEXT = 16


def around(text: str, sought: str) -> str:
    """The first of the words that the text holds, with what stands around it; the empty text where it holds none.

    >>> around("加強智慧財產權保護", "知识产权")
    '加強智慧財產權保護'
    """
    folded = fold(text)
    places = {folded.find(word): len(word) for word in fold(sought).split() if word in folded}
    if not places:
        return ""
    first = min(places)
    start = _place(text, folded, first)
    left, right = max(start - _CONTEXT, 0), _place(text, folded, first + places[first]) + _CONTEXT
    return ("…" if left else "") + text[left:right] + ("…" if right < len(text) else "")


def _place(text: str, folded: str, at: int) -> int:
    """Where in the text that stands which is at `at` when it is folded: 智慧財產權 is one character longer than 知识产权."""
    if len(text) == len(folded):
        return at
    return bisect_left(range(len(text)), at, key=lambda end: len(fold(text[:end])))
