"""The store of this run: opened where ZEREN_STORE says, closed when the command is done."""

from collections.abc import Iterator
from contextlib import closing, contextmanager

from graph.errors import StoreUnavailableError
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
            _check(store)
        yield store


@contextmanager
def reading() -> Iterator[Reader]:
    """The store, proven to answer."""
    with closing(store_here()) as store:
        _check(store)
        yield store


def _check(store: Store) -> None:
    """Raise what stands against reading; where no store was named and none is here, with where it was sought."""
    try:
        store.check()
    except StoreUnavailableError as error:
        if "store" in read_settings().model_fields_set:
            raise
        raise StoreUnavailableError(error.what, where=error.where, advice=_NOT_NAMED) from error


_NOT_NAMED = (
    "ZEREN_STORE is not set, so the store is sought in the current folder: go to the folder that holds it, or name it\n"
    "  (ZEREN_STORE=sqlite:////home/me/zeren.db). `zeren load FILE` makes one here, `zeren init` an empty one"
)
