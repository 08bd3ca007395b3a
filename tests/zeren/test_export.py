"""`export`: what other tools find in the files."""

import csv
import re
from io import StringIO
from pathlib import Path

import networkx
import pytest

from tests.zeren.command import zeren
from tests.zeren.plans import EXAMPLE

ROLES = {"lead": 24, "co_op": 87, "joint": 52}


def table(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(path.read_text("utf-8"))))


def test_csv_is_a_table_of_nodes_and_one_of_edges(loaded: Path, tmp_path: Path) -> None:
    run = zeren("export", "--format", "csv", "--plan", "汕头", "-o", tmp_path / "new" / "out", store=loaded)
    assert (run.returncode, run.stdout) == (0, b""), run.stderr.decode()
    assert re.search(r"wrote 29 items and 163 assignments of .*汕[头頭]市.* to ", run.stderr.decode())
    assert sorted(path.name for path in (tmp_path / "new" / "out").iterdir()) == ["edges.csv", "nodes.csv"]
    nodes = table(tmp_path / "new" / "out" / "nodes.csv")
    edges = table(tmp_path / "new" / "out" / "edges.csv")
    assert {role: sum(edge["kind"] == role for edge in edges) for role in ROLES} == ROLES
    assert {edge[end] for edge in edges for end in ("source", "target")} <= {node["id"] for node in nodes}
    # The offsets of a quote lead to its words in the document.
    text = EXAMPLE.read_text("utf-8")
    quoted = [edge for edge in edges if edge["quote"]]
    assert len(quoted) > 163
    assert [edge for edge in quoted if text[int(edge["start"]) : int(edge["end"])] != edge["quote"]] == []


def test_graphml_is_read_by_networkx_and_the_same_on_standard_output(loaded: Path, tmp_path: Path) -> None:
    file = tmp_path / "plan.graphml"
    run = zeren("export", "--format", "graphml", "--city", "Jieyang", "-o", file, store=loaded)
    assert (run.returncode, run.stdout) == (0, b""), run.stderr.decode()
    assert "wrote 5 items and " in run.stderr.decode()
    graph = networkx.read_graphml(file)
    leads = {
        (graph.nodes[agency]["name"], graph.nodes[item]["name"][:3])
        for agency, item, kind in graph.edges(data="kind")
        if kind == "lead"
    }
    assert leads == {("市住建局", "（二）"), ("市科技局", "（四）"), ("市市场监管局", "（五）")}
    printed = zeren("export", "--format", "graphml", "--city", "Jieyang", "-o", "-", store=loaded)
    assert printed.stdout == file.read_bytes()


def test_neo4j_admin_writes_the_whole_store_and_says_what_to_do(loaded: Path, tmp_path: Path) -> None:
    folder = tmp_path / "corpus"
    run = zeren("export", "--format", "neo4j-admin", "-o", folder, store=loaded)
    assert (run.returncode, run.stdout) == (0, b""), run.stderr.decode()
    assert f"wrote 2 plans to {folder}" in run.stderr.decode()
    assert f"sh {folder}/import.sh DATABASE" in run.stderr.decode()
    assert len(table(folder / "Plan.csv")) == 2
    assert len(table(folder / "ActionItem.csv")) == 34
    leads = table(folder / "Agency_LEADS_ActionItem.csv")
    assert len(leads) == ROLES["lead"] + 3
    script = (folder / "import.sh").read_text("utf-8")
    named = re.findall(r"=\./(\w+\.csv)", script)
    assert sorted(named) == sorted(path.name for path in folder.glob("*.csv"))


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        # Which of the two plans is meant is not for the command to choose.
        (("--format", "csv", "-o", "out"), 2, "csv could be of any of 2 plans"),
        (("--format", "graphml", "--plan", "没有", "-o", "out"), 2, "no plan is called"),
        # A database of one plan, where all was asked for, would be taken for the whole.
        (("--format", "neo4j-admin", "--plan", "汕头", "-o", "out"), 2, "from the whole store"),
        (("--format", "neo4j-admin", "-o", "-"), 2, "is several files"),
        (("--format", "xml", "-o", "out"), 2, "'xml' is not one of"),
        (("--format", "csv"), 2, "Missing option"),
        # A file stands where a folder is to be made, and a folder where a file.
        (("--format", "csv", "--plan", "汕头", "-o", "taken/taken"), 1, "cannot be written: "),
        (("--format", "neo4j-admin", "-o", "taken/taken"), 1, "cannot be written: "),
        (("--format", "graphml", "--plan", "汕头", "-o", "taken"), 1, "cannot be written: Is a directory"),
    ],
)
def test_what_cannot_be_exported_is_told(
    loaded: Path, tmp_path: Path, arguments: tuple[str, ...], code: int, said: str
) -> None:
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "taken").write_text("here before", encoding="utf-8")
    *rest, output = arguments
    placed = [*rest, str(tmp_path / output)] if "-o" in arguments and output != "-" else list(arguments)
    run = zeren("export", *placed, store=loaded)
    assert run.returncode == code, run.stderr.decode()
    assert said in run.stderr.decode()
    assert run.stdout == b""
    assert not (tmp_path / "out").exists()
    assert (tmp_path / "taken" / "taken").read_text(encoding="utf-8") == "here before"
