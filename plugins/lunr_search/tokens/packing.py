"""The words of documents <-> bytes: for the file between builds, and from process to process.

All numbers stand in a few arrays, which are read in milliseconds where thousands of pickled
dictionaries take seconds. Their order of bytes is the machine's own: what is written here is read
on the same machine, and `cache.py` sees to it.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from itertools import chain, repeat

from lunr_search.model import Tokenised


def packed(tokenised: Tokenised) -> list[bytes | array[int]]:
    """Return pieces that make, one after the other, what `unpacked` reads.

    Words are never empty and hold no line breaks. An array that many documents share, as those
    with the same outlet do, stands there once.
    """
    fields = list(chain.from_iterable(tokenised.documents))
    by_identity = {id(field): field for field in fields}
    places = {identity: place for place, identity in enumerate(by_identity)}
    distinct = list(by_identity.values())
    words, stems = ("\n".join(texts).encode() for texts in (tokenised.words, tokenised.stems))
    width = len(tokenised.documents[0]) if tokenised.documents else 0
    sizes = array("I", map(len, distinct))
    head = (len(tokenised.documents), width, len(distinct), sum(sizes), len(words), len(stems))
    return [
        array("I", head),
        array("I", [places[id(field)] for field in fields]),
        sizes,
        b"".join(distinct),
        words,
        stems,
    ]


def unpacked(data: memoryview) -> Tokenised:
    """Read what `packed` gave, and nothing else."""
    read = _Reading(data)
    count, width, distinct, tokens, word_bytes, stem_bytes = read.numbers(6)
    places, sizes = read.numbers(count * width), read.numbers(distinct)
    fields = list(_fields(sizes, read.numbers(tokens)))
    # An iterator given `width` times to `zip` gives up `width` fields for each document.
    each = map(fields.__getitem__, places)
    documents = list(zip(*repeat(each, width), strict=True)) if width else [()] * count
    return Tokenised(read.texts(word_bytes), read.texts(stem_bytes), documents)


def _fields(sizes: array[int], tokens: array[int]) -> Iterator[array[int]]:
    start = 0
    for size in sizes:
        yield tokens[start : start + size]
        start += size


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
