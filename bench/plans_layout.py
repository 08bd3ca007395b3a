"""How a plan is laid out: its headings and numbers, from the first section to the last."""

from collections.abc import Callable, Iterator
from itertools import count

from bench.plans_clauses import any_clause, framed
from bench.plans_figures import When, simple
from bench.plans_items import Body, body_of, title_of
from bench.plans_sheet import Sheet, figure_item, item, lined_item, plain_item, sentence_item
from bench.plans_truth import TrueSection
from bench.plans_words import common

_DIGITS = "零一二三四五六七八九"
Layout = Callable[[Sheet], None]


def numeral(number: int) -> str:
    """The number, up to 99, in Chinese."""
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else _DIGITS[tens] + "十"
    return head + (_DIGITS[ones] if ones or not tens else "")


def bracketed(sheet: Sheet) -> None:
    """一、 over （一）, which runs on through the plan or begins anew."""
    runs_on = sheet.pen.may(0.5)
    places = count(1)
    for section, title in _sections(sheet, goals=True):
        sheet.head(f"{section}、", section, title)
        if not runs_on:
            places = count(1)
        if title == _GENERAL:
            _goals(sheet, places)
            continue
        for _ in range(sheet.pen.rng.randint(4, 5)):
            number = f"（{numeral(next(places))}）"
            item(sheet, number, number)


def nested(sheet: Sheet) -> None:
    """一、 over （一） over 1., which begins anew under each."""
    for section, title in _sections(sheet):
        sheet.head(f"{section}、", section, title)
        for place in range(1, sheet.pen.rng.randint(2, 3) + 1):
            number = f"（{numeral(place)}）"
            sheet.head(number, number, title_of(sheet.pen, sheet.titles))
            for inner in range(1, sheet.pen.rng.randint(2, 3) + 1):
                item(sheet, f"{inner}.", str(inner))


def numbered(sheet: Sheet) -> None:
    """一、 over 1., which runs on or begins anew; some items are nothing but a figure."""
    runs_on, mark = sheet.pen.may(0.5), sheet.pen.one((".", ".", "．", "、"))
    places = count(1)
    for section, title in _sections(sheet):
        sheet.head(f"{section}、", section, title)
        if not runs_on:
            places = count(1)
        for _ in range(sheet.pen.rng.randint(4, 6)):
            number = next(places)
            kind: Callable[[Sheet, str, str], object] = figure_item if sheet.pen.may(0.2) else item
            kind(sheet, f"{number}{mark}", str(number))


def flat(sheet: Sheet) -> None:
    """1. to the end, without a heading."""
    for number in range(1, sheet.pen.rng.randint(26, 36)):
        kind: Callable[[Sheet, str, str], object] = figure_item if sheet.pen.may(0.2) else item
        kind(sheet, f"{number}.", str(number))


def lined(sheet: Sheet) -> None:
    """一、 over 1. with the labels of each item on lines below it."""
    for section, title in _sections(sheet):
        sheet.head(f"{section}、", section, title)
        for number in range(1, sheet.pen.rng.randint(5, 6)):
            lined_item(sheet, f"{number}.", str(number))


def themed(sheet: Sheet) -> None:
    """一、 over （一） with a clause of its own, and measures 1. under it with theirs."""
    pen = sheet.pen
    for section, title in _sections(sheet):
        sheet.head(f"{section}、", section, title)
        for place in range(1, pen.rng.randint(2, 3) + 1):
            number = f"（{numeral(place)}）"
            theme, body, clause = title_of(pen, sheet.titles), body_of(pen, sheet.default, aims=False), any_clause(pen)
            sheet.write(f"{number}{theme}。{'。'.join(body.sentences)}。{framed(pen, clause)}具体措施：")
            above = sheet.add(number, theme, body, list(clause.duties))
            for inner in range(1, pen.rng.randint(2, 3) + 1):
                item(sheet, f"{inner}.", str(inner), above)


def headed(sheet: Sheet) -> None:
    """一、 with the clause of the whole section on it, over （一） without any."""
    for section, title in _sections(sheet):
        clause = any_clause(sheet.pen)
        sheet.head(f"{section}、", section, title, framed(sheet.pen, clause))
        above = sheet.add(section, title, Body((), (), ()), list(clause.duties))
        for place in range(1, sheet.pen.rng.randint(3, 5)):
            number = f"（{numeral(place)}）"
            plain_item(sheet, number, number, above)


def articled(sheet: Sheet) -> None:
    """第一章 over 第一条, which runs on; the clause is a sentence of each."""
    places = count(1)
    for section, title in _sections(sheet):
        sheet.head(f"第{section}章 ", f"第{section}章", title)
        for _ in range(sheet.pen.rng.randint(4, 6)):
            number = f"第{numeral(next(places))}条"
            sentence_item(sheet, f"{number} ", number)


# The layouts by weight; the first ones may stand under a rule that the first of a list leads.
LAYOUTS: tuple[tuple[int, Layout], ...] = (
    (30, bracketed),
    (14, nested),
    (16, numbered),
    (8, flat),
    (14, lined),
    (8, themed),
    (3, headed),
    (7, articled),
)
RULED: tuple[Layout, ...] = (bracketed, nested, numbered, flat)
_GENERAL = "总体要求"


def _sections(sheet: Sheet, *, goals: bool = False) -> Iterator[tuple[str, str]]:
    titles = list(sheet.pen.theme.sections)
    if goals and sheet.pen.may(0.6):
        titles.insert(0, _GENERAL)
    for place, title in enumerate(titles, 1):
        yield numeral(place), title


def _goals(sheet: Sheet, places: Iterator[int]) -> None:
    """The aims of the plan: a principle without figures, and a unit that holds the figures."""
    words, pen = common(), sheet.pen
    number = f"（{numeral(next(places))}）"
    aim = pen.one(words["aims"])
    sheet.write(f"{number}{aim}。{words['guidance']}。")
    sheet.sections.append(TrueSection(number, aim))
    number, title = f"（{numeral(next(places))}）", pen.one(words["goals"])
    stated = simple(pen, When(f"到{pen.end}年，", str(pen.end), governs=True), 4)
    sheet.write(f"{number}{title}。{stated.words}。")
    sheet.add(number, title, Body((), stated.aims, ()), [], section=len(sheet.sections) - 2)
