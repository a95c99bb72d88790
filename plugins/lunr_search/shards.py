"""The inverted index -> term shards: what a query fetches."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import sub

from lunr_search.codec import front_coded, json_bytes, planes, shared_length, varints
from lunr_search.postings import TERM, Postings

# Estimated bytes of a shard after compression, and what an entry and a posting come to (measured
# on 19,043 wire stories).
SHARD_COST = 4500
_ENTRY_COST = 4.0
_POSTING_COST = 1.6


@dataclass(frozen=True, slots=True)
class Span:
    """The entries of one shard, and the text from which on words belong to it."""

    start: str
    first: int
    end: int


def cut(postings: Postings) -> tuple[Span, ...]:
    """Cut the entries into shards, at least one.

    What is large stands alone: there a shift of the borders before it ends.
    """
    borders = [0]
    cost = 0.0
    for entry in range(len(postings.texts)):
        own = _ENTRY_COST + _POSTING_COST * postings.count(entry)
        is_large = own > SHARD_COST / 2
        if entry > borders[-1] and (is_large or cost + own > SHARD_COST):
            borders.append(entry)
            cost = 0.0
        # Nothing comes after a large one.
        cost += SHARD_COST if is_large else own
    ends = (*borders[1:], len(postings.texts))
    return tuple(
        Span(_separator(postings.texts, first), first, end)
        for first, end in zip(borders, ends, strict=True)
    )


def shard_contents(
    postings: Postings, spans: Sequence[Span], by: int, suggestions: Mapping[int, Sequence[object]]
) -> Iterator[bytes]:
    """Yield the shards' content, uncompressed.

    `by` is the field whose lengths the documents' numbers tell; `suggestions` maps a shard's
    position to what it suggests.
    """
    for at, span in enumerate(spans):
        yield _shard(postings, span, by) + json_bytes(list(suggestions.get(at, ())))


def entry_bytes(postings: Postings, first: int, end: int, *more: bytes) -> bytes:
    """Return how shards and vocabulary chunks begin: entries, with `more` after their flags."""
    lengths, rests = front_coded(postings.texts[first:end])
    parts = (varints([end - first]), lengths, postings.flags[first:end], *more, rests)
    return b"".join(parts)


def _shard(postings: Postings, span: Span, by: int) -> bytes:
    sizes: list[int] = []
    numbers, frequencies, lengths = array("I"), array("I"), array("I")
    starts: list[int] = []
    for entry in range(span.first, span.end):
        if not postings.flags[entry] & TERM:
            continue
        for at, field in enumerate(postings.fields):
            found = field.lists.get(entry)
            if found is None:
                sizes.append(0)
                continue
            sizes.append(len(found) // 2)
            starts.append(len(numbers))
            of_list = found[::2]
            numbers.extend(of_list)
            frequencies.extend(found[1::2])
            if at != by:
                lengths.extend(map(field.lengths.__getitem__, of_list))
    return b"".join(
        (
            entry_bytes(postings, span.first, span.end),
            varints(sizes),
            planes(_gaps(numbers, starts)),
            planes(frequencies),
            planes(lengths),
        )
    )


def _gaps(numbers: array[int], starts: Sequence[int]) -> array[int]:
    """Return how far each number is from the one before; lists begin at `starts`, from -1 on."""
    # Between two lists the difference may be below zero, until it is put right.
    gaps = array("q", map(sub, numbers, chain((-1,), numbers)))
    for start in starts:
        gaps[start] = numbers[start] + 1
    return array("I", gaps)


def _separator(texts: Sequence[str], first: int) -> str:
    """Return the shortest text that is above the entry before `first`, but not above this one."""
    if first == 0:
        return ""
    return texts[first][: shared_length(texts[first - 1], texts[first]) + 1]
