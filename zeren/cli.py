"""The command line: which module holds which command, and what happens when one fails."""

import os
import sys
from collections.abc import Iterator, MutableMapping
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperGroup
from typer.main import get_group

from graph.errors import ZerenError
from zeren import __version__
from zeren.exits import Code, code_of, say, tell

# Named, not imported: what one command needs (the vocabulary, a store, FastAPI) takes up to a second to
# import, and no other command must wait for it. So each of these modules may import at its top what it needs.
COMMANDS = {
    "extract": "zeren.commands.extract",
    "audit": "zeren.commands.audit",
    "correct": "zeren.commands.correct",
    "load": "zeren.commands.load",
    "plans": "zeren.commands.plans",
    "items": "zeren.commands.items",
    "item": "zeren.commands.items",
    "search": "zeren.commands.items",
    "agencies": "zeren.commands.agencies",
    "agency": "zeren.commands.agencies",
    "collaborators": "zeren.commands.agencies",
    "workload": "zeren.commands.agencies",
    "targets": "zeren.commands.targets",
    "industries": "zeren.commands.targets",
    "gaps": "zeren.commands.gaps",
    "ask": "zeren.commands.ask",
    "view": "zeren.commands.view",
    "export": "zeren.commands.export",
    "serve": "zeren.commands.serve",
    "init": "zeren.commands.plans",
    "remove": "zeren.commands.plans",
}


class LateCommands(MutableMapping[str, Any]):
    """The commands by name, each imported when it is asked for."""

    def __getitem__(self, name: str) -> Any:
        return get_group(import_module(COMMANDS[name]).app).commands[name]

    def get(self, name: str, default: Any = None) -> Any:
        """The command, or `default`; a KeyError from within its module is a fault and not an unknown name."""
        return self[name] if name in COMMANDS else default

    def __iter__(self) -> Iterator[str]:
        return iter(COMMANDS)

    def __len__(self) -> int:
        return len(COMMANDS)

    def __setitem__(self, name: str, command: Any) -> None:
        raise TypeError("commands are named in COMMANDS")

    def __delitem__(self, name: str) -> None:
        raise TypeError("commands are named in COMMANDS")


class FrontDoor(TyperGroup):
    """The one place where an error becomes a message and an exit code."""

    def __init__(self, **attributes: Any) -> None:
        super().__init__(**attributes)
        self.commands = LateCommands()

    def list_commands(self, ctx: Any) -> list[str]:
        """The names in the order of COMMANDS, without importing anything."""
        return list(COMMANDS)

    def invoke(self, ctx: Any) -> Any:
        """Run the command. What it raises ends the run with its code; a fault of ours keeps its traceback."""
        try:
            return self._invoke(ctx)
        except BrokenPipeError as gone:
            # Whoever read the answer has enough (`| head`): what is still buffered must not raise at exit.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(Code.READER_GONE) from gone

    def _invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except ZerenError as error:
            tell(error)
            raise typer.Exit(code_of(error)) from error
        except typer.BadParameter as wrong:
            # What checks the options for typer says first of what kind the error is.
            wrong.message = wrong.message.removeprefix("Value error, ")
            raise
        except KeyboardInterrupt as stop:
            say("stopped")
            raise typer.Exit(Code.INTERRUPTED) from stop
        finally:
            # A short answer is still buffered: that nobody reads it must be known here, not when Python exits.
            sys.stdout.flush()


app = typer.Typer(
    name="zeren",
    cls=FrontDoor,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"zeren {__version__}")
        raise typer.Exit


@app.callback()
def front_door(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """Who is responsible for what: read government action plans, and ask them.

    The graph is kept where ZEREN_STORE says (sqlite:///zeren.db, or neo4j://host:7687/neo4j).
    """
