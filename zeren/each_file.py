"""Files read one after the other: each plan of them, and how many failed or hold none."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from graph.errors import ZerenError
from graph.model import PlanGraph
from zeren.exits import code_of_many, tell
from zeren.files import Found, Shelf, find_files, read_file
from zeren.reports import nothing_found, passed_over, tell_no_plan


@dataclass(slots=True)
class EachFile:
    """The files that paths stand for, read in turn; what fails, and what of a folder is no plan, is told."""

    paths: Sequence[str]
    found: Found = field(init=False)
    failed: int = 0
    none: int = 0

    def __post_init__(self) -> None:
        """Find the files. Raises DocumentError where there are none."""
        self.found = find_files(self.paths)
        passed_over(self.found)
        if not self.found.files:
            raise nothing_found(self.paths)

    def plans(self, *, traced: bool = False) -> Iterator[tuple[str, PlanGraph]]:
        """Each file's path with its plan. Raises DocumentError at the end where no file held one."""
        shelf = Shelf()
        for path in self.found.files:
            read = read_file(path, shelf, traced=traced)
            if isinstance(read, PlanGraph):
                yield path, read
            else:
                self._tell(path, read)
        if self.none == len(self.found.files):
            raise nothing_found(self.paths)

    def _tell(self, path: str, error: ZerenError) -> None:
        if self.found.may_be_none(path, error):
            tell_no_plan(path, error)
            self.none += 1
        else:
            tell(error, where=path)
            self.failed += 1

    @property
    def code(self) -> int:
        """The exit code of the run."""
        return code_of_many(len(self.found.files) - self.none, self.failed)
