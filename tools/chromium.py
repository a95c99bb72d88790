"""Start this machine's Chromium or Chrome under Playwright."""

from __future__ import annotations

from playwright.sync_api import Browser, Playwright

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


# The setting a reader can make. Playwright's own `java_script_enabled` only keeps scripts from
# running: the page would still be parsed as if they could, and <noscript> stay hidden.
WITHOUT_SCRIPTS = "--blink-settings=scriptEnabled=false"


def launch(playwright: Playwright, *flags: str) -> Browser:
    """Start a browser, to be closed by the caller. LookupError if the machine has none."""
    program = machine.find_browser()
    if program is None:
        raise LookupError("There is no Chromium or Chrome here: `make test` installs one.")
    return playwright.chromium.launch(executable_path=program, args=[*FLAGS, *flags])
