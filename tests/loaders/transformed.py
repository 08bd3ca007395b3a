"""What a page, an office or a reader may do to a plan without changing what it says."""

import re
from collections.abc import Callable
from random import Random

from opencc import OpenCC

from graph.model import PlanGraph
from loaders.lines import opens_paragraph
from loaders.numbering import label_at
from loaders.script import canonical

Change = Callable[[str, Random], str]
_S2T, _T2S = OpenCC("s2t"), OpenCC("t2s")
_HALF = str.maketrans("（），：；？！％", "(),:;?!%")
_WIDE = str.maketrans({code: code + 0xFEE0 for code in (*range(0x30, 0x3A), *range(0x41, 0x5B), *range(0x61, 0x7B))})
# A blank behind one of these may stand where 、 was: 市发改局 市财政局.
_MAY_END_A_NAME = "局委办厅部院会处署社站队司行府心团关校组位门区县市镇乡旗盟联协省州"
_WITHIN = re.compile(rf"(?<=[\u4e00-\u9fff])(?<![{_MAY_END_A_NAME}])(?=[\u4e00-\u9fff])")
_READINGS = {
    "责": "zé",
    "任": "rèn",
    "单": "dān",
    "位": "wèi",
    "局": "jú",
    "市": "shì",
    "牵": "qiān",
    "头": "tóu",
    "配": "pèi",
    "合": "hé",
    "企": "qǐ",
    "业": "yè",
    "标": "biāo",
    "准": "zhǔn",
    "财": "cái",
    "政": "zhèng",
}


def traditional(text: str, rng: Random) -> str:
    """The text in Traditional characters, each for itself."""
    return "".join(_one(_S2T, char) for char in text)


def simplified(text: str, rng: Random) -> str:
    """The text in Simplified characters, each for itself."""
    return "".join(_one(_T2S, char) for char in text)


def _one(converter: OpenCC, char: str) -> str:
    found = str(converter.convert(char))
    return found if len(found) == 1 else char


def half_width(text: str, rng: Random) -> str:
    """Brackets, commas, colons and semicolons as a Latin keyboard has them."""
    return text.translate(_HALF)


def full_width(text: str, rng: Random) -> str:
    """Digits and letters as wide as characters."""
    return text.translate(_WIDE)


def blanks(text: str, rng: Random) -> str:
    """Blanks, some of them ideographic, between two characters of a word here and there."""
    places = {found.start() for found in _WITHIN.finditer(canonical(text)) if rng.random() < 0.02}
    return "".join(rng.choice(" \u3000") + char if at in places else char for at, char in enumerate(text))


def readings(text: str, rng: Random) -> str:
    """Pinyin in brackets behind characters here and there."""
    return "".join(
        f"{char}（{_READINGS[char]}）" if char in _READINGS and rng.random() < 0.05 else char for char in text
    )


def wrapped(text: str, rng: Random) -> str:
    """Every paragraph broken into lines of one width, as a page or a mail does it."""
    width = rng.randint(28, 46)
    return "\n".join(_broken(line, width) for line in text.split("\n"))


def _broken(line: str, width: int) -> str:
    """The line broken where no part opens like a paragraph of its own, which nobody could tell from one."""
    pieces: list[str] = []
    while len(line) > width:
        at = next((at for at in range(width, width // 2, -1) if _may_break(line, at)), None)
        if at is None:
            break
        pieces.append(line[:at])
        line = line[at:]
    return "\n".join([*pieces, line])


def _may_break(line: str, at: int) -> bool:
    rest = canonical(line[at:])
    inside_figure = line[at - 1].isascii() and line[at].isascii()
    return not inside_figure and " " not in canonical(line[at - 1 : at + 1]) and not opens_paragraph(rest, 0, len(rest))


def paged(text: str, rng: Random) -> str:
    """Page numbers between paragraphs."""
    lines = text.split("\n")
    numbered = [line + (f"\n\n— {at} —\n" if line and rng.random() < 0.1 else "") for at, line in enumerate(lines, 1)]
    return "\n".join(numbered)


_LABEL_LINE = re.compile(
    r"^(?P<label>[ \u3000]*(?:牵头|责任|配合|参与|协办|主办)(?:单位|部门)[：:])(?P<names>[^，。；：:（）() \n]+)$",
    re.MULTILINE,
)


# 各县、区政府 is one name.
_SIGN_BETWEEN_NAMES = re.compile("(?<!各[县区市州])(?<!各[县区市][市区])、")


def names_on_lines(text: str, rng: Random) -> str:
    """The names behind a label that has a line of its own, each on a line."""
    return _LABEL_LINE.sub(lambda found: found["label"] + _SIGN_BETWEEN_NAMES.sub("\n", found["names"]), text)


def reordered(text: str, graph: PlanGraph, rng: Random) -> str:
    """The words of the items of each section in another order, their labels where they were."""
    leaves = [item for item in graph.items if item.parent is None and item.number]
    parents = {item.parent for item in graph.items}
    spans: dict[str | None, list[tuple[int, int]]] = {}
    plain = canonical(text)
    for item in leaves:
        label = label_at(plain, item.quote.start, item.quote.end)
        if label and item.id not in parents:
            spans.setdefault(item.section, []).append((label.span.end, item.quote.end))
    moved: list[tuple[int, int, str]] = []
    for found in spans.values():
        words = [text[start:end] for start, end in found]
        rng.shuffle(words)
        moved += [(start, end, new) for (start, end), new in zip(found, words, strict=True)]
    for start, end, new in sorted(moved, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def twice(text: str) -> str:
    """The document with itself behind it."""
    return f"{text}\n{text}"
