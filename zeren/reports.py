"""What is said on standard error while files are read."""

from collections.abc import Sequence

from graph.errors import DocumentError
from graph.model import Diagnostic, Plan, PlanGraph
from zeren.exits import say
from zeren.files import Found


def tell_diagnostics(plan: PlanGraph, path: str) -> None:
    """Every diagnostic of the plan, one a line: severity, file and place, message, code."""
    for diagnostic in plan.diagnostics:
        place = _place(plan.plan, diagnostic)
        say(f"{diagnostic.severity.value}: {path}{place}: {diagnostic.message} [{diagnostic.code}]")


def _place(plan: Plan, diagnostic: Diagnostic) -> str:
    if diagnostic.quote is None:
        return ""
    start = diagnostic.quote.start
    label = next((place.label for place in plan.places if place.start <= start < place.end), None)
    return f", {label}" if label else f", character {start}"


def passed_over(found: Found) -> None:
    """Say how many files of the folders were not tried."""
    if found.passed_over:
        say(f"{counted(found.passed_over, 'file')} passed over: of no kind that holds a plan")


def nothing_found(paths: Sequence[str]) -> DocumentError:
    """The error for folders without a file that could be a plan."""
    return DocumentError(
        "holds no file that could be a plan",
        where=", ".join(paths),
        advice="Plans are read from .txt, .md, .html, .docx, .xlsx, .csv and .pdf files that are not hidden",
    )


def counted(number: int, noun: str) -> str:
    """The number with its noun, in the plural where it asks for it.

    >>> counted(1, "file"), counted(3, "agency")
    ('1 file', '3 agencies')
    """
    plural = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{number} {noun if number == 1 else plural}"
