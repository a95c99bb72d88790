"""The account of an import: what became of every raw document, and whether the counts add up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from news_digest.diagnostics import BuildError, Diagnostic, Severity


class OutcomeKind(StrEnum):
    """What a raw document is after an import: exactly one of these."""

    PUBLISHED = "published"
    DRAFT = "draft"
    DUPLICATE = "duplicate"
    WITHDRAWN = "withdrawn"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one raw document.

    `path` is the document's, relative to the site's root; `reason` says why, naming file and line
    or the document that a duplicate repeats; `article` is the path of its article where it has one.
    """

    path: str
    kind: OutcomeKind
    reason: str
    article: str | None = None


@dataclass(frozen=True, slots=True)
class ImportReport:
    """All that an import did.

    `raw_documents` counts what was found in seeds/ and `outcomes` has one entry for each, in the
    order of their paths. `converted` counts the documents that became a story in this run, and
    `written` are the files written, by path. `articles` counts the article files there are now:
    `by_hand` have no raw document, that of `raw_gone` is no longer in seeds/. `outdated` counts
    untouched articles that other rules or vocabularies made, and `diffs` are the unified diffs
    of the articles that a refresh rewrote. `unreviewed` counts the documents that `digest review`
    asks about.
    """

    raw_documents: int
    outcomes: tuple[Outcome, ...]
    diagnostics: tuple[Diagnostic, ...]
    converted: int
    written: tuple[str, ...]
    articles: int
    by_hand: int
    raw_gone: int
    outdated: int
    diffs: tuple[str, ...]
    unreviewed: int = 0

    def count(self, kind: OutcomeKind) -> int:
        """Return how many raw documents are of this kind now."""
        return sum(outcome.kind is kind for outcome in self.outcomes)

    @property
    def published(self) -> int:
        """Raw documents whose article is public."""
        return self.count(OutcomeKind.PUBLISHED)

    @property
    def draft(self) -> int:
        """Raw documents whose article is a draft."""
        return self.count(OutcomeKind.DRAFT)

    @property
    def duplicate(self) -> int:
        """Raw documents that repeat another."""
        return self.count(OutcomeKind.DUPLICATE)

    @property
    def withdrawn(self) -> int:
        """Raw documents whose article was deleted by hand."""
        return self.count(OutcomeKind.WITHDRAWN)

    @property
    def rejected(self) -> int:
        """Raw documents that could not be imported."""
        return self.count(OutcomeKind.REJECTED)

    def unpublished(self) -> Iterator[str]:
        """Yield a line for each raw document that is not published: what it is, and why.

        It begins with the document's path, and the line in it where the reason names one.
        """
        for outcome in self.outcomes:
            if outcome.kind is not OutcomeKind.PUBLISHED:
                place = re.match(rf"{re.escape(outcome.path)}(?::\d+)?(?=: )", outcome.reason)
                where = place[0] if place else outcome.path
                yield f"{where}: {outcome.kind}: {outcome.reason.removeprefix(f'{where}: ')}"


def check_account(report: ImportReport) -> None:
    """Raise BuildError unless every raw document and every article is accounted for once."""
    problems = tuple(_problems(report))
    if problems:
        raise BuildError(problems)


def _problems(report: ImportReport) -> Iterator[Diagnostic]:
    paths = {outcome.path for outcome in report.outcomes}
    if not report.raw_documents == len(report.outcomes) == len(paths):
        yield _unbalanced(
            f"{report.raw_documents} raw documents were found and {len(report.outcomes)} "
            f"outcomes recorded, for {len(paths)} different documents."
        )
    made = report.published + report.draft
    if report.articles != made + report.by_hand + report.raw_gone:
        yield _unbalanced(
            f"There are {report.articles} articles, but {made} of raw documents, "
            f"{report.by_hand} by hand and {report.raw_gone} whose raw document is gone."
        )


def _unbalanced(message: str) -> Diagnostic:
    return Diagnostic(
        "import-unbalanced",
        Severity.ERROR,
        "seeds",
        None,
        message,
        "Something changed the files during the import, or it has a mistake: run it again, and "
        "report it if it stays.",
    )
