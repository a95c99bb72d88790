"""The inverted index -> vocabulary chunks: words without postings, for spelling and `word~1`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lunr_search.postings import WORD, Postings
from lunr_search.sections import sections
from lunr_search.settings import Field
from lunr_search.shards import Span, entry_bytes


def vocabulary_contents(
    postings: Postings, spans: Sequence[Span], fields: Sequence[Field]
) -> Iterator[bytes]:
    """Yield the chunks' content, uncompressed: a chunk a section."""
    for part in sections(len(spans)):
        within = spans[part]
        first, end = within[0].first, within[-1].end
        sizes = bytes(_size(postings, entry, fields) for entry in range(first, end))
        yield entry_bytes(postings, first, end, sizes)


def _size(postings: Postings, entry: int, fields: Sequence[Field]) -> int:
    """Return the magnitude of what the word finds: floor(log2(postings)) + 1, for none 0.

    Of an entry that is no word (a stem alone) those of the term count.
    """
    stem = postings.stems[entry]
    is_word = postings.flags[entry] & WORD
    return sum(
        places.count(stem if field.stemmed or not is_word else entry)
        for field, places in zip(fields, postings.fields, strict=True)
    ).bit_length()
