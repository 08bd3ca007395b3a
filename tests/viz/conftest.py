"""The browser for the pages."""

from tests.browser import browser, watched

__all__ = ["browser", "watched"]
