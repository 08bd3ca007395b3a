"""How a plan becomes the rows that Cypher unwinds."""

import json
from collections import Counter
from collections.abc import Callable, Iterable
from hashlib import blake2b
from typing import Any, Final

from graph.model import (
    ActionItem,
    Agency,
    Assignment,
    Citation,
    PlanGraph,
    Quote,
    Role,
    Section,
    Succession,
    Target,
)

Fold = Callable[[str], str]
Row = dict[str, Any]

TYPES: Final = {Role.LEAD: "LEADS", Role.CO_OP: "CO_OPERATES_ON", Role.JOINT: "RESPONSIBLE_FOR"}

VERSION: Final = 1  # of the shape that these rows give the graph
END: Final = 2**31 - 1  # past the end of any list, and the last place that Cypher knows in one
YEAR_END: Final = "-13"  # makes a year sort after its months


def plan_rows(plan: PlanGraph, fold: Fold) -> Row:
    """All parameters of the statements that write a settled plan."""
    rows = _content_rows(plan)
    rows["props"]["digest"] = _digest(rows)
    for row in (*rows["grouped"], *rows["loose"]):
        row["words"] = fold(f"{row['props']['title']}\n{row['props']['text']}")
    heirs = {found.successor.id: found.successor for found in plan.successions}
    for row, agency in zip(rows["agencies"], plan.agencies, strict=True):
        row["shown"] = shown_fields(agency, fold)
    for row in rows["successions"]:
        row["shown"] = shown_fields(heirs[row["id"]], fold)
    folded = [row["words"] for row in (*rows["grouped"], *rows["loose"])]
    rows["props"]["folded"] = _digest([folded, [row["shown"]["called"] for row in rows["agencies"]]])
    return rows


def content_digest(plan: PlanGraph) -> str:
    """What tells a settled plan from any other, whatever fold it was written with."""
    return _digest(_content_rows(plan))


def shown_fields(agency: Agency, fold: Fold) -> Row:
    """An agency's fields as they are shown and found, without its id."""
    names = (agency.id, agency.name, *agency.aliases, agency.official_name, agency.english_name)
    found = {"called": sorted({fold(name) for name in names if name})}
    return _agency_fields(agency) | {"aliases": sorted(set(agency.aliases)) or None} | found


def _content_rows(plan: PlanGraph) -> Row:
    facts, own = _item_facts(plan), plan.plan.id
    items = [_item_row(own, seq, item, facts[item.id]) for seq, item in enumerate(plan.items)]
    rows: Row = {
        "plan": own,
        "props": _plan_row(plan),
        "sections": [_section_row(own, seq, section) for seq, section in enumerate(plan.sections)],
        "grouped": [row for row in items if row["props"]["section"]],
        "loose": [row for row in items if not row["props"]["section"]],
        "measures": [{"id": item.id, "parent": item.parent} for item in plan.items if item.parent],
        "agencies": [_agency_row(seq, agency) for seq, agency in enumerate(plan.agencies)],
        "industries": [
            {"name": found.name, "parent": found.parent, "seq": seq} for seq, found in enumerate(plan.industries)
        ],
        "targets": [_target_row(seq, target) for seq, target in enumerate(plan.targets)],
        "coverages": [
            {"item": row.item_id, "industry": row.industry, "props": {"seq": seq} | _quote_row(row.quote)}
            for seq, row in enumerate(plan.coverages)
        ],
        "citations": [_citation_row(seq, citation) for seq, citation in enumerate(plan.citations)],
        "successions": [_succession_row(seq, row) for seq, row in enumerate(plan.successions)],
    }
    for role, kind in TYPES.items():
        rows[kind] = [_assignment_row(seq, row) for seq, row in enumerate(plan.assignments) if row.role is role]
    return rows


def _digest(content: Row | list[Any]) -> str:
    return blake2b(json.dumps(content, ensure_ascii=False).encode(), digest_size=16).hexdigest()


def slice_of(limit: int | None, offset: int) -> Row:
    """The parameters of a list's stretch `[$offset..$end]`."""
    return {"offset": min(offset, END), "end": END if limit is None else min(offset + limit, END)}


def _plan_row(graph: PlanGraph) -> Row:
    plan = graph.plan
    return {
        "id": plan.id,
        "title": plan.title,
        "issuer": plan.issuer,
        "doc_number": plan.doc_number,
        "jurisdiction": plan.jurisdiction,
        "level": plan.level.value,
        "period_start": plan.period_start,
        "period_end": plan.period_end,
        "source_name": plan.source.name,
        "media_type": plan.source.media_type,
        "sha256": plan.source.sha256,
        "length": plan.source.length,
        "text": plan.text,
        "places": _json([place.start, place.end, place.label] for place in plan.places),
        "diagnostics": _json(
            [d.severity.value, d.code, d.message, d.quote and [d.quote.start, d.quote.end, d.quote.text]]
            for d in graph.diagnostics
        ),
        "trace": _json([each.start, each.end, each.part.value, each.note] for each in graph.trace),
        "sections": len(graph.sections),
        "items": len(graph.items),
        "agencies": len(graph.agencies),
        "targets": len(graph.targets),
    } | {role.value: sum(row.role is role for row in graph.assignments) for role in Role}


def _json(rows: Iterable[list[Any]]) -> str:
    return json.dumps(list(rows), ensure_ascii=False)


def _quote_row(quote: Quote) -> Row:
    return {"quote_start": quote.start, "quote_end": quote.end, "quote": quote.text}


def _section_row(plan: str, seq: int, section: Section) -> Row:
    own = {"id": section.id, "plan": plan, "number": section.number, "title": section.title}
    return own | {"order": section.order, "seq": seq} | _quote_row(section.quote)


def _item_row(plan: str, seq: int, item: ActionItem, facts: Row) -> Row:
    own = {"id": item.id, "plan": plan, "number": item.number, "title": item.title, "text": item.text}
    place = {"order": item.order, "seq": seq, "section": item.section, "parent": item.parent}
    return {"props": own | place | _quote_row(item.quote) | facts}


def _item_facts(plan: PlanGraph) -> dict[str, Row]:
    """What a workload asks of an item: how many share it, its targets, its nearest deadline."""
    sharers = Counter(found.item_id for found in plan.assignments)
    targets = Counter(target.item_id for target in plan.targets)
    due: dict[str, str] = {}
    for target in plan.targets:
        if target.deadline is not None:
            end = _due_end(target.deadline)
            due[target.item_id] = min(due.get(target.item_id, end), end)
    return {
        item.id: {"sharers": sharers[item.id], "targets": targets[item.id], "due": due.get(item.id)}
        for item in plan.items
    }


def _due_end(deadline: str) -> str:
    return deadline + YEAR_END if len(deadline) == len("2015") else deadline


def _agency_fields(agency: Agency) -> Row:
    return {
        "name": agency.name,
        "official_name": agency.official_name,
        "english_name": agency.english_name,
        "category": agency.category.value,
        "level": agency.level.value,
        "jurisdiction": agency.jurisdiction,
        # Absent where there are none: the importer of neo4j-admin knows no empty list.
        "aliases": list(agency.aliases) or None,
        "kind": agency.kind,
    }


def _agency_row(seq: int, agency: Agency) -> Row:
    return {"id": agency.id, "said": _agency_fields(agency) | {"seq": seq}}


def _succession_row(seq: int, row: Succession) -> Row:
    own = {"predecessor": row.predecessor, "date": row.date, "basis": row.basis}
    return own | _agency_row(seq, row.successor)


def _target_row(seq: int, target: Target) -> Row:
    own = {
        "id": target.id,
        "metric": target.metric,
        "value": None if target.value is None else float(target.value),
        "unit": target.unit,
        "comparator": target.comparator and target.comparator.value,
        "deadline": target.deadline,
        "baseline": target.baseline,
        "period": target.period and target.period.value,
        "seq": seq,
    }
    return {"item": target.item_id, "props": own, "quote": _quote_row(target.quote)}


def _citation_row(seq: int, citation: Citation) -> Row:
    document = {"doc_number": citation.doc_number, "title": citation.title}
    key = f"{citation.doc_number or ''} {citation.title}"
    return {"key": key, "document": document, "props": {"seq": seq} | _quote_row(citation.quote)}


def _assignment_row(seq: int, row: Assignment) -> Row:
    props = {"name": row.name, "rule": row.rule, "seq": seq} | _quote_row(row.quote)
    return {"agency": row.agency_id, "item": row.item_id, "props": props}
