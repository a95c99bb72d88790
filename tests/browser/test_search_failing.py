"""What the search says when it cannot search: never that there is nothing."""

from __future__ import annotations

import gzip
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from pages_server import PagesServer

Answer = Callable[[Route], None]

HTML = "<!doctype html><title>A captive portal</title><p>Log in"


@pytest.fixture
def size() -> str:
    """On a phone there is the least room for what is said."""
    return "phone"


@pytest.fixture
def page(browser: Browser, options: dict[str, object]) -> Iterator[Page]:
    """A page whose console nobody looks at: what fails is reported there."""
    context = browser.new_context(**options)  # type: ignore[arg-type]
    context.set_default_timeout(15_000)
    yield context.new_page()
    context.close()


def state(page: Page) -> Locator:
    return page.locator(".lunr-status").first


def box(page: Page) -> Locator:
    return page.locator("form[data-lunr-search] input[name=q]")


def missing(route: Route) -> None:
    route.fulfill(status=404, content_type="text/html", body=HTML)


def html(route: Route) -> None:
    route.fulfill(content_type="text/html", body=HTML)


def truncated(route: Route) -> None:
    body = route.fetch().body()
    route.fulfill(content_type="application/octet-stream", body=body[: len(body) // 2])


def nonsense(route: Route) -> None:
    route.fulfill(content_type="application/octet-stream", body=gzip.compress(b"\xff" * 300))


def refused(route: Route) -> None:
    route.abort("connectionrefused")


@pytest.mark.parametrize(
    ("what", "answer", "says"),
    [
        ("t/*.bin", missing, "missing on this site"),
        ("t/*.bin", truncated, "arrived damaged"),
        ("t/*.bin", html, "arrived damaged"),
        ("t/*.bin", nonsense, "arrived damaged"),
        ("t/*.bin", refused, "cannot be reached"),
        ("c/**/*.bin", missing, "missing on this site"),
        ("c/**/*.bin", truncated, "arrived damaged"),
        ("manifest.bin", missing, "missing on this site"),
        ("manifest.bin", html, "arrived damaged"),
        ("worker.js", missing, "missing on this site"),
    ],
)
def test_an_error_is_told_and_can_be_tried_again(
    page: Page, published: PagesServer, what: str, answer: Answer, says: str
) -> None:
    pattern = f"**/lunr/{what}"
    page.route(pattern, answer)
    page.goto(f"{published.siteurl}/search/?q=Zakayev")
    expect(state(page)).to_have_attribute("data-state", "error")
    expect(state(page)).to_contain_text(says)
    expect(page.locator(".lunr-result")).to_have_count(0)

    retry = page.get_by_role("button", name="Try again")
    retry.click()
    expect(state(page)).to_have_attribute("data-state", "error")
    page.unroute(pattern)
    retry.click()
    expect(page.locator(".lunr-result")).to_have_count(1)
    expect(state(page)).to_have_attribute("data-state", "done")


def test_the_box_tells_errors_too(page: Page, published: PagesServer) -> None:
    page.route("**/lunr/t/*.bin", html)
    page.goto(f"{published.siteurl}/")
    box(page).press_sequentially("Zakayev", delay=10)
    expect(state(page)).to_have_attribute("data-state", "error")
    page.unroute("**/lunr/t/*.bin")
    # All of it from the keyboard.
    box(page).press("ArrowDown")
    expect(page.get_by_role("button", name="Try again")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".lunr-popup .lunr-result")).to_have_count(1)


@pytest.mark.parametrize("loaded", [True, False])
def test_a_visitor_who_is_offline(page: Page, published: PagesServer, loaded: bool) -> None:
    page.goto(f"{published.siteurl}/")
    if loaded:
        box(page).fill("kosovo")
        expect(page.locator(".lunr-popup .lunr-result")).to_have_count(2)
    page.context.set_offline(True)
    box(page).fill("zakayev uranium missile")
    expect(state(page)).to_have_attribute("data-state", "error")
    expect(state(page)).to_contain_text("Check the connection")
    page.context.set_offline(False)
    page.get_by_role("button", name="Try again").click()
    expect(page.locator(".lunr-result").first).to_be_visible()


def test_a_browser_that_cannot_unpack(page: Page, published: PagesServer) -> None:
    def without_streams(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, body=f"delete self.DecompressionStream;{response.text()}")

    page.route("**/lunr/worker.js", without_streams)
    page.goto(f"{published.siteurl}/search/?q=Zakayev")
    expect(state(page)).to_have_attribute("data-state", "error")
    expect(state(page)).to_contain_text("too old")
    # The lists still lead everywhere.
    expect(page.get_by_role("main").get_by_role("link", name="Archives")).to_be_visible()


def test_an_index_that_is_newer_than_the_page(page: Page, published: PagesServer) -> None:
    newer = gzip.compress(b'{"format": 99}')
    page.route("**/lunr/manifest.bin", lambda route: route.fulfill(body=newer))
    page.goto(f"{published.siteurl}/search/?q=Zakayev")
    expect(state(page)).to_contain_text("older than the search")
    page.unroute("**/lunr/manifest.bin")
    page.get_by_role("button", name="Reload the page").click()
    expect(page.locator(".lunr-result")).to_have_count(1)


def test_an_article_without_its_marks_can_be_read(page: Page, published: PagesServer) -> None:
    page.route("**/lunr/worker.js", missing)
    page.goto(f"{published.siteurl}/articles/2007-03-27-russia-mum-on-kosovo-vote/?h=kosovo")
    page.wait_for_load_state("networkidle")
    expect(page.get_by_role("heading", level=1)).to_have_text("Russia Mum On Kosovo Vote")
    expect(page.locator("[data-lunr-article] mark")).to_have_count(0)


@pytest.fixture(scope="module")
def folder(
    published: PagesServer,
    tmp_path_factory: pytest.TempPathFactory,
    copy_site: Callable[[PagesServer, Path], Path],
    digest: Callable[..., CompletedProcess[str]],
) -> Path:
    """The site as `make html` builds it: to be looked at, at whatever address."""
    site = copy_site(published, tmp_path_factory.mktemp("looked-at") / "site")
    done = digest(site, "build")
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    return site / "output"


def test_a_page_opened_as_a_file_says_why_it_cannot_search(page: Page, folder: Path) -> None:
    page.goto((folder / "index.html").as_uri())
    box(page).click()
    expect(state(page)).to_be_visible()
    expect(state(page)).to_contain_text("make serve")
    box(page).fill("kosovo")
    box(page).press("Enter")
    assert page.url.endswith("/index.html")
    page.goto((folder / "search/index.html").as_uri())
    expect(state(page)).to_contain_text("opened as a file")


def test_the_same_page_searches_once_it_is_served(
    page: Page, folder: Path, published: PagesServer
) -> None:
    assert published.folder is not None
    shutil.copytree(folder, published.folder / "looked-at")
    page.goto(f"{published.siteurl}/looked-at/")
    box(page).fill("zakayev")
    expect(page.locator(".lunr-popup .lunr-result")).to_have_count(1)
    expect(page.locator("script[src$='local.js']")).to_have_count(1)
    shutil.rmtree(published.folder / "looked-at")
