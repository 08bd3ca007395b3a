"""The units of a plan: which lines number them, what stands under which, what of the text is whose."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from loaders.document import Span
from loaders.markers import label_head
from loaders.numbering import Label, Style, label_at

_LINE = re.compile(r"[^\n]+")
_RANK = {style: rank for rank, style in enumerate(Style)}
_ANNEX = re.compile(r"附(?:件|表|录)\s*[\d一二三四五六七八九十]*\s*(?:[：:]|$)?")
_STRONG_SIGN = re.compile(r"[、.．：）〕⒈-⒛①-⑳⑴-⒇章篇编节条]\s*$|[）〕]\s*$")


@dataclass(slots=True, eq=False)
class Unit:
    """A numbered unit with its own paragraphs (its children's are theirs); `label` is None for an annex or a stray one."""

    label: Label | None
    paragraphs: list[Span]
    parent: "Unit | None" = None
    children: list["Unit"] = field(default_factory=list)
    heading: Span = field(default_factory=lambda: Span(0, 0))
    annex: bool = False

    @property
    def number(self) -> str:
        """The label as printed, without its parent's; empty where the unit has none."""
        return self.label.printed if self.label else ""

    @property
    def start(self) -> int:
        """Where the unit's label, or its first word, stands."""
        return self.label.span.start if self.label else self.paragraphs[0].start

    @property
    def end(self) -> int:
        """Where the unit's own last paragraph ends."""
        return self.paragraphs[-1].end

    def walk(self) -> Iterator["Unit"]:
        """The unit and all under it, in the document's order."""
        yield self
        for child in self.children:
            yield from child.walk()


def paragraphs_of(text: str) -> list[Span]:
    """The lines that hold words, without the blanks around them."""
    spans: list[Span] = []
    for found in _LINE.finditer(text):
        words = found.group()
        stripped = words.strip()
        if stripped:
            start = found.start() + words.index(stripped[0])
            spans.append(Span(start, start + len(stripped)))
    return spans


class _Builder:
    """The stack of open units while the lines are read."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.roots: list[Unit] = []
        self.stray: list[Span] = []
        self._open: list[Unit] = []

    def add(self, line: Span) -> None:
        label = label_at(self.text, line.start, line.end)
        if label is not None and self._believed(label):
            self._push(Unit(label, [line]), self._parent_for(label))
        elif label is None and self._is_annex(line):
            self._open = []
            self._push(Unit(None, [line], annex=True), None)
        elif self._open:
            self._open[-1].paragraphs.append(line)
        else:
            self.stray.append(line)

    def _is_annex(self, line: Span) -> bool:
        found = _ANNEX.match(self.text, line.start, line.end)
        return bool(
            found and self.roots and line.end - line.start < 40 and "。" not in self.text[line.start : line.end]
        )

    def _push(self, unit: Unit, parent: Unit | None) -> None:
        unit.parent = parent
        (parent.children if parent else self.roots).append(unit)
        if parent is None:
            self._open = []
        else:
            del self._open[self._open.index(parent) + 1 :]
        self._open.append(unit)

    def _believed(self, label: Label) -> bool:
        """A bare number before a blank is a label only where it goes on from the one before it."""
        printed = self.text[label.span.start : label.span.end]
        if _STRONG_SIGN.search(printed) or label.style is Style.DECIMAL:
            return True
        before = self._sibling(label)
        return label.value == (before.value + 1 if before else 1)

    def _sibling(self, label: Label) -> Label | None:
        return next(
            (unit.label for unit in reversed(self._open) if unit.label and _key(unit.label) == _key(label)),
            None,
        )

    def _parent_for(self, label: Label) -> Unit | None:
        """The unit that the label stands under: beside its like; else under the nearest of a higher rank."""
        for depth, unit in enumerate(self._open):
            if unit.label and _key(unit.label) == _key(label):
                return self._open[depth - 1] if depth else None
        rank = _RANK[label.style]
        higher = [unit for unit in self._open if unit.label is None or _RANK[unit.label.style] < rank]
        if higher or label.style in (Style.CHAPTER, Style.PART):
            return higher[-1] if higher else None
        return self._open[-1] if self._open else None


def _key(label: Label) -> tuple[Style, int]:
    return label.style, label.printed.count(".") if label.style is Style.DECIMAL else 0


def units_of(text: str, lines: Sequence[Span]) -> tuple[list[Unit], list[Span]]:
    """The units that the lines make, as a forest, and the lines that stand before the first of them."""
    builder = _Builder(text)
    for line in lines:
        builder.add(line)
    for root in builder.roots:
        for unit in root.walk():
            _take_in_fields(text, unit)
            unit.heading = heading_of(text, unit)
    return builder.roots, builder.stray


_FIELD = re.compile(r"[【\[]?[\u4e00-\u9fff]{2,8}(?:：|[】\]])")


def _take_in_fields(text: str, unit: Unit) -> None:
    """Make numbered fields (1.工作任务：… 2.责任单位：…) the paragraphs of the unit above them: they are parts of one item."""
    starts = [child.label.span.end if child.label else child.start for child in unit.children]
    if not starts or not all(_FIELD.match(text, start) for start in starts):
        return
    if any(label_head().match(text, start) for start in starts):
        unit.paragraphs += [line for child in unit.children for each in child.walk() for line in each.paragraphs]
        unit.children = []


_HEADING_END = re.compile(r"[。；！？]|[ \t]{2,}|：(?=.{12})")


def heading_of(text: str, unit: Unit) -> Span:
    """The unit's title: its first line's words up to the first full stop, wide blank, or clause in brackets."""
    line = unit.paragraphs[0]
    start = unit.label.span.end if unit.label else line.start
    found = _HEADING_END.search(text, start, line.end)
    end = found.start() if found else line.end
    bracket = re.compile(
        r"[（〔【\[](?=(?:[^（）〔〕【】\[\]]|（[^（）]*）)*(?:牵头|负责|责任|配合|参与|主办|承办|协办))"
    ).search(text, start, end)
    return Span(start, bracket.start() if bracket else end)
