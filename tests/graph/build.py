"""Small plans for tests: a text is put together from a few words, and every quote in the graph is found in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from graph.ids import agency_id, item_id, section_id, target_id
from graph.model import (
    ActionItem,
    Agency,
    Assignment,
    Category,
    Citation,
    Comparator,
    Coverage,
    Diagnostic,
    Industry,
    Level,
    Period,
    Place,
    Plan,
    PlanGraph,
    Quote,
    Role,
    Section,
    Severity,
    Source,
    Succession,
    Target,
)
from graph.trace import IN_CLAUSE, Part, Stretch

SHANTOU = "汕头市"


@dataclass(frozen=True, slots=True)
class Aim:
    """A target to be: `value` None makes it qualitative, `yearly` due every year; a figure with a deadline is so too."""

    metric: str
    value: float | None = None
    unit: str | None = None
    deadline: str | None = None
    yearly: bool = False


@dataclass(frozen=True, slots=True)
class Work:
    """An item to be: names parted by blanks, industries as `新能源` or `新能源<战略性新兴产业`."""

    title: str
    text: str = ""
    lead: str = ""
    co_op: str = ""
    joint: str = ""
    aims: tuple[Aim, ...] = ()
    industries: str = ""
    section: int | None = None
    parent: int | None = None
    open_list: bool = False

    def named(self) -> Sequence[tuple[str, Role]]:
        """The agencies in the order of the clause."""
        said = ((self.lead, Role.LEAD), (self.co_op, Role.CO_OP), (self.joint, Role.JOINT))
        return [(name, role) for names, role in said for name in names.split()]


@dataclass(slots=True)
class Words:
    """A text that grows, and tells where each piece of it stands."""

    text: str = ""

    def add(self, words: str) -> Quote:
        """Put `words` at the end."""
        start = len(self.text)
        self.text += words
        return Quote(start, len(self.text), words)


@dataclass(slots=True)
class _Parts:
    words: Words = field(default_factory=Words)
    sections: list[Section] = field(default_factory=list)
    items: list[ActionItem] = field(default_factory=list)
    assignments: list[Assignment] = field(default_factory=list)
    targets: list[Target] = field(default_factory=list)
    industries: dict[str, Industry] = field(default_factory=dict)
    coverages: list[Coverage] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)


def agency(
    name: str, *, jurisdiction: str | None = SHANTOU, aliases: tuple[str, ...] = (), kind: str | None = None
) -> Agency:
    """A city government's body, with an official and an English name made up from its own."""
    return Agency(
        id=agency_id(jurisdiction, name),
        name=name,
        official_name=f"{jurisdiction}{name}" if jurisdiction else None,
        english_name=f"Bureau of {name}",
        category=Category.GOVERNMENT,
        level=Level.CITY,
        jurisdiction=jurisdiction,
        aliases=aliases,
        kind=kind,
    )


def succession(predecessor: str, successor: Agency) -> Succession:
    """The agency `predecessor` (a name in Shantou) was taken over in the reform of 2018."""
    return Succession(agency_id(SHANTOU, predecessor), successor, "2018-10", "机构改革方案")


def plan_graph(
    id: str,
    *works: Work,
    jurisdiction: str | None = SHANTOU,
    sections: Sequence[str] = (),
    known: Sequence[Agency] = (),
    successions: Sequence[Succession] = (),
) -> PlanGraph:
    """The plan `id`; agencies are those of `known` by name, else made up, in the order in which items name them."""
    parts = _Parts()
    for order, title in enumerate(sections, 1):
        parts.sections.append(Section(section_id(id, order), f"{order}", title, order, parts.words.add(title)))
    for order, work in enumerate(works, 1):
        _add_item(parts, id, order, work, jurisdiction)
    citation = Citation("国发〔2012〕9号", "质量发展纲要", parts.words.add("国发〔2012〕9号"))
    names = dict.fromkeys(name for work in works for name, _ in work.named())
    return PlanGraph(
        plan=_plan(id, parts.words.text, jurisdiction),
        sections=tuple(parts.sections),
        items=tuple(parts.items),
        agencies=_agencies(names, {agency.name: agency for agency in known}, jurisdiction),
        assignments=tuple(parts.assignments),
        targets=tuple(parts.targets),
        industries=tuple(parts.industries.values()),
        coverages=tuple(parts.coverages),
        citations=(citation,),
        diagnostics=(*parts.diagnostics, Diagnostic(Severity.INFO, "whole-document", "nothing to point at")),
        successions=tuple(successions),
        trace=(Stretch(0, 2, Part.ROLE_WORD, IN_CLAUSE), Stretch(1, 9, Part.CLAUSE)),
    )


def _agencies(names: Mapping[str, None], known: Mapping[str, Agency], jurisdiction: str | None) -> tuple[Agency, ...]:
    return tuple(known.get(name) or agency(name, jurisdiction=jurisdiction) for name in names)


def _plan(id: str, text: str, jurisdiction: str | None) -> Plan:
    return Plan(
        id=id,
        title=f"{id}行动计划",
        issuer=f"{jurisdiction}人民政府" if jurisdiction else None,
        doc_number=None,
        jurisdiction=jurisdiction,
        level=Level.CITY,
        period_start="2014",
        period_end="2015",
        source=Source(f"{id}.txt", "text/plain", f"sha-{id}", len(text)),
        text=text,
        places=(Place(0, len(text), "page 1"),),
    )


def _add_item(parts: _Parts, plan: str, order: int, work: Work, jurisdiction: str | None) -> None:
    start = len(parts.words.text)
    key = item_id(plan, order)
    parts.words.add(f"{order}、{work.title}。{work.text}")
    _add_aims(parts, key, work)
    _add_industries(parts, key, work)
    for name, role in work.named():
        body = known_as(name, jurisdiction)
        parts.assignments.append(Assignment(body, key, name, role, f"{role}-rule", parts.words.add(name)))
    if work.open_list:
        found = parts.words.add("等单位")
        parts.diagnostics.append(Diagnostic(Severity.WARNING, "open-list", "the list is open", found))
    whole = Quote(start, len(parts.words.text), parts.words.text[start:])
    section = section_id(plan, work.section) if work.section else None
    parent = item_id(plan, work.parent) if work.parent else None
    parts.items.append(ActionItem(key, f"（{order}）", work.title, work.text, order, section, parent, whole))


def known_as(name: str, jurisdiction: str | None = SHANTOU) -> str:
    """The id of the agency of that name."""
    return agency_id(jurisdiction, name)


def _add_aims(parts: _Parts, item: str, work: Work) -> None:
    for order, aim in enumerate(work.aims, 1):
        figure = aim.value is not None
        parts.targets.append(
            Target(
                id=target_id(item, order),
                item_id=item,
                metric=aim.metric,
                value=aim.value,
                unit=aim.unit,
                comparator=Comparator.AT_LEAST if figure else None,
                deadline=aim.deadline,
                baseline=None,
                period=Period.ANNUAL if aim.yearly or (figure and aim.deadline) else None,
                quote=parts.words.add(aim.metric),
            )
        )


def _add_industries(parts: _Parts, item: str, work: Work) -> None:
    for said in work.industries.split():
        name, _, parent = said.partition("<")
        parts.industries.setdefault(name, Industry(name, parent or None))
        parts.coverages.append(Coverage(item, name, parts.words.add(name)))
