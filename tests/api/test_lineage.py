"""Lineage: what a question about an agency takes in of those that came before it, and what it only shows."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from api.ask import Answer, Reason, ask
from api.lineage import Times
from graph.answers import ItemDetail
from graph.model import PlanGraph
from graph.sqlite_store import SqliteStore
from loaders.corrections import Correction, Deed
from loaders.corrections_made import read_corrected
from loaders.pipeline import read_plan

OLD = """\
测试市质量提升行动计划（2014—2015年）

一、主要任务
（一）加强口岸监管。（测试出入境检验检疫局牵头，市质监局配合）
（二）健全标准体系。（市质监局牵头，市工商局、市食品药品监管局配合）
（三）发展乡村旅游。（市旅游局负责）
（四）加强疾病预防。（市卫生局负责）
"""
NEW = """\
测试市质量提升行动计划（2019—2020年）

一、主要任务
（一）优化通关服务。（测试海关牵头，市市场监管局配合）
（二）完善认证制度。（市市场监管局负责）
"""


def plan(text: str, name: str) -> PlanGraph:
    return read_plan(text.encode(), name, traced=True)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    """The plans of one city before and after the reform of 2018."""
    opened = SqliteStore(tmp_path / "zeren.db", str.casefold)
    opened.init()
    opened.replace(plan(OLD, "old.txt"))
    opened.replace(plan(NEW, "new.txt"))
    yield opened
    opened.close()


def titles(answer: Answer) -> set[str]:
    return {row.item.title for row in answer.rows if isinstance(row, ItemDetail)}


@pytest.mark.parametrize(
    "question", ["海关参与哪些事项", "海關參與哪些事項", "which items involve customs", "测试海关的事项"]
)
def test_customs_take_in_what_the_inspection_bureau_had_and_say_so(store: SqliteStore, question: str) -> None:
    answer = ask(question, store)
    assert titles(answer) == {"优化通关服务", "加强口岸监管"}
    [passed] = answer.lineage
    assert (passed.predecessor.name, passed.successor, passed.date) == ("测试出入境检验检疫局", "测试海关", "2018-04")
    assert (passed.included, passed.items, passed.scope) == (True, 1, "all")
    [note] = answer.notes
    assert "测试出入境检验检疫局" in note and "2018-04" in note and "测试海关" in note
    assert ("已计入" in note) is (answer.language == "zh")


def test_they_can_be_left_out(store: SqliteStore) -> None:
    answer = ask("海关参与哪些事项", store, times=Times(successors=False))
    assert titles(answer) == {"优化通关服务"}
    assert [passed.included for passed in answer.lineage] == [False]
    assert answer.notes[0].startswith("未计入")


@pytest.mark.parametrize(("year", "included"), [(2017, False), (2018, True), (2030, True)])
def test_as_of_a_year_only_what_had_passed_by_then_is_included(store: SqliteStore, year: int, included: bool) -> None:
    answer = ask("海关参与哪些事项", store, times=Times(as_of=year))
    assert ("加强口岸监管" in titles(answer)) is included
    assert [passed.passed for passed in answer.lineage] == [included]
    assert ("才划入" in answer.notes[0]) is not included


def test_a_merger_takes_in_all_that_merged_and_names_each(store: SqliteStore) -> None:
    answer = ask("市场监管局参与哪些事项", store)
    assert titles(answer) == {"优化通关服务", "完善认证制度", "加强口岸监管", "健全标准体系"}
    merged = {passed.predecessor.name: passed for passed in answer.lineage}
    assert set(merged) == {"市质监局", "市工商局", "市食品药品监管局"}
    assert merged["市食品药品监管局"].others == ("市药监局",)
    assert "市药监局" in next(note for note in answer.notes if "市食品药品监管局" in note)


def test_a_split_is_shown_and_not_guessed(store: SqliteStore) -> None:
    answer = ask("药监局参与哪些事项", store)
    assert answer.rows == ()
    assert answer.why is not None and answer.why.reason is Reason.SUCCEEDED
    [passed] = answer.lineage
    assert (passed.scope, passed.included, passed.items) == ("part", False, 1)
    assert "无从得知" in answer.notes[0]


def test_a_body_that_no_plan_names_answers_with_what_went_into_it(store: SqliteStore) -> None:
    answer = ask("市文旅局参与哪些事项", store)
    assert titles(answer) == {"发展乡村旅游"}
    assert [(passed.predecessor.name, passed.included) for passed in answer.lineage] == [("市旅游局", True)]


def test_functions_are_followed_through_two_reforms(store: SqliteStore) -> None:
    answer = ask("市卫健委参与哪些事项", store)
    assert titles(answer) == {"加强疾病预防"}
    assert [passed.date for passed in answer.lineage] == ["2018-03"]
    between = ask("市卫健委参与哪些事项", store, times=Times(as_of=2015))
    assert titles(between) == set()


def test_a_question_about_the_old_body_tells_where_its_functions_went(store: SqliteStore) -> None:
    answer = ask("测试出入境检验检疫局参与哪些事项", store)
    assert titles(answer) == {"加强口岸监管"}
    assert answer.notes == (
        "测试出入境检验检疫局的职能于2018-04划入测试海关"
        "（entry-exit inspection and quarantine passed to customs on 20 April 2018）。",
    )
    assert ask("测试出入境检验检疫局参与哪些事项", store, times=Times(as_of=2016)).notes == ()


def test_bodies_that_a_person_keeps_apart_have_no_lineage(store: SqliteStore) -> None:
    judged = Correction(1, Deed.APART, "市文旅局", "各自独立", other="市旅游局")
    store.replace(read_corrected(OLD.encode(), "old.txt", [judged], Path("corrections.yaml"), traced=True))
    answer = ask("市文旅局参与哪些事项", store)
    assert (titles(answer), answer.lineage) == (set(), ())


def test_the_same_over_http(store: SqliteStore) -> None:
    with TestClient(create_app(store)) as client:
        asked = {"q": "海关参与哪些事项"}
        with_it = client.get("/ask", params=asked).json()
        without = client.get("/ask", params=asked | {"successors": "false"}).json()
        before = client.get("/ask", params=asked | {"as_of": 2016}).json()
        assert [with_it["total"], without["total"], before["total"]] == [2, 1, 1]
        assert with_it["lineage"][0]["predecessor"]["name"] == "测试出入境检验检疫局"
        assert with_it["notes"][0] in client.get("/", params=asked).text
        assert client.get("/ask", params=asked | {"as_of": "soon"}).status_code == 422


OVER_HTTP = [
    ({}, {"优化通关服务", "加强口岸监管"}, True),
    ({"successors": "false"}, {"优化通关服务"}, False),
    ({"as_of": 2017}, {"优化通关服务"}, False),
    ({"as_of": 2018}, {"优化通关服务", "加强口岸监管"}, True),
]


@pytest.mark.parametrize(("times", "wanted", "included"), OVER_HTTP)
def test_lists_over_http_follow_it_as_the_question_does(
    store: SqliteStore, times: dict[str, object], wanted: set[str], included: bool
) -> None:
    with TestClient(create_app(store)) as client:
        found = client.get("/items", params={"agency": "海关", "limit": 1, **times}).json()
        asked = client.get("/ask", params={"q": "海关参与哪些事项", **times}).json()
        rows = [*found["rows"], *(client.get(found["next"]).json()["rows"] if found["next"] else ())]
        assert {row["item"]["title"] for row in rows} == wanted == {row["item"]["title"] for row in asked["rows"]}
        assert found["total"] == asked["total"] == len(wanted)
        assert (found["lineage"], found["notes"]) == (asked["lineage"], asked["notes"])
        assert [each["included"] for each in found["lineage"]] == [included]


def test_targets_over_http_follow_it(store: SqliteStore) -> None:
    store.replace(plan(OLD.replace("加强口岸监管。", "加强口岸监管。查验货物1000批。"), "old.txt"))
    with TestClient(create_app(store)) as client:
        asked = {"agency": "customs"}
        [row] = client.get("/targets", params=asked).json()["rows"]
        assert row["item"]["title"] == "加强口岸监管"
        without = client.get("/targets", params=asked | {"successors": "false"}).json()
        assert (without["rows"], without["total"]) == ([], 0)
        assert without["notes"][0].startswith("Left out: the 1 items of 测试出入境检验检疫局")


def test_a_body_that_no_plan_names_is_found_by_what_went_into_it_over_http(store: SqliteStore) -> None:
    with TestClient(create_app(store)) as client:
        found = client.get("/items", params={"agency": "市文旅局"}).json()
        assert [row["item"]["title"] for row in found["rows"]] == ["发展乡村旅游"]
        left_out = client.get("/items", params={"agency": "市文旅局", "successors": "false"})
        assert (left_out.status_code, left_out.json()["nearest"][0]) == (404, "市旅游局")
        in_part = client.get("/targets", params={"agency": "药监局"})
        assert (in_part.status_code, in_part.json()["nearest"][0]) == (404, "市食品药品监管局")


def test_lists_of_no_agency_have_no_lineage(store: SqliteStore) -> None:
    with TestClient(create_app(store)) as client:
        found = client.get("/items", params={"text": "口岸"}).json()
        assert (found["total"], found["lineage"], found["notes"]) == (1, [], [])
        refused = client.get("/items", params={"agency": "海关", "as_of": "soon"})
        assert refused.status_code == 422
        assert refused.json()["errors"][0]["advice"] == "give a year from 1949 to 2100"
