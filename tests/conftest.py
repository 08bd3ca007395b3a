"""What holds for all tests."""

import signal


def pytest_configure() -> None:
    """Ctrl-C reaches the programs that tests start, also where pytest itself was started in the background.

    A shell starts its background jobs with SIGINT ignored, and what is ignored is handed on to every child.
    """
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
