from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from types import SimpleNamespace

import pytest

from lunr_search.documents import Document, documents_of, plain_texts, resolve, text_of_html
from lunr_search.settings import Field, Settings


@dataclass(frozen=True)
class Term:
    name: str


SETTINGS = Settings(
    fields=(
        Field("title", "title", 1, stemmed=True),
        Field("people", "people", 1, stemmed=False),
        Field("content", "content", 1, stemmed=True),
    ),
    card={"title": "title", "date": "published.text", "people": "people", "lead": "summary"},
    html=frozenset(("content", "summary")),
    lunr_js=Path("lunr.js"),
    folder=PurePosixPath("lunr"),
    page_url="search/",
)


def article(**attributes: object) -> SimpleNamespace:
    usual = {
        "url": "articles/a/",
        "title": "R&D <b>costs</b>",
        "content": "<p>One &amp; two.</p><p>Th<em>re</em>e</p>",
        "summary": "<p>A\n lead</p>",
        "people": [Term("Sergei Lavrov"), Term("José Ángel")],
        "published": SimpleNamespace(text="27 March 2007"),
    }
    return SimpleNamespace(**{**usual, **attributes})


def test_an_article_as_the_search_sees_it() -> None:
    assert documents_of([article()], SETTINGS) == (
        Document(
            url="articles/a/",
            fields={
                "title": "R&D <b>costs</b>",
                "people": "Sergei Lavrov\nJosé Ángel",
                "content": "One & two.\n\nThree",
            },
            card={
                "title": "R&D <b>costs</b>",
                "date": "27 March 2007",
                "people": "Sergei Lavrov, José Ángel",
                "lead": "A lead",
            },
        ),
    )


def test_what_is_missing_is_empty() -> None:
    bare = SimpleNamespace(url="a/", title="A title", people=None, published=None)
    (document,) = documents_of([bare], SETTINGS)
    assert document.fields == {"title": "A title", "people": "", "content": ""}
    assert document.card == {"title": "A title", "date": "", "people": "", "lead": ""}


def test_order_is_kept() -> None:
    found = documents_of([article(url=url) for url in "bca"], replace(SETTINGS, card={}))
    assert [document.url for document in found] == ["b", "c", "a"]


def test_resolve() -> None:
    thing = SimpleNamespace(a={"b": Term("x")})
    assert resolve(thing, "a.b.name") == "x"
    assert resolve(thing, "a.c.name") is None


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, []),
        ("  ", []),
        (" text ", ["text"]),
        (2007, ["2007"]),
        (Term("NATO"), ["NATO"]),
        ([Term("NATO"), "EU", None, ("UN",)], ["NATO", "EU", "UN"]),
    ],
)
def test_plain_texts(value: object, expected: list[str]) -> None:
    assert plain_texts(value, is_html=False) == expected


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("Ko<b>so</b>vo", "Kosovo"),
        ("<p>one</p><p>two</p>", "one two"),
        ("one<br>two<br/>three", "one two three"),
        ("<ul><li>one<li>two</ul>", "one two"),
        ("&lt;script&gt; &amp; &#233;", "<script> & é"),
        ("a<script>b</script>c<style>d</style>e", "a c e"),
        ("a<!-- b -->c", "ac"),
        ("<p>one & two", "one & two"),
    ],
)
def test_text_of_html(html: str, text: str) -> None:
    assert " ".join(text_of_html(html).split()) == text
