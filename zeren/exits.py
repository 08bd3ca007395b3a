"""How a run ends: its exit codes, and how an error is told."""

import sys
import unicodedata
from enum import IntEnum

from graph.errors import NotFoundError, StoreError, ZerenError


class Code(IntEnum):
    """The exit codes that scripts may rely on."""

    FINE = 0
    ERROR = 1
    USAGE = 2
    STORE = 3
    SOME_FAILED = 4
    INTERRUPTED = 130
    READER_GONE = 141


class AskedError(ZerenError):
    """What was typed names nothing, or more than one thing."""


_CODES: tuple[tuple[type[ZerenError], Code], ...] = (
    (AskedError, Code.USAGE),
    (NotFoundError, Code.USAGE),
    (StoreError, Code.STORE),
)


def code_of(error: ZerenError) -> Code:
    """The exit code for an error that ends the run."""
    return next((code for kind, code in _CODES if isinstance(error, kind)), Code.ERROR)


def code_of_many(files: int, failed: int) -> Code:
    """The exit code of a run over several files, of which some may have failed."""
    if not failed:
        return Code.FINE
    return Code.SOME_FAILED if failed < files else Code.ERROR


def say(message: str) -> None:
    """One message on standard error."""
    sys.stderr.write(harmless(message) + "\n")
    sys.stderr.flush()


def tell(error: ZerenError, *, where: str | None = None) -> None:
    """What was wrong, where, and what to do; `where` says it better than the error can (a whole path)."""
    place = where or error.where
    say(f"error: {place}: {error.what}" if place else f"error: {error.what}")
    if error.advice:
        say(f"  {error.advice}")


def harmless(text: str) -> str:
    """The text without the characters by which a document or a file name could steer a terminal."""
    if text.isprintable():
        return text
    return "".join(c if c in "\n\t" or unicodedata.category(c) not in _STEERING else "\ufffd" for c in text)


# Control characters, text direction and other invisible signs, and the surrogates of undecodable file names.
_STEERING = frozenset({"Cc", "Cf", "Cs"})
