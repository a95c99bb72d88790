"""Chromium as a reader's browser: types, waits for results, counts what was fetched for them."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, Request, sync_playwright
from server import Answer, Server

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent / "tools"))

import chromium

KEY_PAUSE_MS = 60
# When nothing has changed for so long, results are those of the whole text: longer than any pause
# that an engine makes before it asks.
_QUIET_MS = 1000
_PATIENCE_S = 60

_WATCH = """
window.measured = { input: 0, change: 0 };
addEventListener("input", () => {
  measured.input = performance.now();
  measured.change = 0;
}, true);
new MutationObserver(() => { measured.change = performance.now(); })
  .observe(document, { childList: true, characterData: true, subtree: true });
"""


@dataclass(frozen=True, slots=True)
class Engine:
    """A search under test, and how a reader meets it.

    `page` is the address below the server's root; `box` and `result` are CSS selectors; `files`
    are the paths below which all lies that the page fetches for the search.
    """

    name: str
    page: str
    box: str
    result: str
    files: tuple[str, ...]


class Visit:
    """A reader on one page, fresh or not."""

    def __init__(self, engine: Engine, page: Page, server: Server) -> None:
        self.page = page
        self._engine = engine
        self._server = server
        self._first = len(server.answers)
        self._open = 0
        page.on("request", lambda request: self._count(request, 1))
        page.on("requestfinished", lambda request: self._count(request, -1))
        page.on("requestfailed", lambda request: self._count(request, -1))

    @property
    def fetched(self) -> list[Answer]:
        """What was sent to this page so far for the search, its code included."""
        return [
            answer
            for answer in self._server.answers[self._first :]
            if answer.path.startswith(self._engine.files)
        ]

    def type(self, text: str) -> float | None:
        """Type `text` into the empty box letter by letter.

        Returns the milliseconds from the last letter to the last change of the page, None if no
        result is shown then.
        """
        self.page.fill(self._engine.box, "")
        self.page.wait_for_timeout(200)
        self.page.type(self._engine.box, text, delay=KEY_PAUSE_MS)
        self._settle()
        times = self.page.evaluate("measured")
        shown = self.page.locator(self._engine.result).count()
        return float(times["change"] - times["input"]) if shown and times["change"] else None

    def _settle(self) -> None:
        until = monotonic() + _PATIENCE_S
        while monotonic() < until:
            quiet = self.page.evaluate(
                "performance.now() - Math.max(measured.input, measured.change)"
            )
            answered = self.page.locator(self._engine.result).count() > 0
            if quiet > (_QUIET_MS if answered else 4 * _QUIET_MS) and not self._open:
                return
            self.page.wait_for_timeout(50)

    def _count(self, request: Request, step: int) -> None:
        if urlsplit(request.url).path.startswith(self._engine.files):
            self._open += step


@contextmanager
def browser() -> Iterator[Browser]:
    """Start a browser for the block."""
    with sync_playwright() as playwright:
        started = chromium.launch(playwright)
        try:
            yield started
        finally:
            started.close()


@contextmanager
def visit(started: Browser, engine: Engine, server: Server) -> Iterator[Visit]:
    """Open the engine's page as somebody does who has never been there, and wait until idle."""
    context = started.new_context()
    try:
        page = context.new_page()
        page.add_init_script(_WATCH)
        visitor = Visit(engine, page, server)
        page.goto(server.address + engine.page, wait_until="networkidle")
        yield visitor
    finally:
        context.close()
