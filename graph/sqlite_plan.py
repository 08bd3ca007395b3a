"""Reading a plan back from the embedded store as it was written."""

import sqlite3

from graph.errors import NotFoundError
from graph.model import PlanGraph
from graph.sqlite_rows import (
    ASSIGNMENT,
    COVERAGE,
    ITEM,
    PLAN,
    SECTION,
    TARGET,
    agency_of,
    assignment_of,
    coverage_of,
    industry_of,
    item_of,
    plan_of,
    section_of,
    target_of,
    unpack_citations,
    unpack_diagnostics,
    unpack_successions,
    unpack_trace,
)


def read_plan(db: sqlite3.Connection, plan_id: str) -> PlanGraph:
    """The plan, every sequence in the order in which it was given; NotFoundError if it is not there."""
    head = db.execute(_PLAN, (plan_id,)).fetchone()
    if head is None:
        raise NotFoundError("plan", plan_id)
    pk, citations, diagnostics, successions, trace = head[:5]
    return PlanGraph(
        plan=plan_of(head[5:]),
        sections=tuple(map(section_of, db.execute(_SECTIONS, (pk,)))),
        items=tuple(map(item_of, db.execute(_ITEMS, (pk,)))),
        agencies=tuple(map(agency_of, db.execute(_AGENCIES, (pk,)))),
        assignments=tuple(map(assignment_of, db.execute(_ASSIGNMENTS, (pk,)))),
        targets=tuple(map(target_of, db.execute(_TARGETS, (pk,)))),
        industries=tuple(map(industry_of, db.execute(_INDUSTRIES, (pk,)))),
        coverages=tuple(map(coverage_of, db.execute(_COVERAGES, (pk,)))),
        citations=unpack_citations(citations),
        diagnostics=unpack_diagnostics(diagnostics),
        successions=unpack_successions(successions),
        trace=unpack_trace(trace),
    )


_PLAN = f"""
    SELECT plan.pk, plan_text.citations, plan_text.diagnostics, plan_text.successions, plan_text.trace,
        {PLAN}
    FROM plan JOIN plan_text ON plan_text.plan = plan.pk WHERE plan.id = ?"""
_SECTIONS = f"SELECT {SECTION} FROM section WHERE plan = ? ORDER BY seq"
_ITEMS = f"""
    SELECT {ITEM} FROM item JOIN item_text ON item_text.item = item.pk
    WHERE item.plan = ? ORDER BY item.seq"""
_AGENCIES = """
    SELECT agency.id, said.name, said.official_name, said.english_name, said.category, said.level,
        said.jurisdiction, said.aliases, said.kind
    FROM plan_agency said JOIN agency ON agency.pk = said.agency WHERE said.plan = ? AND said.heir = 0
    ORDER BY said.seq"""
_ASSIGNMENTS = f"""
    SELECT {ASSIGNMENT} FROM item JOIN assignment ON assignment.item = item.pk
        JOIN agency ON agency.pk = assignment.agency
    WHERE item.plan = ? ORDER BY assignment.seq"""
_TARGETS = f"""
    SELECT {TARGET} FROM item JOIN target ON target.item = item.pk WHERE item.plan = ? ORDER BY target.seq"""
_INDUSTRIES = """
    SELECT industry.name, said.parent FROM plan_industry said JOIN industry ON industry.pk = said.industry
    WHERE said.plan = ? ORDER BY said.seq"""
_COVERAGES = f"""
    SELECT {COVERAGE} FROM item JOIN coverage ON coverage.item = item.pk
        JOIN industry ON industry.pk = coverage.industry
    WHERE item.plan = ? ORDER BY coverage.seq"""
