"""A reader goes through the site, on a phone and at a desk."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from pages_server import PagesServer

LAVROV = "Sergei Lavrov"
KOSOVO = "Kosovo status"
RED_LINE = re.compile("Russia draws 'red line' on Kosovo")
PAGES = (
    "/",
    "/topics/",
    "/people/",
    "/people/by-frequency/",
    "/topics/by-frequency/",
    "/topics/kosovo-status/",
    "/outlets/",
    "/archives/",
    "/archives/2007/",
    "/archives/2007/03/",
    "/search/",
    "/about/",
    "/people/sergei-lavrov/",
    "/articles/2007-03-27-russia-mum-on-kosovo-vote/",
)


@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_from_the_index_to_an_article(page: Page, published: PagesServer) -> None:
    page.goto(f"{published.siteurl}/")
    headlines = page.locator("main article h2")
    # Newest first: September before March.
    expect(headlines.nth(0)).to_contain_text("Russia draws 'red line' on Kosovo")
    expect(headlines.nth(1)).to_contain_text("Russia Mum On Kosovo Vote")
    headlines.nth(1).get_by_role("link").click()
    page.wait_for_url("**/articles/2007-03-27-russia-mum-on-kosovo-vote/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Russia Mum On Kosovo Vote")
    main = page.get_by_role("main")
    expect(main).to_contain_text("Russian Foreign Minister Sergei Lavrov has refused")
    expect(main).to_contain_text("27 March 2007")
    expect(main).to_contain_text("000_3c329eb93760de7d.txt")


def test_follow_a_topic_and_back(page: Page, published: PagesServer) -> None:
    page.goto(f"{published.siteurl}/articles/2007-03-27-russia-mum-on-kosovo-vote/")
    page.get_by_role("main").get_by_role("link", name=KOSOVO, exact=True).first.click()
    page.wait_for_url("**/topics/*/")
    expect(page.get_by_role("heading", level=1)).to_have_text(KOSOVO)
    # The topic's other article is at hand.
    expect(page.get_by_role("main").get_by_role("link", name=RED_LINE).first).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Russia Mum On Kosovo Vote")


def test_follow_a_person(page: Page, published: PagesServer) -> None:
    page.goto(f"{published.siteurl}/people/")
    page.get_by_role("main").get_by_role("link", name=LAVROV, exact=True).click()
    page.wait_for_url("**/people/sergei-lavrov/")
    expect(page.get_by_role("heading", level=1)).to_have_text(LAVROV)
    expect(page.locator("main article .headline")).to_have_count(2)


def test_follow_the_archives(page: Page, published: PagesServer) -> None:
    page.goto(f"{published.siteurl}/archives/")
    page.get_by_role("main").get_by_role("link", name="September").first.click()
    page.wait_for_url("**/archives/2007/09/")
    expect(page.get_by_role("main").get_by_role("link", name=RED_LINE).first).to_be_visible()


@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_nothing_sticks_out_at_the_side(page: Page, published: PagesServer) -> None:
    for path in PAGES:
        response = page.goto(f"{published.siteurl}{path}")
        assert response is not None
        assert response.status == 200, path
        shown, whole = page.evaluate(
            "[document.documentElement.clientWidth, document.documentElement.scrollWidth]"
        )
        assert whole <= shown, path


def luminance(page: Page) -> float:
    """How light the page's ground is, from 0 to 255."""
    colour = page.evaluate(
        """() => {
            const grounds = [document.body, document.documentElement]
                .map((element) => getComputedStyle(element).backgroundColor);
            const canvas = new OffscreenCanvas(1, 1).getContext("2d");
            canvas.fillStyle = grounds.find((ground) => ground !== "rgba(0, 0, 0, 0)");
            canvas.fillRect(0, 0, 1, 1);
            return [...canvas.getImageData(0, 0, 1, 1).data];
        }"""
    )
    red, green, blue, opacity = colour
    assert opacity == 255
    return float(0.2126 * red + 0.7152 * green + 0.0722 * blue)


def test_light_and_dark(page: Page, published: PagesServer) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(f"{published.siteurl}/")
    assert luminance(page) > 200
    page.emulate_media(color_scheme="dark")
    assert luminance(page) < 60


def test_printed_without_what_only_a_screen_needs(page: Page, published: PagesServer) -> None:
    page.goto(f"{published.siteurl}/articles/2007-03-27-russia-mum-on-kosovo-vote/")
    expect(page.get_by_role("search")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.get_by_role("search")).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_a_chart_has_its_table_without_any_script_of_its_own(
    page: Page, published: PagesServer
) -> None:
    page.goto(f"{published.siteurl}/people/sergei-lavrov/")
    # Data for programs: the policy lets no script within a page run, and has nothing against it.
    block = page.locator("script[type='application/ld+json']")
    assert '"@type":"Person"' in (block.text_content() or "")
    expect(page.get_by_role("img", name="Articles by week")).to_be_visible()
    table = page.get_by_role("table")
    expect(table).to_be_hidden()
    page.get_by_text("As a table").click()
    expect(table.get_by_role("row")).to_have_count(3)
    quotation = page.locator(".quotation blockquote").first
    expect(quotation).to_contain_text("There are so-called 'red line' issues for Russia")
