"""Documents -> their numbers in the index, which tell how long each document is.

A posting needs its document's length, and lengths repeated in 1.6 million postings would be half
of the index. So documents are numbered by length: a table of how many numbers each length has
gives the length back. Within a length a document's number depends on its address, and numbers are
kept in reserve, so that one more document seldom moves others.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import accumulate

from lunr_search.model import FieldCounts

# The multiplier of Fibonacci hashing, 2**32 divided by the golden ratio: Knuth, The Art of
# Computer Programming, volume 3, section 6.4.
_GOLDEN = 0x9E3779B1
_MASK = 0xFFFFFFFF

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
    urls: Sequence[str], documents: Sequence[Sequence[FieldCounts]], totals: Sequence[int]
) -> Numbering:
    """Number the documents; `totals` are the terms of each field in all documents."""
    by = max(range(len(totals)), key=totals.__getitem__)
    buckets: dict[int, list[int]] = {}
    for position, fields in enumerate(documents):
        buckets.setdefault(fields[by].length, []).append(position)
    capacities = _capacities(buckets, len(documents))
    bases = (0, *accumulate(capacities))
    places: list[Place | None] = [None] * len(documents)
    numbers = array("I", bytes(4 * len(documents)))
    for length, positions in buckets.items():
        slots = hashed_slots([urls[position] for position in positions], capacities[length])
        for position, slot in zip(positions, slots, strict=True):
            places[position] = Place(length, slot)
            numbers[position] = bases[length] + slot
    return Numbering(
        by=by,
        capacities=capacities,
        places=tuple(place for place in places if place is not None),
        numbers=numbers,
        order=tuple(sorted(range(len(documents)), key=numbers.__getitem__)),
    )


def capacity(documents: int) -> int:
    """Return how many slots to keep for so many documents of one length.

    A power of two, of which a third at least is free: a document more seldom changes it.
    """
    return 1 << max(0, (documents * 4 + 2) // 3 - 1).bit_length()


def hashed_slots(keys: Sequence[str], slots: int) -> list[int]:
    """Return a slot for each key, where its hash points or as near after it as there is room.

    The result does not depend on the keys' order. There must be as many slots as keys.
    """
    hashes = [
        int.from_bytes(sha256(key.encode("utf-8", "replace")).digest()[:4], "big") for key in keys
    ]
    found = [0] * len(keys)
    slot = -1
    order = sorted(range(len(keys)), key=lambda at: (hashes[at], keys[at]))
    for rank, at in enumerate(order):
        slot = min(max(hashes[at] * slots >> 32, slot + 1), slots - (len(keys) - rank))
        found[at] = slot
    return found


def capacity_digits(capacities: Iterable[int]) -> str:
    """Return a character a length: `-` for no slots, else their binary logarithm in base 36."""
    return "".join(_DIGITS[slots.bit_length() - 1] if slots else "-" for slots in capacities)


def _capacities(buckets: Mapping[int, Sequence[int]], documents: int) -> tuple[int, ...]:
    # A length that no document has yet keeps a slot where a next document may well fall.
    reserved = 1 << (documents // 8).bit_length() - 1 if documents >= 8 else 0
    longest = max(buckets, default=-1)
    return tuple(
        capacity(len(buckets[length])) if length in buckets else int(length < reserved)
        for length in range(max(longest + 1, reserved))
    )
