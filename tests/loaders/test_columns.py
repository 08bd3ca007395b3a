"""What the columns of a task table hold, by their heads."""

import pytest

from loaders.columns import column_named, first_leads_in

HEADS = [
    ("牵头单位", "lead", "listed"),
    ("市级牵头单位（部门）", "lead", "by the word in it, brackets aside"),
    ("责任单位（排首位的为牵头单位）", "joint", "a remark in brackets tells how it is to be read"),
    ("完成时间", "limit", "listed"),
    ("启动时间", "remark", "when work begins is no limit"),
    ("开工时间", "remark", "when work begins is no limit"),
    ("责任领导", "person", "persons are never agencies"),
    ("2025年目标", "2025", "a goal's year"),
    ("2020年实际", "remark", "where things stood"),
    ("这是一个说明这张表格如何填写的很长的句子", None, "a sentence is no head"),
]


@pytest.mark.parametrize(("head", "kind", "reason"), HEADS, ids=[head for head, _, _ in HEADS])
def test_a_head_says_what_its_column_holds(head: str, kind: str | None, reason: str) -> None:
    assert column_named(head) == kind, reason


def test_a_head_may_say_that_the_first_leads() -> None:
    assert first_leads_in("责任单位（排首位的为牵头单位）")
    assert not first_leads_in("责任单位")
