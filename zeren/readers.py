"""Plans read by every core: a few files in flight, answers in the order of the files, nobody's crash stopping the rest."""

import os
import signal
import time
import traceback
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import chain
from multiprocessing import get_context

from graph.errors import DocumentError, ZerenError
from graph.model import PlanGraph
from zeren.files import Entries, name_of, read_entries

_IN_FLIGHT = 2  # files waiting or read for each process: so many plans are held at most
_BEFORE_MORE = 1.0  # seconds; other processes take about half a second to start


class FaultError(ZerenError):
    """Reading the file ran into a fault of zeren's own; `trace` is where."""

    trace = ""


@dataclass(frozen=True, slots=True)
class Task:
    """A file to be read."""

    path: str
    data: bytes
    entries: Entries


Outcome = tuple[Task, PlanGraph | ZerenError]


def read_task(task: Task) -> PlanGraph | ZerenError:
    """The plan with the trace of its reading, or the error that the file gave."""
    try:
        return read_entries(task.data, name_of(task.path), task.entries, traced=True)
    except ZerenError as error:
        return error
    except Exception as fault:  # noqa: BLE001 - one file must not end a run over ten thousand; it is told, with its place
        failed = FaultError(f"zeren failed on it: {type(fault).__name__}: {fault}", advice="Report it with the file")
        failed.trace = traceback.format_exc()
        return failed


def cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def read_all(tasks: Iterable[Task]) -> Iterator[Outcome]:
    """Each task's outcome, in the order of the tasks. Other processes are started once the run has shown to be long."""
    waiting = iter(tasks)
    until = time.monotonic() + _BEFORE_MORE
    for task in waiting:
        yield task, read_task(task)
        if cores() > 1 and time.monotonic() > until:
            yield from _read_by_many(waiting)
            return


def _read_by_many(tasks: Iterator[Task]) -> Iterator[Outcome]:
    while (first := next(tasks, None)) is not None:
        suspects: deque[Task] = deque()
        yield from _until_broken(chain([first], tasks), suspects)
        for task in suspects:
            yield task, _read_alone(task)


def _until_broken(tasks: Iterator[Task], suspects: deque[Task]) -> Iterator[Outcome]:
    """The outcomes until a process dies; `suspects` are then the files that were in flight."""
    flying: deque[tuple[Task, Future[PlanGraph | ZerenError]]] = deque()
    with _pool(cores()) as pool:
        try:
            for task in tasks:
                suspects.append(task)
                flying.append((task, pool.submit(read_task, task)))
                if len(flying) > _IN_FLIGHT * cores():
                    yield _landed(flying, suspects)
            while flying:
                yield _landed(flying, suspects)
        except BrokenProcessPool:
            return
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _landed(flying: deque[tuple[Task, Future[PlanGraph | ZerenError]]], suspects: deque[Task]) -> Outcome:
    task, future = flying[0]
    read = future.result()
    flying.popleft()
    suspects.popleft()
    return task, read


def _read_alone(task: Task) -> PlanGraph | ZerenError:
    """The file read by a process of its own, which may die of it."""
    with _pool(1) as pool:
        try:
            return pool.submit(read_task, task).result()
        except BrokenProcessPool:
            advice = "It may need more memory than there is: try it alone, or a part of it"
            return DocumentError("the process that read it died", advice=advice)


def _pool(processes: int) -> ProcessPoolExecutor:
    # Spawned, not forked: the store's connections and threads must not be copied.
    return ProcessPoolExecutor(processes, mp_context=get_context("spawn"), initializer=_leave_interrupts)


def _leave_interrupts() -> None:
    """Ctrl-C reaches every process of the terminal; only the first one answers it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
