"""A clause cut into its tokens: role words, labels, separators, brackets, standing rules."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from loaders.markers import CLOSING, OPENING, token

_SIGNS = re.escape("，、；。,;/\n\t| " + OPENING + CLOSING)
_PIECE = re.compile(rf"[^{_SIGNS}]*(?:[ ]+|[{_SIGNS}])?")
# What may reach over a sign: a standing rule (排在首位的为牵头单位，下同), 按职责、分工, a label in brackets or with one.
_REACHES_OVER = re.compile(
    r"打头|排头|第1|最先|[首【\[〔]|第一|最前|前[位名个列面]|下同|不再|(?:职责|职能|权限|分工|任务|责任)、"
    r"|）[：为是]|）(?:单位|部门)|[ ]：|(?:单位|部门)[ 〔【\[]"
    # A label alone on its line.
    r"|(?:单位|部门|室|机关|机构|主体|地区|区县|县区|市县)[ \t]*\n"
)


_WORDS = ("core", "as", "stem", "stem2", "stem3", "stem4", "stem5", "stem6", "stem7")


class Token(NamedTuple):
    """A token of a clause at `start`..`end`: `group` as in markers.token, `word` the role word or the label's stem."""

    group: str
    start: int
    end: int
    word: str


def tokens_in(text: str, start: int, end: int) -> list[Token]:
    """The tokens of `text[start:end]`, in order.

    The same names and words stand in hundreds of clauses: what stands between two signs is looked up before it is read.
    """
    if _REACHES_OVER.search(text, start, end) or (start and "\u4e00" <= text[start - 1] <= "\u9fff"):
        return list(_read(text, start, end))
    return [
        Token(group, at + first, at + last, word)
        for piece in _PIECE.finditer(text, start, end)
        if (at := piece.start()) < end
        for group, first, last, word in _known(piece.group())
    ]


@lru_cache(maxsize=65536)
def _known(piece: str) -> tuple[Token, ...]:
    return tuple(_read(piece, 0, len(piece)))


def _read(text: str, start: int, end: int) -> Iterator[Token]:
    at = start
    while found := token().search(text, at, end):
        at = max(found.end(), at + 1)
        yield token_of(found)


def token_of(found: re.Match[str]) -> Token:
    """What `markers.token` found, as a token."""
    word = next((each for name in _WORDS if (each := found[name])), "")
    return Token(found.lastgroup or "", found.start(), found.end(), word)


def role_word_in(words: str) -> str | None:
    """The role word that the words are, and nothing else (牵头); None where they are more or another token."""
    found = token().fullmatch(words)
    return found["core"] if found else None
