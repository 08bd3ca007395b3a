"""A store as the CSV files that `neo4j-admin database import` builds a database from."""

import shlex
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final, TextIO

from graph.model import Agency, PlanGraph
from graph.neo4j_rows import TYPES, VERSION, Fold, Row, plan_rows, shown_fields
from graph.settle import settle
from graph.store import Reader

ARRAY: Final = "\x1f"  # a character that no document holds
KINDS: Final = {
    **dict.fromkeys(("order", "seq", "quote_start", "quote_end", "length", "sharers"), "long"),
    **dict.fromkeys(("sections", "items", "agencies", "targets", "lead", "co_op", "joint"), "long"),
    **dict.fromkeys(("aliases", "called"), "string[]"),
    "value": "double",
    "named": "boolean",
    "version": "long",
}
PAGE: Final = 200


@dataclass(slots=True)
class _Sheet:
    option: str
    path: Path
    file: TextIO

    def put(self, row: Row) -> None:
        self.file.write(",".join(map(_cell, row.values())) + "\n")


@dataclass(slots=True)
class _Folder:
    path: Path
    files: ExitStack
    sheets: dict[str, _Sheet] = field(default_factory=dict)

    def node(self, label: str, key: str, properties: Row) -> None:
        """A node; `key` is the property that relationships name it by."""
        rest = {_typed(name): value for name, value in properties.items() if name != key}
        self._put("nodes", label, label, {f"{key}:ID({label})": properties[key]} | rest)

    def edge(self, kind: str, start: tuple[str, str], end: tuple[str, str], properties: Row) -> None:
        """A relationship from a node to a node, each by label and key."""
        ends = {f":START_ID({start[0]})": start[1], f":END_ID({end[0]})": end[1]}
        name = f"{start[0]}_{kind}_{end[0]}"
        self._put("relationships", kind, name, ends | {_typed(key): properties[key] for key in properties})

    def _put(self, option: str, kind: str, name: str, row: Row) -> None:
        sheet = self.sheets.get(name)
        if sheet is None:
            path = self.path / f"{name}.csv"
            file = self.files.enter_context(path.open("w", encoding="utf-8", newline=""))
            sheet = self.sheets[name] = _Sheet(f"--{option}={kind}=./{path.name}", path, file)
            file.write(",".join(row) + "\n")
        sheet.put(row)


@dataclass(slots=True)
class _Shared:
    """What several plans share, as the smallest plan id shows it; plans come in the order of their ids."""

    agencies: dict[str, tuple[Agency, str, set[str]]] = field(default_factory=dict)
    heirs: dict[str, tuple[Agency, str, set[str]]] = field(default_factory=dict)
    industries: dict[str, tuple[str | None, str]] = field(default_factory=dict)
    documents: dict[str, Row] = field(default_factory=dict)
    successions: set[tuple[str, str, str, str]] = field(default_factory=set)

    def add(self, plan: PlanGraph, rows: Row) -> None:
        """Take in what one more plan says."""
        last = {found.successor.id: found.successor for found in plan.successions}
        for kept, said in ((self.agencies, plan.agencies), (self.heirs, last.values())):
            for agency in said:
                kept.setdefault(agency.id, (agency, plan.plan.id, set()))[2].update(agency.aliases)
        for industry in plan.industries:
            self.industries.setdefault(industry.name, (industry.parent, plan.plan.id))
        self.documents |= {row["key"]: row["document"] for row in rows["citations"]}
        self.successions |= {
            (found.predecessor, found.successor.id, found.date, found.basis) for found in plan.successions
        }


def export_neo4j_admin(reader: Reader, folder: Path, fold: Fold) -> str:
    """Write the CSV files and `import.sh` into `folder`, made if missing; returns the command of import.sh.

    The database that it makes is the one that loading the same plans makes, but for constraints and indexes,
    which `zeren init` makes.
    """
    folder.mkdir(parents=True, exist_ok=True)
    shared = _Shared()
    with ExitStack() as files:
        sheets = _Folder(folder, files)
        for plan in _plans(reader):
            rows = plan_rows(settle(plan), fold)
            shared.add(plan, rows)
            _put_nodes(sheets, rows)
            _put_edges(sheets, rows)
        _put_shared(sheets, shared, fold)
        command = _command(sheets)
    (folder / "import.sh").write_text(f'#!/bin/sh\ncd "$(dirname "$0")" && {command}\n', encoding="utf-8")
    return command


def _plans(reader: Reader) -> Iterator[PlanGraph]:
    offset = 0
    while page := reader.plans(limit=PAGE, offset=offset).rows:
        yield from (reader.plan(summary.id) for summary in page)
        offset += PAGE


def _put_nodes(sheets: _Folder, rows: Row) -> None:
    sheets.node("Plan", "id", rows["props"])
    for row in rows["sections"]:
        sheets.node("Section", "id", row)
    for row in (*rows["grouped"], *rows["loose"]):
        sheets.node("ActionItem", "id", row["props"] | {"words": row["words"]})
    for row in rows["targets"]:
        sheets.node("Target", "id", row["props"])


def _put_edges(sheets: _Folder, rows: Row) -> None:
    plan = ("Plan", rows["plan"])
    put = sheets.edge
    for row in rows["sections"]:
        put("HAS_SECTION", plan, ("Section", row["id"]), {"order": row["order"]})
    for row in (*rows["grouped"], *rows["loose"]):
        own = row["props"]
        owner = ("Section", own["section"]) if own["section"] else plan
        put("HAS_ITEM", owner, ("ActionItem", own["id"]), {"order": own["order"]})
    for row in rows["measures"]:
        put("PART_OF", ("ActionItem", row["id"]), ("ActionItem", row["parent"]), {})
    for row in rows["targets"]:
        put("HAS_TARGET", ("ActionItem", row["item"]), ("Target", row["props"]["id"]), row["quote"])
    for row in rows["coverages"]:
        put("COVERS", ("ActionItem", row["item"]), ("Industry", row["industry"]), row["props"])
    for kind in TYPES.values():
        for row in rows[kind]:
            put(kind, ("Agency", row["agency"]), ("ActionItem", row["item"]), row["props"])
    _put_said(put, plan, rows)


def _put_said(put: Callable[..., None], plan: tuple[str, str], rows: Row) -> None:
    for row in rows["agencies"]:
        put("NAMES", plan, ("Agency", row["id"]), row["said"])
    for row in rows["successions"]:
        said = {key: row[key] for key in ("predecessor", "date", "basis")} | row["said"]
        put("NAMES_SUCCESSOR", plan, ("Agency", row["id"]), said)
    for row in rows["industries"]:
        put("LISTS", plan, ("Industry", row["name"]), {"seq": row["seq"], "parent": row["parent"]})
    for row in rows["citations"]:
        put("CITES", plan, ("CitedDocument", row["key"]), row["props"])


def _put_shared(sheets: _Folder, shared: _Shared, fold: Fold) -> None:
    sheets.node("ZerenSchema", "name", {"name": "zeren", "version": VERSION})
    for own, (agency, plan, aliases) in (shared.heirs | shared.agencies).items():
        shown = shown_fields(replace(agency, aliases=tuple(aliases)), fold)
        said = {"named": own in shared.agencies, "shown_by": plan}
        sheets.node("Agency", "id", {"id": own} | shown | said)
    for predecessor, successor, date, basis in sorted(shared.successions):
        ends = ("Agency", predecessor), ("Agency", successor)
        sheets.edge("SUCCEEDED_BY", *ends, {"date": date, "basis": basis})
    for key, document in shared.documents.items():
        sheets.node("CitedDocument", "key", {"key": key} | document)
    _put_industries(sheets, shared.industries)


def _put_industries(sheets: _Folder, industries: dict[str, tuple[str | None, str]]) -> None:
    parents = {parent: (None, None) for parent, _ in industries.values() if parent is not None}
    for name, (parent, plan) in (parents | industries).items():
        sheets.node("Industry", "name", {"name": name, "parent": parent, "shown_by": plan})
        if parent is not None:
            sheets.edge("PART_OF", ("Industry", name), ("Industry", parent), {})


def _command(sheets: _Folder) -> str:
    options = [
        *("--multiline-fields=true", "--array-delimiter=U+001F", "--read-buffer-size=8m"),
        *sorted(sheet.option for sheet in sheets.sheets.values()),
    ]
    return f"neo4j-admin database import full ${{1:-neo4j}} {shlex.join(options)}"


def _typed(name: str) -> str:
    return f"{name}:{KINDS.get(name, 'string')}"


def _cell(value: Any) -> str:
    """A value as the importer reads it: nothing where a property is absent, quotes for every text."""
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case list():
            return _cell(ARRAY.join(value))
        case str():
            return '"' + value.replace('"', '""') + '"'
        case _:
            return str(value)
