"""Pages that went through a converter to Taiwan usage: which they are, and which of their words are turned back."""

import pytest

from loaders.pipeline import read_plan
from loaders.script import from_mirror, is_mirror

MIRROR = "推進資訊化建設，完善網路基礎設施，支援企業開發專案，最佳化流程。"


def test_a_mirror_has_the_script_and_the_words() -> None:
    assert is_mirror(MIRROR)
    assert not is_mirror("推进资讯化建设，完善网路基础设施，优化流程。")  # Simplified
    assert not is_mirror("推進信息化建設，完善網絡基礎設施，優化流程。")  # Traditional, mainland words
    assert not is_mirror("")


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("開發培訓專案", "开发培训项目"),
        ("成立專案組", "成立专案组"),  # the police's own word
        ("對口支援", "对口支援"),  # mainland wording
        ("支援企業", "支持企业"),
        ("大資料中心", "大数据中心"),
        ("中國小生", "中小学生"),
        ("中國小麥", "中国小麦"),  # crosses the word
        ("同志工作", "同志工作"),  # crosses the word
    ],
)
def test_words_of_a_mirror(page: str, words: str) -> None:
    assert from_mirror(page) == words


def test_a_measure_of_a_mirror_is_in_mainland_words() -> None:
    text = f"測試市技能行動方案（2021—2023年）\n一、任務\n（一）開發專案。{MIRROR}到2023年，開發培訓專案120個。\n"
    graph = read_plan(text.encode(), "plan.txt")
    assert [each.metric for each in graph.targets] == ["开发培训项目"]
    assert graph.items[-1].title == "开发项目"
