"""Rows that the store does not give as they are asked for: gaps, rankings, sections and plans that are named."""

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from api.question import Gap, Intent
from api.question_words import says
from api.rows import Asked, Found, Row, rows_for
from graph.answers import IndustryDetail, ItemDetail, TargetDetail, Workload
from graph.gaps import gaps
from graph.ids import section_id
from graph.model import Agency, Role
from loaders.script import fold


def rows_asked(asked: Asked, limit: int, offset: int) -> Found:
    """The rows that answer the question, from `offset` on, at most `limit`; its intent must be known."""
    read = asked.question
    ranked = read.least or read.top or _is_ranked(asked)
    narrowed = read.plans or read.section is not None or (read.intent is Intent.TARGETS and read.topic)
    earlier = (read.until and read.intent in (Intent.ITEMS, Intent.WHO, Intent.TARGETS)) or _is_part(asked)
    if not (ranked or narrowed or earlier or read.gap not in (None, Gap.NO_LEAD)):
        return rows_for(asked, limit, offset)
    rows = _narrowed(asked, _all(asked))
    if ranked and read.intent in (Intent.WORKLOAD, Intent.INDUSTRIES, Intent.COLLABORATORS):
        rows = _ranked(asked, rows)[: read.top]
    return Found(len(rows), tuple(rows[offset : offset + limit]))


def _all(asked: Asked) -> list[Row]:
    read = asked.question
    if read.gap in _LACKS and not _of_targets(asked):
        items = asked.reader.items(replace(asked.query, role=None)).rows
        return [row for row in items if _LACKS[read.gap](asked, row)]
    if read.gap is Gap.NO_DEADLINE:
        targets = asked.reader.targets(replace(asked.query, role=None)).rows
        return [row for row in targets if row.target.deadline is None]
    if _is_part(asked):
        return [*carried(asked, _narrowed(asked, _all(_of_items(asked))))]
    if not read.until:
        return list(rows_for(asked, sys.maxsize, 0).rows)
    dues = [replace(asked, question=replace(read, due=due)) for due in _until(asked)]
    found = [row for each in dues for row in rows_for(each, sys.maxsize, 0).rows]
    return list({_id(row): row for row in found}.values())


def _is_part(asked: Asked) -> bool:
    """Whether it asks what agencies carry of some items, not of all."""
    read = asked.question
    part = read.due or read.topic or read.industry or read.plans or read.section is not None
    return read.intent is Intent.WORKLOAD and bool(part)


def _of_items(asked: Asked) -> Asked:
    """The same question, asked for the items."""
    return replace(asked, question=replace(asked.question, intent=Intent.ITEMS, role=None))


def first_year(asked: Asked) -> str:
    """From when on something is due by the year of the question: the start of the plans that run in it."""
    year = (asked.question.due or "")[:4]
    plans = asked.reader.plans(jurisdiction=asked.place).rows
    spans = [(plan.period_start[:4], (plan.period_end or year)[:4]) for plan in plans if plan.period_start]
    return min((start for start, end in spans if start <= year <= end), default=year)


def _until(asked: Asked) -> Iterator[str]:
    """The years up to the one that is named, or to the month of it."""
    due = asked.question.due or ""
    year, month = int(due[:4]), due[5:]
    yield from (str(each) for each in range(int(first_year(asked)), year))
    yield from (f"{year}-{each:02}" for each in range(1, int(month) + 1)) if month else (due,)


def _id(row: Row) -> str:
    match row:
        case ItemDetail():
            return row.item.id
        case TargetDetail():
            return row.target.id
        case IndustryDetail():
            return row.industry.name
    return row.agency.id


def _of_targets(asked: Asked) -> bool:
    """Whether a deadline is asked of targets, not of items: items without one may have no target at all."""
    return asked.question.gap is Gap.NO_DEADLINE and says(fold(asked.question.words), "target_nouns")


def _narrowed(asked: Asked, rows: list[Row]) -> list[Row]:
    """The rows of the plans and the section that are named; of targets, those that are of the subject themselves."""
    read = asked.question
    if read.plans:
        rows = [row for row in rows if _plan_of(row) in (None, *read.plans)]
    if read.section is not None:
        rows = [row for row in rows if _in_section(row, read.section)]
    if read.intent is Intent.TARGETS and read.topic:
        words = fold(read.topic).split()
        own = [row for row in rows if isinstance(row, TargetDetail) and _is_about(row, words)]
        rows = [*own] or rows
    return rows


def _plan_of(row: Row) -> str | None:
    return row.plan_id if isinstance(row, ItemDetail | TargetDetail) else None


def _in_section(row: Row, number: int) -> bool:
    return isinstance(row, ItemDetail | TargetDetail) and row.item.section == section_id(row.plan_id, number)


def _is_about(row: TargetDetail, words: list[str]) -> bool:
    told = fold(f"{row.target.metric}\n{row.target.quote.text}")
    return all(word in told for word in words)


def _is_ranked(asked: Asked) -> bool:
    """Whether it asks for the most by a figure that the store does not rank by."""
    by_role = asked.question.intent is Intent.WORKLOAD and _measure(asked) != "total"
    of_industries = asked.question.intent is Intent.INDUSTRIES and says(fold(asked.question.words), "most")
    return by_role or of_industries


def _ranked(asked: Asked, rows: list[Row]) -> list[Row]:
    """The most first, or the least where that is asked; rows alike stay in their order."""
    measure, least = _measure(asked), asked.question.least
    return sorted(rows, key=lambda row: _size(row, measure) * (1 if least else -1))


def _size(row: Row, measure: str) -> int:
    match row:
        case Workload():
            return int(getattr(row, measure))
        case IndustryDetail():
            return len(row.items)
    return row.items if not isinstance(row, ItemDetail | TargetDetail) else 0


def _measure(asked: Asked) -> str:
    """By which figure of their workload agencies are ranked."""
    of_targets = says(fold(asked.question.words), "target_nouns")
    return asked.question.role or ("targets" if of_targets else "total")


def carried(asked: Asked, rows: Sequence[Row]) -> list[Workload]:
    """What each agency carries of these items, the most first, then by leads, then by id."""
    items = [row for row in rows if isinstance(row, ItemDetail)]
    wanted = {agency.id for agency in asked.agencies}
    every = {agency.id: agency for agency in asked.reader.agencies().rows if not wanted or agency.id in wanted}
    loads = [_load(agency, [row for row in items if agency.id in _roles(row)]) for agency in every.values()]
    kept = [load for load in loads if load.total]
    return sorted(kept, key=lambda load: (-load.total, -load.lead, load.agency.id))


def _load(agency: Agency, items: list[ItemDetail]) -> Workload:
    roles = Counter(_roles(item)[agency.id] for item in items)
    due = [target.deadline for item in items for target in item.targets if target.deadline]
    return Workload(
        agency=agency,
        lead=roles[Role.LEAD],
        co_op=roles[Role.CO_OP],
        joint=roles[Role.JOINT],
        total=len(items),
        fractional=sum(1 / len(_roles(item)) for item in items),
        targets=sum(len(item.targets) for item in items),
        nearest_deadline=min(due, default=None),
    )


def _roles(row: ItemDetail) -> dict[str, Role]:
    return {each.agency_id: each.role for each in row.assignments}


def _has_several_leads(_: Asked, row: ItemDetail) -> bool:
    return sum(each.role is Role.LEAD for each in row.assignments) > 1


def _has_no_agency(asked: Asked, row: ItemDetail) -> bool:
    """Nobody on the item, nor on one above or below it, as the gaps of its plan have it."""
    if row.assignments:
        return False
    found = gaps(asked.reader.plan(row.plan_id))
    return any(gap.code == "no-agency" and gap.item_id == row.item.id for gap in found)


def _has_no_target(_: Asked, row: ItemDetail) -> bool:
    return not row.targets


def _has_no_deadline(_: Asked, row: ItemDetail) -> bool:
    return all(target.deadline is None for target in row.targets)


_LACKS: dict[Gap | None, Callable[[Asked, ItemDetail], bool]] = {
    Gap.SEVERAL_LEADS: _has_several_leads,
    Gap.NO_AGENCY: _has_no_agency,
    Gap.NO_DEADLINE: _has_no_deadline,
    Gap.NO_TARGET: _has_no_target,
}
