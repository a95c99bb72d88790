"""Documents -> their numbers in the index, which tell how long each document is.

A posting needs its document's length, and lengths repeated in 1.6 million postings would be half
of the index. So documents are numbered by length: a table of how many numbers each length has
gives the length back. Within a length a document's number depends on its address. Numbers are kept
in reserve, and lengths that are much alike have equally many, so that one more document seldom
moves others: of the last 3,450 of 18,450 wire stories ten did.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence, Sized
from dataclasses import dataclass
from hashlib import sha256
from itertools import accumulate
from math import inf

from lunr_search.model import Document

# The multiplier of Fibonacci hashing, 2**32 divided by the golden ratio: Knuth, The Art of
# Computer Programming, volume 3, section 6.4.
_GOLDEN = 0x9E3779B1
_MASK = 0xFFFFFFFF

# Of a table of values, and of a length.
_FEWEST_SLOTS = 8
_FEWEST_OF_LENGTH = 4

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a document is, whatever the other documents' lengths: its length, and the slot there.

    The length is the number of terms in the field that tells lengths.
    """

    length: int
    slot: int

    def spread(self, ways: int) -> int:
        """Return one of `ways` (a power of two) bins, evenly and by this place alone."""
        key = (self.length << 16) + self.slot & _MASK
        return (key * _GOLDEN & _MASK) * ways >> 32


@dataclass(frozen=True, slots=True)
class Numbering:
    """The documents' numbers.

    `by` is the field (its position) whose length the numbers tell, `capacities` how many numbers
    each length has, from length 0 on; `places` and `numbers` go with the documents, in their
    order; `order` holds the documents' positions by ascending number.
    """

    by: int
    capacities: tuple[int, ...]
    places: tuple[Place, ...]
    numbers: array[int]
    order: tuple[int, ...]

    @property
    def slots(self) -> int:
        """How many numbers there are, with those in reserve."""
        return sum(self.capacities)


def number_documents(
    documents: Sequence[Document],
    tokens: Sequence[Sequence[Sized]],
    totals: Sequence[int],
) -> Numbering:
    """Number the documents.

    `tokens` holds each field of each document, `totals` the terms of each field in all documents.

    The result does not depend on the documents' order: the oldest choose their slots first, so
    that a new one moves none of them.
    """
    by = max(range(len(totals)), key=totals.__getitem__)
    buckets: dict[int, list[int]] = {}
    for position in sorted(range(len(documents)), key=lambda at: _age(documents[at])):
        buckets.setdefault(len(tokens[position][by]), []).append(position)
    capacities = _capacities(buckets, len(documents))
    bases = (0, *accumulate(capacities))
    places = [Place(0, 0)] * len(documents)
    numbers = array("I", bytes(4 * len(documents)))
    for length, positions in buckets.items():
        urls = [documents[position].url for position in positions]
        slots = hashed_slots(urls, capacities[length])
        for position, slot in zip(positions, slots, strict=True):
            places[position] = Place(length, slot)
            numbers[position] = bases[length] + slot
    return Numbering(
        by=by,
        capacities=capacities,
        places=tuple(places),
        numbers=numbers,
        order=tuple(sorted(range(len(documents)), key=numbers.__getitem__)),
    )


def capacity(keys: int) -> int:
    """Return how many slots to keep for so many keys.

    A power of two, of which a quarter at least is free: a key more seldom changes it.
    """
    return max(_FEWEST_SLOTS, 1 << (-(-keys * 4 // 3) - 1).bit_length())


def hashed_slots(keys: Iterable[str], slots: int) -> list[int]:
    """Return a slot for each key: the first of those its hash points at that is free.

    A key moves none that come before it. There must be as many slots as keys.
    """
    found: dict[int, None] = {}
    for key in keys:
        digest = sha256(key.encode("utf-8", "replace")).digest()
        for at in range(0, len(digest), 4):
            slot = int.from_bytes(digest[at : at + 4], "big") * slots >> 32
            if slot not in found:
                break
        while slot in found:
            slot = (slot + 1) % slots
        found[slot] = None
    return list(found)


def capacity_digits(capacities: Iterable[int]) -> str:
    """Return a character a length: `-` for no slots, else their binary logarithm in base 36."""
    return "".join(_DIGITS[slots.bit_length() - 1] if slots else "-" for slots in capacities)


def _capacities(buckets: Mapping[int, Sequence[int]], documents: int) -> tuple[int, ...]:
    """Return how many slots each length has, from 0 on.

    All lengths of a run have a power of two, more than the most documents that one of them has: so
    it is the fullest of many that has to fill up before numbers move.
    """
    most: dict[range, int] = {}
    for length, positions in buckets.items():
        run = _run(length)
        most[run] = max(most.get(run, 0), len(positions))
    # Where a next document may well fall, runs without one have slots, too.
    reserved = 1 << (documents // 8).bit_length() - 1 if documents >= 8 else 0
    end = max([reserved, *(run.stop for run in most)])
    found: list[int] = []
    while len(found) < end:
        run = _run(len(found))
        fullest = most.get(run, 0)
        is_open = fullest or run.start < reserved
        slots = max(_FEWEST_OF_LENGTH, 1 << fullest.bit_length()) if is_open else 0
        found += [slots] * len(run)
    return tuple(found)


def _run(length: int) -> range:
    """Return the lengths that have as many slots as this one: eight, or an eighth of its octave."""
    shift = max(3, length.bit_length() - 4)
    start = length >> shift << shift
    return range(start, start + (1 << shift))


def _age(document: Document) -> tuple[float, str]:
    return (-inf if document.day is None else document.day, document.url)
