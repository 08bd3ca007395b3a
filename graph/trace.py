"""What a stretch of a document's text became when it was read."""

from dataclasses import dataclass
from enum import StrEnum


class Part(StrEnum):
    """What a stretch is to its plan; where two hold of the same words, the later one in this list is told."""

    UNEXPLAINED = "unexplained"
    BLANK = "blank"
    FRONT = "front_matter"
    TITLE = "title"
    BOX = "box"
    CLOSING = "closing"
    ANNEX = "annex"
    LEAD_IN = "lead_in"
    SECTION_TEXT = "section_text"
    ITEM = "item_text"
    TABLE_CELL = "table_cell"
    TABLE_HEAD = "table_head"
    LABEL = "label"
    HEADING = "heading"
    INDUSTRY = "industry"
    TARGET = "target"
    CITATION = "citation"
    CLAUSE = "clause"
    REPEATED = "repeated"
    DROPPED = "dropped"
    NAME = "name"
    ROLE_WORD = "role_word"


IN_CLAUSE = "in a clause"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of a document by their offsets, and what they became.

    `note` is why the stretch was dropped; what a name, a target or an industry was read as; and of a role word either
    IN_CLAUSE or why it assigns nothing, None where no reason is known.
    """

    start: int
    end: int
    part: Part
    note: str | None = None
