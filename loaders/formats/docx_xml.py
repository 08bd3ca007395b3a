"""How WordprocessingML is spelled: its names, its on-off properties, the words of a paragraph."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml.etree import _Element as Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"


def w(name: str) -> str:
    """The qualified name of a `w:` element or attribute."""
    return _W + name


# Deleted words, moved words where they were, properties, field codes and readings above characters.
_UNSEEN = frozenset(map(w, ("del", "moveFrom", "pPr", "rPr", "instrText", "delText", "rt", "txbxContent")))
_SHOWN = {
    w("tab"): "\t",
    w("ptab"): "\t",
    w("br"): "\n",
    w("cr"): "\n",
    w("noBreakHyphen"): "-",
}
_WORDS = frozenset((w("t"), _M + "t"))
_OFF = frozenset(("0", "false", "off"))


@dataclass(frozen=True, slots=True)
class Run:
    """Words of a paragraph, and why they are no part of the plan where they are not."""

    words: str
    dropped: str | None = None


def children(parent: Element, name: str) -> Iterator[Element]:
    """The children called `name`."""
    return parent.iterchildren(w(name))


def first(parent: Element | None, *path: str) -> Element | None:
    """The element that the path of `w:` names leads to, None where it breaks off."""
    for name in path:
        if parent is None:
            return None
        parent = parent.find(w(name))
    return parent


def value(parent: Element | None, name: str) -> str | None:
    """The `w:val` of the child called `name`, None where there is no such child."""
    child = first(parent, name)
    return None if child is None else child.get(w("val"), "")


def on(parent: Element | None, name: str) -> bool:
    """Whether an on-off property is there and not switched off."""
    child = first(parent, name)
    return child is not None and child.get(w("val"), "1") not in _OFF


def runs(paragraph: Element) -> list[Run]:
    """The visible words of a paragraph, those of its text boxes left out."""
    return [run for run in _runs(paragraph, None) if run.words]


def _runs(node: Element, dropped: str | None) -> Iterator[Run]:
    for child in node.iterchildren():
        if child.tag in _WORDS:
            yield Run(child.text or "", dropped)
        elif child.tag in _SHOWN:
            yield Run(_SHOWN[child.tag], dropped)
        elif child.tag == w("sym"):
            yield Run(_symbol(child), dropped)
        elif child.tag == w("r"):
            yield from _runs(child, "hidden text" if on(first(child, "rPr"), "vanish") else dropped)
        elif child.tag not in _UNSEEN and not _is_second_copy(child):
            yield from _runs(child, dropped)


def _symbol(symbol: Element) -> str:
    code = int(symbol.get(w("char"), "0"), 16)
    # A character of a symbol font stands in the private area and means nothing without that font.
    return "" if 0xE000 <= code <= 0xF8FF or code == 0 else chr(code)


def _is_second_copy(node: Element) -> bool:
    """Whether the node repeats, for old versions of Word, what stands beside it."""
    parent = node.getparent()
    return node.tag == _MC + "Fallback" and parent is not None and parent.find(_MC + "Choice") is not None


def boxes(paragraph: Element) -> list[Element]:
    """The text boxes that hang on a paragraph, each once."""
    return list(_boxes(paragraph))


def _boxes(node: Element) -> Iterator[Element]:
    for child in node.iterchildren():
        if child.tag == w("txbxContent"):
            yield child
        elif child.tag not in (w("del"), w("moveFrom")) and not _is_second_copy(child):
            yield from _boxes(child)
