"""`serve`: the API and its pages on an address of this machine."""

import socket
from contextlib import closing
from copy import deepcopy
from typing import Annotated, Any

import typer
from uvicorn import Config, Server
from uvicorn.config import LOGGING_CONFIG

from api.app import create_app
from graph.errors import ZerenError
from zeren.exits import say
from zeren.session import store_here
from zeren.settings import read_settings

app = typer.Typer(rich_markup_mode=None)


@app.command()
def serve(
    host: Annotated[
        str | None, typer.Option("--host", metavar="HOST", help="Where to listen (ZEREN_HOST, 127.0.0.1).")
    ] = None,
    port: Annotated[
        int | None, typer.Option("--port", min=0, max=65535, help="0 takes a free one (ZEREN_PORT, 8000).")
    ] = None,
) -> None:
    """Answer over HTTP until Ctrl-C. It starts without a store too: /readyz then says what is wrong."""
    settings = read_settings()
    with (
        closing(store_here()) as store,
        _listening(host or settings.host, settings.port if port is None else port) as door,
    ):
        say(f"zeren answers at {_address(door)} (Ctrl-C stops it)")
        Server(Config(create_app(store), log_config=_logging())).run(sockets=[door])


def _listening(host: str, port: int) -> socket.socket:
    # Opened here and not by uvicorn, which would end the run with exit codes of its own.
    try:
        return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        advice = "Choose another with --host and --port, or stop what listens there"
        raise ZerenError(f"cannot listen: {error.strerror}", where=f"{host}:{port}", advice=advice) from error


def _address(door: socket.socket) -> str:
    host, port, *_ = door.getsockname()
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _logging() -> dict[str, Any]:
    config = deepcopy(LOGGING_CONFIG)
    config["handlers"]["access"]["stream"] = "ext://sys.stderr"
    return config
