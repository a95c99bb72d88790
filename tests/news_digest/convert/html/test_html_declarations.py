"""Headline, date, outlet and the like, by what pages declare."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from news_digest.model import Decision, Story

PageOf = Callable[..., str]
HtmlStory = Callable[[str | bytes], Story]

HEADLINE = "Council votes to dredge the harbour of Brekkan"


def decision(story: Story, field: str) -> Decision:
    return next(one for one in story.decisions if one.field == field)


def day(story: Story) -> str | None:
    return story.published.isoformat() if story.published else None


@pytest.mark.parametrize(
    "head",
    [
        f"<title>{HEADLINE} | The Brekkan Post</title>",
        f"<title>{HEADLINE} - The Brekkan Post</title>"
        "<meta property=og:site_name content='The Brekkan Post'>",
        f"<title>The Brekkan Post: {HEADLINE}</title>"
        "<meta property=og:site_name content='The Brekkan Post'>",
        f"<meta property=og:title content='{HEADLINE} — The Brekkan Post'>"
        "<meta property=og:site_name content='The Brekkan Post'>",
    ],
)
@pytest.mark.parametrize("h1", ["", "<h1>The Brekkan Post</h1>", f"<h1>{HEADLINE}</h1>"])
def test_headlines_come_without_the_name_of_the_site(
    page_of: PageOf, html_story: HtmlStory, head: str, h1: str
) -> None:
    story = html_story(page_of(head=head, h1=h1))
    if h1 != "<h1>The Brekkan Post</h1>" or "site_name" in head:
        assert story.headline == HEADLINE


def test_the_printed_title_goes_before_one_for_search_engines(
    page_of: PageOf, html_story: HtmlStory
) -> None:
    head = "<meta property=og:title content='Brekkan harbour: council votes to dredge it in 2019'>"
    story = html_story(page_of(head=head))
    assert story.headline == HEADLINE
    made = decision(story, "headline")
    assert [one.value for one in made.alternatives] == [
        "Brekkan harbour: council votes to dredge it in 2019"
    ]
    assert made.confidence < 0.98


def test_a_hyphen_in_a_headline_is_no_site(page_of: PageOf, html_story: HtmlStory) -> None:
    title = "Harbour of Brekkan - a tale of sand"
    story = html_story(page_of(head=f"<title>{title}</title>", h1=""))
    assert story.headline == title


@pytest.mark.parametrize(
    ("declared", "expected"),
    [
        ("2019-11-19T23:11:05-05:00", "2019-11-19T23:11:05-05:00"),
        ("2019-11-19T23:11:05.123Z", "2019-11-19T23:11:05+00:00"),
        ("2019-11-19T23:11+0200", "2019-11-19T23:11+02:00"),
        ("2019-11-19 23:11:05", "2019-11-19T23:11:05"),
        ("2019-11-19", "2019-11-19"),
        ("Tue, 19 Nov 2019 23:11:05 GMT", "2019-11-19T23:11:05+00:00"),
        ("1970-01-01T00:00:00Z", None),
        ("0001-01-01T00:00:00", None),
        ("2019-02-30", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_dates_are_read_as_declared(
    page_of: PageOf, html_story: HtmlStory, declared: str, expected: str | None
) -> None:
    head = f"<meta property=article:published_time content='{declared}'>"
    assert day(html_story(page_of(head=head))) == expected


def test_publication_goes_before_modification_and_guesses(
    page_of: PageOf, html_story: HtmlStory
) -> None:
    data = {"@type": "NewsArticle", "dateModified": "2019-11-22T10:00:00Z"}
    both = {**data, "datePublished": "2019-11-19T10:00:00Z"}
    assert day(html_story(page_of(data=both))) == "2019-11-19T10:00:00+00:00"
    only_modified = html_story(page_of(data=data))
    assert day(only_modified) is None
    made = decision(only_modified, "date")
    assert made.value is None
    assert [one.value for one in made.alternatives] == ["2019-11-22T10:00:00+00:00"]


def test_a_printed_date_is_believed_where_none_is_declared(
    page_of: PageOf, html_story: HtmlStory
) -> None:
    line = "<p class=when>Published 19 November 2019, 10:30</p>"
    story = html_story(page_of(h1=f"<h1>{HEADLINE}</h1>{line}"))
    assert day(story) == "2019-11-19T10:30"
    copyright_only = html_story(page_of(after="<p>News of 3 March 2018 and more</p>"))
    assert day(copyright_only) is None


@pytest.mark.parametrize(
    "script",
    [
        '{"@type":"NewsArticle","headline":"%s","datePublished":"2019-11-19",}',
        '<!-- {"@type":"NewsArticle","headline":"%s","datePublished":"2019-11-19"} -->',
        '//<![CDATA[\n{"@type":"NewsArticle","headline":"%s","datePublished":"2019-11-19"}\n//]]>',
        '{"@type":"NewsArticle","headline":"%s","x":"bad "one"","datePublished":"2019-11-19"}',
        '[{"@type":"WebSite"},{"@type":["Article","NewsArticle"],"headline":"%s",'
        '"datePublished":"2019-11-19"}]',
        '{"@graph":[{"@type":"WebPage","name":"x"},{"@type":"http://schema.org/NewsArticle",'
        '"headline":"%s","datePublished":"2019-11-19"}]}',
        '{"@type":"NewsArticle","description":"line\nbreak","headline":"%s",'
        '"datePublished":"2019-11-19"}',
    ],
)
def test_json_ld_is_read_however_it_is_written(
    page_of: PageOf, html_story: HtmlStory, script: str
) -> None:
    text = script.replace("%s", "Council votes to dredge Brekkan&#39;s harbour")
    head = f'<script type="application/ld+json">{text}</script>'
    story = html_story(page_of(head=head, h1=""))
    assert story.headline == "Council votes to dredge Brekkan's harbour"
    assert day(story) == "2019-11-19"


@pytest.mark.parametrize(
    "script",
    [
        "",
        "null",
        "[[[",
        "{" * 5000,
        "[" * 100_000,
        '{"@type":7,"headline":["a",{}]}',
        '"text"',
        "1e9999",
    ],
)
def test_json_ld_that_says_nothing_does_no_harm(
    page_of: PageOf, html_story: HtmlStory, script: str
) -> None:
    story = html_story(page_of(head=f'<script type="application/ld+json">{script}</script>'))
    assert story.headline == HEADLINE


def article(**more: Any) -> dict[str, Any]:
    return {"@type": "NewsArticle", "headline": HEADLINE, "datePublished": "2019-11-19", **more}


def test_where_a_page_comes_from_is_read_of_its_json_ld(
    page_of: PageOf, html_story: HtmlStory
) -> None:
    url = "https://www.brekkanpost.example/news/harbour-12"
    data = {
        "@graph": [
            article(
                url=url,
                publisher={"@id": "#org"},
                author=[{"@type": "Person", "name": "Jane Roe"}, {"name": "By John Doe"}],
                image={"@type": "ImageObject", "url": "a.jpg", "creditText": "Per Dahl/BP"},
                license="https://creativecommons.org/licenses/by/4.0/",
                inLanguage="en-GB",
            ),
            {"@type": "Organization", "@id": "#org", "name": "The Brekkan Post"},
        ]
    }
    story = html_story(page_of(data=data))
    assert story.url == url
    assert story.outlet == "The Brekkan Post"
    assert story.byline == "Jane Roe and John Doe"
    assert story.image_credit == "Per Dahl/BP"
    assert story.licence == "https://creativecommons.org/licenses/by/4.0/"
    assert story.language == "en"
    assert decision(story, "outlet").confidence < 0.9


def test_other_stories_of_the_json_ld_are_not_the_page(
    page_of: PageOf, html_story: HtmlStory
) -> None:
    other = {
        **article(),
        "headline": "Other",
        "datePublished": "2001-01-01",
        "url": "https://a.example/o",
    }
    own = article(url="https://a.example/own")
    head = "<link rel=canonical href='https://a.example/own'>"
    story = html_story(page_of(head=head, data=[other, own], h1=""))
    assert (story.headline, day(story)) == (HEADLINE, "2019-11-19")


@pytest.mark.parametrize(
    ("href", "url"),
    [
        ("https://a.example/news/1?id=2", "https://a.example/news/1?id=2"),
        ("https://a.example/", None),
        ("javascript:alert(1)", None),
        ("https://[bad/x", None),
        ("/news/1", None),
        ('https://a.example/a"><script>', None),
    ],
)
def test_only_full_addresses_of_pages_are_taken(
    page_of: PageOf, html_story: HtmlStory, href: str, url: str | None
) -> None:
    escaped = href.replace('"', "&quot;").replace("<", "&lt;")
    story = html_story(page_of(head=f'<link rel="canonical" href="{escaped}">'))
    assert story.url == url


@pytest.mark.parametrize(
    "name", ["admin", "https://a.example/jane", "@jane", "j@a.example", "x" * 200]
)
def test_what_is_no_name_writes_no_story(page_of: PageOf, html_story: HtmlStory, name: str) -> None:
    story = html_story(page_of(head=f"<meta name=author content='{name}'>"))
    assert story.byline is None


def test_an_outlet_of_the_vocabulary_is_known_by_its_host(
    page_of: PageOf, html_story: HtmlStory, vocabularies: Any
) -> None:
    owners = [
        one for one in vocabularies.outlets.by_id.values() if one.domains and one.kind == "outlet"
    ]
    owner = owners[0]
    head = f"<link rel=canonical href='https://news.{owner.domains[0]}/a/1'>"
    assert html_story(page_of(head=head)).outlet == owner.name
    stranger = f"<link rel=canonical href='https://x{owner.domains[0]}/a/1'>"
    assert html_story(page_of(head=stranger)).outlet is None


def test_a_declared_body_bears_the_choice_of_lines_out(
    page_of: PageOf, html_story: HtmlStory
) -> None:
    whole = " ".join(block.text for block in html_story(page_of()).blocks)
    same = decision(html_story(page_of(data=article(articleBody=whole))), "lines")
    stranger = article(articleBody=" ".join(f"seal{number}" for number in range(300)))
    other = decision(html_story(page_of(data=stranger)), "lines")
    assert "100%" in same.reasons[-1]
    assert same.value == other.value == "4-6"
    assert same.confidence > other.confidence + 0.3
