"""What to do about a raw document that was imported before, or a new version of one."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

from news_digest.articles import (
    ArticleFile,
    Provenance,
    format_article,
    format_provenance,
    parse_article,
    provenance_of,
    story_hash,
    with_source,
)
from news_digest.diagnostics import Diagnostic, Severity
from news_digest.importing.account import Outcome, OutcomeKind
from news_digest.importing.conversion import Rejected
from news_digest.importing.deciding.guided import (
    guidance_notes,
    is_guided_anew,
    with_other_status,
    withheld,
)
from news_digest.importing.deciding.plans import (
    ArticleWrite,
    DocumentPlan,
    Premises,
    ProvenanceWrite,
    article_outcome,
    rejected,
    waits_for_repair,
)
from news_digest.importing.deciding.reviewed import still_waits, waits
from news_digest.importing.matching.records import Change, Match, Record
from news_digest.importing.memory import Finding, VersionOf
from news_digest.importing.seeds import Seed
from news_digest.importing.similarity.comparing import text_of
from news_digest.importing.similarity.words import sketch_of
from news_digest.model import Story


def plan_known(match: Match, premises: Premises) -> DocumentPlan:
    """Decide about a raw document that has a record."""
    seed, record = match.seed, match.record
    article = record.article
    if article is None:
        return _plan_withdrawn(match, premises)
    if match.change is Change.CONTENT:
        if article.untouched:
            return _convert_again(seed, record, article, premises)
        # The maintainer took the change over by hand: only the provenance is behind.
        return _renew_provenance(seed, record, article, premises)
    if record.provenance is None:
        return _renew_provenance(seed, record, article, premises)
    if premises.refresh and article.untouched:
        return _convert_again(seed, record, article, premises, refreshed=True)
    if article.untouched and is_guided_anew(match, record.provenance):
        return _convert_again(seed, record, article, premises)
    notes = guidance_notes(seed, record.provenance, article)
    if match.change is Change.RENAMED:
        return DocumentPlan(
            article_outcome(seed.path, article),
            article=_with_new_source(seed, article, premises),
            provenance=_moved(record.provenance, seed, premises),
            diagnostics=notes,
            story_sha256=record.provenance.story_sha256,
            sketch=record.provenance.sketch,
            unreviewed=still_waits(seed, record.provenance, article, premises.review),
        )
    return with_other_status(seed, record.provenance, article, premises) or _kept(
        seed, record, article, premises, notes
    )


def needs_story(match: Match, premises: Premises) -> bool:
    """Tell whether `plan_known` asks for the document's story, unless a rejection is remembered."""
    article, provenance = match.record.article, match.record.provenance
    if article is None:
        return False
    if match.change is Change.CONTENT or provenance is None:
        return True
    return article.untouched and (premises.refresh or is_guided_anew(match, provenance))


def plan_version(seed: Seed, story: Story, record: Record, premises: Premises) -> DocumentPlan:
    """Let a document with new bytes take the place of the record's: it tells the same story."""
    hashed = story_hash(story)
    article, provenance = record.article, record.provenance
    same_text = provenance is not None and provenance.story_sha256 == hashed
    if article and article.untouched:
        return _rewrite(seed, story, record, article, premises)
    if article and same_text:
        return _only_provenance(seed, story, record, article, premises)
    if article is None and same_text:
        assert provenance is not None  # only provenance remembers a story without article
        made = _provenance(story, record, provenance.article_path, premises)
        return DocumentPlan(
            _withdrawn(seed, provenance, premises),
            provenance=_provenance_write(made, record, premises),
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
    return replace(_kept(seed, record, record.article, premises, diagnostics), finding=found)


def plan_rejected_version(
    seed: Seed, record: Record, why: Rejected, premises: Premises
) -> DocumentPlan:
    """Keep what there is of a document that cannot be converted any more."""
    if record.article is None:
        return _changed_when_withdrawn(seed, record, premises, why if why.lasting else None)
    return _kept_though_rejected(seed, record, record.article, why)


def _changed_when_withdrawn(
    seed: Seed, record: Record, premises: Premises, finding: Finding | None
) -> DocumentPlan:
    assert record.provenance is not None  # only provenance remembers a story without article
    withdrawn = _withdrawn(seed, record.provenance, premises)
    hint = "The document changed since; if it is another story now, save it under another name."
    return DocumentPlan(
        replace(withdrawn, reason=f"{withdrawn.reason} {hint}"),
        story_sha256=record.provenance.story_sha256,
        sketch=record.provenance.sketch,
        finding=finding,
    )


def _plan_withdrawn(match: Match, premises: Premises) -> DocumentPlan:
    seed, provenance = match.seed, match.record.provenance
    assert provenance is not None  # a record has an article or a provenance
    if provenance.article_path in premises.archive.unreadable:
        return rejected(seed.path, (_unreadable(seed, provenance.article_path),))
    # It may have been moved as well as damaged.
    if waits := waits_for_repair(seed, premises):
        return rejected(seed.path, (waits,))
    renamed = match.change is Change.RENAMED
    return DocumentPlan(
        _withdrawn(seed, provenance, premises),
        provenance=_moved(provenance, seed, premises) if renamed else None,
        story_sha256=provenance.story_sha256,
        sketch=provenance.sketch,
    )


def _withdrawn(seed: Seed, provenance: Provenance, premises: Premises) -> Outcome:
    remembered = premises.provenance_path(provenance.slug)
    reason = f"Its article {provenance.article_path} was deleted; {remembered} remembers it."
    return Outcome(seed.path, OutcomeKind.WITHDRAWN, reason)


def _kept(
    seed: Seed,
    record: Record,
    article: ArticleFile,
    premises: Premises,
    diagnostics: tuple[Diagnostic, ...] = (),
) -> DocumentPlan:
    unreviewed = still_waits(seed, record.provenance, article, premises.review)
    return DocumentPlan(
        article_outcome(seed.path, article, unreviewed=unreviewed),
        diagnostics=diagnostics,
        story_sha256=record.provenance.story_sha256 if record.provenance else None,
        sketch=record.provenance.sketch if record.provenance else (),
        unreviewed=unreviewed,
    )


def _convert_again(
    seed: Seed, record: Record, article: ArticleFile, premises: Premises, *, refreshed: bool = False
) -> DocumentPlan:
    story = _convert(seed, premises)
    if isinstance(story, Rejected):
        if record.provenance and seed.guidance.rejects:
            return withheld(seed, record, article, story, premises)
        return _kept_though_rejected(seed, record, article, story)
    return _rewrite(seed, story, record, article, premises, refreshed=refreshed)


def _renew_provenance(
    seed: Seed, record: Record, article: ArticleFile, premises: Premises
) -> DocumentPlan:
    story = _convert(seed, premises)
    if isinstance(story, Rejected):
        return _kept_though_rejected(seed, record, article, story)
    return _only_provenance(seed, story, record, article, premises)


def _rewrite(
    seed: Seed,
    story: Story,
    record: Record,
    article: ArticleFile,
    premises: Premises,
    *,
    refreshed: bool = False,
) -> DocumentPlan:
    """Write an untouched article anew: same file, same slug, whatever headline and date are now."""
    data = format_article(story, slug=record.slug, vocabularies=premises.vocabularies)
    differs = sha256(data).hexdigest() != article.sha256
    made = _provenance(story, record, article.path, premises)
    unreviewed = waits(story, premises.review)
    return DocumentPlan(
        article_outcome(seed.path, parse_article(data, article.path), unreviewed=unreviewed),
        article=ArticleWrite(article.path, data, article.sha256, refreshed) if differs else None,
        provenance=_provenance_write(made, record, premises),
        diagnostics=story.diagnostics,
        story_sha256=made.story_sha256,
        sketch=made.sketch,
        unreviewed=unreviewed,
    )


def _only_provenance(
    seed: Seed, story: Story, record: Record, article: ArticleFile, premises: Premises
) -> DocumentPlan:
    made = _provenance(story, record, article.path, premises)
    return DocumentPlan(
        article_outcome(seed.path, article),
        article=_with_new_source(seed, article, premises),
        provenance=_provenance_write(made, record, premises),
        story_sha256=made.story_sha256,
        sketch=made.sketch,
    )


def _kept_though_rejected(
    seed: Seed, record: Record, article: ArticleFile, why: Rejected
) -> DocumentPlan:
    kept = Diagnostic(
        "article-kept",
        Severity.WARNING,
        seed.path,
        None,
        f"It cannot be converted any more; its article {article.path} stays as it is.",
        "Repair the raw document, or edit the article by hand.",
    )
    return DocumentPlan(
        article_outcome(seed.path, article),
        diagnostics=(kept, *why.diagnostics),
        story_sha256=record.provenance.story_sha256 if record.provenance else None,
        sketch=record.provenance.sketch if record.provenance else (),
        finding=why if why.lasting else None,
    )


def _convert(seed: Seed, premises: Premises) -> Story | Rejected:
    known = premises.known.get(seed)
    return known if isinstance(known, Rejected) else premises.convert(seed)


def _with_new_source(seed: Seed, article: ArticleFile, premises: Premises) -> ArticleWrite | None:
    """Return the write that corrects an untouched article's `Source:`, if it has to be."""
    same_document = article.get("source-sha256") == seed.sha256
    if not article.untouched or not same_document or article.get("source") == seed.path:
        return None
    data = with_source(premises.read(article.path), seed.path)
    return ArticleWrite(article.path, data, article.sha256)


def _moved(provenance: Provenance, seed: Seed, premises: Premises) -> ProvenanceWrite:
    moved = replace(provenance, source=replace(provenance.source, path=seed.path))
    return ProvenanceWrite(premises.provenance_path(moved.slug), format_provenance(moved))


def _provenance(story: Story, record: Record, path: str, premises: Premises) -> Provenance:
    before = record.provenance
    made = provenance_of(
        story,
        article_path=path,
        slug=record.slug,
        rules=premises.rules,
        sketch=sketch_of(text_of(story).body),
        version_of=before.version_of if before else None,
    )
    # What repeats the same bytes repeats them still; other bytes are compared anew.
    same = before is not None and before.source.sha256 == made.source.sha256
    return replace(made, also_in=before.also_in) if before and same else made


def _provenance_write(
    made: Provenance, record: Record, premises: Premises
) -> ProvenanceWrite | None:
    if made == record.provenance:
        return None
    return ProvenanceWrite(premises.provenance_path(made.slug), format_provenance(made))


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


def _unreadable(seed: Seed, article_path: str) -> Diagnostic:
    return Diagnostic(
        "import-waits",
        Severity.WARNING,
        seed.path,
        None,
        f"Its article {article_path} cannot be read.",
        "Repair that file first.",
    )
