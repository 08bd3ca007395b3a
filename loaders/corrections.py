"""What people have put right in the reading of plans: the entries of a corrections.yaml."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

import yaml

from graph.errors import CorrectionError
from graph.model import Role
from loaders.judgements import Judgements

FILE_NAME = "corrections.yaml"
Choice = TypeVar("Choice", bound=StrEnum)


class Deed(StrEnum):
    """What an entry does."""

    ADD = "add"
    REMOVE = "remove"
    ROLE = "role"
    SAME = "same"
    APART = "apart"


@dataclass(frozen=True, slots=True)
class Correction:
    """An entry: `place` is its number in its file, from 1. `file` is the plan's file, beside the entries' own; without
    it a judgement on names (`same`, `apart`) holds for every plan of the corpus. `other` is the second name of one."""

    place: int
    do: Deed
    agency: str
    reason: str
    file: str | None = None
    item: str | None = None
    role: Role | None = None
    quote: str | None = None
    other: str | None = None


_JUDGES = (Deed.SAME, Deed.APART)
_NEEDED: Mapping[Deed, tuple[str, ...]] = {
    Deed.ADD: ("file", "item", "role"),
    Deed.REMOVE: ("file", "item"),
    Deed.ROLE: ("file", "item", "role"),
    Deed.SAME: ("other",),
    Deed.APART: ("other",),
}
_KNOWN = ("do", "agency", "reason", "file", "item", "role", "quote", "other")


def find_corrections(path: Path) -> Path | None:
    """The corrections.yaml in the folder of the file, else in the nearest folder above it; None where there is none."""
    folders = path.resolve().parents
    return next((folder / FILE_NAME for folder in folders if (folder / FILE_NAME).is_file()), None)


def read_corrections(path: Path) -> tuple[Correction, ...]:
    """The entries of a file. Raises CorrectionError for one that is not well formed, or contradicts another."""
    try:
        entries = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise CorrectionError(f"cannot be read: {error}", where=str(path), advice="Mend it, or take it away") from error
    if entries is None:
        return ()
    if not isinstance(entries, list):
        raise CorrectionError("is no list of corrections", where=str(path), advice="Begin each entry with `- do:`")
    found = tuple(_correction(entry, place, path) for place, entry in enumerate(entries, 1))
    _check_judgements(found, path)
    return found


def _correction(entry: Any, place: int, path: Path) -> Correction:
    where = where_of(path, place)
    if not isinstance(entry, dict) or not all(isinstance(value, str | int) for value in entry.values()):
        raise CorrectionError("is no entry", where=where, advice=f"Give it {', '.join(_KNOWN[:3])} and what they need")
    fields = {str(name): str(value).strip() for name, value in entry.items()}
    if unknown := sorted(set(fields) - set(_KNOWN)):
        raise CorrectionError(f"unknown field {unknown[0]!r}", where=where, advice=f"Known are {', '.join(_KNOWN)}")
    deed = _one_of(Deed, fields.get("do", ""), "do", where)
    missing = [name for name in ("agency", "reason", *_NEEDED[deed]) if not fields.get(name)]
    if missing:
        raise CorrectionError(
            f"{deed.value!r} needs {' and '.join(missing)}", where=where, advice="Add what is missing"
        )
    role = _one_of(Role, fields["role"], "role", where) if "role" in fields else None
    return Correction(
        place,
        deed,
        fields["agency"],
        fields["reason"],
        fields.get("file"),
        fields.get("item"),
        role,
        fields.get("quote"),
        fields.get("other"),
    )


def _one_of(choices: type[Choice], word: str, name: str, where: str) -> Choice:
    if word not in [choice.value for choice in choices]:
        advice = f"Give one of {', '.join(choice.value for choice in choices)}"
        raise CorrectionError(f"{name} is {word!r}", where=where, advice=advice)
    return choices(word)


def _check_judgements(corrections: Iterable[Correction], path: Path) -> None:
    judged: dict[frozenset[str], Correction] = {}
    for each in corrections:
        if each.do not in _JUDGES:
            continue
        before = judged.setdefault(frozenset({each.agency, each.other or ""}), each)
        if before.do is not each.do:
            raise CorrectionError(
                f"says {each.do.value!r} of {each.agency} and {each.other}, entry {before.place} says {before.do.value!r}",
                where=where_of(path, each.place),
                advice="Take one of the two out",
            )


def where_of(path: Path, place: int) -> str:
    """How an entry is named in a message."""
    return f"{path}, entry {place}"


def for_file(corrections: Iterable[Correction], entries: Path, path: Path) -> tuple[Correction, ...]:
    """The corrections of the file `entries` that concern the plan in the file `path`."""
    name = path.resolve().relative_to(entries.parent).as_posix()
    return tuple(each for each in corrections if each.file in (None, name))


def judgements_of(corrections: Sequence[Correction]) -> Judgements:
    """What they judge of names."""
    pairs = {deed: tuple((c.agency, c.other or "") for c in corrections if c.do is deed) for deed in _JUDGES}
    return Judgements(pairs[Deed.SAME], pairs[Deed.APART])
