"""A mention with the role that its word means, and how it was marked."""

from dataclasses import dataclass
from enum import StrEnum

from loaders.names import Mention

MAIN = "main"


class Form(StrEnum):
    """How a role was marked: a word behind the names, a label before them, 会 between them, a table's column."""

    VERB = "verb"
    LABEL = "label"
    WITH = "with"
    COLUMN = "column"
    UNMARKED = "unmarked"


@dataclass(slots=True)
class Marked:
    """A mention with the role that its word means; `main` (主责单位) leads only where nobody else does."""

    mention: Mention
    form: Form
    role: str
