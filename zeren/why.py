"""Why an answer is empty, and how much of a long one was shown."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from graph.answers import ItemQuery, Page
from graph.store import Reader
from zeren.exits import say
from zeren.reports import counted

Row = TypeVar("Row")


def page_of(rows: Sequence[Row], limit: int | None, offset: int) -> Page[Row]:
    """The rows from `offset` on, at most `limit`."""
    return Page(len(rows), rows[offset : None if limit is None else offset + limit])


def say_how_many(page: Page[Row], offset: int, noun: str, why: Callable[[], str]) -> None:
    """Say why there are no rows, or which of how many were shown where it was not all."""
    if page.rows:
        if len(page.rows) < page.total:
            say(f"{offset + 1} to {offset + len(page.rows)} of {counted(page.total, noun)}")
    elif page.total:
        say(f"{counted(page.total, noun)} in all, none of them after --offset {offset} within --limit")
    else:
        say(why())


def why_no_plans(reader: Reader, city: str | None) -> str:
    """Nothing loaded, or nothing of that place."""
    total = reader.plans(limit=0).total
    if not total:
        return "nothing is loaded: zeren load FILE"
    return f"no plan of {city} is loaded, though {counted(total, 'plan')} of other places" if city else "no plans"


def why_no_items(reader: Reader, query: ItemQuery, noun: str = "item") -> str:
    """Nothing loaded, or which of the conditions, taken away, would leave something."""
    if not reader.plans(jurisdiction=query.jurisdiction, limit=0).total:
        return why_no_plans(reader, query.jurisdiction)
    given = [name for name in _CONDITIONS if getattr(query, name)]
    for name in given:
        nothing: Any = () if name == "agencies" else None
        wider = replace(query, **{name: nothing})
        if total := reader.items(wider, limit=0).total:
            return f"no {noun}: without {_CONDITIONS[name]} there would be {counted(total, 'item')}"
    if query.agencies:
        return f"no {noun}: the agency is known, and no plan gives it an item"
    return f"no {noun} for which {' and '.join(_CONDITIONS[name] for name in given)} hold" if given else f"no {noun}s"


_CONDITIONS = {
    "due": "--due",
    "role": "--role",
    "text": "--text",
    "industry": "--industry",
    "section": "--section",
    "plan": "--plan",
    "jurisdiction": "--city",
    "agencies": "--agency",
}


def why_no_targets(reader: Reader, query: ItemQuery, unit: str | None) -> str:
    """Which condition, taken away, would leave a target, else why there are no items to have one."""
    if unit and (total := reader.targets(query, limit=0).total):
        return f"no target in {unit}: without --unit there would be {counted(total, 'target')}"
    if query.due and (total := reader.targets(replace(query, due=None), limit=0).total):
        return f"no target: without --due there would be {counted(total, 'target')}"
    if total := reader.items(replace(query, due=None), limit=0).total:
        return f"no target: {counted(total, 'item')} found, which name none"
    return why_no_items(reader, query, "target")


def why_no_industries(reader: Reader, city: str | None) -> str:
    """Nothing loaded, or nothing that names its field."""
    if not reader.plans(jurisdiction=city, limit=0).total:
        return why_no_plans(reader, city)
    return "no industry: the items name none as their field"
