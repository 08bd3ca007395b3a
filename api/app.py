"""The application: its addresses, its errors, and the headers that every answer carries."""

from typing import Any

from fastapi import FastAPI
from starlette.datastructures import MutableHeaders
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.data import data
from api.pages import answer_browsers
from api.problems import GUARDS, MEDIA_TYPE, handle_errors
from api.site import site
from graph.store import Reader

_PROBLEM = {
    "type": "object",
    "description": "What went wrong (RFC 9457).",
    "required": ["type", "title", "status", "detail", "instance"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "instance": {"type": "string"},
        "advice": {"type": "string"},
        "nearest": {"type": "array", "items": {"type": "string"}},
        "errors": {"type": "array", "items": {"type": "object"}},
    },
}
_SAYS = {
    404: "Nothing by this id or name.",
    422: "A parameter does not fit.",
    503: "The store does not answer.",
}


class Guards:
    """Middleware that puts the security headers on every answer that does not bring its own."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in GUARDS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, guarded)


def create_app(reader: Reader) -> FastAPI:
    """The API and the pages over one store."""
    app = FastAPI(
        title="zeren",
        summary="Who is responsible for what, read from government action plans.",
        docs_url=None,  # these pages would fetch their scripts from elsewhere
        redoc_url=None,
        responses={code: _problem_response(text) for code, text in _SAYS.items()},
    )
    app.state.reader = reader
    app.include_router(data)
    app.include_router(site)
    app.add_middleware(GZipMiddleware, minimum_size=1024)
    app.add_middleware(Guards)
    handle_errors(app)
    answer_browsers(app)
    return app


def _problem_response(description: str) -> dict[str, Any]:
    return {"description": description, "content": {MEDIA_TYPE: {"schema": _PROBLEM}}}
