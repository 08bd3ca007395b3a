"""`correct`: an entry of a corrections.yaml, tried before it is written."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer
import yaml

from graph.errors import CorrectionError, ZerenError
from graph.model import PlanGraph, Role
from loaders.corrections import FILE_NAME, Deed, find_corrections, for_file, read_corrections
from loaders.corrections_made import read_corrected
from zeren.exits import AskedError, say
from zeren.files import name_of, read_bytes
from zeren.numbers import same_number

app = typer.Typer(rich_markup_mode=None)

_ONE_OF = "--add, --remove, --change, --same or --apart"


@dataclass(frozen=True, slots=True)
class Asked:
    """What the options say: one deed, and its fields as the entry has them."""

    do: Deed
    fields: dict[str, str]


@app.command()
def correct(
    path: Annotated[
        Path, typer.Argument(metavar="FILE", help="The plan; for --same and --apart also a folder of plans.")
    ],
    reason: Annotated[str, typer.Option("--reason", metavar="WORDS", help="Why; it is shown wherever it counts.")],
    item: Annotated[str | None, typer.Option("--item", metavar="NUMBER", help="The item, by its number or id.")] = None,
    add: Annotated[str | None, typer.Option("--add", metavar="NAME", help="An agency that the item has too.")] = None,
    remove: Annotated[
        str | None, typer.Option("--remove", metavar="NAME", help="An agency that the item does not have.")
    ] = None,
    change: Annotated[
        str | None, typer.Option("--change", metavar="NAME", help="An agency that has another role there.")
    ] = None,
    role: Annotated[Role | None, typer.Option("--role", help="With --add and --change: the role.")] = None,
    quote: Annotated[
        str | None,
        typer.Option("--quote", metavar="WORDS", help="With --add: the item's words for it, if not the name."),
    ] = None,
    same: Annotated[str | None, typer.Option("--same", metavar="NAME", help="A name of the body --with.")] = None,
    apart: Annotated[str | None, typer.Option("--apart", metavar="NAME", help="A name of another body --from.")] = None,
    other: Annotated[
        str | None, typer.Option("--with", "--from", metavar="NAME", help="The second name, for --same and --apart.")
    ] = None,
) -> None:
    """Put the reading of a plan right, for good.

    Writes an entry into the corrections.yaml beside the plan, or in the nearest folder above it; it is heeded
    whenever the plan is read. One that does not fit is told and not written. Load the plan again afterwards.
    """
    asked = _asked(add=add, remove=remove, change=change, same=same, apart=apart)
    given = {"role": role and role.value, "quote": quote, "other": other, "item": item}
    fields = asked.fields | {name: value for name, value in given.items() if value}
    target = find_corrections(path / FILE_NAME if path.is_dir() else path) or _beside(path)
    entry = {"do": asked.do.value, **_of_file(path, target), **fields, "reason": reason}
    if asked.do is Deed.APART:
        entry["agency"], entry["other"] = entry.get("other", ""), entry["agency"]
    _write(entry, target, path)


def _asked(**names: str | None) -> Asked:
    deeds = {"add": Deed.ADD, "remove": Deed.REMOVE, "change": Deed.ROLE, "same": Deed.SAME, "apart": Deed.APART}
    given = [(deeds[option], name) for option, name in names.items() if name]
    if len(given) != 1:
        raise AskedError(f"{len(given) or 'no'} corrections at once", advice=f"Give one of {_ONE_OF}")
    deed, name = given[0]
    return Asked(deed, {"agency": name})


def _beside(path: Path) -> Path:
    return (path if path.is_dir() else path.parent).resolve() / FILE_NAME


def _of_file(path: Path, target: Path) -> dict[str, str]:
    return {} if path.is_dir() else {"file": path.resolve().relative_to(target.parent).as_posix()}


def _write(entry: dict[str, str], target: Path, path: Path) -> None:
    """Write the file with the new entry if it can be read, and its plan with it; leave it as it was otherwise."""
    before = target.read_bytes() if target.exists() else None
    if "item" in entry:
        entry["item"] = _item(entry["item"], _read(path, target))
    lines = yaml.safe_dump([entry], allow_unicode=True, sort_keys=False, width=120)
    head = (before or b"").decode("utf-8")
    target.write_text(head + ("" if head.endswith("\n") or not head else "\n") + lines, encoding="utf-8")
    try:
        if len(read_corrections(target)) == 0:
            raise CorrectionError("the entry does not stand in it", where=str(target), advice="Mend the file")
        if path.is_file():
            _read(path, target)
    except ZerenError:
        if before is None:
            target.unlink()
        else:
            target.write_bytes(before)
        raise
    say(f"written to {target}; load the plan again: zeren load {path}")


def _read(path: Path, target: Path) -> PlanGraph:
    entries = read_corrections(target) if target.exists() else ()
    return read_corrected(read_bytes(str(path)), name_of(str(path)), for_file(entries, target, path), target)


def _item(typed: str, plan: PlanGraph) -> str:
    """The item's number as printed where no other has it, else its id."""
    meant = [item for item in plan.items if typed == item.id or same_number(typed, item.number)]
    if len(meant) != 1:
        ids = ", ".join(f"{item.id} ({item.title})" for item in meant) or ", ".join(item.number for item in plan.items)
        what = f"item {typed!r} could be any of {len(meant)}" if meant else f"the plan has no item {typed!r}"
        raise AskedError(what, advice=f"Give one of {ids}")
    number = meant[0].number
    return number if sum(item.number == number for item in plan.items) == 1 else meant[0].id
