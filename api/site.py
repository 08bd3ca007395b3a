"""The addresses that answer with a page, and those that say whether zeren is well."""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse

from api.ask import ask, examples
from api.links import agency_url, ask_view, audit_url, plan_url
from api.marks import marked
from api.pages import drawn, words_of, written
from api.params import TheReader
from api.problems import problem
from api.rows import Row
from graph.answers import ItemDetail, TargetDetail
from graph.errors import StoreError
from viz.page import agency_page, plan_page

SHOWN = 30
PLANS_SHOWN = 100
_HOME = ("责任 zeren", "/")

site = APIRouter(default_response_class=HTMLResponse)


@site.get("/", include_in_schema=False)
def home(
    request: Request,
    reader: TheReader,
    q: Annotated[str, Query(max_length=500)] = "",
    offset: Annotated[int, Query(ge=0)] = 0,
) -> Response:
    """The question box with its answer, or with the plans and what can be asked."""
    answer = ask(q, reader, limit=SHOWN, offset=offset) if q.strip() else None
    return written(
        request,
        "home.html",
        q=q,
        answer=answer,
        words=words_of(answer.language) if answer else {},
        placed=answer is not None and len({_place_of(row) for row in answer.rows}) > 1,
        offset=offset,
        shown=SHOWN,
        plans=reader.plans(limit=PLANS_SHOWN),
        examples=list(zip(examples("zh"), examples("en"), strict=True)),
    )


def _place_of(row: Row) -> str | None:
    """Where the row is from; None for an industry, which is of no place."""
    if isinstance(row, (ItemDetail, TargetDetail)):
        return row.jurisdiction
    return getattr(getattr(row, "agency", None), "jurisdiction", None)


@site.get("/views/plan/{plan_id}", tags=["views"])
def plan_picture(request: Request, plan_id: str, reader: TheReader) -> Response:
    """The picture of a plan: a self-contained page."""
    plan = reader.plan(plan_id)
    links = [_HOME, ("JSON", plan_url(plan_id)), ("核对 audit", audit_url(plan_id))]
    return drawn(request, plan_page(plan.plan, plan.sections, reader.plan_subgraph(plan_id), links))


@site.get("/views/agency/{agency_id:path}", tags=["views"])
def agency_picture(request: Request, agency_id: str, reader: TheReader) -> Response:
    """The picture of an agency, its items and who shares them: a self-contained page."""
    profile = reader.agency(agency_id)
    links = [_HOME, ("事项 items", ask_view(profile.agency.name)), ("JSON", agency_url(agency_id))]
    return drawn(request, agency_page(profile, reader.agency_subgraph(agency_id), links))


@site.get("/views/item/{item_id}", tags=["views"])
def item_page(request: Request, item_id: str, reader: TheReader) -> Response:
    """One item: its text with the words that each statement came from, and the statements."""
    detail = reader.item(item_id)
    above = reader.item(detail.item.parent) if detail.item.parent else None
    return written(request, "item.html", q="", detail=detail, above=above, text=marked(detail))


@site.get("/healthz", tags=["health"], response_class=JSONResponse)
def healthz() -> dict[str, str]:
    """200 while the process answers."""
    return {"status": "ok"}


@site.get("/readyz", tags=["health"], response_class=JSONResponse)
def readyz(request: Request, reader: TheReader) -> Response:
    """200 while the store answers too; else 503 and the reason."""
    try:
        reader.check()
    except StoreError as error:
        return problem(request, HTTPStatus.SERVICE_UNAVAILABLE, error.what, advice=error.advice)
    return JSONResponse({"status": "ready"})
