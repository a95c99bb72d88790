"""Pelican's signals, and what the digest does at each.

`get_generators` opens a run and not `initialized`: Pelican sends the former for each build, the
latter once a process, and `--autoreload` builds many times in one process.
"""

from __future__ import annotations

from typing import Any

from pelican.plugins import signals

from news_digest.adapter.account import close_account
from news_digest.adapter.addresses import set_defaults
from news_digest.adapter.articles import make_site
from news_digest.adapter.errors import show_diagnostics_plainly
from news_digest.adapter.generator import DigestGenerator
from news_digest.adapter.run import begin_run, run_of, set_run
from news_digest.adapter.settings import check_paths
from news_digest.adapter.templates import check_templates
from news_digest.settings import DigestSettings

_NAME = "news_digest"


def check_settings(pelican: Any) -> None:
    """`initialized`: stop at once where the settings cannot be used."""
    if _is_enabled(pelican):
        show_diagnostics_plainly()
        set_defaults(pelican.settings)
        check_paths(pelican.settings, DigestSettings.from_mapping(pelican.settings))


def open_run(pelican: Any) -> type[DigestGenerator] | None:
    """`get_generators`: import what is new in the seeds; check every article, and the theme.

    All that can be wrong stops the build here, before Pelican empties the output folder.
    """
    if not _is_enabled(pelican):
        return None
    check_templates(pelican.settings)
    set_run(pelican.settings, begin_run(pelican.settings))
    return DigestGenerator


def attach_terms(articles_generator: Any) -> None:
    """`article_generator_pretaxonomy`: put the articles in order and dress them."""
    run = run_of(articles_generator.settings)
    if run is None:
        return
    run.site = make_site(
        articles_generator.articles, articles_generator.drafts, run, articles_generator.settings
    )
    run.context = articles_generator.context
    articles_generator.articles = [article for article, _ in run.site.published]
    drafts = run.site.drafts if run.settings.drafts else ()
    articles_generator.drafts = [article for article, _ in drafts]
    articles_generator.context["digest"] = run.site.overview
    articles_generator.context["DIGEST_LANG"] = run.settings.lang


def leave_out_draft_pages(pages_generator: Any) -> None:
    """`page_generator_finalized`: where a site shows no drafts, no draft page is written.

    `DRAFT_PAGE_SAVE_AS` would not do: a page's own `Save_as:` overrides it.
    """
    run = run_of(pages_generator.settings)
    if run is not None and not run.settings.drafts:
        pages_generator.draft_pages = pages_generator.draft_translations = []
        pages_generator.context["draft_pages"] = []


def take_over_periods(articles_generator: Any) -> None:
    """`article_generator_finalized`: leave year and month archives to `DigestGenerator`.

    Pelican groups neighbours by the page's local day, and so splits a month in two where
    articles of different time zones meet at its end.
    """
    if run_of(articles_generator.settings) is not None:
        articles_generator.period_archives = {}


def close_run(pelican: Any) -> None:
    """`finalized`: prove that nothing was lost on the way, and write the build's report."""
    run = run_of(pelican.settings)
    if run is not None:
        close_account(run, pelican.settings)


def _is_enabled(pelican: Any) -> bool:
    """Signals are for the whole process, in which another site may be built without the digest."""
    return _NAME in pelican.settings["PLUGINS"]


def register() -> None:
    """Connect the plugin's functions to Pelican's signals."""
    signals.initialized.connect(check_settings)
    signals.get_generators.connect(open_run)
    signals.article_generator_pretaxonomy.connect(attach_terms)
    signals.page_generator_finalized.connect(leave_out_draft_pages)
    signals.article_generator_finalized.connect(take_over_periods)
    signals.finalized.connect(close_run)
