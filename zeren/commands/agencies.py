"""`agencies`, `agency`, `collaborators` and `workload`: who is responsible."""

from collections.abc import Sequence

import typer

from graph.answers import AgencyProfile, ItemQuery
from graph.model import Agency
from graph.store import Reader
from zeren.listings import AGENCIES, CARRIED, COLLABORATORS, WORKLOAD, Carried, Shared, carried
from zeren.lookup import agencies_called, city_called, plan_called
from zeren.options import AgencyName, CityOption, FormatOption, LimitOption, OffsetOption, PlanOption
from zeren.output import Format, plain, show, write_json
from zeren.session import reading
from zeren.why import page_of, say_how_many, why_no_plans

app = typer.Typer(rich_markup_mode=None)


@app.command()
def agencies(
    plan: PlanOption = None,
    city: CityOption = None,
    form: FormatOption = Format.TABLE,
    limit: LimitOption = None,
    offset: OffsetOption = 0,
) -> None:
    """The agencies that plans name."""
    with reading() as reader:
        place = city_called(city, reader)
        found = plan_called(plan, reader, place).id if plan else None
        page = reader.agencies(plan=found, jurisdiction=place, limit=limit, offset=offset)
        show(page.rows, AGENCIES, form)
        say_how_many(page, offset, "agency", lambda: why_no_plans(reader, place))


@app.command()
def agency(name: AgencyName, city: CityOption = None, form: FormatOption = Format.TABLE) -> None:
    """One agency: its names, and what it carries.

    Where several places have an agency of this name, each is shown.
    """
    with reading() as reader:
        place = city_called(city, reader)
        profiles = [reader.agency(one.id) for one in agencies_called(name, reader, place)]
        items = [_carried(profile.agency.id, reader, place) for profile in profiles]
    if form is Format.TABLE:
        # rich takes 0.1 s to import, which JSON and CSV need not wait for.
        from zeren.pages import print_agency

        for profile, rows in zip(profiles, items, strict=True):
            print_agency(profile, rows)
    elif form is Format.JSON:
        write_json([_profile_json(*pair) for pair in zip(profiles, items, strict=True)])
    else:
        show([row for rows in items for row in rows], CARRIED, form)


def _carried(agency_id: str, reader: Reader, city: str | None) -> list[Carried]:
    rows = reader.items(ItemQuery(agencies=(agency_id,), jurisdiction=city)).rows
    return carried(rows, {agency_id})


def _profile_json(profile: AgencyProfile, rows: Sequence[Carried]) -> dict[str, object]:
    fields = {name: plain(getattr(profile, name)) for name in AgencyProfile.__slots__}
    return fields | {"items": [plain(row) for row in rows]}


@app.command()
def collaborators(
    name: AgencyName,
    plan: PlanOption = None,
    city: CityOption = None,
    form: FormatOption = Format.TABLE,
    limit: LimitOption = None,
    offset: OffsetOption = 0,
) -> None:
    """Who shares items with an agency, the most items first."""
    with reading() as reader:
        place = city_called(city, reader)
        found = plan_called(plan, reader, place).id if plan else None
        meant = agencies_called(name, reader, place)
        rows = [Shared(one, *each) for one in meant for each in _others(reader, one.id, found)]
    page = page_of(rows, limit, offset)
    show(page.rows, COLLABORATORS, form)
    named = "、".join(dict.fromkeys(one.name for one in meant))
    say_how_many(page, offset, "collaborator", lambda: f"no collaborator: no item of {named} has another agency")


def _others(reader: Reader, agency_id: str, plan: str | None) -> list[tuple[Agency, int]]:
    return [(other.agency, other.items) for other in reader.collaborators(agency_id, plan=plan)]


@app.command()
def workload(
    plan: PlanOption = None,
    city: CityOption = None,
    form: FormatOption = Format.TABLE,
    limit: LimitOption = None,
    offset: OffsetOption = 0,
) -> None:
    """What each agency carries, the most items first.

    Share counts an item of n agencies as 1/n for each of them.
    """
    with reading() as reader:
        place = city_called(city, reader)
        found = plan_called(plan, reader, place).id if plan else None
        page = reader.workload(plan=found, jurisdiction=place, limit=limit, offset=offset)
        show(page.rows, WORKLOAD, form)
        say_how_many(page, offset, "agency", lambda: why_no_plans(reader, place))
