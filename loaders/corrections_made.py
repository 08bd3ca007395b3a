"""Corrections made in the graph of a plan, each one told in a diagnostic, each one that no longer fits an error."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from graph.errors import CorrectionError
from graph.model import ActionItem, Assignment, Diagnostic, PlanGraph, Quote, Severity
from loaders.agencies import Shared, restore
from loaders.corrections import Correction, Deed, judgements_of, where_of
from loaders.judgements import CORRECTED, Judgements
from loaders.jurisdictions import short_name
from loaders.pipeline import read_plan
from loaders.registry import Registry
from loaders.script import canonical, mainland

_NUMBER_SIGNS = "第条章节项（）〔〕、.： "
_NEWER = "The document or the reading has changed: check the entry, and change it or take it out"


def read_corrected(
    data: bytes, name: str, corrections: Sequence[Correction], entries: Path, *, traced: bool = False
) -> PlanGraph:
    """The plan as `read_plan` reads it, with the corrections that concern it, which stand in the file `entries`.

    Raises CorrectionError for a correction of this plan that no longer fits, DocumentError as read_plan does.
    """
    judgements = judgements_of(corrections)
    plan = read_plan(data, name, traced=traced, judgements=judgements)
    for each in corrections:
        try:
            plan = _MADE[each.do](plan, each, judgements)
        except CorrectionError as error:
            where = where_of(entries, each.place)
            raise CorrectionError(error.what, where=where, advice=error.advice) from error
    return _with_agencies_in_use(plan) if corrections else plan


def _judged(plan: PlanGraph, made: Correction, _: Judgements) -> PlanGraph:
    """The registry has heeded the judgement; without a file it need not concern every plan."""
    ruled = _ruled(plan, made)
    if not ruled and made.file is None:
        return plan
    if not ruled:
        raise CorrectionError(f"no name of the plan is changed by it: {made.agency}, {made.other}", advice=_NEWER)
    verb = "is" if made.do is Deed.SAME else "is not"
    return _told(plan, f"{made.agency} {verb} {made.other}: {made.reason}", ruled[0].quote)


def _ruled(plan: PlanGraph, made: Correction) -> list[Assignment]:
    name = made.other or ""
    bodies = {agency.id for agency in plan.agencies if name in (agency.name, *agency.aliases)}
    return [each for each in plan.assignments if each.agency_id in bodies and each.rule == CORRECTED]


def heeded(plan: PlanGraph, judgement: Correction) -> bool:
    """Whether a judgement on names changed the plan."""
    return bool(_ruled(plan, judgement))


def _removed(plan: PlanGraph, made: Correction, _: Judgements) -> PlanGraph:
    gone = _assignment(plan, made)
    kept = tuple(each for each in plan.assignments if each is not gone)
    message = f"{gone.name} ({gone.role}) was taken off: {made.reason}"
    return _told(replace(plan, assignments=kept), message, gone.quote)


def _with_role(plan: PlanGraph, made: Correction, _: Judgements) -> PlanGraph:
    before = _assignment(plan, made)
    if made.role is None or before.role is made.role:
        raise CorrectionError(f"{before.name} is {before.role} there already", advice=_NEWER)
    after = replace(before, role=made.role, rule=CORRECTED)
    changed = tuple(after if each is before else each for each in plan.assignments)
    message = f"{before.name} was read as {before.role} and is {after.role}: {made.reason}"
    return _told(replace(plan, assignments=changed), message, before.quote)


def _added(plan: PlanGraph, made: Correction, judgements: Judgements) -> PlanGraph:
    item = _item(plan, made)
    if made.role is None or any(True for _ in _assignments(plan, item, made.agency)):
        raise CorrectionError(f"{made.agency} is in item {item.number} already", advice=_NEWER)
    quote = _quote(item, made)
    home = short_name(plan.plan.jurisdiction)
    name, _ = restore(mainland(made.agency), Shared(), home)
    registry = Registry(plan.plan.jurisdiction, plan.plan.level, judgements, plan.plan.id)
    ident = registry.add(name)
    known = {agency.id for agency in plan.agencies}
    new = Assignment(ident, item.id, name.restored, made.role, CORRECTED, quote)
    plan = replace(plan, assignments=tuple(_in_order(plan, new)))
    if ident not in known:
        agencies = (*plan.agencies, *registry.agencies())
        plan = replace(plan, agencies=agencies, successions=(*plan.successions, *registry.successions()))
    return _told(plan, f"{new.name} ({new.role}) was added: {made.reason}", quote)


_MADE = {
    Deed.SAME: _judged,
    Deed.APART: _judged,
    Deed.REMOVE: _removed,
    Deed.ROLE: _with_role,
    Deed.ADD: _added,
}


def _item(plan: PlanGraph, made: Correction) -> ActionItem:
    wanted = made.item or ""
    found = [item for item in plan.items if wanted == item.id]
    found = found or [item for item in plan.items if _bare(wanted) == _bare(item.number)]
    if not found:
        raise CorrectionError(f"the plan has no item {wanted!r}", advice=_NEWER)
    if len(found) > 1:
        ids = ", ".join(item.id for item in found)
        raise CorrectionError(f"item {wanted!r} could be any of {len(found)}", advice=f"Give its id: {ids}")
    return found[0]


def _bare(number: str) -> str:
    return canonical(number).strip(_NUMBER_SIGNS)


def _assignment(plan: PlanGraph, made: Correction) -> Assignment:
    item = _item(plan, made)
    found = next(_assignments(plan, item, made.agency), None)
    if found is None:
        held = "、".join(each.name for each in plan.assignments if each.item_id == item.id) or "nobody"
        what = f"item {item.number} has no assignment of {made.agency}; it has {held}"
        raise CorrectionError(what, advice=_NEWER)
    return found


def _assignments(plan: PlanGraph, item: ActionItem, name: str) -> Iterator[Assignment]:
    names = {name, mainland(name)}
    bodies = {agency.id for agency in plan.agencies if names & {agency.id, agency.name, *agency.aliases}}
    for each in plan.assignments:
        if each.item_id == item.id and (each.name in names or each.agency_id in bodies):
            yield each


def _quote(item: ActionItem, made: Correction) -> Quote:
    words = made.quote or made.agency
    at = item.quote.text.find(words)
    if at < 0:
        advice = "Quote words of the item, in its own script, with `quote`"
        raise CorrectionError(f"item {item.number} does not hold the words {words!r}", advice=advice)
    return Quote(item.quote.start + at, item.quote.start + at + len(words), words)


def _in_order(plan: PlanGraph, new: Assignment) -> Iterator[Assignment]:
    """The assignments with the new one behind the last of its item, or of the items before it."""
    order = {item.id: item.order for item in plan.items}
    yield from (each for each in plan.assignments if order[each.item_id] <= order[new.item_id])
    yield new
    yield from (each for each in plan.assignments if order[each.item_id] > order[new.item_id])


def _told(plan: PlanGraph, message: str, quote: Quote) -> PlanGraph:
    told = Diagnostic(Severity.INFO, CORRECTED, message, quote)
    return replace(plan, diagnostics=(*plan.diagnostics, told))


def _with_agencies_in_use(plan: PlanGraph) -> PlanGraph:
    """Without the agencies that a correction has left without an item."""
    used = {each.agency_id for each in plan.assignments}
    agencies = tuple(agency for agency in plan.agencies if agency.id in used)
    successions = tuple(each for each in plan.successions if each.predecessor in used)
    return replace(plan, agencies=agencies, successions=successions)
