"""Provenance -> where else an article's story stands, and which articles are versions of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from news_digest.articles.provenance import Copy, Provenance
from news_digest.model import PublicationDate
from news_digest.site.dates import Published, display
from news_digest.site.sources import SourceReference, source_reference


@dataclass(frozen=True, slots=True)
class AlsoIn:
    """Another raw document with the same story.

    `publisher` is its outlet, else its agency, else the host of its address; `title` is its
    headline where that is another one; `original` is where the page itself stands.
    """

    publisher: str | None
    title: str | None
    outlet: str | None
    agency: str | None
    published: Published | None
    original: str | None
    source: SourceReference


def also_in(provenance: Provenance, title: str, url_template: str | None) -> tuple[AlsoIn, ...]:
    """Return the documents that repeat the article called `title`, by path.

    `url_template` is the setting `DIGEST_SOURCE_URL`.
    """
    return tuple(_also_in(copy, title, url_template) for copy in provenance.also_in)


def versions(provenances: Iterable[Provenance]) -> Mapping[str, tuple[str, ...]]:
    """Return the slugs of all versions of a story, by the slug of each that has several.

    A version of a version is one of the story, too.
    """
    groups: dict[str, set[str]] = {}
    for provenance in provenances:
        if provenance.version_of is not None:
            slugs = {provenance.slug, provenance.version_of}
            joined = slugs.union(*(groups.get(slug, ()) for slug in slugs))
            groups.update(dict.fromkeys(joined, joined))
    return {slug: tuple(sorted(group)) for slug, group in groups.items()}


def relation(published: PublicationDate | None, other: PublicationDate | None) -> str:
    """Say which version `other` is: `earlier`, `later`, or `other` where the dates do not tell."""
    if published is None or other is None:
        return "other"
    if published.day != other.day:
        return "earlier" if other.day < published.day else "later"
    ours, theirs = published.when, other.when
    days_alone = "T" not in published.isoformat() or "T" not in other.isoformat()
    if days_alone or ours == theirs or (ours.tzinfo is None) != (theirs.tzinfo is None):
        return "other"
    return "earlier" if theirs < ours else "later"


def _also_in(copy: Copy, title: str, url_template: str | None) -> AlsoIn:
    other_title = copy.headline if _folded(copy.headline) != _folded(title) else None
    return AlsoIn(
        publisher=copy.outlet or copy.agency or _host(copy.url),
        title=other_title,
        outlet=copy.outlet,
        agency=copy.agency,
        published=display(PublicationDate.fromisoformat(copy.date)) if copy.date else None,
        original=copy.url,
        source=source_reference(copy.path, None, url_template),
    )


def _host(url: str | None) -> str | None:
    try:
        return urlsplit(url or "").hostname
    except ValueError:
        return None


def _folded(text: str | None) -> str:
    return " ".join((text or "").casefold().split())
