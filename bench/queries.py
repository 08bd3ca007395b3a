"""What each question costs at 10, 100, 1,000 and 10,000 plans.

python -m bench.queries [--store URL ...] [--scales 10,100,1000] [--seed S] [--repeat N]

A store is filled up from scale to scale. The agencies that are asked about have about as many items at every scale,
so that what differs is only how much else there is.
"""

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from bench.corpus import engine, graphs, opened, report
from graph.answers import ItemQuery
from graph.store import Reader, Store

SCALES = (10, 100, 1000, 10_000)
ITEMS = 15
SAMPLE = 8
PAGE = 50


@dataclass(frozen=True, slots=True)
class Sample:
    """What is asked about in turn, all of one place; `items` is how many the agencies have at the middle."""

    place: str
    plans: Sequence[str]
    agencies: Sequence[str]
    names: Sequence[str]
    item_ids: Sequence[str]
    items: float


def sample_of(store: Reader) -> Sample:
    """Plans of the first place, and those of its agencies whose number of items is nearest to ITEMS."""
    plans = store.plans(limit=1).rows
    place = plans[0].jurisdiction or ""
    own = store.plans(jurisdiction=place).rows
    loads = sorted(store.workload(jurisdiction=place).rows, key=lambda load: (abs(load.total - ITEMS), load.agency.id))
    chosen = loads[:SAMPLE]
    items = store.items(ItemQuery(jurisdiction=place), limit=SAMPLE).rows
    return Sample(
        place,
        [plan.id for plan in own[:SAMPLE]],
        [load.agency.id for load in chosen],
        [load.agency.name for load in chosen],
        [detail.item.id for detail in items],
        statistics.median(load.total for load in chosen),
    )


def questions(store: Reader, sample: Sample) -> Iterator[tuple[str, Callable[[int], object]]]:
    """Each question by name, asked about the sample's n-th."""
    plan = _nth(sample.plans)
    agency = _nth(sample.agencies)
    name = _nth(sample.names)
    item = _nth(sample.item_ids)
    yield "plans", lambda n: store.plans(limit=PAGE)
    yield "plan", lambda n: store.plan(plan(n))
    yield "item", lambda n: store.item(item(n))
    yield "items of an agency", lambda n: store.items(ItemQuery(agencies=(agency(n),)), limit=PAGE)
    yield "items led by an agency", lambda n: store.items(ItemQuery(agencies=(agency(n),), role="lead"), limit=PAGE)
    yield "items of a plan", lambda n: store.items(ItemQuery(plan=plan(n)), limit=PAGE)
    yield "items of a plan by words", lambda n: store.items(ItemQuery(plan=plan(n), text="体系建设"), limit=PAGE)
    yield "items by words", lambda n: store.items(ItemQuery(text="体系建设"), limit=PAGE)
    yield "agencies of a place", lambda n: store.agencies(jurisdiction=sample.place, limit=PAGE)
    yield "agency", lambda n: store.agency(agency(n))
    yield "agencies by name", lambda n: store.agencies_named(name(n))
    yield "workload of an agency", lambda n: store.workload(agency=agency(n))
    yield "workload of a plan", lambda n: store.workload(plan=plan(n))
    yield "workload of a place", lambda n: store.workload(jurisdiction=sample.place, limit=PAGE)
    yield "workload of all", lambda n: store.workload(limit=PAGE)
    yield "collaborators", lambda n: store.collaborators(agency(n))
    yield "targets of an agency", lambda n: store.targets(ItemQuery(agencies=(agency(n),)), limit=PAGE)
    yield (
        "targets due in a place",
        lambda n: store.targets(ItemQuery(jurisdiction=sample.place, due="2018"), limit=PAGE),
    )
    yield "industries of a plan", lambda n: store.industries(plan=plan(n))
    yield "industries of a place", lambda n: store.industries(jurisdiction=sample.place)
    yield "picture of a plan", lambda n: store.plan_subgraph(plan(n))
    yield "picture of an agency", lambda n: store.agency_subgraph(agency(n))


def _nth(of: Sequence[str]) -> Callable[[int], str]:
    return lambda n: of[n % len(of)]


def cost(ask: Callable[[int], object], repeat: int, patience: float) -> tuple[float, float, int]:
    """The 50th and the 95th percentile in milliseconds, and how often it was asked: once unmeasured, then at most
    `repeat` times or `patience` seconds."""
    ask(0)
    times: list[float] = []
    begun = time.perf_counter()
    while len(times) < repeat and (len(times) < 3 or time.perf_counter() - begun < patience):
        start = time.perf_counter()
        ask(len(times))
        times.append((time.perf_counter() - start) * 1000)
    cuts = statistics.quantiles(times, n=20, method="inclusive")
    return statistics.median(times), cuts[-1], len(times)


def measure(store: Store, name: str, scale: int, repeat: int, patience: float) -> None:
    """Ask each question of a store that holds `scale` plans."""
    sample = sample_of(store)
    for question, ask in questions(store, sample):
        middle, high, asked = cost(ask, repeat, patience)
        report(
            "query",
            store=name,
            plans=scale,
            question=question,
            p50_ms=round(middle, 2),
            p95_ms=round(high, 2),
            asked=asked,
            agency_items=sample.items,
        )


def run(url: str, scales: Sequence[int], seed: int, repeat: int, patience: float) -> None:
    """Fill the store from scale to scale, and measure at each."""
    with opened(url) as store:
        held = store.plans(limit=1).total
        for scale in sorted(scales):
            # The first plans of a larger corpus are those of a smaller one.
            for plan in graphs(seed, scale, held):
                store.replace(plan)
            held = max(held, scale)
            if held == scale:
                measure(store, engine(url), scale, repeat, patience)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--store", action="append", metavar="URL", help="as ZEREN_STORE, for this corpus alone")
    parser.add_argument("--scales", type=lambda words: [int(word) for word in words.split(",")], default=SCALES)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--repeat", type=int, default=100, help="how often each question is asked at most")
    parser.add_argument("--patience", type=float, default=5.0, help="seconds for each question at most")
    asked = parser.parse_args()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        for url in asked.store or [f"sqlite:///{folder / 'queries.db'}"]:
            run(url, asked.scales, asked.seed, asked.repeat, asked.patience)


if __name__ == "__main__":
    main()
