"""What an import is decided from, and what is decided: the data of planning."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from news_digest.articles import (
    Archive,
    ArticleFile,
    Provenance,
    format_provenance,
    parse_article,
)
from news_digest.diagnostics import Diagnostic, Severity
from news_digest.guidance import ReviewPolicy
from news_digest.importing.account import Outcome, OutcomeKind
from news_digest.importing.conversion import Rejected
from news_digest.importing.memory import Finding
from news_digest.importing.seeds import Seed, SeedListing
from news_digest.model import Story, StoryStatus
from news_digest.slugs import slug as slug_of
from news_digest.vocabulary.model import Vocabularies

_FILE_NAME = re.compile(r"[\w-][\w.-]*")


@dataclass(frozen=True, slots=True)
class ArticleWrite:
    """Put `data` into the article file `path` (relative to the site's root).

    `expected` is the sha256 of what the plan saw there; None where there must be no file.
    `refreshed` marks an article that is rewritten though its raw document did not change.
    """

    path: str
    data: bytes
    expected: str | None
    refreshed: bool = False


@dataclass(frozen=True, slots=True)
class ProvenanceWrite:
    """Put what was `made` into the provenance file `path` (relative to the site's root)."""

    path: str
    made: Provenance

    @property
    def data(self) -> bytes:
        """The file's bytes."""
        return format_provenance(self.made)


@dataclass(frozen=True, slots=True)
class DocumentPlan:
    """What becomes of one raw document, and what to write for it: the article first.

    `story_sha256` is the hash of its story where it has one, and `sketch` what like stories are
    found by; `finding` is what the next import need not find out again; `unreviewed` documents
    have open questions; `made_now` tells that the article is what today's rules and vocabularies
    make of the document.
    """

    outcome: Outcome
    article: ArticleWrite | None = None
    provenance: ProvenanceWrite | None = None
    diagnostics: tuple[Diagnostic, ...] = ()
    story_sha256: str | None = None
    sketch: tuple[int, ...] = ()
    finding: Finding | None = None
    unreviewed: bool = False
    made_now: bool = False


@dataclass(frozen=True, slots=True)
class Counts:
    """Articles without a raw document, and outdated ones: as in `ImportReport`."""

    by_hand: int
    raw_gone: int
    outdated: int


@dataclass(frozen=True, slots=True)
class Premises:
    """What a plan is made of.

    `articles` and `provenance` are the folders' paths relative to the site's root; `known` are
    findings of earlier imports; `convert` gives a raw document's story, and is told by `expect`
    which ones will be asked for; `read` gives an existing article's bytes; `rules` is the version
    of the converter's rules; `refresh` asks to rewrite untouched articles whose conversion would
    differ now; `review` says what is asked about; `made_with` are the hashes of the vocabularies
    that articles were made with, by their paths, as far as that is known.
    """

    listing: SeedListing
    archive: Archive
    articles: str
    provenance: str
    vocabularies: Vocabularies
    rules: str
    known: Mapping[Seed, Finding]
    convert: Callable[[Seed], Story | Rejected]
    expect: Callable[[Sequence[Seed]], None]
    read: Callable[[str], bytes]
    refresh: bool
    review: ReviewPolicy
    made_with: Mapping[str, str]

    def provenance_path(self, slug: str) -> str:
        """Return where the provenance of the article `slug` lies (a hand edit may name any)."""
        name = slug if _FILE_NAME.fullmatch(slug) else slug_of(slug)
        return f"{self.provenance}/{name}.json"


def article_outcome(path: str, article: ArticleFile, *, unreviewed: bool = False) -> Outcome:
    """Return what the raw document `path` is when `article` is its article.

    The maintainer's own `Status:` counts. `unreviewed` tells that it waits for an answer.
    """
    status = article.metadata.get("status")
    if status and status.value.casefold() == "draft":
        reason = f"{article.path}:{status.line} says `Status: {status.value}`"
        reason += _to_publish(article, unreviewed=unreviewed)
        return Outcome(path, OutcomeKind.DRAFT, reason, article.path)
    return _published(path, article.path)


def made_outcome(story: Story, data: bytes, article_path: str, *, unreviewed: bool) -> Outcome:
    """Return what a raw document is whose story is written as `data` to `article_path`."""
    path = story.document.path
    if story.status is StoryStatus.DRAFT:
        return article_outcome(path, parse_article(data, article_path), unreviewed=unreviewed)
    return _published(path, article_path)


def _published(path: str, article_path: str) -> Outcome:
    return Outcome(path, OutcomeKind.PUBLISHED, f"Its article is {article_path}.", article_path)


def _to_publish(article: ArticleFile, *, unreviewed: bool) -> str:
    """Say what a draft lacks: on every import, not only on the one that converted it."""
    lacks, steps = [], []
    if article.get("date") is None:
        lacks.append("date")
        steps.append("add `Date: YYYY-MM-DD`, ")
    if article.untitled:
        lacks.append("headline")
        steps.append("correct `Title:`, ")
    if unreviewed and not lacks:
        return ": the converter was unsure of it. To publish it, answer what `digest review` asks."
    because = f": it has no {' and no '.join(lacks)}" if lacks else ""
    return f"{because}. To publish it, {''.join(steps)}delete that line."


def rejected(
    path: str, diagnostics: tuple[Diagnostic, ...], finding: Finding | None = None
) -> DocumentPlan:
    """Return the plan for a document that cannot be imported."""
    first = diagnostics[0]
    where = first.path if first.line is None else f"{first.path}:{first.line}"
    outcome = Outcome(path, OutcomeKind.REJECTED, f"{where}: {first.message}")
    return DocumentPlan(outcome, diagnostics=diagnostics, finding=finding)


def waits_for_repair(seed: Seed, premises: Premises) -> Diagnostic | None:
    """Return why a document without a readable article must wait, or None.

    Any file that cannot be read may be its article, or tell that it was imported or withdrawn
    before, or hold the story that it repeats: to go on would double one or bring one back.
    """
    unreadable = sorted(premises.archive.unreadable)
    if not unreadable:
        return None
    return Diagnostic(
        "import-waits",
        Severity.WARNING,
        seed.path,
        None,
        f"It may have been imported before: {unreadable[0]} cannot be read.",
        "Repair that file first.",
    )
