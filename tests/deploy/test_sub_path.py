"""The production site works below a path of its host: every address in it is followed over HTTP.

The link check of `make publish` looks at files; here the same addresses are asked of a server
that answers as GitHub Pages does, so that redirects, types and the 404 page count as well.
"""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest

from news_digest.site.linkcheck import check_links
from news_digest.site.references import References, Use, in_css, in_feed, in_html, in_script
from pages_server import PagesServer

SAMPLE_SITE = Path(__file__).parents[1] / "sample_site"
READERS: dict[str, Callable[[str], References]] = {
    "text/html": in_html,
    "text/css": in_css,
    "application/javascript": in_script,
    "application/xml": in_feed,
    "image/svg+xml": in_html,
}


@dataclass(frozen=True)
class Answer:
    status: int
    media: str
    text: str


@dataclass(frozen=True)
class Crawl:
    """Every answer by its address, and every address of another host with the pages naming it."""

    answers: dict[str, Answer]
    named_by: dict[str, str]
    resources_elsewhere: set[str]
    links_elsewhere: set[str]


def fetch(address: str) -> Answer:
    parts = urlsplit(address)
    connection = HTTPConnection(parts.netloc, timeout=30)
    try:
        path = f"{parts.path or '/'}{f'?{parts.query}' if parts.query else ''}"
        connection.request("GET", path)
        response = connection.getresponse()
        media = response.headers.get_content_type()
        content = response.read()
    finally:
        connection.close()
    readable = media in READERS or media == "application/json"
    return Answer(response.status, media, content.decode("utf-8") if readable else "")


@pytest.fixture(scope="module")
def crawl(published: PagesServer) -> Crawl:
    home = published.siteurl
    start = [f"{home}/", f"{home}/no/such/page", f"{home}/sitemap.xml"]
    found = Crawl({}, dict.fromkeys(start, "the start"), set(), set())
    waiting = deque(start)
    while waiting:
        address = waiting.popleft()
        answer = found.answers[address] = fetch(address)
        reader = READERS.get(answer.media)
        if reader is None:
            continue
        references = reader(answer.text)
        base = urljoin(address, references.base or "")
        for reference in references.found:
            target = urldefrag(urljoin(base, reference.target)).url
            parts = urlsplit(target)
            if parts.scheme not in ("http", "https"):
                assert parts.scheme in ("data", "mailto"), f"{reference} in {address}"
            elif parts.netloc != urlsplit(home).netloc:
                elsewhere = reference.use is Use.HYPERLINK
                (found.links_elsewhere if elsewhere else found.resources_elsewhere).add(target)
            elif target not in found.named_by:
                found.named_by[target] = address
                waiting.append(target)
    return found


def test_every_address_is_answered_without_a_detour(crawl: Crawl, published: PagesServer) -> None:
    missing = f"{published.siteurl}/no/such/page"
    wrong = {
        address: (answer.status, f"named by {crawl.named_by[address]}")
        for address, answer in crawl.answers.items()
        if answer.status != 200 and address != missing
    }
    assert wrong == {}


def test_every_address_lies_below_the_site(crawl: Crawl, published: PagesServer) -> None:
    strays = [a for a in crawl.answers if not a.startswith(f"{published.siteurl}/")]
    assert strays == []


def test_no_other_host_is_asked_for_anything(crawl: Crawl) -> None:
    assert crawl.resources_elsewhere == set()


def test_links_lead_elsewhere_only_if_the_content_does(crawl: Crawl) -> None:
    """Originals of articles, home pages of outlets, links that a maintainer wrote: no others."""
    content = "".join(
        path.read_text(encoding="utf-8")
        for path in sorted((SAMPLE_SITE / "content").rglob("*"))
        if path.suffix in (".md", ".yml")
    )
    assert [link for link in crawl.links_elsewhere if link.rstrip("/") not in content] == []


def test_every_kind_of_page_was_reached(crawl: Crawl, published: PagesServer) -> None:
    prefix = len(published.siteurl)
    paths = {address[prefix:] for address in crawl.answers}
    for pattern in (
        r"/",
        r"/articles/[a-z0-9-]+/",
        r"/topics/",
        r"/topics/[a-z0-9-]+/",
        r"/topics/[a-z0-9-]+/feed\.xml",
        r"/people/",
        r"/people/[a-z0-9-]+/",
        r"/people/[a-z0-9-]+/feed\.xml",
        r"/outlets/",
        r"/outlets/[a-z0-9-]+/",
        r"/archives/",
        r"/archives/\d{4}/",
        r"/archives/\d{4}/\d{2}/",
        r"/search/",
        r"/about/",
        r"/feed\.xml",
        r"/.*\.css",
        r"/.*\.js",
    ):
        assert any(re.fullmatch(pattern, path) for path in paths), pattern


def test_the_missing_page_is_the_sites_own_and_whole(crawl: Crawl, published: PagesServer) -> None:
    answer = crawl.answers[f"{published.siteurl}/no/such/page"]
    assert answer.status == 404
    page = in_html(answer.text)
    targets = [reference.target for reference in page.found]
    assert f"{published.siteurl}/" in targets
    # It stands in for pages at any depth, so that a relative address would lead astray.
    assert [t for t in targets if not t.startswith(("http:", "https:", "data:", "#"))] == []
    assert "data-lunr-search" in answer.text


def test_every_built_page_can_be_reached(crawl: Crawl, published: PagesServer) -> None:
    """A page that nothing links to is a page that nobody reads."""
    assert published.folder is not None
    pages = {
        path.relative_to(published.folder).as_posix() for path in published.folder.rglob("*.html")
    }
    prefix = len(published.siteurl) + 1
    reached = {f"{address[prefix:]}index.html" for address in crawl.answers}
    assert pages - reached == {"404.html"}


def strings(value: object) -> Iterator[str]:
    """Yield every string in a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)


def test_the_search_files_lead_to_files_and_articles_that_are_there(published: PagesServer) -> None:
    """Addresses in JSON (manifests, the search's documents) are put together by scripts."""
    assert published.folder is not None
    files = sorted(published.folder.rglob("*.json"))
    assert files, "the search wrote nothing"
    articles = set()
    for file in files:
        for text in strings(json.loads(file.read_text(encoding="utf-8"))):
            if file.name == "manifest.json" and text.endswith((".js", ".json", ".mjs")):
                places = (published.folder / text, file.parent / text)
                assert any(place.is_file() for place in places), f"{text} in {file}"
            found = re.search(r"(?:^|/)(articles/[a-z0-9-]+/)$", text)
            if found:
                assert (published.folder / found[1] / "index.html").is_file(), f"{text} in {file}"
                articles.add(found[1])
    assert {path.parent.name for path in published.folder.glob("articles/*/index.html")} == {
        article.split("/")[1] for article in articles
    }


def test_no_file_holds_the_address_of_the_build(published: PagesServer) -> None:
    """Neither a folder of this machine nor an unfilled setting got into the site."""
    assert published.folder is not None
    for file in published.folder.rglob("*"):
        if file.suffix in (".html", ".xml", ".json", ".js", ".css"):
            text = file.read_text(encoding="utf-8")
            assert str(published.folder.parent) not in text, file
            assert "{{" not in text or file.suffix == ".js", file


def test_pages_serves_it_as_it_is(published: PagesServer) -> None:
    """Without .nojekyll, GitHub Pages leaves out files and folders that begin with `_`."""
    assert published.folder is not None
    assert (published.folder / ".nojekyll").read_bytes() == b""


def test_no_draft_page_is_published(published: PagesServer) -> None:
    """The sample site has one: content/pages/plans.md."""
    assert published.folder is not None
    paths = [path.relative_to(published.folder).as_posix() for path in published.folder.rglob("*")]
    assert [path for path in paths if "draft" in path or "plans" in path] == []
    for page in (*published.folder.rglob("*.html"), published.folder / "sitemap.xml"):
        assert "Plans for this digest" not in page.read_text(encoding="utf-8"), page


def test_the_link_check_of_publish_agrees(published: PagesServer) -> None:
    assert published.folder is not None
    assert check_links(published.folder, published.siteurl) == []
