"""Counted documents -> the inverted index: each term's documents, by number."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from lunr_search.model import Counted, FieldCounts
from lunr_search.numbering import Numbering
from lunr_search.settings import Field

# What an entry is: a word as written, in its normal form; a term of lunr's index (in a field that
# is stemmed a stem, else a word); or both.
WORD = 1
TERM = 2


@dataclass(frozen=True, slots=True)
class FieldPostings:
    """Where the terms of one field stand.

    `lists` maps an entry's position to its postings: number of a document, frequency there,
    number of the next one, …, numbers ascending. `lengths` holds the field's length in each
    document, by number.
    """

    lists: Mapping[int, array[int]]
    lengths: array[int]


@dataclass(frozen=True, slots=True)
class Postings:
    """The whole inverted index.

    `texts` are all words and terms in the order of UTF-16 units, which is JavaScript's; `flags`
    tells of each what it is, `stems` the position of a word's stem (of a stem its own), one past
    the end where no document has it in a field that is stemmed; `fields` go with LUNR_FIELDS.
    """

    texts: Sequence[str]
    flags: bytes
    stems: array[int]
    fields: tuple[FieldPostings, ...]

    def count(self, entry: int) -> int:
        """Return how many postings the entry at this position has in all fields."""
        return sum(len(field.lists.get(entry, ())) for field in self.fields) // 2


def invert(counted: Counted, fields: Sequence[Field], numbering: Numbering) -> Postings:
    """Turn "which words a document has" into "which documents a term has"."""
    # Texts have a provisional position each until all terms are known and can be sorted.
    known = {text: at for at, text in enumerate(dict.fromkeys((*counted.words, *counted.stems)))}
    words = array("I", map(known.__getitem__, counted.words))
    stems = array("I", map(known.__getitem__, counted.stems))
    inverted = [
        _invert_field([each[at] for each in counted.documents], entry_of, numbering)
        for at, entry_of in enumerate(stems if field.stemmed else words for field in fields)
    ]
    is_word, is_term = frozenset(words), frozenset(chain.from_iterable(f.lists for f in inverted))
    texts = sorted(
        (text for text, at in known.items() if at in is_word or at in is_term), key=utf16
    )
    order = [known[text] for text in texts]
    position = {at: entry for entry, at in enumerate(order)}
    stem_of = dict(zip(words, stems, strict=True))
    return Postings(
        texts=texts,
        flags=bytes(WORD * (at in is_word) | TERM * (at in is_term) for at in order),
        stems=array("I", (position.get(stem_of.get(at, at), len(texts)) for at in order)),
        fields=tuple(
            FieldPostings({position[at]: found for at, found in field.lists.items()}, field.lengths)
            for field in inverted
        ),
    )


def utf16(text: str) -> bytes:
    """Order by UTF-16 units, as JavaScript does: Python would put U+1F600 after U+FF21."""
    return text.encode("utf-16-be", "surrogatepass")


def _invert_field(
    documents: Sequence[FieldCounts], entry_of: array[int], numbering: Numbering
) -> FieldPostings:
    lengths = array("I", bytes(4 * numbering.slots))
    # Word by word at first: to bring words of one stem together in each document takes longer.
    of_words: list[array[int] | None] = [None] * len(entry_of)
    for document in numbering.order:
        number, field = numbering.numbers[document], documents[document]
        lengths[number] = field.length
        for word, count in zip(field.words, field.counts, strict=True):
            postings = of_words[word]
            if postings is None:
                of_words[word] = array("I", (number, count))
            else:
                postings.append(number)
                postings.append(count)
    of_entries: dict[int, list[array[int]]] = {}
    for entry, found in zip(entry_of, of_words, strict=True):
        if found is not None:
            of_entries.setdefault(entry, []).append(found)
    lists = {entry: _merged(found) for entry, found in of_entries.items()}
    return FieldPostings(lists, lengths)


def _merged(lists: Sequence[array[int]]) -> array[int]:
    """Return the postings of several words as those of one term."""
    if len(lists) == 1:
        return lists[0]
    longest, *others = sorted(lists, key=len, reverse=True)
    counts = dict(zip(longest[::2], longest[1::2], strict=True))
    get = counts.get
    for each in others:
        for number, count in zip(each[::2], each[1::2], strict=True):
            counts[number] = get(number, 0) + count
    numbers = sorted(counts)
    merged = array("I", bytes(8 * len(numbers)))
    merged[::2] = array("I", numbers)
    merged[1::2] = array("I", map(counts.__getitem__, numbers))
    return merged
