"""`audit`: the account of a file, character by character and role word by role word."""

from enum import StrEnum
from typing import Annotated

import typer

from graph.model import Quote
from loaders.ledger import Ledger, Tally, WordTally, ledger_of
from loaders.ledger_check import Finding
from zeren.each_file import EachFile
from zeren.exits import Code, say
from zeren.output import Column, Format, plain, show, write_json
from zeren.reports import counted

app = typer.Typer(rich_markup_mode=None)


class AuditFormat(StrEnum):
    """How a ledger is printed."""

    TABLE = "table"
    JSON = "json"


_SHOWN = 60
_UNACCOUNTED = "no account"

_FINDINGS: tuple[Column[Finding], ...] = (
    Column("what", "Unexplained", lambda found: found.what),
    Column("start", "From", lambda found: found.quote.start if found.quote else None),
    Column("words", "Words", lambda found: _shortened(found.quote)),
    Column("around", "Where", lambda found: found.around),
)
_PARTS: tuple[Column[Tally], ...] = (
    Column("part", "Part of the text", lambda tally: tally.part.value.replace("_", " ")),
    Column("stretches", "Stretches", lambda tally: tally.stretches),
    Column("characters", "Characters", lambda tally: tally.characters),
)
_WORDS: tuple[Column[WordTally], ...] = (
    Column("account", "Account of a role word", lambda tally: tally.account or _UNACCOUNTED),
    Column("words", "Words", lambda tally: tally.words),
)


@app.command()
def audit(
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help="Files, folders, or - for standard input.")],
    form: Annotated[
        AuditFormat, typer.Option("--format", help="json: one object a file, with every stretch and role word.")
    ] = AuditFormat.TABLE,
) -> None:
    """Prove that nothing in a plan was dropped.

    Each character is in one part, each word that may mark a role is in a clause or has a reason why it assigns
    nothing. What nothing explains comes first, and the exit code is 1 while there is any.
    """
    run = EachFile(files)
    unexplained = 0
    for path, plan in run.plans(traced=True):
        ledger = ledger_of(plan)
        unexplained += len(ledger.unexplained)
        _print(ledger, path, form)
    raise typer.Exit(Code.ERROR if unexplained else run.code)


def _print(ledger: Ledger, path: str, form: AuditFormat) -> None:
    if form is AuditFormat.JSON:
        write_json(plain(ledger))
    else:
        # rich takes 0.1 s to import, which JSON need not wait for.
        from zeren.table import print_words

        print_words(ledger.title, "bold")
        show(ledger.unexplained, _FINDINGS, Format.TABLE)
        show(ledger.parts, _PARTS, Format.TABLE)
        show(ledger.role_words, _WORDS, Format.TABLE)
    words = sum(tally.words for tally in ledger.role_words)
    say(
        f"{path}: {counted(ledger.length, 'character')}, {counted(words, 'role word')}, "
        f"{len(ledger.unexplained) or 'nothing'} unexplained"
    )


def _shortened(quote: Quote | None) -> str | None:
    words = quote.text if quote else None
    return words if words is None or len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
