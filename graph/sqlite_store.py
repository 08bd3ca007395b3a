"""The embedded store: one SQLite file that several processes may read while one writes."""

from collections.abc import Sequence
from pathlib import Path

from graph.answers import (
    AgencyProfile,
    Collaborator,
    IndustryDetail,
    ItemDetail,
    ItemQuery,
    Page,
    PlanSummary,
    TargetDetail,
    Workload,
)
from graph.errors import NotFoundError
from graph.model import Agency, PlanGraph, Subgraph
from graph.settle import settle
from graph.sqlite_agencies import (
    read_agencies,
    read_agencies_named,
    read_collaborators,
    read_profile,
    read_workload,
)
from graph.sqlite_connections import Connections
from graph.sqlite_details import read_details, read_subgraph
from graph.sqlite_items import (
    agency_items,
    plan_items,
    read_industries,
    read_items,
    read_plans,
    read_targets,
)
from graph.sqlite_plan import read_plan
from graph.sqlite_select import IN_PLAN, Fold, Where, known
from graph.sqlite_write import put_plan, take_plan


class SqliteStore:
    """A graph.store.Store in the file `path`; any thread may use it.

    `fold` makes alike what a search must not tell apart (case, script); it is applied to the words of items
    and the names of agencies as they are written: read a store with the fold that it was written with.
    `timeout` is how many seconds to wait for another process that writes.
    """

    def __init__(self, path: Path, fold: Fold = str.casefold, *, timeout: float = 30.0) -> None:
        self._fold = fold
        self._connections = Connections(path, timeout)

    def init(self) -> None:
        """Make the file and its tables where they are missing."""
        self._connections.make()

    def check(self) -> None:
        """Return if the file answers and holds this version's tables; raise a StoreError otherwise."""
        with self._connections.reading() as db:
            db.execute("SELECT 1 FROM plan LIMIT 1").fetchone()

    def close(self) -> None:
        """Close every connection; further questions raise a StoreError."""
        self._connections.close()

    def replace(self, plan: PlanGraph) -> bool:
        """Write the plan in the place of the one with its id; True if there was one."""
        settled = settle(plan)
        with self._connections.writing() as db:
            return put_plan(db, settled, self._fold)

    def remove(self, plan_id: str) -> None:
        """Take the plan out, with the agencies and industries that no other plan names."""
        with self._connections.writing() as db:
            if not take_plan(db, plan_id):
                raise NotFoundError("plan", plan_id)

    def hashes(self) -> dict[str, str]:
        """The sha256 of the source of each plan, by plan id."""
        with self._connections.reading() as db:
            return dict(db.execute("SELECT id, sha256 FROM plan ORDER BY id"))

    def corrected(self) -> frozenset[str]:
        """The ids of the plans that tell of a correction."""
        with self._connections.reading() as db:
            return frozenset(found[0] for found in db.execute(_CORRECTED))

    def plans(self, *, jurisdiction: str | None = None, limit: int | None = None, offset: int = 0) -> Page[PlanSummary]:
        """The plans, with what each holds."""
        where = _also(Where(), "plan.jurisdiction = ?", jurisdiction)
        with self._connections.reading() as db:
            return read_plans(db, where, _sql_limit(limit), offset)

    def plan(self, plan_id: str) -> PlanGraph:
        """One plan as it was written, its sequences as tuples."""
        with self._connections.reading() as db:
            return read_plan(db, plan_id)

    def items(self, query: ItemQuery, *, limit: int | None = None, offset: int = 0) -> Page[ItemDetail]:
        """The items for which every field of `query` holds."""
        with self._connections.reading() as db:
            return read_items(db, query, self._fold, _sql_limit(limit), offset)

    def item(self, item_id: str) -> ItemDetail:
        """One item with all that hangs on it."""
        with self._connections.reading() as db:
            return read_details(db, [known(db, "item", item_id)])[0]

    def agencies(
        self,
        *,
        plan: str | None = None,
        jurisdiction: str | None = None,
        kind: str | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> Page[Agency]:
        """The agencies that plans name."""
        where = _also(Where(), _NAMED_BY_PLAN, plan)
        where = _also(where, "agency.jurisdiction = ?", jurisdiction)
        where = _also(where, "agency.kind = ?", kind)
        with self._connections.reading() as db:
            if plan is not None:
                known(db, "plan", plan)
            return read_agencies(db, where, _sql_limit(limit), offset)

    def agency(self, agency_id: str) -> AgencyProfile:
        """One agency, also one that is known only as a successor."""
        with self._connections.reading() as db:
            return read_profile(db, agency_id)

    def agencies_named(self, name: str) -> Sequence[Agency]:
        """The agencies that plans name, of which `name` is the id or one of the names."""
        with self._connections.reading() as db:
            return read_agencies_named(db, name, self._fold)

    def workload(
        self,
        *,
        plan: str | None = None,
        jurisdiction: str | None = None,
        agency: str | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> Page[Workload]:
        """What each agency carries of the items of the plan, and of the plans of the jurisdiction."""
        where = _also(Where(), f"assignment.item IN (SELECT item.pk FROM item WHERE {IN_PLAN})", plan)
        where = _also(where, _ITEM_IN_PLACE, jurisdiction)
        with self._connections.reading() as db:
            if plan is not None:
                known(db, "plan", plan)
            return read_workload(db, where, agency, _sql_limit(limit), offset)

    def collaborators(self, agency_id: str, *, plan: str | None = None) -> Sequence[Collaborator]:
        """Who shares items with the agency, the most items first."""
        with self._connections.reading() as db:
            return read_collaborators(db, agency_id, plan)

    def targets(
        self, query: ItemQuery, *, unit: str | None = None, limit: int | None = None, offset: int = 0
    ) -> Page[TargetDetail]:
        """The targets of the items for which `query` holds, in the items' order."""
        with self._connections.reading() as db:
            return read_targets(db, query, unit, self._fold, _sql_limit(limit), offset)

    def industries(self, *, plan: str | None = None, jurisdiction: str | None = None) -> Sequence[IndustryDetail]:
        """The industries that items of the plan, and of the plans of the jurisdiction, name."""
        where = _also(_also(Where(), IN_PLAN, plan), "plan.jurisdiction = ?", jurisdiction)
        with self._connections.reading() as db:
            if plan is not None:
                known(db, "plan", plan)
            return read_industries(db, where)

    def plan_subgraph(self, plan_id: str) -> Subgraph:
        """A plan's items with all that hangs on them."""
        with self._connections.reading() as db:
            return read_subgraph(db, plan_items(db, known(db, "plan", plan_id)))

    def agency_subgraph(self, agency_id: str, *, limit: int = 200) -> Subgraph:
        """The agency's first items with all that hangs on them."""
        with self._connections.reading() as db:
            return read_subgraph(db, agency_items(db, known(db, "agency", agency_id), limit))


def _also(where: Where, condition: str, value: str | None) -> Where:
    return where if value is None else where.also(condition, value)


def _sql_limit(limit: int | None) -> int:
    return -1 if limit is None else limit


_NAMED_BY_PLAN = """agency.pk IN (
    SELECT plan_agency.agency FROM plan_agency JOIN plan ON plan.pk = plan_agency.plan
    WHERE plan.id = ? AND plan_agency.heir = 0)"""
_ITEM_IN_PLACE = """assignment.item IN (
    SELECT item.pk FROM plan JOIN item ON item.plan = plan.pk WHERE plan.jurisdiction = ?)"""


# The code of a diagnostic stands in the cell as JSON writes it.
_CORRECTED = """
    SELECT plan.id FROM plan JOIN plan_text ON plan_text.plan = plan.pk
    WHERE instr(plan_text.diagnostics, '"correction"')"""
