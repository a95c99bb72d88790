"""Search documents -> counted words, and the stem of each. Only what is new is read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path

from lunr_search.collector import without_collector
from lunr_search.counting.cache import NOTHING, Kept, key_of, read_kept, write_kept
from lunr_search.counting.counter import WordCounter, renumbered
from lunr_search.counting.parallel import count_texts
from lunr_search.counting.pipeline import stems_of
from lunr_search.model import Counted, Document
from lunr_search.settings import Settings


@without_collector()
def count_words(documents: Sequence[Document], settings: Settings, cache: Path | None) -> Counted:
    """Count the words of all documents, in the order given.

    `cache` is the file, if any, that the last build left its counts in and that this one leaves
    its own in. It decides on the order of `words` and on the time that counting takes, on nothing
    else.
    """
    names = [field.name for field in settings.fields]
    texts = [tuple(document.fields[name] for name in names) for document in documents]
    keys = [key_of(each) for each in texts]
    kept = read_kept(cache) if cache else NOTHING
    known = dict(zip(kept.keys, kept.counted.documents, strict=True))
    changed = {key: each for key, each in zip(keys, texts, strict=True) if key not in known}

    counter = WordCounter(kept.counted.words)
    known |= zip(changed, count_texts(list(changed.values()), counter), strict=True)
    words = counter.words
    stems = [*kept.counted.stems, *stems_of(words[len(kept.counted.words) :])]
    current = {key: known[key] for key in keys}
    counted = Counted(words, stems, list(current.values()))
    if len(current) < len(known):
        counted = without_unused(counted)
    if cache and (changed or len(current) < len(known)):
        write_kept(cache, Kept(list(current), counted))
    places = dict(zip(current, counted.documents, strict=True))
    return replace(counted, documents=[places[key] for key in keys])


def without_unused(counted: Counted) -> Counted:
    """Return the same without the words that no document has: an article was changed or deleted."""
    fields = chain.from_iterable(counted.documents)
    used = set(chain.from_iterable(field.words for field in fields))
    if len(used) == len(counted.words):
        return counted
    numbers, kept = [0] * len(counted.words), sorted(used)
    for number, word in enumerate(kept):
        numbers[word] = number
    return Counted(
        [counted.words[word] for word in kept],
        [counted.stems[word] for word in kept],
        renumbered(counted.documents, numbers),
    )
