"""What holds for all tests."""

import os
import signal

import pytest


def pytest_configure() -> None:
    """Ctrl-C reaches the programs that tests start, also where pytest itself was started in the background.

    A shell starts its background jobs with SIGINT ignored, and what is ignored is handed on to every child.
    """
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leaves of the tests on labelled plans each nth (ZEREN_CORPUS_SHARE): on the wheel, that their code has just passed
    all of them in the checkout. A test that needs all of them at once (`corpus(whole=True)`) goes."""
    share = int(os.environ.get("ZEREN_CORPUS_SHARE", "1"))
    marked = [(item, mark) for item in items if share > 1 and (mark := item.get_closest_marker("corpus"))]
    left = [item for at, (item, mark) in enumerate(marked) if at % share or mark.kwargs.get("whole")]
    if left:
        config.hook.pytest_deselected(items=left)
        gone = set(map(id, left))
        items[:] = [item for item in items if id(item) not in gone]
