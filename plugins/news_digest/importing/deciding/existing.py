"""Plans for articles that exist, or did before somebody deleted them."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

from news_digest.articles import (
    ArticleFile,
    Provenance,
    format_article,
    provenance_of,
)
from news_digest.diagnostics import Diagnostic, Severity
from news_digest.importing.account import Outcome, OutcomeKind
from news_digest.importing.conversion import Rejected
from news_digest.importing.deciding.guided import withheld
from news_digest.importing.deciding.plans import (
    ArticleWrite,
    DocumentPlan,
    Premises,
    ProvenanceWrite,
    article_outcome,
    made_outcome,
)
from news_digest.importing.deciding.reviewed import still_waits, waits
from news_digest.importing.matching.originals import is_stated_apart
from news_digest.importing.matching.records import Record
from news_digest.importing.seeds import Seed
from news_digest.importing.similarity.comparing import text_of
from news_digest.importing.similarity.words import sketch_of
from news_digest.model import Story


def rewritten(
    seed: Seed,
    story: Story,
    record: Record,
    article: ArticleFile,
    premises: Premises,
    *,
    refreshed: bool = False,
    version_of: str | None = None,
) -> DocumentPlan:
    """Write an untouched article anew: same file, same slug, whatever headline and date are now.

    `version_of` counts where there is no provenance to tell it.
    """
    data = format_article(story, slug=record.slug, vocabularies=premises.vocabularies)
    differs = sha256(data).hexdigest() != article.sha256
    made = provenance_made(seed, story, record, article.path, premises, version_of)
    unreviewed = waits(story, premises.review)
    return DocumentPlan(
        made_outcome(story, data, article.path, unreviewed=unreviewed),
        article=ArticleWrite(article.path, data, article.sha256, refreshed) if differs else None,
        provenance=provenance_write(made, record, premises),
        diagnostics=story.diagnostics,
        story_sha256=made.story_sha256,
        sketch=made.sketch,
        unreviewed=unreviewed,
        made_now=True,
    )


def with_provenance(
    seed: Seed,
    story: Story,
    record: Record,
    article: ArticleFile,
    premises: Premises,
    version_of: str | None = None,
) -> DocumentPlan:
    """Leave an edited article as it is, and write the provenance that belongs to it."""
    made = provenance_made(seed, story, record, article.path, premises, version_of)
    return DocumentPlan(
        article_outcome(seed.path, article),
        provenance=provenance_write(made, record, premises),
        story_sha256=made.story_sha256,
        sketch=made.sketch,
    )


def kept(
    seed: Seed,
    record: Record,
    article: ArticleFile,
    premises: Premises,
    diagnostics: tuple[Diagnostic, ...] = (),
) -> DocumentPlan:
    """Leave article and provenance as they are."""
    unreviewed = still_waits(seed, record.provenance, article, premises.review)
    return DocumentPlan(
        article_outcome(seed.path, article, unreviewed=unreviewed),
        diagnostics=diagnostics,
        story_sha256=record.provenance.story_sha256 if record.provenance else None,
        sketch=record.provenance.sketch if record.provenance else (),
        unreviewed=unreviewed,
    )


def without_story(
    seed: Seed, record: Record, article: ArticleFile, why: Rejected, premises: Premises
) -> DocumentPlan:
    """Leave the article of a document as it is that gives no story any more.

    Where a maintainer rejects the document, an untouched article becomes a draft.
    """
    if seed.guidance.rejects and article.untouched:
        return withheld(seed, record, article, why, premises)
    what = "What is stated about it cannot be used" if seed.problems else "It gives no story now"
    stays = Diagnostic(
        "article-kept",
        Severity.WARNING,
        seed.path,
        None,
        f"{what}; its article {article.path} stays as it is.",
        "Correct what follows, or edit the article by hand.",
    )
    return DocumentPlan(
        article_outcome(seed.path, article),
        diagnostics=(stays, *why.diagnostics),
        story_sha256=record.provenance.story_sha256 if record.provenance else None,
        sketch=record.provenance.sketch if record.provenance else (),
        finding=why if why.lasting else None,
    )


def withdrawn(seed: Seed, provenance: Provenance, premises: Premises) -> Outcome:
    """Say of a document that its article was deleted."""
    remembered = premises.provenance_path(provenance.slug)
    reason = f"Its article {provenance.article_path} was deleted; {remembered} remembers it."
    return Outcome(seed.path, OutcomeKind.WITHDRAWN, reason)


def moved(provenance: Provenance, seed: Seed, premises: Premises) -> ProvenanceWrite:
    """Return the provenance of a document that was renamed."""
    made = replace(provenance, source=replace(provenance.source, path=seed.path))
    return ProvenanceWrite(premises.provenance_path(made.slug), made)


def provenance_made(
    seed: Seed,
    story: Story,
    record: Record,
    path: str,
    premises: Premises,
    version_of: str | None = None,
) -> Provenance:
    """Return the provenance of the article `path`, made of `story` now.

    `version_of` counts where there is no provenance to tell it.
    """
    before = record.provenance
    related = before.version_of if before else version_of
    made = provenance_of(
        story,
        article_path=path,
        slug=record.slug,
        rules=premises.rules,
        sketch=sketch_of(text_of(story).body),
        version_of=None if is_stated_apart(seed) else related,
    )
    # What repeats the same bytes repeats them still; other bytes are compared anew.
    same = before is not None and before.source.sha256 == made.source.sha256
    return replace(made, also_in=before.also_in) if before and same else made


def provenance_write(
    made: Provenance, record: Record, premises: Premises
) -> ProvenanceWrite | None:
    """Return the write of a record's provenance, if it is another one now."""
    if made == record.provenance:
        return None
    return ProvenanceWrite(premises.provenance_path(made.slug), made)
