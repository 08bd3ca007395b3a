"""The tables of places and of Taiwan's words keep their rules, and know the hard cases."""

import re

import pytest
from opencc import OpenCC

from graph.model import Level
from tests.loaders.vocab_tables import cells, shared, table


def test_jurisdictions_stand_under_a_higher_one() -> None:
    order = [level.value for level in Level]
    level = {row["name"]: row["level"] for row in table("jurisdictions.csv")}
    assert len(level) == len(table("jurisdictions.csv"))
    assert [row["name"] for row in table("jurisdictions.csv") if not row["parent"]] == ["中国"]
    for row in table("jurisdictions.csv"):
        if row["parent"]:
            assert order.index(level[row["parent"]]) < order.index(row["level"]), row


@pytest.mark.parametrize(("level", "count"), [("national", 1), ("province", 34), ("city", 333)])
def test_jurisdictions_are_complete_down_to_the_city(level: str, count: int) -> None:
    assert sum(row["level"] == level for row in table("jurisdictions.csv")) == count


def test_an_alias_means_one_place() -> None:
    rows = table("jurisdictions.csv")
    aliases = [(alias.casefold(), row["name"]) for row in rows for alias in cells(row["aliases"])]
    assert shared(aliases + [(row["name"], row["name"]) for row in rows]) == {}


@pytest.mark.parametrize(
    ("name", "english", "parent"),
    [
        ("汕头市", "Shantou", "广东省"),
        ("濠江区", "Haojiang District", "汕头市"),
        ("长治市", "Changzhi", "山西省"),  # 长 is chang here
        ("厦门市", "Xiamen", "福建省"),
        ("蚌埠市", "Bengbu", "安徽省"),  # 埠 is bu, 蚌 is beng
        ("六安市", "Lu'an", "安徽省"),  # 六 is lu
        ("台州市", "Taizhou", "浙江省"),
        ("佛冈县", "Fogang County", "清远市"),
        ("乐清市", "Yueqing", "温州市"),  # 乐 is yue
        ("清新区", "Qingxin District", "清远市"),  # a 区 named 清新, no 新区
        ("浦东新区", "Pudong New Area", "上海市"),
        ("呼和浩特市", "Hohhot", "内蒙古自治区"),
    ],
)
def test_place(name: str, english: str, parent: str) -> None:
    assert [(row["english"], row["parent"]) for row in table("jurisdictions.csv") if row["name"] == name] == [
        (english, parent)
    ]


def turned_back(text: str) -> str:
    """The text with the safe rows applied in one pass, the longest word first."""
    safe = {row["taiwan"]: row["mainland"] for row in table("taiwan_terms.csv") if row["note"] != "unsafe"}
    pattern = re.compile("|".join(map(re.escape, sorted(safe, key=len, reverse=True))))
    return pattern.sub(lambda found: safe[found.group()], text)


def test_taiwan_terms_are_simplified_and_once() -> None:
    simplify = OpenCC("t2s").convert
    rows = table("taiwan_terms.csv")
    assert len({row["taiwan"] for row in rows}) == len(rows)
    assert {row["note"] for row in rows} == {"", "unsafe", "mirror"}
    # 覆 is a sign of its own in 覆盖, and is folded with its word only (答覆).
    plain = [row["taiwan"] + row["mainland"] for row in rows if "覆" not in row["taiwan"]]
    assert [words for words in plain if simplify(words) != words] == []
    assert [row for row in rows if row["note"] and not row["reason"]] == []
    assert sum(row["note"] == "" and row["taiwan"] != row["mainland"] for row in rows) >= 60


@pytest.mark.parametrize(
    ("taiwan", "mainland"),
    [
        ("质量强市行动计画", "质量强市行动计划"),
        ("智慧财产权局", "知识产权局"),
        ("资讯化和网路安全", "信息化和网络安全"),
        ("最佳化智慧财产权服务", "优化知识产权服务"),
        ("行动网际网路产业", "移动互联网产业"),  # not 行动互联网
        ("与人民民众生活密切相关", "与人民群众生活密切相关"),
        ("简化审批程式", "简化审批程序"),
    ],
)
def test_taiwan_words_are_turned_back(taiwan: str, mainland: str) -> None:
    assert turned_back(taiwan) == mainland


@pytest.mark.parametrize(
    "text",
    [
        "新建配套用房3万平方米",  # 套用 across two words
        "建设人才住房100套用于出租",
        "加强公路网路况监测",  # 网路 across two words
        "构建质量过硬体系",  # 硬体 across two words
        "做好统一战线同志工作",  # 志工 across two words
        "提供全流程式服务",
        "市档案局建立信用档案",
        "支持软体家具产业发展",
        "发展压电晶体材料",
        "提升产品品质，推动线上线下融合",
        "落实首负责任制",
        "建设智慧城市，建立健全标准体系",
    ],
)
def test_mainland_words_stay(text: str) -> None:
    assert turned_back(text) == text
