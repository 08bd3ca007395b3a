"""The graph held against the trace of its reading: what was read and is not there, and what is there and was not read."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.model import ActionItem, PlanGraph, Quote
from graph.trace import Part, Stretch
from loaders.judgements import CORRECTED
from loaders.script import from_mirror

# What a correction took away, what two clauses of an item say of one agency, and names that stand without a role
# are in no assignment; their diagnostics quote the words.
_TELLS_OF_NAME = frozenset({"agency-twice", "no-role", CORRECTED})

_Key = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that the ledger cannot explain, the words that it is about, and what stands around them."""

    what: str
    quote: Quote | None
    around: str | None = None


def missing_from(plan: PlanGraph) -> list[Finding]:
    """What the trace says was read and the graph does not hold."""
    if not plan.trace:
        return [Finding("the plan is kept without the trace of its reading: load it again", None)]
    items = {_key(item.quote) for item in plan.items}
    sections = {section.quote.start for section in plan.sections}
    targets = {(_key(target.quote), target.metric) for target in plan.targets}
    coverages = {(_key(coverage.quote), coverage.industry) for coverage in plan.coverages}
    found = []
    for each in plan.trace:
        key = (each.start, each.end)
        if each.part is Part.ITEM and key not in items:
            found.append(_missing(plan, each, "the graph holds no item for these words"))
        elif each.part is Part.SECTION_TEXT and each.start not in sections:
            found.append(_missing(plan, each, "the graph holds no section for these words"))
        elif each.part is Part.TARGET and (key, each.note) not in targets:
            found.append(_missing(plan, each, f"the graph holds no target {each.note!r} for these words"))
        elif each.part is Part.INDUSTRY and (key, each.note) not in coverages:
            found.append(_missing(plan, each, f"the graph names no industry {each.note!r} for these words"))
    return [*found, *_clauses_without(plan)]


def _clauses_without(plan: PlanGraph) -> Iterator[Finding]:
    """The clauses of which a name has no assignment in the graph."""
    repeated = [d.quote for d in plan.diagnostics if d.code == "repeated-row" and d.quote]
    told = {_key(each.quote) for each in plan.assignments}
    told |= {_key(d.quote) for d in plan.diagnostics if d.code in _TELLS_OF_NAME and d.quote}
    clauses = [each for each in plan.trace if each.part is Part.CLAUSE]
    for name in plan.trace:
        if name.part is not Part.NAME or (name.start, name.end) in told or _in_any(name, repeated):
            continue
        clause = next((each for each in clauses if each.start <= name.start and name.end <= each.end), name)
        yield _missing(plan, clause, f"the graph holds no assignment of {name.note}, who stands in this clause")


def faults_of(plan: PlanGraph) -> Iterator[Finding]:
    """What the graph says and the document does not, or not there."""
    yield from _broken_quotes(plan)
    if not plan.trace:
        return
    for each in plan.trace:
        if not 0 <= each.start < each.end <= len(plan.plan.text):
            yield Finding(f"a stretch of the trace ({each.part}) lies at {each.start} to {each.end}", None)
    yield from _unread_items(plan)
    yield from _unread_assignments(plan)
    read = _read(plan, Part.TARGET)
    for target in plan.targets:
        if (_key(target.quote), target.metric) not in read:
            yield Finding(f"target {target.metric!r} was not read in these words", target.quote)


def _broken_quotes(plan: PlanGraph) -> Iterator[Finding]:
    text = plan.plan.text
    for quote in _quotes(plan):
        if text[quote.start : quote.end] != quote.text:
            yield Finding(f"a quote does not hold: the text has other words at {quote.start} to {quote.end}", quote)


def _quotes(plan: PlanGraph) -> Iterator[Quote]:
    stated = (plan.sections, plan.items, plan.assignments, plan.targets, plan.coverages, plan.citations)
    for group in stated:
        yield from (each.quote for each in group)
    yield from (each.quote for each in plan.diagnostics if each.quote)


def _unread_items(plan: PlanGraph) -> Iterator[Finding]:
    read = {key for key, _ in _read(plan, Part.ITEM)}
    before = 0
    for item in sorted(plan.items, key=lambda item: item.order):
        if _key(item.quote) not in read:
            yield Finding(f"item {item.number} was not read in these words", item.quote)
        elif item.quote.start < before or not _holds(item):
            yield Finding(f"item {item.number} does not stand in these words", item.quote)
        before = max(before, item.quote.start)


def _holds(item: ActionItem) -> bool:
    words = item.quote.text
    return all(line in words or _stands_in_parts(line, words) for line in item.text.splitlines())


def _stands_in_parts(line: str, words: str) -> bool:
    """Whether the words hold all of the line in its order, as where a page's foot or a mark stood inside it."""
    rest = iter(words)
    return all(character in rest for character in line)


def _unread_assignments(plan: PlanGraph) -> Iterator[Finding]:
    read: dict[_Key, list[str]] = {}
    for key, name in _read(plan, Part.NAME):
        # A mirror's words are turned back in names too: 专案指挥部 was read, 项目指挥部 is said.
        read.setdefault(key, []).extend({name or "", from_mirror(name or "")})
    items = {item.id: item.quote for item in plan.items}
    repeated = [d.quote for d in plan.diagnostics if d.code == "repeated-row" and d.quote]
    for each in plan.assignments:
        if not (_in_any(each.quote, [items[each.item_id]]) or _in_any(each.quote, repeated)):
            yield Finding(f"the assignment of {each.name} quotes words outside its item", each.quote)
        elif each.rule != CORRECTED and not each.name.endswith(tuple(read.get(_key(each.quote), ()))):
            yield Finding(f"{each.name} was not read in these words", each.quote)


def _read(plan: PlanGraph, part: Part) -> set[tuple[_Key, str | None]]:
    return {((each.start, each.end), each.note) for each in plan.trace if each.part is part}


def _in_any(inner: Quote | Stretch, outer: Iterable[Quote]) -> bool:
    return any(each.start <= inner.start and inner.end <= each.end for each in outer)


def _key(quote: Quote) -> _Key:
    return quote.start, quote.end


def _missing(plan: PlanGraph, each: Stretch, what: str) -> Finding:
    return Finding(what, Quote(each.start, each.end, plan.plan.text[each.start : each.end]))
