"""Chromium for tests: the installed one, without a network of its own."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


# The fixture is imported by several conftests, each of which makes it anew; the browser behind it is one.
_RUNNING = pytest.StashKey[Browser]()


@pytest.fixture(scope="session")
def browser(pytestconfig: pytest.Config) -> Browser:
    """The browser of `ZEREN_CHROMIUM`, else `chromium` on the PATH; in CI it must be there."""
    if _RUNNING not in pytestconfig.stash:
        path = _path()
        playwright = sync_playwright().start()
        pytestconfig.add_cleanup(playwright.stop)
        pytestconfig.stash[_RUNNING] = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
    return pytestconfig.stash[_RUNNING]


def _path() -> str:
    path = os.environ.get("ZEREN_CHROMIUM") or shutil.which("chromium")
    if path is None:
        reason = "no Chromium: install chromium or name one in ZEREN_CHROMIUM"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    return path


@dataclass(slots=True)
class Watched:
    """A page with what it wrote to the console, what it threw, and what it asked for."""

    page: Page
    console: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)


@pytest.fixture
def watched(browser: Browser) -> Iterator[Watched]:
    """A fresh page of 1280 by 800."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    seen = Watched(page)
    page.on("console", lambda message: seen.console.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: seen.faults.append(str(error)))
    page.on("request", lambda request: seen.requests.append(request.url))
    yield seen
    context.close()
