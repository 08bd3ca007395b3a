"""The two examples: each reads as a person reads it, no bureau is mixed up, each question can be put to one city."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient
from typer.testing import CliRunner

from api.app import create_app
from graph.model import PlanGraph, Role
from graph.stores import open_store
from loaders.pipeline import read_plan
from loaders.script import fold
from zeren.cli import app

FOLDER = Path(__file__).parents[2] / "examples"
SHANTOU_PLAN, JIEYANG_PLAN = "汕头市质量强市2014-2015年行动计划", "揭阳市质量提升行动方案-2019-2020年"
# By reading the file: the item's number, who leads it, who else stands on it.
JIEYANG = [
    ("1", "市市场监管局", "市发展改革局 市工业和信息化局 市科技局"),
    ("2", "", "市市场监管局 市财政局"),
    ("3", "市市场监管局", "市科技局 市财政局 各县（市、区）政府"),
    ("4", "市工业和信息化局", "市市场监管局 市商务局"),
    ("5", "", "市市场监管局 市农业农村局 市公安局 市教育局"),
    ("6", "", "揭阳海关 市商务局"),
    ("7", "", "市住房城乡建设局 市交通运输局 市水利局"),
    ("8", "市市场监管局", "市公安局 市税务局 人行揭阳市中心支行"),
    ("9", "", "市人力资源社会保障局 市教育局 市总工会"),
    ("10", "市市场监管局", "市委组织部 市统计局"),
]
JIEYANG_TARGETS = [
    ("1", 60, "项", ">=", "2020"),
    ("2", 180, "项", "=", "2020"),
    ("2", 96, "%", ">=", "2020"),
    ("3", 1, "个", "=", "2019"),
    ("4", 20, "个", "=", "2020"),
    ("5", 97, "%", ">=", None),
    ("6", 2, "个", "=", "2020"),
    ("7", 100, "%", "=", "2020"),
    ("8", 3, "个工作日", "<=", "2019"),
    ("9", 1000, "人次", ">=", None),
]


def graph_of(name: str) -> PlanGraph:
    return read_plan((FOLDER / name).read_bytes(), name)


@pytest.fixture(scope="module")
def shantou() -> PlanGraph:
    return graph_of("shantou-2014-2015.txt")


@pytest.fixture(scope="module")
def jieyang() -> PlanGraph:
    return graph_of("jieyang-2019.txt")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory, shantou: PlanGraph, jieyang: PlanGraph) -> Iterator[str]:
    """The address of a store with both plans."""
    url = f"sqlite:///{tmp_path_factory.mktemp('cities')}/zeren.db"
    opened = open_store(url, fold=fold)
    opened.init()
    for plan in (shantou, jieyang):
        opened.replace(plan)
    opened.close()
    yield url


@pytest.fixture(scope="module")
def client(store: str) -> Iterator[TestClient]:
    opened = open_store(store, fold=fold)
    with TestClient(create_app(opened)) as asked:
        yield asked
    opened.close()


def test_the_label_lines_are_read_as_a_person_reads_them(jieyang: PlanGraph) -> None:
    others = {number: Role.CO_OP if lead else Role.JOINT for number, lead, _ in JIEYANG}
    wanted = [(number, Role.LEAD, lead) for number, lead, _ in JIEYANG if lead]
    wanted += [(number, others[number], name) for number, _, names in JIEYANG for name in names.split()]
    number_of = {item.id: item.number for item in jieyang.items}
    assert [number_of[item.id] for item in jieyang.items] == [number for number, _, _ in JIEYANG]
    found = [(number_of[each.item_id], each.role, each.name) for each in jieyang.assignments]
    assert sorted(found) == sorted(wanted)


def test_the_targets_are_read_as_a_person_reads_them(jieyang: PlanGraph) -> None:
    number_of = {item.id: item.number for item in jieyang.items}
    found = [(number_of[t.item_id], t.value, t.unit, t.comparator, t.deadline) for t in jieyang.targets]
    assert found == JIEYANG_TARGETS


def test_the_second_example_reads_without_a_diagnostic(jieyang: PlanGraph) -> None:
    assert jieyang.diagnostics == ()
    assert (jieyang.plan.jurisdiction, jieyang.plan.period_start, jieyang.plan.period_end) == ("揭阳市", "2019", "2020")


def test_bureaus_of_one_kind_in_two_cities_are_two_agencies(shantou: PlanGraph, jieyang: PlanGraph) -> None:
    kinds = [{agency.kind for agency in graph.agencies if agency.kind} for graph in (shantou, jieyang)]
    assert len(kinds[0] & kinds[1]) >= 8
    assert not {agency.id for agency in shantou.agencies} & {agency.id for agency in jieyang.agencies}
    assert {agency.jurisdiction for agency in jieyang.agencies} == {"揭阳市"}


def test_each_plan_comes_out_of_the_common_store_as_it_went_in(
    store: str, shantou: PlanGraph, jieyang: PlanGraph
) -> None:
    opened = open_store(store, fold=fold)
    assert opened.plan(SHANTOU_PLAN) == shantou
    assert opened.plan(JIEYANG_PLAN) == jieyang
    opened.close()


@pytest.mark.parametrize(
    ("question", "here", "everywhere"),
    [
        ("plans", 1, 2),
        ("items", 10, 39),
        ("items --agency 公安局", 2, 5),
        ("items --agency 科技局 --role co_op", 2, 7),
        ("items --industry 新材料", 1, 3),
        ("agencies", 20, 51),
        ("agency 公安局", 1, 2),
        ("workload", 20, 51),
        ("collaborators 公安局", 5, None),
        ("targets", 10, 30),
        ("industries", 6, None),
        ("gaps --code no-lead", 5, None),
        ("search 质量", 5, None),
    ],
)
def test_a_command_asks_one_city(store: str, question: str, here: int, everywhere: int | None) -> None:
    rows = _printed(store, *question.split(), "--city", "Jieyang")
    assert len(rows) == here
    assert "汕头" not in json.dumps(rows, ensure_ascii=False)
    both = _printed(store, *question.split())
    assert len(both) > here
    assert everywhere in (None, len(both))


def _printed(store: str, *arguments: str) -> Any:
    environment = {"ZEREN_STORE": store, "COLUMNS": "80"}
    result = CliRunner().invoke(app, [*arguments, "--format", "json"], env=environment)
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


@pytest.mark.parametrize(
    ("address", "here", "everywhere"),
    [
        ("/plans", 1, 2),
        ("/items", 10, 39),
        ("/items?agency=公安局", 2, 5),
        ("/items?agency=科技局&role=co_op", 2, 7),
        ("/items?industry=新材料", 1, 3),
        ("/agencies", 20, 51),
        ("/workload", 20, 51),
        ("/targets", 10, 30),
        ("/industries", 6, None),
    ],
)
def test_an_address_asks_one_city(client: TestClient, address: str, here: int, everywhere: int | None) -> None:
    both = client.get(address).json()
    place = "&jurisdiction=揭阳" if "?" in address else "?jurisdiction=揭阳"
    answered = client.get(address + place).json()
    assert (answered["total"], len(answered["rows"])) == (here, here)
    assert "汕头" not in json.dumps(answered["rows"], ensure_ascii=False)
    assert both["total"] > here
    assert everywhere in (None, both["total"])


@pytest.mark.parametrize(
    ("question", "here", "everywhere"),
    [
        ("which items involve the public security bureau", 2, 5),
        # Those of the bureaus that it succeeded in Shantou are among them.
        ("which items does the market regulation bureau lead", 4, 21),
        ("市教育局参与哪些事项", 2, 5),
        ("谁的工作量最大", 20, 51),
        ("which targets are due in 2020", 6, 6),
    ],
)
def test_a_question_in_words_asks_one_city(
    client: TestClient, store: str, question: str, here: int, everywhere: int
) -> None:
    assert client.get("/ask", params={"q": question}).json()["total"] == everywhere
    placed = f"{question} in Jieyang" if question.isascii() else f"揭阳{question}"
    answered = client.get("/ask", params={"q": placed}).json()
    assert answered["total"] == here
    assert "汕头" not in json.dumps(answered["rows"], ensure_ascii=False)
    assert _printed(store, "ask", question, "--city", "揭阳")["total"] == here
