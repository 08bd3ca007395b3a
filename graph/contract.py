"""A plan as JSON: the object that `zeren extract` prints, which contract.schema.json describes."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from graph.model import (
    ActionItem,
    Agency,
    Assignment,
    Citation,
    Coverage,
    Diagnostic,
    Plan,
    PlanGraph,
    Quote,
    Section,
    Target,
)

Json = dict[str, object]
Stated = TypeVar("Stated", Assignment, Target, Coverage)


def plan_json(plan: PlanGraph) -> Json:
    """The plan as one JSON object; everything in the document's order."""
    return {
        "plan": _plan(plan.plan),
        "sections": [_section(section) for section in plan.sections],
        "items": _items(plan),
        "agencies": [_agency(agency) for agency in plan.agencies],
        "citations": [_citation(citation) for citation in plan.citations],
        "diagnostics": [_diagnostic(diagnostic) for diagnostic in plan.diagnostics],
    }


def number_json(value: float | None) -> float | int | None:
    """The figure as it is written: 100, not 100.0."""
    return int(value) if value is not None and float(value).is_integer() else value


def _plan(plan: Plan) -> Json:
    head: Json = {
        "id": plan.id,
        "title": plan.title,
        "issuer": plan.issuer,
        "doc_number": plan.doc_number,
        "jurisdiction": plan.jurisdiction,
        "level": plan.level.value,
        "period_start": plan.period_start,
        "period_end": plan.period_end,
        "source": {
            "name": plan.source.name,
            "media_type": plan.source.media_type,
            "sha256": plan.source.sha256,
            "length": plan.source.length,
        },
        "text": plan.text,
    }
    if plan.places:
        head["places"] = [{"start": place.start, "end": place.end, "label": place.label} for place in plan.places]
    return head


def _section(section: Section) -> Json:
    return {
        "id": section.id,
        "number": section.number,
        "title": section.title,
        "quote": _quote(section.quote),
    }


def _items(plan: PlanGraph) -> list[Json]:
    assignments = _by_item(plan.assignments)
    targets = _by_item(plan.targets)
    coverages = _by_item(plan.coverages)
    parents = {industry.name: industry.parent for industry in plan.industries}
    return [
        _item(item)
        | {
            "assignments": [_assignment(assignment) for assignment in assignments[item.id]],
            "targets": [_target(target) for target in targets[item.id]],
            "industries": [_industry(coverage, parents) for coverage in coverages[item.id]],
        }
        for item in plan.items
    ]


def _by_item(statements: Iterable[Stated]) -> Mapping[str, Sequence[Stated]]:
    grouped: defaultdict[str, list[Stated]] = defaultdict(list)
    for statement in statements:
        grouped[statement.item_id].append(statement)
    return grouped


def _item(item: ActionItem) -> Json:
    return {
        "id": item.id,
        "number": item.number,
        "title": item.title,
        "text": item.text,
        "section": item.section,
        "parent": item.parent,
        "quote": _quote(item.quote),
    }


def _assignment(assignment: Assignment) -> Json:
    return {
        "agency": assignment.agency_id,
        "name": assignment.name,
        "role": assignment.role.value,
        "rule": assignment.rule,
        "quote": _quote(assignment.quote),
    }


def _target(target: Target) -> Json:
    return {
        "metric": target.metric,
        "value": number_json(target.value),
        "unit": target.unit,
        "comparator": target.comparator and target.comparator.value,
        "deadline": target.deadline,
        "baseline": target.baseline,
        "period": target.period and target.period.value,
        "quote": _quote(target.quote),
    }


def _industry(coverage: Coverage, parents: Mapping[str, str | None]) -> Json:
    return {
        "name": coverage.industry,
        "parent": parents.get(coverage.industry),
        "quote": _quote(coverage.quote),
    }


def _agency(agency: Agency) -> Json:
    return {
        "id": agency.id,
        "name": agency.name,
        "official_name": agency.official_name,
        "english_name": agency.english_name,
        "category": agency.category.value,
        "level": agency.level.value,
        "jurisdiction": agency.jurisdiction,
        "aliases": list(agency.aliases),
    }


def _citation(citation: Citation) -> Json:
    return {"doc_number": citation.doc_number, "title": citation.title, "quote": _quote(citation.quote)}


def _diagnostic(diagnostic: Diagnostic) -> Json:
    return {
        "severity": diagnostic.severity.value,
        "code": diagnostic.code,
        "message": diagnostic.message,
        "quote": diagnostic.quote and _quote(diagnostic.quote),
    }


def _quote(quote: Quote) -> Json:
    return {"start": quote.start, "end": quote.end, "text": quote.text}
