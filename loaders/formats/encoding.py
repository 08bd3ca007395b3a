"""Which encoding a text file is in: by its mark, by what it says of itself, by which reading is Chinese."""

import codecs
from dataclasses import dataclass
from functools import cache

from graph.errors import DocumentError
from graph.model import Diagnostic, Severity

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# cp950 and GBK are what Windows writes; HKSCS and GB 18030 hold them whole.
CANDIDATES = ("gb18030", "big5hkscs", "utf-16-le", "utf-16-be")
SHOWN = {
    "utf-8": "UTF-8",
    "utf-16-le": "UTF-16 LE",
    "utf-16-be": "UTF-16 BE",
    "gb18030": "GB18030",
    "big5hkscs": "Big5",
}
DECLARED = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
    "utf-8": "utf-8",
    "utf8": "utf-8",
    "utf-16": "utf-16-le",
}
# The characters that running text cannot do without, in both scripts, and those of every plan.
FREQUENT = frozenset(
    "的一是在不了有和人这這中大为為上个個国國我以要他时時来來用们們生到作地于於出就分对對成会會可主发發年动動"
    "同工也能下过過子说說产產种種面而方后後多定行学學法所民得经經十三之进進着等部度家电電力里如水化高自二理起小"
    "物现現实實加量都两兩体體制机機当當使点點从從业業本去把性好应應开開它合还還因由其些然前外天政四日那社义義"
    "事平形相全表间間样樣与與关關各重新线線内內数數正心反你明看原又么麼利比或但质質气氣第向道命此变變条條只没"
    "沒结結解问問意建月公无無系军軍很情者最立代想已通并並提直题題党黨程展五果料象员員革位入常文总總次品式活设設"
    "及管特件长長求老头頭基资資边邊流路级級少图圖山统統接知较較将將组組见見计計手保持市区區县縣委局责責任负負"
    "牵牽配单單落推强強目标標农農村城服务務安企环環境科技创創教育年底完项項治监監督办辦府施规規划劃划计省厅廳"
    "，。、：；（）《》“”0123456789．〔〕　\n"
)
SAMPLE = 40_000
TOO_MANY_LOST = 0.01


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text without its mark, line breaks as `\\n`, and what is to be said about its encoding."""

    text: str
    encoding: str
    diagnostics: tuple[Diagnostic, ...] = ()


def decode(data: bytes, name: str, declared: str | None = None) -> Decoded:
    """The text of `data`, which may say its own encoding (`declared`, a charset name of HTML).

    Raises DocumentError where no encoding gives a text.
    """
    encoding, mark = _encoding(data, declared, name)
    try:
        text, lost = data[mark:].decode(encoding), 0
    except UnicodeDecodeError:
        text = data[mark:].decode(encoding, errors="replace")
        lost = text.count("\ufffd")
    if lost > max(2, len(text) * TOO_MANY_LOST):
        raise _unreadable(name)
    return Decoded(_lines(text), encoding, _said(encoding, lost))


def _said(encoding: str, lost: int) -> tuple[Diagnostic, ...]:
    said = []
    if encoding != "utf-8":
        said.append(Diagnostic(Severity.INFO, "encoding", f"read as {SHOWN[encoding]}"))
    if lost:
        message = f"{lost} places hold bytes that are no {SHOWN[encoding]}; they stand as \ufffd"
        said.append(Diagnostic(Severity.WARNING, "encoding", message))
    return tuple(said)


def _lines(text: str) -> str:
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.replace("\0", "").removeprefix("\ufeff")


def _encoding(data: bytes, declared: str | None, name: str) -> tuple[str, int]:
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return encoding, len(mark)
    # Half the bytes of Latin text in UTF-16 are NUL, and such bytes are UTF-8 too.
    if data.count(0) * 100 <= len(data) and _is_strict(data, "utf-8"):
        return "utf-8", 0
    own = DECLARED.get((declared or "").lower())
    if own is not None and _is_strict(data, own):
        return own, 0
    return _likeliest(data, name), 0


def _is_strict(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _likeliest(data: bytes, name: str) -> str:
    scores = {encoding: _score(data, encoding) for encoding in ("utf-8", *CANDIDATES)}
    best = max(scores, key=lambda encoding: scores[encoding])
    if scores[best] <= 0:
        raise _unreadable(name)
    return best


def _score(data: bytes, encoding: str) -> float:
    # An odd cut of the sample may cost one character, which weighs nothing.
    sample = data[:SAMPLE].decode(encoding, errors="replace")
    weights = [_weight(character) for character in sample if not character.isascii() or character == "\0"]
    plain = sum(character.isascii() and character.isprintable() for character in sample)
    return (sum(weights) + plain * 0.1) / max(1, len(weights) + plain)


def _weight(character: str) -> float:
    if character in FREQUENT:
        return 1.0
    if character == "\ufffd":
        return -4.0
    return 0.2 if character in _everyday() else -1.0


@cache
def _everyday() -> frozenset[str]:
    """The characters of the first level of GB 2312 (3,755) and of Big5 (5,401): what is written every day."""
    simplified = _characters("gb2312", range(0xB0, 0xD8), range(0xA1, 0xFF))
    traditional = _characters("big5", range(0xA4, 0xC7), [*range(0x40, 0x7F), *range(0xA1, 0xFF)])
    return simplified | traditional


def _characters(encoding: str, leads: range, trails: range | list[int]) -> frozenset[str]:
    pairs = (bytes((lead, trail)) for lead in leads for trail in trails)
    return frozenset(pair.decode(encoding, errors="ignore") for pair in pairs)


def _unreadable(name: str) -> DocumentError:
    return DocumentError(
        "holds no text in UTF-8, UTF-16, GB18030 or Big5",
        where=name,
        advice="Open it with the program that made it and save it as UTF-8 text, .docx or .pdf",
    )
