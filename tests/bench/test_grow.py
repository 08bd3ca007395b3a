"""The texts that tempt a parser to look back, on small sizes; how long they take at full size the bench measures."""

import json

import pytest

from bench.grow import SHAPES, TAIL, TooSlowError, grow, in_proportion, seconds


@pytest.mark.parametrize("name", SHAPES)
def test_a_shape_grows_and_is_read(name: str) -> None:
    _, make = SHAPES[name]
    small, large = len(make(2_000)), len(make(4_000))
    assert 1.5 * small < large < 2.5 * small
    seconds(make(2_000) + TAIL, patience=60.0)


def test_a_shape_is_reported_at_its_three_sizes(capsys: pytest.CaptureFixture[str]) -> None:
    assert grow("digits", 4_000, SHAPES["digits"][1], patience=60.0)
    line = json.loads(capsys.readouterr().out)
    assert (line["bench"], line["shape"], line["characters"], line["good"]) == ("grow", "digits", 4_000, True)
    assert (len(line["seconds"]), len(line["ratios"])) == (3, 2)


@pytest.mark.parametrize(
    ("taken", "good"),
    [([1.0, 2.0, 4.0], True), ([1.0, 2.4, 5.9], True), ([1.0, 4.0, 16.0], False), ([0.01, 0.04, 0.16], True)],
)
def test_what_is_in_proportion(taken: list[float], good: bool) -> None:
    assert in_proportion(taken) is good


def test_patience_ends() -> None:
    with pytest.raises(TooSlowError):
        seconds(SHAPES["many items"][1](100_000), patience=0.05)
