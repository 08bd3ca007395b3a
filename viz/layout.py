"""Where everything stands: agencies by load, items by heading, what hangs on the items, in three columns."""

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.model import Agency, Industry, Role, Subgraph
from viz.palette import Kind

AGENCY_X = 0.0
ITEM_X = 240.0
TAIL_X = 535.0
EXTRA_X = 595.0
PITCH = 18.0  # a 13 pixel character with air above and below it
WIDEST_PITCH = 40.0
SCREEN = 700.0  # a small graph is spread over a screen, not heaped in its middle
INDENT = 10.0


@dataclass(frozen=True, slots=True)
class Spot:
    """A node's place; `key` is the node's id within its kind."""

    kind: Kind
    key: str
    x: float
    y: float


def by_load(subgraph: Subgraph, focus: str | None) -> list[Agency]:
    """The agencies, `focus` first, then the most items first, then the most leads, then by id."""
    load = Counter(a.agency_id for a in subgraph.assignments)
    leads = Counter(a.agency_id for a in subgraph.assignments if a.role is Role.LEAD)
    return sorted(subgraph.agencies, key=lambda a: (a.id != focus, -load[a.id], -leads[a.id], a.id))


def place(subgraph: Subgraph, headings: Mapping[str, str], focus: str | None = None) -> list[Spot]:
    """A spot for every node of the subgraph, every heading, and the tail of every item that has extras.

    `headings` says, by item id, which words stand above the item; they stand once above a run of items.
    """
    agencies = [(Kind.AGENCY, agency.id) for agency in by_load(subgraph, focus)]
    items = list(_item_rows(subgraph, headings))
    extras = list(_extra_rows(subgraph))
    height = max(PITCH * max(len(agencies), len(items), len(extras)), SCREEN)
    depth = _depths(subgraph)
    middle = [Spot(s.kind, s.key, s.x + INDENT * depth.get(s.key, 0), s.y) for s in _column(items, ITEM_X, height)]
    tailed = {t.item_id for t in subgraph.targets} | {c.item_id for c in subgraph.coverages}
    tails = [Spot(Kind.TAIL, s.key, TAIL_X, s.y) for s in middle if s.kind is Kind.ITEM and s.key in tailed]
    return [*_column(agencies, AGENCY_X, height), *middle, *tails, *_column(extras, EXTRA_X, height)]


def _column(rows: Sequence[tuple[Kind, str]], x: float, height: float) -> list[Spot]:
    """The rows spread over the height, but never so far apart that the eye loses the column."""
    pitch = min(height / max(len(rows), 1), WIDEST_PITCH)
    top = (height - pitch * len(rows)) / 2
    return [Spot(kind, key, x, round(top + pitch * (n + 0.5), 1)) for n, (kind, key) in enumerate(rows)]


def _item_rows(subgraph: Subgraph, headings: Mapping[str, str]) -> Iterable[tuple[Kind, str]]:
    above = None
    for item in subgraph.items:
        heading = headings.get(item.id)
        if heading and heading != above:
            yield Kind.HEADING, item.id
        above = heading
        yield Kind.ITEM, item.id


def _extra_rows(subgraph: Subgraph) -> Iterable[tuple[Kind, str]]:
    """Targets and industries beside the first item that names them, a class before its members."""
    targets: dict[str, list[str]] = defaultdict(list)
    for target in subgraph.targets:
        targets[target.item_id].append(target.id)
    covered: dict[str, list[str]] = defaultdict(list)
    for coverage in subgraph.coverages:
        covered[coverage.item_id].append(coverage.industry)
    known = {industry.name: industry for industry in subgraph.industries}
    seen: set[str] = set()
    for item in subgraph.items:
        yield from ((Kind.TARGET, key) for key in targets[item.id])
        for name in covered[item.id]:
            yield from _unseen(known[name], known, seen)
    for industry in subgraph.industries:
        yield from _unseen(industry, known, seen)


def _unseen(industry: Industry, known: Container[str], seen: set[str]) -> Iterable[tuple[Kind, str]]:
    for name in (industry.parent, industry.name):
        if name is not None and name in known and name not in seen:
            seen.add(name)
            yield Kind.INDUSTRY, name


def _depths(subgraph: Subgraph) -> dict[str, int]:
    """How many items each item is a measure of, by item id; a parent outside the subgraph does not count."""
    depths: dict[str, int] = {}
    for item in subgraph.items:
        depths[item.id] = depths[item.parent] + 1 if item.parent in depths else 0
    return depths
