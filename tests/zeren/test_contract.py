"""The JSON object of a plan against its schema, key by key."""

import json
from dataclasses import replace
from hashlib import sha256
from importlib.resources import files
from typing import Any

import jsonschema
import pytest

from graph.contract import plan_json
from graph.model import (
    ActionItem,
    Agency,
    Assignment,
    Category,
    Citation,
    Comparator,
    Coverage,
    Diagnostic,
    Industry,
    Level,
    Period,
    Place,
    Plan,
    PlanGraph,
    Quote,
    Role,
    Section,
    Severity,
    Source,
    Target,
)

TEXT = (
    "汕頭市電梯安全行動計畫\n一、夯實基礎\n(一)建設平臺。依據國發〔2012〕9號，在新能源等戰略性新興產業領域，"
    "每年不少於100個，合格率達到99.5%。(市質監局牽頭，市發改局配合)\n"
)
ITEM = "汕头市电梯安全行动计划:1"


def quote(words: str) -> Quote:
    start = TEXT.index(words)
    return Quote(start, start + len(words), words)


def target(order: int, metric: str, value: float | None, words: str, **known: Any) -> Target:
    bare = Target(f"{ITEM}:t{order}", ITEM, metric, value, None, None, None, None, None, quote(words))
    return replace(bare, **known)


PLAN = PlanGraph(
    plan=Plan(
        id="汕头市电梯安全行动计划",
        title="汕头市电梯安全行动计划",
        issuer=None,
        doc_number="汕府办〔2014〕12号",
        jurisdiction="汕头市",
        level=Level.CITY,
        period_start="2014",
        period_end="2015",
        source=Source("plan.txt", "text/plain", sha256(TEXT.encode()).hexdigest(), len(TEXT)),
        text=TEXT,
    ),
    sections=[Section("汕头市电梯安全行动计划:s1", "一", "夯实基础", 1, quote("一、夯實基礎"))],
    items=[
        ActionItem(
            ITEM,
            "（一）",
            "建设平台",
            "建设平台。",
            1,
            "汕头市电梯安全行动计划:s1",
            None,
            quote("(一)建設平臺"),
        ),
        ActionItem(f"{ITEM[:-1]}2", "", "无人认领", "无人认领", 2, None, ITEM, quote("夯實基礎")),
    ],
    agencies=[
        Agency(
            "汕头市:quality_supervision",
            "市质监局",
            "汕头市质量技术监督局",
            "Bureau of Quality and Technical Supervision",
            Category.GOVERNMENT,
            Level.CITY,
            "汕头市",
            ("市質監局",),
            "quality_supervision",
        ),
        Agency("汕头市:development_reform", "市发改局", None, None, Category.GOVERNMENT, Level.CITY, "汕头市"),
    ],
    assignments=[
        Assignment("汕头市:quality_supervision", ITEM, "市质监局", Role.LEAD, "lead", quote("市質監局")),
        Assignment("汕头市:development_reform", ITEM, "市发改局", Role.CO_OP, "co_op", quote("市發改局")),
    ],
    targets=[
        target(
            1,
            "平台",
            100.0,
            unit="个",
            comparator=Comparator.AT_LEAST,
            period=Period.ANNUAL,
            words="每年不少於100個",
        ),
        target(
            2,
            "合格率",
            99.5,
            unit="%",
            comparator=Comparator.EQUAL,
            deadline="2015-06",
            words="合格率達到99.5%",
        ),
        target(3, "居全省前列", None, words="合格率"),
    ],
    industries=[Industry("新能源", "战略性新兴产业")],
    coverages=[Coverage(ITEM, "新能源", quote("新能源"))],
    citations=[Citation("国发〔2012〕9号", "质量发展纲要", quote("國發〔2012〕9號"))],
    diagnostics=[
        Diagnostic(Severity.WARNING, "repeated-body", "the body stands twice", quote("建設平臺")),
        Diagnostic(Severity.INFO, "encoding", "read as Big5"),
    ],
)


def schema() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((files("graph") / "contract.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(loaded)
    return loaded


def printed(plan: PlanGraph = PLAN) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(json.dumps(plan_json(plan)))
    return read


def test_the_object_fits_the_schema_that_ships_with_it() -> None:
    jsonschema.validate(printed(), schema())


@pytest.mark.parametrize(
    ("path", "value", "reason"),
    [
        (("items", 0, "assignments", 0, "role"), "coop", "co_op is the one spelling"),
        (("items", 0, "targets", 0, "comparator"), "≥", "comparators are ASCII"),
        (("items", 0, "targets", 0, "deadline"), "2015-13", "no such month"),
        (("items", 0, "targets", 0, "value"), "100", "a value is a number"),
        (("plan", "period_start"), "2014年", "a year, without the word"),
        (("plan", "places"), [], "left out where there are none"),
        (("agencies", 0, "kind"), "quality_supervision", "no key beside those of the contract"),
        (("diagnostics", 1, "severity"), "error", "what is an error is no diagnostic"),
    ],
)
def test_the_schema_refuses_what_the_contract_does_not_say(
    path: tuple[str | int, ...], value: object, reason: str
) -> None:
    changed: Any = printed()
    inside = changed
    for step in path[:-1]:
        inside = inside[step]
    inside[path[-1]] = value
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(changed, schema())


def test_keys_stand_in_the_order_of_the_contract() -> None:
    whole = printed()
    item = whole["items"][0]
    assert {
        "": list(whole),
        "plan": list(whole["plan"]),
        "source": list(whole["plan"]["source"]),
        "section": list(whole["sections"][0]),
        "item": list(item),
        "assignment": list(item["assignments"][0]),
        "target": list(item["targets"][0]),
        "industry": list(item["industries"][0]),
        "agency": list(whole["agencies"][0]),
        "citation": list(whole["citations"][0]),
        "diagnostic": list(whole["diagnostics"][0]),
        "quote": list(item["quote"]),
    } == {key: names.split() for key, names in KEYS.items()}


KEYS = {
    "": "plan sections items agencies citations diagnostics",
    "plan": "id title issuer doc_number jurisdiction level period_start period_end source text",
    "source": "name media_type sha256 length",
    "section": "id number title quote",
    "item": "id number title text section parent quote assignments targets industries",
    "assignment": "agency name role rule quote",
    "target": "metric value unit comparator deadline baseline period quote",
    "industry": "name parent quote",
    "agency": "id name official_name english_name category level jurisdiction aliases",
    "citation": "doc_number title quote",
    "diagnostic": "severity code message quote",
    "quote": "start end text",
}


def test_what_hangs_on_an_item_stands_in_it_and_nowhere_else() -> None:
    first, second = printed()["items"]
    assert [(one["name"], one["role"]) for one in first["assignments"]] == [
        ("市质监局", "lead"),
        ("市发改局", "co_op"),
    ]
    assert [(one["name"], one["parent"]) for one in first["industries"]] == [("新能源", "战略性新兴产业")]
    assert (second["parent"], second["assignments"], second["targets"], second["industries"]) == (
        ITEM,
        [],
        [],
        [],
    )


def test_a_value_is_printed_as_an_integer_where_it_is_one() -> None:
    values = [one["value"] for one in printed()["items"][0]["targets"]]
    assert json.dumps(values) == "[100, 99.5, null]"


def test_places_are_left_out_where_there_are_none_and_follow_the_text_where_there_are() -> None:
    assert "places" not in printed()["plan"]
    paged = replace(PLAN, plan=replace(PLAN.plan, places=(Place(0, 12, "page 1"), Place(12, 80, "page 2"))))
    with_places = printed(paged)
    assert list(with_places["plan"])[-1] == "places"
    assert with_places["plan"]["places"][1] == {"start": 12, "end": 80, "label": "page 2"}
    jsonschema.validate(with_places, schema())


def quotes_in(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, list):
        return [found for part in value for found in quotes_in(part)]
    if not isinstance(value, dict):
        return []
    own = [value] if value.keys() == {"start", "end", "text"} else []
    return own + [found for part in value.values() for found in quotes_in(part)]


def test_every_quote_is_the_words_at_its_place() -> None:
    whole = printed()
    found = quotes_in(whole)
    assert len(found) == 1 + 2 + 2 + 3 + 1 + 1 + 1
    assert all(whole["plan"]["text"][one["start"] : one["end"]] == one["text"] for one in found)
