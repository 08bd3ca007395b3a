"""What the API and the command line say when the server is away or too slow."""

import os
import subprocess
import sys
from contextlib import closing
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from graph.neo4j_connection import parse_address
from graph.neo4j_store import Neo4jStore, open_neo4j
from tests.graph.build import Work, plan_graph
from tests.neo4j.fixtures import Running
from tests.neo4j.old_server import old_server
from tests.neo4j.server import free_port
from tests.neo4j.test_faults import SECRET, wide

pytestmark = pytest.mark.neo4j


def addressed(url: str, *, user: str | None = None, password: str | None = None, database: str | None = None) -> str:
    """The address with another user, password or database."""
    found = parse_address(url)
    scheme, _, host = found.server.partition("://")
    who = f"{user or found.user}:{quote(password or found.password or '', safe='')}"
    return f"{scheme}://{who}@{host}/{database or found.database}"


def check_told(url: str, reason: str, advice: str) -> None:
    """The API lives and is not ready, the command ends with 3; both say why, neither repeats a password."""
    with closing(open_neo4j(url)) as store, TestClient(create_app(store)) as client:
        assert client.get("/healthz").status_code == 200
        ready, asked = client.get("/readyz"), client.get("/plans")
    assert (ready.status_code, asked.status_code) == (503, 503)
    assert reason in ready.text and advice in ready.text and reason in asked.text
    run = [sys.executable, "-m", "zeren", "plans"]
    done = subprocess.run(run, env=os.environ | {"ZEREN_STORE": url}, capture_output=True, timeout=60)
    said = done.stderr.decode()
    assert (done.returncode, done.stdout) == (3, b""), said
    assert reason in said and advice in said
    assert "Traceback" not in said
    password = parse_address(url).password
    assert password and password not in said + ready.text + asked.text


def test_nothing_listens_is_told() -> None:
    url = f"neo4j://neo4j:{SECRET}@127.0.0.1:{free_port()}/neo4j"
    check_told(url, "no Neo4j server answers", "Check that the server runs")


def test_a_wrong_password_is_told(neo4j_url: str) -> None:
    # A user of its own: the server shuts a known one out for a while after a few failures.
    url = addressed(neo4j_url, user="nobody", password=SECRET)
    check_told(url, "refuses the user or the password", "ZEREN_NEO4J_PASSWORD")


def test_a_wrong_database_is_told(neo4j_url: str) -> None:
    check_told(addressed(neo4j_url, database="elsewhere"), "no database 'elsewhere'", "ZEREN_STORE")


def test_a_database_without_a_schema_is_told(empty_neo4j_url: str) -> None:
    check_told(empty_neo4j_url, "no zeren schema", "zeren init")


def test_a_server_that_is_too_old_is_told() -> None:
    with old_server("Neo4j/4.4.40", bytes([0, 0, 4, 4])) as url:
        check_told(url.replace("://", f"://neo4j:{SECRET}@"), "Neo4j 5.26 or newer", "Upgrade the server")


def test_a_slow_question_is_a_504(store: Neo4jStore, empty_neo4j_url: str) -> None:
    store.replace(wide("长", 3000))
    impatient = open_neo4j(empty_neo4j_url, timeout=0.5)
    with closing(impatient), TestClient(create_app(impatient)) as client:
        answer = client.get("/views/plan/宽")
    assert answer.status_code == 504
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["advice"].startswith("Ask for less")


def test_restarted_under_a_running_api(store: Neo4jStore, own_server: Running) -> None:
    store.replace(plan_graph("甲", Work("标准", lead="质监局")))
    with TestClient(create_app(store), raise_server_exceptions=False) as client:
        assert client.get("/items").json()["total"] == 1
        own_server.stop()
        try:
            assert client.get("/items").status_code == 503
            assert client.get("/readyz").status_code == 503
            assert client.get("/healthz").status_code == 200
        finally:
            own_server.start()
        assert client.get("/items").json()["total"] == 1
        assert client.get("/readyz").status_code == 200
