"""One import, from seeds/ to the report. Run again with nothing changed, it writes no content."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from news_digest.articles import read_archive
from news_digest.convert import convert, read_document, rules_of
from news_digest.diagnostics import ArticleError, Diagnostic, Severity
from news_digest.guidance import DECISIONS, ReviewPolicy, load_book
from news_digest.importing.account import ImportReport, check_account
from news_digest.importing.applying import Applied
from news_digest.importing.conversion import Converter
from news_digest.importing.deciding.planning import plan_import
from news_digest.importing.deciding.plans import Premises
from news_digest.importing.deciding.reviewed import held_for_review
from news_digest.importing.execution.choice import Execution
from news_digest.importing.execution.conversions import Conversions, Progress, no_progress
from news_digest.importing.execution.tasks import Setup, versions_here
from news_digest.importing.made_with import FILE_NAME as MADE_WITH
from news_digest.importing.made_with import format_made_with, read_made_with
from news_digest.importing.memory import FILE_NAME, Validity, format_memory, read_memory
from news_digest.importing.seeds import SeedListing, list_seeds
from news_digest.importing.writing import Writer
from news_digest.known_files import KnownFiles, read_known_files, settled_beside
from news_digest.settings import DigestSettings
from news_digest.vocabulary.model import Vocabularies

_HERE = Execution()
_NO_REVIEW = ReviewPolicy()

# What it holds can be made again: no setting, and not in git.
_CACHE = ".cache/digest"
KNOWN_FILES = "files.json"


@dataclass(frozen=True, slots=True)
class ImportPaths:
    """The site's root, and the files and folders below it that an import reads and writes."""

    root: Path
    seeds: Path
    decisions: Path
    articles: Path
    provenance: Path
    cache: Path

    @classmethod
    def of(cls, root: Path, settings: DigestSettings) -> ImportPaths:
        """Return the paths of the site at `root`."""
        return cls(
            root=root,
            seeds=root / settings.seeds,
            decisions=root / settings.curation / DECISIONS,
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
    execution: Execution = _HERE,
    progress: Progress = no_progress,
    review: ReviewPolicy = _NO_REVIEW,
) -> ImportReport:
    """Import what changed in seeds/; with `refresh`, rewrite untouched articles as well.

    `converter` is the digest's own unless another is given; where it runs, `execution` says, and
    `progress` is told how far it is. Bad input becomes diagnostics; raises BuildError only where
    the account does not add up, GuidanceError where decisions.yml cannot be used, ArticleError
    where an article vanishes meanwhile, and ExecutionError where documents cannot be converted at
    all.
    """
    converter = converter or Converter(read_document, convert, rules_of(vocabularies))
    writer = Writer(paths.root, (paths.articles, paths.provenance))
    writer.clean()
    book = load_book(paths.decisions, paths.root, vocabularies)
    with _kept_for_good():
        known_files = read_known_files(paths.cache / KNOWN_FILES)
        listing = list_seeds(paths.seeds, paths.root, book, known_files)
        archive = read_archive(paths.articles, paths.provenance, paths.root, known_files)
        _remember_files(known_files, paths)
    validity = Validity(converter.rules, vocabularies.sha256)
    setup = Setup(vocabularies, converter, versions_here())
    conversions = Conversions(paths.root, setup, execution, progress)
    premises = Premises(
        listing=listing,
        archive=archive,
        articles=paths.articles.relative_to(paths.root).as_posix(),
        provenance=paths.provenance.relative_to(paths.root).as_posix(),
        vocabularies=vocabularies,
        rules=converter.rules,
        known=read_memory(paths.cache / FILE_NAME, validity, listing.seeds),
        convert=lambda seed: held_for_review(conversions.convert(seed), review),
        expect=conversions.expect,
        read=lambda path: _read(path, paths.root),
        refresh=refresh,
        review=review,
        made_with=read_made_with(paths.cache / MADE_WITH),
    )
    applied = Applied(writer, known_files)
    try:
        counts = plan_import(premises, applied.carry_out, applied.note)
    finally:
        conversions.close()
        gc.unfreeze()
    if known_files.learn_written(settled_beside(paths.cache / KNOWN_FILES) or 0):
        _remember_files(known_files, paths)
    _remember_findings(applied, listing, paths, validity)
    _remember_making(applied, premises, paths)
    report = ImportReport(
        raw_documents=len(listing.seeds) + len(listing.rejected),
        outcomes=applied.outcomes,
        diagnostics=tuple(
            dict.fromkeys(
                (
                    *archive.diagnostics,
                    *book.decisions.diagnostics,
                    *listing.diagnostics,
                    *conversions.diagnostics,
                    *applied.diagnostics,
                )
            )
        ),
        converted=conversions.count,
        written=applied.written,
        articles=len(archive.articles) + applied.added,
        by_hand=counts.by_hand,
        raw_gone=counts.raw_gone,
        outdated=counts.outdated,
        diffs=applied.diffs,
        unreviewed=applied.unreviewed,
    )
    check_account(report)
    return report


@contextmanager
def _kept_for_good() -> Iterator[None]:
    """Take nothing for garbage that is read now, until the import ends."""
    # To look for some among the records of an archive of 20,000 articles, again and again, takes a
    # quarter of the time.
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if collecting:
            gc.enable()


def _read(path: str, root: Path) -> bytes:
    try:
        return (root / path).read_bytes()
    except OSError as error:
        message = f"It was there a moment ago, and cannot be read now: {error.strerror}."
        raise ArticleError(
            [Diagnostic("article-vanished", Severity.ERROR, path, None, message, "Import again.")]
        ) from error


def _remember_files(known_files: KnownFiles, paths: ImportPaths) -> None:
    if (data := known_files.format()) is not None:
        _cache(paths.cache / KNOWN_FILES, data, paths)


def _remember_findings(
    applied: Applied, listing: SeedListing, paths: ImportPaths, validity: Validity
) -> None:
    seeds = {seed.path: seed for seed in listing.seeds}
    findings = {seeds[path]: finding for path, finding in applied.findings}
    file = paths.cache / FILE_NAME
    if not findings and not file.exists():
        return
    _cache(file, format_memory(findings, validity), paths)


def _remember_making(applied: Applied, premises: Premises, paths: ImportPaths) -> None:
    articles = [one.article for one in applied.outcomes if one.article]
    now = premises.vocabularies.sha256
    data = format_made_with(premises.made_with, articles, applied.made_now, now)
    _cache(paths.cache / MADE_WITH, data, paths)


def _cache(file: Path, data: bytes, paths: ImportPaths) -> None:
    # A cache that cannot be written costs time on the next import, or an offer to refresh.
    with suppress(ArticleError):
        Writer(paths.root, (paths.cache,)).write(file.relative_to(paths.root).as_posix(), data)
