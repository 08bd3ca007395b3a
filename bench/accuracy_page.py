"""The accuracy as the READMEs show it: by split, by pattern of clause and of target, by format."""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from bench.gold import ROOT, Comparison, Labelled, Tally
from bench.patterns import CLAUSES, TARGETS

Measured = list[tuple[Labelled, Comparison]]
PAGES = {"README.md": "en", "README.zh.md": "zh"}
_PLACE = re.compile(r"(?<=<!-- accuracy -->\n).*?(?=\n<!-- /accuracy -->)", re.DOTALL)
_WORDS = {
    "en": (
        "Measured on our own labelled plans by `python -m bench.accuracy`; nobody looks at the test split while changing"
        " the parser, and every remaining error of the other is listed with its reason in `tests/plans/known_errors.yaml`."
        " `--write` brings these tables up to date.",
        "Both splits by where the clause stands, by what kind of figure the target is, and by format:",
    ),
    "zh": (
        "由 `python -m bench.accuracy` 在自有标注语料上测得；修改解析器时不看 test 部分，dev 部分的每个剩余错误及原因列在"
        " `tests/plans/known_errors.yaml`。`--write` 更新下列各表。",
        "两部分合计，按责任表述所在位置、目标类型和文件格式：",
    ),
}


def merged(comparisons: Iterable[Comparison]) -> Comparison:
    """All of them as one."""
    whole = Comparison()
    for each in comparisons:
        whole.merge(each)
    return whole


def by_format(measured: Measured) -> dict[str, Comparison]:
    """The comparisons of the files of each format, by suffix."""
    suffixes = sorted({document.path.suffix for document, _ in measured})
    return {
        suffix.removeprefix("."): merged(found for document, found in measured if document.path.suffix == suffix)
        for suffix in suffixes
    }


def by_layout(measured: Measured) -> dict[str, Comparison]:
    """The comparisons of the documents that name most of their agencies by one pattern of clause, by that pattern."""
    layouts: dict[str, list[Comparison]] = {}
    for _, found in measured:
        layout = max(found.clauses, key=lambda pattern: wanted(found.clauses[pattern]), default="no clause")
        layouts.setdefault(layout, []).append(found)
    return {layout: merged(found) for layout, found in sorted(layouts.items())}


def wanted(tally: Tally) -> int:
    """How many answers the gold holds."""
    return tally.right.total() + tally.missing.total()


def _scores(tally: Tally) -> str:
    return " / ".join(f"{value:.3f}" for value in tally.scores)


def _splits(measured: Measured) -> Iterator[str]:
    yield (
        "| split | plans | items | assignments | targets | items F1 | assignments P / R / F1 | targets P / R / F1 |"
        " industries F1 |"
    )
    yield "|---|--:|--:|--:|--:|--:|---|---|--:|"
    for split in ("dev", "test"):
        found = [comparison for document, comparison in measured if document.split == split]
        whole = merged(found)
        counts = " | ".join(str(wanted(tally)) for tally in (whole.items, whole.assignments, whole.targets))
        yield (
            f"| {split} | {len(found)} | {counts} | {whole.items.scores[2]:.3f} | {_scores(whole.assignments)} |"
            f" {_scores(whole.targets)} | {whole.industries.scores[2]:.3f} |"
        )


def _patterns(title: str, names: Iterable[str], tallies: Mapping[str, Tally]) -> Iterator[str]:
    yield f"| {title} | wanted | P / R / F1 |"
    yield "|---|--:|---|"
    for name in names:
        if name in tallies:
            yield f"| {name} | {wanted(tallies[name])} | {_scores(tallies[name])} |"


def _formats(measured: Measured) -> Iterator[str]:
    yield "| format | plans | assignments P / R / F1 | targets P / R / F1 |"
    yield "|---|--:|---|---|"
    for name, found in by_format(measured).items():
        plans = sum(document.path.suffix == f".{name}" for document, _ in measured)
        yield f"| {name} | {plans} | {_scores(found.assignments)} | {_scores(found.targets)} |"


def section(measured: Measured, language: str) -> str:
    """What stands between the marks of a README."""
    whole = merged(comparison for _, comparison in measured)
    first, second = _WORDS[language]
    tables = (
        _patterns("clause", CLAUSES, whole.clauses),
        _patterns("target", TARGETS, whole.figures),
        _formats(measured),
    )
    return "\n\n".join([first, "\n".join(_splits(measured)), second, *map("\n".join, tables)]) + "\n"


def write(measured: Measured) -> list[Path]:
    """Put the sections into the READMEs; the pages that changed."""
    changed = []
    for name, language in PAGES.items():
        page = ROOT / name
        before = page.read_text(encoding="utf-8")
        after = _PLACE.sub(lambda _, language=language: section(measured, language), before)  # type: ignore[misc]
        if after != before:
            page.write_text(after, encoding="utf-8")
            changed.append(page)
    return changed
