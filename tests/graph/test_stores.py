"""The contract of graph.store: one body of assertions over every engine."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from graph.answers import Collaborator, ItemQuery, Page
from graph.errors import NotFoundError, StoreError
from graph.model import Agency, Coverage, Diagnostic, Industry, PlanGraph, Quote, Role, Severity, Succession
from graph.store import Reader, Store
from tests.graph.build import Aim, Work, agency, known_as, plan_graph, succession

QUALITY = plan_graph(
    "quality",
    Work(
        "加强计量能力",
        "完善量值传递体系，推行LED照明标准",
        lead="质监局",
        co_op="发改局 财政局",
        aims=(Aim("社会公用计量标准", 100, "个", "2015-06"), Aim("居全省前列", None, None, "2015")),
        industries="LED照明<战略性新兴产业 新能源<战略性新兴产业",
        section=1,
    ),
    Work("整治市场秩序", joint="工商局 质监局", section=2, aims=(Aim("查处率", 98.5, "%", "2014-12"),)),
    Work("完善法规", section=2, parent=2),
    Work("培育名牌", lead="质监局 经信局", co_op="发改局", aims=(Aim("名牌产品", 50, "个"),)),
    sections=("一、强基础", "二、强监管"),
    known=(
        agency("质监局", aliases=("質監局", "市质监局"), kind="quality"),
        agency("发改局", kind="development"),
    ),
    successions=(succession("质监局", agency("市场监管局", kind="market")),),
)
FOOD = plan_graph(
    "food",
    Work("食品检验", "提高检验能力", lead="卫计局", co_op="质监局", industries="食品加工", section=1),
    Work("农产品追溯", lead="农业局", aims=(Aim("追溯率", 80, "%", "2014"),), section=1),
    sections=("一、检验",),
    known=(
        replace(agency("质监局", aliases=("质量监督局", "市质监局"), kind="quality"), english_name="AQSIQ"),
        agency("卫计局"),
    ),
)
CANTON = plan_graph(
    "canton",
    Work("电动汽车推广", lead="发改局", industries="电动汽车<战略性新兴产业 新能源"),
    jurisdiction="广州市",
)
GRAPHS = (QUALITY, FOOD, CANTON)


@pytest.fixture
def loaded(store: Store) -> Store:
    """The store with the three plans above."""
    for plan in GRAPHS:
        store.replace(plan)
    return store


def everything(store: Reader) -> dict[str, object]:
    """Every answer that the store has, by question."""
    agencies = [row.id for row in store.agencies().rows]
    plans = [row.id for row in store.plans().rows]
    return {
        "plans": store.plans(),
        "graphs": [store.plan(plan) for plan in plans],
        "items": store.items(ItemQuery()),
        "found": store.items(ItemQuery(text="计量能力")),
        "agencies": store.agencies(),
        "profiles": [store.agency(agency) for agency in agencies],
        "workload": store.workload(),
        "collaborators": [store.collaborators(agency) for agency in agencies],
        "targets": store.targets(ItemQuery()),
        "industries": store.industries(),
        "pictures": [store.plan_subgraph(plan) for plan in plans],
    }


def ids(page: Page[Any]) -> list[str]:
    """The ids of the rows of a page of items or of agencies."""
    return [row.id if isinstance(row, Agency) else row.item.id for row in page.rows]


# --- writing -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("plan", [*GRAPHS, plan_graph("empty")], ids=lambda plan: plan.plan.id)
def test_a_plan_comes_back_as_it_was_written(store: Store, plan: PlanGraph) -> None:
    assert store.replace(plan) is False
    assert store.plan(plan.plan.id) == plan


def test_lists_come_back_as_tuples(store: Store) -> None:
    store.replace(replace(QUALITY, items=list(QUALITY.items), agencies=list(QUALITY.agencies)))
    assert store.plan("quality") == QUALITY


def test_sequences_keep_the_order_given_not_that_of_ids(store: Store) -> None:
    backwards = replace(
        QUALITY,
        items=QUALITY.items[::-1],
        agencies=QUALITY.agencies[::-1],
        assignments=QUALITY.assignments[::-1],
        industries=QUALITY.industries[::-1],
        targets=QUALITY.targets[::-1],
    )
    store.replace(backwards)
    assert store.plan("quality") == backwards
    # `order` says where an item stands in its plan, however it was handed over.
    assert ids(store.items(ItemQuery())) == [item.id for item in QUALITY.items]


def test_what_is_missing_comes_back_as_none(store: Store) -> None:
    bare = replace(QUALITY.plan, issuer=None, doc_number=None, jurisdiction=None, period_start=None, period_end=None)
    unknown = replace(QUALITY.agencies[0], official_name=None, english_name=None, jurisdiction=None, kind=None)
    plan = replace(QUALITY, plan=bare, agencies=(unknown, *QUALITY.agencies[1:]))
    store.replace(plan)
    assert store.plan("quality") == plan
    assert store.agency(unknown.id).agency == replace(unknown, aliases=tuple(sorted(unknown.aliases)))
    assert store.item("quality:3").section_title == "二、强监管"
    assert store.item("quality:4").section_title is None


def test_writing_a_plan_twice_changes_nothing(loaded: Store) -> None:
    before = everything(loaded)
    assert loaded.replace(FOOD) is True
    assert everything(loaded) == before


def test_corrected_plans_are_known_by_what_they_tell(loaded: Store) -> None:
    assert loaded.corrected() == frozenset()
    plan = loaded.plan("quality")
    quote = plan.items[0].quote
    told = Diagnostic(Severity.INFO, "correction", "taken off", quote)
    loaded.replace(replace(plan, diagnostics=(*plan.diagnostics, told)))
    assert loaded.corrected() == {"quality"}
    loaded.replace(plan)
    assert loaded.corrected() == frozenset()


def test_the_order_of_loading_does_not_matter(loaded: Store) -> None:
    before = everything(loaded)
    for plan in GRAPHS:
        loaded.remove(plan.plan.id)
    assert loaded.agencies() == Page(0, ()) and loaded.industries() == ()
    for plan in reversed(GRAPHS):
        loaded.replace(plan)
    assert everything(loaded) == before


def test_a_plan_replaced_by_a_shorter_one_keeps_nothing_of_the_old(loaded: Store) -> None:
    short = plan_graph("quality", Work("完善法规", lead="法制局"))
    assert loaded.replace(short) is True
    assert loaded.plan("quality") == short
    assert loaded.items(ItemQuery(text="计量")).total == 0
    assert known_as("工商局") not in ids(loaded.agencies())
    assert "LED照明" not in [row.industry.name for row in loaded.industries()]
    with pytest.raises(NotFoundError):
        loaded.item("quality:4")


@pytest.mark.parametrize("extra", GRAPHS, ids=lambda plan: plan.plan.id)
def test_load_then_remove_leaves_the_graph_as_it_was(store: Store, extra: PlanGraph) -> None:
    for plan in GRAPHS:
        if plan is not extra:
            store.replace(plan)
    before = everything(store)
    store.replace(extra)
    assert everything(store) != before
    store.remove(extra.plan.id)
    assert everything(store) == before


def test_an_agency_gets_the_name_of_its_last_writing(store: Store) -> None:
    store.replace(QUALITY)
    renamed = replace(QUALITY.agencies[0], name="质量技术监督局")
    store.replace(replace(QUALITY, agencies=(renamed, *QUALITY.agencies[1:])))
    assert store.agency(renamed.id).agency.name == "质量技术监督局"


def test_the_same_assignment_twice_is_one_the_last(store: Store) -> None:
    first = QUALITY.assignments[0]
    again = replace(first, role=Role.CO_OP, name="市质监局")
    store.replace(replace(QUALITY, assignments=(*QUALITY.assignments, again)))
    assert store.plan("quality").assignments == (again, *QUALITY.assignments[1:])
    assert store.item("quality:1").assignments[0] == again
    load = store.workload(agency=first.agency_id).rows[0]
    assert (load.lead, load.co_op, load.total) == (1, 1, 3)


NOWHERE = Quote(0, 0, "")
DANGLING = [
    (
        "an agency that the plan does not hold, though another plan does",
        replace(FOOD, assignments=(replace(FOOD.assignments[0], agency_id=known_as("工商局")),)),
        ("agency", known_as("工商局")),
    ),
    (
        "an item that the plan does not hold, though another plan does",
        replace(FOOD, assignments=(*FOOD.assignments, replace(FOOD.assignments[0], item_id="quality:1"))),
        ("item", "quality:1"),
    ),
    (
        "a target of an unknown item",
        replace(FOOD, targets=(replace(FOOD.targets[0], item_id="food:99"),)),
        ("item", "food:99"),
    ),
    (
        "a coverage of an unknown item",
        replace(FOOD, coverages=(Coverage("food:99", "食品加工", NOWHERE),)),
        ("item", "food:99"),
    ),
    (
        "a coverage of an unknown industry",
        replace(FOOD, coverages=(Coverage("food:1", "造船", NOWHERE),)),
        ("industry", "造船"),
    ),
    (
        "an item in an unknown section",
        replace(FOOD, items=(FOOD.items[0], replace(FOOD.items[1], section="food:s9"))),
        ("section", "food:s9"),
    ),
    (
        "a measure under an unknown item",
        replace(FOOD, items=(FOOD.items[0], replace(FOOD.items[1], parent="food:9"))),
        ("item", "food:9"),
    ),
    (
        "the successor of nobody",
        replace(FOOD, successions=(succession("环保局", agency("生态环境局")),)),
        ("agency", known_as("环保局")),
    ),
]


@pytest.mark.parametrize(("plan", "named"), [row[1:] for row in DANGLING], ids=[row[0] for row in DANGLING])
def test_a_reference_that_leads_nowhere_leaves_the_old_plan(
    loaded: Store, plan: PlanGraph, named: tuple[str, str]
) -> None:
    before = everything(loaded)
    with pytest.raises(NotFoundError) as caught:
        loaded.replace(plan)
    assert (caught.value.kind, caught.value.key) == named
    assert everything(loaded) == before


def test_init_again_keeps_what_is_there(loaded: Store) -> None:
    before = everything(loaded)
    loaded.init()
    loaded.check()
    assert everything(loaded) == before


def test_a_closed_store_says_so(store: Store) -> None:
    store.close()
    with pytest.raises(StoreError):
        store.plans()


# --- unknown and empty -------------------------------------------------------------------------------------------

UNKNOWN: list[tuple[str, Callable[[Store], object]]] = [
    ("plan", lambda store: store.plan("none")),
    ("plan", lambda store: store.remove("none")),
    ("plan", lambda store: store.plan_subgraph("none")),
    ("plan", lambda store: store.agencies(plan="none")),
    ("plan", lambda store: store.workload(plan="none")),
    ("plan", lambda store: store.industries(plan="none")),
    ("plan", lambda store: store.collaborators(known_as("质监局"), plan="none")),
    ("plan", lambda store: store.items(ItemQuery(plan="none"))),
    ("plan", lambda store: store.targets(ItemQuery(plan="none"))),
    ("item", lambda store: store.item("none")),
    ("agency", lambda store: store.agency("none")),
    ("agency", lambda store: store.agency_subgraph("none")),
    ("agency", lambda store: store.workload(agency="none")),
    ("agency", lambda store: store.collaborators("none")),
    ("agency", lambda store: store.items(ItemQuery(agencies=(known_as("质监局"), "none")))),
    ("section", lambda store: store.items(ItemQuery(section="none"))),
    ("industry", lambda store: store.items(ItemQuery(industry="none"))),
]


@pytest.mark.parametrize(("kind", "ask"), UNKNOWN)
def test_an_unknown_id_is_an_error(loaded: Store, kind: str, ask: Callable[[Store], object]) -> None:
    with pytest.raises(NotFoundError) as caught:
        ask(loaded)
    assert (caught.value.kind, caught.value.key) == (kind, "none")


def test_known_and_none_is_empty(loaded: Store) -> None:
    successor = known_as("市场监管局")
    assert loaded.items(ItemQuery(agencies=(successor,))) == Page(0, ())
    assert loaded.collaborators(successor) == ()
    assert loaded.items(ItemQuery(industry="战略性新兴产业")) == Page(0, ())
    assert loaded.industries(jurisdiction="深圳市") == ()
    assert loaded.workload(jurisdiction="深圳市") == Page(0, ())
    assert loaded.agencies_named("环保局") == ()


def test_an_empty_store_answers(store: Store) -> None:
    assert everything(store) == everything(store)
    assert store.plans() == Page(0, ())
    assert store.items(ItemQuery()) == Page(0, ())
    assert store.workload() == Page(0, ())
    assert store.hashes() == {}


# --- plans and items ---------------------------------------------------------------------------------------------


def test_plans_say_what_they_hold(loaded: Store) -> None:
    assert [row.id for row in loaded.plans().rows] == ["canton", "food", "quality"]
    assert [row.id for row in loaded.plans(jurisdiction="汕头市").rows] == ["food", "quality"]
    row = loaded.plans(limit=1, offset=2).rows[0]
    assert (row.title, row.source_name, row.sha256) == ("quality行动计划", "quality.txt", "sha-quality")
    assert (row.sections, row.items, row.agencies, row.targets) == (2, 4, 5, 4)
    assert (row.lead, row.co_op, row.joint) == (3, 3, 2)
    assert loaded.hashes() == {"canton": "sha-canton", "food": "sha-food", "quality": "sha-quality"}


SHUFFLED = ["quality:1", "quality:2", "quality:4"]
QUERIES = [
    (ItemQuery(), 7, "an empty query is all items"),
    (
        ItemQuery(plan="quality"),
        ["quality:1", "quality:2", "quality:3", "quality:4"],
        "those without agencies too",
    ),
    (ItemQuery(jurisdiction="广州市"), ["canton:1"], "the plan's place"),
    (ItemQuery(agencies=(known_as("质监局"),)), ["food:1", *SHUFFLED], "any role, every plan"),
    (ItemQuery(agencies=(known_as("质监局"),), role="lead"), ["quality:1", "quality:4"], "in that role"),
    (ItemQuery(agencies=(known_as("工商局"), known_as("农业局"))), ["food:2", "quality:2"], "any of them"),
    (
        ItemQuery(agencies=(known_as("发改局"), known_as("工商局")), role="lead"),
        [],
        "the role must be that of one of the agencies asked for, not of any",
    ),
    (ItemQuery(role="joint"), ["quality:2"], "a role of anybody"),
    (ItemQuery(industry="新能源"), ["canton:1", "quality:1"], "of every plan"),
    (ItemQuery(industry="新能源", plan="canton"), ["canton:1"], "both must hold"),
    (ItemQuery(section="quality:s2"), ["quality:2", "quality:3"], "by the section's id"),
    (ItemQuery(due="2015"), ["quality:1"], "a year has its months in it"),
    (ItemQuery(due="2015-06"), ["quality:1"], "a month"),
    (ItemQuery(due="2015-0"), [], "and no half of one"),
    (ItemQuery(due="2014"), ["food:2", "quality:2"], "2014 and 2014-12"),
    (ItemQuery(due="201"), [], "the beginning of a year is no year"),
    (ItemQuery(text="计量能力"), ["quality:1"], "words of the title"),
    (ItemQuery(text="传递体系"), ["quality:1"], "words of the text"),
    (ItemQuery(text="计量"), ["quality:1"], "two characters"),
    (ItemQuery(text="检"), ["food:1"], "one character"),
    (ItemQuery(text="計量標準"), [], "the characters stand apart in the text"),
    (ItemQuery(text="照明標準"), ["quality:1"], "Traditional finds Simplified"),
    (ItemQuery(text="led照明"), ["quality:1"], "case"),
    (ItemQuery(text="计量 照明标准"), ["quality:1"], "each word somewhere"),
    (ItemQuery(text="计量　检验"), [], "and all of them; a wide blank parts them too"),
    (ItemQuery(text="量能力完善量值传"), [], "title and text are not one run of words"),
    (ItemQuery(text="%"), [], "no wildcard"),
    (ItemQuery(text="____"), [], "no wildcard"),
    (ItemQuery(text="计*"), [], "no wildcard"),
    (ItemQuery(text='"计量" OR "检验"'), [], "no query language"),
    (ItemQuery(text="NOT"), [], "no query language"),
    (ItemQuery(text="  "), 7, "blanks are no words"),
    (ItemQuery(text="检验能力", agencies=(known_as("质监局"),), role="co_op"), ["food:1"], "all together"),
]


@pytest.mark.parametrize(("query", "found", "why"), QUERIES, ids=[row[2] for row in QUERIES])
def test_items(loaded: Store, query: ItemQuery, found: list[str] | int, why: str) -> None:
    page = loaded.items(query)
    if isinstance(found, int):
        assert (page.total, len(page.rows)) == (found, found), why
    else:
        assert ids(page) == found, why
        assert page.total == len(found), why


def test_simplified_finds_traditional(store: Store) -> None:
    store.replace(plan_graph("trad", Work("加強質監", "發展電動汽車")))
    assert ids(store.items(ItemQuery(text="发展电动汽车"))) == ["trad:1"]
    assert ids(store.items(ItemQuery(text="质监"))) == ["trad:1"]
    # What is shown is what was printed.
    assert store.item("trad:1").item.text == "發展電動汽車"


def test_pieces_of_a_word_do_not_make_it(store: Store) -> None:
    store.replace(plan_graph("p", Work("质量强市县", "量强市县域，强市县城")))
    assert store.items(ItemQuery(text="质量强市县域")).total == 0
    assert store.items(ItemQuery(text="量强市县域")).total == 1


def test_an_item_with_all_that_hangs_on_it(loaded: Store) -> None:
    found = loaded.item("quality:1")
    assert found.item == QUALITY.items[0]
    assert (found.plan_id, found.plan_title, found.jurisdiction) == ("quality", "quality行动计划", "汕头市")
    assert found.section_title == "一、强基础"
    assert found.assignments == QUALITY.assignments[:3]
    assert found.targets == QUALITY.targets[:2]
    assert found.coverages == QUALITY.coverages
    assert loaded.items(ItemQuery(plan="quality")).rows[0] == found


def test_items_are_ordered_by_place_not_by_the_text_of_their_id(store: Store) -> None:
    works = [Work(f"任务{n}", lead="质监局", aims=(Aim("数", n, "个", "2015"),)) for n in range(1, 13)]
    store.replace(plan_graph("p", *works))
    expected = [f"p:{n}" for n in range(1, 13)]
    assert ids(store.items(ItemQuery())) == expected
    assert ids(store.targets(ItemQuery())) == expected
    assert [item.id for item in store.plan_subgraph("p").items] == expected
    assert [item.id for item in store.agency_subgraph(known_as("质监局"), limit=11).items] == expected[:11]
    page = store.items(ItemQuery(agencies=(known_as("质监局"),)), limit=3, offset=8)
    assert (page.total, ids(page)) == (12, ["p:9", "p:10", "p:11"])


PAGES: list[tuple[str, Callable[[Store, int | None, int], Page[Any]], int]] = [
    ("plans", lambda store, limit, offset: store.plans(limit=limit, offset=offset), 3),
    ("items", lambda store, limit, offset: store.items(ItemQuery(), limit=limit, offset=offset), 7),
    ("found", lambda store, limit, offset: store.items(ItemQuery(due="2014"), limit=limit, offset=offset), 2),
    ("agencies", lambda store, limit, offset: store.agencies(limit=limit, offset=offset), 8),
    ("workload", lambda store, limit, offset: store.workload(limit=limit, offset=offset), 8),
    (
        "one agency",
        lambda store, limit, offset: store.workload(agency=known_as("质监局"), limit=limit, offset=offset),
        1,
    ),
    (
        "an idle agency",
        lambda store, limit, offset: store.workload(agency=known_as("市场监管局"), limit=limit, offset=offset),
        1,
    ),
    ("targets", lambda store, limit, offset: store.targets(ItemQuery(), limit=limit, offset=offset), 5),
]


@pytest.mark.parametrize(("ask", "total"), [row[1:] for row in PAGES], ids=[row[0] for row in PAGES])
def test_pages_are_stretches_of_the_whole(
    loaded: Store, ask: Callable[[Store, int | None, int], Page[Any]], total: int
) -> None:
    whole = ask(loaded, None, 0)
    assert (whole.total, len(whole.rows)) == (total, total)
    for limit, offset in [(1, 0), (2, 1), (100, 1), (0, 0), (5, 100), (None, 2)]:
        page = ask(loaded, limit, offset)
        end = None if limit is None else offset + limit
        assert (page.total, tuple(page.rows)) == (total, tuple(whole.rows)[offset:end]), (limit, offset)


# --- agencies ----------------------------------------------------------------------------------------------------


def test_agencies_are_those_that_plans_name(loaded: Store) -> None:
    named = ["卫计局", "农业局", "工商局", "质监局", "经信局", "财政局", "发改局"]
    assert ids(loaded.agencies(jurisdiction="汕头市")) == sorted(known_as(name) for name in named)
    assert ids(loaded.agencies(jurisdiction="广州市")) == [known_as("发改局", "广州市")]
    assert ids(loaded.agencies(kind="quality")) == [known_as("质监局")]
    assert ids(loaded.agencies(plan="food", kind="quality")) == [known_as("质监局")]
    assert ids(loaded.agencies(plan="canton", kind="quality")) == []
    assert ids(loaded.agencies(kind="market")) == []  # known only as a successor


def test_a_shared_agency_is_shown_as_the_smallest_plan_id_says(loaded: Store) -> None:
    shown = loaded.agency(known_as("质监局")).agency
    assert shown.english_name == "AQSIQ"  # food is before quality
    assert shown.aliases == ("市质监局", "質監局", "质量监督局")  # of both, once, sorted
    load = next(row for row in loaded.workload().rows if row.agency.id == shown.id)
    assert load.agency == shown
    assert shown in loaded.plan_subgraph("quality").agencies
    assert shown in loaded.agencies().rows
    loaded.remove("food")
    assert loaded.agency(shown.id).agency.aliases == ("市质监局", "質監局")
    assert loaded.agency(shown.id).agency.english_name == "Bureau of 质监局"


def test_an_industry_has_the_parent_that_the_smallest_plan_id_says(loaded: Store) -> None:
    # canton names it without a parent, quality with one.
    assert loaded.industries(plan="quality")[1].industry == Industry("新能源", None)
    loaded.remove("canton")
    assert loaded.industries(plan="quality")[1].industry == Industry("新能源", "战略性新兴产业")


def test_an_agency_with_its_plans_and_what_came_after_it(loaded: Store) -> None:
    found = loaded.agency(known_as("质监局"))
    successor = QUALITY.successions[0].successor
    assert found.plans == ("food", "quality")
    assert found.succeeded_by == QUALITY.successions
    assert found.preceded_by == ()
    assert found.workload == loaded.workload(agency=known_as("质监局")).rows[0]
    after = loaded.agency(successor.id)
    assert (after.agency, after.plans, after.preceded_by) == (successor, (), (found.agency,))
    assert (after.workload.total, after.workload.fractional, after.workload.nearest_deadline) == (
        0,
        0.0,
        None,
    )


def test_a_successor_that_a_later_plan_names_is_listed(loaded: Store) -> None:
    named = replace(agency("市场监管局", aliases=("市监局",)), english_name="AMR")
    later = plan_graph("later", Work("市场监管", lead="市场监管局"), known=(named,))
    loaded.replace(later)
    # What a plan says that names it goes before what a plan with a smaller id says of a successor.
    loaded.replace(replace(plan_graph("before"), successions=QUALITY.successions, agencies=QUALITY.agencies))
    assert loaded.agency(named.id).agency == named
    assert loaded.agency(known_as("质监局")).succeeded_by == (
        Succession(known_as("质监局"), named, "2018-10", "机构改革方案"),
    )
    assert named.id in ids(loaded.agencies())
    loaded.remove("later")
    assert loaded.agency(named.id).agency == QUALITY.successions[0].successor
    assert named.id not in ids(loaded.agencies())


def test_a_chain_of_successors(store: Store) -> None:
    second = agency("市场监督管理局")
    chain = (
        *QUALITY.successions,
        Succession(known_as("市场监管局"), second, "2023-03", "更名"),
    )
    plan = replace(QUALITY, successions=chain)
    store.replace(plan)
    assert store.plan("quality") == plan
    assert [found.successor.id for found in store.agency(known_as("市场监管局")).succeeded_by] == [second.id]
    store.remove("quality")
    with pytest.raises(NotFoundError):
        store.agency(second.id)


NAMES = [
    ("质监局", ["质监局"], "the name"),
    ("市质监局", ["质监局"], "an alias"),
    ("質監局", ["质监局"], "the other script"),
    ("aqsiq", ["质监局"], "the English name in another case"),
    ("汕头市质监局", ["质监局"], "the official name"),
    ("汕头市:质监局", ["质监局"], "the id"),
    ("监局", [], "no part of a name"),
    ("", [], "no name"),
    ("市场监管局", [], "a successor that no plan names"),
    ("bureau of 财政局", ["财政局"], "English in lower case"),
]


@pytest.mark.parametrize(("name", "found", "why"), NAMES, ids=[row[2] for row in NAMES])
def test_agencies_named(loaded: Store, name: str, found: list[str], why: str) -> None:
    assert [row.id for row in loaded.agencies_named(name)] == [known_as(one) for one in found], why


def test_a_name_of_several_agencies_finds_all_by_id(loaded: Store) -> None:
    both = sorted([known_as("发改局"), known_as("发改局", "广州市")])
    assert [row.id for row in loaded.agencies_named("发改局")] == both


def test_workload_counts_each_item_once(loaded: Store) -> None:
    page = loaded.workload()
    carried = [(row.agency.name, row.lead, row.co_op, row.joint, row.total) for row in page.rows]
    assert (
        carried
        == [
            ("质监局", 2, 1, 1, 4),
            ("发改局", 0, 2, 0, 2),
            *[
                (row.agency.name, *counts)
                for row, counts in zip(page.rows[2:6], [(1, 0, 0, 1)] * 4, strict=True)  # by id among equals
            ],
            *[(row.agency.name, 0, row.co_op, row.joint, 1) for row in page.rows[6:]],
        ]
    )
    assert [row.agency.id for row in page.rows[2:6]] == sorted(row.agency.id for row in page.rows[2:6])
    first = page.rows[0]
    assert first.fractional == pytest.approx(1 / 3 + 1 / 2 + 1 / 3 + 1 / 2, abs=1e-5)
    assert sum(row.fractional for row in page.rows) == pytest.approx(6, abs=1e-4)  # six items have agencies
    assert (first.targets, first.nearest_deadline) == (4, "2014-12")


DEADLINES = [
    (["2015", "2015-06"], "2015-06", "a year counts as its end"),
    (["2014", "2015-06"], "2014", "an earlier year is earlier"),
    (["2015", "2014-12"], "2014-12", "the month of an earlier year"),
    (["2016", "2015"], "2015", "years"),
    ([None, "2015"], "2015", "no deadline is not the nearest"),
    ([None], None, "none at all"),
]


@pytest.mark.parametrize(("deadlines", "nearest", "why"), DEADLINES, ids=[row[2] for row in DEADLINES])
def test_the_nearest_deadline(store: Store, deadlines: list[str | None], nearest: str | None, why: str) -> None:
    works = [Work(f"任务{n}", lead="质监局", aims=(Aim("数", 1, "个", due),)) for n, due in enumerate(deadlines)]
    store.replace(plan_graph("p", *works))
    assert store.workload().rows[0].nearest_deadline == nearest, why


def test_workload_of_a_plan_a_place_and_an_agency(loaded: Store) -> None:
    quality = loaded.workload(plan="food").rows[0]
    assert [row.agency.name for row in loaded.workload(plan="food").rows] == ["农业局", "卫计局", "质监局"]
    assert (quality.lead, quality.total, quality.fractional) == (1, 1, 1.0)
    assert [row.agency.id for row in loaded.workload(jurisdiction="广州市").rows] == [known_as("发改局", "广州市")]
    one = loaded.workload(agency=known_as("质监局"), plan="food")
    assert (one.total, one.rows[0].co_op, one.rows[0].total, one.rows[0].targets) == (1, 1, 1, 0)
    none = loaded.workload(agency=known_as("质监局"), plan="canton")
    assert (none.total, none.rows[0].agency.id, none.rows[0].total) == (1, known_as("质监局"), 0)


def test_collaborators(loaded: Store) -> None:
    found = loaded.collaborators(known_as("质监局"))
    assert [(row.agency.name, row.items) for row in found] == [
        ("发改局", 2),
        ("卫计局", 1),
        ("工商局", 1),
        ("经信局", 1),
        ("财政局", 1),
    ]
    assert [row.agency.name for row in loaded.collaborators(known_as("质监局"), plan="food")] == ["卫计局"]
    assert loaded.collaborators(known_as("农业局")) == ()  # it works alone


# --- targets, industries, pictures -------------------------------------------------------------------------------

TARGETS = [
    (ItemQuery(), None, ["food:2:t1", "quality:1:t1", "quality:1:t2", "quality:2:t1", "quality:4:t1"], "all"),
    (ItemQuery(due="2015-06"), None, ["quality:1:t1"], "the deadline is the target's, not its neighbour's"),
    (ItemQuery(due="2014"), None, ["food:2:t1", "quality:2:t1"], "a year and its months"),
    (ItemQuery(), "%", ["food:2:t1", "quality:2:t1"], "by unit"),
    (ItemQuery(plan="quality"), "%", ["quality:2:t1"], "unit and plan"),
    (ItemQuery(agencies=(known_as("质监局"),), role="joint"), None, ["quality:2:t1"], "by the item's agency"),
    (ItemQuery(text="计量"), "个", ["quality:1:t1"], "by the item's words"),
    (ItemQuery(industry="食品加工"), None, [], "an item without targets"),
]


@pytest.mark.parametrize(("query", "unit", "found", "why"), TARGETS, ids=[row[3] for row in TARGETS])
def test_targets(loaded: Store, query: ItemQuery, unit: str | None, found: list[str], why: str) -> None:
    page = loaded.targets(query, unit=unit)
    assert [row.target.id for row in page.rows] == found, why
    assert page.total == len(found), why


def test_a_target_with_its_item(loaded: Store) -> None:
    row = loaded.targets(ItemQuery(plan="quality")).rows[1]
    assert (row.target, row.item) == (QUALITY.targets[1], QUALITY.items[0])
    assert (row.plan_id, row.jurisdiction, row.assignments) == ("quality", "汕头市", QUALITY.assignments[:3])


def test_industries(loaded: Store) -> None:
    rows = loaded.industries()
    assert [row.industry.name for row in rows] == ["LED照明", "新能源", "电动汽车", "食品加工"]
    energy = rows[1]
    assert energy.items == ("canton:1", "quality:1")
    assert energy.agencies == tuple(
        Collaborator(loaded.agency(id).agency, 1)
        for id in sorted([known_as("发改局", "广州市"), *map(known_as, ["质监局", "发改局", "财政局"])])
    )
    assert [row.industry.name for row in loaded.industries(plan="quality")] == ["LED照明", "新能源"]
    assert loaded.industries(plan="quality")[1].items == ("quality:1",)
    assert [row.industry.name for row in loaded.industries(jurisdiction="广州市")] == ["新能源", "电动汽车"]


def test_industry_agencies_come_by_how_many_of_its_items_they_carry(store: Store) -> None:
    works = (
        Work("甲", lead="质监局", industries="食品"),
        Work("乙", lead="农业局 质监局", industries="食品"),
    )
    store.replace(plan_graph("p", *works))
    assert [(row.agency.name, row.items) for row in store.industries()[0].agencies] == [
        ("质监局", 2),
        ("农业局", 1),
    ]


def test_the_picture_of_a_plan(loaded: Store) -> None:
    found = loaded.plan_subgraph("food")
    assert (found.items, found.assignments, found.targets) == (FOOD.items, FOOD.assignments, FOOD.targets)
    assert (found.coverages, found.industries) == (FOOD.coverages, FOOD.industries)
    assert [row.id for row in found.agencies] == sorted(row.id for row in FOOD.agencies)


def test_the_picture_of_an_agency(loaded: Store) -> None:
    found = loaded.agency_subgraph(known_as("发改局"))
    assert [item.id for item in found.items] == ["quality:1", "quality:4"]
    carriers = ["发改局", "经信局", "财政局", "质监局"]
    assert [row.id for row in found.agencies] == sorted(map(known_as, carriers))
    assert {row.item_id for row in found.assignments} == {"quality:1", "quality:4"}
    assert [row.name for row in found.industries] == ["LED照明", "新能源"]
    assert [item.id for item in loaded.agency_subgraph(known_as("发改局"), limit=1).items] == ["quality:1"]
