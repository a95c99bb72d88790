"""Counted documents -> the inverted index: each term's documents, by number."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
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
    tells of each what it is, `stems` the position of a word's stem (of any other entry: its own);
    `fields` go with LUNR_FIELDS.
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
    used = [
        set(chain.from_iterable(document[at].words for document in counted.documents))
        for at in range(len(fields))
    ]
    stemmed: set[int] = set().union(*(w for w, f in zip(used, fields, strict=True) if f.stemmed))
    plain: set[int] = set().union(*(w for w, f in zip(used, fields, strict=True) if not f.stemmed))
    words = {counted.words[word] for word in stemmed | plain}
    terms = {counted.stems[word] for word in stemmed} | {counted.words[word] for word in plain}
    texts = sorted(words | terms, key=utf16)
    position = {text: at for at, text in enumerate(texts)}
    own = array("I", (position.get(word, 0) for word in counted.words))
    stem = array("I", (position.get(text, 0) for text in counted.stems))
    stems = array("I", range(len(texts)))
    for word in stemmed:
        stems[own[word]] = stem[word]
    return Postings(
        texts=texts,
        flags=bytes(WORD * (text in words) | TERM * (text in terms) for text in texts),
        stems=stems,
        fields=tuple(
            _invert_field(
                [document[at] for document in counted.documents],
                stem if field.stemmed else own,
                numbering,
            )
            for at, field in enumerate(fields)
        ),
    )


def utf16(text: str) -> bytes:
    """Order by UTF-16 units, as JavaScript does: Python would put U+1F600 after U+FF21."""
    return text.encode("utf-16-be", "surrogatepass")


def _invert_field(
    documents: Sequence[FieldCounts], entry_of: array[int], numbering: Numbering
) -> FieldPostings:
    lists: defaultdict[int, array[int]] = defaultdict(partial(array, "I"))
    lengths = array("I", bytes(4 * numbering.slots))
    to_entry = entry_of.__getitem__
    for document in numbering.order:
        number, field = numbering.numbers[document], documents[document]
        lengths[number] = field.length
        # Words of one stem are one term.
        found: dict[int, int] = {}
        get = found.get
        for entry, count in zip(map(to_entry, field.words), field.counts, strict=True):
            found[entry] = get(entry, 0) + count
        for entry, count in found.items():
            postings = lists[entry]
            postings.append(number)
            postings.append(count)
    return FieldPostings(lists, lengths)
