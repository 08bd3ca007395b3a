"""The tables of knowledge, and how they are read."""

import csv
from functools import cache
from importlib.resources import files


def rows(name: str) -> list[dict[str, str]]:
    """The rows of the table `name` (a CSV file beside this module), each a dictionary by column."""
    return list(csv.DictReader(files(__name__).joinpath(name).read_text(encoding="utf-8").splitlines()))


@cache
def words(name: str, **wanted: str) -> tuple[str, ...]:
    """The `word` column of the rows of table `name` whose columns are as wanted, the longest first."""
    chosen = (row["word"] for row in rows(name) if all(row[key] == value for key, value in wanted.items()))
    return tuple(sorted(chosen, key=lambda word: (-len(word), word)))


def listed(cell: str) -> tuple[str, ...]:
    """The parts of a cell that holds a list: parted by `|`, empty ones left out."""
    return tuple(part for part in cell.split("|") if part)
