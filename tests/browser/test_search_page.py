"""The search page of an archive: narrowed down, sorted, paged through, shared and gone back to."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from playwright.sync_api import Locator, Page, expect

from pages_server import PagesServer, serving

# Of somebody who has no page.
SURNAME = "Lund"
PEOPLE = ("Ana Kovač", "Boris Ilves", "Chen Wei", "Dana O'Neill", "Emil Sørby")
TOPICS = ("Grain exports", "Pilots on strike", "Island ferries")
OUTLETS = ("Reuters", "AFP")
TALKS = 45
KEEPER = "A lighthouse keeper retires"
HOSTILE = "<img src=x onerror=alert(1)> & <script>alert(2)</script>"


@pytest.fixture(scope="module")
def published(
    published: PagesServer,
    tmp_path_factory: pytest.TempPathFactory,
    copy_site: Callable[[PagesServer, Path], Path],
    digest: Callable[..., CompletedProcess[str]],
) -> Iterator[PagesServer]:
    """The sample site with an archive of made-up articles besides."""
    folder = copy_site(published, tmp_path_factory.mktemp("archive") / "site")
    write_archive(folder / "content/articles")
    with serving(PagesServer("/some-repo")) as server:
        done = digest(folder, "build", "--settings", "publishconf.py", SITEURL=server.siteurl)
        assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
        server.folder = folder / "output"
        yield server


def write_archive(folder: Path) -> None:
    """Write the articles: most speak of a harbour, two of something else."""
    for number in range(TALKS):
        person, topic = PEOPLE[number % len(PEOPLE)], TOPICS[number % len(TOPICS)]
        write_article(
            folder / f"talks-{number + 1}.md",
            f"Talks on the harbour, part {number + 1}",
            f"{2001 + number % 4}-{1 + number % 12:02}-{1 + number % 28:02}",
            (topic, person, OUTLETS[number % len(OUTLETS)]),
            f"{person} spoke about the harbour. The lamp twice went dark.",
        )
    night = "That night the *lamp* went dark twice."
    shore = "\n\n".join(["Nothing else was seen from the shore."] * 40)
    write_article(
        folder / "keeper.md",
        KEEPER,
        "2005-06-01",
        (TOPICS[0], f"{PEOPLE[0]}; {SURNAME}", OUTLETS[0]),
        f"{shore}\n\n{night}\n\nThe lighthouse itself stays.",
    )
    about = (TOPICS[1], f"{PEOPLE[1]}; {SURNAME}", OUTLETS[1])
    write_article(folder / "quartz.md", HOSTILE, "2005-07-01", about, "A vein of quartz.")


def write_article(
    file: Path, title: str, date: str, about: tuple[str, str, str], body: str
) -> None:
    topic, person, outlet = about
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(
        f"Title: {title}\nDate: {date}\nDate-Precision: day\nSlug: {date}-{file.stem}\n"
        f"Topics: {topic}\nPeople: {person}\nOutlet: {outlet}\nLanguage: en\n\n{body}\n",
        encoding="utf-8",
    )


def box(page: Page) -> Locator:
    return page.locator("form[data-lunr-search] input[name=q]")


def status(page: Page) -> Locator:
    return page.locator("[data-lunr-page] .lunr-status")


def titles(page: Page) -> Locator:
    return page.locator("[data-lunr-page] .lunr-title")


def facet(page: Page, label: str) -> Locator:
    """Return a facet's values; on a phone the facets have to be asked for."""
    narrow = page.get_by_role("button", name="Narrow down")
    if narrow.is_visible() and narrow.get_attribute("aria-expanded") == "false":
        narrow.click()
    heading = page.get_by_role("heading", name=label, exact=True)
    return page.locator(".lunr-facet").filter(has=heading).locator("li:not([hidden]) a")


@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_facets_narrow_down_and_can_be_removed(page: Page, published: PagesServer) -> None:
    page.goto(f"{published.siteurl}/search/?q=harbour")
    expect(status(page)).to_have_text("45 articles found.")
    people = facet(page, "People")
    expect(people).to_have_count(len(PEOPLE))
    expect(people.first).to_have_accessible_name("Ana Kovač 9 articles")

    people.filter(has_text="O'Neill").click()
    page.wait_for_url("**/search/?q=harbour&person=Dana+O%27Neill")
    expect(status(page)).to_have_text("9 articles found.")
    # The focus is still where the reader is.
    chosen = people.filter(has_text="O'Neill")
    expect(chosen).to_have_attribute("aria-current", "true")
    expect(chosen).to_be_focused()
    # What else there is to choose from the same facet stays, and one more adds its articles.
    expect(people).to_have_count(len(PEOPLE))
    people.filter(has_text="Chen").click()
    expect(status(page)).to_have_text("18 articles found.")

    facet(page, "Year").filter(has_text="2003").click()
    page.wait_for_url("**&year=2003")
    expect(page.locator(".lunr-remove")).to_have_text(["Dana O'Neill", "Chen Wei", "2003"])
    narrowed = int((status(page).text_content() or "").split()[0])
    assert 0 < narrowed < 18
    expect(titles(page)).to_have_count(narrowed)

    page.get_by_role("link", name="Remove People: Chen Wei").click()
    expect(page.locator(".lunr-remove")).to_have_text(["Dana O'Neill", "2003"])
    page.get_by_role("link", name="Remove all").click()
    page.wait_for_url("**/search/?q=harbour")
    expect(status(page)).to_have_text("45 articles found.")
    expect(page.locator(".lunr-remove")).to_have_count(0)


@pytest.mark.parametrize("size", ["phone"])
def test_back_and_forward_go_from_choice_to_choice(page: Page, published: PagesServer) -> None:
    page.goto(f"{published.siteurl}/search/")
    box(page).press_sequentially("harbour", delay=10)
    box(page).press("Enter")
    expect(status(page)).to_have_text("45 articles found.")
    facet(page, "Outlets").filter(has_text="AFP").click()
    expect(status(page)).to_have_text("22 articles found.")
    page.get_by_role("link", name="Newest first").click()
    page.wait_for_url("**&sort=date")

    page.go_back()
    page.wait_for_url("**/search/?q=harbour&outlet=AFP")
    expect(page.get_by_role("link", name="Best first")).to_have_attribute("aria-current", "true")
    page.go_back()
    page.wait_for_url("**/search/?q=harbour")
    expect(status(page)).to_have_text("45 articles found.")
    page.go_back()
    page.wait_for_url("**/search/")
    expect(status(page)).to_be_empty()
    expect(box(page)).to_have_value("")
    page.go_forward()
    expect(status(page)).to_have_text("45 articles found.")
    expect(box(page)).to_have_value("harbour")


def test_the_latest_can_come_first(page: Page, published: PagesServer) -> None:
    page.goto(f"{published.siteurl}/search/?q=harbour")
    page.get_by_role("link", name="Newest first").click()
    page.wait_for_url("**/search/?q=harbour&sort=date")
    newest = page.get_by_role("link", name="Newest first")
    expect(newest).to_have_attribute("aria-current", "true")
    expect(newest).to_be_focused()
    dates = page.locator(".lunr-meta [data-lunr-card=date]")
    expect(dates.first).to_have_text(re.compile("2004$"))
    years = [text.split()[-1] for text in dates.all_text_contents()]
    assert years == sorted(years, reverse=True)


@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_page_by_page(page: Page, published: PagesServer) -> None:
    page.goto(f"{published.siteurl}/search/?q=harbour")
    expect(titles(page)).to_have_count(20)
    first = titles(page).all_text_contents()
    page.get_by_role("link", name="Page 3").click()
    page.wait_for_url("**/search/?q=harbour&page=3")
    expect(titles(page)).to_have_count(5)
    assert not set(first) & set(titles(page).all_text_contents())
    expect(page.locator("[data-lunr-page] .lunr-results")).to_be_focused()
    expect(page.locator("[data-lunr-page] .lunr-results")).to_be_in_viewport()
    page.go_back()
    expect(titles(page)).to_have_text(first)
    # A page that is no more shows the last one.
    page.goto(f"{published.siteurl}/search/?q=harbour&page=9")
    page.wait_for_url("**/search/?q=harbour&page=3")
    expect(titles(page)).to_have_count(5)


@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_a_reader_who_comes_back_is_where_they_were(page: Page, published: PagesServer) -> None:
    page.goto(f"{published.siteurl}/search/?q=harbour&page=2")
    expect(titles(page)).to_have_count(20)
    titles(page).nth(12).scroll_into_view_if_needed()
    place = page.evaluate("scrollY")
    titles(page).nth(12).click()
    page.wait_for_url("**/articles/**")
    page.go_back()
    expect(titles(page)).to_have_count(20)
    page.wait_for_function("place => Math.abs(scrollY - place) < 40", arg=place)


def test_a_phrase_is_compared_with_the_articles_pages(page: Page, published: PagesServer) -> None:
    page.goto(f'{published.siteurl}/search/?q="lamp went dark twice"')
    expect(titles(page)).to_have_text([KEEPER])
    expect(status(page)).to_have_attribute("data-state", "done")
    box(page).fill('"twice dark went"')
    expect(status(page)).to_have_text(
        "46 articles with all of these words; none of them has the exact phrase."
    )


@pytest.mark.parametrize("size", ["phone"])
def test_an_article_shows_what_was_looked_for(page: Page, published: PagesServer) -> None:
    page.goto(f"{published.siteurl}/search/?q=lighthouse twice")
    titles(page).filter(has_text=KEEPER).click()
    page.wait_for_url("**/articles/2005-06-01-keeper/?h=lighthouse+twice")
    marks = page.locator("[data-lunr-article] mark")
    expect(marks).to_have_text(["lighthouse", "twice", "lighthouse"])
    # The reader sees which article this is; the places are a click away.
    assert page.evaluate("scrollY") == 0
    bar = page.get_by_role("region", name="What was searched for")
    expect(bar.get_by_role("status")).to_have_text("3 matches")
    bar.get_by_role("button", name="Previous match").click()
    expect(bar.get_by_role("status")).to_have_text("1 of 3")
    bar.get_by_role("button", name="Next match").click()
    expect(bar.get_by_role("status")).to_have_text("2 of 3")
    expect(marks.nth(1)).to_be_in_viewport()

    body = page.locator(".prose").text_content()
    bar.get_by_role("button", name="Remove the marks").click()
    expect(marks).to_have_count(0)
    expect(bar).to_have_count(0)
    page.wait_for_url("**/articles/2005-06-01-keeper/")
    assert page.locator(".prose").text_content() == body


def test_a_word_in_two_elements_is_marked_whole(page: Page, published: PagesServer) -> None:
    def emphasise(route: object) -> None:
        response = route.fetch()  # type: ignore[attr-defined]
        body = response.text().replace("itself stays", "it<em>se</em>lf st<b>ays</b>")
        route.fulfill(response=response, body=body)  # type: ignore[attr-defined]

    page.route("**/articles/2005-06-01-keeper/**", emphasise)
    page.goto(f"{published.siteurl}/articles/2005-06-01-keeper/?h=itself")
    expect(page.locator("[data-lunr-article] mark")).to_have_text(["it", "se", "lf"])
    bar = page.get_by_role("region", name="What was searched for")
    expect(bar.get_by_role("status")).to_have_text("1 match")


def test_a_title_never_becomes_markup(page: Page, published: PagesServer) -> None:
    page.goto(f"{published.siteurl}/search/?q=quartz")
    expect(titles(page)).to_have_text([HOSTILE])
    expect(page.locator("[data-lunr-page] :is(img, script)")).to_have_count(0)
    page.goto(f"{published.siteurl}/")
    box(page).press_sequentially("quartz", delay=10)
    expect(page.locator(".lunr-popup .lunr-title")).to_have_text([HOSTILE])
    page.locator(".lunr-popup .lunr-title").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(HOSTILE)


def test_two_tabs_search_by_themselves(page: Page, published: PagesServer) -> None:
    other = page.context.new_page()
    page.goto(f"{published.siteurl}/search/?q=harbour")
    other.goto(f"{published.siteurl}/search/?q=lighthouse")
    expect(titles(other)).to_have_text([KEEPER])
    expect(status(page)).to_have_text("45 articles found.")
    box(page).fill("quartz")
    expect(titles(page)).to_have_text([HOSTILE])
    expect(titles(other)).to_have_text([KEEPER])


def test_an_address_may_hold_anything(page: Page, published: PagesServer) -> None:
    page.goto(
        f"{published.siteurl}/search/?q=harbour&page=-1&sort=odd&person=Nobody&__proto__=x"
        "&year=&year=2003&year=2003&utm_source=y"
    )
    expect(status(page)).to_have_text("No article matches “harbour” and what was chosen.")
    page.get_by_role("link", name="Remove People: Nobody").click()
    expect(status(page)).to_have_text(re.compile(r"^1\d articles found\.$"))
    # What is somebody else's alone asks for nothing.
    page.goto(f"{published.siteurl}/search/?utm_source=mail")
    expect(page.locator("[data-lunr-page]")).to_have_attribute("aria-busy", "false")
    expect(status(page)).to_be_empty()
    expect(page.get_by_role("main").get_by_role("link", name="Archives")).to_be_visible()
    # Who is chosen may be nobody.
    page.goto(f"{published.siteurl}/search/?person=Nobody")
    expect(status(page)).to_have_text("No article matches what was chosen.")


def test_a_name_without_a_page_leads_to_its_articles(page: Page, published: PagesServer) -> None:
    page.goto(f"{published.siteurl}/")
    box(page).press_sequentially("lun", delay=10)
    page.get_by_role("option", name=f"{SURNAME} Person, 2 articles").click()
    page.wait_for_url(f"**/search/?person={SURNAME}")
    expect(titles(page)).to_have_text([HOSTILE, KEEPER])
    expect(page.locator(".lunr-remove")).to_have_text([SURNAME])
    # None of them is better than the others.
    expect(page.get_by_role("link", name="Best first")).to_have_count(0)


def test_words_may_be_left_out_altogether(page: Page, published: PagesServer) -> None:
    page.goto(f"{published.siteurl}/search/?year=2005")
    expect(titles(page)).to_have_text([HOSTILE, KEEPER])
