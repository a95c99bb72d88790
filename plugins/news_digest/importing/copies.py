"""A document that repeats a story: what is kept of it, and how people are told."""

from __future__ import annotations

import math

from news_digest.articles import Copy
from news_digest.diagnostics import Diagnostic, Severity
from news_digest.importing.originals import Original, Originals
from news_digest.importing.seeds import Seed
from news_digest.importing.similarity import Comparison
from news_digest.model import Story

# What `duplicate:` says of a document that repeats no other.
APART = "no"


def copy_of(seed: Seed, story: Story, comparison: Comparison | None) -> Copy:
    """Return what is kept of a document that repeats a story; None compares equal texts."""
    return Copy(
        path=seed.path,
        sha256=seed.sha256,
        guidance=seed.guidance.sha256,
        of_copy=_share(comparison.of_one) if comparison else 1.0,
        of_story=_share(comparison.of_other) if comparison else 1.0,
        headline=story.headline,
        outlet=story.outlet,
        agency=story.agency,
        url=story.url,
        date=story.published.isoformat() if story.published else None,
    )


def reason_of(seed: Seed, copy: Copy, original: Original) -> str:
    """Say why the document is a duplicate of the original, naming it and how alike they are."""
    stated = seed.guidance.stated("duplicate")
    if stated and stated.value != APART:
        return f"{stated.where} says that it repeats {original.seed.path}."
    if copy.of_copy == copy.of_story == 1:
        return f"It has the same story as {original.seed.path}."
    return (
        f"It has nearly the same story as {original.seed.path}: {copy.of_copy:.0%} of its words "
        f"stand there, and {copy.of_story:.0%} of the words there stand in it."
    )


def stated_original(seed: Seed, originals: Originals) -> Original | Diagnostic | None:
    """Return the story that a maintainer says `seed` repeats, or why it cannot be that."""
    stated = seed.guidance.stated("duplicate")
    if stated is None or stated.value == APART:
        return None
    original = originals.told_by(stated.value)
    if original and original.seed.path != seed.path:
        return original
    where, _, line = stated.where.rpartition(":")
    return Diagnostic(
        "duplicate-of-unknown",
        Severity.WARNING,
        where if line.isdigit() else stated.where,
        int(line) if line.isdigit() else None,
        f"{seed.path} is said to repeat {stated.value}, which tells no story.",
        "Write the path of the other raw document, like `seeds/a.txt`; or `no`.",
    )


def _share(share: float) -> float:
    # Rounded down: what is not quite all does not read as all.
    return math.floor(share * 100) / 100
