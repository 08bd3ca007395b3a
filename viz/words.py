"""What stands on a label, and how much of it fits."""

from unicodedata import east_asian_width

from graph.contract import number_json
from graph.model import Comparator, Target

_SIGNS = {
    Comparator.EQUAL: "",
    Comparator.AT_LEAST: "≥",
    Comparator.AT_MOST: "≤",
    Comparator.MORE: ">",
    Comparator.LESS: "<",
    Comparator.ABOUT: "≈",
    Comparator.MULTIPLE: "×",
}


def width(text: str) -> float:
    """The text's width in ems: a Chinese character is one, a Latin letter a little over half."""
    return sum(1.0 if east_asian_width(char) in "WFA" else 0.56 for char in text)


def fit(text: str, ems: float) -> str:
    """The text, or as much of it as fits in `ems` with an ellipsis at its end.

    >>> fit("汕头出入境检验检疫局", 20), fit("汕头出入境检验检疫局", 5)
    ('汕头出入境检验检疫局', '汕头出入…')
    """
    if width(text) <= ems:
        return text
    room, kept = ems - 1.0, 0
    for kept, char in enumerate(text):  # noqa: B007  the count where the room ends is what is wanted
        room -= width(char)
        if room < 0:
            break
    return text[:kept] + "…"


def figure(target: Target) -> str:
    """The figure that must be reached, `≥100个`; the empty text for a qualitative target."""
    if target.value is None:
        return ""
    sign = _SIGNS[target.comparator] if target.comparator else ""
    # A multiple has said 倍 with its sign.
    unit = target.unit if target.comparator is not Comparator.MULTIPLE or target.unit != "倍" else None
    return f"{sign}{number_json(target.value)}{unit or ''}"


def target_label(target: Target) -> str:
    """Figure and metric: `≥100个 省名牌产品`."""
    return " ".join(part for part in (figure(target), target.metric) if part)
