"""Carrying a plan out, and keeping what the report tells of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

from news_digest.articles import facts_of_provenance, facts_of_written
from news_digest.diagnostics import ArticleError, Diagnostic
from news_digest.importing.account import Outcome
from news_digest.importing.deciding.plans import (
    ArticleWrite,
    DocumentPlan,
    ProvenanceWrite,
    rejected,
)
from news_digest.importing.memory import Finding
from news_digest.importing.writing import Writer
from news_digest.known_files import KnownFiles


@dataclass(frozen=True, slots=True)
class _Done:
    """What was done for one raw document."""

    outcome: Outcome
    finding: Finding | None
    diagnostics: tuple[Diagnostic, ...]
    written: tuple[str, ...]
    diff: str
    added: bool
    unreviewed: bool
    made_now: bool


class Applied:
    """Carries decisions out, and keeps what the report tells of them, and not their bytes.

    What it writes is noted among the `known` files.
    What it tells is in the order of the raw documents' paths, whatever the order of the decisions.
    """

    def __init__(self, writer: Writer, known: KnownFiles) -> None:
        self._writer = writer
        self._known = known
        self._all: list[_Done] = []
        self._notes: list[str] = []
        self._unwritten: list[Diagnostic] = []

    def carry_out(self, plan: DocumentPlan) -> None:
        """Write the article, then its provenance; a failed article gets no provenance."""
        outcome, diagnostics = plan.outcome, plan.diagnostics
        article, provenance = plan.article, plan.provenance
        written: list[str] = []
        diff, added, made_now = "", False, plan.made_now
        try:
            if article:
                diff = "".join(_diff(self._writer.root, article)) if article.refreshed else ""
                self._writer.write_over(article.path, article.data, article.expected)
                self._wrote(article.path, facts_of_written(article.data))
                written.append(article.path)
                added = article.expected is None
            if provenance and self._writer.write(provenance.path, provenance.data):
                self._wrote(provenance.path, facts_of_provenance(provenance.made))
                written.append(provenance.path)
        except ArticleError as error:
            diagnostics += error.diagnostics
            made_now = False
            if not written:
                diff = ""
                if article and article.expected is None:
                    outcome = rejected(outcome.path, error.diagnostics).outcome
        self._all.append(
            _Done(
                outcome,
                plan.finding,
                diagnostics,
                tuple(written),
                diff,
                added,
                plan.unreviewed,
                made_now,
            )
        )

    def note(self, write: ProvenanceWrite) -> None:
        """Write provenance to which something was added; the next import tries again."""
        try:
            if self._writer.write(write.path, write.data):
                self._wrote(write.path, facts_of_provenance(write.made))
                self._notes.append(write.path)
        except ArticleError as error:
            self._unwritten += error.diagnostics

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """What became of each document."""
        return tuple(done.outcome for done in self._in_order())

    @property
    def unreviewed(self) -> int:
        """How many documents have open questions."""
        return sum(done.unreviewed for done in self._all)

    @property
    def made_now(self) -> frozenset[str]:
        """The paths of the articles that are what today's rules and vocabularies make."""
        done = (one.outcome.article for one in self._all if one.made_now)
        return frozenset(path for path in done if path)

    @property
    def findings(self) -> Iterator[tuple[str, Finding]]:
        """What the next import need not find out again, by the document's path."""
        return ((one.outcome.path, one.finding) for one in self._in_order() if one.finding)

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What decisions and writes gave rise to."""
        decided = (one for done in self._in_order() for one in done.diagnostics)
        return (*decided, *self._unwritten)

    @property
    def written(self) -> tuple[str, ...]:
        """The files written, each once."""
        written = (path for done in self._in_order() for path in done.written)
        return tuple(dict.fromkeys((*written, *self._notes)))

    @property
    def diffs(self) -> tuple[str, ...]:
        """What a refresh changed."""
        return tuple(done.diff for done in self._in_order() if done.diff)

    @property
    def added(self) -> int:
        """How many articles there are more than before."""
        return sum(done.added for done in self._all)

    def _wrote(self, path: str, facts: object) -> None:
        self._known.wrote(path, self._writer.state_of(path), facts)

    def _in_order(self) -> list[_Done]:
        return sorted(self._all, key=lambda done: done.outcome.path)


def _diff(root: Path, article: ArticleWrite) -> Iterator[str]:
    with suppress(OSError):
        before = (root / article.path).read_bytes().decode("utf-8", "replace")
        yield from unified_diff(
            before.splitlines(keepends=True),
            article.data.decode().splitlines(keepends=True),
            fromfile=article.path,
            tofile=f"{article.path} (refreshed)",
        )
