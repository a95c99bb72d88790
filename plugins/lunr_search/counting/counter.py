"""Plain texts -> how often each word stands in them.

A word never goes on across white space. So a text's runs of other characters are counted first, at
the speed of Python's own `split` and `Counter`, and only a run that no earlier text had is looked
at character by character. A test holds this against `index_terms` of whole texts.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Sequence

from lunr_search.model import Counted, FieldCounts
from lunr_search.words.text import index_terms

# No word has one of these within it either, and they are what stands beside words most often.
# Without them there are a third fewer runs to look at. (Not the hyphen alone: any sign will do that
# neither is in a word nor, as "+" and "#", tells what stands before it.)
_PARTING = ',-/"()“”–—…'

# What a word neither begins nor ends with, where no white space is: all of ASCII but letters,
# digits, and the two signs of C++ and C#.
_EDGES = "!\"$%&'()*,-./:;<=>?@[\\]^_`{|}~"

# Texts up to this length, in characters, are remembered: an outlet or a place is that of thousands.
_SHORT = 32


class WordCounter:
    """Counts words, numbering them as they come; `known` are those that have numbers already."""

    def __init__(self, known: Iterable[str] = ()) -> None:
        self._numbers = {word: number for number, word in enumerate(known)}
        self._runs = _Runs(self._numbers)
        self._short: dict[str, FieldCounts] = {}

    @property
    def words(self) -> list[str]:
        """All words so far: a word's place is its number."""
        return list(self._numbers)

    def count(self, text: str) -> FieldCounts:
        """Count the words of `text`, as `index_terms` finds them."""
        if len(text) > _SHORT:
            return self._count(text)
        if text not in self._short:
            self._short[text] = self._count(text)
        return self._short[text]

    def _count(self, text: str) -> FieldCounts:
        if text.isascii():
            # To look at each run once, whatever its case. (Beyond ASCII it may be another word's.)
            text = text.lower()
        for sign in _PARTING:
            text = text.replace(sign, " ")
        found = Counter(map(self._runs.__getitem__, text.split()))
        if found and min(found) < 0:
            for run in [run for run in found if run < 0]:
                times = found.pop(run)
                for number in self._runs.several[~run]:
                    found[number] += times
        words, counts = list(found), list(found.values())
        return FieldCounts(array("I", words), array("I", counts), sum(counts))

    def adopt(self, counted: Counted) -> list[tuple[FieldCounts, ...]]:
        """Return the documents of `counted` with this counter's numbers for their words."""
        numbers = [self._numbers.setdefault(word, len(self._numbers)) for word in counted.words]
        return renumbered(counted.documents, numbers)


def renumbered(
    documents: Iterable[tuple[FieldCounts, ...]], numbers: Sequence[int]
) -> list[tuple[FieldCounts, ...]]:
    """Return `documents` with `numbers[word]` in place of each word."""
    # What documents share they still share afterwards.
    done: dict[int, FieldCounts] = {}

    def field(counts: FieldCounts) -> FieldCounts:
        if id(counts) not in done:
            words = array("I", map(numbers.__getitem__, counts.words))
            done[id(counts)] = FieldCounts(words, counts.counts, counts.length)
        return done[id(counts)]

    return [tuple(map(field, document)) for document in documents]


class _Runs(dict[str, int]):
    """Runs of characters without white space -> what they hold.

    A run that is one word has the word's number; one of none or several words has the complement
    of a place in `several`, which has their numbers.
    """

    def __init__(self, numbers: dict[str, int]) -> None:
        super().__init__()
        self.several: list[tuple[int, ...]] = []
        self._numbers = numbers

    def __missing__(self, run: str) -> int:
        bare = run.strip(_EDGES)
        if bare != run:
            # Most often a word at the end of a sentence, which was there without the full stop.
            self[run] = self[bare]
            return self[run]
        numbers = self._numbers
        found = [numbers.setdefault(word, len(numbers)) for word in index_terms(run)]
        if len(found) == 1:
            self[run] = found[0]
        else:
            self[run] = ~len(self.several)
            self.several.append(tuple(found))
        return self[run]
