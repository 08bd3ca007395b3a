"""Rows by writers who had read the rules and neither the parser nor its tables: what they wrote is read as they read it,
but for the rows that say why not (`misread`)."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from bench.gold import yaml_in
from loaders.columns import column_named
from loaders.markers import FIRST_LEADS
from loaders.script import canonical
from tests.loaders.labelled import assignments_of, targets_of

HERE = Path(__file__).parent / "blind"
# Columns that only need not be taken for another: their cells are no task, no agency and no date.
ASIDE = {"category", "remark", "base", "unit", "number", None}


def _rows(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml_in(HERE / name)
    assert len(found) >= 100
    return found


def _id(row: dict[str, Any]) -> str:
    return str(row["text"])[:24]


@pytest.mark.parametrize("row", _rows("targets.yaml"), ids=_id)
def test_target_sentence(row: dict[str, Any]) -> None:
    assert (targets_of({"text": row["text"]}) == row["expect"]) is ("misread" not in row)


@pytest.mark.parametrize("row", _rows("clauses.yaml"), ids=_id)
def test_clause(row: dict[str, Any]) -> None:
    assert Counter(assignments_of(row)) == Counter(row["expect"])


@pytest.mark.parametrize("row", _rows("first_leads.yaml"), ids=_id)
def test_first_leads(row: dict[str, Any]) -> None:
    found = FIRST_LEADS.search(canonical(row["text"])) is not None
    assert (found is row["rule"]) is ("misread" not in row)


@pytest.mark.parametrize("row", _rows("heads.yaml"), ids=lambda row: row["head"])
def test_head_of_a_column(row: dict[str, str]) -> None:
    found = column_named(canonical(row["head"]))
    found = {"main": "lead", "plain": "target", "growth": "target"}.get(found or "", found)
    found = "target" if found and found.isdigit() else found
    if row["column"] in ASIDE:
        assert found in ASIDE
    else:
        assert found == row["column"] or {found, row["column"]} == {"task", "measure"}
