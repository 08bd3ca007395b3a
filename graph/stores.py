"""Which engine a store's address asks for."""

from collections.abc import Callable
from pathlib import Path

from graph.errors import ZerenError
from graph.sqlite_store import SqliteStore
from graph.store import Store

_SQLITE = "sqlite:///"
_NEO4J = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")
_KNOWN = "Known are sqlite:///relative.db, sqlite:////absolute.db and " + ", ".join(f"{s}://" for s in _NEO4J)


def open_store(
    url: str,
    *,
    fold: Callable[[str], str] = str.casefold,
    user: str | None = None,
    password: str | None = None,
) -> Store:
    """The store at `url`; nothing is asked of it yet.

    `fold` makes alike what a search must not tell apart. `user` and `password` win over those in the URL.
    Raises ZerenError for an address that names no engine; no message repeats what may hold a password.
    """
    scheme, slashes, _ = url.partition("://")
    if not slashes:
        raise ZerenError("the store's address has no scheme", advice=_KNOWN)
    if scheme == "sqlite":
        return SqliteStore(_file(url), fold)
    if scheme not in _NEO4J:
        raise ZerenError(f"no store is known for {scheme}://", advice=_KNOWN)
    # The driver takes a while to load, which those who use the embedded store need not wait for.
    from graph.neo4j_store import open_neo4j

    return open_neo4j(url, user=user, password=password, fold=fold)


def _file(url: str) -> Path:
    name = url.removeprefix(_SQLITE)
    if name in (url, "", ":memory:"):
        raise ZerenError("the store's address names no file", advice=_KNOWN)
    return Path(name)
