"""Entries and terms -> what templates, feeds and search see of Pelican's articles."""

from __future__ import annotations

import html
from collections.abc import Iterable, Mapping
from typing import Any

from pelican.urlwrappers import Category

from news_digest.adapter.errors import show
from news_digest.adapter.overview import Site, Terms, overview
from news_digest.adapter.relations import relate
from news_digest.adapter.run import Run
from news_digest.adapter.subjects import describe_articles, describe_terms
from news_digest.adapter.wrappers import Outlet, Person, Topic
from news_digest.diagnostics import ArticleError, Diagnostic, Severity
from news_digest.site.dates import display
from news_digest.site.entries import Entry
from news_digest.site.languages import direction_of
from news_digest.site.policy import Text, apply_policy, strictest
from news_digest.site.sanitise import sanitise, text_of
from news_digest.site.taxonomies import Taxonomies, TermIds, resolve_names
from news_digest.vocabulary.model import Policy


def make_site(
    published: Iterable[Any], drafts: Iterable[Any], run: Run, settings: Mapping[str, Any]
) -> Site:
    """Dress Pelican's articles and draw the site up. Raises `ArticleError`."""
    published_pairs = _match_entries(published, run)
    draft_pairs = _match_entries(drafts, run)
    pairs = (*published_pairs, *(draft_pairs if run.settings.drafts else ()))
    taxonomies = resolve_names(
        [entry for _, entry in pairs],
        run.vocabularies,
        run.settings.default_policy,
        run.settings.person_page_from,
    )
    show(taxonomies.diagnostics)
    terms = _make_terms(taxonomies, settings)
    for article, entry in pairs:
        _dress(article, entry, terms, taxonomies.of_article[entry.slug], run)
    relate(pairs, run)
    for article, entry in pairs:
        _list_in_terms(article, entry)
    describe_articles(published_pairs, pairs[len(published_pairs) :], run, settings)
    crossings = describe_terms(terms, published_pairs, run, settings)
    entries = [entry for _, entry in published_pairs]
    summed_up = overview(terms, entries, run.settings.feed_save_as, settings)
    return Site(terms, summed_up, published_pairs, draft_pairs, crossings)


def _make_terms(taxonomies: Taxonomies, settings: Mapping[str, Any]) -> Terms:
    """Wrap every term for Pelican; none has articles yet."""
    return Terms(
        topics={id_: Topic(term, settings) for id_, term in taxonomies.topics.items()},
        people={id_: Person(term, settings) for id_, term in taxonomies.people.items()},
        outlets={id_: Outlet(term, settings) for id_, term in taxonomies.outlets.items()},
    )


def _match_entries(articles: Iterable[Any], run: Run) -> tuple[tuple[Any, Entry], ...]:
    """Pair Pelican's articles with their entries, in the entries' order: newest first.

    Pelican's own order leaves articles of one day in the order of a set, which changes from
    run to run. Raises `ArticleError` for an article that was not checked before.
    """
    entries = {entry.file.path: entry for entry in run.entries}
    found: dict[str, Any] = {run.path_of(article.source_path): article for article in articles}
    if strangers := sorted(found.keys() - entries.keys()):
        raise ArticleError(map(_stranger, strangers))
    return tuple((found[path], entry) for path, entry in entries.items() if path in found)


def _dress(article: Any, entry: Entry, terms: Terms, ids: TermIds, run: Run) -> None:
    """Give an article everything that docs/architecture.md says templates see of it."""
    if entry.draft and not hasattr(article, "category"):
        # Pelican asks drafts for it, whether a site has categories or not.
        article.category = Category(article.settings["DEFAULT_CATEGORY"], article.settings)
    article.slug = article.metadata["slug"] = entry.slug
    article.title = article.metadata["title"] = entry.title
    article.published = display(entry.published) if entry.published else None
    article.topics = [terms.topics[id_] for id_ in ids.topics]
    article.people = [terms.people[id_] for id_ in ids.people]
    article.names_of_people = ids.names
    article.surnames = list(ids.surnames)
    article.everybody = [*article.people, *article.surnames]
    article.outlet = terms.outlets[ids.outlet] if ids.outlet else None
    article.agency = terms.outlets[ids.agency] if ids.agency else None
    for key in ("place", "byline", "credit", "image-credit", "licence", "language"):
        setattr(article, key.replace("-", "_"), entry.file.get(key))
    article.direction = direction_of(article.language)
    article.original = entry.original
    article.source = run.source_of(entry)
    _cut(article, _policy(article, run))


def _list_in_terms(article: Any, entry: Entry) -> None:
    """Add an article to the lists of its terms, to each once."""
    publishers = {term.id: term for term in (article.outlet, article.agency) if term}
    for term in (*article.topics, *article.people, *publishers.values()):
        (term.drafts if entry.draft else term.articles).append(article)


def _policy(article: Any, run: Run) -> Policy:
    policies = [term.policy for term in (article.outlet, article.agency) if term]
    return strictest(*policies or [run.settings.default_policy])


def _cut(article: Any, policy: Policy) -> None:
    """Sanitise the body, cut it to the policy, and leave nothing of the rest on the article.

    This is the raw body, in which `{filename}` links are not resolved yet: Pelican memoises
    `article.content` as soon as somebody looks at it.
    """
    content = sanitise(article._content or "")
    summary = text_of(sanitise(article.metadata.get("summary", "")))
    text = apply_policy(Text(content, summary), policy)
    article.policy = policy
    article._content = text.content
    article.summary_text = text.summary
    article._summary = article.metadata["summary"] = html.escape(text.summary)


def _stranger(path: str) -> Diagnostic:
    return Diagnostic(
        "stray-article",
        Severity.ERROR,
        path,
        None,
        "Pelican takes this file for an article, the digest does not.",
        "Move it into DIGEST_ARTICLES and give it the ending .md, or take its folder out of "
        "ARTICLE_PATHS.",
    )
