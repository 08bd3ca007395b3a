"""Two engines, one answer: the same plans in SQLite and in Neo4j, and every question of a Reader asked of both."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bench.generate import plans as generated
from graph.model import PlanGraph
from graph.sqlite_store import SqliteStore
from graph.store import Store
from graph.stores import open_store
from loaders.pipeline import read_plan
from loaders.script import fold
from tests.graph.build import SHANTOU, Aim, Work, agency, plan_graph, succession
from tests.graph.conftest import RELEASES
from tests.graph.questions import answered, questions
from tests.neo4j.fixtures import emptied, server_for, url_of

Pair = tuple[Store, Store]


@pytest.fixture(scope="module", params=RELEASES)
def pair(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pair]:
    """A store of each engine; a test empties them first."""
    file = tmp_path_factory.mktemp("differential") / "zeren.db"
    url = url_of(server_for(request.param, request.config))
    with closing(SqliteStore(Path(file), fold)) as embedded, closing(open_store(url, fold=fold)) as served:
        emptied(url)
        for store in (embedded, served):
            store.init()
        yield embedded, served


def compare(pair: Pair) -> int:
    """Ask both stores everything; returns how many questions that was."""
    embedded, served = pair
    assert served.hashes() == embedded.hashes()
    asked = 0
    for name, ask in questions(embedded):
        expected = answered(embedded, ask)
        assert answered(served, ask) == expected, name
        asked += 1
    return asked


def clear(pair: Pair) -> None:
    """Take every plan out of both, and see that nothing is left."""
    for store in pair:
        for plan in store.hashes():
            store.remove(plan)
        assert (store.plans().total, store.agencies().total, store.industries()) == (0, 0, ())


# --- generated graphs ---------------------------------------------------------------------------------------------

# What a text may hold: words that are searched for, both scripts, quotes, a line feed, characters of four bytes.
WORDS = st.lists(
    st.sampled_from(
        ("标准体系", "標準體系", "建设", "LED照明", "新能源", "产业", "a*b", "%_", '"', "\\", "\n", " ", "𠮷😀")
    ),
    max_size=4,
).map("".join)
NAMES = ("发改局", "质监局", "财政局", "海关")
KNOWN = {
    "发改局": (agency("发改局", kind="development"), agency("发改局", aliases=("發改局", "FGJ"), kind="planning")),
    "质监局": (agency("质监局", aliases=("质量局",), kind="quality"), replace(agency("质监局"), english_name=None)),
}
HEIR = agency("市场监管局", aliases=("市监局",), kind="market")
SECTIONS = ("一、标准", "二、建设")


@st.composite
def works(draw: st.DrawFn) -> tuple[Work, ...]:
    """Items whose lists name each agency once, as a plan that was read has them."""
    found: list[Work] = []
    for place in range(draw(st.integers(0, 4))):
        names = draw(st.lists(st.sampled_from(NAMES), unique=True, max_size=4))
        roles = [draw(st.sampled_from(("lead", "co_op", "joint"))) for _ in names]
        by_role = {role: " ".join(n for n, r in zip(names, roles, strict=True) if r == role) for role in set(roles)}
        industries = draw(
            st.sets(st.sampled_from(("新能源<战略性新兴产业", "新能源", "LED照明<新能源", "食品")), max_size=2)
        )
        names_once = {said.partition("<")[0]: said for said in sorted(industries)}
        found.append(
            Work(
                draw(WORDS),
                draw(WORDS),
                aims=tuple(draw(st.lists(AIMS, max_size=2))),
                industries=" ".join(names_once.values()),
                section=draw(st.sampled_from((None, 1, 2))),
                parent=draw(st.integers(1, place)) if place and draw(st.booleans()) else None,
                open_list=draw(st.booleans()),
                **by_role,
            )
        )
    return tuple(found)


AIMS = st.builds(
    Aim,
    st.sampled_from(("标准", "覆盖率", "居全省前列")),
    st.sampled_from((None, 0, 0.1, 98.5, 100, 1e15)),
    st.sampled_from((None, "个", "%")),
    st.sampled_from((None, "2014", "2015", "2015-06", "2015-12")),
)


@st.composite
def plan_graphs(draw: st.DrawFn) -> PlanGraph:
    """A small plan; several of them share ids, agencies and industries, and disagree about what they are."""
    items = draw(works())
    place = draw(st.sampled_from((SHANTOU, "广州市", None)))
    named = {name for work in items for name, _ in work.named()}
    known = [draw(st.sampled_from(KNOWN[name])) for name in sorted(named & KNOWN.keys())] if place == SHANTOU else []
    heirs = [succession("质监局", HEIR)] if place == SHANTOU and "质监局" in named and draw(st.booleans()) else []
    return plan_graph(
        draw(st.sampled_from(("a", "B", "乙"))),
        *items,
        jurisdiction=place,
        sections=SECTIONS,
        known=known,
        successions=heirs,
    )


@given(st.lists(plan_graphs(), max_size=4), st.booleans())
@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True, database=None)
def test_generated_graphs_are_answered_alike(pair: Pair, graphs: list[PlanGraph], one_goes: bool) -> None:
    clear(pair)
    for graph in graphs:
        stood = [store.replace(graph) for store in pair]
        assert stood[0] == stood[1]
    if graphs and one_goes:
        for store in pair:
            store.remove(graphs[0].plan.id)
    assert compare(pair) > 50


def test_plans_that_were_read_are_answered_alike(pair: Pair) -> None:
    clear(pair)
    graphs = [read_plan(plan.text.encode(), f"{plan.name}.txt") for plan in generated(7, 6, cities=3)]
    assert len({graph.plan.id for graph in graphs}) == 6
    for graph in graphs:
        for store in pair:
            assert store.replace(graph) is False
    assert compare(pair) > 150
    clear(pair)
