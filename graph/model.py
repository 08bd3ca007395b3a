"""What a plan says: the nodes, the edges, and the words that each of them came from."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from graph.trace import Stretch


class Role(StrEnum):
    """How an agency stands to an item: it leads, it co-operates, or it shares the responsibility."""

    LEAD = "lead"
    CO_OP = "co_op"
    JOINT = "joint"


class Comparator(StrEnum):
    """How a target's figure is meant; MULTIPLE is a multiple of the baseline (翻一番 is 2)."""

    EQUAL = "="
    AT_LEAST = ">="
    AT_MOST = "<="
    MORE = ">"
    LESS = "<"
    ABOUT = "~"
    MULTIPLE = "x"


class Period(StrEnum):
    """Over what a target's figure is counted, where the words say so."""

    ANNUAL = "annual"


class Category(StrEnum):
    """What kind of body an agency is."""

    GOVERNMENT = "government"
    PARTY = "party"
    VERTICAL = "vertical"
    COURT = "court"
    MASS_BODY = "mass_body"
    ENTERPRISE = "enterprise"
    COLLECTIVE = "collective"
    OTHER = "other"


class Level(StrEnum):
    """The rank of a government; UNKNOWN where no word of the document tells."""

    NATIONAL = "national"
    PROVINCE = "province"
    CITY = "city"
    COUNTY = "county"
    TOWNSHIP = "township"
    UNKNOWN = "unknown"


class Severity(StrEnum):
    """How much a diagnostic matters to a reader of the graph."""

    INFO = "info"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a document: `plan.text[start:end] == text`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Source:
    """The file that a plan was read from; `length` in characters of its text."""

    name: str
    media_type: str
    sha256: str
    length: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where a stretch of the text stands in its file: `page 3`, `paragraph 12`, `Sheet1!C7`."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Plan:
    """A published plan. `period_start` and `period_end` are years (`2014`) as the title or text gives them."""

    id: str
    title: str
    issuer: str | None
    doc_number: str | None
    jurisdiction: str | None
    level: Level
    period_start: str | None
    period_end: str | None
    source: Source
    text: str
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading that groups items; `number` as printed, full-width brackets."""

    id: str
    number: str
    title: str
    order: int
    quote: Quote


@dataclass(frozen=True, slots=True)
class ActionItem:
    """A numbered unit that carries work; `parent` is the item that it is a measure of."""

    id: str
    number: str
    title: str
    text: str
    order: int
    section: str | None
    parent: str | None
    quote: Quote

    @property
    def heading(self) -> str:
        """Number and title in one line: `（一）推行首席质量官制度`, but `1 推行…`, where the two would run together."""
        return f"{self.number}{' ' if self.title and self.number[-1:].isalnum() else ''}{self.title}"


@dataclass(frozen=True, slots=True)
class Agency:
    """A body that plans name. `kind` is its row in the kinds table, None for a body the table does not know."""

    id: str
    name: str
    official_name: str | None
    english_name: str | None
    category: Category
    level: Level
    jurisdiction: str | None
    aliases: tuple[str, ...] = ()
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Assignment:
    """An agency's role in an item; keyed by (agency_id, item_id). `name` is the agency as written, restored."""

    agency_id: str
    item_id: str
    name: str
    role: Role
    rule: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class Target:
    """What an item must reach; a qualitative target (居全省前列) has neither value nor unit nor comparator."""

    id: str
    item_id: str
    metric: str
    value: float | None
    unit: str | None
    comparator: Comparator | None
    deadline: str | None
    baseline: str | None
    period: Period | None
    quote: Quote


@dataclass(frozen=True, slots=True)
class Industry:
    """A sector; `parent` names the class that closed the list it stood in."""

    name: str
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class Coverage:
    """An item names an industry as its field."""

    item_id: str
    industry: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class Citation:
    """Another document that the plan cites."""

    doc_number: str | None
    title: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """Something a reader of the graph should know about the reading."""

    severity: Severity
    code: str
    message: str
    quote: Quote | None = None


@dataclass(frozen=True, slots=True)
class Succession:
    """The functions of `predecessor` (an agency id) went to `successor`, which the plan itself need not name."""

    predecessor: str
    successor: Agency
    date: str
    basis: str


@dataclass(frozen=True, slots=True)
class PlanGraph:
    """All that was read from one document, in the document's order; `trace` is what became of each stretch of its text."""

    plan: Plan
    sections: Sequence[Section] = ()
    items: Sequence[ActionItem] = ()
    agencies: Sequence[Agency] = ()
    assignments: Sequence[Assignment] = ()
    targets: Sequence[Target] = ()
    industries: Sequence[Industry] = ()
    coverages: Sequence[Coverage] = ()
    citations: Sequence[Citation] = ()
    diagnostics: Sequence[Diagnostic] = ()
    successions: Sequence[Succession] = ()
    trace: Sequence[Stretch] = ()


@dataclass(frozen=True, slots=True)
class Subgraph:
    """A part of the graph to draw or to measure: items with all that hangs on them."""

    items: Sequence[ActionItem] = ()
    agencies: Sequence[Agency] = ()
    assignments: Sequence[Assignment] = ()
    targets: Sequence[Target] = ()
    industries: Sequence[Industry] = ()
    coverages: Sequence[Coverage] = ()
