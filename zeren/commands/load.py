"""`load`: plans from files into the store."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from graph.errors import CorrectionError, ZerenError
from graph.model import PlanGraph
from graph.store import Writer
from loaders.corrections import where_of
from zeren.exits import code_of_many, say, tell
from zeren.files import Shelf, find_files, read_bytes
from zeren.options import VerboseOption
from zeren.readers import FaultError, Task, read_all
from zeren.reports import nothing_found, passed_over, tell_diagnostics, tell_no_plan, tell_plan
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
    """A run over several files: what stands in the store unchanged, and what became of each file so far."""

    store: Writer
    verbose: bool
    unchanged: set[str]
    done: Callable[[], None]
    shelf: Shelf = field(default_factory=Shelf)
    outcomes: Counter[Outcome] = field(default_factory=Counter)
    written: dict[str, str] = field(default_factory=dict)
    failures: list[tuple[str, ZerenError]] = field(default_factory=list)
    no_plans: int = 0

    def tasks(self, paths: tuple[str, ...]) -> Iterator[Task]:
        """The files that must be read; one that stands unchanged, or cannot be opened, is counted here."""
        for path in paths:
            # A corrections.yaml that is not well formed ends the run: nobody knows which plans it means.
            entries = self.shelf.entries(path)
            try:
                data = read_bytes(path)
            except ZerenError as error:
                self.fail(path, error)
                continue
            digest = sha256(data).hexdigest()
            if digest in self.unchanged and not entries.corrections:
                self._count(Outcome.UNCHANGED)
            else:
                self.unchanged.add(digest)
                yield Task(path, data, entries)

    def put(self, task: Task, plan: PlanGraph) -> None:
        """Write a plan in the place of the one that has its id."""
        path = task.path
        self.shelf.heed(plan, task.entries)
        tell_diagnostics(plan, path, verbose=self.verbose)
        stood_before = self.store.replace(plan)
        if earlier := self.written.get(plan.plan.id):
            say(f"warning: {path}: is the same plan as {earlier}, and now stands in its place [same-plan]")
        self.written[plan.plan.id] = path
        outcome = Outcome.REPLACED if stood_before else Outcome.ADDED
        tell_plan(plan, path, outcome.value)
        self._count(outcome)

    def fail(self, path: str, error: ZerenError) -> None:
        """Keep the fault of a file for the end of the run."""
        self.failures.append((path, error))
        self._count(Outcome.FAILED)

    def pass_over(self, path: str, error: ZerenError) -> None:
        """Say of a file of a folder that it holds nothing of a plan."""
        tell_no_plan(path, error)
        self.no_plans += 1
        self.done()

    def _count(self, outcome: Outcome) -> None:
        self.outcomes[outcome] += 1
        self.done()

    def tell_end(self) -> None:
        """Every file that failed, with its reason, and how many files came to what."""
        for path, error in self.failures:
            if isinstance(error, FaultError):
                say(error.trace.rstrip())
            tell(error, where=error.where if isinstance(error, CorrectionError) else path)
        counts = [f"{self.outcomes[outcome]} {outcome.value}" for outcome in Outcome]
        say(", ".join([*counts, f"{self.no_plans} passed over"] if self.no_plans else counts))


@app.command()
def load(
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="Files, folders, or - for standard input.")],
    again: Annotated[
        bool,
        typer.Option("--again", help="Read files anew that the store holds unchanged (after an upgrade)."),
    ] = False,
    verbose: VerboseOption = False,
) -> None:
    """Read plans and keep them in the store.

    A plan that stands there already is replaced whole; a file that the store holds unchanged is left. Stop it when
    you like: run again, it goes on. What a corrections.yaml beside a plan, or in a folder above it, puts right is put
    right each time.
    """
    found = find_files(paths)
    passed_over(found)
    if not found.files:
        raise nothing_found(paths)
    with writing(make=True) as store, _bar(len(found.files)) as done:
        run = Loading(store, verbose, set() if again else _unchanged(store), done)
        try:
            for task, read in read_all(run.tasks(found.files)):
                if isinstance(read, PlanGraph):
                    run.put(task, read)
                elif found.may_be_none(task.path, read):
                    run.pass_over(task.path, read)
                else:
                    run.fail(task.path, read)
        finally:
            # Also where the store went away half-way, or the user stopped it: what was written stands.
            run.tell_end()
    plans = len(found.files) - run.no_plans
    if not plans:
        raise nothing_found(paths)
    strays = _tell_strays(run, [Path(path).resolve() for path in paths if Path(path).is_dir()])
    raise typer.Exit(code_of_many(plans + strays, run.outcomes[Outcome.FAILED] + strays))


def _unchanged(store: Writer) -> set[str]:
    """The hashes of the files whose plan stands as the file alone says it: what was corrected is read again."""
    corrected = store.corrected()
    return {digest for plan, digest in store.hashes().items() if plan not in corrected}


def _tell_strays(run: Loading, folders: list[Path]) -> int:
    """Tell the corrections that nothing answers to; how many there are. A plan that failed may have been the one."""
    strays = list(run.shelf.strays(() if run.failures else folders))
    for path, each, what in strays:
        advice = "The corpus or the reading has changed: check the entry, and change it or take it out"
        tell(CorrectionError(what, advice=advice), where=where_of(path, each.place))
    return len(strays)


@contextmanager
def _bar(files: int) -> Iterator[Callable[[], None]]:
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    # Lines written to standard error meanwhile appear above the bar; in a log there is no bar to draw.
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("reading", total=files)
        yield lambda: bar.advance(task)
