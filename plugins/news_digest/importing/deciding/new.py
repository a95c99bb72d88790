"""What to do about a raw document that was never imported."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from pathlib import PurePosixPath

from news_digest.articles import (
    format_article,
    provenance_of,
    story_hash,
)
from news_digest.importing.account import Outcome, OutcomeKind
from news_digest.importing.conversion import Rejected
from news_digest.importing.deciding.copies import copy_of, reason_of, stated_original
from news_digest.importing.deciding.known import plan_known
from news_digest.importing.deciding.ledger import Ledger
from news_digest.importing.deciding.plans import (
    ArticleWrite,
    DocumentPlan,
    Premises,
    ProvenanceWrite,
    made_outcome,
    rejected,
    waits_for_repair,
)
from news_digest.importing.deciding.reviewed import waits
from news_digest.importing.deciding.succeeding import plan_remembered, plan_version
from news_digest.importing.matching.originals import Original, Repeated, Told
from news_digest.importing.matching.records import Match
from news_digest.importing.memory import VersionOf
from news_digest.importing.seeds import Seed
from news_digest.model import Story
from news_digest.slugs import slug as slug_of

# Enough to tell two stories of one day and one headline apart, and short in an address.
_CLASH_DIGITS = 6


def plan_new(
    seed: Seed, premises: Premises, ledger: Ledger, story: Story | None = None
) -> DocumentPlan:
    """Decide about a raw document without a record, and note in `ledger` what it takes.

    `story` is its conversion where somebody has asked for that already.
    """
    known = premises.known.get(seed)
    if seed.problems:
        return rejected(seed.path, seed.problems)
    if isinstance(known, Rejected):
        return rejected(seed.path, known.diagnostics, known)
    # What a maintainer rejects is rejected, whether or not another document has the same bytes.
    if not seed.guidance.rejects:
        if first := ledger.by_sha256.get(seed.sha256):
            return _duplicate(seed, f"It has the same bytes as {first}.")
        if remembered := ledger.remembered(seed):
            original, copy = remembered
            ledger.attach(original, replace(copy, path=seed.path))
            return _duplicate(seed, reason_of(seed, copy, original))
    if repair := waits_for_repair(seed, premises):
        return rejected(seed.path, (repair,))
    if (
        isinstance(known, VersionOf)
        and not ledger.originals.knows(known.story_sha256)
        and (record := ledger.gone.take_remembered(known))
    ):
        plan = plan_remembered(seed, known, record, premises)
        ledger.enter(seed, plan, record)
        return plan
    converted = story or premises.convert(seed)
    if isinstance(converted, Rejected):
        return rejected(seed.path, converted.diagnostics, converted if converted.lasting else None)
    return _plan_story(seed, converted, premises, ledger)


def plan_named(match: Match, premises: Premises, ledger: Ledger) -> DocumentPlan:
    """Decide about a document whose article was deleted, and that is said to repeat another."""
    if isinstance(stated_original(match.seed, ledger.originals), Original):
        return plan_new(match.seed, premises, ledger)
    plan = plan_known(match, premises, ledger)
    ledger.enter(match.seed, plan, match.record)
    return plan


def _plan_story(seed: Seed, story: Story, premises: Premises, ledger: Ledger) -> DocumentPlan:
    told = Told.of(seed, story, story_hash(story))
    stated = stated_original(seed, ledger.originals)
    if isinstance(stated, Original):
        return _repeat(seed, story, Repeated(stated, None), ledger)
    diagnostics = (stated,) if stated else ()
    related = ledger.originals.related_to(told)
    if isinstance(related, Repeated):
        return replace(_repeat(seed, story, related, ledger), diagnostics=diagnostics)
    if record := ledger.gone.take(seed, story, told.story_sha256):
        plan = plan_version(seed, story, record, premises)
        ledger.enter(seed, plan, record, told.text)
    else:
        slug, path = _address(seed, story, premises, ledger)
        plan = _create(story, told, premises, slug, path, related)
        ledger.take(slug, path)
        ledger.enter(seed, plan, slug, told.text)
    return replace(plan, diagnostics=(*diagnostics, *plan.diagnostics)) if diagnostics else plan


def _create(
    story: Story,
    told: Told,
    premises: Premises,
    slug: str,
    path: str,
    version_of: str | None,
) -> DocumentPlan:
    data = format_article(story, slug=slug, vocabularies=premises.vocabularies)
    unreviewed = waits(story, premises.review)
    made = provenance_of(
        story,
        article_path=path,
        slug=slug,
        rules=premises.rules,
        story_sha256=told.story_sha256,
        sketch=told.sketch,
        version_of=version_of,
    )
    return DocumentPlan(
        made_outcome(story, data, path, unreviewed=unreviewed),
        article=ArticleWrite(path, data, expected=None),
        provenance=ProvenanceWrite(premises.provenance_path(slug), made),
        diagnostics=story.diagnostics,
        story_sha256=made.story_sha256,
        sketch=told.sketch,
        unreviewed=unreviewed,
        made_now=True,
    )


def _address(seed: Seed, story: Story, premises: Premises, ledger: Ledger) -> tuple[str, str]:
    """Return a slug and an article path that are free.

    The clash is settled by the document's own hash, so that the order in which two documents
    arrive does not change the address of the second.
    """
    day = story.published.day if story.published else None
    folder = f"{day.year:04}/{day.month:02}" if day else "undated"
    prefix = day.isoformat() if day else "undated"
    base = f"{prefix}-{slug_of(story.headline or PurePosixPath(seed.path).stem)}"
    others = (f"{base}-{seed.sha256[:n]}" for n in range(_CLASH_DIGITS, 65))
    for slug in chain((base,), others):
        path = f"{premises.articles}/{folder}/{slug}.md"
        if slug not in ledger.slugs and path not in ledger.paths:
            return slug, path
    raise AssertionError(f"every address of {seed.path} is taken")


def _repeat(seed: Seed, story: Story, repeated: Repeated, ledger: Ledger) -> DocumentPlan:
    copy = copy_of(seed, story, repeated.comparison)
    ledger.attach(repeated.original, copy)
    return _duplicate(seed, reason_of(seed, copy, repeated.original))


def _duplicate(seed: Seed, reason: str) -> DocumentPlan:
    return DocumentPlan(Outcome(seed.path, OutcomeKind.DUPLICATE, reason))
