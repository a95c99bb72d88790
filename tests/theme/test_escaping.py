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


def hostile_page(theme, name):
    """Render a template with hostile text in every field that may hold text."""

    def term(kind, /, **changes):
        return theme.term(kind, HOSTILE, id=kind, description=HOSTILE, **changes)

    topic, person = term("topic", iptc=HOSTILE), term("person", confirmed=False)
    outlet = term("outlet", homepage=HOSTILE, policy=HOSTILE, kind=HOSTILE)
    source = SimpleNamespace(
        path=HOSTILE, name=HOSTILE, first_line=1, last_line=2, url=f"https://x.example/{HOSTILE}"
    )
    article = theme.article(
        HOSTILE,
        slug=HOSTILE,
        content="<p>The body.</p>",
        summary_text=HOSTILE,
        published=theme.published(iso=HOSTILE, text=HOSTILE, day=HOSTILE),
        place=HOSTILE,
        byline=HOSTILE,
        credit=HOSTILE,
        image_credit=HOSTILE,
        licence=HOSTILE,
        language=HOSTILE * 2,
        original=f"https://x.example/{HOSTILE}",
        outlet=outlet,
        agency=outlet,
        topics=[topic],
        people=[person],
        policy=HOSTILE,
        source=source,
    )
    digest = {"topics": [topic], "people": [person], "outlets": [outlet], "feed_url": HOSTILE}
    site = theme.site(
        SITENAME=HOSTILE,
        SITESUBTITLE=HOSTILE,
        DIGEST_LANG=HOSTILE,
        digest=digest,
        pages=[SimpleNamespace(title=HOSTILE, url=HOSTILE, slug=HOSTILE)],
    )
    contexts = {
        "index": theme.pagination([article, article]),
        "article": {"article": article},
        "topics": {"terms": [topic]},
        "people": {"terms": [person]},
        "outlets": {"terms": [outlet]},
        "topic": {"term": topic, **theme.pagination([article], topic.url)},
        "person": {"term": person, **theme.pagination([article], person.url)},
        "outlet": {"term": outlet, **theme.pagination([article], outlet.url)},
        "archives": {},
        "period_archives": {
            "period": HOSTILE,
            "articles": [article],
            "year": theme.year(2007, {"March": 1}),
            "output_file": f"archives/{HOSTILE}/index.html",
        },
        "search": {},
        "404": {},
        "page": {
            "page": SimpleNamespace(
                title=HOSTILE, slug=HOSTILE, url=HOSTILE, content="<p>The body.</p>"
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
    "archives",
    "period_archives",
    "search",
    "404",
    "page",
]


@pytest.mark.parametrize("name", PAGES)
def test_hostile_text_stays_text(theme, parse, name):
    page = parse(hostile_page(theme, name))
    assert [s.attributes["src"] for s in page.find("script")] == [
        "https://digest.example/base/lunr/search.js"
    ]
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
    page = parse(theme.render("topics.html", terms=terms))
    shown = [li.one("a").text for ul in page.with_class("terms") for li in ul.find("li")]
    assert sorted(shown) == sorted([name, *others])
