"""Counted documents <-> bytes: for the file of counts, and on the way from one process to another.

All numbers stand in a few arrays, which are read in milliseconds where thousands of pickled
dictionaries take seconds. Their order of bytes is the machine's own: what is written here is read
on the same machine, and `cache.py` sees to it.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from itertools import chain, repeat

from lunr_search.model import Counted, FieldCounts


def packed(counted: Counted) -> list[bytes | array[int]]:
    """Return pieces that make, one after the other, what `unpacked` reads.

    Words are never empty and hold no line breaks. A FieldCounts that many documents share, as
    those with the same outlet do, stands there once.
    """
    fields = list(chain.from_iterable(counted.documents))
    by_identity = {id(field): field for field in fields}
    places = {identity: place for place, identity in enumerate(by_identity)}
    distinct = list(by_identity.values())
    words, stems = ("\n".join(texts).encode() for texts in (counted.words, counted.stems))
    width = len(counted.documents[0]) if counted.documents else 0
    sizes = array("I", [len(field.words) for field in distinct])
    head = (len(counted.documents), width, len(distinct), sum(sizes), len(words), len(stems))
    return [
        array("I", head),
        array("I", [places[id(field)] for field in fields]),
        sizes,
        array("I", [field.length for field in distinct]),
        b"".join([field.words for field in distinct]),
        b"".join([field.counts for field in distinct]),
        words,
        stems,
    ]


def unpacked(data: memoryview) -> Counted:
    """Read what `packed` gave, and nothing else."""
    read = _Reading(data)
    count, width, distinct, pairs, word_bytes, stem_bytes = read.numbers(6)
    places = read.numbers(count * width)
    sizes, lengths = read.numbers(distinct), read.numbers(distinct)
    fields = list(_fields(sizes, lengths, read.numbers(pairs), read.numbers(pairs)))
    # An iterator given `width` times to `zip` gives up `width` fields for each document.
    each = map(fields.__getitem__, places)
    documents = list(zip(*repeat(each, width), strict=True)) if width else [()] * count
    return Counted(read.texts(word_bytes), read.texts(stem_bytes), documents)


def _fields(
    sizes: array[int], lengths: array[int], words: array[int], counts: array[int]
) -> Iterator[FieldCounts]:
    start = 0
    for size, length in zip(sizes, lengths, strict=True):
        end = start + size
        yield FieldCounts(words[start:end], counts[start:end], length)
        start = end


class _Reading:
    def __init__(self, data: memoryview) -> None:
        self._data = data
        self._at = 0

    def numbers(self, count: int) -> array[int]:
        found = array("I")
        found.frombytes(self._take(count * found.itemsize))
        return found

    def texts(self, size: int) -> list[str]:
        return str(self._take(size), "utf-8").split("\n") if size else []

    def _take(self, size: int) -> memoryview:
        start, self._at = self._at, self._at + size
        return self._data[start : self._at]
