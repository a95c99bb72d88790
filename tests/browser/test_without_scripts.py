"""Without JavaScript everything but the search works."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from pages_server import PagesServer


@pytest.fixture
def options(options: dict[str, Any]) -> dict[str, Any]:
    return {**options, "java_script_enabled": False}


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
            main.locator(f"a[href*='{start}']").first.click()
        page.wait_for_url("**/articles/*/")
        expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_the_search_page_says_what_to_do_instead(page: Page, published: PagesServer) -> None:
    page.goto(f"{published.siteurl}/search/?q=Zakayev")
    expect(page.get_by_role("main")).to_contain_text("JavaScript")
    page.get_by_role("main").get_by_role("link", name="Archives").click()
    page.wait_for_url("**/archives/")
