"""Targets without a figure: where something must stand among its like (居全省前列, 达到国内先进水平)."""

import re
from collections.abc import Iterator

from loaders.document import Span
from loaders.metrics import phrase_of, shown

_RANK = re.compile(
    r"(?:力争|争取|努力|确保|继续|始终)*(?:稳居|位居|位列|居于|居|处于|走在|进入|跻身|迈入|保持|达到|接近)"
    r"(?:全国|全省|全区|全市|国内|国际|世界|同类|同行业|中西部|[\u4e00-\u9fff]{2,4}?(?:地区|城市|省份)?)?(?:的)?"
    r"(?:前列|前茅|首位|第一方阵|第一梯队|中上游|上游|先进水平|领先水平|先进行列|领先地位|前\d+[名位强])"
)


def ranks_in(text: str, part: Span) -> Iterator[tuple[str, Span]]:
    """The metric of each rank that a part of a sentence sets, empty for a part without a noun of its own, and where the
    words stand."""
    begin = part.start
    for found in _RANK.finditer(text, part.start, part.end):
        phrase = phrase_of(text[begin : found.start()])
        yield shown(phrase.verb + phrase.noun), Span(begin, found.end())
        begin = found.end()
