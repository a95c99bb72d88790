"""What every template sees as `digest`, and what the generator writes pages of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from news_digest.adapter.addresses import period_address
from news_digest.adapter.wrappers import Outlet, Person, Topic
from news_digest.site.archives import Year, archive_years
from news_digest.site.entries import Entry


@dataclass(frozen=True, slots=True)
class Counts:
    """How many of each the published site has."""

    articles: int
    topics: int
    people: int
    outlets: int


@dataclass(frozen=True, slots=True)
class Overview:
    """Terms that have published articles, sorted by name; years, newest first; counts."""

    topics: tuple[Topic, ...]
    people: tuple[Person, ...]
    outlets: tuple[Outlet, ...]
    years: tuple[Year, ...]
    counts: Counts
    feed_url: str


@dataclass(frozen=True, slots=True)
class Terms:
    """Every term by id, those of drafts included."""

    topics: Mapping[str, Topic]
    people: Mapping[str, Person]
    outlets: Mapping[str, Outlet]


@dataclass(frozen=True, slots=True)
class Intersection:
    """A person and a topic that have a page together: its address, file and articles."""

    person: Person
    topic: Topic
    url: str
    save_as: str
    articles: tuple[Any, ...]

    @property
    def count(self) -> int:
        """How many articles they share."""
        return len(self.articles)


@dataclass(frozen=True, slots=True)
class Site:
    """A site that is ready to be written.

    `published` and `drafts` are Pelican's articles, each with its entry; newest first. Drafts that
    the site does not show are not dressed.
    """

    terms: Terms
    overview: Overview
    published: tuple[tuple[Any, Entry], ...]
    drafts: tuple[tuple[Any, Entry], ...]
    intersections: tuple[Intersection, ...]


_T = TypeVar("_T", Topic, Person, Outlet)


def overview(
    terms: Terms, published: Iterable[Entry], feed_url: str, settings: Mapping[str, Any]
) -> Overview:
    """Sum the site up."""
    days = [entry.published.day for entry in published if entry.published]
    topics = _listed(terms.topics.values())
    people = _listed(terms.people.values())
    outlets = _listed(terms.outlets.values())
    return Overview(
        topics=topics,
        people=people,
        outlets=outlets,
        years=archive_years(
            days,
            partial(period_address, settings, "YEAR_ARCHIVE_URL"),
            partial(period_address, settings, "MONTH_ARCHIVE_URL"),
        ),
        counts=Counts(len(days), len(topics), len(people), len(outlets)),
        feed_url=feed_url,
    )


def _listed(terms: Iterable[_T]) -> tuple[_T, ...]:
    return tuple(sorted(term for term in terms if term.count and term.has_page))
