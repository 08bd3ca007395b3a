"""The front of a plan: title, issuer, number, place, rank and period as a careful reader takes them."""

from typing import Any

import pytest

from loaders.pipeline import read_plan
from tests.loaders.labelled import rows

FRONTS = rows("fronts.yaml")
BODY = """
一、总体目标
到2025年，建成示范点20个。
二、重点任务
（一）培育品牌。新增名牌10个。（市发改局牵头，市财政局配合）
（二）强化标准。（市市场监管局负责）
"""
KEYS = ("title", "issuer", "doc_number", "jurisdiction", "level")


@pytest.mark.parametrize("row", FRONTS, ids=lambda row: str(row["why"])[:60])
def test_front(row: dict[str, Any]) -> None:
    plan = read_plan(f"{row['text']}\n{BODY}".encode(), "plan.txt").plan

    assert {key: getattr(plan, key) for key in KEYS} == {key: row[key] for key in KEYS}, row["why"]
    assert [plan.period_start, plan.period_end] == row["period"], row["why"]
