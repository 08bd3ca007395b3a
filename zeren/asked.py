"""The conditions of a question, from the options that were typed to the query that a store answers."""

import re

from api.lineage import NOW, Times
from graph.answers import ItemQuery
from graph.model import Role
from graph.store import Reader
from zeren.exits import AskedError
from zeren.lookup import agencies_called, city_called, industry_called, one_plan, plan_called, section_called

_DUE = re.compile(r"\d{4}(-(0[1-9]|1[0-2]))?")


def item_query(
    reader: Reader,
    *,
    agency: str | None = None,
    role: Role | None = None,
    industry: str | None = None,
    due: str | None = None,
    plan: str | None = None,
    city: str | None = None,
    section: str | None = None,
    text: str | None = None,
    times: Times = NOW,
) -> ItemQuery:
    """The query, each name in it resolved; AskedError for a name that means nothing or several things."""
    if text is not None and not text.strip():
        raise AskedError("no words to search for", advice="Give words of an item's title or text")
    place = city_called(city, reader)
    found = plan_called(plan, reader, place) if plan else None
    if section:
        found = found or one_plan(f"section {section!r}", reader, place)
        section = section_called(section, reader, found).id
    return ItemQuery(
        plan=found.id if found else None,
        jurisdiction=place,
        agencies=tuple(one.id for one in agencies_called(agency, reader, place, times)) if agency else (),
        role=role.value if role else None,
        industry=industry_called(industry, reader, place) if industry else None,
        section=section,
        due=_deadline(due),
        text=text,
    )


def _deadline(due: str | None) -> str | None:
    if due and not _DUE.fullmatch(due):
        raise AskedError(f"{due!r} is no deadline", where="--due", advice="Give a year or a month: 2015 or 2015-06")
    return due
