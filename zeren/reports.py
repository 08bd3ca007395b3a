"""What is said on standard error while files are read."""

from collections.abc import Iterable, Sequence

from graph.errors import DocumentError, ZerenError
from graph.model import Diagnostic, Plan, PlanGraph, Severity
from zeren.exits import say
from zeren.files import Found

_NAMED = 20  # files that are named; of more only the number is told


def tell_diagnostics(plan: PlanGraph, path: str, *, verbose: bool) -> None:
    """The diagnostics of the plan: those of one code on one line with their number and places, each if `verbose`."""
    by_code: dict[tuple[Severity, str], list[Diagnostic]] = {}
    for diagnostic in plan.diagnostics:
        by_code.setdefault((diagnostic.severity, diagnostic.code), []).append(diagnostic)
    for found in by_code.values():
        if verbose or len(found) == 1:
            for diagnostic in found:
                place = "".join(f", {label}" for label in _places(plan.plan, [diagnostic]))
                say(f"{diagnostic.severity.value}: {path}{place}: {diagnostic.message} [{diagnostic.code}]")
        else:
            say(_together(plan.plan, path, found))


def _together(plan: Plan, path: str, found: Sequence[Diagnostic]) -> str:
    first = found[0]
    message = first.message if len({each.message for each in found}) == 1 else f"the first: {first.message}"
    places = ", ".join(_places(plan, found))
    return f"{first.severity.value}: {path}, {len(found)} times: {message} [{first.code}] ({places})"


def _places(plan: Plan, found: Iterable[Diagnostic]) -> list[str]:
    """Where they stand, as the file says it (page 3), else by characters; each place once."""
    starts = [each.quote.start for each in found if each.quote]
    labels = [_label(plan, start) for start in starts]
    bare = [str(start) for start, label in zip(starts, labels, strict=True) if label is None]
    named = list(dict.fromkeys(label for label in labels if label))
    return [*named, f"character{'s' if len(bare) > 1 else ''} {', '.join(bare)}"] if bare else named


def _label(plan: Plan, start: int) -> str | None:
    return next((place.label for place in plan.places if place.start <= start < place.end), None)


def passed_over(found: Found) -> None:
    """Say how many files of the folders were not tried, and which: one may be a plan's only copy, as a picture."""
    count = len(found.passed_over)
    if count:
        named = ", ".join(found.passed_over[:_NAMED]) + (", …" if count > _NAMED else "")
        say(f"{counted(count, 'file')} passed over, of no kind that holds a plan: {named}")


def tell_plan(graph: PlanGraph, path: str, outcome: str) -> None:
    """What was found in the file: added: plans/a.docx: 汕头市…: 29 items, 187 assignments, 43 targets."""
    parts = ((graph.items, "item"), (graph.assignments, "assignment"), (graph.targets, "target"))
    say(f"{outcome}: {path}: {graph.plan.title}: {', '.join(counted(len(part), noun) for part, noun in parts)}")


def tell_no_plan(path: str, error: ZerenError) -> None:
    """Say of one file of a folder that it was read and passed over, and why: nothing is lost in silence."""
    say(f"passed over: {path}: {error.what}")


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
