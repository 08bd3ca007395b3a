"""The API's addresses: what each answers with, filters, pages and links."""

from typing import Any
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from tests.api.plans import CIQ, CREDIT, QUALITY


def get(client: TestClient, path: str) -> Any:
    answer = client.get(path)
    assert answer.status_code == 200, answer.text
    return answer.json()


def titles(listing: dict[str, Any]) -> list[str]:
    return [row["item"]["title"] for row in listing["rows"]]


def test_plans_are_listed_with_what_they_hold(client: TestClient) -> None:
    listing = get(client, "/plans")
    assert listing["total"] == 2
    row = next(row for row in listing["rows"] if row["id"] == QUALITY)
    assert (row["items"], row["sections"], row["lead"], row["joint"], row["targets"]) == (5, 2, 4, 3, 2)
    assert get(client, row["url"])["plan"]["id"] == QUALITY
    assert [row["id"] for row in get(client, "/plans?jurisdiction=Huizhou")["rows"]] == [CREDIT]


def test_a_plan_is_whole_and_its_quotes_hold(client: TestClient) -> None:
    plan = get(client, f"/plans/{quote(QUALITY)}")
    text = plan["plan"]["text"]
    quotes = [each["quote"] for part in ("items", "assignments", "targets", "coverages") for each in plan[part]]
    assert len(quotes) > 15
    assert all(text[each["start"] : each["end"]] == each["text"] for each in quotes)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("agency=检验检疫局&jurisdiction=汕头", ["推进信用信息共享", "加强口岸监管", "开展专项整治"]),
        ("agency=customs inspection bureau&role=lead", ["加强口岸监管"]),
        (f"agency={CIQ}&role=co_op", ["推进信用信息共享"]),  # an id is a name too
        ("agency=檢驗檢疫局&jurisdiction=惠州", ["建设信用平台"]),
        (f"plan={QUALITY}&role=joint", ["开展专项整治"]),
        ("industry=新能源", ["健全标准体系"]),
        (f"section={QUALITY}:s1", ["健全标准体系", "推进信用信息共享"]),
        ("due=2014", ["推进信用信息共享"]),
        ("due=2014-07", []),
        ("text=信用&jurisdiction=shantou", ["推进信用信息共享"]),
        ("agency=市发改局&text=信用", ["建设信用平台", "公示信用信息"]),
    ],
)
def test_items_are_filtered(client: TestClient, query: str, expected: list[str]) -> None:
    assert titles(get(client, f"/items?{query}")) == expected


def test_an_item_shows_roles_words_and_clauses(client: TestClient) -> None:
    row = get(client, f"/items?agency={CIQ}&role=co_op")["rows"][0]
    item = get(client, row["url"])
    assert item == row
    roles = {each["name"]: (each["role"], each["quote"]["text"]) for each in item["assignments"]}
    assert roles["汕头出入境检验检疫局"] == ("co_op", "汕头出入境检验检疫局")
    assert item["clauses"]
    assert item["view"].startswith("/views/plan/%E6")


def test_an_agency_its_items_and_its_picture(client: TestClient) -> None:
    row = next(row for row in get(client, "/agencies?jurisdiction=汕头")["rows"] if row["id"] == CIQ)
    assert "%3A" in row["url"], "ids are percent-encoded"
    agency = get(client, row["url"])
    assert (agency["workload"]["total"], agency["plans"]) == (3, [QUALITY])
    assert len(titles(get(client, agency["items_url"]))) == 3
    assert titles(get(client, f"{agency['items_url']}?role=joint")) == ["开展专项整治"]
    assert client.get(agency["view"]).headers["content-type"].startswith("text/html")


def test_workload_targets_and_industries(client: TestClient) -> None:
    loads = get(client, "/workload?jurisdiction=汕头")["rows"]
    assert (loads[0]["agency"]["name"], loads[0]["lead"], loads[0]["joint"], loads[0]["total"]) == (
        "市质监局",
        2,
        1,
        3,
    )
    target = get(client, "/targets?unit=%25&agency=市质监局")["rows"][0]
    assert (target["target"]["metric"], target["target"]["value"]) == ("覆盖率", 80)
    assert get(client, target["url"])["item"]["title"] == "推进信用信息共享"
    industries = get(client, "/industries")
    assert industries["rows"][0]["industry"] == {"name": "新能源", "parent": "战略性新兴产业"}


def test_ask_answers_with_rows_and_links(client: TestClient) -> None:
    answer = get(client, "/ask?q=汕头检验检疫局参与哪些事项")
    assert (answer["intent"], answer["total"], len(answer["rows"])) == ("items", 3, 3)
    assert answer["agencies"][0]["id"] == CIQ
    assert get(client, answer["url"]) == answer
    assert client.get(answer["view"]).headers["content-type"].startswith("text/html")
    why = get(client, "/ask?q=市质鉴局参与哪些事项")["why"]
    assert (why["reason"], why["nearest"][0]) == ("unknown_name", "市质监局")


def test_pages_join_to_the_whole(client: TestClient) -> None:
    whole = [row["item"]["id"] for row in get(client, "/items")["rows"]]
    assert len(whole) == 7
    path, seen = "/items?limit=3", []
    while path:
        answer = client.get(path)
        seen += [row["item"]["id"] for row in answer.json()["rows"]]
        path = answer.json()["next"]
        assert (path is None) == ('rel="next"' not in answer.headers.get("Link", ""))
    assert seen == whole


def test_the_link_header_names_both_neighbours(client: TestClient) -> None:
    answer = client.get(f"/agencies/{quote(CIQ, safe='')}/items?limit=1&offset=1&role=lead")
    assert 'rel="prev"' in answer.headers["Link"]
    assert answer.headers["Link"].isascii()
    links = client.get("/items?agency=检验检疫局&limit=2&offset=1").links
    assert set(links) == {"next", "prev"}
    assert get(client, links["next"]["url"])["offset"] == 3
    assert get(client, links["prev"]["url"])["offset"] == 0


def test_an_id_with_a_slash_is_an_address_too(client: TestClient) -> None:
    answer = client.get("/agencies/%E6%B1%95%E5%A4%B4%E5%B8%82%3A%E7%94%B2%2F%E4%B9%99/items")
    assert answer.status_code == 404
    assert "甲/乙" in answer.json()["detail"]
