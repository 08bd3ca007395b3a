"""`gaps`: what a supervision office would ask about."""

from collections.abc import Sequence
from typing import Annotated

import typer

from graph.answers import Gap
from graph.gaps import CODES
from graph.gaps import gaps as gaps_of
from graph.store import Reader
from zeren.exits import AskedError
from zeren.listings import GAPS
from zeren.lookup import city_called, plan_called
from zeren.options import CityOption, FormatOption, LimitOption, OffsetOption, PlanOption
from zeren.output import Format, show
from zeren.reports import counted
from zeren.session import reading
from zeren.why import page_of, say_how_many, why_no_plans

app = typer.Typer(rich_markup_mode=None)


@app.command()
def gaps(
    code: Annotated[
        str | None,
        typer.Option("--code", metavar="CODE", help=f"One sort only: {', '.join(CODES)}."),
    ] = None,
    plan: PlanOption = None,
    city: CityOption = None,
    form: FormatOption = Format.TABLE,
    limit: LimitOption = None,
    offset: OffsetOption = 0,
) -> None:
    """What is missing or doubtful.

    Nobody leads, several lead, a list is left open, a target has no deadline, an agency has one item only.
    """
    if code is not None and code not in CODES:
        raise AskedError(f"no gap has the code {code!r}", where="--code", advice=f"Give one of {', '.join(CODES)}")
    with reading() as reader:
        place = city_called(city, reader)
        ids = (
            [plan_called(plan, reader, place).id] if plan else [one.id for one in reader.plans(jurisdiction=place).rows]
        )
        every = [gap for one in ids for gap in gaps_of(reader.plan(one))]
        found = [gap for gap in every if code in (None, gap.code)]
        page = page_of(found, limit, offset)
        show(page.rows, GAPS, form)
        say_how_many(page, offset, "gap", lambda: _why_none(reader, place, every))


def _why_none(reader: Reader, city: str | None, every: Sequence[Gap]) -> str:
    if every:
        return f"no gap of this code; there are {', '.join(sorted({gap.code for gap in every}))}"
    plans = reader.plans(jurisdiction=city, limit=0).total
    return f"no gap in {counted(plans, 'plan')}" if plans else why_no_plans(reader, city)
