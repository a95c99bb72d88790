"""Do the counts add up? And the build's report, which `digest build` prints."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from news_digest.adapter.overview import Site
from news_digest.adapter.run import Run
from news_digest.diagnostics import BuildError, Diagnostic, Severity
from news_digest.importing import Outcome, OutcomeKind, check_account


@dataclass(frozen=True, slots=True)
class BuildReport:
    """The sums of one build, as `DIGEST_REPORT` holds them in JSON.

    `published` to `rejected` count raw documents and make `raw_documents` together; `articles`
    counts article files, of which `by_hand` have no raw document and that of `raw_gone` is no
    longer there; `unreviewed` documents wait for review; `outdated` articles were made by other
    rules or vocabularies; `pages` counts HTML files; `search_documents` is None without
    `lunr_search`. `unpublished` says of each raw document that has no public page what it is,
    and why.
    """

    raw_documents: int
    published: int
    draft: int
    duplicate: int
    withdrawn: int
    rejected: int
    converted: int
    articles: int
    articles_published: int
    articles_draft: int
    by_hand: int
    raw_gone: int
    unreviewed: int
    outdated: int
    topics: int
    people: int
    outlets: int
    pages: int
    search_documents: int | None
    output: str
    unpublished: tuple[str, ...]


def close_account(run: Run, settings: Mapping[str, Any]) -> None:
    """Raise `BuildError` if anything was lost between seeds and pages; else write the report."""
    check_account(run.imported)
    output = Path(settings["OUTPUT_PATH"])
    site = run.site
    problems = list(_lost(run, site, output)) if site else [_problem(".", "No site was made.")]
    if problems or site is None:
        raise BuildError(problems)
    path = run.root / run.settings.report
    path.parent.mkdir(parents=True, exist_ok=True)
    report = json.dumps(asdict(_report(run, site, output)), indent=2, ensure_ascii=False)
    path.write_text(f"{report}\n", encoding="utf-8", newline="\n")


def _report(run: Run, site: Site, output: Path) -> BuildReport:
    imported, counts = run.imported, site.overview.counts
    search = run.context.get("lunr_search", {})
    return BuildReport(
        raw_documents=imported.raw_documents,
        published=imported.published,
        draft=imported.draft,
        duplicate=imported.duplicate,
        withdrawn=imported.withdrawn,
        rejected=imported.rejected,
        converted=imported.converted,
        articles=len(run.entries),
        articles_published=len(site.published),
        articles_draft=len(site.drafts),
        by_hand=imported.by_hand,
        raw_gone=imported.raw_gone,
        unreviewed=imported.unreviewed,
        outdated=imported.outdated,
        topics=counts.topics,
        people=counts.people,
        outlets=counts.outlets,
        pages=sum(1 for _ in output.rglob("*.html")),
        search_documents=search.get("documents"),
        output=run.path_of(str(output)),
        unpublished=tuple(imported.unpublished()),
    )


def _lost(run: Run, site: Site, output: Path) -> Iterator[Diagnostic]:
    """Follow every raw document to its article, and every article to its page."""
    if run.imported.articles != len(run.entries):
        yield _problem(
            run.settings.articles,
            f"The import counted {run.imported.articles} articles, the site {len(run.entries)}.",
        )
    drafts = {entry.file.path for _, entry in site.drafts}
    published = {entry.file.path for _, entry in site.published}
    for entry in run.entries:
        if entry.file.path not in (drafts if entry.draft else published):
            yield _problem(entry.file.path, "Pelican did not take it: its log says why.")
    for outcome in run.imported.outcomes:
        yield from _lost_document(outcome, published, drafts)
    for article, entry in site.published:
        if not (output / article.save_as).is_file():
            yield _problem(entry.file.path, f"Its page {article.save_as} was not written.")


def _lost_document(outcome: Outcome, published: set[str], drafts: set[str]) -> Iterator[Diagnostic]:
    kept = {OutcomeKind.PUBLISHED: published, OutcomeKind.DRAFT: drafts}.get(outcome.kind)
    if kept is not None and outcome.article not in kept:
        article = outcome.article or "no article"
        yield _problem(outcome.path, f"It counts as {outcome.kind}, but {article} does not.")


def _problem(path: str, message: str) -> Diagnostic:
    return Diagnostic(
        "unbalanced-build",
        Severity.ERROR,
        path,
        None,
        message,
        "Build again; if it stays, the digest has a mistake: report it.",
    )
