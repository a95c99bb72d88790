"""The stories that others may repeat: found by sketch, among thousands, without comparing all."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain

from news_digest.articles import Copy
from news_digest.importing.conversion import Rejected
from news_digest.importing.seeds import Seed
from news_digest.importing.similarity.comparing import (
    Comparison,
    Likeness,
    StoryText,
    compare,
    days_agree,
    text_of,
)
from news_digest.importing.similarity.words import sketch_of
from news_digest.model import Story, StoryStatus

# A run of words that more stories share is of their mould, and tells none of them.
_COMMON = 50
# A single run of four words is shared by chance: none of the pairs called the same shares no more,
# and five of 189 pairs of versions.
_SHARED = 2
# The likeliest others, by how much their sketches share. Copies share most of it.
_CANDIDATES = 12


@dataclass(slots=True)
class Original:
    """A story that has an article, or had one; the raw document that it is told by now.

    `slug` is its article's; `day` the one of its address. `waits` for a draft of the converter's
    own: a copy that can be published need not wait with it. `copies` are the documents that
    repeat it, `noted` those that its provenance named before, which is `rewritten` or as it was.
    """

    seed: Seed
    slug: str
    day: date | None
    waits: bool
    sketch: tuple[int, ...]
    noted: tuple[Copy, ...] = ()
    rewritten: bool = False
    copies: list[Copy] = field(default_factory=list)
    packed: bytes | None = None

    def known_copies(self) -> tuple[Copy, ...]:
        """Return the documents that repeat the story, as its provenance ought to list them.

        A copy that tells the story now, and whose own text nobody has taken over, is one still.
        """
        still = (copy for copy in self.noted if copy.sha256 == self.seed.sha256)
        return (*self.copies, *(() if self.rewritten else still))


@dataclass(frozen=True, slots=True)
class Repeated:
    """The story that a document repeats, and how alike; None where headline and text are equal."""

    original: Original
    comparison: Comparison | None


@dataclass(frozen=True, slots=True)
class Told:
    """A new document's story, as far as it is compared."""

    seed: Seed
    text: StoryText
    sketch: tuple[int, ...]
    story_sha256: str
    publishable: bool

    @classmethod
    def of(cls, seed: Seed, story: Story, story_sha256: str) -> Told:
        """Return what of `story` is compared."""
        text = text_of(story)
        publishable = story.status is StoryStatus.PUBLISHABLE
        return cls(seed, text, sketch_of(text.body), story_sha256, publishable)


class Originals:
    """All stories that a new document may repeat.

    A story's text is not kept: where two sketches are alike, its raw document is asked for again.
    Those of this import are kept, compressed.
    """

    def __init__(self, convert: Callable[[Seed], Story | Rejected]) -> None:
        self._convert = convert
        self._all: list[Original] = []
        self._by_path: dict[str, Original] = {}
        self._by_story: dict[str, list[Original]] = {}
        # Hundreds of thousands: tuples of numbers, which no search for garbage looks at.
        self._by_sketch: dict[int, tuple[int, ...]] = {}
        self._indexed = 0

    def __iter__(self) -> Iterator[Original]:
        return iter(self._all)

    def enter(
        self, original: Original, story_sha256: Iterable[str], text: StoryText | None = None
    ) -> None:
        """Add a story, known by these hashes; `text` where it is at hand."""
        if text is not None:
            original.packed = _packed(text)
        self._all.append(original)
        self._by_path[original.seed.path] = original
        for hashed in story_sha256:
            self._by_story.setdefault(hashed, []).append(original)

    def told_by(self, path: str) -> Original | None:
        """Return the story that the raw document `path` tells."""
        return self._by_path.get(path)

    def lead(self, path: str, original: Original) -> None:
        """Say that the raw document `path` repeats `original`."""
        self._by_path.setdefault(path, original)

    def knows(self, story_sha256: str) -> bool:
        """Tell whether some document here tells exactly this story."""
        return story_sha256 in self._by_story

    def related_to(self, told: Told) -> Repeated | str | None:
        """Return the story that `told` repeats, or the slug of one that it is a version of.

        It is the story most like it, and of these the first.
        """
        for original in self._by_story.get(told.story_sha256, ()):
            words = len(told.text.terms)
            if _may_repeat(told, original) and days_agree(original.day, told.text.day, words):
                return Repeated(original, None)
        alike = [
            (original, comparison)
            for original in self._candidates(told.sketch)
            if not _is_apart(told.seed, original)
            and (text := self._text(original)) is not None
            and (comparison := compare(told.text, text)).likeness is not Likeness.OTHER
        ]
        same = [
            (original, comparison)
            for original, comparison in alike
            if comparison.likeness is Likeness.SAME and _may_repeat(told, original)
        ]
        if same:
            return Repeated(*max(same, key=_share))
        return max(alike, key=_share)[0].slug if alike else None

    def _candidates(self, sketch: Sequence[int]) -> list[Original]:
        self._index()
        lists = filter(None, map(self._by_sketch.get, sketch))
        shared = Counter(chain.from_iterable(found for found in lists if len(found) <= _COMMON))
        few = [index for index, number in shared.items() if number >= _SHARED]
        likeliest = sorted(few, key=lambda index: (-shared[index], index))
        return [self._all[index] for index in likeliest[:_CANDIDATES]]

    def _index(self) -> None:
        # Not before somebody asks: an import without new documents needs none of it.
        for index in range(self._indexed, len(self._all)):
            for number in self._all[index].sketch:
                sharing = self._by_sketch.get(number, ())
                if len(sharing) <= _COMMON:
                    self._by_sketch[number] = (*sharing, index)
        self._indexed = len(self._all)

    def _text(self, original: Original) -> StoryText | None:
        if original.packed is not None:
            return _unpacked(original.packed)
        story = self._convert(original.seed)
        return None if isinstance(story, Rejected) else text_of(story)


_UTF8 = ("utf-8", "surrogatepass")
# A control character, which no story's text holds.
_SEPARATOR = "\x1f"


# To make ready zlib's usual window (32 kB) takes five times what a story takes: this one has 4 kB.
_WINDOW_BITS = 12
_MEMORY_LEVEL = 5


def _packed(text: StoryText) -> bytes:
    parts = (text.headline or "", text.day.isoformat() if text.day else "", text.body)
    packer = zlib.compressobj(1, zlib.DEFLATED, _WINDOW_BITS, _MEMORY_LEVEL)
    return packer.compress(_SEPARATOR.join(parts).encode(*_UTF8)) + packer.flush()


def _unpacked(packed: bytes) -> StoryText:
    headline, day, body = zlib.decompress(packed).decode(*_UTF8).split(_SEPARATOR)
    return StoryText(headline or None, date.fromisoformat(day) if day else None, body)


def _may_repeat(told: Told, original: Original) -> bool:
    return not (original.waits and told.publishable) and not _is_apart(told.seed, original)


def _is_apart(seed: Seed, original: Original) -> bool:
    """Tell whether somebody said of either document that it repeats no other."""
    return any(is_stated_apart(each) for each in (seed, original.seed))


def is_stated_apart(seed: Seed) -> bool:
    """Tell whether a maintainer said that this document repeats no other (`duplicate: no`)."""
    stated = seed.guidance.stated("duplicate")
    return stated is not None and stated.value == "no"


def _share(found: tuple[Original, Comparison]) -> float:
    _, comparison = found
    return min(comparison.of_one, comparison.of_other)
