"""Plain texts -> the words that stand in them, each word by its number.

A word never goes on across white space. So a text's runs of other characters are looked up first,
at the speed of Python's own `split` and `dict`, and only a run that no earlier text had is looked
at character by character. A test holds this against `index_terms` of whole texts.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from itertools import chain

from lunr_search.model import Tokenised
from lunr_search.words.text import index_terms

# No word has one of these within it either, and they are what stands beside words most often.
# Without them there are a third fewer runs to look at. (Not the hyphen alone: any sign will do that
# neither is in a word nor, as "+" and "#", tells what stands before it.)
_PARTING = ',-/"():'
# What typesetters put in place of signs of ASCII; beyond it, most texts have nothing else.
_TYPOGRAPHIC = (("’", "'"), ("“", " "), ("”", " "), ("–", " "), ("—", " "), ("…", " "))

# What a word neither begins nor ends with, where no white space is: all of ASCII but letters,
# digits, and the two signs of C++ and C#.
_EDGES = "!\"$%&'()*,-./:;<=>?@[\\]^_`{|}~"

# Texts up to this length, in characters, are remembered: an outlet or a place is that of thousands.
_SHORT = 32


class Tokeniser:
    """Finds words, numbering them as they come; `known` are those that have numbers already."""

    def __init__(self, known: Iterable[str] = ()) -> None:
        self._numbers = {word: number for number, word in enumerate(known)}
        self._runs = _Runs(self._numbers)
        self._short: dict[str, array[int]] = {}

    @property
    def words(self) -> list[str]:
        """All words so far: a word's place is its number."""
        return list(self._numbers)

    def tokens(self, text: str) -> array[int]:
        """Return the numbers of the words of `text`, as `index_terms` finds them, in any order."""
        if len(text) > _SHORT:
            return self._tokens(text)
        if text not in self._short:
            self._short[text] = self._tokens(text)
        return self._short[text]

    def _tokens(self, text: str) -> array[int]:
        found = list(map(self._runs.__getitem__, _parted(text).split()))
        if found and min(found) < 0:
            several = [self._runs.several[~run] for run in found if run < 0]
            found = [run for run in found if run >= 0]
            found.extend(chain.from_iterable(several))
        return array("I", found)

    def adopt(self, tokenised: Tokenised) -> list[tuple[array[int], ...]]:
        """Return the documents of `tokenised` with this one's numbers for their words."""
        numbers = [self._numbers.setdefault(word, len(self._numbers)) for word in tokenised.words]
        return renumbered(tokenised.documents, numbers)


def _parted(text: str) -> str:
    """Return `text` with the same words; the signs that part most of them are white space."""
    if not text.isascii():
        for sign, plain in _TYPOGRAPHIC:
            text = text.replace(sign, plain)
    if text.isascii():
        # To look at each run once, whatever its case. (Beyond ASCII it may be another word's.)
        text = text.lower()
    for sign in _PARTING:
        text = text.replace(sign, " ")
    return text


def renumbered(
    documents: Iterable[tuple[array[int], ...]], numbers: Sequence[int]
) -> list[tuple[array[int], ...]]:
    """Return `documents` with `numbers[word]` in place of each word."""
    # What documents share they still share afterwards.
    done: dict[int, array[int]] = {}

    def field(tokens: array[int]) -> array[int]:
        if id(tokens) not in done:
            done[id(tokens)] = array("I", map(numbers.__getitem__, tokens))
        return done[id(tokens)]

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
