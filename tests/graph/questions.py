"""Every question of a Reader, of all that a store holds and of what it does not, so that two stores can be compared."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from graph.answers import ItemQuery
from graph.errors import NotFoundError
from graph.model import PlanGraph, Role
from graph.store import Reader

Question = Callable[[Reader], object]

UNKNOWN = "nobody-knows-it"
PAGES = ((None, 0), (2, 0), (2, 1), (0, 0), (3, 1000))


def questions(reader: Reader) -> Iterator[tuple[str, Question]]:
    """Every question, of all that the store holds, and of what it does not."""
    graphs = [reader.plan(row.id) for row in reader.plans().rows]
    yield "check", lambda store: store.check()
    yield from _of_plans(graphs)
    yield from _of_agencies(reader, graphs)
    for limit, offset in PAGES:
        yield f"items {limit} {offset}", lambda store, n=limit, o=offset: store.items(ItemQuery(), limit=n, offset=o)
    for name, query in _queries(graphs):
        yield f"items {name}", lambda store, q=query: store.items(q)
        yield f"targets {name}", lambda store, q=query: store.targets(q, limit=5, offset=1)
    for unit in ("个", "%", UNKNOWN):
        yield f"targets in {unit}", lambda store, u=unit: store.targets(ItemQuery(), unit=u)


def _of_plans(graphs: Sequence[PlanGraph]) -> Iterator[tuple[str, Question]]:
    for limit, offset in PAGES:
        yield f"plans {limit} {offset}", lambda store, n=limit, o=offset: store.plans(limit=n, offset=o)
    for place in _places(graphs):
        yield f"plans of {place}", lambda store, p=place: store.plans(jurisdiction=p)
        yield f"industries of {place}", lambda store, p=place: store.industries(jurisdiction=p)
        yield f"workload of {place}", lambda store, p=place: store.workload(jurisdiction=p)
        yield f"agencies of {place}", lambda store, p=place: store.agencies(jurisdiction=p)
    for plan in [*(graph.plan.id for graph in graphs), UNKNOWN]:
        yield f"plan {plan}", lambda store, p=plan: store.plan(p)
        yield f"picture of {plan}", lambda store, p=plan: store.plan_subgraph(p)
        yield f"industries in {plan}", lambda store, p=plan: store.industries(plan=p)
        yield f"workload in {plan}", lambda store, p=plan: store.workload(plan=p)
        yield f"agencies in {plan}", lambda store, p=plan: store.agencies(plan=p, limit=3)
    for item in [*(item.id for graph in graphs for item in graph.items[:4]), UNKNOWN]:
        yield f"item {item}", lambda store, i=item: store.item(i)


def _of_agencies(reader: Reader, graphs: Sequence[PlanGraph]) -> Iterator[tuple[str, Question]]:
    known = reader.agencies().rows
    heirs = [found.successor for graph in graphs for found in graph.successions]
    for limit, offset in PAGES:
        yield f"agencies {limit} {offset}", lambda store, n=limit, o=offset: store.agencies(limit=n, offset=o)
        yield f"workload {limit} {offset}", lambda store, n=limit, o=offset: store.workload(limit=n, offset=o)
    for kind in {*(one.kind or UNKNOWN for one in known)}:
        yield f"agencies of kind {kind}", lambda store, k=kind: store.agencies(kind=k)
    few = list(dict.fromkeys([*known[:6], *heirs[:2]]))
    for one in [*(found.id for found in few), UNKNOWN]:
        yield f"agency {one}", lambda store, a=one: store.agency(a)
        yield f"workload of {one}", lambda store, a=one: store.workload(agency=a)
        yield f"collaborators of {one}", lambda store, a=one: store.collaborators(a)
        yield f"picture of {one}", lambda store, a=one: store.agency_subgraph(a, limit=3)
        first = graphs[0].plan.id if graphs else UNKNOWN
        yield f"collaborators of {one} in a plan", lambda store, a=one, p=first: store.collaborators(a, plan=p)
    for name in {name for one in few for name in (one.id, one.name, *one.aliases, one.english_name or "")}:
        yield f"agencies named {name!r}", lambda store, n=name: store.agencies_named(n.upper())


def _queries(graphs: Sequence[PlanGraph]) -> Iterator[tuple[str, ItemQuery]]:
    everything = ItemQuery()
    yield "all", everything
    agencies = tuple(dict.fromkeys(one.agency_id for graph in graphs for one in graph.assignments))[:4]
    fields: dict[str, Sequence[str]] = {
        "plan": [*(graph.plan.id for graph in graphs), UNKNOWN],
        "jurisdiction": _places(graphs),
        "industry": [*dict.fromkeys(one.name for graph in graphs for one in graph.industries), UNKNOWN][:5],
        "section": [*(one.id for graph in graphs for one in graph.sections), UNKNOWN][:4],
        "due": ("2014", "2015", "2015-06", "2018", "9999"),
        "text": ("体系", "體系", "标准体", "led", "建", '"', "%", "a*", "新能源 产业", " ", "不在"),
    }
    for name, values in fields.items():
        for value in values:
            yield f"{name}={value}", replace(everything, **{name: value})
    for role in (None, *Role, "nothing"):
        yield f"agencies {role}", ItemQuery(agencies=agencies, role=role)
        for own in (*agencies[:2], UNKNOWN):
            yield f"{own} {role} 2015", ItemQuery(agencies=(own,), role=role, due="2015")
    for graph in graphs[:2]:
        yield "plan and text", ItemQuery(plan=graph.plan.id, text="建设", jurisdiction=graph.plan.jurisdiction)


def _places(graphs: Sequence[PlanGraph]) -> list[str]:
    return [*dict.fromkeys(graph.plan.jurisdiction for graph in graphs if graph.plan.jurisdiction), UNKNOWN]


def answered(store: Reader, ask: Question) -> object:
    """The answer, or what was not found."""
    try:
        return ask(store)
    except NotFoundError as error:
        return "not found", error.kind, error.key
