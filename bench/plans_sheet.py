"""A plan half written: its lines, and the items with what stands in them."""

from dataclasses import dataclass, field

from bench.plans_clauses import (
    Clause,
    any_clause,
    duty_of_all,
    framed,
    label_clause,
    lines_of,
    narrated_clause,
    opening_clause,
    sentence_clause,
    standing_clause,
)
from bench.plans_figures import When, simple
from bench.plans_items import Body, body_of, deed_sentence, title_of
from bench.plans_pen import Pen
from bench.plans_truth import Aim, Duty, TrueItem, TrueSection, settled

# What a 完成时限 line says, with its deadline; {end} is the plan's last year.
_LIMITS = (
    (4, "{end}年12月底前", "{end}-12"),
    (3, "{end}年9月底前", "{end}-09"),
    (3, "{end}年底前", "{end}"),
    (2, "{end}年6月", "{end}-06"),
    (2, "持续推进", None),
    (1, "长期坚持", None),
)
_ENDINGS = ((60, "behind"), (22, "within"), (8, "each"), (4, "sentence"), (3, "narrated"), (3, "label"))


@dataclass(slots=True)
class Sheet:
    """The plan so far. `rule` is what its lists are read by: "" (as they say), "first" (the first one leads), "bare" (the
    same, said in the letter: lists may stand without any role word). `opening` is the kind of clause to come first."""

    pen: Pen
    rule: str = ""
    opening: str = ""
    indent: str = ""
    lines: list[str] = field(default_factory=list)
    sections: list[TrueSection] = field(default_factory=list)
    items: list[TrueItem] = field(default_factory=list)
    titles: set[str] = field(default_factory=set)

    @property
    def default(self) -> str | None:
        """The deadline of what bears no date: the year that the title names, if it is a single one."""
        return str(self.pen.year) if self.pen.single else None

    def write(self, words: str) -> None:
        """Put a paragraph."""
        self.lines += [self.indent + line if line else "" for line in words.split("\n")]

    def head(self, label: str, number: str, title: str, behind: str = "") -> None:
        """Write a heading, which is a section."""
        self.write(f"{label}{title}{behind}")
        self.sections.append(TrueSection(number, title))

    def add(
        self,
        number: str,
        title: str,
        body: Body,
        duties: list[Duty],
        parent: int | None = None,
        section: int | None = None,
    ) -> int:
        """Keep an item under a heading, the last one if none is named; its place among the items."""
        if section is None and self.sections:
            section = len(self.sections) - 1
        self.items.append(TrueItem(number, title, section, parent, settled(duties), body.aims, body.sectors))
        return len(self.items) - 1

    def clause(self) -> Clause:
        """The next clause for brackets, by the rule in force."""
        opening, self.opening = self.opening, ""
        if opening:
            return opening_clause(self.pen) if opening == "first" else duty_of_all(self.pen)
        if self.rule:
            return standing_clause(self.pen, bare=self.rule == "bare")
        return any_clause(self.pen)


def item(sheet: Sheet, label: str, number: str, parent: int | None = None) -> int:
    """Write an item of one paragraph with its clause or clauses; its place among the items."""
    pen = sheet.pen
    title = title_of(pen, sheet.titles)
    ending = "behind"
    if not sheet.rule and not sheet.opening:
        ending = pen.rng.choices([ending for _, ending in _ENDINGS], [weight for weight, _ in _ENDINGS])[0]
    if ending == "each":
        body, words, duties = _clause_each(sheet)
    else:
        body = body_of(pen, sheet.default)
        words, duties = _ended(sheet, "。".join(body.sentences), ending)
    sheet.write(f"{label}{title}。{words}")
    return sheet.add(number, title, body, duties, parent)


def _ended(sheet: Sheet, words: str, ending: str) -> tuple[str, list[Duty]]:
    pen = sheet.pen
    if ending == "sentence" or ending == "narrated":
        clause = sentence_clause(pen) if ending == "sentence" else narrated_clause(pen)
        return f"{words}。{clause.words}。", list(clause.duties)
    if ending == "label":
        clause = label_clause(pen)
        return f"{words}。{clause.words}", list(clause.duties)
    clause = sheet.clause()
    shown = framed(pen, clause)
    return (f"{words}{shown}。" if ending == "within" else f"{words}。{shown}"), list(clause.duties)


def _clause_each(sheet: Sheet) -> tuple[Body, str, list[Duty]]:
    """Two or three sentences, each with its own clause."""
    pen, words, taken = sheet.pen, "", set[str]()
    duties: list[Duty] = []
    aims: list[Aim] = []
    within = pen.may(0.5)
    for _ in range(pen.rng.randint(2, 3)):
        sentence = deed_sentence(pen)
        if pen.may(0.25):
            stated = simple(pen, When(f"到{pen.end}年，", str(pen.end), governs=True), 1)
            sentence, aims = f"{sentence}，{stated.words}", [*aims, *stated.aims]
        clause = any_clause(pen, taken)
        words += f"{sentence}{framed(pen, clause)}。" if within else f"{sentence}。{framed(pen, clause)}"
        duties += clause.duties
    return Body((), tuple(aims), ()), words, duties


def lined_item(sheet: Sheet, label: str, number: str) -> None:
    """An item with its labels, and often a limit of time, on lines of their own below it."""
    pen = sheet.pen
    _, said, deadline = pen.rng.choices(_LIMITS, [limit[0] for limit in _LIMITS])[0]
    limited = pen.may(0.7)
    default = (deadline and deadline.format(end=pen.end)) if limited else sheet.default
    title, body = title_of(pen, sheet.titles), body_of(pen, default)
    clause = label_clause(pen)
    lines = lines_of(pen, clause)
    if limited:
        lines += f"\n完成时限：{said.format(end=pen.end)}"
    if pen.may(0.15):
        lines = lines.replace("：", ":")
    sheet.write(f"{label}{title}。{'。'.join(body.sentences)}。{lines}")
    sheet.add(number, title, body, list(clause.duties))


def sentence_item(sheet: Sheet, label: str, number: str) -> None:
    """An item whose clause is its last sentence."""
    title, body = title_of(sheet.pen, sheet.titles), body_of(sheet.pen, sheet.default)
    words, duties = _ended(sheet, "。".join(body.sentences), "sentence")
    sheet.write(f"{label}{title}。{words}")
    sheet.add(number, title, body, duties)


def figure_item(sheet: Sheet, label: str, number: str) -> None:
    """An item that is nothing but its figure."""
    stated = simple(sheet.pen, When("", sheet.default), 1)
    while stated.words in sheet.titles:
        stated = simple(sheet.pen, When("", sheet.default), 1)
    sheet.titles.add(stated.words)
    clause = sheet.clause()
    sheet.write(f"{label}{stated.words}。{framed(sheet.pen, clause)}")
    sheet.add(number, stated.words, Body((), stated.aims, ()), list(clause.duties))


def plain_item(sheet: Sheet, label: str, number: str, parent: int | None) -> None:
    """An item without a clause, under a heading that bears it."""
    title, body = title_of(sheet.pen, sheet.titles), body_of(sheet.pen, sheet.default)
    sheet.write(f"{label}{title}。{'。'.join(body.sentences)}。")
    sheet.add(number, title, body, [], parent)
