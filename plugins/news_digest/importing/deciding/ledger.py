"""What is taken and told while documents are decided about one after another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date

from news_digest.articles import Copy, parse_provenance
from news_digest.diagnostics import ArticleError
from news_digest.importing.account import OutcomeKind
from news_digest.importing.deciding.plans import DocumentPlan, Premises, ProvenanceWrite
from news_digest.importing.matching.originals import Original, Originals, is_stated_apart
from news_digest.importing.matching.records import Record
from news_digest.importing.matching.versions import GoneRecords
from news_digest.importing.memory import VersionOf
from news_digest.importing.seeds import Seed
from news_digest.importing.similarity.comparing import StoryText

_DAY = re.compile(r"\d{4}-\d\d-\d\d(?=-)")


@dataclass(slots=True)
class Ledger:
    """What is taken while documents are added one after another.

    Paths of raw documents by the hash of their bytes; the stories that others may repeat; records
    whose raw document is gone; slugs and paths of articles.
    """

    originals: Originals
    by_sha256: dict[str, str] = field(default_factory=dict)
    gone: GoneRecords = field(default_factory=lambda: GoneRecords(()))
    slugs: set[str] = field(default_factory=set)
    paths: set[str] = field(default_factory=set)
    _remembered: dict[tuple[str, str | None], tuple[Original, Copy]] = field(default_factory=dict)

    def take(self, slug: str, path: str) -> None:
        """Note that an address is taken."""
        self.slugs.add(slug)
        self.paths.add(path)

    def enter(
        self, seed: Seed, plan: DocumentPlan, of: Record | str, text: StoryText | None = None
    ) -> None:
        """Note that later documents with these bytes or this story are duplicates.

        `of` is the document's record, or for a new one the slug of its article; `text` is its
        story's where that is at hand.
        """
        record = of if isinstance(of, Record) else None
        slug = of if isinstance(of, str) else of.slug
        waits = plan.outcome.kind is OutcomeKind.DRAFT and _is_converters(plan, record)
        # Of a document that a maintainer rejects, any copy may tell the story.
        rejected = waits and seed.guidance.rejects
        if not rejected:
            self.by_sha256.setdefault(seed.sha256, seed.path)
        found = plan.finding
        told_now = found.story_sha256 if isinstance(found, VersionOf) else None
        hashes = [each for each in (plan.story_sha256, told_now) if each]
        if not hashes:
            return
        provenance = record.provenance if record else None
        day = _DAY.match(slug)
        original = Original(
            seed=seed,
            slug=slug,
            day=_day(day[0]) if day else None,
            waits=waits,
            sketch=() if rejected else plan.sketch,
            noted=provenance.also_in if provenance else (),
            rewritten=plan.provenance is not None,
        )
        self.originals.enter(original, () if rejected else hashes, text)
        if rejected or provenance is None:
            return
        same = provenance.story_sha256 == plan.story_sha256
        if same or plan.outcome.kind is OutcomeKind.WITHDRAWN:
            for copy in provenance.also_in:
                self._remembered.setdefault((copy.sha256, copy.guidance), (original, copy))

    def remembered(self, seed: Seed) -> tuple[Original, Copy] | None:
        """Return the story that `seed` was found to repeat by an earlier import."""
        found = self._remembered.get((seed.sha256, seed.guidance.sha256))
        if found is None or is_stated_apart(found[0].seed):
            return None
        return found

    def attach(self, original: Original, copy: Copy) -> None:
        """Note that a document repeats a story."""
        original.copies.append(copy)
        self.originals.lead(copy.path, original)

    def notes(self, premises: Premises) -> Iterator[ProvenanceWrite]:
        """Yield what is to be written about copies that came or went.

        Their stories' provenance is written by now.
        """
        for original in self.originals:
            copies = tuple(sorted(original.known_copies(), key=lambda copy: copy.path))
            if copies == original.noted and not (original.rewritten and copies):
                continue
            path = premises.provenance_path(original.slug)
            # It could not be written, and the next import comes back to it.
            with suppress(ArticleError, OSError):
                before = parse_provenance(premises.read(path), path)
                if before.also_in != copies:
                    yield ProvenanceWrite(path, replace(before, also_in=copies))


def _is_converters(plan: DocumentPlan, record: Record | None) -> bool:
    """Tell whether the article is as the converter made it."""
    article = record.article if record else None
    return article is None or article.untouched or plan.article is not None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
