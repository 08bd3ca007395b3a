"""`ask`: a question in words."""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Annotated, Any

import typer

from api.ask import Answer, Reason
from api.ask import ask as answer_to
from api.lineage import Times
from api.vocab import table
from graph.answers import Collaborator, IndustryDetail, ItemDetail, TargetDetail, Workload
from loaders.jurisdictions import jurisdictions
from zeren.exits import Code, say
from zeren.listings import CARRIED, INDUSTRIES, ITEMS, OTHERS, TARGETS, WORKLOAD, carried, item_json
from zeren.lookup import city_called
from zeren.options import AsOfOption, CityOption, FormatOption, LimitOption, OffsetOption, SuccessorsOption
from zeren.output import Column, Format, plain, show, write_json
from zeren.session import reading

app = typer.Typer(rich_markup_mode=None)

_COLUMNS: dict[type, tuple[Column[Any], ...]] = {
    ItemDetail: ITEMS,
    Workload: WORKLOAD,
    Collaborator: OTHERS,
    TargetDetail: TARGETS,
    IndustryDetail: INDUSTRIES,
}
# The question names something that is not there, or asks for nothing: that is for the user to change.
_UNKNOWN = frozenset({Reason.UNKNOWN_NAME, Reason.UNKNOWN_PLACE, Reason.SUCCEEDED, Reason.NOT_UNDERSTOOD})


@app.command()
def ask(
    words: Annotated[list[str], typer.Argument(metavar="QUESTION", help="In English, or Chinese in either script.")],
    city: CityOption = None,
    form: FormatOption = Format.TABLE,
    limit: LimitOption = None,
    offset: OffsetOption = 0,
    successors: SuccessorsOption = True,
    as_of: AsOfOption = None,
) -> None:
    """Ask in words, English or Chinese.

    For example: which items involve the customs inspection bureau; 市发改局牵头哪些事项. What passed from one agency
    to another is said; a question about 海关 takes in the items of the inspection bureau that went into it.
    """
    question = " ".join(words)
    with reading() as reader:
        asked = _placed(question, city_called(city, reader))
        most = sys.maxsize if limit is None else limit
        answer = answer_to(asked, reader, limit=most, offset=offset, times=Times(successors, as_of))
    answer = replace(answer, question=question)
    phrases = table("phrases.yaml")[answer.language]
    if answer.understood:
        say(phrases["understood"].format(what=answer.understood))
    for note in answer.notes:
        say(note)
    if form is Format.JSON:
        write_json(_answer_json(answer))
    else:
        show(*_rows(answer), form, words=phrases["heads"])
    _say_how_much(answer, offset, phrases)
    raise typer.Exit(Code.USAGE if answer.why and answer.why.reason in _UNKNOWN else Code.FINE)


def _placed(question: str, city: str | None) -> str:
    """The question with the place in it, said in the question's own language."""
    if city is None:
        return question
    known = jurisdictions().get(city)
    return f"{question} in {known.english}" if known and question.isascii() else f"{question}，{city}"


def _answer_json(answer: Answer) -> dict[str, object]:
    own = {name: plain(getattr(answer, name)) for name in Answer.__slots__}
    rows = [item_json(row) if isinstance(row, ItemDetail) else plain(row) for row in answer.rows]
    return own | {"rows": rows}


def _rows(answer: Answer) -> tuple[Sequence[Any], tuple[Column[Any], ...]]:
    """The rows with their columns: for items of an agency, how the plan says that it is theirs."""
    kind = type(answer.rows[0]) if answer.rows else ItemDetail
    if kind is ItemDetail and answer.agencies:
        items = [row for row in answer.rows if isinstance(row, ItemDetail)]
        return carried(items, {agency.id for agency in answer.agencies}), CARRIED
    return answer.rows, _COLUMNS[kind]


def _say_how_much(answer: Answer, offset: int, phrases: Mapping[str, Any]) -> None:
    if answer.rows and len(answer.rows) < answer.total:
        last = offset + len(answer.rows)
        say(phrases["stretch"].format(first=offset + 1, last=last, total=answer.total))
    elif answer.total and not answer.rows:
        say(phrases["past"].format(total=answer.total, offset=offset))
    if answer.why:
        say(answer.why.message)
        if answer.why.nearest:
            say("  " + phrases["nearest"].format(names=", ".join(answer.why.nearest)))
        for example in answer.why.examples:
            say(f"  {example}")
