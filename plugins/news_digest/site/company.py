"""Terms of articles -> which appear together, how often, and which pairs deserve a page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Company:
    """A term that shares articles with another, by id, and how many."""

    id: str
    count: int


@dataclass(frozen=True, slots=True)
class Pair:
    """A person and a topic, by id, that share `count` articles."""

    person: str
    topic: str
    count: int


def company(articles: Iterable[Iterable[str]], besides: str | None = None) -> tuple[Company, ...]:
    """Return the terms of `articles` (an article: the ids of its terms, each once), with counts.

    The most frequent first, those of one count by id; `besides` is left out.
    """
    counts = Counter(id_ for ids in articles for id_ in ids)
    if besides is not None:
        counts.pop(besides, None)
    ordered = sorted(counts.items(), key=lambda found: (-found[1], found[0]))
    return tuple(Company(id_, count) for id_, count in ordered)


def intersections(
    articles: Iterable[tuple[Iterable[str], Iterable[str]]], at_least: int
) -> tuple[Pair, ...]:
    """Return the pairs of a person and a topic that share `at_least` so many articles, by id.

    An article: the ids of its people, and those of its topics. The work is a step a pair of an
    article's own terms, and so grows as the archive does.
    """
    counts = Counter(
        (person, topic) for people, topics in articles for person in people for topic in topics
    )
    return tuple(
        Pair(person, topic, count)
        for (person, topic), count in sorted(counts.items())
        if count >= at_least
    )
