"""A browser, and for each test a page in it that reports whatever goes wrong."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

import chromium
from pages_server import PagesServer

SIZES = {
    "phone": {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True},
    "desktop": {"viewport": {"width": 1280, "height": 900}},
}


@dataclass
class Complaints:
    """What a browser complains about while a test runs, and which other hosts it asked."""

    siteurl: str
    messages: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)

    def watch(self, context: BrowserContext) -> None:
        # Violations of the Content-Security-Policy reach the console as errors, too.
        context.on(
            "console",
            lambda message: (
                self.messages.append(message.text) if message.type in ("error", "warning") else None
            ),
        )
        context.on("weberror", lambda error: self.messages.append(str(error.error)))
        context.on("request", lambda request: self._request(request.url))
        context.on("requestfailed", lambda request: self._failed(request))

    def _request(self, url: str) -> None:
        if not url.startswith((f"{self.siteurl}/", "data:", "blob:")):
            self.strangers.append(url)

    def _failed(self, request: Any) -> None:
        # A page that is left while it loads something aborts the request: no fault.
        if request.failure != "net::ERR_ABORTED":
            self.messages.append(f"{request.url}: {request.failure}")


@pytest.fixture(scope="session")
def copy_site() -> Callable[[PagesServer, Path], Path]:
    """Copy a published site, whose documents have been converted, to be changed and built."""

    def copy(published: PagesServer, folder: Path) -> Path:
        assert published.folder is not None
        shutil.copytree(published.folder.parent, folder, symlinks=True)
        return folder

    return copy


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    started = chromium.launch(playwright)
    yield started
    started.close()


@pytest.fixture
def size() -> str:
    """Return which of SIZES the page has: tests of what differs are parametrized with both."""
    return "desktop"


@pytest.fixture
def options(size: str) -> dict[str, Any]:
    """The options of the page's context."""
    return dict(SIZES[size])


@pytest.fixture
def page(browser: Browser, published: PagesServer, options: dict[str, Any]) -> Iterator[Page]:
    """A fresh page; the test fails if anything on its way made the browser complain."""
    context = browser.new_context(**options)
    context.set_default_timeout(15_000)
    complaints = Complaints(published.siteurl)
    complaints.watch(context)
    opened = context.new_page()
    yield opened
    context.close()
    assert complaints.messages == []
    assert complaints.strangers == []
