"""The tables of knowledge, and how they are read."""

import csv
from functools import cache
from importlib.resources import files


@cache
def _table(name: str) -> tuple[list[str], list[list[str]]]:
    head, *table = csv.reader(files(__name__).joinpath(name).read_text(encoding="utf-8").splitlines())
    return head, table


def rows(name: str) -> list[dict[str, str]]:
    """The rows of the table `name` (a CSV file beside this module), each a dictionary by column."""
    head, table = _table(name)
    return [dict(zip(head, row, strict=True)) for row in table]


@cache
def words(name: str, **wanted: str) -> tuple[str, ...]:
    """The `word` column of the rows of table `name` whose columns are as wanted, the longest first."""
    chosen = (row["word"] for row in rows(name) if all(row[key] == value for key, value in wanted.items()))
    return tuple(sorted(chosen, key=lambda word: (-len(word), word)))


def listed(cell: str) -> tuple[str, ...]:
    """The parts of a cell that holds a list: parted by `|`, empty ones left out."""
    return tuple(part for part in cell.split("|") if part)
