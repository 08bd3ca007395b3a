"""The parameters that addresses take, how names in them are resolved, and how a long answer is paged."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Annotated, TypeVar

from fastapi import Depends, Query, Request, Response

from api.lineage import Lineage, Times, told_of, with_lineage
from api.links import path_of
from api.names import nearest_place, places, resolve
from api.problems import UnknownNameError
from api.shapes import Followed, Listing
from graph.answers import ItemQuery, Page
from graph.model import Role
from graph.store import Reader

In = TypeVar("In")
Out = TypeVar("Out")
MOST = 500


def the_reader(request: Request) -> Reader:
    """The store that the app was made with."""
    reader: Reader = request.app.state.reader
    return reader


TheReader = Annotated[Reader, Depends(the_reader)]
Limit = Annotated[int, Query(ge=1, le=MOST, description="how many rows at most")]
Offset = Annotated[int, Query(ge=0, description="how many rows to leave out first")]
PlanId = Annotated[str | None, Query(description="the id of a plan", examples=["汕头市质量强市2014-2015年行动计划"])]
Place = Annotated[
    str | None,
    Query(description="a government, in either script or in English", examples=["汕头市", "Shantou"]),
]
AgencyName = Annotated[
    str | None,
    Query(
        description="an agency, by id or by any of its names",
        examples=["检验检疫局", "customs inspection bureau"],
    ),
]
RoleName = Annotated[Role | None, Query(description="the role of that agency; without one, any role")]
Due = Annotated[
    str | None,
    Query(pattern=r"^\d{4}(-(0[1-9]|1[0-2]))?$", description="a year, or a month as YYYY-MM", examples=["2015"]),
]
Words = Annotated[str | None, Query(min_length=1, description="words of the item, either script", examples=["信用"])]


def the_place(reader: TheReader, jurisdiction: Place = None) -> str | None:
    """The full name of the government asked for; UnknownNameError where it has no plan in the store."""
    if jurisdiction is None:
        return None
    if found := places(jurisdiction, reader):
        return found[0]
    raise UnknownNameError("jurisdiction", jurisdiction, nearest_place(jurisdiction, reader))


ThePlace = Annotated[str | None, Depends(the_place)]


def the_plan(reader: TheReader, plan: PlanId = None) -> str | None:
    """The id of the plan asked for; NotFoundError where the store does not hold it."""
    if plan is not None:
        reader.items(ItemQuery(plan=plan), limit=1)
    return plan


ThePlan = Annotated[str | None, Depends(the_plan)]


def the_times(
    successors: Annotated[
        bool, Query(description="take in the items of agencies whose functions went to the one asked about")
    ] = True,
    as_of: Annotated[int | None, Query(ge=1949, le=2100, description="only what had passed by this year")] = None,
) -> Times:
    """How a question about an agency goes through time."""
    return Times(successors, as_of)


TheTimes = Annotated[Times, Depends(the_times)]


@dataclass(frozen=True, slots=True)
class Conditions:
    """Which items are asked for, and what passed between the agency that is named and others."""

    query: ItemQuery
    lineage: tuple[Lineage, ...] = ()
    notes: tuple[str, ...] = ()


def agency_ids(
    name: str, reader: Reader, place: str | None, times: Times
) -> tuple[tuple[str, ...], tuple[Lineage, ...], tuple[str, ...]]:
    """The ids of the agencies called so and of those that went whole into them, what passed, and that in sentences.

    Raises UnknownNameError where there are none.
    """
    named = resolve(name, reader, place)
    resolution, lineage = with_lineage(named, reader, place, times)
    if resolution.agencies:
        language = "en" if name.isascii() else "zh"
        asked = frozenset(named.ids)
        return resolution.ids, lineage, tuple(dict.fromkeys(told_of(each, asked, language) for each in lineage))
    related = tuple(agency.name for agency in resolution.related)
    raise UnknownNameError("agency", name, tuple(dict.fromkeys([*related, *resolution.nearest])))


def the_items(
    reader: TheReader,
    place: ThePlace,
    plan: ThePlan,
    times: TheTimes,
    agency: AgencyName = None,
    role: RoleName = None,
    industry: Annotated[str | None, Query(description="an industry's name", examples=["新能源"])] = None,
    section: Annotated[str | None, Query(description="the id of a section")] = None,
    due: Due = None,
    text: Words = None,
) -> Conditions:
    """Which items are asked for."""
    ids, lineage, notes = agency_ids(agency, reader, place, times) if agency is not None else ((), (), ())
    query = ItemQuery(
        plan=plan,
        jurisdiction=place,
        agencies=ids,
        role=role,
        industry=industry,
        section=section,
        due=due,
        text=text,
    )
    return Conditions(query, lineage, notes)


TheItems = Annotated[Conditions, Depends(the_items)]


def followed(
    request: Request,
    response: Response,
    page: Page[In],
    limit: int,
    offset: int,
    row: Callable[[In], Out],
    asked: Conditions,
) -> Followed[Out]:
    """The page as `listing` gives it, with what passed between agencies."""
    found = listing(request, response, page, limit, offset, row)
    return Followed(
        found.total, limit, offset, found.rows, found.next, found.prev, lineage=asked.lineage, notes=asked.notes
    )


def listing(
    request: Request, response: Response, page: Page[In], limit: int, offset: int, row: Callable[[In], Out]
) -> Listing[Out]:
    """The page with its links, in the body and in the Link header (RFC 8288)."""
    after, before = offset + limit, max(offset - limit, 0)
    following = _with_offset(request, limit, after) if after < page.total else None
    previous = _with_offset(request, limit, before) if offset > 0 else None
    links = {"next": following, "prev": previous}
    if header := ", ".join(f'<{url}>; rel="{rel}"' for rel, url in links.items() if url):
        response.headers["Link"] = header
    return Listing(page.total, limit, offset, [row(each) for each in page.rows], following, previous)


def stretch(rows: Sequence[In], limit: int, offset: int) -> Page[In]:
    """A stretch of an answer that the store gives whole."""
    return Page(len(rows), rows[offset : offset + limit])


def _with_offset(request: Request, limit: int, offset: int) -> str:
    url = request.url.include_query_params(limit=limit, offset=offset)
    return f"{path_of(request)}?{url.query}"
