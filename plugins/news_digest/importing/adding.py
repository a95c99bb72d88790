"""What to do about a raw document that was never imported."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import PurePosixPath

from news_digest.articles import (
    format_article,
    format_provenance,
    parse_article,
    provenance_of,
    story_hash,
)
from news_digest.importing.account import Outcome, OutcomeKind
from news_digest.importing.conversion import Rejected
from news_digest.importing.memory import StoryHash, VersionOf
from news_digest.importing.plans import (
    ArticleWrite,
    DocumentPlan,
    Premises,
    ProvenanceWrite,
    article_outcome,
    rejected,
    waits_for_repair,
)
from news_digest.importing.recognising import GoneRecords
from news_digest.importing.seeds import Seed
from news_digest.importing.updating import plan_remembered, plan_version
from news_digest.model import Story
from news_digest.slugs import slug as slug_of

# Enough to tell two stories of one day and one headline apart, and short in an address.
_CLASH_DIGITS = 6


@dataclass(slots=True)
class Ledger:
    """What is taken while documents are added one after another.

    Paths of raw documents by the hash of their bytes and of their story; records whose raw
    document is gone; slugs and paths of articles.
    """

    by_sha256: dict[str, str] = field(default_factory=dict)
    by_story: dict[str, str] = field(default_factory=dict)
    gone: GoneRecords = field(default_factory=lambda: GoneRecords(()))
    slugs: set[str] = field(default_factory=set)
    paths: set[str] = field(default_factory=set)

    def enter(self, seed: Seed, plan: DocumentPlan) -> None:
        """Note that later documents with these bytes or this story are duplicates."""
        self.by_sha256.setdefault(seed.sha256, seed.path)
        if plan.story_sha256:
            self.by_story.setdefault(plan.story_sha256, seed.path)
        if isinstance(plan.finding, VersionOf):
            self.by_story.setdefault(plan.finding.story_sha256, seed.path)


def plan_new(
    seed: Seed, premises: Premises, ledger: Ledger, story: Story | None = None
) -> DocumentPlan:
    """Decide about a raw document without a record, and note in `ledger` what it takes.

    `story` is its conversion where somebody has asked for that already.
    """
    if original := ledger.by_sha256.get(seed.sha256):
        return _duplicate(seed, original, "bytes")
    known = premises.known.get(seed)
    if isinstance(known, Rejected):
        return rejected(seed.path, known.diagnostics, known)
    if isinstance(known, StoryHash) and (original := ledger.by_story.get(known.sha256)):
        return _duplicate(seed, original, "story", known)
    if waits := waits_for_repair(seed, premises):
        return rejected(seed.path, (waits,))
    if (
        isinstance(known, VersionOf)
        and known.story_sha256 not in ledger.by_story
        and (record := ledger.gone.take_remembered(known))
    ):
        plan = plan_remembered(seed, known, record, premises)
        ledger.enter(seed, plan)
        return plan
    converted = story or premises.convert(seed)
    if isinstance(converted, Rejected):
        return rejected(seed.path, converted.diagnostics, converted if converted.lasting else None)
    hashed = story_hash(converted)
    if original := ledger.by_story.get(hashed):
        return _duplicate(seed, original, "story", StoryHash(hashed))
    if record := ledger.gone.take(converted, hashed):
        plan = plan_version(seed, converted, record, premises)
    else:
        plan = _create(seed, converted, premises, ledger)
    ledger.enter(seed, plan)
    return plan


def _create(seed: Seed, story: Story, premises: Premises, ledger: Ledger) -> DocumentPlan:
    slug, path = _address(seed, story, premises, ledger)
    ledger.slugs.add(slug)
    ledger.paths.add(path)
    data = format_article(story, slug=slug, vocabularies=premises.vocabularies)
    made = provenance_of(story, article_path=path, slug=slug, rules=premises.rules)
    return DocumentPlan(
        article_outcome(seed.path, parse_article(data, path)),
        article=ArticleWrite(path, data, expected=None),
        provenance=ProvenanceWrite(premises.provenance_path(slug), format_provenance(made)),
        diagnostics=story.diagnostics,
        story_sha256=made.story_sha256,
    )


def _address(seed: Seed, story: Story, premises: Premises, ledger: Ledger) -> tuple[str, str]:
    """Return a slug and an article path that are free.

    The clash is settled by the document's own hash, so that the order in which two documents
    arrive does not change the address of the second.
    """
    day = story.published.day if story.published else None
    folder = f"{day:%Y/%m}" if day else "undated"
    prefix = day.isoformat() if day else "undated"
    base = f"{prefix}-{slug_of(story.headline or PurePosixPath(seed.path).stem)}"
    candidates = [base]
    candidates += (f"{base}-{seed.sha256[:n]}" for n in range(_CLASH_DIGITS, 65))
    for slug in candidates:
        path = f"{premises.articles}/{folder}/{slug}.md"
        if slug not in ledger.slugs and path not in ledger.paths:
            return slug, path
    raise AssertionError(f"every address of {seed.path} is taken")


def _duplicate(
    seed: Seed, original: str, what: str, finding: StoryHash | None = None
) -> DocumentPlan:
    reason = f"It has the same {what} as {original}."
    return DocumentPlan(Outcome(seed.path, OutcomeKind.DUPLICATE, reason), finding=finding)
