"""Precision, recall and F1 of an extractor on our own labelled corpus.

python -m bench.accuracy                      the parser of this tree, by document, split, pattern and format, with every error
python -m bench.accuracy --write              the same, and brings the tables of the READMEs up to date
python -m bench.accuracy --jsonl FILE         any extractor's JSONL (one object of DESIGN's contract a line)
python -m bench.accuracy --against REV        which assignments and targets this tree gained and lost since REV
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from bench.accuracy_page import Measured, by_format, by_layout, merged, wanted, write
from bench.gold import ASKED, ROOT, Comparison, Labelled, Tally, compare, corpus
from bench.patterns import CLAUSES, TARGETS
from graph.contract import plan_json
from graph.model import PlanGraph
from loaders.pipeline import read_plan


@cache
def graph_of(path: Path) -> PlanGraph:
    """What this tree's parser reads in a document, with the trace that an audit goes by; each is read once in a process."""
    return read_plan(path.read_bytes(), path.name, traced=True)


def extract(documents: Iterable[Labelled]) -> dict[str, Mapping[str, Any]]:
    """What this tree's parser reads in each document, by file name."""
    return {each.path.name: plan_json(graph_of(each.path)) for each in documents}


def from_jsonl(path: Path) -> dict[str, Mapping[str, Any]]:
    """The objects of a JSONL file, by the file name of their source."""
    objects = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return {Path(each["plan"]["source"]["name"]).name: each for each in objects}


def _row(name: str, found: Comparison) -> str:
    tallies: list[Tally] = [getattr(found, asked) for asked in ASKED]
    cells = [f"{value:6.3f}" for tally in tallies for value in tally.scores]
    return f"{name:34.34} {' '.join(f'{wanted(tally):5d}' for tally in tallies[:3])} " + " ".join(cells)


def _print_patterns(title: str, names: Iterable[str], tallies: Mapping[str, Tally]) -> None:
    print(f"\n{title:34} wanted      P      R      F")
    for name in names:
        if tally := tallies.get(name):
            print(f"{name:34} {wanted(tally):6d} " + " ".join(f"{value:6.3f}" for value in tally.scores))


def _print_errors(name: str, comparison: Comparison) -> None:
    for asked in ASKED:
        tally: Tally = getattr(comparison, asked)
        for sign, answers in (("+", tally.extra), ("-", tally.missing)):
            for answer in answers:
                print(f"  {sign} {name.partition('-')[0]} {asked}: {answer}")


def measure(extracted: Mapping[str, Mapping[str, Any]], split: str = "all") -> Measured:
    """Each document of the split with what was read in it compared with its gold."""
    return [
        (document, compare(extracted.get(document.path.name, {"items": []}), document.gold))
        for document in corpus(split)
    ]


def report(measured: Measured, quiet: bool) -> None:
    """Print a row a document, a split, a format and a layout, the patterns of clauses and targets, and every error of dev."""
    print(
        f"{'document':34} items  asg.  tgt.  "
        + " ".join(f"{asked[:3]}.P  {asked[:3]}.R  {asked[:3]}.F" for asked in ASKED)
    )
    for document, found in measured:
        print(_row(document.path.name, found))
    for split in sorted({document.split for document, _ in measured}):
        print(_row(f"all of {split}", merged(found for document, found in measured if document.split == split)))
    for form, found in by_format(measured).items():
        print(_row(f"all in {form}", found))
    for layout, found in by_layout(measured).items():
        print(_row(f"all with most in: {layout}", found))
    whole = merged(found for _, found in measured)
    _print_patterns("assignments by clause", CLAUSES, whole.clauses)
    _print_patterns("targets by figure", TARGETS, whole.figures)
    for document, found in [] if quiet else measured:
        # Of the test split nobody sees the errors.
        if document.split == "dev":
            _print_errors(document.name, found)


def _statements(extracted: Mapping[str, Mapping[str, Any]]) -> Counter[str]:
    found: Counter[str] = Counter()
    for name, plan in extracted.items():
        for item in plan["items"]:
            head = f"{name} {item['number']}"
            found.update(f"{head} {each['role']} {each['name']}" for each in item["assignments"])
            found.update(
                f"{head} {each['metric']} {each['comparator']} {each['value']} {each['unit']}"
                for each in item["targets"]
            )
    return found


def against(revision: str) -> None:
    """Print the assignments and targets that this tree reads and `revision` does not, and the other way round."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            ["git", "worktree", "add", "--detach", folder, revision], cwd=ROOT, check=True, capture_output=True
        )
        try:
            command = [sys.executable, "-m", "zeren", "extract", "--format", "jsonl"]
            files = [str(each.path) for each in corpus()]
            environment = os.environ | {"PYTHONPATH": folder}
            done = subprocess.run(
                [*command, *files], cwd=folder, env=environment, capture_output=True, text=True, check=False
            )
        finally:
            subprocess.run(["git", "worktree", "remove", "--force", folder], cwd=ROOT, check=True, capture_output=True)
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    before = _statements({Path(each["plan"]["source"]["name"]).name: each for each in lines})
    after = _statements(extract(corpus()))
    for sign, statements in (("gained", after - before), ("lost", before - after)):
        print(f"{sign} {statements.total()}")
        for statement in sorted(statements):
            print(f"  {statement}")


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--split", choices=("dev", "test", "all"), default="all")
    parser.add_argument("--jsonl", type=Path)
    parser.add_argument("--against", metavar="REV")
    parser.add_argument("--write", action="store_true", help="bring the tables of the READMEs up to date")
    parser.add_argument("--quiet", action="store_true", help="leave out the errors")
    asked = parser.parse_args()
    if asked.against:
        against(asked.against)
        return
    measured = measure(from_jsonl(asked.jsonl) if asked.jsonl else extract(corpus(asked.split)), asked.split)
    report(measured, asked.quiet)
    if asked.write:
        if asked.jsonl or asked.split != "all":
            parser.error("--write shows this tree's parser on both splits")
        for page in write(measured):
            print(f"wrote {page.name}")


if __name__ == "__main__":
    main()
