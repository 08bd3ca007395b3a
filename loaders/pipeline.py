"""A document read whole: bytes in, a PlanGraph out."""

from graph.errors import DocumentError
from graph.model import Diagnostic, PlanGraph, Severity
from loaders.assemble import assemble
from loaders.clean import clean
from loaders.documents import read_document
from loaders.structure import structure_of


def read_plan(data: bytes, name: str) -> PlanGraph:
    """The plan in a file's bytes; `name` is what the file is called.

    Raises DocumentError where the file is empty, of no known format, or holds no plan.
    """
    document = read_document(data, name)
    cleaned = clean(document)
    structure = structure_of(document, cleaned)
    if not structure.units and not structure.rows:
        raise DocumentError(
            "no plan in it: no numbered unit, no task table and no responsibility clause was found",
            where=name,
            advice="Give the plan's own text (the page or file that holds its sections and items).",
        )
    graph = assemble(document, cleaned, structure)
    if not graph.assignments:
        return _with_warning(graph)
    return graph


def _with_warning(graph: PlanGraph) -> PlanGraph:
    message = "no item of this plan names who is responsible for it"
    warning = Diagnostic(Severity.WARNING, "no-assignments", message)
    return PlanGraph(
        graph.plan,
        graph.sections,
        graph.items,
        graph.agencies,
        graph.assignments,
        graph.targets,
        graph.industries,
        graph.coverages,
        graph.citations,
        (*graph.diagnostics, warning),
        graph.successions,
    )
