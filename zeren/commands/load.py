"""`load`: plans from files into the store."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from graph.errors import StoreError, ZerenError
from graph.store import Writer
from loaders.pipeline import read_plan
from zeren.exits import code_of_many, say, tell
from zeren.files import find_files, name_of, read_bytes
from zeren.reports import nothing_found, passed_over, tell_diagnostics
from zeren.session import writing

app = typer.Typer(rich_markup_mode=None)


class Outcome(StrEnum):
    """What became of a file."""

    ADDED = "added"
    REPLACED = "replaced"
    UNCHANGED = "unchanged"
    FAILED = "failed"


@dataclass(slots=True)
class Loading:
    """A run over several files: what stands in the store, and what became of each file so far."""

    store: Writer
    again: bool
    hashes: set[str]
    outcomes: Counter[Outcome] = field(default_factory=Counter)
    written: dict[str, str] = field(default_factory=dict)

    def load(self, path: str) -> None:
        """Load one file. Its own faults are told and counted; a StoreError, which all would meet, is not."""
        try:
            outcome = self._load(path)
        except StoreError:
            raise
        except ZerenError as error:
            tell(error, where=path)
            outcome = Outcome.FAILED
        self.outcomes[outcome] += 1

    def _load(self, path: str) -> Outcome:
        data = read_bytes(path)
        if not self.again and sha256(data).hexdigest() in self.hashes:
            return Outcome.UNCHANGED
        plan = read_plan(data, name_of(path))
        tell_diagnostics(plan, path)
        stood_before = self.store.replace(plan)
        self.hashes.add(plan.plan.source.sha256)
        if earlier := self.written.get(plan.plan.id):
            say(f"warning: {path}: is the same plan as {earlier}, and now stands in its place [same-plan]")
        self.written[plan.plan.id] = path
        return Outcome.REPLACED if stood_before else Outcome.ADDED

    def summary(self) -> str:
        """How many files came to what."""
        return ", ".join(f"{self.outcomes[outcome]} {outcome.value}" for outcome in Outcome)


@app.command()
def load(
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="Files, folders, or - for standard input.")],
    again: Annotated[
        bool,
        typer.Option("--again", help="Read files anew that the store holds unchanged (after an upgrade)."),
    ] = False,
) -> None:
    """Read plans and keep them in the store.

    A plan that stands there already is replaced whole; a file that the store holds unchanged is left.
    """
    found = find_files(paths)
    passed_over(found)
    if not found.files:
        raise nothing_found(paths)
    with writing(make=True) as store:
        run = Loading(store, again, set(store.hashes().values()))
        try:
            for path in _shown(found.files):
                run.load(path)
        finally:
            # Also where the store went away half-way, or the user stopped it: what was written stands.
            say(run.summary())
    raise typer.Exit(code_of_many(len(found.files), run.outcomes[Outcome.FAILED]))


def _shown(paths: tuple[str, ...]) -> Iterator[str]:
    with _bar() as bar:
        yield from bar.track(paths, description="reading")


@contextmanager
def _bar() -> Iterator[Progress]:
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    # Lines written to standard error meanwhile appear above the bar; in a log there is no bar to draw.
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        yield bar
