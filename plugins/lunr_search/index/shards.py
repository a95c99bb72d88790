"""The inverted index -> term shards: what a query fetches."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain
from operator import sub

from lunr_search.index.codec import front_coded, json_bytes, planes, varints
from lunr_search.index.postings import Postings

# Estimated bytes of a shard after compression, and what an entry and a posting come to (measured
# on 19,043 wire stories).
SHARD_COST = 2500
_ENTRY_COST = 4.0
_POSTING_COST = 1.6
# How full a shard is at least, where nothing large follows.
_LEAST_FULL = 0.6


@dataclass(frozen=True, slots=True)
class Span:
    """The entries of one shard, and the text from which on words belong to it."""

    start: str
    first: int
    end: int


def cut(postings: Postings) -> tuple[Span, ...]:
    """Cut the entries into shards, at least one.

    What is large stands alone. Elsewhere borders are where the separator is shortest, within some
    entries of a full shard: so the manifest is small, and borders that had to move soon fall upon
    the old ones again.
    """
    counts = postings.counts()
    cost_of = {count: _cost(count) for count in set(counts)}
    costs = list(map(cost_of.__getitem__, counts))
    totals = [0.0, *accumulate(costs)]
    borders = [0]
    for first, end in _stretches(costs):
        while first < end:
            borders.append(first)
            first = _next_border(postings, totals, first, end)
    firsts = sorted(set(borders))
    return tuple(
        Span(_separator(postings, first), first, end)
        for first, end in zip(firsts, (*firsts[1:], len(costs)), strict=True)
    )


def _cost(count: int) -> float:
    """Estimate the bytes of an entry, by the magnitude of its postings.

    One posting more seldom counts: else each story would move borders.
    """
    return _ENTRY_COST + _POSTING_COST * _magnitude(count)


def _magnitude(count: int) -> int:
    """Round up to two binary digits: 1, 2, 3, 4, 6, 8, 12, 16, 24, …."""
    shift = max(0, (count - 1).bit_length() - 2)
    return -(-count >> shift) << shift


def _stretches(costs: Sequence[float]) -> Iterator[tuple[int, int]]:
    """Yield the large entries, and the stretches between them: first entry and end."""
    first = 0
    for entry, cost in enumerate(costs):
        if cost > SHARD_COST / 2:
            yield first, entry
            yield entry, entry + 1
            first = entry + 1
    yield first, len(costs)


def _next_border(postings: Postings, totals: Sequence[float], first: int, end: int) -> int:
    def last_within(cost: float) -> int:
        return max(first + 1, bisect_right(totals, totals[first] + cost, first, end + 1) - 1)

    full = last_within(SHARD_COST)
    if full >= end:
        return end
    candidates = range(last_within(SHARD_COST * _LEAST_FULL), full + 1)
    return min(candidates, key=lambda entry: (len(_separator(postings, entry)), -entry))


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
    lengths, rests = front_coded(postings.texts[first:end], postings.common[first:end])
    parts = (varints([end - first]), lengths, postings.flags[first:end], *more, rests)
    return b"".join(parts)


def _shard(postings: Postings, span: Span, by: int) -> bytes:
    sizes, gaps, frequencies, lengths = array("I"), array("I"), array("I"), array("I")
    for at, field in enumerate(postings.fields):
        starts = field.starts[span.first : span.end + 1]
        first, end = starts[0], starts[-1]
        sizes.extend(map(sub, starts[1:], starts))
        if first == end:
            continue
        numbers = field.numbers[first:end]
        gaps += _gaps(numbers, [start - first for start in starts if start < end])
        frequencies += field.frequencies[first:end]
        if at != by:
            lengths.extend(map(field.lengths.__getitem__, numbers))
    lists = map(planes, (sizes, gaps, frequencies, lengths))
    return b"".join((entry_bytes(postings, span.first, span.end), *lists))


def _gaps(numbers: array[int], starts: Sequence[int]) -> array[int]:
    """Return how far each number is from the one before; lists begin at `starts`, from -1 on."""
    # Between two lists the difference may be below zero, until it is put right.
    gaps = list(map(sub, numbers, chain((-1,), numbers)))
    for start in starts:
        gaps[start] = numbers[start] + 1
    return array("I", gaps)


def _separator(postings: Postings, first: int) -> str:
    """Return the shortest text that is above the entry before `first`, but not above this one."""
    if first == 0:
        return ""
    return postings.texts[first][: postings.common[first] + 1]
