"""Generated plans through the parser and a store, and every statement that comes back against the truth.

python -m bench.truth [--scale N] [--seed S] [--small M]

It exits with 1 where one statement of one plan differs. What a question about an agency costs is measured in a store
of M plans and in the one of all.
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Hashable, Iterator, Mapping
from contextlib import ExitStack
from itertools import count
from pathlib import Path

from bench.corpus import opened, report
from bench.generate import plans
from bench.plans_truth import Generated
from bench.queries import questions, sample_of
from graph.model import PlanGraph
from graph.store import Store
from loaders.pipeline import read_plan

Said = Counter[Hashable]


def read(plan: Generated) -> PlanGraph:
    """The plan as the parser reads its text."""
    return read_plan(plan.text.encode(), f"{plan.name}.txt")


def said(graph: PlanGraph) -> dict[str, Said]:
    """What is read, by kind of statement, each with its item's number and title."""
    item = {found.id: (found.number, found.title) for found in graph.items}
    parents = {industry.name: industry.parent for industry in graph.industries}
    return {
        "assignments": Counter((item[a.item_id], a.name, a.role.value) for a in graph.assignments),
        "targets": Counter(
            (
                item[t.item_id],
                t.metric,
                t.value,
                t.unit,
                t.comparator and t.comparator.value,
                t.deadline,
                t.baseline,
                t.period and t.period.value,
            )
            for t in graph.targets
        ),
        "industries": Counter((item[c.item_id], c.industry, parents[c.industry]) for c in graph.coverages),
        "items": Counter(item.values()),
        "sections": Counter((section.number, section.title) for section in graph.sections),
    }


def true(plan: Generated) -> dict[str, Said]:
    """What the plan truly says, in the same form."""
    keyed = [((item.number, item.title), item) for item in plan.items]
    return {
        "assignments": Counter((key, duty.name, duty.role) for key, item in keyed for duty in item.duties),
        "targets": Counter(
            (key, aim.metric, aim.value, aim.unit, aim.comparator, aim.deadline, aim.baseline, aim.period)
            for key, item in keyed
            for aim in item.aims
        ),
        "industries": Counter((key, sector.name, sector.parent) for key, item in keyed for sector in item.sectors),
        "items": Counter(key for key, _ in keyed),
        "sections": Counter((section.number, section.title) for section in plan.sections),
    }


def differences(found: Mapping[str, Said], wanted: Mapping[str, Said]) -> list[str]:
    """What only one side says: `+` for what is said and not true, `-` for what is true and not said."""
    return [
        f"{sign} {kind}: {statement}"
        for kind in wanted
        for sign, only in (("+", found[kind] - wanted[kind]), ("-", wanted[kind] - found[kind]))
        for statement in only.elements()
    ]


def load(store: Store, seed: int, scale: int) -> tuple[Counter[str], list[str]]:
    """Put the plans into the store; how many statements are true, and what of the plans that come back differs."""
    counted, wrong = Counter[str](), list[str]()
    for plan in plans(seed, scale):
        graph, wanted = read(plan), true(plan)
        store.replace(graph)
        counted.update({kind: statements.total() for kind, statements in wanted.items()})
        wrong += [f"{plan.name} {line}" for line in differences(said(store.plan(graph.plan.id)), wanted)]
    return counted, wrong


def dearer(few: Store, many: Store, seconds: float = 3.0) -> Iterator[tuple[str, float, float]]:
    """Each question about one agency, with what it costs at the middle in either store, in milliseconds.

    They are asked in turn, so that whatever else the machine does weighs on both.
    """
    small, large = (dict(questions(store, sample_of(store))) for store in (few, many))
    for question in (name for name in small if "agency" in name):
        times: tuple[list[float], list[float]] = ([], [])
        begun = time.perf_counter()
        for turn in count():
            for ask, taken in zip((small[question], large[question]), times, strict=True):
                start = time.perf_counter()
                ask(turn)
                taken.append((time.perf_counter() - start) * 1000)
            if time.perf_counter() - begun > seconds:
                break
        yield question, *(round(statistics.median(taken), 3) for taken in times)


def main() -> int:
    """The command line; 1 where something differs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--scale", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--small", type=int, default=10, help="how many plans the smaller store holds")
    asked = parser.parse_args()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        few, many = (stack.enter_context(opened(f"sqlite:///{folder / name}")) for name in ("few.db", "many.db"))
        counted, wrong = load(many, asked.seed, asked.scale)
        load(few, asked.seed, asked.small)
        sys.stdout.writelines(f"{line}\n" for line in wrong)
        held = many.plans(limit=1).total
        report("truth", seed=asked.seed, plans=held, **counted, wrong=len(wrong))
        for question, before, after in dearer(few, many):
            figures = {f"p50_ms_at_{asked.small}": before, f"p50_ms_at_{asked.scale}": after}
            report("truth-query", question=question, **figures, times=round(after / before, 2))
    return int(bool(wrong) or held != asked.scale)


if __name__ == "__main__":
    sys.exit(main())
