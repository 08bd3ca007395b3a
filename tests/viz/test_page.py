"""The pages: what stands in their HTML, and what a real browser shows of them."""

import base64
import hashlib
import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from graph.answers import AgencyProfile, Workload
from graph.model import PlanGraph, Role, Subgraph
from tests.browser import Watched
from tests.graph.build import Aim, Work, plan_graph
from tests.viz.sample import AGENCIES, BITE, CLOSE, dense_plan, hostile_plan, whole
from viz.page import agency_page, content_policy, plan_page

SMALL = plan_graph(
    "小计划",
    Work(
        "推进信用信息共享",
        "推进部门间共享。",
        lead="市质监局",
        co_op="市公安局",
        aims=(Aim("覆盖率", 80, "%", "2015"),),
    ),
    Work("开展专项整治", "加大整治力度。", joint="市农业局", industries="食品"),
    sections=(),
)


def page_of(graph: PlanGraph) -> str:
    return plan_page(graph.plan, graph.sections, whole(graph))


def profile_of(graph: PlanGraph, name: str) -> tuple[AgencyProfile, Subgraph]:
    agency = next(each for each in graph.agencies if each.name == name)
    return AgencyProfile(agency, Workload(agency, 1, 2, 3, 6, 1.5, 2, "2015"), (graph.plan.id,)), whole(graph)


def opened(watched: Watched, html: str, folder: Path) -> Watched:
    file = folder / "page.html"
    file.write_text(html, "utf-8")
    watched.page.goto(file.as_uri())
    watched.page.wait_for_selector("html[data-drawn]")
    return watched


def test_a_page_is_self_contained() -> None:
    html = page_of(dense_plan())
    own = html[: html.index('<script id="data"')]
    assert "vis-network" in html, "the drawing library stands in the page"
    assert not re.search(r"""(?:src|href)\s*=\s*["']?(?!data:)\w""", own)
    assert '<html lang="zh">' in own
    assert len(re.findall(r"^<script", html, re.MULTILINE)) == 3


def test_the_policy_allows_just_the_scripts_and_the_style_of_the_page() -> None:
    html = page_of(SMALL)
    blocks = re.findall(r"<script>(.*?)</script>|<style>(.*?)</style>", html, re.DOTALL)
    digests = {
        base64.b64encode(hashlib.sha256((script or style).encode()).digest()).decode() for script, style in blocks
    }
    assert len(digests) == 3
    assert digests == set(re.findall(r"'sha256-([^']+)'", content_policy()))


def test_words_of_a_document_are_never_markup() -> None:
    html = page_of(hostile_plan())
    assert BITE not in html
    assert CLOSE not in html
    assert html.count("</script>") == 3
    assert "&lt;img src=x" in html, "the title is shown as it was written"


def test_a_plan_without_items_and_an_agency_without_items_have_a_page() -> None:
    assert "没有找到" in page_of(plan_graph("空"))
    profile, _ = profile_of(SMALL, "市公安局")
    assert "市公安局" in agency_page(profile, Subgraph())


@pytest.mark.browser
def test_every_name_of_a_real_sized_plan_is_legible_at_once(watched: Watched, tmp_path: Path) -> None:
    graph = dense_plan()
    assert (len(graph.items), len(graph.agencies), len(graph.assignments)) == (29, 31, 163)
    page = opened(watched, page_of(graph), tmp_path).page
    labels = page.evaluate(
        """() => {
            const canvas = document.querySelector("#picture canvas");
            const { width: across, height: down } = canvas;
            const { data } = canvas.getContext("2d").getImageData(0, 0, across, down);
            const ratio = canvas.width / canvas.clientWidth;
            const scale = zeren.network.getScale();
            return zeren.nodes.get().filter((node) => node.label.trim()).map((node) => {
                const { x, y } = zeren.network.canvasToDOM({ x: node.x, y: node.y });
                const width = node.span * scale;
                const left = node.kind === "agency" ? x - 10 * scale - width : x + 8 * scale;
                let dark = 0;
                for (let row = Math.floor((y - 6) * ratio); row < (y + 6) * ratio; row += 1) {
                    for (let x = Math.floor(left * ratio); x < (left + width) * ratio; x += 1) {
                        const at = 4 * (row * across + x);
                        dark += data[at + 3] > 128 && data[at] < 160;
                    }
                }
                const { label, kind } = node;
                return { label, kind, left, right: left + width, y, dark, size: 13 * scale };
            });
        }"""
    )
    width = page.evaluate("document.querySelector('#picture').clientWidth")
    height = page.evaluate("document.querySelector('#picture').clientHeight")
    assert set(AGENCIES) <= {label["label"].rpartition(" ")[0] for label in labels}
    for label in labels:
        assert label["size"] >= 11, "Chinese characters under 11 pixels run together"
        assert label["left"] >= 0 and label["right"] <= width + 1, label
        assert 0 <= label["y"] <= height, label
        assert label["dark"] > 10, f"nothing is drawn for {label}"
    for kind in ("agency", "item"):
        rows = sorted(label["y"] for label in labels if label["kind"] == kind)
        assert min(b - a for a, b in pairwise(rows)) >= 13, "lines of text overlap"
    assert_quiet(watched)


def assert_quiet(watched: Watched) -> None:
    """No error, no word on the console, and no request but for the page itself."""
    assert (watched.faults, watched.console) == ([], [])
    assert len(watched.requests) == 1, watched.requests


@pytest.mark.browser
def test_roles_differ_by_colour_and_by_line(watched: Watched, tmp_path: Path) -> None:
    page = opened(watched, page_of(dense_plan()), tmp_path).page
    drawn = page.evaluate("zeren.edges.get().map((edge) => [edge.role || '', edge.color.color, `${edge.dashes}`])")
    styles = {(role, color, dashes) for role, color, dashes in drawn if role}
    assert {role for role, _, _ in styles} == {role.value for role in Role}
    assert len({color for _, color, _ in styles}) == 3
    assert len({dashes for _, _, dashes in styles}) == 3
    legend = page.inner_text(".legend")
    assert all(word in legend for word in ("牵头 lead", "配合 co-op", "共同负责 joint", "部门", "事项", "指标", "产业"))
    assert len(set(page.eval_on_selector_all(".legend line", "all => all.map((l) => l.outerHTML)"))) == 3


@pytest.mark.browser
def test_a_clicked_edge_shows_its_words(watched: Watched, tmp_path: Path) -> None:
    page = opened(watched, page_of(SMALL), tmp_path).page
    point = page.evaluate(
        """() => {
            const edge = zeren.edges.get().find((each) => each.role === "lead");
            const [from, to] = Object.values(zeren.network.getPositions([edge.from, edge.to]));
            const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
            const box = document.querySelector("#picture canvas").getBoundingClientRect();
            const { x, y } = zeren.network.canvasToDOM(middle);
            return { x: x + box.left, y: y + box.top };
        }"""
    )
    page.mouse.click(point["x"], point["y"])
    page.wait_for_selector("#panel blockquote")
    panel = page.inner_text("#panel")
    quote = SMALL.assignments[0].quote
    assert page.inner_text("#panel blockquote >> nth=0") == quote.text == "市质监局"
    assert f"lead-rule · 位置 characters {quote.start}–{quote.end}" in panel
    assert "牵头 lead" in panel
    assert "推进部门间共享" in panel
    assert page.inner_text("#panel mark") == quote.text
    assert_quiet(watched)


@pytest.mark.browser
def test_a_clicked_label_lights_its_neighbours_and_escape_puts_all_back(watched: Watched, tmp_path: Path) -> None:
    page = opened(watched, page_of(SMALL), tmp_path).page
    opacity = "zeren.edges.get().filter((e) => e.role).map((e) => e.color.opacity)"
    assert len(set(page.evaluate(opacity))) == 1
    point = page.evaluate(
        """() => {
            const node = zeren.nodes.get().find((each) => each.label.startsWith("市公安局"));
            const box = document.querySelector("#picture canvas").getBoundingClientRect();
            const { x, y } = zeren.network.canvasToDOM({ x: node.x - 40, y: node.y });
            return { x: x + box.left, y: y + box.top };
        }"""
    )
    page.mouse.click(point["x"], point["y"])
    page.wait_for_selector("#panel h2")
    assert page.inner_text("#panel h2") == "市公安局"
    roles = page.evaluate("zeren.edges.get().filter((e) => e.role).map((e) => [e.role, e.color.opacity > 0.5])")
    assert dict(roles) == {"lead": False, "co_op": True, "joint": False}
    page.keyboard.press("Escape")
    assert len(set(page.evaluate(opacity))) == 1


@pytest.mark.browser
def test_everything_can_be_reached_by_the_keyboard(watched: Watched, tmp_path: Path) -> None:
    page = opened(watched, page_of(SMALL), tmp_path).page
    page.focus("#find")
    page.keyboard.type("共享")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "（1）推进信用信息共享"
    page.keyboard.press("Enter")
    assert page.inner_text("#panel h2") == "（1）推进信用信息共享"
    page.focus("#panel button >> nth=0")
    page.keyboard.press("Enter")
    assert "原文" in page.inner_text("#panel")
    assert page.inner_text("#panel mark") == "市质监局"


@pytest.mark.browser
def test_an_agency_can_be_found_by_its_english_name(watched: Watched, tmp_path: Path) -> None:
    page = opened(watched, page_of(SMALL), tmp_path).page
    page.fill("#find", "bureau of 市农业")
    assert page.eval_on_selector_all("#panel button", "all => all.map((b) => b.textContent)") == ["市农业局 1"]
    page.fill("#find", "没有的词")
    assert "Nothing found" in page.inner_text("#panel")


@pytest.mark.browser
def test_hostile_words_do_nothing_in_a_browser(watched: Watched, tmp_path: Path) -> None:
    page = opened(watched, page_of(hostile_plan()), tmp_path).page
    for at in range(page.locator("#panel button").count()):
        page.keyboard.press("Escape")
        page.locator("#panel button").nth(at).click()
        for inner in range(page.locator("#panel button").count()):
            page.keyboard.press("Escape")
            page.locator("#panel button").nth(at).click()
            page.locator("#panel button").nth(inner).click()
    page.mouse.move(*page.evaluate(_CENTRE_OF_A_CUT_LABEL))
    page.wait_for_selector("div.vis-tooltip", state="visible")
    assert page.inner_text("div.vis-tooltip").startswith("<")
    assert page.locator("img, main script").count() == 0
    assert BITE in page.inner_text("h1")
    assert_quiet(watched)


_CENTRE_OF_A_CUT_LABEL = """() => {
    const node = zeren.nodes.get().find((each) => each.title);
    const box = document.querySelector("#picture canvas").getBoundingClientRect();
    const { x, y } = zeren.network.canvasToDOM({ x: node.x, y: node.y });
    return [x + box.left, y + box.top];
}"""


@pytest.mark.browser
def test_the_page_of_an_agency_lights_its_own_lines(watched: Watched, tmp_path: Path) -> None:
    page = opened(watched, agency_page(*profile_of(dense_plan(), "市公安局")), tmp_path).page
    assert page.inner_text("#panel h2") == "市公安局"
    edges = page.evaluate("zeren.edges.get().filter((e) => e.role).map((e) => [e.from, e.color.opacity > 0.5])")
    assert {agency for agency, on in edges if on} == {"agency:汕头市:市公安局"}
    assert len({agency for agency, _ in edges}) == 31
    assert page.evaluate("zeren.nodes.get().find((each) => each.kind === 'agency').key") == "汕头市:市公安局"
    assert_quiet(watched)


@pytest.mark.browser
def test_a_long_plan_opens_at_a_legible_size_from_its_top(watched: Watched, tmp_path: Path) -> None:
    works = [Work(f"第{n}项重点任务", joint=AGENCIES[n % 31]) for n in range(150)]
    page = opened(watched, page_of(plan_graph("长计划", *works)), tmp_path).page
    assert page.evaluate("zeren.network.getScale()") * 13 >= 11
    first = "zeren.nodes.get().find((node) => node.kind === 'item')"
    assert 0 <= page.evaluate(f"zeren.network.canvasToDOM({first}).y") <= 60


_CANVAS = """() => {
    const canvas = document.querySelector("#picture canvas");
    const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d", { willReadFrequently: true });
    copy.drawImage(canvas, 0, 0);
    const { data } = copy.getImageData(0, 0, canvas.width, canvas.height);
    let drawn = 0;
    for (let at = 3; at < data.length; at += 4) drawn += data[at] > 0;
    const { width, height } = canvas.getBoundingClientRect();
    const room = document.querySelector("#picture").getBoundingClientRect();
    return { width, height, room: [room.width, room.height], drawn };
}"""


@pytest.mark.browser
@pytest.mark.parametrize("kind", ["plan", "agency"])
def test_on_a_telephone_the_picture_is_drawn_and_keeps_its_size_also_when_it_is_turned(
    watched: Watched, tmp_path: Path, kind: str
) -> None:
    page = watched.page
    page.set_viewport_size({"width": 390, "height": 844})
    html = page_of(dense_plan()) if kind == "plan" else agency_page(*profile_of(dense_plan(), "市公安局"))
    opened(watched, html, tmp_path)
    for width, height in ((390, 844), (844, 390), (390, 844), (1280, 800)):
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_timeout(300)
        before = page.evaluate(_CANVAS)
        page.wait_for_timeout(2000 if (width, height) == (390, 844) else 300)
        after = page.evaluate(_CANVAS)
        assert after == before, "the canvas does not grow, nor what is drawn on it"
        assert [after["width"], after["height"]] == pytest.approx(after["room"], abs=1)
        assert 150 < after["height"] < height and after["width"] <= width
        assert after["drawn"] > 5000
        assert page.evaluate("document.documentElement.scrollHeight") <= height
        first = "zeren.nodes.get().find((node) => node.kind === 'agency')"
        at = page.evaluate(f"zeren.network.canvasToDOM({first})")
        assert 0 < at["x"] < after["width"] and 0 < at["y"] < after["height"], "its beginning is in sight"
    assert_quiet(watched)


def test_a_number_does_not_run_into_its_title() -> None:
    bare = replace(SMALL, items=tuple(replace(item, number=f"{item.order}") for item in SMALL.items))
    html = page_of(bare)
    assert "1 推进信用信息共享" in html
    assert "1推进" not in html


def test_links_stand_on_a_page_that_is_served_and_on_no_other() -> None:
    assert "<nav>" not in page_of(SMALL)
    served = plan_page(SMALL.plan, SMALL.sections, whole(SMALL), [("责任 zeren", "/"), ("JSON", "/plans/<x>")])
    assert '<nav><a href="/">责任 zeren</a><a href="/plans/&lt;x&gt;">JSON</a></nav>' in served
