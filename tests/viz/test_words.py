"""Labels: what is shortened, and how a figure is written."""

import pytest

from graph.model import Comparator, Quote, Target
from viz.words import fit, target_label, width


@pytest.mark.parametrize(
    ("text", "ems", "shown"),
    [
        ("市质监局", 4, "市质监局"),  # just fits
        ("市质监局", 3.9, "市质…"),  # the ellipsis takes the room of a character
        ("LED照明", 4, "LED照明"),  # Latin letters are narrow
        ("", 1, ""),
        ("汕", 0.5, "…"),  # no room for anything
    ],
)
def test_fit_cuts_what_is_too_wide(text: str, ems: float, shown: str) -> None:
    assert fit(text, ems) == shown
    assert width(shown) <= max(ems, 1.0)


def target(value: float | None, unit: str | None, comparator: Comparator | None) -> Target:
    return Target("i:t1", "i", "专利申请量", value, unit, comparator, None, None, None, Quote(0, 1, "专"))


@pytest.mark.parametrize(
    ("value", "unit", "comparator", "label"),
    [
        (100, "个", Comparator.AT_LEAST, "≥100个 专利申请量"),
        (450.0, "件", Comparator.EQUAL, "450件 专利申请量"),  # no sign and no decimal point
        (1.8, "万个", Comparator.MORE, ">1.8万个 专利申请量"),
        (2, "倍", Comparator.MULTIPLE, "×2 专利申请量"),  # the sign has said 倍
        (2600000, "人", Comparator.EQUAL, "2600000人 专利申请量"),  # all its digits
        (None, None, None, "专利申请量"),  # qualitative: 居全省前列
    ],
)
def test_a_target_is_shown_by_figure_and_metric(
    value: float | None, unit: str | None, comparator: Comparator | None, label: str
) -> None:
    assert target_label(target(value, unit, comparator)) == label
