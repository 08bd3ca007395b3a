"""Numbers as people type them."""

import pytest

from zeren.numbers import same_number


@pytest.mark.parametrize(
    ("typed", "printed", "same", "reason"),
    [
        ("15", "（十五）", True, "digits for a Chinese numeral"),
        ("（十五）", "（十五）", True, "as printed"),
        ("(十五)", "（十五）", True, "half-width brackets"),
        ("十五", "（十五）", True, "without brackets"),
        ("（15）", "15", True, "brackets where none are printed"),
        ("第15项", "15", True, "the words around it"),
        ("十五", "第十五条", True, "an article"),
        ("1.2", "1.2", True, "levels"),
        ("05", "5", True, "a leading nought"),
        ("1.2", "12", False, "levels are no digits run together"),
        ("5", "（十五）", False, "not a part of it"),
        ("2", "1.2", False, "not the last level alone"),
        ("二十", "20", True, "tens"),
        ("", "", False, "no number is no number"),
        ("1", "", False, "an item without a number has none to match"),
        ("计量", "（十五）", False, "words are no number"),
    ],
)
def test_same_number(typed: str, printed: str, same: bool, reason: str) -> None:
    assert same_number(typed, printed) is same
