"""One import, from seeds/ to the report. Run again with nothing changed, it writes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from difflib import unified_diff
from pathlib import Path

from news_digest.articles import read_archive
from news_digest.convert import RULES_VERSION, convert, read_document
from news_digest.diagnostics import ArticleError, Diagnostic
from news_digest.importing.account import ImportReport, Outcome, check_account
from news_digest.importing.applying import Writer
from news_digest.importing.conversion import Converter, Rejected, convert_seed
from news_digest.importing.memory import FILE_NAME, Validity, format_memory, read_memory
from news_digest.importing.planning import plan_import
from news_digest.importing.plans import ArticleWrite, DocumentPlan, Plan, Premises, rejected
from news_digest.importing.seeds import Seed, SeedListing, list_seeds
from news_digest.model import Story
from news_digest.settings import DigestSettings
from news_digest.vocabulary.model import Vocabularies

# What it holds can be made again: no setting, and not in git.
_CACHE = ".cache/digest"


@dataclass(frozen=True, slots=True)
class ImportPaths:
    """The site's root, and the folders below it that an import reads and writes."""

    root: Path
    seeds: Path
    articles: Path
    provenance: Path
    cache: Path

    @classmethod
    def of(cls, root: Path, settings: DigestSettings) -> ImportPaths:
        """Return the paths of the site at `root`."""
        return cls(
            root=root,
            seeds=root / settings.seeds,
            articles=root / settings.articles,
            provenance=root / settings.provenance,
            cache=root / _CACHE,
        )


def run_import(
    paths: ImportPaths,
    vocabularies: Vocabularies,
    *,
    refresh: bool = False,
    converter: Converter | None = None,
) -> ImportReport:
    """Import what changed in seeds/; with `refresh`, rewrite untouched articles as well.

    `converter` is the digest's own unless another is given. Bad input becomes diagnostics; raises
    BuildError only where the account does not add up.
    """
    converter = converter or Converter(read_document, convert, RULES_VERSION)
    writer = Writer(paths.root, (paths.articles, paths.provenance))
    writer.clean()
    listing = list_seeds(paths.seeds, paths.root)
    archive = read_archive(paths.articles, paths.provenance, paths.root)
    validity = Validity(converter.rules, vocabularies.sha256)
    conversions = _Conversions(paths.root, vocabularies, converter)
    premises = Premises(
        listing=listing,
        archive=archive,
        articles=paths.articles.relative_to(paths.root).as_posix(),
        provenance=paths.provenance.relative_to(paths.root).as_posix(),
        vocabularies=vocabularies,
        rules=converter.rules,
        known=read_memory(paths.cache / FILE_NAME, validity, listing.seeds),
        convert=conversions.convert,
        read=lambda path: (paths.root / path).read_bytes(),
        refresh=refresh,
    )
    plan = plan_import(premises)
    applied = _Applied(writer)
    outcomes = tuple(applied.carry_out(document) for document in plan.documents)
    _remember(plan, listing, paths, validity)
    report = ImportReport(
        raw_documents=len(listing.seeds) + len(listing.rejected),
        outcomes=outcomes,
        diagnostics=(*archive.diagnostics, *applied.diagnostics),
        converted=conversions.count,
        written=tuple(applied.written),
        articles=len(archive.articles) + applied.added,
        by_hand=plan.by_hand,
        raw_gone=plan.raw_gone,
        outdated=plan.outdated,
        diffs=tuple(applied.diffs),
    )
    check_account(report)
    return report


@dataclass(slots=True)
class _Conversions:
    """The converter, and how many stories it made."""

    root: Path
    vocabularies: Vocabularies
    converter: Converter
    count: int = 0

    def convert(self, seed: Seed) -> Story | Rejected:
        story = convert_seed(seed, self.root, self.vocabularies, self.converter)
        self.count += not isinstance(story, Rejected)
        return story


@dataclass(slots=True)
class _Applied:
    """What was written so far, and what went wrong."""

    writer: Writer
    diagnostics: list[Diagnostic] = field(default_factory=list)
    written: list[str] = field(default_factory=list)
    diffs: list[str] = field(default_factory=list)
    added: int = 0

    def carry_out(self, document: DocumentPlan) -> Outcome:
        """Write the article, then its provenance; a failed article gets no provenance."""
        self.diagnostics += document.diagnostics
        article = document.article
        try:
            if article:
                self._write_article(article)
            if document.provenance:
                provenance = document.provenance
                if self.writer.write(provenance.path, provenance.data):
                    self.written.append(provenance.path)
        except ArticleError as error:
            self.diagnostics += error.diagnostics
            if article and article.expected is None and article.path not in self.written:
                return rejected(document.outcome.path, error.diagnostics).outcome
        return document.outcome

    def _write_article(self, article: ArticleWrite) -> None:
        diff = "".join(_diff(self.writer.root, article)) if article.refreshed else ""
        self.writer.write_over(article.path, article.data, article.expected)
        self.written.append(article.path)
        self.added += article.expected is None
        if diff:
            self.diffs.append(diff)


def _diff(root: Path, article: ArticleWrite) -> Iterator[str]:
    with suppress(OSError):
        before = (root / article.path).read_bytes().decode("utf-8", "replace")
        yield from unified_diff(
            before.splitlines(keepends=True),
            article.data.decode().splitlines(keepends=True),
            fromfile=article.path,
            tofile=f"{article.path} (refreshed)",
        )


def _remember(plan: Plan, listing: SeedListing, paths: ImportPaths, validity: Validity) -> None:
    seeds = {seed.path: seed for seed in listing.seeds}
    findings = {
        seeds[document.outcome.path]: document.finding
        for document in plan.documents
        if document.finding
    }
    file = paths.cache / FILE_NAME
    if not findings and not file.exists():
        return
    # A cache that cannot be written costs time on the next import, and nothing else.
    with suppress(ArticleError):
        data = format_memory(findings, validity)
        Writer(paths.root, (paths.cache,)).write(file.relative_to(paths.root).as_posix(), data)
