"""What people have judged of agencies' names, against what the rules would say: the same body, or not."""

from dataclasses import dataclass

# The rule of every statement that a person has put right.
CORRECTED = "correction"


@dataclass(frozen=True, slots=True)
class Judgements:
    """`same`: a name, and the name of the body that it is; `apart`: a name, and another that is no name of that body."""

    same: tuple[tuple[str, str], ...] = ()
    apart: tuple[tuple[str, str], ...] = ()


NONE = Judgements()
