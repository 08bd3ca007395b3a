"""`correct`: an entry of a corrections.yaml, tried before it is written."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer
import yaml

from graph.errors import CorrectionError, ZerenError
from graph.model import PlanGraph, Role
from loaders.corrections import FILE_NAME, Deed, find_corrections, for_file, read_corrections, where_of
from loaders.corrections_made import read_corrected
from zeren.exits import AskedError, say
from zeren.files import name_of, read_bytes
from zeren.numbers import same_number

app = typer.Typer(rich_markup_mode=None)

_ONE_OF = "--add, --remove, --change, --same or --apart"


@dataclass(frozen=True, slots=True)
class Asked:
    """What the options say: one deed, and its fields as the entry has them."""

    option: str
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
    _check(asked, path, {"--item": item, "--role": role, "--with": other, "--from": other})
    given = {"role": role and role.value, "quote": quote, "other": other, "item": item}
    fields = asked.fields | {name: value for name, value in given.items() if value}
    target = find_corrections(path / FILE_NAME if path.is_dir() else path) or _beside(path)
    entry = {"do": asked.do.value, **_of_file(path, target), **fields, "reason": reason}
    if asked.do is Deed.APART:
        entry["agency"], entry["other"] = entry.get("other", ""), entry["agency"]
    _write(entry, target, path, _FITTING[asked.do])


def _asked(**names: str | None) -> Asked:
    deeds = {"add": Deed.ADD, "remove": Deed.REMOVE, "change": Deed.ROLE, "same": Deed.SAME, "apart": Deed.APART}
    given = [(f"--{option}", deeds[option], name) for option, name in names.items() if name]
    if len(given) != 1:
        raise AskedError(f"{len(given) or 'no'} corrections at once", advice=f"Give one of {_ONE_OF}")
    option, deed, name = given[0]
    return Asked(option, deed, {"agency": name})


def _check(asked: Asked, path: Path, given: Mapping[str, str | None]) -> None:
    """AskedError where the deed needs an option that is not given, or one plan and not a folder of them."""
    if missing := [option for option in _NEEDED[asked.do] if not given[option]]:
        raise AskedError(
            f"{asked.option} needs {' and '.join(missing)}", advice="`zeren correct --help` says what they are"
        )
    if path.is_dir() and asked.do not in (Deed.SAME, Deed.APART):
        raise AskedError(
            f"{asked.option} is about one plan, and this is a folder", where=str(path), advice="Name the file"
        )


_NEEDED = {
    Deed.ADD: ("--item", "--role"),
    Deed.REMOVE: ("--item",),
    Deed.ROLE: ("--item", "--role"),
    Deed.SAME: ("--with",),
    Deed.APART: ("--from",),
}
# What to do about a correction that does not fit; the reading's own advice is for an entry that once did.
_FITTING = {
    Deed.ADD: "Quote words of the item, in its own script, with --quote; an agency that it has already takes --change",
    Deed.REMOVE: "Give an agency that the item has: `zeren extract` shows them",
    Deed.ROLE: "Give an agency that the item has, and a role that it does not have there: `zeren extract` shows both",
    Deed.SAME: "Give two names, of which the plan has one: `zeren extract` shows them",
    Deed.APART: "Give two names of the plan that are read as one agency: `zeren extract` shows them",
}


def _beside(path: Path) -> Path:
    return (path if path.is_dir() else path.parent).resolve() / FILE_NAME


def _of_file(path: Path, target: Path) -> dict[str, str]:
    return {} if path.is_dir() else {"file": path.resolve().relative_to(target.parent).as_posix()}


def _write(entry: dict[str, str], target: Path, path: Path, advice: str) -> None:
    """Write the file with the new entry if it can be read, and its plan with it; leave it as it was otherwise."""
    before = target.read_bytes() if target.exists() else None
    if "item" in entry:
        entry["item"] = _item(entry["item"], _read(path, target))
    lines = yaml.safe_dump([entry], allow_unicode=True, sort_keys=False, width=120)
    head = (before or b"").decode("utf-8")
    target.write_text(head + ("" if head.endswith("\n") or not head else "\n") + lines, encoding="utf-8")
    try:
        _try(target, path, advice)
    except ZerenError:
        if before is None:
            target.unlink()
        else:
            target.write_bytes(before)
        raise
    say(f"written to {target}; load the plan again: zeren load {path}")


def _try(target: Path, path: Path, advice: str) -> None:
    """Read the entries, and the plan with them. An error of the last entry, which nobody has written yet, is told as
    one of the plan, with the advice."""
    entries = read_corrections(target)
    if not entries:
        raise CorrectionError("the entry does not stand in it", where=str(target), advice="Mend the file")
    if not path.is_file():
        return
    try:
        _read(path, target)
    except CorrectionError as error:
        if error.where != where_of(target, len(entries)):
            raise
        raise CorrectionError(error.what, where=str(path), advice=advice) from error


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
