"""What is stated about a raw document: by its sidecar first, and then by decisions.yml."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from news_digest.guidance.decisions import Decisions, load_decisions
from news_digest.guidance.sidecars import Stated, read_sidecar
from news_digest.model import Guidance
from news_digest.vocabulary.model import OutletVocabulary, Vocabularies


@dataclass(frozen=True, slots=True)
class Book:
    """Gives the guidance of raw documents: decisions.yml is read, sidecars are when asked for."""

    outlets: OutletVocabulary = field(default_factory=lambda: Vocabularies.empty().outlets)
    decisions: Decisions = field(default_factory=Decisions)

    def stated(self, sha256: str, sidecar: tuple[Path, str] | None = None) -> Stated:
        """Return what is stated about the document with these bytes.

        `sidecar` is the file beside it and how diagnostics call that.
        """
        decided = self.decisions.by_sha256.get(sha256, Stated())
        beside = read_sidecar(*sidecar, self.outlets) if sidecar else Stated()
        if problems := (*beside.problems, *decided.problems):
            return Stated(problems=problems)
        return Stated(merged(beside.guidance, decided.guidance))


def load_book(decisions: Path, root: Path, vocabularies: Vocabularies) -> Book:
    """Read the file `decisions` of the site at `root`. Raises GuidanceError."""
    path = decisions.relative_to(root).as_posix()
    outlets = vocabularies.outlets
    return Book(outlets, load_decisions(decisions, path, outlets))


def merged(first: Guidance, second: Guidance) -> Guidance:
    """Return both in one; where both speak about a field, the first one's word."""
    stated = {one.field: one for one in (*second.statements, *first.statements)}
    accepted = {*first.accepted, *second.accepted} - stated.keys()
    # In a fixed order: which file says it must not change what is made of it.
    return Guidance(tuple(stated[name] for name in sorted(stated)), tuple(sorted(accepted)))
