"""Precision, recall and F1 of an extractor on our own labelled corpus.

python -m bench.accuracy                      the parser of this tree, by document and by split, with every error
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
from pathlib import Path
from typing import Any

from bench.gold import ROOT, Comparison, Labelled, Tally, compare, corpus
from graph.contract import plan_json
from loaders.pipeline import read_plan

ASKED = ("items", "assignments", "targets", "industries")


def extract(documents: Iterable[Labelled]) -> dict[str, Mapping[str, Any]]:
    """What this tree's parser reads in each document, by file name."""
    return {each.path.name: plan_json(read_plan(each.path.read_bytes(), each.path.name)) for each in documents}


def from_jsonl(path: Path) -> dict[str, Mapping[str, Any]]:
    """The objects of a JSONL file, by the file name of their source."""
    objects = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return {Path(each["plan"]["source"]["name"]).name: each for each in objects}


def _row(name: str, tallies: Mapping[str, Tally]) -> str:
    cells = [f"{value:6.3f}" for asked in ASKED for value in tallies[asked].scores]
    wanted = [f"{tallies[asked].right.total() + tallies[asked].missing.total():5d}" for asked in ASKED[:3]]
    return f"{name:34.34} {' '.join(wanted)} " + " ".join(cells)


def _print_errors(name: str, comparison: Comparison) -> None:
    for asked in ASKED:
        tally: Tally = getattr(comparison, asked)
        for sign, answers in (("+", tally.extra), ("-", tally.missing)):
            for answer in answers:
                print(f"  {sign} {name[:2]} {asked}: {answer}")


def report(extracted: Mapping[str, Mapping[str, Any]], split: str, quiet: bool) -> None:
    """Print a row a document, a row a split, and every error."""
    print(
        f"{'document':34} items  asg.  tgt.  "
        + " ".join(f"{asked[:3]}.P  {asked[:3]}.R  {asked[:3]}.F" for asked in ASKED)
    )
    totals = {each: {asked: Tally() for asked in ASKED} for each in ("dev", "test")}
    comparisons: dict[str, Comparison] = {}
    for document in corpus(split):
        got = extracted.get(document.path.name, {"items": []})
        comparison = comparisons[document.name] = compare(got, document.gold)
        tallies = {asked: getattr(comparison, asked) for asked in ASKED}
        print(_row(document.path.name, tallies))
        for asked in ASKED:
            totals[document.split][asked].merge(tallies[asked])
    for name, tallies in totals.items():
        if split in ("all", name):
            print(_row(f"all of {name}", tallies))
    for name, comparison in comparisons.items():
        if not quiet and (split != "all" or not any(each.name == name for each in corpus("test"))):
            _print_errors(name, comparison)


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
    parser.add_argument("--quiet", action="store_true", help="leave out the errors")
    asked = parser.parse_args()
    if asked.against:
        against(asked.against)
        return
    report(from_jsonl(asked.jsonl) if asked.jsonl else extract(corpus(asked.split)), asked.split, asked.quiet)


if __name__ == "__main__":
    main()
