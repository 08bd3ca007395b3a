"""From the clauses of an item to its assignments: each agency once, with the words that named it."""

from collections.abc import Iterator, Sequence

from graph.model import Assignment, Role, Severity
from loaders.agencies import Name, Shared, restore
from loaders.assembly import Assembly
from loaders.bodies import is_branch, is_bureau, kind_of
from loaders.clauses import Clause
from loaders.judgements import CORRECTED
from loaders.jurisdictions import is_zone
from loaders.script import from_mirror

_RANK = {Role.LEAD: 0, Role.JOINT: 1, Role.CO_OP: 2}


def assign(assembly: Assembly, item: str, clauses: Sequence[Clause], known: dict[str, Assignment]) -> None:
    """Each agency once an item, the first of lead, joint and co_op holding; `known` are those that it has already."""
    repeated = set(known)
    for clause in clauses:
        for found in _assigned(assembly, item, clause):
            before = known.setdefault(found.agency_id, found)
            if before is found or (found.agency_id in repeated and found.role is before.role):
                continue
            weaker = found
            if _RANK[found.role] < _RANK[before.role]:
                known[found.agency_id], weaker = found, before
            message = f"{found.name} stands as {before.role} and as {found.role} in one item; lead goes before joint before co_op"
            assembly.say(Severity.WARNING, "agency-twice", message, weaker.quote)
        _say_clause(assembly, clause)
    assembly.assignments += known.values()


def _again(assembly: Assembly, shared: Shared, *, zone: bool) -> Shared:
    """The prefix in force behind a body with its own place: the plan's own again; a zone's bureaux bear none but 区."""
    registry = assembly.registry
    if shared.base is None or (zone and shared.base != "区"):
        return Shared(registry.own_prefix)
    own = registry.own_prefix is not None and registry.is_below(shared.base)
    return Shared(registry.own_prefix) if own else shared


def _assigned(assembly: Assembly, item: str, clause: Clause) -> Iterator[Assignment]:
    shared = Shared()
    above: Name | None = None
    for each in clause.assigned:
        mention = each.mention
        written = mention.name if not assembly.mirror or kind_of(mention.name) else from_mirror(mention.name)
        # 钦州海关、税务局; 州生态环境局元阳分局、应急管理局: a bare bureau behind a body with its own place, and behind the
        # branch of a body above, takes the plan's prefix again.
        zone = is_zone(assembly.registry.jurisdiction)
        if above and (zone or is_bureau(written)) and is_branch(above.restored, above.kind):
            shared = _again(assembly, shared, zone=zone)
        name, shared = restore(written, shared, assembly.homes)
        above = name
        agency = assembly.registry.add(name)
        quote = assembly.cleaned.quote(mention.start, mention.end)
        rule = CORRECTED if assembly.registry.is_judged(name) else each.rule
        yield Assignment(agency, item, name.restored, each.role, rule, quote)


def _say_clause(assembly: Assembly, clause: Clause) -> None:
    for span in clause.open_lists:
        assembly.say(Severity.INFO, "open-list", "等 leaves the list of agencies open", assembly.quote(span))
    if clause.first_leads:
        scope = "from here on" if clause.also_below else "in this clause"
        message = f"the first agency of a list leads, {scope}"
        assembly.say(Severity.INFO, "first-is-lead", message, assembly.quote(clause.span))
    if clause.not_repeated:
        message = "local governments carry later items too; they are recorded where they are named"
        assembly.say(Severity.INFO, "standing-duty", message, assembly.quote(clause.not_repeated))
    for mention in clause.leftover:
        message = f"{mention.name} stands in a clause that gives it no role"
        assembly.say(Severity.WARNING, "no-role", message, assembly.cleaned.quote(mention.start, mention.end))
