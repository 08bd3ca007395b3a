"""The two scripts: one form to match on, character by character, and mainland words for Taiwan's."""

import re
from functools import cache, lru_cache
from itertools import islice

from loaders.vocab import rows

# Full-width letters, digits and signs have their half-width twins at a fixed distance; brackets, commas, colons and
# semicolons go the other way, since the documents that zeren reads are Chinese.
_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {
    ord(half): ord(full) for half, full in zip("(),:;?!", "（），：；？！", strict=True)
}
_WIDTH = {k: v for k, v in _WIDTH.items() if chr(k) not in "（），：；？！＋"} | {
    ord(odd): ord(usual)
    for odd, usual in zip(
        "「」﹪％〜～‧∶﹕︰﹐｡－―─–﹣\u3000\xa0\u2002\u2003\ufeff﹝﹞﹙﹚｛｝{}",
        "“”%%~~·：：：，。-———-     〔〕（）〔〕〔〕",
        strict=True,
    )
}


@cache
def _variants() -> dict[str, str]:
    return {row["variant"]: row["simplified"] for row in rows("script_variants.csv")}


@cache
def _folding() -> dict[str, str]:
    return _variants() | {chr(code): chr(folded) for code, folded in _WIDTH.items()}


_Terms = tuple[re.Pattern[str], dict[str, str]]


def _table_of(*notes: str) -> _Terms:
    terms = {row["taiwan"]: row["mainland"] for row in rows("taiwan_terms.csv") if row["note"] in notes}
    longest_first = sorted(terms, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first)) or r"(?!)"), terms


@cache
def _terms() -> _Terms:
    return _table_of("")


@cache
def _terms_of_mirrors() -> _Terms:
    return _table_of("", "mirror")


def simplify(text: str) -> str:
    """The text in Simplified characters, each character for itself: the length never changes."""
    return _folded(text, _variants())


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


_FEWEST_TERMS = 2
_TRADITIONAL = 0.1
_HAN = re.compile("[\u4e00-\u9fff]")
# One of these tells it: no mainland text in Traditional characters has them.
_TELLING = re.compile(
    "专案(?!组|小组|行动|审计)|释出(?!活力|红利|空间)|智慧财产|社群(?!电商|运营|营销)|简讯|高阶(?!思维)"
)


@lru_cache(maxsize=1)
def is_mirror(text: str) -> bool:
    """Whether a document went through a converter to Taiwan usage: Traditional characters, and Taiwan's words in it."""
    changed = sum(map(text.count, _variants().keys() & set(text)))
    if changed < _FEWEST_TERMS or changed < _TRADITIONAL * len(_HAN.findall(text)):
        return False
    pattern, terms = _terms()
    simple = simplify(text)
    turned = (found for found in pattern.finditer(simple) if terms[found.group()] != found.group())
    return len(list(islice(turned, _FEWEST_TERMS))) == _FEWEST_TERMS or _TELLING.search(simple) is not None


def from_mirror(text: str) -> str:
    """The text of a mirror in mainland words: those that are mainland wording elsewhere are turned back too (专案 → 项目)."""
    pattern, terms = _terms_of_mirrors()
    return pattern.sub(lambda found: terms[found.group()], simplify(text))


def fold(text: str) -> str:
    """The text for search: mainland words, one width, lower case."""
    return mainland(canonical(text)).casefold()
