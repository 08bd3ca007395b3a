"""An item of many thousand figures is read whole, whatever parts them: nothing in it is looked at once for every figure."""

import pytest

from loaders.document import Span
from loaders.targets import Limits, goals_of

TIMES = 2000
PIECES = {
    "到2025年，新建公园50个，绿地率达到40%以上。": 2,
    "到2025年新建公园50个，绿地率达到40%以上，": 2,
    "新建公园50个、": 1,
    "甲类、乙类污染物排放量分别下降5%、6%，": 2,
    "到2025年，新建公园50个。\n": 1,
    "“一二三”新建公园50个、": 1,
    "产值翻一番、税收增长5%、": 2,
    "6月底前新建公园50个；": 1,
}


@pytest.mark.parametrize("piece", PIECES)
def test_each_figure_is_read(piece: str) -> None:
    text = piece * TIMES
    assert len(goals_of(text, [Span(0, len(text))], [], Limits("2024"))) == PIECES[piece] * TIMES
