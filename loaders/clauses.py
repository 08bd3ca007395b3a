"""The words of one responsibility clause read into mentions of agencies, each with its role.

A clause is a run of names closed by role words (甲局牵头，乙局、丙局配合), opened by labels (责任单位：甲局、乙局), or parted by
会 (甲局牵头会乙局等单位负责). It is read token by token; what a role word means is settled when the whole clause is known.
"""

from collections.abc import Sequence
from typing import NamedTuple

from graph.model import Role
from loaders.document import Span
from loaders.marked import MAIN, Form, Marked
from loaders.names import Mention
from loaders.reading import Reading


class Assigned(NamedTuple):
    """A mention with its role and the rule that gave it."""

    mention: Mention
    role: Role
    rule: str


class Clause(NamedTuple):
    """What a clause says. `first_leads` is a rule that it states (排在首位的为牵头单位), `also_below` that it holds on (下同);
    `time` is what stands behind 完成时限：; `leftover` are names that nothing gave a role, `idle` role words that
    nothing was found for."""

    span: Span
    assigned: tuple[Assigned, ...]
    open_lists: tuple[Span, ...] = ()
    first_leads: bool = False
    also_below: bool = False
    not_repeated: Span | None = None
    time: Span | None = None
    leftover: tuple[Mention, ...] = ()
    idle: tuple[Span, ...] = ()


def read_clause(
    text: str, start: int, end: int, *, strict: bool = False, ordered: bool = False, bare: bool = False, least: int = 2
) -> Clause:
    """The clause that stands at `text[start:end]` (canonical text, its own brackets left out).

    With `strict`, for running text, only what is surely a body counts as a name (`least` is how sure it must be), and
    any other words between two signs part the names before them from the role word behind them. With `ordered` a rule
    of the document says that the first one leads. A `bare` list of names has no word for a role and needs none.
    """
    state = Reading(text, strict, least)
    state.read(start, end)
    return _settled(state, Span(start, end), ordered, bare)


def read_cells(text: str, cells: Sequence[tuple[Span, str]], *, ordered: bool = False) -> Clause:
    """The cells of a table's row as one clause, each with the role of its column's head."""
    state = Reading(text, form=Form.COLUMN)
    for cell, role in cells:
        state.label = role
        state.read(cell.start, cell.end)
    start = min((cell.start for cell, _ in cells), default=0)
    return _settled(state, Span(start, max((cell.end for cell, _ in cells), default=0)), ordered)


def _settled(state: Reading, span: Span, ordered: bool, bare: bool = False) -> Clause:
    """Roles once the whole clause is known: 负责 and 责任单位 share the duty only where nobody leads."""
    led = any(each.role == Role.LEAD for each in state.marked)
    apart = any(each.role == Role.CO_OP and each.form is Form.VERB for each in state.marked)
    ordered = (ordered or state.first_leads) and not led and not (apart and not state.first_leads)
    marked = list(state.marked)
    if led or ordered or bare:
        marked += [Marked(mention, Form.UNMARKED, Role.JOINT) for mention in state.pending]
    marked.sort(key=lambda each: each.mention.start)
    first = next((each for each in marked if each.role in (Role.JOINT, MAIN)), None) if ordered else None
    led = led or any(each.role == MAIN for each in marked)
    return Clause(
        span,
        tuple(Assigned(each.mention, *_role(each, first, led, state)) for each in marked),
        tuple(state.open_lists),
        state.first_leads,
        state.also_below,
        state.not_repeated,
        state.time,
        () if len(marked) > len(state.marked) else tuple(state.pending),
        tuple(state.idle),
    )


def _role(each: Marked, first: Marked | None, led: bool, state: Reading) -> tuple[Role, str]:
    """The role and the rule's name: the form of the marker and what it came to mean."""
    if first is not None and each.role in (Role.JOINT, MAIN):
        return (Role.LEAD if each is first else Role.CO_OP), "first-is-lead"
    if each.role == MAIN:
        above = any(other.role == Role.LEAD for other in state.marked)
        return (Role.CO_OP, f"{each.form}-joint-beside-lead") if above else (Role.LEAD, f"{each.form}-lead")
    if each.role == Role.JOINT and led:
        return Role.CO_OP, f"{each.form}-joint-beside-lead"
    role = Role(each.role)
    return role, "lead-with-co_op" if each.form is Form.WITH else f"{each.form}-{role}"
