"""The store on a Neo4j server: one question, one read transaction; one plan, one write transaction."""

from collections.abc import Sequence

from neo4j import ManagedTransaction

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
from graph.model import Agency, PlanGraph, Subgraph
from graph.neo4j_agencies import (
    check_known,
    read_agencies,
    read_agencies_named,
    read_collaborators,
    read_industries,
    read_profile,
    read_workload,
)
from graph.neo4j_connection import Connection, T, Work, parse_address
from graph.neo4j_items import read_details, read_item, read_items, read_subgraph, read_targets
from graph.neo4j_plans import read_corrected, read_hashes, read_item_ids, read_plan, read_plans
from graph.neo4j_rows import Fold, plan_rows
from graph.neo4j_schema import check_indexes, check_schema, make_schema
from graph.neo4j_write import put_plan, take_plan
from graph.settle import settle

TIMEOUT = 30.0


def open_neo4j(
    url: str,
    *,
    user: str | None = None,
    password: str | None = None,
    fold: Fold = str.casefold,
    timeout: float = TIMEOUT,
) -> "Neo4jStore":
    """The store at `neo4j://host:port/database`; nothing is asked of the server before the first question is.

    `fold` makes alike what a search must not tell apart (case, script); a store must be read with the
    fold that it was written with. `timeout` is how many seconds the server may work on a question (four times
    that on a plan).
    Raises StoreAccessError for a URL that cannot be read.
    """
    return Neo4jStore(Connection(parse_address(url, user=user, password=password), timeout=timeout), fold)


class Neo4jStore:
    """A graph.store.Store in one database of a Neo4j server; any thread may use it."""

    def __init__(self, connection: Connection, fold: Fold) -> None:
        self._connection = connection
        self._fold = fold
        self._checked = False

    def __repr__(self) -> str:
        return f"Neo4jStore({self._connection!r})"

    def init(self) -> None:
        """Make the constraints and indexes that are missing."""
        make_schema(self._connection)

    def check(self) -> None:
        """Return if the server answers and holds this version's schema; raise a StoreError otherwise."""
        self._connection.reach()
        check_schema(self._connection)
        check_indexes(self._connection)

    def close(self) -> None:
        """Close every connection; further questions raise a StoreError."""
        self._connection.close()

    def replace(self, plan: PlanGraph) -> bool:
        """Write the plan in the place of the one with its id; True if there was one."""
        given = plan_rows(settle(plan), self._fold)
        return self._write(lambda tx: put_plan(tx, given, self._fold))

    def remove(self, plan_id: str) -> None:
        """Take the plan out, with the agencies and industries that no other plan names."""
        self._write(lambda tx: take_plan(tx, plan_id, self._fold))

    def hashes(self) -> dict[str, str]:
        """The sha256 of the source of each plan, by plan id."""
        return self._read(read_hashes)

    def corrected(self) -> frozenset[str]:
        """The ids of the plans that tell of a correction."""
        return self._read(read_corrected)

    def plans(self, *, jurisdiction: str | None = None, limit: int | None = None, offset: int = 0) -> Page[PlanSummary]:
        """The plans, with what each holds."""
        return self._read(lambda tx: read_plans(tx, jurisdiction, limit, offset))

    def plan(self, plan_id: str) -> PlanGraph:
        """One plan as it was written, its sequences as tuples."""
        return self._read(lambda tx: read_plan(tx, plan_id))

    def items(self, query: ItemQuery, *, limit: int | None = None, offset: int = 0) -> Page[ItemDetail]:
        """The items for which every field of `query` holds."""
        words = self._words(query)
        return self._read(lambda tx: read_items(tx, query, words, limit, offset))

    def item(self, item_id: str) -> ItemDetail:
        """One item with all that hangs on it."""
        return self._read(lambda tx: read_item(tx, item_id))

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
        return self._read(lambda tx: read_agencies(tx, plan, jurisdiction, kind, limit, offset))

    def agency(self, agency_id: str) -> AgencyProfile:
        """One agency, also one that is known only as a successor."""
        return self._read(lambda tx: read_profile(tx, agency_id))

    def agencies_named(self, name: str) -> Sequence[Agency]:
        """The agencies that plans name, of which `name` is the id or one of the names."""
        return self._read(lambda tx: read_agencies_named(tx, self._fold(name)))

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
        return self._read(lambda tx: read_workload(tx, plan, jurisdiction, agency, limit, offset))

    def collaborators(self, agency_id: str, *, plan: str | None = None) -> Sequence[Collaborator]:
        """Who shares items with the agency, the most items first."""
        return self._read(lambda tx: read_collaborators(tx, agency_id, plan))

    def targets(
        self, query: ItemQuery, *, unit: str | None = None, limit: int | None = None, offset: int = 0
    ) -> Page[TargetDetail]:
        """The targets of the items for which `query` holds, in the items' order."""
        words = self._words(query)
        return self._read(lambda tx: read_targets(tx, query, words, unit, limit, offset))

    def industries(self, *, plan: str | None = None, jurisdiction: str | None = None) -> Sequence[IndustryDetail]:
        """The industries that items of the plan, and of the plans of the jurisdiction, name."""
        return self._read(lambda tx: read_industries(tx, plan, jurisdiction))

    def plan_subgraph(self, plan_id: str) -> Subgraph:
        """A plan's items with all that hangs on them."""
        return self._read(lambda tx: read_subgraph(tx, read_details(tx, read_item_ids(tx, plan_id))))

    def agency_subgraph(self, agency_id: str, *, limit: int = 200) -> Subgraph:
        """The agency's first items with all that hangs on them."""
        return self._read(lambda tx: _agency_subgraph(tx, agency_id, limit))

    def _words(self, query: ItemQuery) -> list[str]:
        return self._fold(query.text or "").split()

    def _read(self, work: Work[T]) -> T:
        self._know_schema()
        return self._connection.read(work)

    def _write(self, work: Work[T]) -> T:
        self._know_schema()
        return self._connection.write(work)

    def _know_schema(self) -> None:
        # Once: without the constraints a write would be slow, and an empty answer would not say why.
        if not self._checked:
            check_schema(self._connection)
            self._checked = True


def _agency_subgraph(tx: ManagedTransaction, agency: str, limit: int) -> Subgraph:
    check_known(tx, agency=agency)
    found = read_items(tx, ItemQuery(agencies=(agency,)), (), limit, 0)
    return read_subgraph(tx, found.rows)
