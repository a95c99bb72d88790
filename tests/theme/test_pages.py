"""What every page of the theme has, whatever it is about."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

TEMPLATES = [
    "index",
    "article",
    "topics",
    "people",
    "outlets",
    "topic",
    "person",
    "outlet",
    "intersection",
    "archives",
    "period_archives",
    "search",
    "404",
    "page",
]

every_page = pytest.mark.parametrize("name", TEMPLATES)


@pytest.fixture(scope="module")
def rendered(theme, parse):
    """Render a template over the usual site, or one with changed globals."""

    def render(name, **changes):
        return parse(theme.pages()[f"{name}.html"](theme.site(**changes)))

    return render


def test_every_template_of_the_contract_is_rendered_here(theme):
    assert set(theme.pages()) == {f"{name}.html" for name in TEMPLATES}


def test_no_template_is_left_untested(theme):
    pages = {path.name for path in theme.folder.glob("templates/*.html")}
    assert pages - {"base.html"} == {f"{name}.html" for name in TEMPLATES}


@every_page
def test_has_one_of_what_a_page_has_once(rendered, name):
    page = rendered(name)
    assert page.one("html").attributes["lang"] == "en"
    assert page.one("title").words.endswith("The News Digest")
    assert page.one("h1").words
    assert page.one("main").attributes["id"] == "main"
    assert len(page.find("header")) >= 1
    assert len(page.with_class("masthead")) == len(page.with_class("colophon")) == 1


@every_page
def test_headings_step_down_one_level_at_a_time(rendered, name):
    levels = [int(e.tag[1]) for e in rendered(name).walk() if re.fullmatch("h[1-6]", e.tag)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@every_page
def test_ids_are_unique_and_references_to_them_lead_somewhere(rendered, name):
    page = rendered(name)
    ids = [e.attributes["id"] for e in page.walk() if "id" in e.attributes]
    assert len(ids) == len(set(ids))
    wanted = [
        e.attributes["aria-labelledby"] for e in page.walk() if "aria-labelledby" in e.attributes
    ]
    wanted += [e.attributes["for"] for e in page.find("label")]
    wanted += [a.attributes["href"][1:] for a in page.find("a") if a.attributes["href"][0] == "#"]
    assert set(wanted) <= set(ids)


@every_page
def test_the_first_link_skips_to_the_content(rendered, name):
    assert rendered(name).find("a")[0].attributes["href"] == "#main"


@every_page
def test_landmarks_of_the_same_kind_have_names(rendered, name):
    page = rendered(name)
    for tag in ("nav", "aside", "section"):
        for landmark in page.find(tag):
            assert {"aria-label", "aria-labelledby"} & set(landmark.attributes), tag


@every_page
def test_nothing_is_inline_and_nothing_is_from_elsewhere(rendered, name):
    page = rendered(name)
    for element in page.walk():
        assert element.tag != "style"
        assert not [key for key in element.attributes if key == "style" or key.startswith("on")]
    for script in page.find("script"):
        if script.attributes["type"] == "application/ld+json":
            continue  # data, which no browser runs
        assert script.text == ""
    loaded = [e.attributes["src"] for e in page.walk() if "src" in e.attributes]
    loaded += [link.attributes["href"] for link in page.find("link")]
    assert loaded
    assert all(address.startswith("https://digest.example/base/") for address in loaded)


@every_page
def test_the_policy_forbids_whatever_it_does_not_name(rendered, name):
    (meta,) = [m for m in rendered(name).find("meta") if "http-equiv" in m.attributes]
    assert meta.attributes["http-equiv"] == "Content-Security-Policy"
    directives = dict(part.split(maxsplit=1) for part in meta.attributes["content"].split("; "))
    assert directives == {
        "default-src": "'none'",
        "script-src": "'self'",
        "worker-src": "'self'",
        "style-src": "'self'",
        "img-src": "'self' data:",
        "connect-src": "'self'",
        "form-action": "'self'",
        "base-uri": "'none'",
    }


@every_page
def test_addresses_on_the_site_begin_with_its_own(rendered, name):
    own = rendered(name, SITEURL="https://elsewhere.example/a/b")
    addresses = [a.attributes["href"] for a in own.find("a")]
    addresses += [form.attributes["action"] for form in own.find("form")]
    on_site = [
        address
        for address in addresses
        if address[0] != "#" and not address.startswith("https://news.example/")
    ]
    assert on_site
    assert all(address.startswith("https://elsewhere.example/a/b/") for address in on_site)


@every_page
def test_works_with_relative_addresses_too(rendered, name):
    page = rendered(name, SITEURL="..")
    assert not [link for link in page.find("link") if link.attributes["rel"] == "canonical"]
    assert page.find("a", href="../topics/")


@every_page
def test_search_is_offered_once(rendered, name):
    form = rendered(name).one("form", role="search")
    assert "data-lunr-search" in form.attributes
    assert form.attributes["action"] == "https://digest.example/base/search/"
    assert form.attributes["method"] == "get"
    assert form.one("input", type="search").attributes["name"] == "q"


@every_page
def test_without_the_search_plugin_there_is_no_search(theme, parse, name):
    site = theme.site()
    del site["lunr_search"]
    page = parse(theme.pages()[f"{name}.html"](site))
    assert not page.find("script", type="module")
    assert not page.find("form")


@every_page
def test_an_empty_site_has_pages_too(theme, parse, name):
    empty = {
        "topics": [],
        "people": [],
        "outlets": [],
        "years": [],
        "feed_url": None,
    }
    page = parse(theme.pages()[f"{name}.html"](theme.site(SITESUBTITLE="", digest=empty)))
    assert page.one("h1").words


@every_page
def test_the_sheets_and_the_icon_exist(rendered, theme, name):
    page = rendered(name)
    prefix = "https://digest.example/base/theme/"
    used = {link.attributes["href"] for link in page.find("link")}
    files = {a.removeprefix(prefix) for a in used if a.startswith(prefix)}
    assert {f for f in files if not (theme.folder / "static" / f).is_file()} == set()
    assert {p.name for p in theme.folder.glob("static/css/*.css")} == {
        f.removeprefix("css/") for f in files if f.endswith(".css")
    }


@pytest.mark.parametrize(
    ("name", "section", "current"),
    [
        ("index", "", "page"),
        ("topics", "topics/", "page"),
        ("topic", "topics/", "true"),
        ("people", "people/", "page"),
        ("person", "people/", "true"),
        ("outlets", "outlets/", "page"),
        ("outlet", "outlets/", "true"),
        ("archives", "archives/", "page"),
        ("period_archives", "archives/", "true"),
    ],
)
def test_navigation_says_where_one_is(rendered, name, section, current):
    (navigation,) = rendered(name).with_class("sections")
    marked = [a for a in navigation.find("a") if "aria-current" in a.attributes]
    assert [(a.attributes["href"], a.attributes["aria-current"]) for a in marked] == [
        (f"https://digest.example/base/{section}", current)
    ]


@pytest.mark.parametrize("name", ["article", "search", "404", "page"])
def test_navigation_says_nothing_elsewhere(rendered, name):
    (navigation,) = rendered(name).with_class("sections")
    assert not [a for a in navigation.find("a") if "aria-current" in a.attributes]


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("index", ""),
        ("article", "articles/2007-09-03-russia-draws-red-line/"),
        ("topics", "topics/"),
        ("topic", "topics/kosovo-status/"),
        ("people", "people/"),
        ("person", "people/sergei-lavrov/"),
        ("outlets", "outlets/"),
        ("outlet", "outlets/afp/"),
        ("intersection", "people/sergei-lavrov/topics/kosovo-status/"),
        ("archives", "archives/"),
        ("period_archives", "archives/2007/09/"),
        ("search", "search/"),
        ("page", "about/"),
    ],
)
def test_canonical_addresses_are_those_of_the_contract(rendered, name, address):
    link = rendered(name).one("link", rel="canonical")
    assert link.attributes["href"] == f"https://digest.example/base/{address}"


def test_the_page_not_found_has_no_address_of_its_own(rendered):
    page = rendered("404")
    assert not page.find("link", rel="canonical")
    assert page.one("meta", name="robots").attributes["content"] == "noindex"


@pytest.mark.parametrize("name", TEMPLATES)
def test_feeds_are_announced(rendered, name):
    feeds = [
        link.attributes["href"].removeprefix("https://digest.example/base/")
        for link in rendered(name).find("link", type="application/atom+xml")
    ]
    own = {"topic": ["topics/kosovo-status/feed.xml"], "person": ["people/sergei-lavrov/feed.xml"]}
    assert feeds == ["feed.xml", *own.get(name, [])]


def test_the_colour_of_the_browser_s_frame_is_the_paper_s(rendered, theme):
    tokens = (theme.folder / "static/css/tokens.css").read_text(encoding="utf-8")
    papers = re.findall(r"--paper: (#[0-9a-f]{6});", tokens)
    metas = rendered("index").find("meta", name="theme-color")
    assert [m.attributes["content"] for m in metas] == papers
