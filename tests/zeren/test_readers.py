"""Reading many files by several processes: the order, what dies, what is faulty."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from graph.errors import DocumentError, ZerenError
from graph.model import PlanGraph
from tests.zeren.plans import JIEYANG
from zeren.files import Entries
from zeren.readers import FaultError, Task, cores, read_all, read_task


def task(number: int, data: bytes | None = None) -> Task:
    """A plan of a place of its own."""
    text = JIEYANG.replace("300家", f"{number}家")
    return Task(f"{number}.txt", text.encode() if data is None else data, Entries())


class Deadly(Task):
    """A file that the process reading it dies of."""

    def __reduce__(self) -> tuple[Any, ...]:
        return os._exit, (1,)


def values(read: PlanGraph | ZerenError) -> set[float | None]:
    assert isinstance(read, PlanGraph), read
    return {target.value for target in read.targets}


@pytest.mark.skipif(cores() < 2, reason="one core reads alone")
def test_many_files_come_back_in_their_order_and_read_as_alone() -> None:
    numbers = range(1, 701)
    processes: set[int] = set()
    in_flight = most = 0

    def tasks() -> Iterator[Task]:
        nonlocal in_flight, most
        for number in numbers:
            in_flight += 1
            most = max(most, in_flight)
            yield task(number)

    seen = []
    for done, read in read_all(tasks()):
        in_flight -= 1
        seen.append(done.path)
        assert float(done.path.removesuffix(".txt")) in values(read)
        processes |= children()
    assert seen == [f"{number}.txt" for number in numbers]
    assert most <= 2 * cores() + 2
    assert processes, "no other process was started in a run of over a second"
    alone = read_task(task(700))
    assert alone == read


def children() -> set[int]:
    """The processes that this one has started."""
    listed = Path(f"/proc/self/task/{os.getpid()}/children")
    return set(map(int, listed.read_text(encoding="ascii").split()))


@pytest.mark.skipif(cores() < 2, reason="one core reads alone")
def test_a_file_that_kills_its_reader_stops_no_other() -> None:
    slow = [task(number) for number in range(500)]  # until other processes are started
    deadly = Deadly("deadly.txt", b"", Entries())
    read = {done.path: found for done, found in read_all([*slow, deadly, *map(task, range(1000, 1010))])}
    assert len(read) == 511
    assert isinstance(read["deadly.txt"], DocumentError)
    assert "died" in read["deadly.txt"].what
    assert [path for path, found in read.items() if not isinstance(found, PlanGraph)] == ["deadly.txt"]


def test_a_fault_of_ours_is_an_outcome_with_its_place() -> None:
    found = read_task(Task("none.txt", None, Entries()))  # type: ignore[arg-type]
    assert isinstance(found, FaultError)
    assert "none.txt" not in found.what and "Error" in found.what
    assert "Traceback" in found.trace and "documents.py" in found.trace


def test_a_file_that_is_no_plan_is_an_outcome() -> None:
    [(_, found)] = read_all([task(1, b"PK\x03\x04 no archive")])
    assert isinstance(found, DocumentError)
