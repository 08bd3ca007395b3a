"""Our own labelled corpus, and how an extractor's JSON is compared with it."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from bench.patterns import clause_pattern, target_pattern
from loaders.script import canonical, from_mirror

ROOT = Path(__file__).resolve().parent.parent
PLANS = ROOT / "tests" / "plans"
# Kept aside: nobody looks at these while changing the parser.
TEST_SPLIT = frozenset((*range(191, 197), *range(204, 210), 213, 214, 215, *range(300, 348), *range(402, 498)))
ASKED = ("items", "assignments", "targets", "industries")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# A page's readings (立標(biāo)定界) are no words of the text.
_PINYIN = re.compile(r"(?<=[\u4e00-\u9fff])（[a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]{1,7}）")
_NOT_WORDS = re.compile(r"[^\u4e00-\u9fffA-Za-z0-9]")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A document with its gold; `split` is `dev` or `test`."""

    name: str
    path: Path
    split: str

    @property
    def gold(self) -> Mapping[str, Any]:
        """The labels beside the document, read when they are first asked for."""
        return _gold_in(self.path.with_name(f"{self.name}.gold.yaml"))


@dataclass(slots=True)
class Tally:
    """Found and wanted answers: those that agree, those that only one side has."""

    right: Counter[str] = field(default_factory=Counter)
    extra: Counter[str] = field(default_factory=Counter)
    missing: Counter[str] = field(default_factory=Counter)

    def add(self, where: str, found: Counter[str], wanted: Counter[str]) -> None:
        """Compare the answers of one item."""
        for tally, answers in (
            (self.right, found & wanted),
            (self.extra, found - wanted),
            (self.missing, wanted - found),
        ):
            tally.update({f"{where} | {answer}": count for answer, count in answers.items()})

    def merge(self, other: "Tally") -> None:
        """Take in another tally's answers."""
        self.right += other.right
        self.extra += other.extra
        self.missing += other.missing

    @property
    def scores(self) -> tuple[float, float, float]:
        """Precision, recall and F1; 1.0 where nothing was wanted and nothing found."""
        right, extra, missing = self.right.total(), self.extra.total(), self.missing.total()
        precision = right / (right + extra) if right + extra else 1.0
        recall = right / (right + missing) if right + missing else 1.0
        f1 = 2 * right / (2 * right + extra + missing) if right + extra + missing else 1.0
        return precision, recall, f1


@dataclass(slots=True)
class Comparison:
    """One document's tallies by what was asked for."""

    items: Tally = field(default_factory=Tally)
    assignments: Tally = field(default_factory=Tally)
    targets: Tally = field(default_factory=Tally)
    industries: Tally = field(default_factory=Tally)
    clauses: dict[str, Tally] = field(default_factory=dict)
    figures: dict[str, Tally] = field(default_factory=dict)

    def merge(self, other: "Comparison") -> None:
        """Take in another document's tallies."""
        for name in ASKED:
            tally: Tally = getattr(self, name)
            tally.merge(getattr(other, name))
        for own, theirs in ((self.clauses, other.clauses), (self.figures, other.figures)):
            for pattern, tally in theirs.items():
                own.setdefault(pattern, Tally()).merge(tally)


def _number(path: Path) -> int:
    return int(path.name.partition("-")[0])


def yaml_in(path: Path) -> Any:
    """What a YAML file holds; PyYAML reads it in C, where that was built, in an eighth of the time."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)


@cache
def _gold_in(path: Path) -> Mapping[str, Any]:
    gold: Mapping[str, Any] = yaml_in(path)
    return gold


def corpus(split: str | None = None) -> Iterator[Labelled]:
    """The labelled documents in order of their numbers, of one split or of both."""
    documents = {each.stem: each for each in PLANS.iterdir() if each.suffix != ".yaml"}
    for path in sorted(PLANS.glob("*.gold.yaml"), key=_number):
        name = path.name.removesuffix(".gold.yaml")
        document = documents[name]
        found = "test" if _number(path) in TEST_SPLIT else "dev"
        if split in (None, "all", found):
            yield Labelled(name, document, found)


def words_of(text: str | None) -> str:
    """The letters and digits of a text in mainland Simplified, by which titles and beginnings are matched."""
    return _NOT_WORDS.sub("", _PINYIN.sub("", from_mirror(canonical(text or ""))))


def _item_for(gold: Mapping[str, Any], items: Sequence[Mapping[str, Any]]) -> Mapping[str, Any] | None:
    start = words_of(str(gold["start"]))
    near = [item for item in items if words_of(item["text"]).startswith(start)]
    near = near or [item for item in items if start in words_of(item["text"])[:80]]
    numbered = [item for item in near if item["number"] == str(gold["number"])]
    return next(iter(numbered or near), None)


def _target(target: Mapping[str, Any]) -> str:
    keys = ("metric", "value", "unit", "comparator", "deadline", "baseline", "period")
    shown = {key: target.get(key) for key in keys}
    shown["value"] = float(target["value"])
    return " ".join("-" if shown[key] is None else str(shown[key]) for key in keys)


def _answers(item: Mapping[str, Any] | None) -> dict[str, Counter[str]]:
    """An extracted item's answers in the words of the gold."""
    if item is None:
        return {"assignments": Counter(), "targets": Counter(), "industries": Counter()}
    return {
        "assignments": Counter(f"{each['role']} {each['name']}" for each in item["assignments"]),
        "targets": Counter(_target(each) for each in item["targets"] if each["value"] is not None),
        "industries": Counter(f"{each['name']} < {each['parent']}" for each in item["industries"]),
    }


def _wanted(gold: Mapping[str, Any]) -> dict[str, Counter[str]]:
    return {
        "assignments": Counter(gold.get("assignments") or []),
        "targets": Counter(_target(each) for each in gold.get("targets") or []),
        "industries": Counter(f"{name} < {parent}" for name, parent in gold.get("industries") or []),
    }


def compare(extracted: Mapping[str, Any], gold: Mapping[str, Any]) -> Comparison:
    """An extractor's JSON object (DESIGN's contract) against the gold of the same document."""
    comparison = Comparison()
    left = list(extracted["items"])
    for wanted in gold["items"]:
        item = _item_for(wanted, left)
        if item is not None:
            left.remove(item)
        where = f"{wanted['number']} {wanted['start']}"
        comparison.items.add(where, Counter({"item": int(item is not None)}), Counter({"item": 1}))
        _tally(comparison, where, item, _answers(item), _wanted(wanted))
    for item in left:
        where = f"{item['number']} {item['title'][:15]}"
        comparison.items.add(where, Counter({"item": 1}), Counter())
        _tally(comparison, where, item, _answers(item), _wanted({}))
    return comparison


def _tally(
    comparison: Comparison,
    where: str,
    item: Mapping[str, Any] | None,
    found: Mapping[str, Counter[str]],
    wanted: Mapping[str, Counter[str]],
) -> None:
    for asked in ASKED[1:]:
        tally: Tally = getattr(comparison, asked)
        tally.add(where, found[asked], wanted[asked])
    for answer in found["assignments"] | wanted["assignments"]:
        pattern = clause_pattern(item, answer.partition(" ")[2])
        _add(comparison.clauses, pattern, where, answer, found["assignments"], wanted["assignments"])
    for answer in found["targets"] | wanted["targets"]:
        _add(comparison.figures, target_pattern(answer), where, answer, found["targets"], wanted["targets"])


def _add(
    tallies: dict[str, Tally], pattern: str, where: str, answer: str, found: Counter[str], wanted: Counter[str]
) -> None:
    one = Counter({answer: found[answer]}), Counter({answer: wanted[answer]})
    tallies.setdefault(pattern, Tally()).add(where, *one)
