"""What to do about a raw document that was imported before."""

from __future__ import annotations

from dataclasses import replace

from news_digest.articles import ArticleFile, Provenance, parse_article, story_hash
from news_digest.diagnostics import Diagnostic, Severity
from news_digest.importing.conversion import Rejected
from news_digest.importing.deciding.existing import (
    moved,
    rewritten,
    with_provenance,
    withdrawn,
    without_story,
)
from news_digest.importing.deciding.guided import (
    guidance_notes,
    is_guided_anew,
    with_corrections,
)
from news_digest.importing.deciding.ledger import Ledger
from news_digest.importing.deciding.plans import (
    DocumentPlan,
    Premises,
    ProvenanceWrite,
    article_outcome,
    rejected,
    waits_for_repair,
)
from news_digest.importing.deciding.reviewed import still_waits
from news_digest.importing.matching.originals import Told
from news_digest.importing.matching.records import Change, Match, Record
from news_digest.importing.seeds import Seed
from news_digest.model import Story


def plan_known(match: Match, premises: Premises, ledger: Ledger) -> DocumentPlan:
    """Decide about a raw document that has a record."""
    seed, record = match.seed, match.record
    article, provenance = record.article, record.provenance
    if article is None:
        return _plan_withdrawn(match, premises)
    if provenance is None or match.change is Change.CONTENT:
        return _plan_behind(seed, record, article, premises, ledger)
    if article.untouched and (premises.refresh or is_guided_anew(match, provenance)):
        return _convert_again(match, article, provenance, premises)
    write = with_corrections(seed, provenance, article, premises)
    shown = parse_article(write.data, write.path) if write else article
    unreviewed = still_waits(seed, provenance, article, premises.review)
    return DocumentPlan(
        article_outcome(seed.path, shown, unreviewed=unreviewed),
        article=write,
        provenance=_moved(match, provenance, premises),
        diagnostics=guidance_notes(seed, provenance, article),
        story_sha256=provenance.story_sha256,
        sketch=provenance.sketch,
        unreviewed=unreviewed,
    )


def needs_story(match: Match, premises: Premises) -> bool:
    """Tell whether `plan_known` asks for the document's story, unless a rejection is remembered."""
    article, provenance = match.record.article, match.record.provenance
    if article is None:
        return False
    if match.change is Change.CONTENT or provenance is None:
        return True
    return article.untouched and (premises.refresh or is_guided_anew(match, provenance))


def _plan_withdrawn(match: Match, premises: Premises) -> DocumentPlan:
    seed, provenance = match.seed, match.record.provenance
    assert provenance is not None  # a record has an article or a provenance
    if provenance.article_path in premises.archive.unreadable:
        return rejected(seed.path, (_unreadable(seed, provenance.article_path),))
    # It may have been moved as well as damaged.
    if waits := waits_for_repair(seed, premises):
        return rejected(seed.path, (waits,))
    return DocumentPlan(
        withdrawn(seed, provenance, premises),
        provenance=_moved(match, provenance, premises),
        story_sha256=provenance.story_sha256,
        sketch=provenance.sketch,
    )


def _plan_behind(
    seed: Seed, record: Record, article: ArticleFile, premises: Premises, ledger: Ledger
) -> DocumentPlan:
    """Write the provenance that belongs to an article: it has none, or one of other bytes.

    Nobody can tell what an untouched article without provenance was made of (an import was killed,
    or somebody deleted it), so it is made again: of what is stated now, too.
    """
    story = _convert(seed, premises)
    if isinstance(story, Rejected):
        return without_story(seed, record, article, story, premises)
    version_of = None
    if record.provenance is None:
        related = ledger.originals.related_to(Told.of(seed, story, story_hash(story)))
        version_of = related if isinstance(related, str) else None
    write = rewritten if article.untouched else with_provenance
    return write(seed, story, record, article, premises, version_of=version_of)


def _convert_again(
    match: Match, article: ArticleFile, provenance: Provenance, premises: Premises
) -> DocumentPlan:
    seed, record = match.seed, match.record
    story = _convert(seed, premises)
    if isinstance(story, Rejected):
        plan = without_story(seed, record, article, story, premises)
        return replace(plan, provenance=plan.provenance or _moved(match, provenance, premises))
    return rewritten(seed, story, record, article, premises, refreshed=premises.refresh)


def _moved(match: Match, provenance: Provenance, premises: Premises) -> ProvenanceWrite | None:
    return moved(provenance, match.seed, premises) if match.change is Change.RENAMED else None


def _convert(seed: Seed, premises: Premises) -> Story | Rejected:
    known = premises.known.get(seed)
    return known if isinstance(known, Rejected) else premises.convert(seed)


def _unreadable(seed: Seed, article_path: str) -> Diagnostic:
    return Diagnostic(
        "import-waits",
        Severity.WARNING,
        seed.path,
        None,
        f"Its article {article_path} cannot be read.",
        "Repair that file first.",
    )
