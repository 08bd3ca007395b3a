"""Rows of a table that say again what stands elsewhere: an item of the text, as an annex does, or an earlier row."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from graph.model import ActionItem
from loaders.script import mainland

_NOT_WORDS = re.compile(r"[^\u4e00-\u9fff0-9]")
_SHORTEST_TITLE = 6
_SHORTEST_BODY = 12


def _key(words: str) -> str:
    return _NOT_WORDS.sub("", mainland(words))


@dataclass(slots=True)
class Said:
    """What items and rows have said so far. Two rows of one task are two items: only its whole words repeat a row."""

    _titles: dict[str, ActionItem] = field(default_factory=dict)
    _bodies: list[str] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)
    _items: list[ActionItem] = field(default_factory=list)
    _rows: dict[tuple[str, ...], ActionItem] = field(default_factory=dict)
    _joined: str = ""

    def add_item(self, item: ActionItem) -> None:
        """Note an item of the running text."""
        self._items.append(item)

    def _take_in(self) -> None:
        """The words of the items noted since a row was last asked about: most plans have no rows."""
        for item in self._items[len(self._bodies) :]:
            self._titles.setdefault(_key(item.title), item)
            self._starts.append(self._starts[-1] + len(self._bodies[-1]) + 1 if self._bodies else 0)
            self._bodies.append(_key(item.text))

    def add_row(self, words: Sequence[str], item: ActionItem) -> None:
        """Note the item that a row of these cells became."""
        self._rows.setdefault((item.number, *map(_key, words)), item)

    def repeated(self, number: str, words: Sequence[str]) -> ActionItem | None:
        """The item that a row repeats: whole as an earlier row, or in one of its cells as an item of the text."""
        self._take_in()
        keys = [_key(each) for each in words]
        if (number or sum(map(len, keys)) >= _SHORTEST_BODY) and (row := self._rows.get((number, *keys))):
            return row
        long_keys = [key for key in keys if len(key) >= _SHORTEST_TITLE]
        by_title = (self._titles.get(key) for key in long_keys)
        return next((item for item in by_title if item), None) or self._holding(long_keys)

    def _holding(self, keys: Sequence[str]) -> ActionItem | None:
        """The first item whose text holds one of the keys; all texts are searched as one."""
        if len(self._joined) < sum(map(len, self._bodies)):
            self._joined = "\n".join(self._bodies)
        found = [at for key in keys if len(key) >= _SHORTEST_BODY and (at := self._joined.find(key)) >= 0]
        return self._items[bisect_right(self._starts, min(found)) - 1] if found else None
