from __future__ import annotations

from array import array
from itertools import accumulate, chain, pairwise

from hypothesis import given
from hypothesis import strategies as st

from lunr_search.index import shards
from lunr_search.index.codec import shared_lengths
from lunr_search.index.postings import TERM, FieldPostings, Postings, utf16
from lunr_search.index.shards import cut


def postings(counts: dict[str, int]) -> Postings:
    """Return an index of one field whose terms have so many postings each."""
    texts = sorted(counts, key=utf16)
    starts = array("I", accumulate((counts[text] for text in texts), initial=0))
    numbers = array("I", chain.from_iterable(range(counts[text]) for text in texts))
    return Postings(
        texts,
        shared_lengths(texts),
        bytes([TERM]) * len(texts),
        array("I", range(len(texts))),
        (FieldPostings(starts, numbers, array("I", [1]) * len(numbers), array("I")),),
    )


COUNTS = st.integers(0, 3) | st.integers(0, 400) | st.integers(0, 4000)
TERMS = st.dictionaries(st.text(alphabet="abc𐐨𐐩\ufa0e", min_size=1, max_size=6), COUNTS)


@given(TERMS)
def test_each_entry_is_in_one_shard(counts: dict[str, int]) -> None:
    made = postings(counts)
    spans = cut(made)
    assert spans[0].start == ""
    assert (spans[0].first, spans[-1].end) == (0, len(counts))
    assert all(one.end == other.first for one, other in pairwise(spans))
    of_entries = made.counts()
    for span in spans:
        size = sum(shards._cost(of_entries[entry]) for entry in range(span.first, span.end))
        assert span.end - span.first <= 1 or size <= shards.SHARD_COST
        if span.first:
            # JavaScript finds the shard by comparing UTF-16 units.
            start = utf16(span.start)
            assert utf16(made.texts[span.first - 1]) < start <= utf16(made.texts[span.first])
            assert made.texts[span.first].startswith(span.start)


def test_what_is_large_stands_alone() -> None:
    counts = {f"a{at:04}": 1 for at in range(1000)} | {"a0500x": 100_000}
    made = postings(counts)
    large = made.texts.index("a0500x")
    assert any((span.first, span.end) == (large, large + 1) for span in cut(made))


def test_borders_fall_where_they_are_told_shortly() -> None:
    # The entries of a letter fill four fifths of a shard.
    of_letter = range(int(0.8 * shards.SHARD_COST / shards._cost(1)))
    counts = {f"{letter}{at:04}": 1 for letter in "abcd" for at in of_letter}
    starts = [span.start for span in cut(postings(counts))]
    assert {"b", "c", "d"} <= set(starts)


def test_one_more_term_moves_few_borders() -> None:
    counts = {f"{at * at % 9973:04}": at % 50 for at in range(6000)}
    before = {span.start for span in cut(postings(counts))}
    after = {span.start for span in cut(postings(counts | {"0001x": 1, "5000y": 3}))}
    assert len(before) > 12
    assert len(before ^ after) <= 4


def test_magnitudes() -> None:
    assert [shards._magnitude(count) for count in (0, 1, 3, 4, 5, 6, 7, 9, 12, 13, 17)] == [
        *(0, 1, 3, 4, 6, 6, 8, 12, 12, 16, 24)
    ]
