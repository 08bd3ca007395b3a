"""What a user's words name: a place, a plan, a section, an industry, an item, agencies."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from rapidfuzz import fuzz, process

from api.lineage import Times, told_of, with_lineage
from api.names import akin, places, resolve
from graph.answers import ItemDetail, ItemQuery, PlanSummary
from graph.errors import NotFoundError
from graph.model import Agency, Section
from graph.store import Reader
from loaders.jurisdictions import jurisdictions_called
from loaders.script import fold
from zeren.exits import AskedError, say
from zeren.numbers import same_number

Thing = TypeVar("Thing")
SHOWN = 5
_FEW = 20


def city_called(words: str | None, reader: Reader) -> str | None:
    """The place by its full name: one that a plan is of, before one that only the vocabulary knows.

    Raises AskedError for a name that neither knows, or that means several places.
    """
    if words is None:
        return None
    meant = places(words, reader) or jurisdictions_called(words)
    if meant:
        return _only(meant, words, "place", str, ())
    here = sorted({plan.jurisdiction for plan in reader.plans().rows if plan.jurisdiction})
    return _only([name for name in here if fold(words) in fold(name)], words, "place", str, here)


def find_plans(words: str, reader: Reader, city: str | None) -> list[PlanSummary]:
    """The plans with this id or title, else those whose title holds the words in either script, if any."""
    plans = reader.plans(jurisdiction=city).rows
    exact = [plan for plan in plans if words in (plan.id, plan.title)]
    return exact or [plan for plan in plans if words and fold(words) in fold(plan.title)]


def plan_called(words: str, reader: Reader, city: str | None) -> PlanSummary:
    """The plan that `find_plans` finds. Raises AskedError where there is none, or more than one."""
    found = find_plans(words, reader, city)
    titles = [] if found else [plan.title for plan in reader.plans(jurisdiction=city).rows]
    return _only(found, words, "plan", lambda plan: plan.id, titles)


def section_called(words: str, reader: Reader, plan: PlanSummary) -> Section:
    """The plan's section with this id or number, or the one whose title holds the words."""
    sections = reader.plan(plan.id).sections
    exact = [one for one in sections if words == one.id or same_number(words, one.number)]
    meant = exact or [one for one in sections if fold(words) in fold(one.title)]
    return _only(meant, words, "section", lambda one: f"{one.number} {one.title}", [one.title for one in sections])


def industry_called(words: str, reader: Reader, city: str | None) -> str:
    """The industry's name as the store holds it."""
    industries = [detail.industry for detail in reader.industries(jurisdiction=city)]
    names = list(dict.fromkeys(name for one in industries for name in (one.name, one.parent) if name))
    return _only([name for name in names if fold(name) == fold(words)], words, "industry", str, names)


def agencies_called(words: str, reader: Reader, city: str | None, times: Times | None = None) -> tuple[Agency, ...]:
    """The agencies that the words name, one a place where they name no place; with `times`, those too whose functions
    went to them, which is told on standard error.

    Raises AskedError where no plan names one; it tells what came before or after, where that is known.
    """
    resolution = resolve(words, reader, city)
    if times:
        asked = frozenset(resolution.ids)
        resolution, lineage = with_lineage(resolution, reader, city, times)
        for each in lineage:
            say(told_of(each, asked, "en"))
    if found := resolution.agencies or _agencies_from_elsewhere(words, reader, city):
        return found
    if resolution.related:
        kin = "、".join(agency.name for agency in resolution.related)
        advice = f"Its functions came from, or went to, agencies that they name: {kin}"
        raise AskedError(f"no plan that is loaded names {words!r}", advice=advice)
    raise unknown("agency", words, resolution.nearest)


def _agencies_from_elsewhere(words: str, reader: Reader, city: str | None) -> tuple[Agency, ...]:
    """A city's plans give work to agencies that are not the city's own, such as the province's."""
    if city is None:
        return ()
    agencies = resolve(words, reader).agencies
    return tuple(one for one in agencies if _carries(one, reader, city))


def _carries(agency: Agency, reader: Reader, city: str) -> bool:
    return any(row.total for row in reader.workload(jurisdiction=city, agency=agency.id).rows)


def item_called(words: str, reader: Reader, plan: PlanSummary | None, city: str | None) -> ItemDetail:
    """The item with this id, or with this number in the plan, which may go unsaid where there is only one."""
    try:
        return reader.item(words)
    except NotFoundError:
        return _item_numbered(words, reader, [plan] if plan else _some_plans(words, reader, city))


def _some_plans(words: str, reader: Reader, city: str | None) -> Sequence[PlanSummary]:
    # A number is sought by reading plans through, and past a few most of them would hold it anyway.
    page = reader.plans(jurisdiction=city, limit=_FEW)
    return page.rows if 0 < page.total <= _FEW else [one_plan(f"item {words!r}", reader, city)]


def _item_numbered(words: str, reader: Reader, plans: Sequence[PlanSummary]) -> ItemDetail:
    rows = [row for plan in plans for row in reader.items(ItemQuery(plan=plan.id)).rows]
    meant = [row for row in rows if same_number(words, row.item.number)]
    if not meant and words.isdecimal():
        meant = [row for row in rows if row.item.order == int(words)]
    numbers = [row.item.number for row in rows]
    if len(meant) > 1:
        rest = f"\n    and {len(meant) - SHOWN} more" if len(meant) > SHOWN else ""
        lines = "".join(f"\n    {_told_apart(row)}" for row in meant[:SHOWN])
        raise AskedError(f"item {words!r} could be any of {len(meant)}", advice=f"Give its id:{lines}{rest}")
    return _only(meant, words, "item", lambda row: row.item.id, numbers)


def _told_apart(row: ItemDetail) -> str:
    """The item's id, and what tells it apart from others of its number."""
    return f"{row.item.id} — " + ", ".join(filter(None, (row.item.heading, row.plan_title, row.section_title)))


def one_plan(what: str, reader: Reader, city: str | None) -> PlanSummary:
    """The one plan there is; AskedError where `what` could be of several, or there is none."""
    page = reader.plans(jurisdiction=city, limit=SHOWN)
    if page.total == 1:
        return page.rows[0]
    if not page.total:
        raise AskedError(f"no {what}: no plan is loaded", advice="Load one: zeren load FILE")
    raise AskedError(
        f"{what} could be of any of {page.total} plans",
        advice="Add --plan with words of its title: " + _some([plan.title for plan in page.rows], page.total),
    )


def _only(
    meant: Sequence[Thing], words: str, kind: str, shown: Callable[[Thing], str], all_names: Iterable[str]
) -> Thing:
    if len(meant) == 1:
        return meant[0]
    if not meant:
        names = list(all_names)
        raise unknown(kind, words, nearest(words, names), none_at_all=not names)
    several = _some([shown(one) for one in meant[:SHOWN]], len(meant))
    raise AskedError(f"{kind} {words!r} could be any of {len(meant)}", advice=f"Say which: {several}")


def _some(names: Sequence[str], total: int) -> str:
    rest = f", and {total - len(names)} more" if total > len(names) else ""
    return ", ".join(names) + rest


def nearest(words: str, names: Iterable[str]) -> list[str]:
    """The names most like the words, the most alike first; none where none is akin to them."""
    like = [name for name in dict.fromkeys(names) if akin(words, name)]
    return [name for name, _, _ in process.extract(fold(words), like, scorer=fuzz.WRatio, processor=fold, limit=SHOWN)]


def unknown(kind: str, words: str, near: Sequence[str], *, none_at_all: bool = False) -> AskedError:
    """The error for words that name nothing: the names nearest to them, or where all are, or that there are none."""
    elsewhere = _WITHOUT_NAMES[kind] if none_at_all else f"No name is near: {_WHERE_NAMES_ARE[kind]}"
    advice = f"The nearest names: {', '.join(near)}" if near else elsewhere
    return AskedError(f"no {kind} is called {words!r}", advice=advice)


_WITHOUT_NAMES = {
    "industry": "The plans that are loaded name no industry",
    "item": "The plan has no items",
    "place": "No plan is loaded: zeren load FILE",
    "plan": "No plan is loaded: zeren load FILE",
    "section": "The plan has no sections",
}
_WHERE_NAMES_ARE = {
    "agency": "zeren agencies lists them all, zeren load FILE adds some",
    "industry": "zeren industries lists them all",
    "item": "zeren items lists them with their numbers",
    "place": "zeren plans lists the plans with their places, zeren load FILE adds some",
    "plan": "zeren plans lists them all, zeren load FILE adds some",
    "plan or agency": "zeren plans and zeren agencies list them all",
    "section": "zeren items --format csv has the sections",
}
