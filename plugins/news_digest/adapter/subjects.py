"""Terms with their articles -> what their pages show besides: roles, quotations, company."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from news_digest.adapter.addresses import has_intersections
from news_digest.adapter.overview import Intersection, Terms
from news_digest.adapter.run import Run
from news_digest.adapter.statement_cache import StatementCache
from news_digest.adapter.structured import structured_article
from news_digest.adapter.wrappers import Person, Topic
from news_digest.site.careers import DatedRole, RoleSpan, roles_over_time
from news_digest.site.company import Company, Pair, company, intersections
from news_digest.site.dates import Published, display_day
from news_digest.site.entries import Entry
from news_digest.site.statements import NamedPerson, statements_of
from news_digest.site.timeline import timeline
from news_digest.vocabulary import Vocabularies

# Of company, pages show the first dozen: the rest of a long tail is noise. Twins give more.
MOST_COMPANY = 50
# Quotations that a page and its twin give: the newest.
MOST_QUOTATIONS = 50


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation on its speaker's page, and the article that it stands in."""

    text: str
    verb: str | None
    article: Any


@dataclass(frozen=True, slots=True)
class Role:
    """A role on its bearer's page: when articles first and last stated it, and how many did.

    `url` is the address of the last of these articles.
    """

    role: str
    first: Published
    last: Published
    count: int
    url: str


@dataclass(frozen=True, slots=True)
class Shared:
    """A term that shares articles with another, and how many; `url` is that of their own page."""

    term: Any
    count: int
    url: str | None


Pairs = Sequence[tuple[Any, Entry]]


def describe_articles(
    published: Pairs, drafts: Pairs, run: Run, settings: Mapping[str, Any]
) -> None:
    """Give published articles their statements, and all what programs read of them."""
    cache = StatementCache(run.root / ".cache/digest", statements_of)
    for article, _ in published:
        names = _named_people(article, run.vocabularies)
        article.statements = cache.of(article._content, names)
    cache.save()
    twin = settings["ARTICLE_JSON_SAVE_AS"]
    for article, entry in (*published, *drafts):
        article.structured = partial(structured_article, article)
        article.json_url = None if entry.draft or not twin else twin.format(slug=article.slug)


def describe_terms(
    terms: Terms, published: Pairs, run: Run, settings: Mapping[str, Any]
) -> tuple[Intersection, ...]:
    """Give topics and people with articles all that their pages show of these.

    Returns the intersections that have pages, by person and topic.
    """
    days = {article.slug: entry.published.day for article, entry in published if entry.published}
    _collect_statements(terms, published, days)
    crossings = _intersections(terms, published, run, settings)
    of_person: dict[str, dict[str, str]] = {}
    of_topic: dict[str, dict[str, str]] = {}
    for one in crossings:
        of_person.setdefault(one.person.id, {})[one.topic.id] = one.url
        of_topic.setdefault(one.topic.id, {})[one.person.id] = one.url
    for person in terms.people.values():
        _describe(person, terms, days, topics=of_person.get(person.id, {}), people={})
    for topic in terms.topics.values():
        _describe(topic, terms, days, topics={}, people=of_topic.get(topic.id, {}))
        topic.set_lineage(terms.topics)
    return crossings


def _describe(
    term: Person | Topic,
    terms: Terms,
    days: Mapping[str, date],
    *,
    topics: Mapping[str, str],
    people: Mapping[str, str],
) -> None:
    """Draw the term's chart and its company; the mappings lead to pages of intersections."""
    articles = term.articles
    term.timeline = timeline(days[article.slug] for article in articles)
    is_person = isinstance(term, Person)
    with_topics = company(
        ([one.id for one in article.topics] for article in articles),
        None if is_person else term.id,
    )
    with_people = company(
        ([one.id for one in article.people] for article in articles),
        term.id if is_person else None,
    )
    term.topics = _shared(with_topics, terms.topics, topics)
    term.people = _shared(with_people, terms.people, people)


def _shared(
    found: Sequence[Company], terms: Mapping[str, Any], crossings: Mapping[str, str]
) -> list[Shared]:
    return [Shared(terms[one.id], one.count, crossings.get(one.id)) for one in found[:MOST_COMPANY]]


def _collect_statements(terms: Terms, published: Pairs, days: Mapping[str, date]) -> None:
    stated: dict[str, list[DatedRole]] = {}
    for article, _ in published:
        for said in article.statements.quotations:
            person = terms.people.get(said.speaker or "")
            if person is not None and len(person.quotations) < MOST_QUOTATIONS:
                person.quotations.append(Quoted(said.text, said.verb, article))
        for one in article.statements.roles:
            dated = DatedRole(one.role, days[article.slug], article.url)
            stated.setdefault(one.person, []).append(dated)
    for id_, roles in stated.items():
        person = terms.people.get(id_)
        if person is not None:
            person.roles = [_role(span) for span in roles_over_time(roles)]


def _role(span: RoleSpan) -> Role:
    first, last = display_day(span.first), display_day(span.last)
    return Role(span.role, first, last, span.count, span.url)


def _intersections(
    terms: Terms, published: Pairs, run: Run, settings: Mapping[str, Any]
) -> tuple[Intersection, ...]:
    if not has_intersections(settings):
        return ()
    pairs = intersections(
        (
            ([person.id for person in article.people], [topic.id for topic in article.topics])
            for article, _ in published
        ),
        run.settings.intersection_from,
    )
    return tuple(
        _intersection(pair, terms, settings)
        for pair in pairs
        if terms.people[pair.person].url and terms.topics[pair.topic].url
    )


def _intersection(pair: Pair, terms: Terms, settings: Mapping[str, Any]) -> Intersection:
    person, topic = terms.people[pair.person], terms.topics[pair.topic]
    ids = {"person": pair.person, "topic": pair.topic}
    return Intersection(
        person=person,
        topic=topic,
        url=settings["INTERSECTION_URL"].format(**ids),
        save_as=settings["INTERSECTION_SAVE_AS"].format(**ids),
        articles=tuple(article for article in person.articles if topic in article.topics),
    )


def _named_people(article: Any, vocabularies: Vocabularies) -> tuple[NamedPerson, ...]:
    """Return an article's people with every name that its text may print of them."""
    known = vocabularies.people
    return tuple(
        NamedPerson(
            person.id,
            (
                *article.names_of_people[person.id],
                person.name,
                *(known.by_id[person.id].variants if person.id in known.by_id else ()),
            ),
        )
        for person in article.people
    )
