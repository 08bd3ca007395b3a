"""A body that stands twice in one document."""

from collections.abc import Sequence

from loaders.document import Span
from loaders.numbering import label_at

_SHORTEST = 150
_FEWEST_LABELS = 2


def _key(text: str, line: Span) -> str:
    return "".join(text[line.start : line.end].split())


def _run_length(keys: Sequence[str], first: int, second: int) -> int:
    length = 0
    while second + length < len(keys) and first + length < second and keys[first + length] == keys[second + length]:
        length += 1
    return length


def _is_body(text: str, lines: Sequence[Span]) -> bool:
    labels = sum(1 for line in lines if label_at(text, line.start, line.end))
    return labels >= _FEWEST_LABELS and sum(line.end - line.start for line in lines) >= _SHORTEST


def repeated_lines(text: str, lines: Sequence[Span]) -> list[tuple[int, int]]:
    """The stretches of lines (first, past the last) that copy an earlier stretch word for word.

    A stretch counts as a body where it holds numbered units and enough words; what repeats a label line
    (责任单位：…) or a heading is no copy.
    """
    keys = [_key(text, line) for line in lines]
    seen: dict[str, int] = {}
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(lines):
        first = seen.get(keys[at])
        length = _run_length(keys, first, at) if first is not None else 0
        if length and _is_body(text, lines[at : at + length]):
            found.append((at, at + length))
        seen.setdefault(keys[at], at)
        at += max(length, 1)
    return _joined(found)


def _joined(stretches: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in stretches:
        if joined and start - joined[-1][1] <= 1:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined
