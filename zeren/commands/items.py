"""`items`, `item` and `search`: what is to be done."""

from typing import Annotated

import typer

from api.lineage import Times
from graph.answers import ItemDetail
from zeren.asked import item_query
from zeren.found import around
from zeren.listings import ASSIGNMENTS, ITEMS, item_json
from zeren.lookup import city_called, item_called, plan_called
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
from zeren.output import Column, Format, show, write_json
from zeren.session import reading
from zeren.why import say_how_many, why_no_items

app = typer.Typer(rich_markup_mode=None)


@app.command()
def items(
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
    form: FormatOption = Format.TABLE,
    limit: LimitOption = None,
    offset: OffsetOption = 0,
) -> None:
    """The items for which every option that is given holds."""
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
        page = reader.items(query, limit=limit, offset=offset)
        show(page.rows, ITEMS, form, item_json)
        say_how_many(page, offset, "item", lambda: why_no_items(reader, query))


@app.command()
def item(
    number: Annotated[str, typer.Argument(metavar="ITEM", help="An item's id, or its number: 15 or （十五）.")],
    plan: PlanOption = None,
    city: CityOption = None,
    form: FormatOption = Format.TABLE,
) -> None:
    """One item, with all the words that it rests on."""
    with reading() as reader:
        place = city_called(city, reader)
        detail = item_called(number, reader, plan_called(plan, reader, place) if plan else None, place)
    _print_detail(detail, form)


def _print_detail(detail: ItemDetail, form: Format) -> None:
    if form is Format.JSON:
        write_json(item_json(detail))
    elif form is Format.CSV:
        show(detail.assignments, ASSIGNMENTS, form)
    else:
        # rich takes 0.1 s to import, which JSON and CSV need not wait for.
        from zeren.pages import print_item

        print_item(detail)


@app.command()
def search(
    words: Annotated[list[str], typer.Argument(metavar="WORDS", help="Words of titles and texts, in either script.")],
    city: CityOption = None,
    plan: PlanOption = None,
    form: FormatOption = Format.TABLE,
    limit: LimitOption = None,
    offset: OffsetOption = 0,
) -> None:
    """The items that hold these words, and where.

    Titles and texts are searched, in both scripts; each of several words must be there.
    """
    sought = " ".join(words)
    with reading() as reader:
        query = item_query(reader, plan=plan, city=city, text=sought)
        page = reader.items(query, limit=limit, offset=offset)
        show(page.rows, _found(sought), form, item_json)
        say_how_many(page, offset, "item", lambda: why_no_items(reader, query))


def _found(sought: str) -> tuple[Column[ItemDetail], ...]:
    place: Column[ItemDetail] = Column("words", "Words", lambda row: _where(row, sought))
    kept = [column for column in ITEMS if column.key in ("plan", "plan_title", "id", "number", "title")]
    return (*kept, place)


def _where(row: ItemDetail, sought: str) -> str:
    """The words with what stands around them: in the item's text, else in its title."""
    parts = (row.item.text, row.item.heading, row.item.quote.text)
    return next((found for part in parts if (found := around(part, sought))), "")
