"""Responsibility clauses of every shape, each with the duties that it gives."""

import re
from dataclasses import dataclass

from bench.plans_bodies import Body, listed, ranked
from bench.plans_pen import Pen
from bench.plans_truth import Duty
from bench.plans_words import bodies, common

# What stands for bodies: A one lead, AA two, B who co-operates, K one that is responsible, J several, L local governments,
# F a list whose first one leads, G bureaus only, R who co-operates with the lead named again, P a person.
_SLOT = re.compile(r"<([A-Z]+)>")
_ROLES = {"A": "lead", "AA": "lead", "B": "co_op", "G": "co_op", "R": "co_op", "K": "joint", "J": "joint", "L": "co_op"}

_VERBS = (
    (16, "<A>牵头，<B>配合"),
    (8, "<A>牵头，<B>参与"),
    (5, "<A>牵头，<B>等单位配合"),
    (4, "<A>牵头，<B>等部门参与"),
    (8, "<A>牵头会<B>等单位负责"),
    (6, "<A>会同<B>负责"),
    (2, "由<A>会同<B>负责"),
    (2, "<A>会<G>负责"),
    (6, "<A>牵头，<B>按职责分工负责"),
    (2, "<A>牵头"),
    (2, "<A>牵头负责"),
    (2, "<A>牵头实施，<B>配合"),
    (1, "<A>负责牵头，<B>负责配合"),
    (4, "<AA>牵头，<B>配合"),
    (2, "<AA>分别牵头，<B>配合"),
    (1, "<AA>共同牵头，<B>参与"),
    (6, "<J>负责"),
    (2, "<K>负责"),
    (1, "<J>共同负责"),
    (4, "<J>等按职责分工负责"),
    (2, "<J>按职责负责"),
    (2, "<J>分工负责"),
    (3, "<J>分别负责，<B>配合"),
    (4, "<A>牵头，<B>配合，<L>负责落实"),
    (1, "<A>主办，<B>协办"),
    (1, "<A>承办，<B>配合"),
    (1, "<A>牵头会<R>等单位负责"),
    (1, "<F>负责，排在前位的为牵头单位"),
)
_LABELS = (
    (7, "责任单位：<J>"),
    (2, "责任部门：<J>"),
    (1, "负责单位：<J>"),
    (8, "牵头单位：<A>；责任单位：<B>"),
    (7, "牵头单位：<A>；配合单位：<B>"),
    (2, "牵头单位：<A>；参与单位：<B>"),
    (2, "牵头单位：<A>；协办单位：<B>"),
    (2, "牵头单位：<AA>；责任单位：<B>"),
    (2, "牵头单位：<A>；配合单位：<B>；责任单位：<L>"),
    (1, "总牵头部门：<A>；责任部门：<B>"),
    (1, "牵头责任单位：<A>；协同责任单位：<B>"),
    (1, "主办单位：<A>；协办单位：<B>"),
    (3, "责任领导：<P>；牵头单位：<A>；配合单位：<B>"),
    (1, "责任单位：<K>"),
)
_FIRST_LEADS = ((4, "责任单位：<F>，排在首位的为牵头单位"), (2, "责任单位：<F>，列第一位的为牵头单位"))
_STANDING = ((8, "责任单位：<F>"), (2, "<F>负责"), (2, "牵头单位：<A>；责任单位：<B>"))
_BARE = ((1, "<F>"),)
_SENTENCES = ((5, "由<A>牵头，<B>配合"), (2, "由<A>承办，<B>协办"), (3, "由<A>牵头会<B>负责"), (2, "由<J>负责"))
_NARRATED = "由<A>会同<G>{deed}"
_NOT_REPEATED = "，以下均需{local}落实，不再列出"
_BELOW = "，下同"
_FRAMES = ((82, "（）"), (7, "()"), (4, "〔〕"), (4, "【】"), (3, "[]"))
_HALF = str.maketrans("，；：", ",;:")
_SIZES = (1, 2, 3, 3, 4, 4, 5, 6, 7, 8)


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause's words without brackets or stop, and what it gives."""

    words: str
    duties: tuple[Duty, ...]


def _drawn(pen: Pen, table: tuple[tuple[int, str], ...]) -> str:
    return pen.rng.choices([shape for _, shape in table], [weight for weight, _ in table])[0]


def _write(pen: Pen, shape: str, taken: set[str] | None = None) -> Clause:
    """The shape with its slots filled."""
    taken = set() if taken is None else taken
    shared = pen.may(0.4)
    across = shared and "：" not in shape and pen.may(0.3)
    words, at = "", 0
    duties: list[Duty] = []
    lead: Body | None = None
    before: list[Body] = []
    for slot in _SLOT.finditer(shape):
        words += shape[at : slot.start()]
        at = slot.end()
        if slot[1] == "P":
            words += _person(pen)
            continue
        local = not shape.startswith("等", at) and "<L>" not in shape
        found = _bodies(pen, slot[1], taken, lead, local=local, plain="会<G>" in shape)
        known = across and "会<G>" not in shape and ranked(before)
        lead, before = lead or found[0], [*before, *found]
        plain_list = slot[1] == "G" or shape.startswith(("等", "会"), at) or "：" in shape
        written = listed(found, pen.rng, shared=shared, known=known, commas=not plain_list)
        words += _blurred(pen, written) if slot[1] == "B" and not shared else written
        duties += _duties(pen, slot[1], found)
    return Clause(words + shape[at:], tuple(duties))


def _bodies(pen: Pen, slot: str, taken: set[str], lead: Body | None, *, local: bool, plain: bool) -> list[Body]:
    match slot:
        case "A" | "K":
            return [pen.leader(taken, plain=plain)]
        case "AA":
            return [pen.leader(taken), pen.leader(taken)]
        case "L":
            return [pen.cast.local]
        case "G":
            return pen.others(taken, pen.rng.randint(1, 3), local=False, government=True)
        case "R":
            repeated = [lead] if lead else []
            return [*pen.others(taken, 2, local=False, government=True), *repeated]
        case "F":
            return [pen.leader(taken), *pen.others(taken, pen.rng.randint(2, 5))]
        case "J":
            return [pen.leader(taken), *pen.others(taken, pen.rng.randint(1, 5), local=local)]
        case _:
            return pen.others(taken, pen.one(_SIZES), local=local)


def _duties(pen: Pen, slot: str, found: list[Body]) -> list[Duty]:
    for body in found:
        pen.note(body)
    roles = ["lead", *["co_op"] * (len(found) - 1)] if slot == "F" else [_ROLES[slot]] * len(found)
    return [Duty(body.kind, body.name, role) for body, role in zip(found, roles, strict=True)]


def _blurred(pen: Pen, written: str) -> str:
    """The list as a careless page gives it now and then: one sign between two names is another one."""
    if "、" not in written or "、区" in written or "、县" in written or "（" in written or not pen.may(0.03):
        return written
    return written.replace("、", pen.one((" ", "。")), 1)


def _person(pen: Pen) -> str:
    people = bodies()["people"]
    surnames: list[str] = people["surnames"].split()
    given: list[str] = people["given"].split()
    return pen.one(surnames) + pen.one(given)


def any_clause(pen: Pen, taken: set[str] | None = None) -> Clause:
    """A clause for brackets: by verbs or by labels, now and then with a rule that the first one leads."""
    table = pen.rng.choices((_VERBS, _LABELS, _FIRST_LEADS), (70, 26, 4))[0]
    shape = _drawn(pen, table)
    if "；" in shape and pen.may(0.1) and "<P>" not in shape:
        shape = shape.replace("；", "，")
    return _write(pen, shape, taken)


def opening_clause(pen: Pen) -> Clause:
    """The first clause of a plan in which the first of a list leads from here on."""
    found = _write(pen, _drawn(pen, _FIRST_LEADS))
    return Clause(found.words + _BELOW, found.duties)


def standing_clause(pen: Pen, *, bare: bool) -> Clause:
    """A clause under that rule; with `bare` a list without any role word."""
    return _write(pen, _drawn(pen, _BARE if bare and pen.may(0.5) else _STANDING))


def duty_of_all(pen: Pen) -> Clause:
    """A clause that also says that local governments carry all later items, which adds nothing to those."""
    found = _write(pen, "<A>牵头，<B>配合，<L>负责落实")
    return Clause(
        found.words + _NOT_REPEATED.format(local="各" + ("乡镇" if pen.rank in "县区" else "县区")), found.duties
    )


def sentence_clause(pen: Pen) -> Clause:
    """A clause that is a sentence of its own."""
    return _write(pen, _drawn(pen, _SENTENCES))


def narrated_clause(pen: Pen) -> Clause:
    """A sentence that tells who makes what with whom."""
    return _write(pen, _NARRATED.format(deed=pen.one(common()["narrated"])))


def label_clause(pen: Pen) -> Clause:
    """A clause of labels alone, to stand in brackets or on lines."""
    return _write(pen, _drawn(pen, _LABELS))


def framed(pen: Pen, clause: Clause) -> str:
    """The clause in brackets of some kind."""
    frame = pen.rng.choices([frame for _, frame in _FRAMES], [weight for weight, _ in _FRAMES])[0]
    words = clause.words.translate(_HALF) if frame == "()" else clause.words
    return frame[0] + words + frame[1]


def lines_of(pen: Pen, clause: Clause) -> str:
    """The labels of a clause, each on its own line."""
    gap = "\n\n" if pen.may(0.3) else "\n"
    return gap + gap.join(clause.words.split("；"))
