"""Errors: each a problem document (RFC 9457) that says what is wrong and tells a stranger nothing else."""

from pathlib import Path
from sqlite3 import connect

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from api.problems import STATUS, UnknownNameError, status_of
from graph.errors import (
    NotFoundError,
    StoreAccessError,
    StoreError,
    StoreSchemaError,
    StoreTimeoutError,
    StoreUnavailableError,
    VocabularyError,
)
from graph.sqlite_store import SqliteStore


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/plans/none", 404, "none"),
        ("/items/none", 404, "none"),
        ("/agencies/none", 404, "none"),
        ("/agencies/none/items", 404, "none"),
        ("/views/plan/none", 404, "none"),
        ("/views/agency/none", 404, "none"),
        ("/items?plan=none", 404, "none"),
        ("/items?industry=none", 404, "none"),
        ("/nowhere", 404, "/openapi.json"),
        ("/docs", 404, "/openapi.json"),  # the usual page would fetch scripts from elsewhere
        ("/items?limit=0", 422, "limit"),
        ("/items?limit=501", 422, "limit"),
        ("/items?offset=-1", 422, "offset"),
        ("/items?role=boss", 422, "role"),
        ("/items?due=soon", 422, "due"),
        ("/ask", 422, "q"),
        (f"/?q={'x' * 501}", 422, "q"),
    ],
)
def test_a_bad_request_is_a_problem(client: TestClient, path: str, status: int, words: str) -> None:
    answer = client.get(path)
    problem = answer.json()
    assert (answer.status_code, problem["status"]) == (status, status)
    assert answer.headers["content-type"] == "application/problem+json"
    assert {"type", "title", "status", "detail", "instance"} <= set(problem)
    assert words in problem["detail"]
    assert problem["instance"] == path.partition("?")[0]


def test_a_wrong_parameter_says_what_to_give(client: TestClient) -> None:
    errors = client.get("/items?due=soon&limit=0").json()["errors"]
    assert {error["parameter"]: error["advice"] for error in errors} == {
        "due": "give a year as YYYY or a month as YYYY-MM",
        "limit": "give a number from 1 to 500",
    }


def test_an_unknown_name_gives_the_nearest(client: TestClient) -> None:
    assert client.get("/items?agency=市质鉴局").json()["nearest"][0] == "市质监局"
    assert client.get("/items?jurisdiction=惠洲市").json()["nearest"][0] == "惠州市"


def test_another_method_is_refused_and_told_which(client: TestClient) -> None:
    answer = client.post("/items")
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET")
    assert answer.json()["title"] == "Method Not Allowed"


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (NotFoundError("plan", "x"), 404),
        (UnknownNameError("agency", "x"), 404),
        (StoreUnavailableError("down"), 503),
        (StoreAccessError("refused"), 503),
        (StoreSchemaError("old"), 503),
        (StoreTimeoutError("slow"), 504),
        (StoreError("other"), 503),
        (VocabularyError("ours"), 500),  # no fault of the one who asks
    ],
)
def test_every_error_has_its_status(error: NotFoundError, status: int) -> None:
    assert status_of(error) == status


def test_the_table_names_a_class_before_its_parent() -> None:
    kinds = list(STATUS)
    for at, kind in enumerate(kinds):
        assert not any(issubclass(later, kind) for later in kinds[at + 1 :]), kind


def test_a_store_that_is_gone_makes_it_unready_but_not_unhealthy(tmp_path: Path) -> None:
    file = tmp_path / "other.db"
    with connect(file) as db:
        db.execute("CREATE TABLE other (id)")
    client = TestClient(create_app(SqliteStore(file)), raise_server_exceptions=False)
    assert client.get("/healthz").json() == {"status": "ok"}
    ready = client.get("/readyz")
    assert (ready.status_code, ready.headers["content-type"]) == (503, "application/problem+json")
    assert ready.json()["detail"]
    assert client.get("/plans").status_code == 503


def test_a_store_that_answers_is_ready(client: TestClient) -> None:
    assert client.get("/readyz").json() == {"status": "ready"}


def test_a_fault_of_ours_tells_nothing_of_the_inside(store: SqliteStore, tmp_path: Path) -> None:
    app = create_app(store)

    @app.get("/fault")
    def fault() -> None:
        raise RuntimeError(f"secret of {tmp_path}")

    answer = TestClient(app, raise_server_exceptions=False).get("/fault")
    assert (answer.status_code, answer.headers["content-type"]) == (500, "application/problem+json")
    assert "secret" not in answer.text
    assert answer.headers["x-content-type-options"] == "nosniff"
