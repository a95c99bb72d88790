"""Build the site and take pictures of it for the README and the documentation.

    .venv/bin/python tools/screenshots.py [FOLDER]      (docs/screenshots if left out)

Pictures show the site as it is; fonts differ from machine to machine.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, sync_playwright

import chromium
from pages_server import PagesServer, serving


@dataclass(frozen=True, slots=True)
class Picture:
    """What a picture shows, at which size in CSS pixels, and what is typed into the search box."""

    name: str
    path: str
    width: int
    height: int
    scheme: Literal["light", "dark"] = "light"
    typed: str = ""


ARTICLE = "/articles/2007-03-27-russia-mum-on-kosovo-vote/"
PICTURES = (
    Picture("index", "/", 1200, 780),
    Picture("article", ARTICLE, 1200, 780, scheme="dark"),
    Picture("search", "/", 1200, 780, typed="missile"),
    Picture("index-phone", "/", 390, 780),
)

# A reader searches, step by step; each step leads on from the one before.
_BOX = "form[data-lunr-search] input"
STEPS: tuple[tuple[str, Callable[[Page], object]], ...] = (
    ("1-key", lambda page: page.keyboard.press("/")),
    ("2-typing", lambda page: type_text(page, "lavr", ".lunr-popup .lunr-result")),
    ("3-results", lambda page: submit(page)),
    ("4-marked", lambda page: page.locator(".lunr-result a").first.click()),
    ("5-misspelt", lambda page: type_text(page, "misile", "[data-state=none]")),
)
SIZES = {"desktop": (1200, 780), "phone": (390, 780)}


def main(arguments: Sequence[str]) -> int:
    """Build, take every picture, return the exit status."""
    folder = Path(arguments[0] if arguments else "docs/screenshots")
    built = subprocess.run([Path(sys.executable).with_name("digest"), "build"], check=False)
    if built.returncode != 0:
        return built.returncode
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with serving(PagesServer("", Path("output"))) as server, sync_playwright() as playwright:
            browser = chromium.launch(playwright)
            for picture in PICTURES:
                take(browser, server.siteurl, picture, folder / f"{picture.name}.png")
            for size in SIZES:
                record_search(browser, server.siteurl, size, folder / "searching")
    except LookupError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{len(PICTURES) + len(SIZES) * len(STEPS)} pictures in {folder}.")
    return 0


def take(browser: Browser, siteurl: str, picture: Picture, file: Path) -> None:
    """Take one picture of the top of a page."""
    page = browser.new_page(
        viewport={"width": picture.width, "height": picture.height},
        color_scheme=picture.scheme,
        reduced_motion="reduce",
    )
    page.goto(f"{siteurl}{picture.path}", wait_until="networkidle")
    if picture.typed:
        page.locator("form[data-lunr-search] input").press_sequentially(picture.typed)
        page.locator(".lunr-result").first.wait_for()
    page.screenshot(path=file, caret="hide", animations="disabled")
    page.close()


def record_search(browser: Browser, siteurl: str, size: str, folder: Path) -> None:
    """Take a picture after each step of a search."""
    folder.mkdir(parents=True, exist_ok=True)
    width, height = SIZES[size]
    page = browser.new_page(viewport={"width": width, "height": height}, reduced_motion="reduce")
    page.goto(f"{siteurl}/", wait_until="networkidle")
    for name, step in STEPS:
        step(page)
        page.wait_for_load_state("networkidle")
        page.screenshot(path=folder / f"{size}-{name}.png", caret="hide", animations="disabled")
    page.close()


def type_text(page: Page, text: str, awaited: str) -> None:
    """Type into the page's search box until something is to be seen."""
    page.locator(_BOX).first.press_sequentially(text)
    page.locator(awaited).first.wait_for()


def submit(page: Page) -> None:
    """Go on to the search page."""
    page.keyboard.press("Enter")
    page.locator("[data-lunr-page] .lunr-result").first.wait_for()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
