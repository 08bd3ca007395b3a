"""Every question of the command line, over a store with the example and a plan of another city."""

import csv
import json
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len
from typer.testing import CliRunner

from api.vocab import table
from graph.model import Role
from zeren.cli import COMMANDS, app
from zeren.listings import CARRIED, INDUSTRIES, ITEMS, OTHERS, TARGETS, WORKLOAD

SHANTOU, JIEYANG = "汕头市质量强市2014—2015年行动计划", "揭阳市优化营商环境三年行动计划（2021—2023年）"


@dataclass(frozen=True, slots=True)
class Answered:
    code: int
    out: str
    err: str

    @property
    def rows(self) -> Any:
        return json.loads(self.out)

    @property
    def table(self) -> list[dict[str, str]]:
        return list(csv.DictReader(StringIO(self.out, newline="")))


class Asker:
    def __init__(self, store: Path) -> None:
        self.environment = {"ZEREN_STORE": f"sqlite:///{store}", "COLUMNS": "80"}

    def __call__(self, *arguments: str) -> Answered:
        result = CliRunner().invoke(app, arguments, env=self.environment)
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Answered(result.exit_code, result.stdout_bytes.decode(), result.stderr)

    def json(self, *arguments: str) -> Any:
        return self(*arguments, "--format", "json").rows


@pytest.fixture(scope="session")
def ask(loaded: Path) -> Asker:
    return Asker(loaded)


QUESTIONS = [
    ("plans",),
    ("items",),
    ("items", "--agency", "市质监局", "--role", "lead"),
    ("item", "15", "--plan", "质量强市"),
    ("agencies",),
    ("agency", "CIQ"),
    ("workload",),
    ("targets",),
    ("industries",),
    ("collaborators", "检验检疫局"),
    ("gaps",),
    ("search", "知识产权"),
    ("ask", "which items involve the customs inspection bureau"),
    ("ask", "谁的工作量最大"),
]


@pytest.mark.parametrize("question", QUESTIONS, ids=" ".join)
def test_every_table_fits_80_columns_and_is_all_that_is_on_standard_output(
    ask: Asker, question: tuple[str, ...]
) -> None:
    answered = ask(*question)
    assert answered.code == 0
    lines = answered.out.splitlines()
    assert len(lines) > 2
    assert max(map(cell_len, lines)) <= 80
    assert "\x1b" not in answered.out


@pytest.mark.parametrize("question", QUESTIONS, ids=" ".join)
def test_every_answer_is_there_as_json_and_as_csv(ask: Asker, question: tuple[str, ...]) -> None:
    assert ask.json(*question)
    answered = ask(*question, "--format", "csv")
    assert answered.code == 0
    assert len(answered.table) > 1
    assert answered.out.endswith("\r\n")


def test_every_query_is_among_the_questions() -> None:
    others = {"extract", "audit", "correct", "load", "export", "view", "serve", "init", "remove"}
    assert {question[0] for question in QUESTIONS} == COMMANDS.keys() - others


@pytest.mark.parametrize(
    "name", ["customs inspection bureau", "CIQ", "检验检疫局", "汕頭出入境檢驗檢疫局", "汕头市检验检疫局"]
)
def test_an_agency_has_eleven_items_by_any_of_its_names(ask: Asker, name: str) -> None:
    rows = ask.json("items", "--agency", name)
    assert len(rows) == 11
    assert all(any(found["name"] == "汕头出入境检验检疫局" for found in row["assignments"]) for row in rows)


def test_the_words_of_the_clause_stand_beside_each_item_of_an_agency(ask: Asker) -> None:
    answered = ask("ask", "which items involve the customs inspection bureau")
    assert answered.code == 0
    assert "understood as: " in answered.err
    joined = "".join(answered.out.split())
    assert "（十二）" in joined and "co_op" in joined
    rows = ask("ask", "检验检疫局参与哪些事项", "--format", "csv").table
    assert len(rows) == 11
    assert {row["agency"] for row in rows} == {"汕头出入境检验检疫局"}
    assert all(row["words"] in row["clause"] for row in rows)
    assert all(len(row["clause"]) > len(row["words"]) for row in rows)


@pytest.mark.parametrize(
    ("question", "told", "heads"),
    [
        ("谁的工作量最大", "理解为：各部门承担的事项，由多到少", "部门 地区 事项 牵头 配合 共同 折合 指标 期限"),
        ("市质监局牵头哪些事项", "理解为：事项", "序号 事项 角色 原文"),
        ("市科技局的指标", "理解为：指标", "计划 序号 指标 数值 期限 基期 部门"),
        ("有哪些产业", "理解为：产业", "产业 类别 事项 部门"),
        ("市公安局和哪些部门合作", "理解为：共同承担事项的部门", "合作部门 地区 共同事项"),
        (
            "which agency carries the most items",
            "understood as: ",
            "Agency Place Items Lead Co-op Joint Share Targets Due",
        ),
    ],
)
def test_the_answer_is_in_the_language_of_the_question(ask: Asker, question: str, told: str, heads: str) -> None:
    answered = ask("ask", question)
    assert told in answered.err
    assert answered.out.splitlines()[0].split() == heads.split()
    codes = {"lead", "co_op", "joint"} & set(answered.out.split())
    assert not codes


def test_what_is_said_around_an_answer_is_in_its_language(ask: Asker) -> None:
    assert "第1至2条，共" in ask("ask", "谁的工作量最大", "--limit", "2").err
    assert "1 to 2 of " in ask("ask", "which agency carries the most items", "--limit", "2").err
    assert "相近的名称：市质监局" in ask("ask", "市质鉴局参与哪些事项").err
    assert ask("ask", "市质监局牵头哪些事项", "--format", "csv").table[0]["role"] == "lead", "programs get the code"


def test_every_head_of_an_answer_is_known_in_chinese() -> None:
    heads = {column.head for columns in (ITEMS, WORKLOAD, OTHERS, TARGETS, INDUSTRIES, CARRIED) for column in columns}
    known = set(table("phrases.yaml")["zh"]["heads"])
    assert {head for head in heads if head} | set(Role) <= known


def test_the_busiest_agency_comes_first(ask: Asker) -> None:
    first = ask.json("workload")[0]
    assert first["agency"]["name"] == "市质监局"
    assert [first[key] for key in ("total", "lead", "co_op", "joint")] == [26, 15, 2, 9]


@pytest.mark.parametrize("place", ["揭阳", "揭陽市", "Jieyang", "jieyang"])
@pytest.mark.parametrize(
    ("question", "count"),
    [
        (("plans",), 1),
        (("items",), 5),
        (("items", "--role", "lead"), 3),
        (("agencies",), 11),
        (("workload",), 11),
        (("search", "知识产权"), 1),
        (("targets",), 5),
        (("collaborators", "市公安局"), 3),
        (("agency", "市公安局"), 1),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else None,
)
def test_every_question_can_be_asked_of_one_city(ask: Asker, place: str, question: tuple[str, ...], count: int) -> None:
    rows = ask.json(*question, "--city", place)
    assert len(rows) == count
    assert "汕头" not in json.dumps(rows, ensure_ascii=False)


def test_an_agency_of_two_cities_is_two_agencies(ask: Asker) -> None:
    found = ask.json("agency", "公安局")
    assert [one["agency"]["jurisdiction"] for one in found] == ["揭阳市", "汕头市"]
    assert "揭阳市公安局" not in json.dumps(found[1], ensure_ascii=False)


def test_a_question_in_words_can_be_asked_of_one_city(ask: Asker) -> None:
    for question in ("which items involve the public security bureau", "市公安局参与哪些事项"):
        everywhere, there = ask.json("ask", question), ask.json("ask", question, "--city", "揭阳")
        assert there["question"] == question
        assert there["total"] == 2 < everywhere["total"]


@pytest.mark.parametrize(
    ("arguments", "numbers"),
    [
        (("--due", "2022"), ["（一）"]),
        (("--industry", "生物醫藥"), ["（五）"]),
        (("--section", "二"), ["（四）", "（五）"]),
        (("--section", "培育市场主体"), ["（四）", "（五）"]),
        (("--text", "審批 社会投资"), ["（二）"]),
        (("--agency", "市公安局", "--role", "joint"), ["（一）"]),
        (("--limit", "2", "--offset", "1"), ["（二）", "（三）"]),
    ],
    ids=lambda value: " ".join(value),
)
def test_items_are_narrowed_by_each_option(ask: Asker, arguments: tuple[str, ...], numbers: list[str]) -> None:
    rows = ask.json("items", "--plan", "营商环境", *arguments)
    assert [row["item"]["number"] for row in rows] == numbers


@pytest.mark.parametrize("number", ["15", "（十五）", "(十五)", "十五", "第15项"])
def test_an_item_is_found_by_its_number_where_one_plan_has_it(ask: Asker, number: str) -> None:
    found = ask.json("item", number)
    assert found["item"]["id"].endswith(":15")
    assert found["plan_title"] == SHANTOU
    assert len(found["assignments"]) == 9
    assert all(one["quote"]["end"] > one["quote"]["start"] for one in found["assignments"])


def test_an_item_is_found_by_its_id(ask: Asker) -> None:
    item = ask.json("item", "3", "--plan", "营商环境")["item"]["id"]
    assert ask.json("item", item)["item"]["id"] == item


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ("item", "3"),
            [
                f":3 — （三）建设政务服务“好差评”体系, {JIEYANG}, 提升政务服务水平\n",
                f":3 — （三）积极参与国家和省级标准化活动, {SHANTOU}, ",
            ],
        ),
        (("item", "99"), ["no item is called '99'", "zeren items lists them"]),
        (("items", "--agency", "市质检局"), ["no agency is called '市质检局'", "市质监局"]),
        (("agency", "quality supervison buro"), ["The nearest names: "]),
        (
            ("collaborators", "火星局"),
            ["no agency is called '火星局'", "No name is near: zeren agencies lists them all"],
        ),
        (("plans", "--city", "Atlantis"), ["no place is called 'Atlantis'", "No name is near: zeren plans"]),
        (("items", "--plan", "行动计划"), ["plan '行动计划' could be any of 2", "Say which: "]),
        (("items", "--plan", "健康城市"), ["no plan is called '健康城市'", "No name is near: zeren plans"]),
        (("items", "--plan", "优化营商行动"), ["no plan is called '优化营商行动'", f"The nearest names: {JIEYANG}\n"]),
        (("items", "--industry", "航天"), ["no industry is called '航天'", "No name is near: zeren industries"]),
        (("items", "--industry", "新型材料"), ["no industry is called '新型材料'", "The nearest names: 新材料"]),
        (("items", "--section", "一"), ["section '一' could be of any of 2 plans", "--plan"]),
        (("items", "--section", "九十", "--plan", "营商"), ["no section is called '九十'"]),
        (("items", "--due", "明年"), ["--due: '明年' is no deadline", "2015-06"]),
        (("items", "--role", "boss"), ["Invalid value for '--role': 'boss' is not one of 'lead', 'co_op', 'joint'."]),
        (("items", "--text", " "), ["no words to search for"]),
        (("search", ""), ["no words to search for"]),
        (
            ("gaps", "--code", "foo"),
            ["--code: no gap has the code 'foo'", "Give one of no-agency, no-lead, several-leads"],
        ),
        (("view", "没有", "-o", "-"), ["no plan or agency is called '没有'", "zeren plans and zeren agencies"]),
        (("view", "优化营商行动", "-o", "-"), ["no plan or agency is called", f"The nearest names: {JIEYANG}"]),
        (("view", "公安局", "-o", "-"), ["is an agency of several places", "揭阳市, 汕头市"]),
        (("remove", "健康城市"), ["no plan is called '健康城市'"]),
        (("ask", "火星局牵头哪些事项"), ["火星局"]),
        (("ask", "今天天气怎么样"), ["市"]),
    ],
    ids=lambda value: " ".join(value[:3]),
)
def test_a_name_that_means_nothing_or_several_things_is_exit_code_2(
    ask: Asker, arguments: tuple[str, ...], said: list[str]
) -> None:
    answered = ask(*arguments)
    assert answered.code == 2
    assert answered.out == ""
    assert [words for words in said if words not in answered.err] == []


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("plans", "--city", "拉萨"), "no plan of 拉萨市 is loaded, though 2 plans of other places"),
        (("items", "--city", "拉萨"), "no plan of 拉萨市 is loaded"),
        (("items", "--agency", "CIQ", "--due", "2030"), "without --due there would be 11 items"),
        (("items", "--agency", "统计局", "--role", "lead"), "without --role there would be"),
        (("items", "--text", "无人机表演"), "without --text there would be 34 items"),
        (("targets", "--unit", "光年"), "no target in 光年: without --unit there would be"),
        (("industries", "--city", "拉萨"), "no plan of 拉萨市 is loaded"),
        (("gaps", "--code", "no-agency", "--city", "汕头"), "no gap of this code; there are agency-once, no-lead"),
        (("items", "--offset", "500"), "34 items in all, none of them after --offset 500"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else None,
)
def test_an_empty_answer_says_why(ask: Asker, arguments: tuple[str, ...], why: str) -> None:
    answered = ask(*arguments)
    assert (answered.code, answered.out) == (0, "")
    assert why in answered.err
    assert ask.json(*arguments) == []


def test_a_part_of_an_answer_says_of_how_much(ask: Asker) -> None:
    answered = ask("items", "--limit", "10", "--offset", "20")
    assert "21 to 30 of 34 items" in answered.err


def test_search_shows_where_the_words_stand(ask: Asker) -> None:
    answered = ask("search", "首席", "質量官", "--format", "csv")
    assert [row["number"] for row in answered.table] == ["（十五）"]
    assert "首席" in answered.table[0]["words"]


@pytest.mark.parametrize("words", ["智慧財產權", "知识产权", "知識產權"])
def test_search_shows_the_words_in_the_words_of_the_document(ask: Asker, words: str) -> None:
    rows = ask("search", words, "--city", "汕头", "--format", "csv").table
    assert len(rows) == 5
    assert all("智慧財產權" in row["words"] or "知識產權" in row["words"] for row in rows)


def test_gaps_of_one_sort(ask: Asker) -> None:
    found = ask.json("gaps", "--code", "several-leads", "--city", "汕头")
    assert {gap["code"] for gap in found} == {"several-leads"}


@pytest.mark.parametrize(("name", "title"), [("质量强市", SHANTOU), ("营商", JIEYANG), ("CIQ", "检验检疫局")])
def test_a_page_is_written_of_a_plan_or_an_agency(ask: Asker, tmp_path: Path, name: str, title: str) -> None:
    answered = ask("view", name, "-o", str(tmp_path / "page.html"))
    assert (answered.code, answered.out) == (0, "")
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert page.lstrip().lower().startswith("<!doctype html>")
    assert title in page
    assert ask("view", name, "-o", "-").out == page


def test_a_page_that_cannot_be_written_says_so(ask: Asker, tmp_path: Path) -> None:
    answered = ask("view", "质量强市", "-o", str(tmp_path / "no" / "page.html"))
    assert answered.code == 1
    assert "cannot be written: No such file or directory" in answered.err
