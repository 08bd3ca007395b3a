"""The tables of loaders/vocab as rows, and the questions that more than one test file asks of them."""

import csv
from collections import defaultdict
from functools import cache
from importlib.resources import files


@cache
def table(name: str) -> list[dict[str, str]]:
    """The rows of a table, read strictly: a broken quotation mark is an error."""
    text = files("loaders.vocab").joinpath(name).read_text("utf-8")
    return list(csv.DictReader(text.splitlines(), strict=True))


def cells(cell: str) -> list[str]:
    """The parts of a cell that holds a list, an empty one between two `|` too."""
    return cell.split("|") if cell else []


def shared(pairs: list[tuple[str, str]]) -> dict[str, set[str]]:
    """The names that have more than one owner, with their owners."""
    owners = defaultdict(set)
    for name, owner in pairs:
        owners[name].add(owner)
    return {name: found for name, found in owners.items() if len(found) > 1}
