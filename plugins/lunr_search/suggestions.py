"""Documents -> people, topics … that are suggested while one types, by shard."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence

from lunr_search.model import Document
from lunr_search.postings import utf16
from lunr_search.shards import Span
from lunr_search.text import words

# Kind, name, page from the site's root on, number of documents.
Suggestion = tuple[str, str, str, int]


def suggestions_by_shard(
    documents: Sequence[Document], kinds: Sequence[str], spans: Sequence[Span]
) -> Mapping[int, Sequence[Suggestion]]:
    """Put each name that has a page into the shards in whose ranges its words fall.

    In a shard the most frequent ones come first.
    """
    counts = Counter(
        (kind, named.name, named.url)
        for document in documents
        for kind in kinds
        for named in set(document.names.get(kind, ()))
        if named.url is not None
    )
    starts = [utf16(span.start) for span in spans]
    found: dict[int, list[Suggestion]] = {}
    for (kind, name, url), count in counts.items():
        for shard in {bisect_right(starts, utf16(word.text)) - 1 for word in words(name)}:
            found.setdefault(shard, []).append((kind, name, url, count))
    for of_shard in found.values():
        of_shard.sort(key=_rank)
    return found


def _rank(suggestion: Suggestion) -> tuple[int, str, str, str]:
    kind, name, url, count = suggestion
    return (-count, name, kind, url)
