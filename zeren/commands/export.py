"""`export`: the graph in the files of other tools."""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from graph.answers import PlanSummary
from graph.errors import ZerenError
from graph.model import Subgraph
from graph.neo4j_export import export_neo4j_admin
from graph.store import Reader
from loaders.script import fold
from viz.exports import edge_csv, graphml, node_csv
from zeren.exits import AskedError, say
from zeren.lookup import city_called, one_plan, plan_called
from zeren.options import CityOption, PlanOption
from zeren.output import write
from zeren.reports import counted
from zeren.session import reading

app = typer.Typer(rich_markup_mode=None)
STANDARD_OUTPUT = "-"


class ExportFormat(StrEnum):
    """Which tool is to read it."""

    NEO4J_ADMIN = "neo4j-admin"
    GRAPHML = "graphml"
    CSV = "csv"


@app.command()
def export(
    form: Annotated[
        ExportFormat,
        typer.Option("--format", help="neo4j-admin: all plans, for its import; graphml, csv: one plan."),
    ],
    output: Annotated[
        str,
        typer.Option("--output", "-o", metavar="PATH", help="graphml: a file, or - ; the others: a folder."),
    ],
    plan: PlanOption = None,
    city: CityOption = None,
) -> None:
    """Write the graph for other tools.

    neo4j-admin writes CSV files and import.sh; csv writes nodes.csv and edges.csv.
    """
    if form is not ExportFormat.GRAPHML and output == STANDARD_OUTPUT:
        raise AskedError(f"{form} is several files", advice="Name a folder: -o FOLDER")
    with reading() as reader, _writing(output):
        if form is ExportFormat.NEO4J_ADMIN:
            _export_store(reader, Path(output), plan or city)
        else:
            place = city_called(city, reader)
            asked = plan_called(plan, reader, place) if plan else one_plan(form.value, reader, place)
            _export_plan(asked, reader.plan_subgraph(asked.id), form, output)


@contextmanager
def _writing(output: str) -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        # Whoever reads standard output has enough: the front door's case.
        raise
    except OSError as error:
        advice = "Name a file or a folder where you may write"
        raise ZerenError(f"cannot be written: {error.strerror}", where=output, advice=advice) from error


def _export_store(reader: Reader, folder: Path, narrowed: str | None) -> None:
    if narrowed:
        advice = "Leave out --plan and --city, or load that part into a store of its own"
        raise AskedError("neo4j-admin builds a database from the whole store", advice=advice)
    total = reader.plans(limit=0).total
    export_neo4j_admin(reader, folder, fold)
    script = folder / "import.sh"
    say(f"wrote {counted(total, 'plan')} to {folder}")
    say(f"  Where neo4j-admin is: sh {script} DATABASE; then, with ZEREN_STORE set: zeren init")


def _export_plan(plan: PlanSummary, subgraph: Subgraph, form: ExportFormat, output: str) -> None:
    if form is ExportFormat.CSV:
        folder = Path(output)
        folder.mkdir(parents=True, exist_ok=True)
        _put(folder / "nodes.csv", node_csv(subgraph))
        _put(folder / "edges.csv", edge_csv(subgraph))
    elif output == STANDARD_OUTPUT:
        write(graphml(subgraph))
    else:
        _put(Path(output), graphml(subgraph))
    to = "" if output == STANDARD_OUTPUT else f" to {output}"
    assignments = counted(len(subgraph.assignments), "assignment")
    say(f"wrote {counted(len(subgraph.items), 'item')} and {assignments} of {plan.title}{to}")


def _put(path: Path, text: str) -> None:
    # A lone half of a surrogate pair, which a damaged document may hold, is no text in UTF-8.
    path.write_text(text, encoding="utf-8", errors="replace", newline="\n")
