"""What an article has to do with others: where else its story stands, and its other versions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from news_digest.adapter.run import Run
from news_digest.site.dates import Published
from news_digest.site.entries import Entry
from news_digest.site.relations import also_in, relation, versions


@dataclass(frozen=True, slots=True)
class Version:
    """Another version of an article: `earlier`, `later`, or `other` where the dates do not tell."""

    relation: str
    title: str
    url: str
    published: Published | None


def relate(pairs: Iterable[tuple[Any, Entry]], run: Run) -> None:
    """Give each article `also_in` and `versions`; drafts are nobody's version."""
    known = [(article, entry, run.archive.provenance_of(entry.file)) for article, entry in pairs]
    groups = versions(run.archive.provenances)
    public = {
        provenance.slug: (article, entry)
        for article, entry, provenance in known
        if provenance and not entry.draft
    }
    for article, entry, provenance in known:
        article.also_in, article.versions = [], []
        if provenance is None:
            continue
        article.also_in += also_in(provenance, entry.title, run.settings.source_url)
        others = [
            public[slug]
            for slug in groups.get(provenance.slug, ())
            if slug in public and slug != provenance.slug
        ]
        article.versions += [
            Version(
                relation(entry.published, other.published), other.title, each.url, each.published
            )
            for each, other in sorted(others, key=lambda pair: pair[1].newest_first)
        ]
