"""`view`: a plan or an agency as a page to look at."""

from pathlib import Path
from typing import Annotated

import typer

from api.names import resolve
from graph.errors import ZerenError
from graph.model import Agency
from graph.store import Reader
from viz.page import agency_page, plan_page
from zeren.exits import AskedError, say
from zeren.lookup import SHOWN, agencies_called, city_called, find_plans, nearest, plan_called, unknown
from zeren.options import CityOption
from zeren.output import write
from zeren.session import reading

app = typer.Typer(rich_markup_mode=None)


@app.command()
def view(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A plan's id or words of its title, or an agency.")],
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="PAGE", help="The file to write; - is standard output.")
    ],
    city: CityOption = None,
) -> None:
    """Draw a plan or an agency as a page.

    The page needs no network; a click on an edge shows the words that it came from.
    """
    with reading() as reader:
        page = _page(name, reader, city_called(city, reader))
    if output == "-":
        write(page)
        return
    try:
        Path(output).write_text(page, encoding="utf-8", newline="\n")
    except OSError as error:
        advice = "Name a file in a folder where you may write"
        raise ZerenError(f"cannot be written: {error.strerror}", where=output, advice=advice) from error
    say(f"wrote {output}: open it in a browser")


def _page(name: str, reader: Reader, city: str | None) -> str:
    if find_plans(name, reader, city):
        plan = reader.plan(plan_called(name, reader, city).id)
        return plan_page(plan.plan, plan.sections, reader.plan_subgraph(plan.plan.id))
    first, *others = _agencies(name, reader, city)
    if others:
        places = ", ".join(agency.jurisdiction or agency.id for agency in (first, *others))
        raise AskedError(f"{name!r} is an agency of several places", advice=f"Add --city, one of {places}")
    return agency_page(reader.agency(first.id), reader.agency_subgraph(first.id))


def _agencies(name: str, reader: Reader, city: str | None) -> tuple[Agency, ...]:
    """The agencies called so; AskedError with the nearest names of plans and of agencies where there are none."""
    try:
        return agencies_called(name, reader, city)
    except AskedError as error:
        resolution = resolve(name, reader, city)
        if resolution.related:
            raise
        titles = nearest(name, [plan.title for plan in reader.plans(jurisdiction=city).rows])
        near = [*titles, *resolution.nearest]
        raise unknown("plan or agency", name, near[:SHOWN]) from error
