"""Whether a raw document with new bytes tells a story that was imported before.

Names of files say little: one name may hold another story every day. So a document is a new
version of a story only where the story itself says so (see `is_version`).
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TypeVar
from zlib import crc32

from news_digest.articles import Provenance
from news_digest.importing.matching.originals import is_stated_apart
from news_digest.importing.matching.records import Record
from news_digest.importing.memory import VersionOf
from news_digest.importing.seeds import Seed
from news_digest.importing.similarity.comparing import Likeness, StoryText, compare, text_of
from news_digest.model import Story
from news_digest.slugs import slug as slug_of

Key = TypeVar("Key")

_WORD = re.compile(r"[^\W_]+")
_RUN = 4
_SHARED = 0.9
_SHARED_OF_LIKE = 0.5
_ADDRESS = re.compile(r"(?P<day>\d{4}-\d\d-\d\d|undated)-(?P<headline>.+)")
_ESCAPED = re.compile(r"\\([^\w\s])")
_CLASH = re.compile(r"-[0-9a-f]{6,64}$")

# Two sets that share half of the longer have at least a third of their union in common; that none
# of the smallest 16 hashes of one is among those of the other then happens once in some 600 times
# (bottom-k sketches: Broder, "On the resemblance and containment of documents", 1997).
_SKETCH = 16
# What many stories share is furniture, and tells none of them.
_COMMON = 20


def is_version(story: Story, hashed: str, record: Record) -> bool:
    """Tell whether `story`, whose `story_hash` is `hashed`, is the record's story.

    It is where the text is the same; or the headline is (as an address), and the day, if both
    have one; or nine tenths of the longer body's runs of four words stand in the other, too. Half
    of them is enough where the days do not differ and the headlines are alike (half of the
    shorter one's words stand in the other): texts from one mould share as much, and are other
    stories. The record's headline and day are those of its address and of its article as it is
    now.
    """
    if record.provenance and record.provenance.story_sha256 == hashed:
        return True
    if _same_headline(story, record) and _same_day(story, record) is not False:
        return True
    if record.article is None:
        return False
    ours, theirs = _runs(_body(story)), _runs(record.article.body)
    alike = _same_day(story, record) is not False and _like_headline(story, record)
    needed = _SHARED_OF_LIKE if alike else _SHARED
    return bool(ours and theirs) and len(ours & theirs) >= needed * max(len(ours), len(theirs))


def may_be_withdrawn(story: Story, record: Record) -> bool:
    """Tell whether `story` may be that of a deleted article whose raw document had its path.

    Its text is not kept: where headline or day agree, a person must decide before it is public.
    """
    return _same_headline(story, record) or _same_day(story, record) is True


def repeats(seed: Seed, provenance: Provenance) -> bool:
    """Tell whether an earlier import found that the document repeats the provenance's story."""
    noted = any(copy.sha256 == seed.sha256 for copy in provenance.also_in)
    return noted and not is_stated_apart(seed)


def is_remembered(known: VersionOf, record: Record) -> bool:
    """Tell whether `known` is about this record, and its article as it is now."""
    article_sha256 = record.article.sha256 if record.article else ""
    return (known.slug, known.article_sha256) == (record.slug, article_sha256)


@dataclass
class GoneRecords:
    """Records whose raw document is gone, to be found by a story: fast for thousands of both.

    A record that was found is `taken`, and is not found again.
    """

    records: Sequence[Record]
    taken: list[Record] = field(default_factory=list)
    _free: set[int] = field(init=False)

    def __post_init__(self) -> None:
        self._free = set(range(len(self.records)))

    def take(self, seed: Seed, story: Story, hashed: str) -> Record | None:
        """Return the record that `story`, told by `seed`, is a version or a copy of."""
        if not self._free:
            return None
        for index in self._by_copy.get(seed.sha256, ()):
            if index in self._free and not is_stated_apart(seed):
                return self._take(index)
        tried: set[int] = set()
        for index in self._candidates(story, hashed):
            if index in self._free and index not in tried:
                tried.add(index)
                record = self.records[index]
                if is_version(story, hashed, record) or _is_copy(story, record):
                    return self._take(index)
        return None

    def take_remembered(self, known: VersionOf) -> Record | None:
        """Return the record that `known` is about."""
        for index in self._by_slug.get(known.slug, ()):
            if index in self._free and is_remembered(known, self.records[index]):
                return self._take(index)
        return None

    def _take(self, index: int) -> Record:
        self._free.remove(index)
        self.taken.append(self.records[index])
        return self.records[index]

    def _candidates(self, story: Story, hashed: str) -> Iterator[int]:
        """Yield indexes of records, the likeliest first."""
        yield from self._by_story.get(hashed, ())
        if story.headline:
            found = self._by_headline.get(slug_of(story.headline), ())
            # Of a column with one headline for ever, another day is another story.
            yield from (i for i in found if _same_day(story, self.records[i]) is not False)
        for number in _sketch(_body(story)):
            sharing = self._by_sketch.get(number, ())
            if len(sharing) <= _COMMON:
                yield from sharing

    @cached_property
    def _by_slug(self) -> dict[str, list[int]]:
        return _index((record.slug, index) for index, record in enumerate(self.records))

    @cached_property
    def _by_copy(self) -> dict[str, list[int]]:
        return _index(
            (copy.sha256, index)
            for index, record in enumerate(self.records)
            if record.provenance
            for copy in record.provenance.also_in
        )

    @cached_property
    def _by_story(self) -> dict[str, list[int]]:
        return _index(
            (record.provenance.story_sha256, index)
            for index, record in enumerate(self.records)
            if record.provenance
        )

    @cached_property
    def _by_headline(self) -> dict[str, list[int]]:
        return _index(
            (headline, index)
            for index, record in enumerate(self.records)
            for headline in _headlines(record)
        )

    @cached_property
    def _by_sketch(self) -> dict[int, list[int]]:
        return _index(
            (number, index)
            for index, record in enumerate(self.records)
            if record.article
            for number in _sketch(record.article.body)
        )


def _is_copy(story: Story, record: Record) -> bool:
    """Tell whether `story` is the same as the record's, as its article tells that now."""
    article = record.article
    if article is None:
        return False
    days = sorted(_days(record))
    told = StoryText(
        headline=None if article.untitled else article.get("title"),
        day=_day(days[0]) if days else None,
        body=html.unescape(_ESCAPED.sub(r"\1", article.body)),
    )
    return compare(text_of(story), told).likeness is Likeness.SAME


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _index(pairs: Iterable[tuple[Key, int]]) -> dict[Key, list[int]]:
    found: dict[Key, list[int]] = {}
    for key, index in pairs:
        found.setdefault(key, []).append(index)
    return found


def _same_headline(story: Story, record: Record) -> bool:
    return bool(story.headline) and slug_of(story.headline or "") in _headlines(record)


def _like_headline(story: Story, record: Record) -> bool:
    ours = set(slug_of(story.headline).split("-")) if story.headline else set()
    others = (set(headline.split("-")) for headline in _headlines(record))
    return any(2 * len(ours & theirs) >= min(len(ours), len(theirs)) for theirs in others if ours)


def _same_day(story: Story, record: Record) -> bool | None:
    """Return None where either has no day."""
    days = _days(record)
    return story.published.day.isoformat() in days if story.published and days else None


def _headlines(record: Record) -> set[str]:
    """Return the record's headlines as they stand in addresses."""
    found = set()
    if address := _ADDRESS.fullmatch(record.slug):
        # A headline may end as the digits do that settle a clash ("decade"): both are tried.
        found |= {address["headline"], _CLASH.sub("", address["headline"])}
    if record.article and not record.article.untitled and (title := record.article.get("title")):
        found.add(slug_of(title))
    return found


def _days(record: Record) -> set[str]:
    address = _ADDRESS.fullmatch(record.slug)
    article_date = record.article.get("date") if record.article else None
    found = {address["day"]} if address else set()
    return (found | {(article_date or "undated")[:10]}) - {"undated"}


def _body(story: Story) -> str:
    return "\n".join(block.text for block in story.blocks)


def _runs(text: str) -> frozenset[str]:
    """Return all runs of four words; of a shorter text, the text."""
    words = _WORD.findall(text.casefold())
    starts = range(max(1, len(words) - _RUN + 1)) if words else ()
    return frozenset(" ".join(words[start : start + _RUN]) for start in starts)


def _sketch(text: str) -> list[int]:
    return sorted({crc32(run.encode("utf-8", "surrogatepass")) for run in _runs(text)})[:_SKETCH]
