"""The ledger: nothing of a document is without account, and what is lost or misplaced is seen."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from bench.accuracy import graph_of
from bench.gold import corpus
from graph.model import PlanGraph, Quote
from graph.trace import IN_CLAUSE, Part, Stretch
from loaders.ledger import Ledger, ledger_of
from loaders.no_duties import NoDuty
from loaders.pipeline import read_plan
from loaders.script import canonical

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "shantou-2014-2015.txt"
FILES = [EXAMPLE, *(document.path for document in corpus())]


def plan_with(text: str) -> PlanGraph:
    """A plan whose first item is the text."""
    plan = f"测试市质量提升行动计划（2021—2023年）\n\n一、主要任务\n（一）健全标准。{text}\n（二）完善制度。（市财政局负责）\n"
    return read_plan(plan.encode(), "plan.txt", traced=True)


@pytest.mark.corpus
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_document_is_explained_whole(path: Path) -> None:
    plan = graph_of(path)
    ledger = ledger_of(plan)
    assert [(found.what, found.quote) for found in ledger.unexplained] == []
    assert (ledger.stretches[0].start, ledger.stretches[-1].end) == (0, ledger.length)
    joints = zip(ledger.stretches, ledger.stretches[1:], strict=False)
    assert all(before.end == after.start for before, after in joints)
    assert sum(tally.characters for tally in ledger.parts) == ledger.length == len(plan.plan.text)
    assert any(each.part is Part.CLAUSE for each in ledger.stretches)


@pytest.mark.corpus
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_role_word_is_passed_over(path: Path) -> None:
    """Looked for here by plain search: each stands among the ledger's words, or in what the format dropped."""
    plan = graph_of(path)
    ledger = ledger_of(plan)
    told = [(word.quote.start, word.quote.end) for word in ledger.words]
    told += [(each.start, each.end) for each in ledger.stretches if each.part is Part.DROPPED]
    text = canonical(plan.plan.text)
    places = [at for word in ("牵头", "配合", "会同") for at in range(len(text)) if text.startswith(word, at)]
    assert [text[at - 9 : at + 9] for at in places if not any(start <= at < end for start, end in told)] == []


def accounts(ledger: Ledger) -> list[tuple[str, str | None]]:
    """The role words of the first item."""
    return [(word.quote.text, word.account) for word in ledger.words[:-1]]


@pytest.mark.parametrize(
    ("text", "word", "account"),
    [
        ("建立市科技局牵头、各部门配合的工作机制。（市水利局负责）", "牵头", NoDuty.MECHANISM),
        ("去年由市科技局牵头完成了试点。（市水利局负责）", "牵头", NoDuty.HISTORY),
        ("各牵头单位要每月报送进展。（市水利局负责）", "牵头", NoDuty.GENERIC),
        ("建设、施工单位对工程质量负责。（市水利局牵头）", "负责", NoDuty.OWED),
        ("由各单位负责同志带队（牵头单位：市水利局；配合单位：有关部门（单位））。", "负责", NoDuty.GENERIC),
        ("本方案由市科技局负责解释。（市水利局牵头）", "负责", NoDuty.EXPLAINS),
        ("鼓励企业参与标准制定。（市水利局负责）", "参与", NoDuty.NO_BODY),
        ("确保有专人落实（专人负责）。", "负责", NoDuty.NO_BODY),
        ("落实《关于加强部门协同监管的意见》。（市水利局负责）", "协同", "in the title of a document"),
        ("（市水利局牵头，市科技局配合）", "牵头", IN_CLAUSE),
        ("\n责任领导：王某某\n牵头单位：市水利局", "牵头", IN_CLAUSE),
    ],
)
def test_a_role_word_has_its_account(text: str, word: str, account: str) -> None:
    ledger = ledger_of(plan_with(text))
    assert ledger.unexplained == ()
    assert (word, str(account)) in accounts(ledger)


@pytest.mark.parametrize(
    ("text", "words", "why"),
    [
        ("（星图推进小分队牵头）", "牵头", "a bracket in the form of a clause, with no body in it"),
        ("〔由市里成立的专项攻坚保障协调小分队牵头落实〕", "牵头落实", "the same, too long to be a name"),
        ("（市水利局发力）", "市水利局发力", "a body, with a role word that nobody knows"),
        (
            "，见（市水利局、市科技局）",
            "市水利局、市科技局",
            "bodies in the middle of a sentence without any role word",
        ),
        ("（市科技局牵头）（市水利局）", "市水利局", "a second bracket with a body behind the clause"),
        ("\n责任单位：", "责任单位", "a label with nothing behind it"),
        ("\n牵头单位：做好各项工作并按时完成；配合单位：市水利局", "牵头", "a label with no name behind it"),
        ("星图中心负责，市水利局配合。", "负责", "what looks like a body, and is not sure enough to be one"),
    ],
)
def test_what_the_parser_cannot_place_is_unexplained(text: str, words: str, why: str) -> None:
    unexplained = ledger_of(plan_with(text)).unexplained
    assert [found.quote.text for found in unexplained if found.quote] == [words], why


def test_names_in_a_row_without_a_task_are_unexplained() -> None:
    head = "序号,工作任务,牵头单位,配合单位\n"
    rows = "1,健全标准体系并推进实施,市水利局,市科技局\n2,,市财政局,\n3,完善制度并开展评估,市科技局,\n"
    plan = read_plan((head + rows).encode(), "tasks.csv", traced=True)
    assert len(plan.items) == 2
    lost = [found.quote.text for found in ledger_of(plan).unexplained if found.quote]
    assert len(lost) == 1 and "市财政局" in lost[0]


def test_what_a_format_dropped_tells_its_reason() -> None:
    page = next(path for path in FILES if path.suffix == ".html")
    dropped = [each for each in ledger_of(graph_of(page)).stretches if each.part is Part.DROPPED]
    assert dropped and all(each.note for each in dropped)


def without_a_clause(plan: PlanGraph) -> PlanGraph:
    """Item （二） loses all its assignments."""
    item = plan.items[1]
    kept = tuple(each for each in plan.assignments if each.item_id != item.id)
    assert len(kept) < len(plan.assignments)
    return replace(plan, assignments=kept)


def without_one_name(plan: PlanGraph) -> PlanGraph:
    return replace(plan, assignments=plan.assignments[1:])


def with_swapped_names(plan: PlanGraph) -> PlanGraph:
    """Two agencies of one item quote each other's words."""
    first, second, *rest = plan.assignments
    assert first.item_id == second.item_id
    swapped = (replace(first, quote=second.quote), replace(second, quote=first.quote))
    return replace(plan, assignments=(*swapped, *rest))


def with_an_assignment_elsewhere(plan: PlanGraph) -> PlanGraph:
    """The first assignment stands on the last item."""
    moved = replace(plan.assignments[0], item_id=plan.items[-1].id)
    return replace(plan, assignments=(moved, *plan.assignments[1:]))


def with_swapped_items(plan: PlanGraph) -> PlanGraph:
    first, second, *rest = plan.items
    swapped = (replace(first, quote=second.quote), replace(second, quote=first.quote))
    return replace(plan, items=(*swapped, *rest))


def with_swapped_targets(plan: PlanGraph) -> PlanGraph:
    first, second, *rest = plan.targets
    swapped = (replace(first, quote=second.quote), replace(second, quote=first.quote))
    return replace(plan, targets=(*swapped, *rest))


def with_a_quote_moved(plan: PlanGraph) -> PlanGraph:
    """A quote's offsets are one off."""
    first = plan.assignments[0]
    quote = Quote(first.quote.start + 1, first.quote.end + 1, first.quote.text)
    return replace(plan, assignments=(replace(first, quote=quote), *plan.assignments[1:]))


def without_an_item(plan: PlanGraph) -> PlanGraph:
    gone = plan.items[-1].id
    kept = tuple(each for each in plan.assignments if each.item_id != gone)
    targets = tuple(each for each in plan.targets if each.item_id != gone)
    return replace(plan, items=plan.items[:-1], assignments=kept, targets=targets)


def without_a_section(plan: PlanGraph) -> PlanGraph:
    """The first section of the Zhuzhou plan is one of aims: its text hangs on nothing else."""
    return replace(plan, sections=plan.sections[1:])


def without_a_target(plan: PlanGraph) -> PlanGraph:
    return replace(plan, targets=plan.targets[1:])


def without_an_industry(plan: PlanGraph) -> PlanGraph:
    return replace(plan, coverages=plan.coverages[1:])


def with_a_stretch_beyond_the_end(plan: PlanGraph) -> PlanGraph:
    return replace(plan, trace=(*plan.trace, Stretch(0, len(plan.plan.text) + 1, Part.FRONT)))


def without_the_front(plan: PlanGraph) -> PlanGraph:
    """The reading forgot to say what the lines before the first unit are."""
    gone = (Part.FRONT, Part.TITLE, Part.LEAD_IN)
    return replace(plan, trace=tuple(each for each in plan.trace if each.part not in gone))


def without_the_trace(plan: PlanGraph) -> PlanGraph:
    return replace(plan, trace=())


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (without_a_clause, "no assignment of"),
        (without_one_name, "no assignment of"),
        (with_swapped_names, "was not read in these words"),
        (with_an_assignment_elsewhere, "quotes words outside its item"),
        (with_swapped_items, "does not stand in these words"),
        (with_swapped_targets, "was not read in these words"),
        (with_a_quote_moved, "a quote does not hold"),
        (without_an_item, "no item for these words"),
        (without_a_section, "no section for these words"),
        (without_a_target, "no target"),
        (without_an_industry, "names no industry"),
        (with_a_stretch_beyond_the_end, "a stretch of the trace"),
        (without_the_front, "became nothing"),
        (without_the_trace, "without the trace"),
    ],
)
def test_damage_done_by_hand_is_caught(damage: Callable[[PlanGraph], PlanGraph], said: str) -> None:
    plan = graph_of(next(path for path in FILES if path.stem.startswith("01")))
    assert ledger_of(plan).unexplained == ()
    found = ledger_of(damage(plan)).unexplained
    assert any(said in each.what for each in found), found


def test_a_clause_that_is_gone_takes_its_role_words_along() -> None:
    plan = graph_of(EXAMPLE)
    lost = ledger_of(without_a_clause(plan))
    assert {word.account for word in ledger_of(plan).words}.isdisjoint({None})
    quotes = [found.quote for found in lost.unexplained if found.quote]
    gone = [word for word in lost.words if word.account is None]
    assert gone
    assert all(any(q.start <= word.quote.start < q.end for q in quotes) for word in gone)
    assert next(tally for tally in lost.parts if tally.part is Part.UNEXPLAINED).characters > 0
