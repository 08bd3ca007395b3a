"""What the API and the command line say when the server is away or too slow."""

import os
import subprocess
import sys
from contextlib import closing

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from graph.neo4j_store import Neo4jStore, open_neo4j
from tests.graph.build import Work, plan_graph
from tests.neo4j.server import Server, free_port
from tests.neo4j.test_faults import SECRET, wide

pytestmark = pytest.mark.neo4j


def test_the_api_and_the_command_say_that_nothing_listens() -> None:
    url = f"neo4j://neo4j:{SECRET}@127.0.0.1:{free_port()}/neo4j"
    with closing(open_neo4j(url)) as store, TestClient(create_app(store)) as client:
        assert client.get("/healthz").status_code == 200
        ready = client.get("/readyz")
    assert ready.status_code == 503
    assert "no Neo4j server answers" in ready.text
    assert SECRET not in ready.text
    run = [sys.executable, "-m", "zeren", "plans"]
    done = subprocess.run(run, env=os.environ | {"ZEREN_STORE": url}, capture_output=True, timeout=60)
    assert done.returncode == 3
    assert "Check that the server runs" in done.stderr.decode()
    assert SECRET not in done.stderr.decode()
    assert not done.stdout


def test_a_slow_question_is_a_504(store: Neo4jStore, empty_neo4j_url: str) -> None:
    store.replace(wide("长", 3000))
    impatient = open_neo4j(empty_neo4j_url, timeout=0.5)
    with closing(impatient), TestClient(create_app(impatient)) as client:
        answer = client.get("/views/plan/宽")
    assert answer.status_code == 504
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["advice"].startswith("Ask for less")


def test_restarted_under_a_running_api(store: Neo4jStore, own_server: Server) -> None:
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
