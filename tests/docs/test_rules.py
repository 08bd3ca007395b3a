"""docs/rules.md lists what the code yields: every rule with an example that is read so, every diagnostic code."""

import ast
import re
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from bench.accuracy import graph_of
from bench.gold import corpus
from graph.model import PlanGraph
from loaders.pipeline import read_plan
from tests.loaders.labelled import TITLE, document_of, rows

ROOT = Path(__file__).parents[2]
RULES, _, CODES = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8").partition("## Diagnostics")
_ROW = re.compile(r"^\| `([\w-]+)` \| ([^|]+) \| ([^|]+) \|", re.MULTILINE)
EXAMPLES = [found.groups() for found in _ROW.finditer(RULES)]
SEVERITY = {
    code: set(severity.split(", ")) for code, severity in re.findall(r"^\| `([\w-]+)` \| ([^|]+) \|", CODES, re.M)
}


def _read(example: str) -> PlanGraph:
    words = example.replace("*", "").replace("⏎", "\n")
    if words.startswith("任务,"):
        return read_plan(words.encode(), "table.csv")
    return read_plan(f"{TITLE}\n一、主要任务\n（一）落实下列工作。{words}\n".encode(), "example.txt")


@pytest.mark.parametrize(("rule", "role", "example"), EXAMPLES)
def test_the_names_in_bold_are_those_that_the_rule_gave_the_role(rule: str, role: str, example: str) -> None:
    found = [a.name for a in _read(example).assignments if (a.rule, a.role) == (rule, role)]
    assert found == [name for bold in re.findall(r"\*\*(.+?)\*\*", example) for name in bold.split("、")]


@pytest.fixture(scope="module")
def graphs() -> list[PlanGraph]:
    """All plans of the corpus, and every row of the labelled clauses."""
    files = [each.path for each in corpus()]
    files += sorted((ROOT / "examples").glob("*.txt"))
    plans = [graph_of(path) for path in files]
    return plans + [read_plan(document_of(row).encode(), "row.txt") for row in rows("clauses.yaml")]


@pytest.mark.corpus(whole=True)
def test_no_plan_yields_a_rule_that_the_table_lacks(graphs: list[PlanGraph]) -> None:
    known = {(rule, role) for rule, role, _ in EXAMPLES}
    yielded = {(each.rule, each.role.value) for graph in graphs for each in graph.assignments}
    assert len(yielded) > 10
    assert yielded <= known


@pytest.mark.corpus(whole=True)
def test_no_plan_yields_a_code_that_the_table_lacks(graphs: list[PlanGraph]) -> None:
    yielded = {(each.code, each.severity.value) for graph in graphs for each in graph.diagnostics}
    assert len(yielded) > 5
    assert yielded <= {(code, severity) for code, severities in SEVERITY.items() for severity in severities}


def _sources(room: str) -> list[Path]:
    """The modules of a room where it is installed: in the tree, or from the wheel."""
    spec = find_spec(room)
    assert spec and spec.submodule_search_locations
    return sorted(Path(spec.submodule_search_locations[0]).rglob("*.py"))


def test_the_codes_are_those_that_the_code_can_say() -> None:
    """Also those that no plan of the corpus meets, and none that nothing says any more."""
    said = {code for room in ("loaders", "zeren") for path in _sources(room) for code in _codes_in(path)}
    assert said == SEVERITY.keys()


def _codes_in(path: Path) -> Iterator[str]:
    """The second argument of `Diagnostic(severity, code, …)` and `say(severity, code, …)`, where it is written out."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and len(node.args) >= 3:
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            code = node.args[1]
            if called in ("Diagnostic", "say") and isinstance(code, ast.Constant) and isinstance(code.value, str):
                yield code.value
