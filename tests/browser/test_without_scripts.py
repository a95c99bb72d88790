"""Without JavaScript everything but the search works."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect

import chromium
from pages_server import PagesServer


@pytest.fixture(scope="module")
def browser(playwright: Playwright) -> Iterator[Browser]:
    started = chromium.launch(playwright, chromium.WITHOUT_SCRIPTS)
    yield started
    started.close()


def test_scripts_do_not_run_here(page: Page, published: PagesServer) -> None:
    """Else the tests below would prove nothing."""
    page.goto(f"{published.siteurl}/search/?q=Zakayev")
    page.wait_for_load_state("networkidle")
    expect(page.locator("[data-lunr-page]")).to_be_empty()


def test_every_list_leads_to_an_article(page: Page, published: PagesServer) -> None:
    for start in ("/", "/topics/", "/people/", "/outlets/", "/archives/"):
        page.goto(f"{published.siteurl}{start}")
        main = page.get_by_role("main")
        # A list of terms or months first leads to a list of articles.
        for _ in range(3):
            article = main.locator("a[href*='/articles/']")
            if article.count():
                article.first.click()
                break
            main.locator(f"a[href*='{start}']:not(nav a)").first.click()
        page.wait_for_url("**/articles/*/")
        expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_the_search_page_says_what_to_do_instead(page: Page, published: PagesServer) -> None:
    page.goto(f"{published.siteurl}/search/?q=Zakayev")
    # The text as rendered: Playwright's own matching passes <noscript> over.
    assert "needs JavaScript" in page.get_by_role("main").inner_text()
    page.get_by_role("main").get_by_role("link", name="Archives").click()
    page.wait_for_url("**/archives/")
