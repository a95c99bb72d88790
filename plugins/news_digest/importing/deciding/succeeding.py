"""What to do about new bytes that tell a record's story."""

from __future__ import annotations

from dataclasses import replace

from news_digest.articles import ArticleFile, story_hash
from news_digest.diagnostics import Diagnostic, Severity
from news_digest.importing.conversion import Rejected
from news_digest.importing.deciding.existing import (
    kept,
    provenance_made,
    provenance_write,
    rewritten,
    with_provenance,
    withdrawn,
    without_story,
)
from news_digest.importing.deciding.plans import DocumentPlan, Premises
from news_digest.importing.matching.records import Record
from news_digest.importing.matching.versions import repeats
from news_digest.importing.memory import Finding, VersionOf
from news_digest.importing.seeds import Seed
from news_digest.model import Story


def plan_version(seed: Seed, story: Story, record: Record, premises: Premises) -> DocumentPlan:
    """Let a document with new bytes take the place of the record's: it tells the same story."""
    hashed = story_hash(story)
    article, provenance = record.article, record.provenance
    same_text = provenance is not None and (
        provenance.story_sha256 == hashed
        # Somebody deleted the story, however the other document tells it.
        or (article is None and repeats(seed, provenance))
    )
    if article and article.untouched:
        return rewritten(seed, story, record, article, premises)
    if article and same_text:
        return with_provenance(seed, story, record, article, premises)
    if article is None and same_text:
        assert provenance is not None  # only provenance remembers a story without article
        made = provenance_made(seed, story, record, provenance.article_path, premises)
        return DocumentPlan(
            withdrawn(seed, provenance, premises),
            provenance=provenance_write(made, record, premises),
            story_sha256=hashed,
            sketch=made.sketch,
        )
    article_sha256 = article.sha256 if article else ""
    found = VersionOf(record.slug, article_sha256, hashed)
    return plan_remembered(seed, found, record, premises)


def plan_remembered(
    seed: Seed, found: VersionOf, record: Record, premises: Premises
) -> DocumentPlan:
    """Leave an edited or deleted article alone, though its raw document has new bytes."""
    if record.article is None:
        return _changed_when_withdrawn(seed, record, premises, found)
    diagnostics = (_changed_under_edit(seed, record.article),)
    return replace(kept(seed, record, record.article, premises, diagnostics), finding=found)


def plan_rejected_version(
    seed: Seed, record: Record, why: Rejected, premises: Premises
) -> DocumentPlan:
    """Keep what there is of a document that cannot be converted any more."""
    if record.article is None:
        return _changed_when_withdrawn(seed, record, premises, why if why.lasting else None)
    return without_story(seed, record, record.article, why, premises)


def _changed_when_withdrawn(
    seed: Seed, record: Record, premises: Premises, finding: Finding | None
) -> DocumentPlan:
    assert record.provenance is not None  # only provenance remembers a story without article
    outcome = withdrawn(seed, record.provenance, premises)
    hint = "The document changed since; if it is another story now, save it under another name."
    return DocumentPlan(
        replace(outcome, reason=f"{outcome.reason} {hint}"),
        story_sha256=record.provenance.story_sha256,
        sketch=record.provenance.sketch,
        finding=finding,
    )


def _changed_under_edit(seed: Seed, article: ArticleFile) -> Diagnostic:
    key = article.metadata.get("source-sha256")
    return Diagnostic(
        "raw-document-changed",
        Severity.WARNING,
        article.path,
        key.line if key else None,
        f"{seed.path} changed after this article was edited by hand; the article stays as it is.",
        f"Take over what you want, then write `Source-Sha256: {seed.sha256}` into the article.",
    )
