"""Whatever a raw document or a curation file holds, it reaches the page as text."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

HOSTILE = "</title></script><script>alert(1)</script>\"' onload=x <b>&amp;&lt;{{ 7*7 }}-->]]>"

# What HTML itself does not carry over unchanged: parsers replace or normalise these.
text = st.text(
    st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\ufeff"), min_size=1
)


def hostile_page(theme, name, hostile=HOSTILE):
    """Render a template with hostile text in every field that may hold text."""

    def term(kind, /, **changes):
        return theme.term(kind, hostile, id=kind, description=hostile, **changes)

    topic, person = term("topic", iptc=hostile), term("person", confirmed=False)
    outlet = term("outlet", homepage=hostile, policy=hostile, kind=hostile)
    source = SimpleNamespace(
        path=hostile, name=hostile, first_line=1, last_line=2, url=f"https://x.example/{hostile}"
    )
    article = theme.article(
        hostile,
        slug=hostile,
        content="<p>The body.</p>",
        summary_text=hostile,
        published=theme.published(iso=hostile, text=hostile, day=hostile),
        place=hostile,
        byline=hostile,
        credit=hostile,
        image_credit=hostile,
        licence=hostile,
        language=hostile * 2,
        original=f"https://x.example/{hostile}",
        outlet=outlet,
        agency=outlet,
        topics=[topic],
        people=[person],
        policy=hostile,
        source=source,
    )
    digest = {"topics": [topic], "people": [person], "outlets": [outlet], "feed_url": hostile}
    site = theme.site(
        SITENAME=hostile,
        SITESUBTITLE=hostile,
        DIGEST_LANG=hostile,
        digest=digest,
        pages=[SimpleNamespace(title=hostile, url=hostile, slug=hostile)],
    )
    contexts = {
        "index": theme.pagination([article, article]),
        "article": {"article": article},
        "topics": {"terms": [topic], **theme.order("topics")},
        "people": {"terms": [person], **theme.order("people")},
        "outlets": {"terms": [outlet]},
        "topic": {"term": topic, **theme.pagination([article], topic.url)},
        "person": {"term": person, **theme.pagination([article], person.url)},
        "intersection": {
            "person": person,
            "topic": topic,
            "shared": 1,
            **theme.pagination([article], "people/"),
        },
        "outlet": {"term": outlet, **theme.pagination([article], outlet.url)},
        "archives": {},
        "period_archives": {
            "period": hostile,
            "articles": [article],
            "year": theme.year(2007, {"March": 1}),
            "output_file": f"archives/{hostile}/index.html",
        },
        "search": {},
        "404": {},
        "page": {
            "page": SimpleNamespace(
                title=hostile, slug=hostile, url=hostile, content="<p>The body.</p>"
            )
        },
    }
    return theme.render(f"{name}.html", site, **contexts[name])


PAGES = [
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


@pytest.mark.parametrize("name", PAGES)
def test_hostile_text_stays_text(theme, parse, name):
    page = parse(hostile_page(theme, name))
    assert [s.attributes["src"] for s in page.find("script") if "src" in s.attributes] == [
        "https://digest.example/base/lunr/search.js"
    ]
    # Data blocks, which no browser runs.
    assert {s.attributes["type"] for s in page.find("script")} <= {"module", "application/ld+json"}
    assert not page.find("b")
    for element in page.walk():
        assert not [key for key in element.attributes if key.startswith("on")]
        if element.tag in ("a", "link"):
            assert element.attributes["href"].startswith(("https://", "#"))
    assert page.one("title").text.endswith(HOSTILE)
    names = [e for e in page.with_class("name") if e.words == " ".join(HOSTILE.split())]
    assert len(names) == 2


def test_every_field_of_an_article_is_shown_as_it_is(theme, parse):
    page = parse(hostile_page(theme, "article"))
    whole = " ".join(HOSTILE.split())
    assert page.one("h1").words == whole
    for name in ("place", "byline", "credit", "path"):
        (element,) = page.with_class(name)
        assert element.words == whole
    assert page.with_class("image-credit")[0].words == f"Pictures: {whole}"
    assert page.with_class("licence")[0].words == f"Licence: {whole}"
    assert page.one("time").words == whole
    assert page.one("time").attributes["datetime"] == HOSTILE
    assert page.one("article").attributes["lang"] == HOSTILE * 2
    assert page.one("html").attributes["lang"] == HOSTILE
    assert page.one("meta", property="og:title").attributes["content"] == HOSTILE
    assert page.one("meta", name="description").attributes["content"] == HOSTILE


def test_every_field_of_a_term_is_shown_as_it_is(theme, parse):
    page = parse(hostile_page(theme, "topic"))
    whole = " ".join(HOSTILE.split())
    assert page.one("h1").words == whole
    assert page.with_class("standfirst")[0].words == whole
    assert page.with_class("code")[0].words == whole


def test_bodies_alone_are_markup(theme, parse):
    page = parse(theme.render("article.html", article=theme.article(content="<p>A <em>b</em></p>")))
    assert page.with_class("prose")[0].one("em").words == "b"


def test_no_template_marks_anything_else_as_safe(theme):
    marked = [
        (path.name, line.strip())
        for path in theme.folder.glob("templates/**/*.html")
        for line in path.read_text(encoding="utf-8").splitlines()
        if "|safe" in line.replace(" ", "") or "autoescape" in line
    ]
    assert sorted(marked) == [
        ("article.html", "{{ article.content|safe }}"),
        ("page.html", "{{ page.content|safe }}"),
    ]


@settings(max_examples=60, deadline=None)
@given(title=text, name=text)
def test_any_text_comes_back_from_the_page(theme, parse, title, name):
    article = theme.article(title, people=[theme.term("person", name, id="somebody")])
    page = parse(theme.render("article.html", article=article))
    assert page.one("h1").text == title
    assert page.one("title").text == f"{title} – The News Digest"
    assert page.one("meta", property="og:title").attributes["content"] == title
    people = page.find("a", href="https://digest.example/base/people/somebody/")
    assert [a.text for a in people] == [name]


@settings(max_examples=40, deadline=None)
@given(name=text, others=st.lists(text, min_size=31, max_size=40))
def test_any_names_make_an_index(theme, parse, name, others):
    terms = [theme.term("topic", n, id=f"t{i}") for i, n in enumerate([name, *others])]
    page = parse(theme.render("topics.html", terms=terms, **theme.order("topics")))
    shown = [li.one("a").text for ul in page.with_class("terms") for li in ul.find("li")]
    assert sorted(shown) == sorted([name, *others])


@pytest.mark.parametrize("name", PAGES)
def test_marks_that_turn_the_reading_direction_turn_nothing_but_their_own_text(theme, parse, name):
    # An override that is never closed ends with its block, or where it is isolated.
    override = "\u202eoverride"
    page = parse(hostile_page(theme, name, override))
    blocks = {"p", "h1", "h2", "li", "td", "dd", "dt"}

    def assert_isolated(element, isolated):
        for child in element.children:
            if isinstance(child, str):
                alone = element.tag in blocks and child.strip() == element.words
                assert isolated or alone or override not in child, f"{element.tag}: {child}"
            elif child.tag not in ("head", "script", "time"):  # a time is printed by the site
                assert_isolated(child, isolated or child.tag == "bdi" or "dir" in child.attributes)

    assert_isolated(page, False)
