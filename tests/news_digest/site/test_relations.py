from __future__ import annotations

import pytest

from news_digest.articles.provenance import Copy, Provenance, Source
from news_digest.model import Format, PublicationDate
from news_digest.site.relations import also_in, relation, versions

COPY = Copy(
    path="seeds/b #2.txt",
    sha256="b",
    guidance=None,
    of_copy=1.0,
    of_story=0.7,
    headline="Crossing gets dearer",
    outlet="The Norport Mail",
    agency="NPA",
    url="https://example.com/toll",
    date="2007-03-28T09:15+02:00",
)


def provenance(slug: str, version_of: str | None = None, *copies: Copy) -> Provenance:
    source = Source("seeds/a.txt", "a", "utf-8", Format.TEXT)
    return Provenance(
        article_path=f"content/articles/{slug}.md",
        slug=slug,
        source=source,
        rules="1",
        guidance=None,
        lines=None,
        story_sha256="s",
        verdicts=(),
        decisions=(),
        version_of=version_of,
        also_in=copies,
    )


class TestAlsoIn:
    def test_all_that_is_known(self) -> None:
        [found] = also_in(
            provenance("a", None, COPY), "Bridge tolls rise", "https://example.org/{path}"
        )
        assert (found.publisher, found.outlet, found.agency) == (
            "The Norport Mail",
            "The Norport Mail",
            "NPA",
        )
        assert found.title == "Crossing gets dearer"
        assert found.original == "https://example.com/toll"
        assert found.published is not None
        assert found.published.text == "28 March 2007, 09:15 (UTC+02:00)"
        assert found.source.name == "b #2.txt"
        assert found.source.url == "https://example.org/seeds/b%20%232.txt"

    def test_the_same_headline_is_not_repeated(self) -> None:
        [found] = also_in(provenance("a", None, COPY), "CROSSING  gets dearer", None)
        assert found.title is None
        assert found.source.url is None

    @pytest.mark.parametrize(
        ("url", "publisher"),
        [
            (None, None),
            ("https://news.example.com/a?b", "news.example.com"),
            ("https://[broken/", None),
        ],
    )
    def test_without_a_publisher_the_host_stands_for_it(
        self, url: str | None, publisher: str | None
    ) -> None:
        bare = Copy("seeds/b.txt", "b", None, 1.0, 1.0, None, None, None, url, None)
        [found] = also_in(provenance("a", None, bare), "Title", None)
        assert (found.publisher, found.published, found.title) == (publisher, None, None)


class TestVersions:
    def test_none(self) -> None:
        assert versions([provenance("a"), provenance("b")]) == {}

    def test_a_version_of_a_version_is_one_of_the_story(self) -> None:
        every = [provenance("c", "b"), provenance("a"), provenance("b", "a"), provenance("d")]
        for given in (every, every[::-1]):
            assert versions(given) == dict.fromkeys("abc", ("a", "b", "c"))

    def test_two_chains_that_meet(self) -> None:
        found = versions([provenance("b", "a"), provenance("d", "c"), provenance("c", "b")])
        assert found == dict.fromkeys("abcd", ("a", "b", "c", "d"))


@pytest.mark.parametrize(
    ("published", "other", "expected"),
    [
        ("2007-03-27", "2007-03-26 23:00", "earlier"),
        ("2007-03-27", "2007-03-28", "later"),
        ("2007-03-27", "2007-03-27", "other"),
        ("2007-03-27 10:00", "2007-03-27", "other"),
        ("2007-03-27 10:00", "2007-03-27 11:00", "later"),
        ("2007-03-27 10:00", "2007-03-27 11:00+01:00", "other"),
        ("2007-03-27 10:00+00:00", "2007-03-27 11:00+02:00", "earlier"),
        ("2007-03-27 10:00", None, "other"),
        (None, "2007-03-27", "other"),
    ],
)
def test_relation(published: str | None, other: str | None, expected: str) -> None:
    dates = [text and PublicationDate.fromisoformat(text) for text in (published, other)]
    assert relation(dates[0] or None, dates[1] or None) == expected
