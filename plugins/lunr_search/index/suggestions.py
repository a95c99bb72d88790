"""Documents -> people, topics … that are suggested while one types, by shard."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence

from lunr_search.index.columns import FEWEST_DOCUMENTS
from lunr_search.index.postings import utf16
from lunr_search.index.shards import Span
from lunr_search.model import Document
from lunr_search.settings import Suggestion
from lunr_search.words.text import words

# Kind, name, page from the site's root on (None for none), number of documents.
Row = tuple[str, str, str | None, int]


def suggestions_by_shard(
    documents: Sequence[Document], suggest: Sequence[Suggestion], spans: Sequence[Span]
) -> Mapping[int, Sequence[Row]]:
    """Put each name that leads somewhere into the shards in whose ranges its words fall.

    A name leads to its own page, or else to the search page narrowed down to it, if it is a value
    of a facet there. In a shard the most frequent ones come first.
    """
    counts = Counter(
        (one.kind, named.name, named.url)
        for document in documents
        for one in suggest
        for named in set(document.names.get(one.kind, ()))
        if named.url is not None or one.facet is not None
    )
    starts = [utf16(span.start) for span in spans]
    found: dict[int, list[Row]] = {}
    for (kind, name, url), count in counts.items():
        if url is None and count < FEWEST_DOCUMENTS:
            continue
        for shard in {bisect_right(starts, utf16(word.text)) - 1 for word in words(name)}:
            found.setdefault(shard, []).append((kind, name, url, count))
    for of_shard in found.values():
        of_shard.sort(key=_rank)
    return found


def _rank(row: Row) -> tuple[int, str, str, str]:
    kind, name, url, count = row
    return (-count, name, kind, url or "")
