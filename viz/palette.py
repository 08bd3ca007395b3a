"""How each kind of node and each role of an edge is drawn, safe for colour-blind eyes and without colour."""

from dataclasses import dataclass
from enum import StrEnum

from graph.model import Role

INK = "#1b1f24"
FAINT = "#8a929c"


class Kind(StrEnum):
    """What a mark on the page stands for; a TAIL is the end of an item's label, where its own edges start."""

    AGENCY = "agency"
    ITEM = "item"
    TARGET = "target"
    INDUSTRY = "industry"
    HEADING = "heading"
    TAIL = "tail"


@dataclass(frozen=True, slots=True)
class Mark:
    """A node's shape (one that the page's script can draw), colour and name in the legend."""

    shape: str
    color: str
    label: str


@dataclass(frozen=True, slots=True)
class Line:
    """An edge's colour, width, dashes (none: solid) and name in the legend."""

    color: str
    width: float
    dashes: tuple[int, ...]
    label: str


# The colours are Okabe and Ito's; shape and dashes say the same again in black and white.
MARKS = {
    Kind.AGENCY: Mark("circle", "#0b3c5d", "部门 agency"),
    Kind.ITEM: Mark("square", "#e69f00", "事项 item"),
    Kind.TARGET: Mark("diamond", "#cc79a7", "指标 target"),
    Kind.INDUSTRY: Mark("triangle", "#56b4e9", "产业 industry"),
    Kind.HEADING: Mark("none", FAINT, ""),
    Kind.TAIL: Mark("point", FAINT, ""),
}

LINES = {
    Role.LEAD: Line("#d55e00", 2.4, (), "牵头 lead"),
    Role.CO_OP: Line("#0072b2", 1.2, (7, 4), "配合 co-op"),
    Role.JOINT: Line("#009e73", 1.8, (2, 3), "共同负责 joint"),
}

HANGING = Line(FAINT, 1.0, (), "")
PART_OF = Line(FAINT, 1.0, (1, 3), "")
