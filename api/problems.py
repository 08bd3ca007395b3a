"""Every error as a problem document (RFC 9457), and the one table that says which error has which status."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from api.links import path_of
from graph.errors import (
    NotFoundError,
    StoreAccessError,
    StoreError,
    StoreSchemaError,
    StoreTimeoutError,
    StoreUnavailableError,
    ZerenError,
)

MEDIA_TYPE = "application/problem+json"
GUARDS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
}
_FAULT = HTTPStatus.INTERNAL_SERVER_ERROR

_WANTED = {
    "as_of": "give a year from 1949 to 2100",
    "due": "give a year as YYYY or a month as YYYY-MM",
    "limit": "give a number from 1 to 500",
    "offset": "give a number from 0 on",
    "q": "give a question of 1 to 500 characters",
    "role": "give lead, co_op or joint",
    "successors": "give true or false",
}

# The first class that an error is an instance of gives the status.
STATUS: Mapping[type[ZerenError], HTTPStatus] = {
    NotFoundError: HTTPStatus.NOT_FOUND,
    StoreTimeoutError: HTTPStatus.GATEWAY_TIMEOUT,
    StoreUnavailableError: HTTPStatus.SERVICE_UNAVAILABLE,
    StoreAccessError: HTTPStatus.SERVICE_UNAVAILABLE,
    StoreSchemaError: HTTPStatus.SERVICE_UNAVAILABLE,
    StoreError: HTTPStatus.SERVICE_UNAVAILABLE,
}


class UnknownNameError(NotFoundError):
    """A name that no agency, place or industry in the store has; `nearest` are names that it does have."""

    def __init__(self, kind: str, key: str, nearest: tuple[str, ...] = ()) -> None:
        self.nearest = nearest
        advice = f"nearest: {'、'.join(nearest)}" if nearest else None
        super().__init__(kind, key, advice=advice)


def problem(
    request: Request, status: HTTPStatus, detail: str, headers: Mapping[str, str] | None = None, **more: Any
) -> JSONResponse:
    """A problem document; `more` are members beyond the RFC's, None left out."""
    body = {
        "type": "about:blank",
        "title": status.phrase,
        "status": status.value,
        "detail": detail,
        "instance": path_of(request),
        **{name: value for name, value in more.items() if value is not None},
    }
    return JSONResponse(body, status.value, {**GUARDS, **(headers or {})}, MEDIA_TYPE)


def status_of(error: ZerenError) -> HTTPStatus:
    """The status of an error of ours; 500 for one that no table row names."""
    return next((status for kind, status in STATUS.items() if isinstance(error, kind)), _FAULT)


def handle_errors(app: FastAPI) -> None:
    """Have the app answer every error with a problem document."""
    app.add_exception_handler(ZerenError, _ours)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _fault)


def _ours(request: Request, error: Exception) -> JSONResponse:
    if not isinstance(error, ZerenError) or (status := status_of(error)) is _FAULT:
        return _fault(request, error)
    nearest = list(error.nearest) if isinstance(error, UnknownNameError) else None
    return problem(request, status, error.what, advice=error.advice, nearest=nearest)


def _invalid(request: Request, error: Exception) -> JSONResponse:
    found = error.errors() if isinstance(error, RequestValidationError) else []
    faults = [_fault_of(str(each["loc"][-1]), str(each["msg"])) for each in found]
    detail = "; ".join(f"{each['parameter']}: {each['problem']}" for each in faults)
    return problem(request, HTTPStatus.UNPROCESSABLE_ENTITY, detail, errors=faults)


def _fault_of(parameter: str, message: str) -> dict[str, str]:
    fault = {"parameter": parameter, "problem": message}
    return fault | {"advice": _WANTED[parameter]} if parameter in _WANTED else fault


def _http(request: Request, error: Exception) -> JSONResponse:
    if not isinstance(error, HTTPException):
        return _fault(request, error)
    status = HTTPStatus(error.status_code)
    detail = {
        HTTPStatus.NOT_FOUND: "there is nothing at this address; /openapi.json lists all addresses",
        HTTPStatus.METHOD_NOT_ALLOWED: f"{request.method} is not possible here; zeren answers GET",
    }.get(status, str(error.detail))
    return problem(request, status, detail, error.headers)


def _fault(request: Request, _: Exception) -> JSONResponse:
    # What went wrong stands in the server's log; a stranger is not told.
    return problem(request, _FAULT, "something went wrong here; the server's log says what")
