"""The two scripts: one form to match on, character by character, and mainland words for Taiwan's."""

import re
from functools import cache, lru_cache

from loaders.vocab import rows

# Full-width letters, digits and signs have their half-width twins at a fixed distance; brackets, commas, colons and
# semicolons go the other way, since the documents that zeren reads are Chinese.
_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {
    ord(half): ord(full) for half, full in zip("(),:;?!", "（），：；？！", strict=True)
}
_WIDTH = {k: v for k, v in _WIDTH.items() if chr(k) not in "（），：；？！"} | {
    ord(odd): ord(usual)
    for odd, usual in zip(
        "﹪％〜～‧∶﹕︰﹐｡－―─–﹣\u3000\xa0\u2002\u2003\ufeff", "%%~~·：：：，。-———-     ", strict=True
    )
}


@cache
def _variants() -> dict[int, int]:
    return {ord(row["variant"]): ord(row["simplified"]) for row in rows("script_variants.csv")}


@cache
def _folding() -> dict[str, str]:
    return {chr(code): chr(folded) for code, folded in (_variants() | _WIDTH).items()}


@cache
def _terms() -> tuple[re.Pattern[str], dict[str, str]]:
    safe = {row["taiwan"]: row["mainland"] for row in rows("taiwan_terms.csv") if row["note"] != "unsafe"}
    longest_first = sorted(safe, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first)) or r"(?!)"), safe


def simplify(text: str) -> str:
    """The text in Simplified characters, each character for itself: the length never changes."""
    return text.translate(_variants())


def canonical(text: str) -> str:
    """The text as the parser reads it: Simplified, one width, one form of each sign; the length never changes."""
    return _folded(text, _folding())


# Past so many different characters to fold, one pass over all is faster than a pass for each.
_FEW = 100


def _folded(text: str, table: dict[str, str]) -> str:
    found = table.keys() & set(text)
    if len(found) > _FEW:
        return text.translate(str.maketrans("".join(table), "".join(table.values())))
    # 薴 becomes 苧, and 苧 becomes 苎: what is folded to a sign of the table comes after that sign.
    for sign in sorted(found, key=lambda sign: table[sign] in table):
        text = text.replace(sign, table[sign])
    return text


@lru_cache(maxsize=65536)
def mainland(text: str) -> str:
    """The text in Simplified characters and mainland words (智慧財產權 → 知识产权); the length may change."""
    pattern, terms = _terms()
    return pattern.sub(lambda found: terms[found.group()], simplify(text))


def fold(text: str) -> str:
    """The text for search: mainland words, one width, lower case."""
    return mainland(canonical(text)).casefold()
