"""Which raw document is which article's: what is in seeds/ x what was imported before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from news_digest.articles import Archive, ArticleFile, Provenance
from news_digest.importing.seeds import Seed


@dataclass(frozen=True, slots=True)
class Record:
    """A document imported before, as its provenance tells, or else its article.

    An article without provenance that names its raw document is one of ours: the import was
    killed before it wrote the provenance, or somebody deleted that. `article` is None where the
    maintainer deleted it. `source` and `sha256` are the raw document's path and hash.
    """

    slug: str
    source: str
    sha256: str
    provenance: Provenance | None
    article: ArticleFile | None


class Change(Enum):
    """What happened to a raw document since it was imported."""

    NONE = auto()
    RENAMED = auto()
    CONTENT = auto()


@dataclass(frozen=True, slots=True)
class Match:
    """A raw document and the record of its import."""

    seed: Seed
    record: Record
    change: Change


@dataclass(frozen=True, slots=True)
class Matching:
    """Matches by the raw document's path, and what bytes alone do not settle.

    `changed` holds, by path, the records whose raw document had the path of one with other bytes:
    it may be a new version of one of them. `unmatched` are all records without match.
    """

    matches: dict[str, Match]
    changed: dict[str, tuple[Record, ...]]
    unmatched: tuple[Record, ...]


def records_of(archive: Archive) -> tuple[Record, ...]:
    """Return a record for each document imported before; an article belongs to one at most."""
    records: list[Record] = []
    owned: set[str] = set()
    for provenance in archive.provenances:
        article = archive.article_of(provenance)
        if article and article.path in owned:
            article = None
        if article:
            owned.add(article.path)
        source = provenance.source
        records.append(Record(provenance.slug, source.path, source.sha256, provenance, article))
    # Of two versions of a story the first by path is the earlier one, as in a first import.
    for article in sorted(archive.articles, key=lambda one: one.get("source") or ""):
        sha256 = article.get("source-sha256")
        if article.path not in owned and sha256:
            source_path = article.get("source") or ""
            records.append(Record(article.slug, source_path, sha256, None, article))
    return tuple(records)


def match_seeds(seeds: Sequence[Seed], records: Iterable[Record]) -> Matching:
    """Give each record the raw document that it is about, if that is still there.

    Bytes come before names: the same bytes belong to their record whatever they are called now,
    though under the old name if they are there. Then come bytes that an article names in
    `Source-Sha256` while its provenance does not: its maintainer, or a killed import, took them
    over.
    """
    by_path = {seed.path: seed for seed in seeds}
    by_sha256: dict[str, list[Seed]] = {}
    for seed in seeds:
        by_sha256.setdefault(seed.sha256, []).append(seed)
    matches: dict[str, Match] = {}

    def unchanged(record: Record) -> Seed | None:
        seed = by_path.get(record.source)
        return seed if seed and seed.sha256 == record.sha256 else None

    def free(sha256: str | None) -> Seed | None:
        same = by_sha256.get(sha256 or "", ())
        return next((seed for seed in same if seed.path not in matches), None)

    def renamed(record: Record) -> Seed | None:
        return free(record.sha256)

    def taken_over(record: Record) -> Seed | None:
        return free(record.article.get("source-sha256")) if record.article else None

    left = list(records)
    for find, change in (
        (unchanged, Change.NONE),
        (renamed, Change.RENAMED),
        (taken_over, Change.CONTENT),
    ):
        unmatched = []
        for record in left:
            found = find(record)
            if found is None or found.path in matches:
                unmatched.append(record)
            else:
                matches[found.path] = Match(found, record, change)
        left = unmatched
    changed: dict[str, tuple[Record, ...]] = {}
    for record in left:
        if record.source in by_path and record.source not in matches:
            changed[record.source] = (*changed.get(record.source, ()), record)
    return Matching(matches, changed, tuple(left))
