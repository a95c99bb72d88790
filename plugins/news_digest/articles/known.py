"""Articles and provenance <-> what is known of their files when these are not read again.

That is what an import asks of all of them. What is long, and asked of a few, is read when somebody
asks: an article's body and other metadata, and what became of each span and why.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict
from functools import cached_property, partial
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar, overload

from news_digest.articles.article_file import ArticleFile, read_article
from news_digest.articles.metadata import MetaValue
from news_digest.articles.provenance import (
    Copy,
    LineRange,
    Provenance,
    Source,
    read_provenance,
)
from news_digest.model import Format

Item = TypeVar("Item")

# The keys of an article that every import asks for.
_KEPT = frozenset({"title", "date", "slug", "status", "source", "source-sha256"})
# Of such a key: its line and its value.
_FEWEST_FACTS = 2


def facts_of_article(article: ArticleFile) -> object:
    """Return what is known of an article, in JSON's values."""
    return [
        article.sha256,
        article.untouched,
        {key: _facts_of_value(value) for key, value in article.metadata.items() if key in _KEPT},
    ]


def facts_of_written(data: bytes) -> object:
    """Return the same of an article as the converter writes it: a key a line, and no other text."""
    header = data.partition(b"\n\n")[0].decode()
    facts = {}
    for number, line in enumerate(header.split("\n"), 1):
        key, _, value = line.partition(":")
        if (lower := key.lower()) in _KEPT:
            facts[lower] = [number, value.strip()]
    return [sha256(data).hexdigest(), True, facts]


def known_article(path: str, root: Path, facts: Any) -> ArticleFile:
    """Return the article that the facts are of."""
    sha256, untouched, metadata = facts
    read = partial(read_article, root / path, root)
    return ArticleFile(
        path=path,
        metadata=_KnownMetadata(metadata, lambda: read().metadata),
        read_body=lambda: read().body,
        sha256=sha256,
        untouched=untouched,
    )


def facts_of_provenance(provenance: Provenance) -> object:
    """Return what is known of a provenance file, in JSON's values."""
    source, lines = provenance.source, provenance.lines
    return [
        provenance.article_path,
        provenance.slug,
        [source.path, source.sha256, source.encoding, source.format.value],
        provenance.rules,
        provenance.guidance,
        lines and [lines.first, lines.last],
        provenance.story_sha256,
        provenance.sketch,
        provenance.version_of,
        [asdict(copy) for copy in provenance.also_in],
        provenance.sureness,
    ]


def known_provenance(path: str, root: Path, facts: Any) -> Provenance:
    """Return the provenance that the facts are of."""
    article_path, slug, source, rules, guidance, lines, story, sketch, *more = facts
    version_of, also_in, sureness = more
    source_path, source_sha256, encoding, format_ = source
    read = partial(read_provenance, root / path, root)
    return Provenance(
        article_path=article_path,
        slug=slug,
        source=Source(source_path, source_sha256, encoding, Format(format_)),
        rules=rules,
        guidance=guidance,
        lines=lines and LineRange(*lines),
        story_sha256=story,
        verdicts=_Later(lambda: read().verdicts),
        decisions=_Later(lambda: read().decisions),
        sketch=tuple(sketch),
        version_of=version_of,
        also_in=tuple(Copy(**copy) for copy in also_in),
        confidences=tuple((str(field), float(confidence)) for field, confidence in sureness),
    )


def _facts_of_value(value: MetaValue) -> list[object]:
    # Nearly every key stands there once, on one line.
    if value.values == (value.value,) and not value.again:
        return [value.line, value.value]
    return [value.line, value.value, value.values, value.again]


class _KnownMetadata(Mapping[str, MetaValue]):
    """Metadata of which some keys are known, and all others are read when one is asked for."""

    def __init__(
        self, known: Mapping[str, Any], read: Callable[[], Mapping[str, MetaValue]]
    ) -> None:
        self._known = known
        self._read = read

    @cached_property
    def _all(self) -> Mapping[str, MetaValue]:
        return self._read()

    def __getitem__(self, key: str) -> MetaValue:
        if key not in _KEPT:
            return self._all[key]
        facts = self._known[key]
        if len(facts) == _FEWEST_FACTS:
            line, value = facts
            return MetaValue(value, line, (value,))
        line, value, values, again = facts
        return MetaValue(value, line, tuple(values), tuple(again))

    def __iter__(self) -> Iterator[str]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)


class _Later(Sequence[Item]):
    """A tuple that is read when somebody asks for it."""

    def __init__(self, read: Callable[[], Sequence[Item]]) -> None:
        self._read = read

    @cached_property
    def _items(self) -> tuple[Item, ...]:
        return tuple(self._read())

    @overload
    def __getitem__(self, index: int) -> Item: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Item]: ...

    def __getitem__(self, index: int | slice) -> Item | Sequence[Item]:
        return self._items[index]

    def __len__(self) -> int:
        return len(self._items)

    def __eq__(self, other: object) -> bool:
        return self._items == (other._items if isinstance(other, _Later) else other)

    def __hash__(self) -> int:
        return hash(self._items)
