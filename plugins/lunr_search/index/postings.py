"""Tokenised documents -> the inverted index: each term's documents, by number."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, compress
from operator import add, sub

from lunr_search.index.codec import shared_lengths
from lunr_search.index.numbering import Numbering
from lunr_search.model import Tokenised
from lunr_search.settings import Field

# What an entry is: a word as written, in its normal form; a term of lunr's index (in a field that
# is stemmed a stem, else a word); or both.
WORD = 1
TERM = 2


@dataclass(frozen=True, slots=True)
class FieldPostings:
    """Where the terms of one field stand.

    The postings of the entry at position e are from `starts[e]` to `starts[e + 1]`: in `numbers`
    the documents, ascending, in `frequencies` how often it is in each. `lengths` holds the field's
    length in each document, by number.
    """

    starts: array[int]
    numbers: array[int]
    frequencies: array[int]
    lengths: array[int]

    def counts(self) -> list[int]:
        """Return how many postings each entry has."""
        return list(map(sub, self.starts[1:], self.starts))


@dataclass(frozen=True, slots=True)
class Postings:
    """The whole inverted index.

    `texts` are all words and terms in the order of UTF-16 units, which is JavaScript's; `flags`
    tells of each what it is, `stems` the position of a word's stem (of a stem its own), one past
    the end where no document has it in a field that is stemmed; `fields` go with LUNR_FIELDS.
    `common` tells how many code points each text has in common with the one before.
    """

    texts: Sequence[str]
    common: Sequence[int]
    flags: bytes
    stems: array[int]
    fields: tuple[FieldPostings, ...]

    def counts(self, fields: Iterable[FieldPostings] | None = None) -> list[int]:
        """Return how many postings each entry has in `fields` (None: in all)."""
        totals = [0] * len(self.texts)
        for field in self.fields if fields is None else fields:
            totals = list(map(add, totals, field.counts()))
        return totals


def invert(tokenised: Tokenised, fields: Sequence[Field], numbering: Numbering) -> Postings:
    """Turn "which words a document has" into "which documents a term has"."""
    texts = sorted({*tokenised.words, *tokenised.stems}, key=utf16)
    known = {text: at for at, text in enumerate(texts)}
    words = array("I", map(known.__getitem__, tokenised.words))
    stems = array("I", map(known.__getitem__, tokenised.stems))
    inverted = [
        _invert_field(
            [each[at] for each in tokenised.documents],
            stems if field.stemmed else words,
            numbering,
            len(texts),
        )
        for at, field in enumerate(fields)
    ]
    flags = bytearray(len(texts))
    for word in words:
        flags[word] = WORD
    for field_postings in inverted:
        for entry in compress(range(len(texts)), field_postings.counts()):
            flags[entry] |= TERM
    stem_of = dict(zip(words, stems, strict=True))
    # What is neither goes: the stem of a word that is in fields alone that are not stemmed.
    kept = list(accumulate(map(bool, flags), initial=0))
    entries = list(compress(texts, flags))
    return Postings(
        texts=entries,
        common=shared_lengths(entries),
        flags=bytes(filter(None, flags)),
        stems=array(
            "I",
            [
                kept[stem] if flags[stem := stem_of.get(at, at)] else kept[-1]
                for at in compress(range(len(texts)), flags)
            ],
        ),
        fields=tuple(
            replace(field, starts=array("I", compress(field.starts, (*flags, 1))))
            for field in inverted
        ),
    )


def utf16(text: str) -> bytes:
    """Order by UTF-16 units, as JavaScript does: Python would put U+1F600 after U+FF21."""
    return text.encode("utf-16-be", "surrogatepass")


def _invert_field(
    documents: Sequence[array[int]], entry_of: array[int], numbering: Numbering, entries: int
) -> FieldPostings:
    lengths = array("I", bytes(4 * numbering.slots))
    for number, tokens in zip(numbering.numbers, documents, strict=True):
        lengths[number] = len(tokens)
    starts, numbers, frequencies = array("I", [0]), array("I"), array("I")
    for found in _lists(documents, entry_of, numbering, entries):
        if len(found) > 1:
            # A number comes back from a Counter where it first was: they ascend as before.
            times = Counter(found)
            numbers.fromlist(list(times))
            frequencies.fromlist(list(times.values()))
        elif found:
            numbers.append(found[0])
            frequencies.append(1)
        starts.append(len(numbers))
    return FieldPostings(starts, numbers, frequencies, lengths)


def _lists(
    documents: Sequence[array[int]], entry_of: array[int], numbering: Numbering, entries: int
) -> list[array[int]]:
    """Return the numbers of each entry's documents, ascending, one as often as the entry is there.

    The innermost loop is that of the whole build: it runs once for each word of the archive.
    """
    lists = [array("I") for _ in range(entries)]
    append_to = [lists[entry].append for entry in entry_of]
    for document in numbering.order:
        number = numbering.numbers[document]
        for word in documents[document]:
            append_to[word](number)
    return lists
