"""Tables of indicators are read as a person read them, from a page and from a sheet alike."""

from typing import Any

import pytest

from graph.model import Target
from loaders.pipeline import read_plan
from tests.loaders.labelled import rows
from tests.loaders.make_documents import make_html, make_xlsx

TABLES = rows("indicator_tables.yaml")


def _files(case: dict[str, Any]) -> list[tuple[bytes, str]]:
    title, table = case["title"], case["table"]
    width = len(table[0])
    return [
        (make_html([title, "一、主要指标", table], title=title).encode(), "plan.html"),
        (make_xlsx({"指标": [[title, *[None] * (width - 1)], *table]}), "plan.xlsx"),
    ]


def _shown(target: Target) -> str:
    value = f"{target.value:g}" if target.value is not None else None
    parts = (
        target.metric,
        value,
        target.unit,
        target.comparator,
        target.deadline,
        target.baseline,
        target.period,
    )
    return " | ".join("-" if part is None else str(part) for part in parts)


@pytest.mark.parametrize("case", TABLES, ids=lambda case: case["why"][:50])
def test_table(case: dict[str, Any]) -> None:
    for content, name in _files(case):
        assert [_shown(target) for target in read_plan(content, name).targets] == case["expect"], name
