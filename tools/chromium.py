"""Start this machine's Chromium or Chrome under Playwright."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

import machine

# Without a sandbox, since tests run as root in containers and open pages of our own only;
# quiet, since a browser asks its maker's hosts for updates and the like unless told not to.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--force-color-profile=srgb",
)


@contextmanager
def browser() -> Iterator[Browser]:
    """Run a browser for the length of the block. LookupError if the machine has none."""
    program = machine.find_browser()
    if program is None:
        raise LookupError("There is no Chromium or Chrome here: `make test` installs one.")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        try:
            yield started
        finally:
            started.close()
