"""Plans with their truth beside them, at any scale, the same for the same seed.

python -m bench.generate --seed 1 --scale N [--cities C] [--years Y..Y2] -o DIR
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from random import Random

from bench.plans_bodies import cast_of, true_bodies
from bench.plans_layout import LAYOUTS, RULED
from bench.plans_pen import Pen
from bench.plans_sheet import Sheet
from bench.plans_truth import Generated
from bench.plans_words import Site, Theme, common, sites, themes

YEARS = range(2014, 2024)
# Plans of one place, where it is not said how many places there are: any scale has as many plans a place.
EACH = 25


def plans(seed: int, scale: int, *, cities: int | None = None, years: Sequence[int] = YEARS) -> Iterator[Generated]:
    """`scale` plans, place after place, each place's over the years and then over the themes.

    Without `cities` the first plans of a larger scale are those of a smaller one. Raises ValueError where there are
    not as many places, years and themes.
    """
    places = cities or -(-scale // EACH)
    each = -(-scale // cities) if cities else EACH
    if places > len(sites()) or each > len(years) * len(themes()):
        raise ValueError(f"there are {len(sites())} places with {len(years) * len(themes())} plans each")
    order = Random(f"{seed}:sites").sample(sites(), len(sites()))
    return islice(_all(seed, order[:places], each, years), scale)


def _all(seed: int, order: Sequence[Site], each: int, years: Sequence[int]) -> Iterator[Generated]:
    index = 0
    for site in order:
        topics = Random(f"{seed}:{site.name}:themes").sample(themes(), len(themes()))
        for place in range(each):
            index += 1
            yield _plan(seed, index, site, years[place % len(years)], topics[place // len(years)])


def _plan(seed: int, index: int, site: Site, year: int, theme: Theme) -> Generated:
    rng = Random(f"{seed}:{site.name}:{year}:{theme.name}")
    end = year if rng.random() < 0.5 else year + 2
    cast = cast_of(seed, site, year)
    pen = Pen(rng, cast, theme, year, end)
    title = _title(pen)
    sheet = _sheet(pen)
    rule, letter = _letter(pen, sheet, title)
    sheet.write(title)
    if pen.may(0.6):
        sheet.write(pen.one(common()["preambles"]).format(theme=theme.name, p=site.rank))
    layout = pen.one(RULED) if rule else pen.rng.choices([way for _, way in LAYOUTS], [w for w, _ in LAYOUTS])[0]
    layout(sheet)
    _close(sheet)
    return Generated(
        f"{index:06d}-{site.name}-{year}",
        "\n".join(sheet.lines) + "\n",
        title,
        site.name,
        site.level,
        (str(year), str(end)),
        f"{site.name}人民政府办公室" if letter else None,
        letter,
        tuple(sheet.sections),
        tuple(sheet.items),
        true_bodies(cast, pen.names),
    )


def _title(pen: Pen) -> str:
    shape: str = pen.one(common()["titles"]["single" if pen.single else "range"])
    return shape.format(name=pen.cast.site.name, year=pen.year, end=pen.end, theme=pen.theme.name)


def _sheet(pen: Pen) -> Sheet:
    """The sheet with what its clauses are read by: one plan in ten says that the first of a list leads."""
    indent = "　　" if pen.may(0.3) else ""
    rule = pen.rng.choices(("", "first", "bare"), (90, 6, 4))[0]
    opening = rule if rule == "first" else "all" if not rule and pen.may(0.05) else ""
    return Sheet(pen, rule, opening, indent)


def _letter(pen: Pen, sheet: Sheet, title: str) -> tuple[bool, str | None]:
    """The notice that a plan may come with; whether the layout is bound by a rule, and the notice's number."""
    if sheet.rule != "bare" and not pen.may(0.3):
        return bool(sheet.rule or sheet.opening), None
    words, site = common()["letter"], pen.cast.site
    number = f"{site.short[0]}政办发〔{pen.year}〕{pen.rng.randint(1, 90)}号"
    body = words["first_leads" if sheet.rule == "bare" else "body"]
    sheet.write(words["title"].format(name=site.name, title=title))
    sheet.write(number)
    sheet.write(words["addressees"].format(p=site.rank))
    sheet.write(body.format(title=title, p=site.rank))
    sheet.write(f"{site.name}人民政府办公室")
    sheet.write(f"{pen.year}年{pen.rng.randint(1, 12)}月{pen.rng.randint(1, 28)}日")
    return bool(sheet.rule or sheet.opening), number


def _close(sheet: Sheet) -> None:
    pen = sheet.pen
    if pen.may(0.5):
        sheet.write(pen.one(common()["closing"]).format(p=pen.rank))


def write(found: Generated, folder: Path) -> None:
    """Put the plan's text into the folder, and beside it its truth."""
    (folder / f"{found.name}.txt").write_text(found.text, encoding="utf-8")
    truth = json.dumps(found.truth(), ensure_ascii=False, indent=1)
    (folder / f"{found.name}.truth.json").write_text(truth, encoding="utf-8")


def _years(words: str) -> range:
    first, _, last = words.partition("..")
    return range(int(first), int(last or first) + 1)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--scale", type=int, required=True, help="how many plans; 1 is one city's year")
    parser.add_argument("--cities", type=int, help="over how many places (one for each 25 plans)")
    parser.add_argument("--years", type=_years, default=YEARS, help="2014..2023, or one year")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="DIR")
    asked = parser.parse_args()
    asked.output.mkdir(parents=True, exist_ok=True)
    for found in plans(asked.seed, asked.scale, cities=asked.cities, years=asked.years):
        write(found, asked.output)


if __name__ == "__main__":
    main()
