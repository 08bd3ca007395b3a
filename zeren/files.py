"""Files that may be plans: which ones a path stands for, and reading one."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from graph.errors import DocumentError, ZerenError
from graph.model import PlanGraph
from loaders.pipeline import read_plan

STANDARD_INPUT = "-"
# In a folder, what else lies there (pictures, tables of ours) is passed over and counted; the old formats are
# tried, because their error says how to save them anew.
_SUFFIXES = frozenset(
    ".txt .md .markdown .html .htm .docx .xlsx .csv .tsv .pdf .doc .xls .wps .rtf".split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True)
class Found:
    """The files that the paths stand for, and how many files of folders are of no kind that holds a plan."""

    files: tuple[str, ...]
    passed_over: int


def find_files(paths: Iterable[str]) -> Found:
    """Each file as it was named, each folder as its files, sorted by name, those of folders inside it too.

    A path that is not there counts as a file: reading it tells the error, and the others are still read.
    """
    files: list[str] = []
    passed_over = 0
    for path in dict.fromkeys(paths):
        if path != STANDARD_INPUT and Path(path).is_dir():
            inside = list(_inside(Path(path)))
            kept = sorted(str(file) for file in inside if file.suffix.lower() in _SUFFIXES)
            passed_over += len(inside) - len(kept)
            files += kept
        else:
            files.append(path)
    return Found(tuple(dict.fromkeys(files)), passed_over)


def _inside(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
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


def read_file(path: str) -> PlanGraph | ZerenError:
    """The plan in the file, or the error that it gave: one bad file of several must not stop the others."""
    try:
        return read_plan(read_bytes(path), name_of(path))
    except ZerenError as error:
        return error
