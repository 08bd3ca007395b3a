"""How fast plans are loaded, into SQLite and into Neo4j, there against a bare driver that writes the same rows.

python -m bench.load [--scale N] [--seed S] [--store URL ...] [--wipe]

Neo4j is measured in a database of its own: one that holds plans is refused, unless --wipe says to empty it.
"""

import argparse
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

from bench.bare import counts, empty, session, write_rows
from bench.corpus import digest, engine, graphs, opened, report
from graph.model import PlanGraph
from graph.neo4j_rows import plan_rows
from graph.settle import settle
from graph.store import Store
from loaders.script import fold

WARM_UP = 30
EXTRA = 5


class NotEmptyError(Exception):
    """The database holds plans, and nobody said that they may go."""


def load(store: Store, seed: int, scale: int, first: int = 0) -> tuple[float, int]:
    """Seconds spent in the store, and how many assignments it was given; reading the plans is not counted."""
    seconds, edges = 0.0, 0
    for plan in graphs(seed, scale, first):
        begun = time.perf_counter()
        store.replace(plan)
        seconds += time.perf_counter() - begun
        edges += len(plan.assignments)
    return seconds, edges


def load_bare(url: str, seed: int, scale: int) -> tuple[float, float]:
    """Seconds to make the rows and to write them with the driver alone."""
    making = writing = 0.0
    with session(url) as found:
        for plan in graphs(seed, scale):
            begun = time.perf_counter()
            rows = plan_rows(settle(plan), fold)
            made = time.perf_counter()
            write_rows(found, rows)
            making, writing = making + made - begun, writing + time.perf_counter() - made
    return making, writing


def measure(url: str, seed: int, scale: int) -> None:
    """Load, load again, and load and remove a few more plans; each time what the store holds is compared."""
    with opened(url) as store:
        seconds, edges = load(store, seed, scale)
        whole = digest(store)
        report(
            "load",
            store=engine(url),
            plans=scale,
            assignments=edges,
            seconds=round(seconds, 2),
            plans_per_second=round(scale / seconds, 1),
        )
        again, _ = load(store, seed, scale)
        report("load-again", store=engine(url), plans=scale, seconds=round(again, 2), same=digest(store) == whole)
        _add_and_remove(store, url, seed, scale, whole)


def _add_and_remove(store: Store, url: str, seed: int, scale: int, whole: str) -> None:
    more: list[PlanGraph] = list(graphs(seed, scale + EXTRA, scale))
    begun = time.perf_counter()
    for plan in more:
        store.replace(plan)
    for plan in more:
        store.remove(plan.plan.id)
    seconds = time.perf_counter() - begun
    report("load-remove", store=engine(url), plans=EXTRA, seconds=round(seconds, 2), same=digest(store) == whole)


def against_bare(url: str, seed: int, scale: int, *, wipe: bool, warm_up: int = WARM_UP) -> None:
    """The same corpus by the driver alone and by the store, each in an empty database of a warm server.

    `ratio` counts the making of rows on both sides; `ratio_to_writing` counts it on the store's side only.
    Raises NotEmptyError where the database holds plans and `wipe` is not set.
    """
    with session(url) as found:
        if counts(found) and not wipe:
            raise NotEmptyError("the database is not empty; give one of its own, or --wipe")
        _renew(url)
        load_bare(url, seed, warm_up)
        _renew(url)
        with opened(url) as store:
            load(store, seed, warm_up)
        _renew(url)
        making, writing = load_bare(url, seed, scale)
        bare = counts(found)
        _renew(url)
        with opened(url) as store:
            seconds, _ = load(store, seed, scale)
        report(
            "load-bare",
            plans=scale,
            bare_seconds=round(making + writing, 2),
            store_seconds=round(seconds, 2),
            ratio=round((making + writing) / seconds, 2),
            ratio_to_writing=round(writing / seconds, 2),
            same_counts=counts(found) == bare,
        )
        _renew(url)


def _renew(url: str) -> None:
    with session(url) as found:
        empty(found)
    with opened(url):
        pass


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--scale", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--store", action="append", metavar="URL", help="as ZEREN_STORE (a new SQLite file)")
    parser.add_argument("--wipe", action="store_true", help="empty the Neo4j database first")
    asked = parser.parse_args()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        for url in asked.store or [f"sqlite:///{folder / 'load.db'}"]:
            if engine(url) == "neo4j":
                against_bare(url, asked.seed, asked.scale, wipe=asked.wipe)
            measure(url, asked.seed, asked.scale)


if __name__ == "__main__":
    main()
