"""The pages over a real server and in a real browser; and the headers that guard every answer."""

import re
import socket
import threading
from collections.abc import Iterator
from html import unescape
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
ITEM_VIEW = f"/views/item/{quote(QUALITY + ':2', safe='')}"
QUESTIONS = ("检验检疫局参与哪些事项", "谁的工作量最大", "有哪些指标", "有哪些产业", "今天天气怎么样")
PAGES = ["/", *(f"/?q={quote(question)}" for question in QUESTIONS), PLAN_VIEW, AGENCY_VIEW, ITEM_VIEW]


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
            ["推进信用信息共享", "<blockquote>", ">配合</span>", ">牵头</span>", AGENCY_VIEW],
        ),
        (
            "which agency carries the most items",
            ["市质监局", '<td class="number" data-name="lead">2</td>', ">co-op</th>"],
        ),
        (
            "谁的工作量最大",
            ['<td data-name="地区">惠州市</td>', ">牵头</th>", '<td class="number" data-name="折合">1.33</td>'],
        ),
        ("有哪些指标", ["≥100项 标准"]),
        ("targets due in 2014", ["≥80% 覆盖率", "2014-06"]),
        ("汕头检验检疫局和哪些部门合作", ["市科技局", "市质监局"]),
        ("有哪些产业", ["新能源", "战略性新兴产业", "市发改局</a> 1"]),
        ("谁牵头信用信息共享", ["牵头", "市质监局"]),
        ("市质鉴局参与哪些事项", ["没有名为“市质鉴局”的部门", "相近的名称：", "市质监局"]),
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


def test_a_long_answer_comes_in_pages(store: SqliteStore) -> None:
    works = [Work(f"第{n}项重点任务", lead=f"第{n}分局") for n in range(70)]
    store.replace(plan_graph("长计划", *works, jurisdiction="揭阳市"))
    client, found, address = TestClient(create_app(store)), 0, "/?q=谁的工作量最大"
    for _ in range(3):
        page = client.get(address).text
        found += page.count('<td class="name">')
        more = re.search(r'rel="next" href="([^"]+)"', page)
        address = unescape(more[1]) if more else ""
    total = client.get("/ask", params={"q": "谁的工作量最大"}).json()["total"]
    assert (found, address) == (total, "")
    assert f"第61至{total}条，共{total}条" in page
    assert 'rel="prev"' in page


HTML = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}


@pytest.mark.parametrize(
    ("path", "status", "shown"),
    [
        ("/views/plan/没有", 404, ["没有找到", "no plan &#39;没有&#39; in the store"]),
        ("/views/agency/汕头市:没有", 404, ["no agency"]),
        ("/views/item/没有:1", 404, ["no item"]),
        ("/agencies/没有", 404, ["no agency"]),
        ("/items?agency=市质鉴局", 404, ["相近的名称", f'href="/?q={quote("市质监局")}"']),
        ("/nowhere", 404, ["there is nothing at this address"]),
        ("/items?due=soon", 422, ["参数不对", "give a year as YYYY"]),
    ],
)
def test_a_browser_is_told_an_error_on_a_page_and_a_program_in_a_problem(
    client: TestClient, path: str, status: int, shown: list[str]
) -> None:
    page = client.get(path, headers=HTML)
    assert (page.status_code, page.headers["content-type"]) == (status, "text/html; charset=utf-8")
    assert [words for words in [*shown, '<a href="/">', '<input name="q"'] if words not in page.text] == []
    assert "style-src 'sha256-" in page.headers["content-security-policy"]
    problem = client.get(path, headers={"Accept": "application/json"})
    assert (problem.status_code, problem.headers["content-type"]) == (status, "application/problem+json")
    assert all(answer.headers["vary"].startswith("Accept") for answer in (page, problem))
    assert client.get(path).json() == problem.json(), "who does not say gets what programs get"


@pytest.mark.parametrize(
    ("path", "links"),
    [
        (PLAN_VIEW, ["/", f"/plans/{quote(QUALITY)}", f"/plans/{quote(QUALITY)}/audit"]),
        (AGENCY_VIEW, ["/", f"/agencies/{quote(CIQ)}"]),
        (ITEM_VIEW, ["/", PLAN_VIEW, f"/items/{quote(QUALITY + ':2', safe='')}", f"/plans/{quote(QUALITY)}/audit"]),
    ],
)
def test_a_view_leads_home_to_its_data_and_to_its_audit(client: TestClient, path: str, links: list[str]) -> None:
    page = client.get(path).text
    for link in links:
        assert f'href="{link}"' in page
        assert client.get(link).status_code == 200


def test_the_page_of_an_item_marks_its_quotes_where_they_stand(client: TestClient) -> None:
    page = client.get(ITEM_VIEW).text
    [text] = re.findall(r'<blockquote class="text">(.*?)</blockquote>', page, re.DOTALL)
    item = client.get(f"/items/{quote(QUALITY + ':2', safe='')}").json()
    assert unescape(re.sub(r"<.*?>", "", text)) == item["item"]["quote"]["text"]
    marks = re.findall(r'<mark class="(\w+)">(.*?)</mark>', text)
    assert sorted(marks) == [("co_op", "汕头出入境检验检疫局"), ("lead", "市质监局"), ("target", "覆盖率")]
    assert "≥80% 覆盖率" in page and AGENCY_VIEW in page


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
@pytest.mark.parametrize("path", PAGES)
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
    page.click(".rows h3 a")
    assert page.inner_text("h1") == "（3）加强口岸监管"
    page.click(".rows li a")
    page.wait_for_selector("html[data-drawn]")
    assert page.inner_text("#panel h2") == "汕头出入境检验检疫局"
    assert (watched.console, watched.faults) == ([], [])


@pytest.mark.browser
@pytest.mark.parametrize("path", [*PAGES, "/views/plan/nowhere"])
@pytest.mark.parametrize("size", [(390, 844), (320, 568)], ids=["390", "320"])
def test_no_page_scrolls_sideways_on_a_telephone(
    watched: Watched, address: str, path: str, size: tuple[int, int]
) -> None:
    watched.page.set_viewport_size({"width": size[0], "height": size[1]})
    watched.page.goto(address + path)
    right = "[...document.querySelectorAll('main *, header *')].map((each) => each.getBoundingClientRect().right)"
    assert max(watched.page.evaluate(right)) <= size[0] + 1, "nothing is cut off or stands beside the screen"
    assert watched.page.evaluate("document.documentElement.scrollWidth") == size[0]


@pytest.mark.browser
@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_dark_where_the_reader_wants_it_so(watched: Watched, address: str, path: str) -> None:
    ground, ink = "getComputedStyle(document.body).backgroundColor", "getComputedStyle(document.body).color"
    page = watched.page
    page.goto(address + path)
    light = page.evaluate(f"[{ground}, {ink}]")
    page.emulate_media(color_scheme="dark")
    dark = page.evaluate(f"[{ground}, {ink}]")
    assert light == ["rgb(255, 255, 255)", "rgb(27, 31, 36)"]
    assert dark == ["rgb(20, 24, 29)", "rgb(228, 232, 236)"]
    assert (watched.console, watched.faults) == ([], [])
