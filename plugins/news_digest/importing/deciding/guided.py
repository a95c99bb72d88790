"""What becomes of articles when something else is stated, or asked, about their documents."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

from news_digest.articles import (
    ArticleFile,
    Provenance,
    format_provenance,
    parse_article,
    with_status,
)
from news_digest.diagnostics import Diagnostic, Severity
from news_digest.importing.conversion import Rejected
from news_digest.importing.deciding.plans import (
    ArticleWrite,
    DocumentPlan,
    Premises,
    ProvenanceWrite,
    article_outcome,
)
from news_digest.importing.deciding.reviewed import is_to_be_draft, still_waits
from news_digest.importing.matching.records import Change, Match, Record
from news_digest.importing.seeds import Seed


def is_guided_anew(match: Match, provenance: Provenance) -> bool:
    """Tell whether the article was made of something else than what is stated now."""
    seed = match.seed
    if seed.problems or seed.guidance.sha256 != provenance.guidance:
        return True
    # The reasons in the provenance name the sidecar, which has another name now.
    return match.change is Change.RENAMED and bool(seed.guidance.statements)


def guidance_notes(
    seed: Seed, provenance: Provenance, article: ArticleFile
) -> tuple[Diagnostic, ...]:
    """Say of an article that was edited by hand where what is stated does not count."""
    if article.untouched or (seed.guidance.sha256 == provenance.guidance and not seed.problems):
        return ()
    wins = Diagnostic(
        "article-wins",
        Severity.NOTE,
        article.path,
        None,
        f"What is stated about {seed.path} changed after this article was edited by hand; the "
        "article stays as it is.",
        "Edit the article; or delete it and its provenance, and the document is imported anew.",
    )
    return (*seed.problems, wins)


def with_other_status(
    seed: Seed, provenance: Provenance, article: ArticleFile, premises: Premises
) -> DocumentPlan | None:
    """Make an untouched article a draft, or none, where the settings ask for that now."""
    unreviewed = still_waits(seed, provenance, article, premises.review)
    draft = is_to_be_draft(seed, article, held=unreviewed and premises.review.hold)
    if not article.untouched or draft == (article.get("status") == "draft"):
        return None
    data = with_status(premises.read(article.path), draft=draft)
    made = parse_article(data, article.path)
    return DocumentPlan(
        article_outcome(seed.path, made, unreviewed=unreviewed),
        article=ArticleWrite(article.path, data, article.sha256),
        story_sha256=provenance.story_sha256,
        sketch=provenance.sketch,
        unreviewed=unreviewed,
    )


def withheld(
    seed: Seed, record: Record, article: ArticleFile, why: Rejected, premises: Premises
) -> DocumentPlan:
    """Make the article of a document that a maintainer rejects a draft, as it was public."""
    assert record.provenance is not None  # see the caller
    data = with_status(premises.read(article.path), draft=True)
    made = replace(record.provenance, guidance=seed.guidance.sha256)
    differs = sha256(data).hexdigest() != article.sha256
    return DocumentPlan(
        article_outcome(seed.path, parse_article(data, article.path)),
        article=ArticleWrite(article.path, data, article.sha256) if differs else None,
        provenance=ProvenanceWrite(premises.provenance_path(made.slug), format_provenance(made)),
        diagnostics=why.diagnostics,
        story_sha256=made.story_sha256,
        sketch=made.sketch,
    )
