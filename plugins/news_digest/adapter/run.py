"""What one build works on. It travels in Pelican's settings: nothing is kept in a module."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from pelican.contents import Article

from news_digest.adapter.errors import show
from news_digest.adapter.overview import Site
from news_digest.adapter.settings import site_root
from news_digest.adapter.strays import ignored_files
from news_digest.articles.archive import Archive, read_archive
from news_digest.diagnostics import ArticleError, Severity
from news_digest.guidance import ReviewPolicy
from news_digest.importing import Execution, ImportPaths, ImportReport, ProgressDisplay, run_import
from news_digest.redirects import FILE_NAME, Redirects, load_redirects
from news_digest.settings import DigestSettings
from news_digest.site.entries import Entry, check_articles
from news_digest.site.sources import SourceReference, source_reference
from news_digest.subjects.people import person_model
from news_digest.vocabulary import Vocabularies, load_vocabularies

# Not DIGEST_…: those are a site's to set.
_RUN_KEY = "NEWS_DIGEST_RUN"

# Attributes that Pelican gives an article besides those of its class, and the names that the
# digest gives it.
_MORE_ATTRIBUTES = frozenset(
    {"date_format", "in_default_lang", "lang", "locale_date", "locale_modified", "metadata"}
    | {"override_save_as", "override_url", "policy", "published", "reader"}
    | {"relative_source_path", "settings", "source_path", "summary_text", "template", "timezone"}
    | {"translation", "translations", "json_url", "statements", "structured"}
)


@dataclass(slots=True)
class Run:
    """One build: what it works on, and the site and Pelican's context as soon as there are any."""

    settings: DigestSettings
    root: Path
    vocabularies: Vocabularies
    imported: ImportReport
    archive: Archive
    entries: tuple[Entry, ...]
    redirects: Redirects
    site: Site | None = None
    context: Mapping[str, Any] = field(default_factory=dict)

    def path_of(self, file: str) -> str:
        """Return the path of an article's file relative to the site's root."""
        return Path(os.path.relpath(file, self.root)).as_posix()

    def source_of(self, entry: Entry) -> SourceReference | None:
        """Return where an article comes from: None for one that was written by hand."""
        path = entry.file.get("source")
        if path is None:
            return None
        provenance = self.archive.provenance_of(entry.file)
        lines = provenance.lines if provenance else None
        known = (lines.first, lines.last) if lines else None
        return source_reference(path, known, self.settings.source_url)


def begin_run(settings: Mapping[str, Any]) -> Run:
    """Import what is new in the seeds and check every article.

    Raises `DigestError` where the site cannot be built.
    """
    digest = DigestSettings.from_mapping(settings)
    root = site_root(settings)
    vocabularies = replace(
        load_vocabularies(root / digest.curation, root=root),
        person_model=person_model(digest.people, root),
    )
    show(vocabularies.diagnostics)
    redirects = load_redirects(
        root / digest.curation / FILE_NAME, (Path(digest.curation) / FILE_NAME).as_posix()
    )
    paths = ImportPaths.of(root, digest)
    with ProgressDisplay() as progress:
        imported = run_import(
            paths,
            vocabularies,
            execution=Execution.of(digest),
            progress=progress,
            review=ReviewPolicy.of(digest),
        )
    archive = read_archive(paths.articles, paths.provenance, root)
    entries, problems = check_articles(archive.articles, reserved_keys())
    found = (*archive.diagnostics, *problems, *ignored_files(settings, digest, root))
    # The import has read the archive, too, and reports what it found there.
    show(one for one in imported.diagnostics if one not in archive.diagnostics)
    if any(problem.severity is Severity.ERROR for problem in found):
        raise ArticleError(found)
    show(found)
    return Run(digest, root, vocabularies, imported, archive, entries, redirects)


def set_run(settings: dict[str, Any], run: Run) -> None:
    """Put the run where every one of Pelican's objects can reach it."""
    settings[_RUN_KEY] = run


def run_of(settings: Mapping[str, Any]) -> Run | None:
    """Return the run under way: None for a site without the digest."""
    run = settings.get(_RUN_KEY)
    return run if isinstance(run, Run) else None


def reserved_keys() -> frozenset[str]:
    """Return the metadata keys that an article cannot have: Pelican sets each as an attribute."""
    return frozenset(dir(Article)) | _MORE_ATTRIBUTES
