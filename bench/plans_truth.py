"""What a generated plan truly says: the values that a reading of its text must give."""

from dataclasses import asdict, dataclass

Json = dict[str, object]
_RANK = {"lead": 0, "joint": 1, "co_op": 2}


@dataclass(frozen=True, slots=True)
class Aim:
    """A target, in the contract's fields."""

    metric: str
    value: float
    unit: str | None
    comparator: str
    deadline: str | None
    baseline: str | None = None
    period: str | None = None


@dataclass(frozen=True, slots=True)
class Duty:
    """A body's role in an item: `kind` tells two names of one body, `name` is as written with its prefix restored."""

    kind: str
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Sector:
    """An industry that an item names, with the class that closed its list."""

    name: str
    parent: str | None


@dataclass(frozen=True, slots=True)
class TrueSection:
    """A heading; `number` as printed without its stop."""

    number: str
    title: str


@dataclass(frozen=True, slots=True)
class TrueItem:
    """A numbered unit that carries work; `section` and `parent` are places in the plan's sections and items."""

    number: str
    title: str
    section: int | None
    parent: int | None
    duties: tuple[Duty, ...] = ()
    aims: tuple[Aim, ...] = ()
    sectors: tuple[Sector, ...] = ()


@dataclass(frozen=True, slots=True)
class TrueBody:
    """A body that the plan names; `heir` is what its successor is called in this place, None where it has none."""

    kind: str
    names: tuple[str, ...]
    heir: str | None


@dataclass(frozen=True, slots=True)
class Generated:
    """A plan's text and its truth; `name` is what its file is called."""

    name: str
    text: str
    title: str
    jurisdiction: str
    level: str
    period: tuple[str, str]
    issuer: str | None
    doc_number: str | None
    sections: tuple[TrueSection, ...]
    items: tuple[TrueItem, ...]
    bodies: tuple[TrueBody, ...]

    def truth(self) -> Json:
        """The truth in the contract's form, as far as it goes: quotes, rules and ids are the reader's own."""
        return {
            "plan": {
                "title": self.title,
                "issuer": self.issuer,
                "doc_number": self.doc_number,
                "jurisdiction": self.jurisdiction,
                "level": self.level,
                "period_start": self.period[0],
                "period_end": self.period[1],
            },
            "sections": [asdict(section) for section in self.sections],
            "items": [_item(item) for item in self.items],
            "agencies": [asdict(body) for body in self.bodies],
        }


def _item(item: TrueItem) -> Json:
    return {
        "number": item.number,
        "title": item.title,
        "section": item.section,
        "parent": item.parent,
        "assignments": [{"name": duty.name, "role": duty.role} for duty in item.duties],
        "targets": [asdict(aim) for aim in item.aims],
        "industries": [asdict(sector) for sector in item.sectors],
    }


def settled(duties: list[Duty]) -> tuple[Duty, ...]:
    """Each body once an item, lead before joint before co_op, in the order of the text."""
    best: dict[str, Duty] = {}
    for duty in duties:
        known = best.setdefault(duty.kind, duty)
        if _RANK[duty.role] < _RANK[known.role]:
            best[duty.kind] = duty
    return tuple(best.values())
