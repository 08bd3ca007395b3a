"""The numbers that Word makes itself: which list a paragraph is in, how far it has counted, how it prints."""

import re
from dataclasses import dataclass, field

from lxml.etree import _Element as Element

from loaders.formats.docx_xml import children, first, on, value, w
from loaders.formats.numerals import numeral

LEVELS = 9
_COUNTER = re.compile(r"%(\d)")


@dataclass(frozen=True, slots=True)
class Level:
    """How one depth of a list counts and prints; `restart` is the depth that sets it back, None for any."""

    start: int = 1
    style: str = "decimal"
    text: str = ""
    gap: str = " "
    restart: int | None = None
    digits_only: bool = False
    paragraph_style: str | None = None


@dataclass(frozen=True, slots=True)
class Numbered:
    """A `w:num`: the abstract list that it counts in, and where and how it departs from it."""

    abstract: str
    starts: dict[int, int]
    levels: dict[int, Level]


@dataclass(slots=True)
class Numbering:
    """The lists of a document, counted on as its paragraphs are met in order."""

    lists: dict[str, dict[int, Level]] = field(default_factory=dict)
    numbered: dict[str, Numbered] = field(default_factory=dict)
    styles: dict[str, Element] = field(default_factory=dict)
    _counts: dict[str, list[int | None]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def label(self, paragraph: Element) -> str:
        """The number that Word shows before the paragraph, its gap included; empty outside lists."""
        number, depth = self._membership(paragraph)
        numbered = self.numbered.get(number)
        if numbered is None:
            return ""
        levels = self.lists.get(numbered.abstract, {}) | numbered.levels
        level = levels.get(depth)
        if level is None:
            return ""
        counts = self._counts.setdefault(numbered.abstract, [None] * LEVELS)
        self._count(counts, levels, (number, depth), numbered.starts)
        return self._printed(level, levels, counts)

    def _count(
        self,
        counts: list[int | None],
        levels: dict[int, Level],
        place: tuple[str, int],
        starts: dict[int, int],
    ) -> None:
        depth = place[1]
        so_far = counts[depth]
        # A list that starts anew does so the first time that it is met, and then counts on.
        if depth in starts and place not in self._begun:
            so_far = None
        if so_far is None:
            counts[depth] = starts.get(depth, levels[depth].start)
        else:
            counts[depth] = so_far + 1
        self._begun.add(place)
        for deeper in range(depth + 1, LEVELS):
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or depth < restart:
                counts[deeper] = None

    def _printed(self, level: Level, levels: dict[int, Level], counts: list[int | None]) -> str:
        if level.style == "bullet":
            return _bullet(level.text) + level.gap if level.text else ""

        def count(found: re.Match[str]) -> str:
            depth = int(found[1]) - 1
            shown = levels.get(depth, Level())
            number = counts[depth] if counts[depth] is not None else shown.start
            return numeral(number or 0, "decimal" if level.digits_only else shown.style)

        text = _COUNTER.sub(count, level.text)
        return text + level.gap if text else ""

    def _membership(self, paragraph: Element) -> tuple[str, int]:
        """The paragraph's list and depth, its own or its style's; no list is called ``."""
        own = first(paragraph, "pPr", "numPr")
        number = value(own, "numId")
        depth = value(own, "ilvl")
        style = value(first(paragraph, "pPr"), "pStyle")
        if number is None:
            number, styled = self._of_style(style)
            depth = depth if depth is not None else styled
        return number or "", int(depth or 0)

    def _of_style(self, style: str | None) -> tuple[str | None, str | None]:
        seen = set()
        while style is not None and style not in seen and style in self.styles:
            seen.add(style)
            properties = first(self.styles[style], "pPr", "numPr")
            number = value(properties, "numId")
            if number is not None:
                return number, value(properties, "ilvl") or self._linked_depth(number, style)
            style = value(self.styles[style], "basedOn")
        return None, None

    def _linked_depth(self, number: str, style: str) -> str | None:
        numbered = self.numbered.get(number)
        levels = self.lists.get(numbered.abstract, {}) if numbered else {}
        return next((str(depth) for depth, level in levels.items() if level.paragraph_style == style), None)


def read_numbering(numbering: Element | None, styles: dict[str, Element]) -> Numbering:
    """The lists that the numbering part defines; none where the document has no such part."""
    found = Numbering(styles=styles)
    if numbering is None:
        return found
    for abstract in children(numbering, "abstractNum"):
        found.lists[abstract.get(w("abstractNumId"), "")] = _levels(abstract)
    for number in children(numbering, "num"):
        found.numbered[number.get(w("numId"), "")] = _numbered(number)
    _follow_links(numbering, found)
    return found


def _follow_links(numbering: Element, found: Numbering) -> None:
    """A list that is only a name for a style's list counts and prints as that one."""
    for abstract in children(numbering, "abstractNum"):
        style = found.styles.get(value(abstract, "numStyleLink") or "")
        number = value(first(style, "pPr", "numPr"), "numId")
        if number in found.numbered:
            own = abstract.get(w("abstractNumId"), "")
            found.lists[own] = found.lists.get(found.numbered[number].abstract, {})


def _numbered(number: Element) -> Numbered:
    starts = {}
    levels = {}
    for override in children(number, "lvlOverride"):
        depth = int(override.get(w("ilvl"), "0"))
        if (start := value(override, "startOverride")) is not None:
            starts[depth] = int(start)
        levels.update(_levels(override))
    return Numbered(value(number, "abstractNumId") or "", starts, levels)


def _levels(parent: Element) -> dict[int, Level]:
    return {int(level.get(w("ilvl"), "0")): _level(level) for level in children(parent, "lvl")}


def _level(level: Element) -> Level:
    restart = value(level, "lvlRestart")
    return Level(
        start=int(value(level, "start") or 0),
        style=value(level, "numFmt") or "decimal",
        text=value(level, "lvlText") or "",
        gap="" if value(level, "suff") == "nothing" else " ",
        restart=None if restart is None else int(restart),
        digits_only=on(level, "isLgl"),
        paragraph_style=value(level, "pStyle"),
    )


def _bullet(text: str) -> str:
    """The bullet; one of a symbol font, which has no character of its own, as a plain dot."""
    return "".join("●" if "\ue000" <= character <= "\uf8ff" else character for character in text)
