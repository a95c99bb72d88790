from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path, PurePosixPath
from types import SimpleNamespace

import pytest

from lunr_search.model import Document, Named
from lunr_search.reading.documents import day_of, documents_of, plain_texts, resolve
from lunr_search.settings import Facet, Field, Settings, Suggestion


@dataclass(frozen=True)
class Term:
    name: str
    url: str | None = None
    save_as: str = "index.html"


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
    date="published.day",
    facets=(Facet("people", "people", "People"), Facet("outlet", "outlet", "Outlet")),
    suggest=(Suggestion("people", "people", "Person"), Suggestion("places", "place", "Place")),
)


def article(**attributes: object) -> SimpleNamespace:
    usual = {
        "url": "articles/a/",
        "title": "R&D <b>costs</b>",
        "content": "<p>One &amp; two.</p><p>Th<em>re</em>e</p>",
        "summary": "<p>A\n lead</p>",
        "people": [Term("Sergei Lavrov", "people/lavrov/"), Term("José Ángel")],
        "published": SimpleNamespace(text="27 March 2007", day="2007-03-27"),
        "outlet": Term("Wire", "outlets/wire/"),
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
            card=("R&D <b>costs</b>", "27 March 2007", "Sergei Lavrov, José Ángel", "A lead"),
            day=13599,
            names={
                "people": (Named("Sergei Lavrov", "people/lavrov/"), Named("José Ángel", None)),
                "outlet": (Named("Wire", "outlets/wire/"),),
                "places": (),
            },
        ),
    )


def test_what_is_missing_is_empty() -> None:
    bare = SimpleNamespace(url="a/", title="A title", people=None, published=None)
    (document,) = documents_of([bare], SETTINGS)
    assert document.fields == {"title": "A title", "people": "", "content": ""}
    assert document.card == ("A title", "", "", "")
    assert document.day is None
    assert document.names == {"people": (), "outlet": (), "places": ()}


@pytest.mark.parametrize(
    ("summary", "lead"),
    [
        ("ten chars " * 18, "ten chars " * 17 + "ten chars"),
        ("ten chars " * 19, "ten chars " * 17 + "ten chars…"),
        ("ten chars " * 17 + "and a, longer one", "ten chars " * 17 + "and a…"),
        ("東" * 181, "東" * 179 + "…"),
        ("e\u0301" * 91, "e\u0301" * 89 + "…"),
    ],
)
def test_a_lead_ends_where_a_word_does(summary: str, lead: str) -> None:
    (document,) = documents_of([article(summary=summary, title=summary)], SETTINGS)
    assert document.card[3] == lead
    assert len(lead) <= 180
    # The search itself leaves nothing out, nor does a title.
    assert document.card[0] == document.fields["title"] == summary.strip()


def names(**attributes: object) -> tuple[Named, ...]:
    return documents_of([article(**attributes)], SETTINGS)[0].names["people"]


def test_names_come_once_and_without_their_spaces() -> None:
    assert names(people=[Term(" Sergei\nLavrov"), Term("Sergei Lavrov"), Term(" ")]) == (
        Named("Sergei Lavrov", None),
    )
    assert names(people="Sergei Lavrov") == (Named("Sergei Lavrov", None),)


def test_a_name_without_a_page_has_no_address() -> None:
    unwritten = Term("Unwritten", "tag/unwritten.html", save_as="")
    assert names(people=(unwritten, Term("Empty", ""))) == (
        Named("Unwritten", None),
        Named("Empty", None),
    )


def test_equal_terms_of_other_names_stay_apart() -> None:
    """Pelican's own terms are equal where their slugs are."""

    class Tag(Term):
        def __eq__(self, other: object) -> bool:
            return isinstance(other, Tag)

        def __hash__(self) -> int:
            return 1

    found = documents_of([article(people=[Tag(name)]) for name in ("C", "C++")], SETTINGS)
    assert [document.names["people"] for document in found] == [
        (Named("C", None),),
        (Named("C++", None),),
    ]


def test_a_term_is_asked_for_its_page_once() -> None:
    asked = []

    class Counting:
        name = "NATO"

        @property
        def url(self) -> str:
            asked.append(self)
            return "topics/nato/"

    term = Counting()
    found = documents_of([article(people=[term]), article(people=[term])], SETTINGS)
    assert [document.names["people"] for document in found] == [
        (Named("NATO", "topics/nato/"),)
    ] * 2
    assert len(asked) == 1


@pytest.mark.parametrize(
    ("value", "day"),
    [
        (date(1970, 1, 1), 0),
        (datetime(2007, 3, 27, 23, 59, tzinfo=timezone(timedelta(hours=9))), 13599),
        ("2007-03-27", 13599),
        (" 2007-03-27T10:00+04:00", 13599),
        ("1969-12-31", -1),
        ("27 March 2007", None),
        ("", None),
        (2007, None),
        (None, None),
    ],
)
def test_day_of(value: object, day: int | None) -> None:
    assert day_of(value) == day


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
