"""What the site holds now: the articles and what they were made of."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from types import MappingProxyType
from typing import Any, Generic, TypeVar

from news_digest.articles.article_file import ArticleFile, read_article
from news_digest.articles.known import (
    facts_of_article,
    facts_of_provenance,
    known_article,
    known_provenance,
)
from news_digest.articles.provenance import Provenance, read_provenance
from news_digest.diagnostics import ArticleError, Diagnostic, Severity
from news_digest.known_files import KnownFiles, state_of

Value = TypeVar("Value")


@dataclass(frozen=True)
class Archive:
    """All articles (in the order of their paths), all provenance, and what could not be read.

    `unreadable` are the paths of the article and provenance files that could not be: something is
    there, and must be neither written over nor taken for deleted.
    """

    articles: tuple[ArticleFile, ...]
    provenances: tuple[Provenance, ...]
    diagnostics: tuple[Diagnostic, ...]
    unreadable: frozenset[str]

    @cached_property
    def by_path(self) -> Mapping[str, ArticleFile]:
        """Articles by the path of their file."""
        return MappingProxyType({article.path: article for article in self.articles})

    @cached_property
    def by_slug(self) -> Mapping[str, ArticleFile]:
        """Articles by slug; where two share one, the first by path."""
        return _first_by((article.slug, article) for article in self.articles)

    def article_of(self, provenance: Provenance) -> ArticleFile | None:
        """Return the article that `provenance` is about, wherever it was moved; None if deleted.

        A maintainer may rename the file (its slug stays), change the slug (the file stays), or do
        both (the raw document's hash stays).
        """
        return (
            self.by_slug.get(provenance.slug)
            or self.by_path.get(provenance.article_path)
            or self._by_source_sha256.get(provenance.source.sha256)
        )

    def provenance_of(self, article: ArticleFile) -> Provenance | None:
        """Return what `article` was made of, or None for one written by hand."""
        return self._provenance_by_article.get(article.path)

    @cached_property
    def _by_source_sha256(self) -> Mapping[str, ArticleFile]:
        hashed = ((article.get("source-sha256"), article) for article in self.articles)
        return _first_by((sha256, article) for sha256, article in hashed if sha256)

    @cached_property
    def _provenance_by_article(self) -> Mapping[str, Provenance]:
        owned = ((self.article_of(each), each) for each in self.provenances)
        return _first_by((article.path, each) for article, each in owned if article)


def read_archive(
    articles_dir: Path, provenance_dir: Path, root: Path, known: KnownFiles | None = None
) -> Archive:
    """Read every article (`*.md`, sub-folders included) and every provenance file (`*.json`).

    Folders that do not exist are empty ones; files that cannot be used become diagnostics. Of
    `known` files that did not change only what is asked for is read.
    """
    known = known or KnownFiles()
    diagnostics: list[Diagnostic] = []
    unreadable: set[str] = set()

    def read_all(folder: Path, kind: _Kind[Value]) -> Iterator[Value]:
        for file in _files(folder, root, kind.suffix):
            try:
                yield _read(file, root, kind, known)
            except ArticleError as error:
                diagnostics.extend(error.diagnostics)
                unreadable.add(_printable(file.path))

    articles = tuple(read_all(articles_dir, _ARTICLES))
    provenances = tuple(read_all(provenance_dir, _PROVENANCE))
    diagnostics += _shared_slugs(articles)
    return Archive(articles, provenances, tuple(diagnostics), frozenset(unreadable))


@dataclass(frozen=True, slots=True)
class _Kind(Generic[Value]):
    """How the files of one kind are read, and what is known of them."""

    suffix: str
    read: Callable[[Path, Path], Value]
    facts_of: Callable[[Value], object]
    known: Callable[[str, Path, Any], Value]


_ARTICLES = _Kind(".md", read_article, facts_of_article, known_article)
_PROVENANCE = _Kind(".json", read_provenance, facts_of_provenance, known_provenance)


@dataclass(frozen=True, slots=True)
class _File:
    """A file as it was found: its path from the root; no state where it leads nowhere."""

    path: str
    state: os.stat_result | None


def _read(file: _File, root: Path, kind: _Kind[Value], known: KnownFiles) -> Value:
    path, state = file.path, file.state
    _check_name(path)
    if state and (found := known.recall(path, state, partial(kind.known, path, root))):
        return found
    read = kind.read(root / path, root)
    if state:
        known.learn(path, state, kind.facts_of(read))
    return read


def _files(folder: Path, root: Path, suffix: str) -> list[_File]:
    """Return the files below `folder`, in the order of their paths' bytes."""
    found = list(_walk(str(folder), folder.relative_to(root).as_posix(), suffix))
    return sorted(found, key=lambda file: os.fsencode(file.path))


def _walk(folder: str, shown: str, suffix: str) -> Iterator[_File]:
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        path = f"{shown}/{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(entry.path, path, suffix)
        # Names that begin with a full stop are temporary files, of ours or of an editor's.
        elif entry.name.endswith(suffix) and not entry.name.startswith(".") and not entry.is_dir():
            yield _File(path, state_of(entry))


def _printable(path: str) -> str:
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _check_name(path: str) -> None:
    try:
        path.encode()
    except UnicodeEncodeError as error:
        raise ArticleError(
            [
                Diagnostic(
                    "article-name-unusable",
                    Severity.ERROR,
                    _printable(path),
                    None,
                    "The file's name is not UTF-8 (shown as \\x…).",
                    "Rename the file.",
                )
            ]
        ) from error


def _first_by(pairs: Iterable[tuple[str, Value]]) -> Mapping[str, Value]:
    found: dict[str, Value] = {}
    for key, value in pairs:
        found.setdefault(key, value)
    return MappingProxyType(found)


def _shared_slugs(articles: Iterable[ArticleFile]) -> Iterable[Diagnostic]:
    first: dict[str, ArticleFile] = {}
    for article in articles:
        other = first.setdefault(article.slug, article)
        if other is not article:
            line = article.metadata["slug"].line if "slug" in article.metadata else None
            yield Diagnostic(
                "article-slug-shared",
                Severity.ERROR,
                article.path,
                line,
                f"The slug {article.slug!r} is that of {other.path} too.",
                "Give one of the two articles another `Slug:`.",
            )
