"""What becomes of articles when something else is stated, or asked, about their documents."""

from __future__ import annotations

from dataclasses import replace

from news_digest.articles import (
    ArticleFile,
    Provenance,
    parse_article,
    with_source,
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


def with_corrections(
    seed: Seed, provenance: Provenance, article: ArticleFile, premises: Premises
) -> ArticleWrite | None:
    """Return what makes an untouched article name the document where it lies now.

    And makes it a draft, or none, where the settings ask for that now. None where all is right.
    """
    held = premises.review.hold and still_waits(seed, provenance, article, premises.review)
    draft = is_to_be_draft(seed, article, held=held)
    return _corrected(seed, article, premises, draft=draft)


def withheld(
    seed: Seed, record: Record, article: ArticleFile, why: Rejected, premises: Premises
) -> DocumentPlan:
    """Make the untouched article of a document that a maintainer rejects a draft.

    It was public, so neither it nor its address goes.
    """
    write = _corrected(seed, article, premises, draft=True)
    made = before = record.provenance
    same_bytes = before is not None and before.source.sha256 == seed.sha256
    if before and same_bytes:
        source = replace(before.source, path=seed.path)
        made = replace(before, source=source, guidance=seed.guidance.sha256)
    shown = parse_article(write.data, write.path) if write else article
    return DocumentPlan(
        article_outcome(seed.path, shown),
        article=write,
        provenance=ProvenanceWrite(premises.provenance_path(made.slug), made)
        if made and made != before
        else None,
        diagnostics=why.diagnostics,
        story_sha256=made.story_sha256 if made else None,
        sketch=made.sketch if made else (),
        # From now on the provenance tells it, if it is about these bytes.
        finding=why if why.lasting and not same_bytes else None,
    )


def _corrected(
    seed: Seed, article: ArticleFile, premises: Premises, *, draft: bool
) -> ArticleWrite | None:
    """Return what makes an untouched article say where its document is, and whether it waits."""
    same_document = article.get("source-sha256") == seed.sha256
    moves = same_document and article.get("source") != seed.path
    if not article.untouched or not (moves or draft != (article.get("status") == "draft")):
        return None
    data = with_status(premises.read(article.path), draft=draft)
    if moves:
        data = with_source(data, seed.path)
    return ArticleWrite(article.path, data, article.sha256)
