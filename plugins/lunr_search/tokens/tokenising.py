"""Search documents -> their words, and the stem of each. Only what is new is read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path

from lunr_search.collector import without_collector
from lunr_search.model import Document, Tokenised
from lunr_search.settings import Settings
from lunr_search.tokens.cache import NOTHING, Kept, key_of, read_kept, write_kept
from lunr_search.tokens.parallel import tokenise_texts
from lunr_search.tokens.pipeline import stems_of
from lunr_search.tokens.tokeniser import Tokeniser, renumbered


@without_collector()
def tokenise(documents: Sequence[Document], settings: Settings, cache: Path | None) -> Tokenised:
    """Find the words of all documents, in the order given.

    `cache` is the file, if any, that the last build left its words in and that this one leaves its
    own in. It decides on the order of `words` and on the time that it takes, on nothing else.
    """
    names = [field.name for field in settings.fields]
    texts = [tuple(document.fields[name] for name in names) for document in documents]
    keys = [key_of(each) for each in texts]
    kept = read_kept(cache) if cache else NOTHING
    known = dict(zip(kept.keys, kept.tokenised.documents, strict=True))
    changed = {key: each for key, each in zip(keys, texts, strict=True) if key not in known}

    tokeniser = Tokeniser(kept.tokenised.words)
    known |= zip(changed, tokenise_texts(list(changed.values()), tokeniser), strict=True)
    words = tokeniser.words
    stems = [*kept.tokenised.stems, *stems_of(words[len(kept.tokenised.words) :])]
    current = {key: known[key] for key in keys}
    found = Tokenised(words, stems, list(current.values()))
    if len(current) < len(known):
        found = without_unused(found)
    if cache and (changed or len(current) < len(known)):
        write_kept(cache, Kept(list(current), found))
    places = dict(zip(current, found.documents, strict=True))
    return replace(found, documents=[places[key] for key in keys])


def without_unused(found: Tokenised) -> Tokenised:
    """Return the same without the words that no document has: an article was changed or deleted."""
    used = set(chain.from_iterable(chain.from_iterable(found.documents)))
    if len(used) == len(found.words):
        return found
    numbers, kept = [0] * len(found.words), sorted(used)
    for number, word in enumerate(kept):
        numbers[word] = number
    return Tokenised(
        [found.words[word] for word in kept],
        [found.stems[word] for word in kept],
        renumbered(found.documents, numbers),
    )
