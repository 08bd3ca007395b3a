"""Whether reading takes time in proportion to the text, on texts of shapes that tempt a parser to look back.

python -m bench.grow [SHAPE …] [--size N] [--patience SECONDS]

Each shape is read at a quarter, at half and at the whole of its size. It exits with 1 where a doubling takes more than
2.5 times as long, both taken together, or one text longer than the patience. Processor time is measured, so that other
work on the machine counts little.
"""

import argparse
import signal
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import count, islice, pairwise
from types import FrameType

from bench.corpus import report
from bench.generate import plans
from bench.plans_layout import numeral
from graph.errors import DocumentError
from loaders.pipeline import read_plan

HEAD = "测试市质量提升行动计划（2021—2023年）\n一、主要任务\n（一）落实下列工作。"
SLOWEST = 2.5
# Below this much time a ratio is noise.
NOTHING = 0.5
MEGABYTE = 333_000  # characters of three bytes


class TooSlowError(Exception):
    """It took longer than anybody waits."""


def _items(size: int) -> str:
    """Items as plans have them, one plan's behind the other's, numbered on."""
    bodies = (line for plan in plans(1, 1000) for line in plan.text.splitlines() if "。" in line)
    lines, length = ["测试市质量提升行动计划（2021—2023年）", "一、主要任务"], 0
    for number in count(1):
        if length >= size:
            return "\n".join(lines)
        lines.append(f"{number % 999 + 1}." + next(bodies).lstrip("　（）0123456789.、" + "一二三四五六七八九十"))
        length += len(lines[-1])
    return ""


def _sentences(size: int) -> str:
    words = "完善标准体系，由市发改局牵头，市财政局配合，到2023年新增企业100家。"
    return HEAD + words * (size // len(words))


def _labels(size: int) -> str:
    line = "\n责任单位：市发改局、市财政局"
    return HEAD + line * (size // len(line))


def _sections(size: int) -> str:
    parts = (
        f"\n{numeral(place % 98 + 1)}、完善体系\n（一）加强监管。新增企业5家。（市财政局负责）" for place in count()
    )
    found = list(islice(parts, size // 30))
    return HEAD + "".join(found)


# What every guard lets through: an agency, a role word and a figure.
TAIL = "由市财政局牵头，到2023年新增企业100家。"

SHAPES: Mapping[str, tuple[int, Callable[[int], str]]] = {
    "many items": (5 * MEGABYTE, _items),
    "many sections": (MEGABYTE, _sections),
    "one paragraph of clauses and figures": (MEGABYTE, _sentences),
    "label lines": (MEGABYTE, _labels),
    "opening brackets": (100_000, lambda size: HEAD + "（" * size),
    "opening brackets of four kinds": (100_000, lambda size: HEAD + "（〔【[" * (size // 4)),
    "nested brackets": (200_000, lambda size: HEAD + "（" * (size // 2) + "）" * (size // 2)),
    "closed brackets": (200_000, lambda size: HEAD + "（市）" * (size // 3)),
    "digits": (100_000, lambda size: HEAD + "9" * size),
    "numbers": (200_000, lambda size: HEAD + "9、" * (size // 2)),
    "dotted numbers": (200_000, lambda size: HEAD + "1." * (size // 2)),
    "years": (200_000, lambda size: HEAD + "到2023年" * (size // 6)),
    "role words": (200_000, lambda size: HEAD + "牵头" * (size // 2)),
    "responsible": (200_000, lambda size: HEAD + "负责" * (size // 2)),
    "joined": (200_000, lambda size: HEAD + "会同" * (size // 2)),
    "labels without names": (200_000, lambda size: HEAD + "责任单位：" * (size // 5)),
    "names": (MEGABYTE, lambda size: HEAD + "市财政局、" * (size // 5)),
    "names without a sign": (MEGABYTE, lambda size: HEAD + "市财政局" * (size // 4)),
    "levels": (MEGABYTE, lambda size: HEAD + "市" * size),
    "joiners": (200_000, lambda size: HEAD + "市财政局和" * (size // 5)),
    "no sign at all": (MEGABYTE, lambda size: HEAD + "加强监督管理工作" * (size // 8)),
    "no sign, in a clause": (MEGABYTE, lambda size: HEAD + "（" + "加强监督管理工作" * (size // 8) + "负责）"),
    "commas": (MEGABYTE, lambda size: HEAD + "，" * size),
    "full stops": (MEGABYTE, lambda size: HEAD + "。" * size),
    "marks of quotation": (MEGABYTE, lambda size: HEAD + "《" * size),
    "blanks": (MEGABYTE, lambda size: HEAD + " " * size + "（市财政局负责）"),
    "blanks between characters": (MEGABYTE, lambda size: HEAD + "市 财 " * (size // 4)),
    "empty lines": (MEGABYTE, lambda size: HEAD + "\n" * size + "（二）完善体系。（市财政局负责）"),
    "lines of blanks": (MEGABYTE, lambda size: HEAD + "\n  " * (size // 3) + "\n（二）完善体系。（市财政局负责）"),
    "lines of one character": (MEGABYTE, lambda size: HEAD + "\n市" * (size // 2)),
    "the same line": (MEGABYTE, lambda size: HEAD + "\n（二）完善标准体系。（市财政局负责）" * (size // 20)),
    "pinyin": (MEGABYTE, lambda size: HEAD + "责（zé）任（rèn）" * (size // 12)),
    "tabs": (MEGABYTE, lambda size: HEAD + "\t市" * (size // 2)),
    "dashes": (MEGABYTE, lambda size: HEAD + "—" * size),
    "clauses in brackets": (MEGABYTE, lambda size: HEAD + "（牵头单位：市发改局；责任单位：市财政局）" * (size // 21)),
    "one clause of many": (MEGABYTE, lambda size: HEAD + "（" + "市财政局、" * (size // 5) + "市发改局负责）"),
    "one collective": (200_000, lambda size: HEAD + "（各县、" + "区、" * (size // 2) + "区政府负责）"),
    "open lists": (200_000, lambda size: HEAD + "（" + "市财政局等、" * (size // 6) + "负责）"),
    "by whom": (200_000, lambda size: HEAD + "由市财政局" * (size // 5)),
    "with whom": (200_000, lambda size: HEAD + "市财政局会市发改局" * (size // 9)),
    "shares of a duty": (200_000, lambda size: HEAD + "分别共同按职责分工" * (size // 9) + "负责"),
    "citations": (MEGABYTE, lambda size: HEAD + "《质量发展规划》" * (size // 8)),
    "words in quotation marks": (MEGABYTE, lambda size: HEAD + "“一网”" * (size // 4)),
    "opening quotation marks": (MEGABYTE, lambda size: HEAD + "“" * size),
    "figures in a list": (200_000, lambda size: HEAD + "新增企业" + "100家、" * (size // 5)),
    "figures in pairs": (200_000, lambda size: HEAD + "甲、乙产值分别达到100亿元、20亿元，" * (size // 20)),
    "doublings": (200_000, lambda size: HEAD + "产值翻一番、" * (size // 6)),
    "baselines": (200_000, lambda size: HEAD + "比2020年" * (size // 6)),
    "grouped digits": (200_000, lambda size: HEAD + "1" + ",000" * (size // 4) + "家"),
    "industries": (200_000, lambda size: HEAD + "聚焦" + "新能源、" * (size // 4) + "等产业"),
    "labels in a line": (200_000, lambda size: HEAD + "（一）" * (size // 3)),
    "labels on lines": (200_000, lambda size: HEAD + "\n（一）" * (size // 4)),
    "headings": (200_000, lambda size: HEAD + "\n一、完善" * (size // 5)),
    "drawn rows": (200_000, lambda size: HEAD + "\n| 完善体系 | 市财政局 |" * (size // 15)),
    "a rule between bars": (MEGABYTE, lambda size: HEAD + "\n|" + "-" * size + "市|\n|市|市|\n"),
    "page numbers": (200_000, lambda size: HEAD + "\n— 3 —\n市" * (size // 8)),
    "dots": (MEGABYTE, lambda size: HEAD + "…" * size),
    "one word of Latin": (MEGABYTE, lambda size: HEAD + "a" * size),
}


def seconds(text: str, patience: float) -> float:
    """Processor seconds to read the text, whether a plan is found in it or not; TooSlowError past the patience."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise TooSlowError

    data = text.encode()
    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, patience)
    begun = time.process_time()
    try:
        read_plan(data, "plan.txt")
    except DocumentError:
        pass
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
    return time.process_time() - begun


def in_proportion(taken: Sequence[float]) -> bool:
    """Whether the times of texts that double in length are in proportion, or too short to tell."""
    return taken[-1] < NOTHING or taken[-1] <= SLOWEST ** (len(taken) - 1) * taken[0]


def grow(name: str, size: int, make: Callable[[int], str], patience: float) -> bool:
    """Read the shape at its three sizes and report; whether it is in proportion."""
    taken: list[float] = []
    try:
        for part in (size // 4, size // 2, size):
            taken += [min(_times(f"{make(part)}{TAIL}", patience))]
    except TooSlowError:
        report("grow", shape=name, characters=size, seconds=[round(each, 2) for each in taken], good=False)
        return False
    ratios = [later / max(earlier, 0.001) for earlier, later in pairwise(taken)]
    good = in_proportion(taken)
    shown = [round(each, 2) for each in taken]
    report("grow", shape=name, characters=size, seconds=shown, ratios=[round(each, 2) for each in ratios], good=good)
    return good


def _times(text: str, patience: float) -> Iterator[float]:
    """The time it takes, more than once: the first time counts the memory that the process has to ask for."""
    yield (first := seconds(text, patience))
    for _ in range(2 if first < 2 * NOTHING else 1):
        yield seconds(text, patience)


def main() -> int:
    """The command line; 1 where a shape is not in proportion."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shapes", nargs="*", metavar="SHAPE", help="words of the shapes' names (all)")
    parser.add_argument("--size", type=int, help="characters of the largest text (each shape's own)")
    parser.add_argument("--patience", type=float, default=60.0, help="seconds for one text at most")
    asked = parser.parse_args()
    chosen = {
        name: shape for name, shape in SHAPES.items() if not asked.shapes or any(each in name for each in asked.shapes)
    }
    # Every one is measured, also behind one that is not in proportion.
    good = [grow(name, asked.size or size, make, asked.patience) for name, (size, make) in chosen.items()]
    return int(not all(good))


if __name__ == "__main__":
    sys.exit(main())
