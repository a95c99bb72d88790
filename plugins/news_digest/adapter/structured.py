"""What a page says of itself to programs: schema.org's vocabulary as JSON-LD 1.1.

`base` is the site's address, or the way to its root from the page: relative addresses are resolved
against the page, as in any link. Where a site has none, a program finds the same as a reader.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from news_digest.site.json_text import script_json, without_empty

_CONTEXT = "https://schema.org"
# Where IPTC publishes its Media Topics (cv.iptc.org), for codes such as medtop:20000053.
_MEDIA_TOPICS = "http://cv.iptc.org/newscodes/mediatopic/"


def structured_article(article: Any, base: str) -> Markup:
    """Return `NewsArticle`: where it comes from, what it is `about`, and whom it `mentions`."""
    publisher = article.outlet or article.agency
    return _script(
        {
            "@type": "NewsArticle",
            "headline": article.title,
            "url": f"{base}/{article.url}",
            "description": article.summary_text,
            "datePublished": article.published.iso if article.published else None,
            "inLanguage": article.language,
            "dateline": article.place,
            "author": _named("Person", article.byline),
            "publisher": _organisation(publisher, base),
            "provider": _organisation(article.agency if article.outlet else None, base),
            "creditText": article.credit,
            "isBasedOn": _outside(article.original),
            "license": _outside(article.licence),
            "about": [_topic(topic, base) for topic in article.topics],
            "mentions": [_person(person, base) for person in article.people],
        }
    )


def structured_person(person: Any, base: str) -> Markup:
    """Return `Person`."""
    return _script({**_person(person, base), "description": person.description})


def structured_topic(topic: Any, base: str) -> Markup:
    """Return the topic as a `DefinedTerm`, with IPTC's code where it has one."""
    return _script(
        {
            **_topic(topic, base),
            "@type": "DefinedTerm",
            "termCode": topic.iptc,
            "description": topic.description,
        }
    )


def _script(value: Mapping[str, Any]) -> Markup:
    # No sign of it is markup: see script_json.
    return Markup(script_json({"@context": _CONTEXT, **without_empty(value)}))


def _topic(topic: Any, base: str) -> dict[str, Any]:
    code = topic.iptc.removeprefix("medtop:") if topic.iptc else None
    return without_empty(
        {
            "@type": "Thing",
            "name": topic.name,
            "url": f"{base}/{topic.url}",
            "sameAs": f"{_MEDIA_TOPICS}{code}" if code else None,
        }
    )


def _person(person: Any, base: str) -> dict[str, Any]:
    url = f"{base}/{person.url}" if person.url else None
    return without_empty({"@type": "Person", "name": person.name, "url": url})


def _organisation(outlet: Any, base: str) -> dict[str, Any] | None:
    if outlet is None:
        return None
    return without_empty(
        {
            "@type": "NewsMediaOrganization",
            "name": outlet.name,
            "url": _outside(outlet.homepage) or f"{base}/{outlet.url}",
        }
    )


def _named(kind: str, name: str | None) -> dict[str, str] | None:
    return {"@type": kind, "name": name} if name else None


def _outside(address: str | None) -> str | None:
    is_address = address is not None and address.lower().startswith(("http://", "https://"))
    return address if is_address else None
