"""The rows that answer each kind of question."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from api.names import Resolution
from api.question import Intent, Question
from graph.answers import Collaborator, IndustryDetail, ItemDetail, ItemQuery, Page, TargetDetail, Workload
from graph.model import Agency, Role
from graph.store import Reader
from loaders.numbering import label_at
from loaders.script import canonical

Row = ItemDetail | Workload | Collaborator | TargetDetail | IndustryDetail


@dataclass(frozen=True, slots=True)
class Found:
    """The rows from `offset` on, at most `limit`, of `total`."""

    total: int
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its names resolved: the place's full name, and the agencies of each name in it."""

    question: Question
    reader: Reader
    place: str | None
    groups: tuple[Resolution, ...]

    @property
    def agencies(self) -> tuple[Agency, ...]:
        """All agencies that the question names."""
        return tuple({each.id: each for group in self.groups for each in group.agencies}.values())

    @property
    def together(self) -> bool:
        """Whether items are asked for that all the named agencies have, not any of them."""
        alike = self.question.intent in (Intent.ITEMS, Intent.WHO) and self.question.role in (
            None,
            Role.JOINT,
        )
        return len(self.groups) > 1 and alike

    @property
    def query(self) -> ItemQuery:
        """The items that the question is about; where it asks who leads them, the role is no condition."""
        by_role = self.question.role if self.question.intent is not Intent.WHO or self.agencies else None
        return ItemQuery(
            jurisdiction=self.place,
            agencies=tuple(agency.id for agency in self.agencies),
            role=None if self.together else by_role,
            industry=self.question.industry,
            due=self.question.due,
            text=self.question.topic,
        )


def rows_for(asked: Asked, limit: int, offset: int) -> Found:
    """The rows that answer the question; its intent must be known."""
    return _ROWS[asked.question.intent or Intent.ITEMS](asked, limit, offset)


def _items(asked: Asked, limit: int, offset: int) -> Found:
    number = asked.question.number
    if number is None and not asked.together:
        return _page(asked.reader.items(asked.query, limit=limit, offset=offset))
    rows = asked.reader.items(asked.query).rows
    if number is not None:
        rows = [row for row in rows if _number_of(row) == number]
    if asked.together:
        rows = [row for row in rows if all(_takes_part(row, group.ids) for group in asked.groups)]
    return _cut(rows, limit, offset)


def _gaps(asked: Asked, limit: int, offset: int) -> Found:
    rows = asked.reader.items(replace(asked.query, role=None)).rows
    return _cut([row for row in rows if all(a.role is not Role.LEAD for a in row.assignments)], limit, offset)


def _workload(asked: Asked, limit: int, offset: int) -> Found:
    if not asked.agencies:
        return _page(asked.reader.workload(jurisdiction=asked.place, limit=limit, offset=offset))
    loads = [row for agency in asked.agencies for row in asked.reader.workload(agency=agency.id).rows]
    return _cut([row for row in loads if row.total], limit, offset)


def _collaborators(asked: Asked, limit: int, offset: int) -> Found:
    rows = [row for agency in asked.agencies for row in asked.reader.collaborators(agency.id)]
    rows.sort(key=lambda row: (-row.items, row.agency.id))
    return _cut(rows, limit, offset)


def _targets(asked: Asked, limit: int, offset: int) -> Found:
    return _page(asked.reader.targets(asked.query, limit=limit, offset=offset))


def _industries(asked: Asked, limit: int, offset: int) -> Found:
    rows: Iterable[IndustryDetail] = asked.reader.industries(jurisdiction=asked.place)
    if wanted := asked.question.industry:
        rows = [row for row in rows if row.industry.name == wanted]
    if ids := {agency.id for agency in asked.agencies}:
        rows = [row for row in rows if any(each.agency.id in ids for each in row.agencies)]
    return _cut(list(rows), limit, offset)


def _who(asked: Asked, limit: int, offset: int) -> Found:
    of_industry = asked.question.industry and not asked.groups and asked.question.role is None
    return (_industries if of_industry else _items)(asked, limit, offset)


_ROWS: dict[Intent, Callable[[Asked, int, int], Found]] = {
    Intent.ITEMS: _items,
    Intent.GAPS: _gaps,
    Intent.COLLABORATORS: _collaborators,
    Intent.WORKLOAD: _workload,
    Intent.TARGETS: _targets,
    Intent.WHO: _who,
    Intent.INDUSTRIES: _industries,
}


def _page(page: Page[ItemDetail] | Page[Workload] | Page[TargetDetail]) -> Found:
    return Found(page.total, tuple(page.rows))


def _cut(rows: Sequence[Row], limit: int, offset: int) -> Found:
    return Found(len(rows), tuple(rows[offset : offset + limit]))


def _number_of(row: ItemDetail) -> int | None:
    """The value of the item's printed number; None where it has none that counts."""
    printed = f"{canonical(row.item.number)}、"
    label = label_at(printed, 0, len(printed))
    return label.value if label else None


def _takes_part(row: ItemDetail, ids: Sequence[str]) -> bool:
    return any(assignment.agency_id in ids for assignment in row.assignments)
