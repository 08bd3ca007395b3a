"""The generated corpus as the parser reads it, and what the benches share: stores by URL, a hash of a whole store."""

import json
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from hashlib import sha256
from itertools import islice

from bench.generate import plans
from graph.model import PlanGraph
from graph.store import Reader, Store
from graph.stores import open_store
from loaders.pipeline import read_plan
from loaders.script import fold


def graphs(seed: int, scale: int, first: int = 0) -> Iterator[PlanGraph]:
    """The plans of a corpus from place `first` on, read one at a time."""
    for plan in islice(plans(seed, scale), first, None):
        yield read_plan(plan.text.encode(), f"{plan.name}.txt")


@contextmanager
def opened(url: str) -> Iterator[Store]:
    """The store at an address as ZEREN_STORE takes it, its schema made where it is missing."""
    with closing(open_store(url, fold=fold)) as store:
        store.init()
        yield store


def engine(url: str) -> str:
    """What an address may be called in a report, which holds no password."""
    return "sqlite" if url.startswith("sqlite") else "neo4j"


def digest(store: Reader) -> str:
    """A hash of all that a store holds: its plans whole, its agencies with what they carry, its industries."""
    found = sha256()
    for summary in store.plans().rows:
        found.update(repr(summary).encode())
        found.update(repr(store.plan(summary.id)).encode())
    for answer in (store.agencies().rows, store.workload().rows, store.industries()):
        for row in answer:
            found.update(repr(row).encode())
    return found.hexdigest()


def report(bench: str, **figures: object) -> None:
    """One measurement as one line of JSON."""
    sys.stdout.write(json.dumps({"bench": bench, **figures}, ensure_ascii=False) + "\n")
    sys.stdout.flush()
