"""`plans`, `init` and `remove`: what the store holds."""

from typing import Annotated

import typer

from zeren.exits import say
from zeren.listings import PLANS
from zeren.lookup import city_called, plan_called
from zeren.options import CityOption, FormatOption, LimitOption, OffsetOption
from zeren.output import Format, show
from zeren.reports import counted
from zeren.session import reading, writing
from zeren.why import say_how_many, why_no_plans

app = typer.Typer(rich_markup_mode=None)


@app.command()
def plans(
    city: CityOption = None,
    form: FormatOption = Format.TABLE,
    limit: LimitOption = None,
    offset: OffsetOption = 0,
) -> None:
    """The plans, and how much each holds."""
    with reading() as reader:
        place = city_called(city, reader)
        page = reader.plans(jurisdiction=place, limit=limit, offset=offset)
        show(page.rows, PLANS, form)
        say_how_many(page, offset, "plan", lambda: why_no_plans(reader, place))


@app.command()
def init() -> None:
    """Make the store, where it is missing.

    It is safe to repeat: what the store holds stays.
    """
    with writing(make=True) as store:
        count = store.plans(limit=0).total
        say(f"the store is ready, with {counted(count, 'plan')} in it")


@app.command()
def remove(
    plan: Annotated[str, typer.Argument(metavar="PLAN", help="The plan's id or words of its title.")],
    city: CityOption = None,
) -> None:
    """Take a plan out of the store.

    Agencies and industries that no other plan names go with it.
    """
    with writing(make=False) as store:
        found = plan_called(plan, store, city_called(city, store))
        store.remove(found.id)
        say(f"removed {found.title} ({found.id})")
