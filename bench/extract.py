"""Characters a second that the parser reads, against jieba's word cutting of the same text in the same run.

python -m bench.extract [FILE …] [--seconds N]
"""

import argparse
import json
import logging
import resource
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import jieba

from loaders.pipeline import read_plan

EXAMPLE = Path(__file__).resolve().parent.parent / "examples" / "shantou-2014-2015.txt"


def rate(work: Callable[[], int], seconds: float) -> float:
    """Characters a second of `work`, which gives how many it did; at least three rounds, the fastest counts."""
    best = 0.0
    begun = time.perf_counter()
    rounds = 0
    while rounds < 3 or time.perf_counter() - begun < seconds:
        start = time.perf_counter()
        done = work()
        best = max(best, done / (time.perf_counter() - start))
        rounds += 1
    return best


def measure(files: Sequence[Path], seconds: float) -> dict[str, object]:
    """Both rates over the files, their ratio, and the process's peak memory in megabytes."""
    data = [(path.read_bytes(), path.name) for path in files]
    texts = [each.decode("utf-8-sig") for each, _ in data]
    logging.getLogger("jieba").setLevel(logging.ERROR)
    jieba.initialize()
    read_plan(*data[0])
    zeren = rate(lambda: sum(len(read_plan(*each).plan.text) for each in data), seconds)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    cut = rate(lambda: sum(len(text) for text in texts if jieba.lcut(text)), seconds)
    return {
        "bench": "extract",
        "files": len(files),
        "characters": sum(map(len, texts)),
        "zeren_characters_per_second": round(zeren),
        "jieba_characters_per_second": round(cut),
        "ratio": round(zeren / cut, 2),
        "peak_mb": peak,
    }


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, default=[EXAMPLE])
    parser.add_argument("--seconds", type=float, default=2.0)
    asked = parser.parse_args()
    print(json.dumps(measure(asked.files, asked.seconds)))


if __name__ == "__main__":
    main()
