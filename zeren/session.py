"""The store of this run: opened where ZEREN_STORE says, closed when the command is done."""

from collections.abc import Iterator
from contextlib import closing, contextmanager

from graph.store import Reader, Store
from graph.stores import open_store
from loaders.script import fold
from zeren.settings import read_settings


def store_here() -> Store:
    """The store that the settings name, not yet asked anything."""
    settings = read_settings()
    return open_store(settings.store, user=settings.neo4j_user, password=settings.password(), fold=fold)


@contextmanager
def writing(*, make: bool) -> Iterator[Store]:
    """The store to be written to: its schema made where it is missing, or else proven to be there."""
    with closing(store_here()) as store:
        if make:
            store.init()
        else:
            store.check()
        yield store


@contextmanager
def reading() -> Iterator[Reader]:
    """The store, proven to answer."""
    with closing(store_here()) as store:
        store.check()
        yield store
