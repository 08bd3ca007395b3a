"""The addresses that answer with a page, and those that say whether zeren is well."""

import base64
import hashlib
from functools import cache
from http import HTTPStatus
from importlib.resources import files
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse
from jinja2 import Environment, PackageLoader, StrictUndefined

from api.ask import ask, examples
from api.clauses import clause_of
from api.links import agency_url, agency_view, ask_url, ask_view, plan_url, plan_view
from api.params import TheReader
from api.problems import problem
from graph.errors import StoreError
from viz.page import agency_page, content_policy, plan_page
from viz.palette import LINES
from viz.words import target_label

SHOWN = 200

site = APIRouter(default_response_class=HTMLResponse)
_TEMPLATES = Environment(
    loader=PackageLoader("api"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_TEMPLATES.globals.update(
    agency_url=agency_url,
    agency_view=agency_view,
    ask_url=ask_url,
    ask_view=ask_view,
    plan_url=plan_url,
    plan_view=plan_view,
    clause_of=clause_of,
    target_label=target_label,
    role_label={role.value: line.label for role, line in LINES.items()},
)


@site.get("/", include_in_schema=False)
def home(request: Request, reader: TheReader, q: Annotated[str, Query(max_length=500)] = "") -> Response:
    """The question box with its answer, the plans, and what can be asked."""
    page = _TEMPLATES.get_template("home.html").render(
        q=q,
        answer=ask(q, reader, limit=SHOWN) if q.strip() else None,
        plans=reader.plans(limit=SHOWN),
        examples=list(zip(examples("zh"), examples("en"), strict=True)),
        style=_style(),
    )
    policy = f"default-src 'none'; style-src {_style_digest()}; img-src data:; base-uri 'none'; form-action 'self'"
    return _html(request, page, policy)


@site.get("/views/plan/{plan_id}", tags=["views"])
def plan_picture(request: Request, plan_id: str, reader: TheReader) -> Response:
    """The picture of a plan: a self-contained page."""
    plan = reader.plan(plan_id)
    return _html(request, plan_page(plan.plan, plan.sections, reader.plan_subgraph(plan_id)), content_policy())


@site.get("/views/agency/{agency_id:path}", tags=["views"])
def agency_picture(request: Request, agency_id: str, reader: TheReader) -> Response:
    """The picture of an agency, its items and who shares them: a self-contained page."""
    profile = reader.agency(agency_id)
    return _html(request, agency_page(profile, reader.agency_subgraph(agency_id)), content_policy())


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


def _html(request: Request, page: str, policy: str) -> Response:
    """The page under its policy; 304 for a browser that has it."""
    tag = f'W/"{hashlib.sha256(page.encode()).hexdigest()[:32]}"'
    headers = {
        "Content-Security-Policy": f"{policy}; frame-ancestors 'none'",
        "ETag": tag,
        "Cache-Control": "no-cache",
    }
    if request.headers.get("If-None-Match") == tag:
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
    return HTMLResponse(page, headers=headers)


@cache
def _style() -> str:
    return (files("api") / "templates" / "home.css").read_text("utf-8")


@cache
def _style_digest() -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(_style().encode()).digest()).decode()}'"
