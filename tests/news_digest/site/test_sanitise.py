from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news_digest.site.sanitise import paragraph, paragraphs_of, resolve_links, sanitise, text_of


@pytest.mark.parametrize(
    "link",
    ["{filename}b.md", "{static}/images/a b.png", "{filename}../c.md#part", "|filename|b.md"],
)
def test_links_of_pelican_keep_working(link: str) -> None:
    assert sanitise(f'<a href="{link}">b</a>') == f'<a href="{link}">b</a>'


@pytest.mark.parametrize(
    "markup",
    [
        "<script>alert(1)</script>",
        '<a href="javascript:alert(1)">x</a>',
        '<a href=" jAvAsCrIpT:alert(1)">x</a>',
        '<a href="data:text/html,<script>alert(1)</script>">x</a>',
        '<img src="x.png" onerror="alert(1)">',
        '<p onclick="alert(1)" style="position:fixed">x</p>',
        "<svg><script>alert(1)</script></svg>",
        '<iframe src="//elsewhere.example/"></iframe>',
        '<form action="//elsewhere.example/"><input name="q"></form>',
        '<meta http-equiv="refresh" content="0;url=//elsewhere.example/">',
        "<style>@import '//elsewhere.example/'</style>",
    ],
)
def test_nothing_that_acts_is_left(markup: str) -> None:
    cleaned = sanitise(f"<p>before</p>{markup}<p>after</p>")

    assert not re.search(r"alert|script|elsewhere|style|onclick|onerror", cleaned)
    assert text_of(cleaned).startswith("before")
    assert text_of(cleaned).endswith("after")


@pytest.mark.parametrize(
    "address",
    ["https://elsewhere.example/a.png", "//elsewhere.example/a.png", "\\\\elsewhere.example/a.png"],
)
def test_pages_ask_no_other_host_for_images(address: str) -> None:
    assert sanitise(f'<img src="{address}" alt="A map">') == '<img alt="A map">'


def test_images_of_the_site_stay() -> None:
    markup = '<img src="{static}/images/map.png" alt="A map">'

    assert sanitise(markup) == markup


def test_text_is_on_one_line_with_references_resolved() -> None:
    assert text_of("<p>A &amp; B<br>c</p>\n<p><em>d</em>e&nbsp;f</p>") == "A & B c de f"


def test_only_paragraphs_count_as_such() -> None:
    markup = "<h2>No</h2><p>One</p><ul><li>no</li></ul><blockquote><p>Two</p></blockquote>no"

    assert paragraphs_of(markup) == ("One", "Two")


@given(st.text())
def test_text_put_into_a_paragraph_is_read_back_and_is_clean(text: str) -> None:
    markup = paragraph(text)

    assert text_of(markup) == " ".join(text.split())
    assert "<script" not in sanitise(markup)


@given(st.text(alphabet="<>&\"'=/ {}abcimgsrp:\n", max_size=60))
def test_cleaning_twice_changes_nothing(markup: str) -> None:
    once = sanitise(markup)

    assert sanitise(once) == once


@pytest.mark.parametrize(
    ("address", "absolute", "relative"),
    [
        ("../b/", "https://x.example/d/articles/b/", "../articles/a/../b/"),
        (
            "b.html?x=1#y",
            "https://x.example/d/articles/a/b.html?x=1#y",
            "../articles/a/b.html?x=1#y",
        ),
        ("#part", "https://x.example/d/articles/a/#part", "../articles/a/#part"),
        ("?x=1", "https://x.example/d/articles/a/?x=1", "../articles/a/?x=1"),
        ("/top", "https://x.example/top", "/top"),
        ("https://other.example/", "https://other.example/", "https://other.example/"),
        ("//other.example/", "//other.example/", "//other.example/"),
        ("{filename}b.md", "{filename}b.md", "{filename}b.md"),
    ],
)
def test_links_are_resolved_against_their_page(address: str, absolute: str, relative: str) -> None:
    markup = sanitise(f'<p><a href="{address}">x</a> &amp; y</p>')
    assert resolve_links(markup, "https://x.example/d/articles/a/") == markup.replace(
        address, absolute
    )
    assert resolve_links(markup, "../articles/a/") == markup.replace(address, relative)
