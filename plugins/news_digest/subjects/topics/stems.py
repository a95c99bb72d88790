"""Text and phrases as stems, as the search has them: in strings, which are searched at once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from lunr_search.words.text import stem, words

# The paragraphs that say what a story is about.
_LEAD_PARAGRAPHS = 2

# Between the paragraphs of a lead; no stem is like it, so that no phrase reaches over it.
BREAK = "|"

# What `words` would make one word of, in lower case, and at more cost: most of an English text.
_PLAIN = re.compile(r"[(\[\"]*([A-Za-z]{1,64})[.,;:!?)\]\"]*")


@dataclass(frozen=True, slots=True)
class StemmedText:
    """A story's text as ` stem stem stem `, so that a phrase is found by searching for a string.

    `stems` are all of them, to rule out most phrases at once.
    """

    headline: str
    lead: str
    rest: tuple[str, ...]
    stems: frozenset[str]


class StemmedPhrase(NamedTuple):
    """A phrase, as `printed` in the vocabulary, in the same form; `telling` is its longest stem."""

    printed: str
    text: str
    stems: frozenset[str]
    telling: str


class StemmedPhrases(NamedTuple):
    """The phrases of a group that have a stem, in order, and what tells each of them."""

    phrases: tuple[StemmedPhrase, ...]
    telling: frozenset[str]

    def possible_in(self, text: StemmedText) -> list[StemmedPhrase]:
        """Return the phrases all of whose stems stand in the text, somewhere."""
        stems = text.stems
        if self.telling.isdisjoint(stems):
            return []
        return [one for one in self.phrases if one.telling in stems and one.stems <= stems]


def stemmed_text(headline: str | None, paragraphs: Sequence[str]) -> StemmedText:
    """Return a story's text in the form that phrases are searched in."""
    first, *all_others = [_stems_by_chunk(text) for text in (headline or "", *paragraphs)]
    lead = f" {BREAK} ".join(map(_searchable, all_others[:_LEAD_PARAGRAPHS]))
    rest = tuple(map(_searchable, all_others[_LEAD_PARAGRAPHS:]))
    # Each chunk once: half of a story's words were printed before.
    stems = " ".join(set(first).union(*all_others)).split()
    return StemmedText(_searchable(first), lead, rest, frozenset(stems))


def stemmed_phrases(phrases: Iterable[str]) -> StemmedPhrases:
    """Return a group of phrases in the form that they are searched in."""
    found = tuple(
        _stemmed_phrase(phrase, stems) for phrase in phrases if (stems := stems_of(phrase))
    )
    return StemmedPhrases(found, frozenset(one.telling for one in found))


def _stemmed_phrase(phrase: str, stems: Sequence[str]) -> StemmedPhrase:
    telling = max(stems, key=lambda stem: (len(stem), stem))
    return StemmedPhrase(phrase, _searchable(stems), frozenset(stems), telling)


def stems_of(text: str) -> list[str]:
    """Return the stems of a text's words, in order."""
    return " ".join(_stems_by_chunk(text)).split()


@lru_cache(maxsize=1 << 16)
def chunk_stems(chunk: str) -> str:
    """Stem what stands between two spaces; several stems, where it has them, between spaces again.

    News repeats itself: most chunks were seen before.
    """
    if plain := _PLAIN.fullmatch(chunk):
        return stem(plain[1].lower())
    return " ".join([stem(token.text) for token in words(chunk)])


def _stems_by_chunk(text: str) -> list[str]:
    return list(filter(None, map(chunk_stems, text.split())))


def _searchable(stems: Iterable[str]) -> str:
    return f" {' '.join(stems)} "
