"""The addresses of things; ids hold Chinese characters and `:`, so every id is percent-encoded."""

from urllib.parse import quote, urlencode

from starlette.requests import Request

from graph.model import Agency


def path_of(request: Request) -> str:
    """The path that was asked for, percent-encoded: the server hands it over decoded."""
    return quote(request.scope["path"], safe="/")


def plan_url(plan_id: str) -> str:
    """The plan as JSON."""
    return f"/plans/{quote(plan_id, safe='')}"


def audit_url(plan_id: str) -> str:
    """The account of the plan's text as JSON."""
    return f"{plan_url(plan_id)}/audit"


def plan_view(plan_id: str) -> str:
    """The plan's picture."""
    return f"/views/plan/{quote(plan_id, safe='')}"


def item_url(item_id: str) -> str:
    """The item as JSON."""
    return f"/items/{quote(item_id, safe='')}"


def item_view(item_id: str) -> str:
    """The item's page."""
    return f"/views/item/{quote(item_id, safe='')}"


def agency_url(agency_id: str) -> str:
    """The agency as JSON."""
    return f"/agencies/{quote(agency_id, safe='')}"


def agency_view(agency: Agency | str) -> str:
    """The agency's picture, by the agency or by its id."""
    key = agency if isinstance(agency, str) else agency.id
    return f"/views/agency/{quote(key, safe='')}"


def ask_url(question: str) -> str:
    """The answer to the question as JSON."""
    return f"/ask?{urlencode({'q': question})}"


def ask_view(question: str) -> str:
    """The answer to the question as a page."""
    return f"/?{urlencode({'q': question})}"
