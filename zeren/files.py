"""Files that may be plans: which ones a path stands for, and reading one as it was corrected."""

import sys
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from graph.errors import DocumentError, NoPlanError, ZerenError
from graph.model import PlanGraph
from loaders.corrections import FILE_NAME, Correction, find_corrections, for_file, read_corrections
from loaders.corrections_made import heeded, read_corrected

STANDARD_INPUT = "-"
# In a folder, what else lies there (pictures, tables of ours) is passed over and named; the formats that are not read
# but hold plans are tried, because their error says how to save them anew.
_READ = ".txt .md .markdown .html .htm .shtml .xhtml .docx .docm .xlsx .xlsm .csv .tsv .tab .pdf"
_TRIED = ".doc .xls .wps .et .rtf .xlsb .ofd .odt .ods .mht .mhtml"
_SUFFIXES = frozenset(f"{_READ} {_TRIED}".split())
# What Word and Excel keep beside a file that is open.
_LOCK = "~$"


@dataclass(frozen=True, slots=True)
class Found:
    """The files that the paths stand for, and the files of folders that are of no kind that holds a plan.

    `named` are those that were named themselves: each of them must be a plan, while a README may lie in a folder.
    """

    files: tuple[str, ...]
    passed_over: tuple[str, ...]
    named: frozenset[str] = frozenset()

    def may_be_none(self, path: str, error: ZerenError) -> bool:
        """Whether the file need not be a plan, and holds nothing that a plan is made of."""
        return isinstance(error, NoPlanError) and path not in self.named


def find_files(paths: Iterable[str]) -> Found:
    """Each file as it was named, each folder as its files, sorted by name, those of folders inside it too.

    A path that is not there counts as a file: reading it tells the error, and the others are still read.
    """
    files: list[str] = []
    named: set[str] = set()
    passed_over: list[str] = []
    for path in dict.fromkeys(paths):
        if path != STANDARD_INPUT and Path(path).is_dir():
            inside = [file for file in _inside(Path(path)) if file.name != FILE_NAME]
            kept = sorted(str(file) for file in inside if file.suffix.lower() in _SUFFIXES)
            passed_over += sorted(set(map(str, inside)) - set(kept))
            files += kept
        else:
            files.append(path)
            named.add(path)
    return Found(tuple(dict.fromkeys(files)), tuple(passed_over), frozenset(named))


def _inside(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        hidden = path.name.startswith(_LOCK) or any(part.startswith(".") for part in path.relative_to(folder).parts)
        if not hidden and path.is_file():
            yield path


def read_bytes(path: str) -> bytes:
    """What the file, or standard input for `-`, holds. Raises DocumentError where it cannot be read."""
    try:
        return sys.stdin.buffer.read() if path == STANDARD_INPUT else Path(path).read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise DocumentError(f"cannot be read: {reason}", where=path, advice=_advice(error)) from error


def _advice(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "Check the name; a name with blanks needs quotation marks"
    if isinstance(error, PermissionError):
        return "Ask for the right to read it, or copy it to where you may"
    return "Check the disk or the share that it lies on"


def name_of(path: str) -> str:
    """What the plan will call its source."""
    return "standard input" if path == STANDARD_INPUT else Path(path).name


@dataclass(frozen=True, slots=True)
class Entries:
    """The corrections that concern one file, and the file that they stand in; none of either where there are none."""

    path: Path | None = None
    corrections: tuple[Correction, ...] = ()


@dataclass(slots=True)
class Shelf:
    """The corrections.yaml files of a run, each read once."""

    _read: dict[Path, tuple[Correction, ...]] = field(default_factory=dict)
    _heeded: set[tuple[Path, int]] = field(default_factory=set)

    def entries(self, path: str) -> Entries:
        """The corrections of the plan in the file. Raises CorrectionError for a file of them that is not well formed."""
        found = None if path == STANDARD_INPUT else find_corrections(Path(path))
        if found is None:
            return Entries()
        if found not in self._read:
            self._read[found] = read_corrections(found)
        return Entries(found, for_file(self._read[found], found, Path(path)))

    def heed(self, plan: PlanGraph, entries: Entries) -> None:
        """Note which judgements for the whole corpus changed the plan."""
        for each in entries.corrections:
            if entries.path and each.file is None and heeded(plan, each):
                self._heeded.add((entries.path, each.place))

    def strays(self, folders: Collection[Path]) -> Iterator[tuple[Path, Correction, str]]:
        """The entries that nothing answers to, and why: their plan is not there, or, where all plans beside or below
        the entries were read (they lie in `folders`), none of them is changed by a judgement."""
        for path, corrections in self._read.items():
            whole = any(path.parent.is_relative_to(folder) for folder in folders)
            for each in corrections:
                if each.file is not None and not (path.parent / each.file).is_file():
                    yield path, each, f"there is no file {each.file}"
                elif each.file is None and whole and (path, each.place) not in self._heeded:
                    yield path, each, f"no name in any plan is changed by it: {each.agency}, {each.other}"


def read_entries(data: bytes, name: str, entries: Entries, *, traced: bool = False) -> PlanGraph:
    """The plan as `read_corrected` reads it."""
    return read_corrected(data, name, entries.corrections, entries.path or Path(FILE_NAME), traced=traced)


def read_file(path: str, shelf: Shelf, *, traced: bool = False) -> PlanGraph | ZerenError:
    """The plan in the file, or the error that it gave: one bad file of several must not stop the others."""
    try:
        return read_entries(read_bytes(path), name_of(path), shelf.entries(path), traced=traced)
    except ZerenError as error:
        return error
