"""The pages over a real server and in a real browser; and the headers that guard every answer."""

import socket
import threading
from collections.abc import Iterator
from urllib.parse import quote, urlsplit

import pytest
from starlette.testclient import TestClient
from uvicorn import Config, Server

from api.app import create_app
from graph.sqlite_store import SqliteStore
from tests.api.plans import CIQ, QUALITY, SHANTOU
from tests.browser import Watched
from tests.graph.build import Work, plan_graph
from tests.viz.sample import BITE

PLAN_VIEW = f"/views/plan/{quote(QUALITY)}"
AGENCY_VIEW = f"/views/agency/{quote(CIQ)}"


@pytest.fixture
def address(store: SqliteStore) -> Iterator[str]:
    """A server over the store, on a free port of this machine."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = Server(Config(create_app(store), log_level="warning", lifespan="off"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        server.should_exit = True
        thread.join()


def test_home_has_the_question_box_the_plans_and_examples(client: TestClient) -> None:
    page = client.get("/").text
    assert '<html lang="zh">' in page
    assert '<input name="q"' in page
    assert f'href="{PLAN_VIEW}"' in page
    assert "which items involve the customs inspection bureau" in page
    assert "检验检疫局参与哪些事项" in page


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        (
            "汕头检验检疫局参与哪些事项",
            ["推进信用信息共享", "<blockquote>", "配合 co-op", "牵头 lead", AGENCY_VIEW],
        ),
        ("which agency carries the most items", ["市质监局", "牵头 lead 2"]),
        ("targets due in 2014", ["≥80% 覆盖率", "2014-06"]),
        ("汕头检验检疫局和哪些部门合作", ["市科技局", "市质监局"]),
        ("有哪些产业", ["新能源", "战略性新兴产业", "市发改局</a> 1"]),
        ("谁牵头信用信息共享", ["牵头 lead", "市质监局"]),
        ("市质鉴局参与哪些事项", ["没有名为“市质鉴局”的部门", "市质监局"]),
        ("how do I bake bread", ["not understood", "which items have no lead"]),
    ],
)
def test_an_answer_is_shown_with_its_words(client: TestClient, question: str, shown: list[str]) -> None:
    page = client.get("/", params={"q": question}).text
    for words in shown:
        assert words in page


def test_without_plans_the_home_page_says_what_to_do(empty: SqliteStore) -> None:
    page = TestClient(create_app(empty)).get("/?q=CIQ").text
    assert "zeren load FILE" in page
    assert "No plan has been loaded" in page


def test_no_word_of_a_plan_or_of_a_question_is_markup(store: SqliteStore) -> None:
    store.replace(plan_graph(BITE, Work(BITE, lead="市质监局"), jurisdiction=SHANTOU))
    page = TestClient(create_app(store)).get("/", params={"q": f'市质监局 "{BITE}'}).text
    assert BITE not in page
    assert "&lt;img" in page


@pytest.mark.parametrize("path", ["/", "/plans", PLAN_VIEW, "/nowhere", "/healthz", "/openapi.json"])
def test_every_answer_is_guarded(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'none'")
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy and "*" not in policy


def test_a_page_that_the_browser_has_is_not_sent_again(client: TestClient, store: SqliteStore) -> None:
    first = client.get(PLAN_VIEW)
    again = client.get(PLAN_VIEW, headers={"If-None-Match": first.headers["etag"]})
    assert (first.status_code, again.status_code, again.content) == (200, 304, b"")
    store.replace(plan_graph(QUALITY, Work("新的事项", lead="市质监局")))
    changed = client.get(PLAN_VIEW, headers={"If-None-Match": first.headers["etag"]})
    assert (changed.status_code, "新的事项" in changed.text) == (200, True)


@pytest.mark.browser
@pytest.mark.parametrize("path", ["/", f"/?q={quote('检验检疫局参与哪些事项')}", PLAN_VIEW, AGENCY_VIEW])
def test_a_page_is_quiet_and_asks_only_its_own_host(watched: Watched, address: str, path: str) -> None:
    watched.page.goto(address + path)
    watched.page.wait_for_load_state("networkidle")
    assert (watched.console, watched.faults) == ([], [])
    assert {urlsplit(url).netloc for url in watched.requests} == {urlsplit(address).netloc}
    assert watched.page.evaluate("document.documentElement.lang") == "zh"


@pytest.mark.browser
def test_a_question_is_asked_and_its_row_opened_by_keyboard(watched: Watched, address: str) -> None:
    page = watched.page
    page.goto(address)
    page.keyboard.type("汕头检验检疫局牵头哪些事项")
    page.keyboard.press("Enter")
    page.wait_for_selector(".rows")
    assert page.inner_text(".rows h3") == "（3）加强口岸监管"
    page.click(".rows li li a")
    page.wait_for_selector("html[data-drawn]")
    assert page.inner_text("#panel h2") == "汕头出入境检验检疫局"
    assert (watched.console, watched.faults) == ([], [])
