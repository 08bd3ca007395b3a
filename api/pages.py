"""Pages: the templates with what they call, and the headers that a page is sent with."""

import base64
import hashlib
from collections.abc import Callable, Mapping
from functools import cache
from http import HTTPStatus
from importlib.resources import files
from json import loads
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined

from api.clauses import clause_of
from api.links import agency_url, agency_view, ask_url, ask_view, audit_url, item_url, item_view, plan_url, plan_view
from api.vocab import table
from viz.page import content_policy
from viz.palette import LINES
from viz.words import target_label

Handler = Callable[[Request, Any], Any]
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
    audit_url=audit_url,
    item_url=item_url,
    item_view=item_view,
    plan_url=plan_url,
    plan_view=plan_view,
    clause_of=clause_of,
    target_label=target_label,
    role_label={role.value: line.label for role, line in LINES.items()},
)


def words_of(language: str) -> Mapping[str, Any]:
    """What stands around an answer in `en` or `zh`."""
    return dict(table("phrases.yaml")[language])


def written(request: Request, template: str, **values: Any) -> Response:
    """A page of words, from its template; it has a question box and no script."""
    return _sent(request, _TEMPLATES.get_template(template).render(style=_style(), **values), _policy())


def drawn(request: Request, page: str) -> Response:
    """A page with a picture."""
    return _sent(request, page, content_policy())


def answer_browsers(app: FastAPI) -> None:
    """Have the app tell every error on a page to a browser; programs still get the problem document."""
    for kind, handler in list(app.exception_handlers.items()):
        app.add_exception_handler(kind, _for_browsers(handler))


def _for_browsers(handler: Handler) -> Handler:
    def handle(request: Request, error: Exception) -> Response:
        told: Response = handler(request, error)
        told.headers["Vary"] = "Accept"
        return _wrong(told) if "text/html" in request.headers.get("Accept", "") else told

    return handle


def _wrong(told: Response) -> Response:
    """The page that says what the problem document says."""
    body = {"advice": None, "nearest": None, "errors": None, **loads(bytes(told.body))}
    heading = table("phrases.yaml")["wrong"].get(told.status_code, body["title"])
    page = _TEMPLATES.get_template("wrong.html").render(style=_style(), q="", heading=heading, told=body)
    kept = {name: value for name, value in told.headers.items() if name not in ("content-type", "content-length")}
    return HTMLResponse(page, told.status_code, {**kept, "content-security-policy": _guarded(_policy())})


def _sent(request: Request, page: str, policy: str) -> Response:
    """The page under its policy; 304 for a browser that has it."""
    tag = f'W/"{hashlib.sha256(page.encode()).hexdigest()[:32]}"'
    headers = {"Content-Security-Policy": _guarded(policy), "ETag": tag, "Cache-Control": "no-cache"}
    if request.headers.get("If-None-Match") == tag:
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
    return HTMLResponse(page, headers=headers)


def _guarded(policy: str) -> str:
    return f"{policy}; frame-ancestors 'none'"


@cache
def _policy() -> str:
    digest = base64.b64encode(hashlib.sha256(_style().encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'self'"


@cache
def _style() -> str:
    return (files("api") / "templates" / "home.css").read_text("utf-8")
