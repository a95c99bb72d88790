"""Pages -> their JSON twins, for programs: docs/json.md describes every key.

`base` is the site's address, or the way from the twin to the site's root where it has none.
Articles come as their pages show them: cut to their outlet's policy.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from news_digest.adapter.feeds import content_at
from news_digest.adapter.wrappers import Person, Subject, Topic

# Of a topic that half of a large archive is about, a twin of all articles would be megabytes.
MOST_ARTICLES = 1000


def person_twin(person: Person, base: str) -> dict[str, Any]:
    """Return the twin of a person's page."""
    return {
        "type": "person",
        **_subject(person, base),
        "confirmed": person.confirmed,
        "roles": [
            {
                "role": one.role,
                "first": one.first.day,
                "last": one.last.day,
                "count": one.count,
                "article": f"{base}/{one.url}",
            }
            for one in person.roles
        ],
        "quotations": [
            {
                "text": one.text,
                "verb": one.verb,
                "date": _day(one.article),
                "article": f"{base}/{one.article.url}",
            }
            for one in person.quotations
        ],
        **_lists(person, base),
    }


def topic_twin(topic: Topic, base: str) -> dict[str, Any]:
    """Return the twin of a topic's page."""
    return {
        "type": "topic",
        **_subject(topic, base),
        "introduction": list(topic.introduction),
        "iptc": topic.iptc,
        "broader": _reference(topic.broader, base),
        "narrower": [_reference(one, base) for one in topic.narrower],
        **_lists(topic, base),
    }


def article_twin(article: Any, base: str) -> dict[str, Any]:
    """Return the twin of an article's page."""
    names = {person.id: person for person in article.people}
    return {
        "type": "article",
        **_article(article, base),
        "place": article.place,
        "byline": article.byline,
        "credit": article.credit,
        "licence": article.licence,
        "language": article.language,
        "original": article.original,
        "topics": [_reference(topic, base) for topic in article.topics],
        "people": [_reference(person, base) for person in article.people],
        "quotations": [
            {
                "text": one.text,
                "speaker": _reference(names.get(one.speaker or ""), base),
                "verb": one.verb,
            }
            for one in article.statements.quotations
        ],
        "content": content_at(article, base),
    }


def _subject(term: Subject, base: str) -> dict[str, Any]:
    return {
        "id": term.id,
        "name": term.name,
        "url": f"{base}/{term.url}",
        "feed": f"{base}/{term.feed_url}" if term.feed_url else None,
        "description": term.description,
        "count": term.count,
    }


def _lists(term: Subject, base: str) -> dict[str, Any]:
    chart = term.timeline
    return {
        "topics": _company(term.topics, base),
        "people": _company(term.people, base),
        "timeline": chart
        and {
            "unit": str(chart.unit),
            "counts": [{"start": bar.start, "count": bar.count} for bar in chart.bars],
        },
        "articles": [_article(article, base) for article in term.articles[:MOST_ARTICLES]],
    }


def _company(shared: Sequence[Any], base: str) -> list[dict[str, Any]]:
    return [
        {
            **(_reference(one.term, base) or {}),
            "count": one.count,
            "together": f"{base}/{one.url}" if one.url else None,
        }
        for one in shared
    ]


def _reference(term: Any, base: str) -> dict[str, Any] | None:
    if term is None:
        return None
    url = f"{base}/{term.url}" if term.url else None
    return {"id": term.id, "name": term.name, "url": url}


def _article(article: Any, base: str) -> dict[str, Any]:
    return {
        "title": article.title,
        "url": f"{base}/{article.url}",
        "json": f"{base}/{article.json_url}" if article.json_url else None,
        "date": article.published.iso if article.published else None,
        "outlet": _reference(article.outlet, base),
        "agency": _reference(article.agency, base),
        "policy": str(article.policy),
        "summary": article.summary_text,
    }


def _day(article: Any) -> str | None:
    return article.published.day if article.published else None
