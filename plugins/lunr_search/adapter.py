"""The one place that touches Pelican: what is called when, and what templates see."""

from __future__ import annotations

import logging
from pathlib import Path

from pelican import Pelican, signals
from pelican.generators import ArticlesGenerator, Generator
from pelican.writers import Writer

from lunr_search import opensearch
from lunr_search.index.store import write_index
from lunr_search.reading.documents import documents_of
from lunr_search.scripts.serving import write_scripts
from lunr_search.settings import LunrSettingsError, read_settings
from lunr_search.tokens.tokenising import tokenise

_log = logging.getLogger(__name__)


def check_settings(pelican: Pelican) -> None:
    """Refuse wrong settings before anything is read or written.

    Raises SystemExit, of which Pelican makes no traceback: the message says what to do.
    """
    try:
        read_settings(pelican.settings)
    except LunrSettingsError as error:
        raise SystemExit(f"lunr_search: {error}") from error


def tell_templates(generator: Generator) -> None:
    """Give templates `lunr_search`: where the page's scripts and the search page are."""
    settings = read_settings(generator.settings)
    is_describable = opensearch.is_describable(generator.settings["SITEURL"])
    generator.context["lunr_search"] = {
        "script": str(settings.folder / "search.js"),
        "local_script": str(settings.folder / "local.js"),
        "opensearch": str(settings.folder / opensearch.FILE) if is_describable else None,
        "page_url": settings.page_url,
    }


def write_search(generator: ArticlesGenerator, writer: Writer) -> None:
    """Write the search once the articles are final and written: whatever plugins made of them."""
    settings = read_settings(generator.settings)
    folder = Path(writer.output_path, settings.folder)
    documents = documents_of(generator.articles, settings)
    tokenised = tokenise(documents, settings, settings.cache)
    write_scripts(folder, settings)
    write_description(folder, generator)
    written = write_index(folder, documents, tokenised, settings)
    _log.info(
        "lunr_search: %d articles, %d files, of which %d are new; %d old ones are gone.",
        *(written.documents, written.files, written.new, written.removed),
    )
    generator.context["lunr_search"]["documents"] = len(documents)


def write_description(folder: Path, generator: Generator) -> None:
    """Write the OpenSearch description of a site that has an address, else remove an older one."""
    described = generator.context["lunr_search"]
    if described["opensearch"] is None:
        (folder / opensearch.FILE).unlink(missing_ok=True)
        return
    text = opensearch.opensearch_description(
        name=generator.settings["SITENAME"],
        siteurl=generator.settings["SITEURL"],
        page_url=described["page_url"],
    )
    (folder / opensearch.FILE).write_text(text, encoding="utf-8", newline="\n")


def register() -> None:
    """Connect to Pelican's signals."""
    signals.initialized.connect(check_settings)
    signals.generator_init.connect(tell_templates)
    signals.article_writer_finalized.connect(write_search)
