"""The site -> its feeds: one of its own, one a topic, one a person."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pelican.utils import get_relative_path

from news_digest.adapter.overview import Site
from news_digest.adapter.redirects import first_slugs
from news_digest.adapter.run import Run
from news_digest.adapter.wrappers import Person, Topic
from news_digest.settings import DigestSettings
from news_digest.site.dates import moment
from news_digest.site.entries import Entry
from news_digest.site.feeds import Feed, FeedEntry, feed_id
from news_digest.site.sanitise import resolve_links
from news_digest.vocabulary.lineage import Lineages


def make_feeds(site: Site, run: Run, settings: Mapping[str, Any]) -> Iterator[tuple[str, Feed]]:
    """Yield each feed and the file that it belongs in, relative to the output folder."""
    digest = run.settings
    entries = {article.slug: entry for article, entry in site.published}
    maker = _FeedMaker(digest, settings, entries, first_slugs(run.redirects, settings))
    everything = [article for article, _ in site.published]
    yield digest.feed_save_as, maker.feed(digest.feed_save_as, "site", None, everything)
    vocabularies = run.vocabularies
    terms: tuple[tuple[str, Mapping[str, Topic | Person], Lineages], ...] = (
        ("topic", site.terms.topics, vocabularies.topics.lineages),
        ("person", site.terms.people, vocabularies.people.lineages),
    )
    for kind, of_kind, lineages in terms:
        for term in of_kind.values():
            if term.feed_url:
                yield (
                    term.feed_url,
                    maker.feed(term.feed_url, kind, term, term.articles, lineages.feed_id(term.id)),
                )


@dataclass(frozen=True, slots=True)
class _FeedMaker:
    """Turns articles into feeds. `entries` are by slug, `first_slugs` by their present one."""

    digest: DigestSettings
    settings: Mapping[str, Any]
    entries: Mapping[str, Entry]
    first_slugs: Mapping[str, str]

    def feed(
        self,
        save_as: str,
        kind: str,
        term: Topic | Person | None,
        articles: Sequence[Any],
        key: str = "",
    ) -> Feed:
        name = str(self.settings["SITENAME"])
        # Without SITEURL (a build to look at) addresses are relative to the feed's own.
        base = self.settings["SITEURL"] or get_relative_path(save_as)
        return Feed(
            id=feed_id(self.digest.site_id, kind, key),
            title=f"{term} – {name}" if term else name,
            subtitle=self.settings.get("SITESUBTITLE") or "",
            url=f"{base}/{save_as}",
            page_url=f"{base}/{term.url if term else ''}",
            author=name,
            lang=self.digest.lang,
            entries=tuple(
                self._entry(article, base) for article in articles[: self.digest.feed_max]
            ),
        )

    def _entry(self, article: Any, base: str) -> FeedEntry:
        entry = self.entries[article.slug]
        if entry.published is None:
            raise AssertionError(f"{entry.file.path} was published without a date")
        published = moment(entry.published)
        publisher = article.outlet or article.agency
        return FeedEntry(
            id=feed_id(
                self.digest.site_id, "article", self.first_slugs.get(entry.slug, entry.slug)
            ),
            title=entry.title,
            url=f"{base}/{article.url}",
            published=published,
            updated=moment(entry.modified) if entry.modified else published,
            author=article.byline or str(publisher or self.settings["SITENAME"]),
            summary=article.summary_text,
            content=content_at(article, base),
            categories=tuple(topic.name for topic in article.topics),
        )


def content_at(article: Any, base: str) -> str:
    """Return an article's content as it can stand far from its own page: in a feed, in a twin.

    `base` is the site's address, or the way to its root from there.
    """
    resolved = resolve_links(article._content, f"{base}/{article.url}")
    # Pelican's own addresses, {filename} and the like, are left to Pelican.
    return (
        str(article._update_content(resolved, base))
        if "{" in resolved or "|" in resolved
        else resolved
    )
