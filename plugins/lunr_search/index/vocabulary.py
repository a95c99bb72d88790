"""The inverted index -> vocabulary chunks: words without postings, for spelling and `word~1`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lunr_search.index.postings import Postings
from lunr_search.index.sections import sections
from lunr_search.index.shards import Span, entry_bytes
from lunr_search.settings import Field


def vocabulary_contents(
    postings: Postings, spans: Sequence[Span], fields: Sequence[Field]
) -> Iterator[bytes]:
    """Yield the chunks' content, uncompressed: a chunk a section."""
    sizes = _sizes(postings, fields)
    for part in sections(len(spans)):
        within = spans[part]
        first, end = within[0].first, within[-1].end
        yield entry_bytes(postings, first, end, sizes[first:end])


def _sizes(postings: Postings, fields: Sequence[Field]) -> bytes:
    """Return the magnitude of what each word finds: floor(log2(postings)) + 1, for none 0.

    Of an entry that is no word (a stem alone, which is its own stem) those of the term count.
    """
    both = list(zip(fields, postings.fields, strict=True))
    unstemmed = postings.counts(places for field, places in both if not field.stemmed)
    stemmed = postings.counts(places for field, places in both if field.stemmed)
    # A word without a stem in these fields has none one past the end.
    stemmed.append(0)
    return bytes(
        (alone + stemmed[stem]).bit_length()
        for alone, stem in zip(unstemmed, postings.stems, strict=True)
    )
