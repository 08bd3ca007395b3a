"""A document read whole: bytes in, a PlanGraph out."""

from dataclasses import replace

from graph.errors import NoPlanError
from graph.model import Diagnostic, PlanGraph, Severity
from loaders.assemble import assemble
from loaders.clean import clean
from loaders.documents import read_document
from loaders.judgements import NONE, Judgements
from loaders.ledger_trace import trace_of
from loaders.structure import structure_of


def read_plan(data: bytes, name: str, *, traced: bool = False, judgements: Judgements = NONE) -> PlanGraph:
    """The plan in a file's bytes; `name` is what the file is called. `traced`: with what each stretch of the text
    became, for the ledger. `judgements` on agencies' names go before the rules.

    Raises DocumentError where the file is empty, of no known format, or holds no plan.
    """
    document = read_document(data, name)
    cleaned = clean(document)
    structure = structure_of(document, cleaned)
    if not structure.units and not structure.rows:
        raise NoPlanError(
            "no plan in it: no numbered unit, no task table and no responsibility clause was found",
            where=name,
            advice="Give the plan's own text (the page or file that holds its sections and items).",
        )
    graph, works = assemble(document, cleaned, structure, judgements)
    if warning := _warning(graph):
        graph = replace(graph, diagnostics=(*graph.diagnostics, warning))
    return replace(graph, trace=trace_of(cleaned, structure, works, graph)) if traced else graph


def _warning(graph: PlanGraph) -> Diagnostic | None:
    if not graph.items:
        message = "no unit of it carries work, so it has no items: is it the plan itself?"
        return Diagnostic(Severity.WARNING, "no-items", message)
    if not graph.assignments:
        message = "no item of this plan names who is responsible for it"
        return Diagnostic(Severity.WARNING, "no-assignments", message)
    return None
