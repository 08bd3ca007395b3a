"""What every store can be asked and told; no engine shows through.

Answers are frozen values. Where no other order is named they are ordered by id; an item's order is its plan's id, then
its place in the plan. An id that is not in the store raises NotFoundError; an empty answer means "known, and none".

What several plans name is one agency, shown as the plan with the smallest id says, with the aliases of all, sorted; so
is an industry. A `jurisdiction` is that of the plans asked about, in `agencies` that of the agencies themselves.
"""

from collections.abc import Sequence
from typing import Protocol

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


class Reader(Protocol):
    """Questions."""

    def check(self) -> None:
        """Return if the store answers and holds a schema of this version; raise a StoreError otherwise."""
        ...

    def plans(self, *, jurisdiction: str | None = None, limit: int | None = None, offset: int = 0) -> Page[PlanSummary]:
        """The plans, with what each holds."""
        ...

    def plan(self, plan_id: str) -> PlanGraph:
        """One plan, whole, equal to what was given to `replace`."""
        ...

    def items(self, query: ItemQuery, *, limit: int | None = None, offset: int = 0) -> Page[ItemDetail]:
        """The items for which every field of `query` holds."""
        ...

    def item(self, item_id: str) -> ItemDetail:
        """One item with all that hangs on it."""
        ...

    def agencies(
        self,
        *,
        plan: str | None = None,
        jurisdiction: str | None = None,
        kind: str | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> Page[Agency]:
        """The agencies that plans name; one that is known only as a successor is not among them."""
        ...

    def agency(self, agency_id: str) -> AgencyProfile:
        """One agency; one that is known only as a successor is answered too, with an empty workload."""
        ...

    def agencies_named(self, name: str) -> Sequence[Agency]:
        """The agencies that plans name, of which `name` is, without regard to case, the id, the name, an alias,
        the official or the English name. Script and synonyms are the caller's to resolve."""
        ...

    def workload(
        self,
        *,
        plan: str | None = None,
        jurisdiction: str | None = None,
        agency: str | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> Page[Workload]:
        """What each agency carries, the most items first, then by leads, then by id. Agencies without items
        are left out, unless it is asked for one by id (NotFoundError if that is unknown)."""
        ...

    def collaborators(self, agency_id: str, *, plan: str | None = None) -> Sequence[Collaborator]:
        """Who shares items with the agency, the most items first, then by id."""
        ...

    def targets(
        self, query: ItemQuery, *, unit: str | None = None, limit: int | None = None, offset: int = 0
    ) -> Page[TargetDetail]:
        """The targets of the items for which `query` holds, `due` asked of the target itself."""
        ...

    def industries(self, *, plan: str | None = None, jurisdiction: str | None = None) -> Sequence[IndustryDetail]:
        """The industries that items name, by name; agencies the most items first, then by id."""
        ...

    def plan_subgraph(self, plan_id: str) -> Subgraph:
        """A plan's items with all that hangs on them."""
        ...

    def agency_subgraph(self, agency_id: str, *, limit: int = 200) -> Subgraph:
        """The agency's first `limit` items with all that hangs on them, its collaborators included."""
        ...

    def close(self) -> None:
        """Let go of the engine's connections; further questions are an error."""
        ...


class Writer(Protocol):
    """Statements. Writing the same plan twice changes nothing."""

    def init(self) -> None:
        """Make the schema where it is missing; raise StoreSchemaError where another version's stands."""
        ...

    def replace(self, plan: PlanGraph) -> bool:
        """Write the plan whole, in one transaction; True if one with its id stood before. Until the commit the plan
        that stood before stays visible. Raises NotFoundError, and writes nothing, where an assignment, a target
        or a coverage names an item or an agency that the plan does not hold."""
        ...

    def remove(self, plan_id: str) -> None:
        """Take the plan out, with the agencies and industries that no other plan names."""
        ...

    def hashes(self) -> dict[str, str]:
        """The sha256 of the source of each plan, by plan id."""
        ...

    def corrected(self) -> frozenset[str]:
        """The ids of the plans that tell of a correction: their file alone does not say what they hold."""
        ...


class Store(Reader, Writer, Protocol):
    """A store that answers and is written to."""
