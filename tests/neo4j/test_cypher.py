"""Every query that the Neo4j engine runs is a constant: nothing that a user wrote becomes a part of one."""

import ast
from pathlib import Path

from graph import __file__ as GRAPH

RUNNERS = ("rows", "execute", "_run", "apply", "run", "Query")
CHOOSERS = ("first_given", "_start")
HANDED_ON = ("query", "statement")  # parameters typed LiteralString, of which this test sees every caller
CLAUSES = ("MATCH ", "MERGE ", "UNWIND ", "RETURN ", "CREATE ", "DETACH ")

MODULES = {path.name: ast.parse(path.read_text("utf-8")) for path in sorted(Path(GRAPH).parent.glob("neo4j_*.py"))}


def test_what_is_run_is_a_constant() -> None:
    runs = 0
    for name, tree in MODULES.items():
        constants = _constants(tree)
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and _name(node.func) in RUNNERS:
                runs += 1
                queries = [part for part in node.args if not _is_transaction(part)][:1]
                assert all(_is_constant(query, constants) for query in queries), f"{name}:{node.lineno}"
    assert runs > 30


def test_no_query_is_put_together_from_values() -> None:
    literals = 0
    for name, tree in MODULES.items():
        for node in ast.walk(tree):
            literals += isinstance(node, ast.Constant) and _is_cypher(node.value)
            built = isinstance(node, ast.JoinedStr) and any(
                isinstance(part, ast.Constant) and _is_cypher(part.value) for part in node.values
            )
            formatted = isinstance(node, ast.Attribute) and node.attr == "format"
            assert not built and not formatted, f"{name}: {ast.unparse(node)}"
    assert literals > 40


def test_the_scan_sees_a_built_query() -> None:
    tree = ast.parse("rows(tx, 'MATCH (n {id: ' + key + '}) RETURN n')")
    call = next(node for node in ast.walk(tree) if isinstance(node, ast.Call))
    assert not _is_constant(call.args[1], _constants(tree))


def _constants(tree: ast.Module) -> set[str]:
    """Upper-case names, and local ones that hold what a chooser chose among such."""
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and node.id.isupper()}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and _is_choice(node.value):
            names |= {target.id for target in node.targets if isinstance(target, ast.Name)}
        # A loop over a tuple of constants.
        if isinstance(node, ast.For) and isinstance(node.iter, ast.Tuple) and isinstance(node.target, ast.Name):
            names |= {node.target.id} if all(_is_upper(part) for part in node.iter.elts) else set()
    return names | set(HANDED_ON)


def _is_constant(node: ast.expr, constants: set[str]) -> bool:
    match node:
        case ast.Name(id=name):
            return name in constants
        case ast.Constant(value=str()):
            return True
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            return _is_constant(left, constants) and _is_constant(right, constants)
        case _:
            return _is_choice(node)


def _is_choice(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and _name(node.func) in CHOOSERS


def _is_upper(node: ast.expr) -> bool:
    inner = node.value if isinstance(node, ast.Starred) else node
    return isinstance(inner, ast.Name) and inner.id.isupper()


def _is_transaction(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id == "tx"


def _is_cypher(value: object) -> bool:
    return isinstance(value, str) and any(clause in value for clause in CLAUSES)


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""
