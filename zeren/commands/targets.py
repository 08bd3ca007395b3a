"""`targets` and `industries`: what must be reached, and in which fields."""

from typing import Annotated

import typer

from api.lineage import Times
from zeren.asked import item_query
from zeren.listings import INDUSTRIES, TARGETS
from zeren.lookup import city_called, plan_called
from zeren.options import (
    AgencyOption,
    AsOfOption,
    CityOption,
    DueOption,
    FormatOption,
    IndustryOption,
    LimitOption,
    OffsetOption,
    PlanOption,
    RoleOption,
    SectionOption,
    SuccessorsOption,
    TextOption,
)
from zeren.output import Format, show
from zeren.session import reading
from zeren.why import page_of, say_how_many, why_no_industries, why_no_targets

app = typer.Typer(rich_markup_mode=None)


@app.command()
def targets(
    agency: AgencyOption = None,
    role: RoleOption = None,
    industry: IndustryOption = None,
    due: DueOption = None,
    plan: PlanOption = None,
    city: CityOption = None,
    section: SectionOption = None,
    text: TextOption = None,
    successors: SuccessorsOption = True,
    as_of: AsOfOption = None,
    unit: Annotated[
        str | None, typer.Option("--unit", metavar="UNIT", help="Counted in this unit: 家, 万元, %.")
    ] = None,
    form: FormatOption = Format.TABLE,
    limit: LimitOption = None,
    offset: OffsetOption = 0,
) -> None:
    """What must be reached, by when and by whom."""
    with reading() as reader:
        query = item_query(
            reader,
            agency=agency,
            role=role,
            industry=industry,
            due=due,
            plan=plan,
            city=city,
            section=section,
            text=text,
            times=Times(successors, as_of),
        )
        page = reader.targets(query, unit=unit, limit=limit, offset=offset)
        show(page.rows, TARGETS, form)
        say_how_many(page, offset, "target", lambda: why_no_targets(reader, query, unit))


@app.command()
def industries(
    plan: PlanOption = None,
    city: CityOption = None,
    form: FormatOption = Format.TABLE,
    limit: LimitOption = None,
    offset: OffsetOption = 0,
) -> None:
    """The industries that items name, with their agencies."""
    with reading() as reader:
        place = city_called(city, reader)
        found = plan_called(plan, reader, place).id if plan else None
        page = page_of(reader.industries(plan=found, jurisdiction=place), limit, offset)
        show(page.rows, INDUSTRIES, form)
        say_how_many(page, offset, "industry", lambda: why_no_industries(reader, place))
