"""What changes a plan's look and not its words changes nothing that is read: the same assignments, the same targets."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from bench.generate import plans
from bench.gold import corpus
from graph.model import PlanGraph
from loaders.ledger import ledger_of
from loaders.lines import broken_lines
from loaders.pipeline import read_plan
from loaders.script import canonical, is_mirror
from tests.loaders import transformed

EXAMPLES = Path(__file__).resolve().parent.parent.parent / "examples"
FEW = settings(
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True, database=None
)
SOME = settings(FEW, max_examples=32)
seeds = st.integers(0, 10_000)
Said = Counter[Hashable]


@dataclass(frozen=True, slots=True)
class Written:
    """A plan's text and the name of its file."""

    name: str
    text: str


def _written() -> Iterator[Written]:
    for document in corpus("dev"):
        if document.path.suffix in (".txt", ".md"):
            yield Written(document.path.name, document.path.read_text(encoding="utf-8-sig"))
    for path in sorted(EXAMPLES.glob("*.txt")):
        yield Written(path.name, path.read_text(encoding="utf-8-sig"))


WRITTEN = list(_written())
# Where letters are markup, or lines are broken already, a change of them is one of what is said.
PLAIN = [each for each in WRITTEN if not each.name.endswith(".md") and "\n|" not in each.text]
WHOLE_LINES = [each for each in PLAIN if not list(broken_lines(canonical(each.text)))]


@cache
def generated(seed: int) -> Written:
    """The first plan of a generated corpus: another place, theme and layout by the seed."""
    (plan,) = plans(seed, 1)
    return Written("plan.txt", plan.text)


def any_of(written: list[Written]) -> st.SearchStrategy[Written]:
    """A generated plan, or one of those."""
    return seeds.map(generated) | st.sampled_from(written)


@cache
def read(written: Written) -> PlanGraph:
    return read_plan(written.text.encode(), written.name)


def said(graph: PlanGraph, *, numbered: bool = True) -> tuple[Said, Said]:
    """The assignments and the targets, each with its item by number and title, in one width."""
    items = {item.id: (item.number if numbered else "", canonical(item.title)) for item in graph.items}
    assignments = Counter((*items[each.item_id], each.name, each.role) for each in graph.assignments)
    targets = Counter(
        (
            *items[each.item_id],
            each.metric,
            each.value,
            each.unit,
            each.comparator,
            each.deadline,
            each.baseline,
            each.period,
        )
        for each in graph.targets
    )
    return Counter(assignments), Counter(targets)


def differences(before: PlanGraph, after: PlanGraph, *, numbered: bool = True) -> list[Hashable]:
    """What only one of the two readings says."""
    pairs = zip(said(before, numbered=numbered), said(after, numbered=numbered), strict=True)
    return [each for one, other in pairs for each in ((one - other) + (other - one)).elements()]


def quotes_hold(graph: PlanGraph) -> bool:
    """Whether every quote is what stands in the document at its place."""
    parts = (*graph.sections, *graph.items, *graph.assignments, *graph.targets, *graph.coverages, *graph.citations)
    quotes = [part.quote for part in parts] + [each.quote for each in graph.diagnostics if each.quote]
    return bool(quotes) and all(graph.plan.text[each.start : each.end] == each.text for each in quotes)


def holds(written: Written, change: Callable[[str, Random], str], seed: int) -> None:
    changed = change(written.text, Random(seed))
    found = read_plan(changed.encode(), written.name, traced=True)
    assert differences(read(written), found) == []
    assert quotes_hold(found)
    assert ledger_of(found).unexplained == ()


def test_there_is_enough_to_change() -> None:
    assert len(WRITTEN) >= 15
    assert min(len(PLAIN), len(WHOLE_LINES)) >= 8
    for written in WRITTEN:
        assert sum(map(Counter.total, said(read(written)))) > 10, written.name


@pytest.mark.parametrize(
    "change",
    [
        transformed.traditional,
        transformed.simplified,
        transformed.half_width,
        transformed.blanks,
        transformed.readings,
        transformed.names_on_lines,
    ],
)
@SOME
@given(written=any_of(WRITTEN), seed=seeds)
def test_nothing_is_said_otherwise(change: Callable[[str, Random], str], written: Written, seed: int) -> None:
    # What is Taiwan's wording for sure only in a mirror (專案) is turned back only there.
    assume(change is not transformed.simplified or not is_mirror(written.text))
    holds(written, change, seed)


@pytest.mark.parametrize("change", [transformed.full_width, transformed.paged])
@SOME
@given(written=any_of(PLAIN), seed=seeds)
def test_nor_in_a_plain_text(change: Callable[[str, Random], str], written: Written, seed: int) -> None:
    holds(written, change, seed)


@SOME
@given(written=any_of(WHOLE_LINES), seed=seeds)
def test_nor_where_a_page_breaks_the_lines(written: Written, seed: int) -> None:
    holds(written, transformed.wrapped, seed)


@FEW
@given(written=any_of(WHOLE_LINES), seed=seeds)
def test_nor_by_all_of_it_at_once(written: Written, seed: int) -> None:
    def change(text: str, rng: Random) -> str:
        for each in (transformed.traditional, transformed.half_width, transformed.readings, transformed.paged):
            text = each(text, rng)
        return text

    holds(written, change, seed)


@SOME
@given(written=any_of(PLAIN), seed=seeds)
def test_items_may_stand_in_another_order(written: Written, seed: int) -> None:
    before = read(written)
    # A rule that holds from an item on, and a copy that is one word for word, depend on where they stand.
    if {each.code for each in before.diagnostics} & {"first-is-lead", "repeated-body"}:
        return
    changed = transformed.reordered(written.text, before, Random(seed))
    found = read_plan(changed.encode(), written.name)
    assert differences(before, found, numbered=False) == []
    assert quotes_hold(found)


@SOME
@given(written=any_of(PLAIN))
def test_a_document_twice_says_it_once(written: Written) -> None:
    found = read_plan(transformed.twice(written.text).encode(), written.name)
    assert differences(read(written), found) == []
    assert [item.quote for item in found.items] == [item.quote for item in read(written).items]
    assert any(each.code == "repeated-body" for each in found.diagnostics)
    assert quotes_hold(found)


@pytest.mark.parametrize("change", [transformed.blanks, transformed.readings, transformed.wrapped, transformed.paged])
def test_the_changes_do_change_the_text(change: Callable[[str, Random], str]) -> None:
    for written in [generated(1), *WHOLE_LINES[:3]]:
        assert len(change(written.text, Random(1))) > len(written.text) + 10
