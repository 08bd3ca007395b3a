"""The description of the API: complete, with examples that are of the shape that the API answers with."""

from typing import Any

import pytest
from jsonschema import Draft202012Validator
from starlette.testclient import TestClient

from api.examples import examples


def described(client: TestClient) -> dict[str, Any]:
    document: dict[str, Any] = client.get("/openapi.json").json()
    return document


def test_every_address_is_described_and_may_fail_with_a_problem(client: TestClient) -> None:
    paths = described(client)["paths"]
    assert set(examples()) <= set(paths)
    assert {"/views/plan/{plan_id}", "/views/agency/{agency_id}", "/healthz", "/readyz"} <= set(paths)
    for path, methods in paths.items():
        assert set(methods) == {"get"}, path
        assert methods["get"]["description"], path
        assert "application/problem+json" in methods["get"]["responses"]["404"]["content"], path


def shown(example: Any) -> Any:
    """The example without its nulls, which the document leaves out."""
    if isinstance(example, dict):
        return {name: shown(value) for name, value in example.items() if value is not None}
    return [shown(value) for value in example] if isinstance(example, list) else example


@pytest.mark.parametrize("path", sorted(examples()))
def test_an_example_has_the_shape_that_is_promised(client: TestClient, path: str) -> None:
    document = described(client)
    answer = document["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]
    assert answer["example"] == shown(examples()[path])
    schema = {**answer["schema"], "components": document["components"]}
    Draft202012Validator(schema).validate(examples()[path])


def test_the_examples_are_of_the_plan_of_shantou() -> None:
    plans = examples()["/plans"]["rows"]
    assert [plan["title"] for plan in plans] == ["汕头市质量强市2014—2015年行动计划"]
    assert (plans[0]["lead"], plans[0]["co_op"], plans[0]["joint"]) == (24, 87, 52)
    assert [row["item"]["number"] for row in examples()["/ask"]["rows"]] == ["（八）"]
