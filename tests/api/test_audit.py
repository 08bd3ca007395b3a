"""The ledger over HTTP: drawn from what the store holds, and no second reading."""

import json
from collections.abc import Iterator
from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from graph.model import PlanGraph
from graph.sqlite_store import SqliteStore
from loaders.pipeline import read_plan
from tests.zeren.command import zeren
from tests.zeren.plans import EXAMPLE


@pytest.fixture(scope="module")
def plan() -> PlanGraph:
    return read_plan(EXAMPLE.read_bytes(), EXAMPLE.name, traced=True)


@pytest.fixture
def client(empty: SqliteStore) -> Iterator[TestClient]:
    with TestClient(create_app(empty)) as opened:
        yield opened


def test_the_answer_is_what_the_command_prints(client: TestClient, empty: SqliteStore, plan: PlanGraph) -> None:
    empty.replace(plan)
    whole = client.get(f"/plans/{plan.plan.id}").json()
    assert "trace" not in whole
    ledger = client.get(whole["audit"]).json()
    assert ledger == json.loads(zeren("audit", EXAMPLE, "--format", "json").stdout)
    assert ledger["unexplained"] == []


def test_a_clause_that_the_store_lost_is_unexplained(client: TestClient, empty: SqliteStore, plan: PlanGraph) -> None:
    gone = plan.items[1].id
    empty.replace(replace(plan, assignments=tuple(each for each in plan.assignments if each.item_id != gone)))
    ledger = client.get(f"/plans/{plan.plan.id}/audit").json()
    assert ledger["unexplained"]
    assert all("no assignment of" in found["what"] for found in ledger["unexplained"])


def test_a_plan_kept_without_a_trace_says_so(client: TestClient, empty: SqliteStore, plan: PlanGraph) -> None:
    empty.replace(replace(plan, trace=()))
    ledger = client.get(f"/plans/{plan.plan.id}/audit").json()
    assert "load it again" in ledger["unexplained"][0]["what"]


def test_an_unknown_plan_is_not_found(client: TestClient) -> None:
    answer = client.get("/plans/nowhere/audit")
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
