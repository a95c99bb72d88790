"""A reader searches: as one types, and on the page whose address can be shared."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from pages_server import PagesServer

RED_LINE = "Russia draws 'red line' on Kosovo"


def box(page: Page) -> Locator:
    return page.locator("form[data-lunr-search] input[name=q]")


@pytest.mark.parametrize(("size", "query"), [("phone", "Zakayev"), ("desktop", "missile")])
def test_results_as_one_types_then_the_page_then_an_article_and_back(
    page: Page, published: PagesServer, query: str
) -> None:
    page.goto(f"{published.siteurl}/")
    box(page).click()
    box(page).press_sequentially(query, delay=20)
    popup = page.locator("form[data-lunr-search] .lunr-popup")
    expect(popup.locator(".lunr-result")).to_have_count(1)
    expect(popup.locator(".lunr-title")).to_contain_text(RED_LINE)

    box(page).press("Enter")
    page.wait_for_url(f"{published.siteurl}/search/?q={query}")
    results = page.locator("[data-lunr-page] .lunr-result")
    expect(results).to_have_count(1)
    if query == "missile":  # the summary shown holds it; the other one stands far below
        expect(results.locator("mark").first).to_have_text(query)
    expect(page.locator("[data-lunr-page] .lunr-status")).to_have_attribute("data-state", "done")
    expect(box(page)).to_have_value(query)

    results.locator(".lunr-title").click()
    page.wait_for_url(f"{published.siteurl}/articles/*/**")
    expect(page.get_by_role("heading", level=1)).to_contain_text(RED_LINE)

    page.go_back()
    page.wait_for_url(f"{published.siteurl}/search/?q={query}")
    expect(results).to_have_count(1)
    page.go_back()
    page.wait_for_url(f"{published.siteurl}/")


def test_a_shared_address_shows_its_results(page: Page, published: PagesServer) -> None:
    for query, count in {
        "zakay": 1,  # a beginning
        "Kosovo": 2,
        "ZAKAYEV": 1,
        "lavrov%20kosovo": 2,
        "Zakaýev": 1,  # accents are neither needed nor in the way
    }.items():
        page.goto(f"{published.siteurl}/search/?q={query}")
        expect(page.locator("[data-lunr-page] .lunr-result"), query).to_have_count(count)


def test_a_query_without_results_says_so(page: Page, published: PagesServer) -> None:
    page.goto(f"{published.siteurl}/search/")
    status = page.locator("[data-lunr-page] .lunr-status")
    results = page.locator("[data-lunr-page] .lunr-result")
    nothing = ("xyzzyplugh", "2024:", "qqqq~", "-", "<script>alert(1)</script>")
    for query in nothing:
        box(page).fill(query)
        box(page).press("Enter")
        page.wait_for_function("q => new URL(location).searchParams.get('q') === q", arg=query)
        expect(status, query[:30]).to_have_attribute("data-state", "none")
        expect(status).not_to_be_empty()
        assert len(status.text_content() or "") < 200
        expect(results).to_have_count(0)
        # The next answer is to be its own.
        box(page).fill("kosovo")
        expect(results).to_have_count(2)


LONG = "kosovo " + "x" * 12_000
CUT = "Only the beginning of this long text was searched for."


def test_a_long_text_is_cut_and_the_reader_told(page: Page, published: PagesServer) -> None:
    page.goto(f"{published.siteurl}/search/?q={LONG.replace(' ', '+')}")
    status = page.locator("[data-lunr-page] .lunr-status")
    expect(status).to_contain_text(CUT)
    expect(box(page)).to_have_value(LONG[:500])
    page.wait_for_url(f"**/search/?q={LONG[:500].replace(' ', '+')}")

    box(page).fill("kosovo")
    expect(status).to_have_text("2 articles found.")
    box(page).fill(LONG)
    expect(status).to_contain_text(CUT)
    expect(box(page)).to_have_value(LONG[:500])
    page.wait_for_url(f"**/search/?q={LONG[:500].replace(' ', '+')}")
    # In the worst case a character takes nine bytes.
    box(page).fill("東" * 600)
    page.wait_for_function("() => new URL(location).searchParams.get('q').startsWith('東')")
    assert len(page.url) < 5_000

    page.goto(f"{published.siteurl}/")
    box(page).fill(LONG)
    popup = page.locator(".lunr-popup")
    expect(popup.get_by_role("status")).to_contain_text(CUT)
    expect(box(page)).to_have_value(LONG[:500])


def test_words_that_count_for_nothing_are_told_of(page: Page, published: PagesServer) -> None:
    words = " ".join(f"kosovo{number}" for number in range(40))
    page.goto(f"{published.siteurl}/search/?q={words}")
    expect(page.locator("[data-lunr-page] .lunr-status")).to_contain_text(CUT)


def test_a_slash_leads_to_the_box(page: Page, published: PagesServer) -> None:
    page.goto(f"{published.siteurl}/")
    expect(box(page)).not_to_be_focused()
    page.keyboard.press("/")
    expect(box(page)).to_be_focused()
    expect(box(page)).to_have_value("")


def test_people_and_topics_come_before_articles(page: Page, published: PagesServer) -> None:
    page.goto(f"{published.siteurl}/")
    box(page).press_sequentially("lav", delay=20)
    popup = page.locator(".lunr-popup")
    options = popup.get_by_role("option")
    expect(options.first).to_contain_text("Sergei Lavrov")
    expect(options.first).to_contain_text("2 articles")
    expect(popup.get_by_role("status")).to_have_text("2 articles found.")
    expect(popup.locator(".lunr-result")).to_have_count(2)
    options.first.click()
    page.wait_for_url("**/people/sergei-lavrov/")


def test_all_of_it_from_the_keyboard(page: Page, published: PagesServer) -> None:
    page.goto(f"{published.siteurl}/")
    page.keyboard.press("/")
    page.keyboard.type("kosovo", delay=20)
    options = page.locator(".lunr-popup").get_by_role("option")
    expect(options).to_have_count(3)  # a topic, two articles
    expect(box(page)).to_have_attribute("aria-expanded", "true")

    def expect_selected(*selected: bool) -> None:
        for option, each in zip(options.all(), selected, strict=True):
            expect(option).to_have_attribute("aria-selected", str(each).lower())

    page.keyboard.press("ArrowDown")
    expect_selected(True, False, False)
    page.keyboard.press("ArrowDown")
    expect_selected(False, True, False)
    active = box(page).get_attribute("aria-activedescendant")
    assert options.nth(1).get_attribute("id") == active
    # Around, by way of the box itself.
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect_selected(False, False, False)
    page.keyboard.press("ArrowUp")
    expect_selected(False, False, True)

    page.keyboard.press("Escape")
    expect(page.locator(".lunr-popup")).to_be_hidden()
    expect(box(page)).to_have_attribute("aria-expanded", "false")
    expect(box(page)).to_have_value("kosovo")
    page.keyboard.press("ArrowDown")
    expect(options).to_have_count(3)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/articles/*/?h=kosovo")
    expect(page.locator("h1 mark, .prose mark").first).to_have_text("Kosovo")


def test_the_nearest_spelling_is_offered(page: Page, published: PagesServer) -> None:
    page.goto(f"{published.siteurl}/")
    box(page).press_sequentially("zakaiev", delay=20)
    popup = page.locator(".lunr-popup")
    expect(popup.get_by_role("status")).to_have_text(
        "No article matches “zakaiev”. Did you mean zakayev?"
    )
    box(page).press("ArrowDown")
    expect(popup.get_by_role("button", name="zakayev")).to_be_focused()
    page.keyboard.press("Enter")
    expect(box(page)).to_be_focused()
    expect(box(page)).to_have_value("zakayev")
    expect(popup.locator(".lunr-result")).to_be_visible()

    page.goto(f"{published.siteurl}/search/?q=zakaiev")
    page.get_by_role("button", name="zakayev").click()
    page.wait_for_url("**/search/?q=zakayev")
    expect(page.locator("[data-lunr-page] .lunr-result")).to_have_count(1)


def test_a_phrase_is_offered_in_another_spelling_only_where_it_stands(
    page: Page, published: PagesServer
) -> None:
    status = page.locator("[data-lunr-page] .lunr-status")
    for query, offered in {
        '"sergei lavrof"': '"sergei lavrov"',
        '"missile defense sistem"': '"missile defence system"',
        # Each of its words could be spelt otherwise, but no article has them in a row.
        '"missile defense sheild"': None,
        '"ahmed lavrof"': None,
        # "uranium" is there, but not in a headline.
        "title:uranium": None,
        "harley": None,
    }.items():
        page.goto(f"{published.siteurl}/search/")
        box(page).fill(query)
        box(page).press("Enter")
        expect(status).to_contain_text("No article", timeout=10_000)
        offer = status.get_by_role("button")
        if offered is None:
            expect(offer, query).to_have_count(0)
        else:
            expect(offer, query).to_have_text(offered)
            offer.click()
            expect(status).to_have_text(re.compile("found"))
            expect(page.locator("[data-lunr-page] .lunr-result mark").first).to_be_visible()


def test_nothing_is_loaded_for_whoever_only_reads(page: Page, published: PagesServer) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{published.siteurl}/", wait_until="networkidle")
    scripts = f"{published.siteurl}/lunr/"
    assert [url for url in asked if url.startswith(scripts)] == [f"{scripts}search.js"]


def test_browsers_are_told_of_the_search(page: Page, published: PagesServer) -> None:
    page.goto(f"{published.siteurl}/")
    link = page.locator("link[rel=search]")
    expect(link).to_have_attribute("href", f"{published.siteurl}/lunr/opensearch.xml")
    answer = page.request.get(f"{published.siteurl}/lunr/opensearch.xml")
    assert f"{published.siteurl}/search/?q={{searchTerms}}" in answer.text()


def test_the_missing_page_searches_too(page: Page, published: PagesServer) -> None:
    page.goto(f"{published.siteurl}/topics/")
    # Put in the place of a page that is there: a missing one would itself be an error to report.
    missing = f"{published.siteurl}/no/such/page"
    page.route(
        "**/topics/",
        lambda route: route.fulfill(response=route.fetch(url=missing), status=200),
    )
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("Page not found")
    box(page).fill("Zakayev")
    expect(page.locator(".lunr-popup .lunr-result")).to_have_count(1)
