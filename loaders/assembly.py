"""What has been put together of a plan's graph so far."""

from dataclasses import dataclass, field

from graph.model import (
    ActionItem,
    Assignment,
    Coverage,
    Diagnostic,
    Industry,
    Plan,
    Quote,
    Section,
    Severity,
    Target,
)
from loaders.clean import Cleaned
from loaders.document import Span
from loaders.outline import Unit
from loaders.registry import Registry
from loaders.row_repeats import Said


@dataclass(slots=True)
class Assembly:
    """What has been put together so far."""

    cleaned: Cleaned
    plan: Plan
    registry: Registry
    mirror: bool = False
    homes: tuple[str, ...] = ()
    sections: list[Section] = field(default_factory=list)
    items: list[ActionItem] = field(default_factory=list)
    assignments: list[Assignment] = field(default_factory=list)
    targets: list[Target] = field(default_factory=list)
    coverages: list[Coverage] = field(default_factory=list)
    industries: dict[str, Industry] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    section_of: dict[Unit, str] = field(default_factory=dict)
    item_of: dict[Unit, str] = field(default_factory=dict)
    said: Said = field(default_factory=Said)

    def say(self, severity: Severity, code: str, message: str, quote: Quote) -> None:
        """Note something for the reader of the graph."""
        self.diagnostics.append(Diagnostic(severity, code, message, quote))

    def quote(self, span: Span) -> Quote:
        """The document's own words for a stretch of the cleaned text."""
        return self.cleaned.quote(span.start, span.end)
