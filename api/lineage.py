"""What passed from agency to agency: whose items a question about one of them takes in, and whose it only shows."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from api.names import Resolution, fitting
from api.vocab import table
from graph.answers import ItemQuery
from graph.model import Agency, Succession
from graph.store import Reader
from loaders.kinds import successions

WHOLE = "all"


@dataclass(frozen=True, slots=True)
class Lineage:
    """Functions of `predecessor`, all of them or a part (`scope`), went to the agency called `successor`.

    `included`: the predecessor's items are in the answer. `items` is how many it has in the plans that are asked;
    `others` are the agencies that took over from it too. `passed` is False where it happened after the year asked of.
    """

    predecessor: Agency
    successor: str
    date: str
    scope: str
    basis: str
    items: int
    included: bool
    others: tuple[str, ...] = ()
    passed: bool = True


@dataclass(frozen=True, slots=True)
class Times:
    """How a question goes through time: whether it takes in those that came before, and as of which year."""

    successors: bool = True
    as_of: int | None = None

    def passed(self, date: str) -> bool:
        """Whether what happened at the date had happened by the end of that year."""
        return self.as_of is None or int(date[:4]) <= self.as_of


NOW = Times()


def with_lineage(
    found: Resolution, reader: Reader, place: str | None, times: Times
) -> tuple[Resolution, tuple[Lineage, ...]]:
    """The resolution with the agencies whose functions went whole to the one that is meant, and all that passed.

    What went in part is shown and never taken in: nobody can tell which items went along.
    """
    before = list(_before(found, reader, place, times))
    taken = {each.predecessor.id: each.predecessor for each in before if each.included}
    agencies = {agency.id: agency for agency in found.agencies} | taken
    widened = replace(found, agencies=tuple(agencies[key] for key in sorted(agencies)))
    return widened, (*before, *_after(found, reader, place, times))


def _before(found: Resolution, reader: Reader, place: str | None, times: Times) -> Iterator[Lineage]:
    kinds = {agency.kind for agency in found.agencies} | set(found.kinds)
    own = {agency.id for agency in found.agencies}
    for kind, steps in successions().items():
        way = next((way for step in steps for way in _ways(kind, step.successor) if way[-1] in kinds), None)
        if way is None or kind in kinds:
            continue
        for agency in fitting(found.name, (kind,), reader, place):
            if agency.id not in own:
                yield from _inherited(agency, way, reader, place, times)


def _ways(kind: str, successor: str) -> Iterator[tuple[str, ...]]:
    """From kind to kind, as the functions went: the first reform, then what became of its outcome."""
    yield (kind, successor)
    for step in successions().get(successor, ()):
        yield (kind, successor, step.successor)


def _inherited(
    agency: Agency, way: tuple[str, ...], reader: Reader, place: str | None, times: Times
) -> Iterator[Lineage]:
    """What came of an agency along the way, if the graph says so too: a person may have judged otherwise."""
    told = reader.agency(agency.id).succeeded_by
    first = next((each for each in told if each.successor.kind == way[1]), None)
    if first is None:
        return
    steps = [step for at, kind in enumerate(way[:-1]) for step in successions()[kind] if step.successor == way[at + 1]]
    scope = WHOLE if all(step.scope == WHOLE for step in steps) else "part"
    found = _lineage(agency, first, steps[-1].date, scope, reader, place)
    passed = all(times.passed(step.date) for step in steps)
    others = tuple(dict.fromkeys(each.successor.name for each in told if each is not first)) if passed else ()
    yield replace(found, included=passed and times.successors and scope == WHOLE, others=others, passed=passed)


def _after(found: Resolution, reader: Reader, place: str | None, times: Times) -> Iterator[Lineage]:
    """What became of the agencies that are asked about; their own items are in the answer anyway."""
    for agency in found.agencies:
        told = reader.agency(agency.id).succeeded_by
        scopes = {step.successor: step.scope for step in successions().get(agency.kind or "", ())}
        for each in told:
            if times.passed(each.date):
                scope = scopes.get(each.successor.kind or "", "part")
                yield _lineage(agency, each, each.date, scope, reader, place)


def _lineage(
    agency: Agency,
    step: Succession,
    date: str,
    scope: str,
    reader: Reader,
    place: str | None,
) -> Lineage:
    items = reader.items(ItemQuery(agencies=(agency.id,), jurisdiction=place), limit=0).total
    return Lineage(agency, step.successor.name, date, scope, step.basis, items, included=True)


def told_of(lineage: Lineage, asked: frozenset[str], language: str) -> str:
    """What passed, as a sentence in the language; `asked` are the ids of the agencies that the question named."""
    words = table("questions.yaml")["lineage"][language]
    if lineage.predecessor.id in asked:
        key = "went_whole" if lineage.scope == WHOLE else "went_in_part"
    elif not lineage.passed:
        key = "not_yet"
    elif lineage.included:
        key = "included"
    else:
        key = "left_out" if lineage.scope == WHOLE else "in_part"
    sentence = str(words[key]).format(
        predecessor=lineage.predecessor.name,
        successor=lineage.successor,
        date=lineage.date,
        basis=lineage.basis,
        items=lineage.items,
    )
    return sentence + (str(words["others"]).format(others="、".join(lineage.others)) if lineage.others else "")
