"""The benches of the stores measure what they say, on a few plans."""

import json
from pathlib import Path
from typing import Any

import pytest

from bench.corpus import digest, graphs, opened
from bench.load import NotEmptyError, against_bare, measure
from bench.queries import run


def _lines(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_loading_is_measured_and_what_is_held_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    measure(f"sqlite:///{tmp_path / 'load.db'}", seed=3, scale=3)
    lines = _lines(capsys)
    assert [line["bench"] for line in lines] == ["load", "load-again", "load-remove"]
    assert lines[0]["plans"] == 3
    assert lines[0]["assignments"] == sum(len(plan.assignments) for plan in graphs(3, 3)) > 100
    assert [line["same"] for line in lines[1:]] == [True, True]


def test_the_hash_of_a_store_tells_one_plan_more(tmp_path: Path) -> None:
    first, second = graphs(3, 2)
    with opened(f"sqlite:///{tmp_path / 'hash.db'}") as store:
        store.replace(first)
        before = digest(store)
        store.replace(second)
        assert digest(store) != before
        store.remove(second.plan.id)
        assert digest(store) == before


def test_every_question_is_asked_at_every_scale(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(f"sqlite:///{tmp_path / 'queries.db'}", (2, 4), seed=3, repeat=3, patience=1.0)
    lines = _lines(capsys)
    asked = {(line["plans"], line["question"]) for line in lines}
    assert len(asked) == len(lines) == 2 * len({question for _, question in asked}) > 40
    for line in lines:
        assert 0 < line["p50_ms"] <= line["p95_ms"]
        assert line["agency_items"] > 0


@pytest.mark.neo4j
def test_the_bare_driver_writes_the_same_rows(empty_neo4j_url: str, capsys: pytest.CaptureFixture[str]) -> None:
    against_bare(empty_neo4j_url, seed=3, scale=3, wipe=True, warm_up=1)
    (line,) = _lines(capsys)
    assert line["same_counts"] is True
    assert line["bare_seconds"] > 0 < line["store_seconds"]


@pytest.mark.neo4j
def test_a_database_that_holds_plans_is_not_emptied_unasked(empty_neo4j_url: str) -> None:
    with opened(empty_neo4j_url) as store:
        store.replace(next(graphs(3, 1)))
        with pytest.raises(NotEmptyError):
            against_bare(empty_neo4j_url, seed=3, scale=1, wipe=False)
        assert store.plans().total == 1
