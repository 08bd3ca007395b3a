"""`extract`: what a plan says, read from its file, no store needed."""

from collections.abc import Callable
from enum import StrEnum
from typing import Annotated

import typer

from graph.contract import plan_json
from graph.model import PlanGraph
from zeren.each_file import EachFile
from zeren.options import VerboseOption
from zeren.output import write_json
from zeren.reports import tell_diagnostics

app = typer.Typer(rich_markup_mode=None)


class ExtractFormat(StrEnum):
    """How a plan is printed."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"


@app.command()
def extract(
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help="Files, folders, or - for standard input.")],
    form: Annotated[
        ExtractFormat, typer.Option("--format", help="json: one object a file; jsonl: one a line.")
    ] = ExtractFormat.TABLE,
    verbose: VerboseOption = False,
) -> None:
    """Read plans and print what they say.

    No store is needed. Every statement keeps the words that it came from; what a corrections.yaml beside a plan, or
    in a folder above it, puts right is put right.
    """
    run = EachFile(files)
    for path, plan in run.plans():
        _PRINTERS[form](plan, path, verbose)
    raise typer.Exit(run.code)


def _print_json(plan: PlanGraph, path: str, verbose: bool) -> None:
    write_json(plan_json(plan))


def _print_line(plan: PlanGraph, path: str, verbose: bool) -> None:
    write_json(plan_json(plan), indent=None)


def _print_table(plan: PlanGraph, path: str, verbose: bool) -> None:
    # rich takes 0.1 s to import, which the two JSON forms need not wait for.
    from zeren.pages import print_plan

    print_plan(plan)
    tell_diagnostics(plan, path, verbose=verbose)


_PRINTERS: dict[ExtractFormat, Callable[[PlanGraph, str, bool], None]] = {
    ExtractFormat.TABLE: _print_table,
    ExtractFormat.JSON: _print_json,
    ExtractFormat.JSONL: _print_line,
}
