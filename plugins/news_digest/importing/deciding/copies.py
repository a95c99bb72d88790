"""A document that repeats a story: what is kept of it, and how people are told."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

from news_digest.articles import Copy
from news_digest.diagnostics import Diagnostic, Severity
from news_digest.importing.matching.originals import Original, Originals, is_stated_apart
from news_digest.importing.matching.records import Match
from news_digest.importing.seeds import Seed
from news_digest.importing.similarity.comparing import Comparison
from news_digest.model import Story


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
    if stated and names_another(seed):
        return f"{stated.where} says that it repeats {original.seed.path}."
    if copy.of_copy == copy.of_story == 1:
        return f"It has the same story as {original.seed.path}."
    return (
        f"It has nearly the same story as {original.seed.path}: {copy.of_copy:.0%} of its words "
        f"stand there, and {copy.of_story:.0%} of the words there stand in it."
    )


def names_another(seed: Seed) -> bool:
    """Tell whether a maintainer said that this document repeats another."""
    return seed.guidance.stated("duplicate") is not None and not is_stated_apart(seed)


def in_turn(seeds: Mapping[str, Seed]) -> Iterator[Seed]:
    """Yield the documents, by path, in an order in which each comes after the one it repeats."""
    named = {path: seed for path, seed in seeds.items() if names_another(seed)}
    yield from (seed for seed in seeds.values() if seed.path not in named)
    while named:
        chain = [named.pop(next(iter(named)))]
        while (stated := chain[-1].guidance.stated("duplicate")) and stated.value in named:
            chain.append(named.pop(stated.value))
        yield from reversed(chain)


def has_its_own(match: Match) -> Diagnostic:
    """Warn that a document said to repeat another has an article, which no import deletes."""
    record = match.record
    path = record.article.path if record.article else record.source
    return Diagnostic(
        "duplicate-has-article",
        Severity.WARNING,
        path,
        None,
        f"{match.seed.path} is said to repeat another document, and has this article of its own.",
        "Delete the article to have its document listed with the other's.",
    )


def stated_original(seed: Seed, originals: Originals) -> Original | Diagnostic | None:
    """Return the story that a maintainer says `seed` repeats, or why it cannot be that."""
    stated = seed.guidance.stated("duplicate")
    if stated is None or is_stated_apart(seed):
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
