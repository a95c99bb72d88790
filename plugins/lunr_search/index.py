"""Search documents -> an index that lunr.js loads as if it had built it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from lunr import __TARGET_JS_VERSION__
from lunr.builder import Builder
from lunr.pipeline import Pipeline
from lunr.token import Token

from lunr_search.documents import Document
from lunr_search.settings import Field
from lunr_search.text import index_terms, stem

# The name under which both sides know the function (in the browser: index-source.js).
STEM_FUNCTION = "lunr_search.stem"


@dataclass(frozen=True, slots=True)
class SearchIndex:
    """A lunr index, and what a query needs besides.

    `lunr` is lunr's own serialisation (its documents' names are positions in the list of
    documents); `words` are all words as written, in their normal form: the browser looks up in
    them how a word may go on while it is being typed, since the index itself holds stems.
    """

    lunr: Mapping[str, Any]
    stemmed: tuple[str, ...]
    unstemmed: tuple[str, ...]
    words: tuple[str, ...]


def build_index(documents: Sequence[Document], fields: Sequence[Field]) -> SearchIndex:
    """Index the documents. The same documents give the same index, byte for byte."""
    terms = [
        {field.name: index_terms(document.fields[field.name]) for field in fields}
        for document in documents
    ]
    return SearchIndex(
        lunr=_lunr_index(terms, fields),
        stemmed=tuple(field.name for field in fields if field.stemmed),
        unstemmed=tuple(field.name for field in fields if not field.stemmed),
        words=_sorted(chain.from_iterable(found for each in terms for found in each.values())),
    )


def _lunr_index(
    documents: Sequence[Mapping[str, tuple[str, ...]]], fields: Sequence[Field]
) -> dict[str, Any]:
    builder = Builder()
    builder.ref("ref")
    for field in fields:
        builder.field(field.name, boost=field.boost)
    builder.pipeline.add(stem_token)
    builder.pipeline.skip(stem_token, [field.name for field in fields if not field.stemmed])
    builder.search_pipeline.add(stem_token)
    for ref, document in enumerate(documents):
        builder.add({"ref": ref, **document})
    if not documents:
        # lunr.py divides by the number of documents.
        return {
            "version": __TARGET_JS_VERSION__,
            "fields": [field.name for field in fields],
            "fieldVectors": [],
            "invertedIndex": [],
            "pipeline": builder.search_pipeline.serialize(),
        }
    index: dict[str, Any] = builder.build().serialize()
    # lunr.js refuses terms that are not in the order of its own strings.
    index["invertedIndex"].sort(key=lambda entry: _utf16(entry[0]))
    return index


def stem_token(token: Token, *_: object) -> Token:
    """Stem one token, as lunr's pipeline wants it."""
    return token.update(lambda word, _metadata: stem(word))


def _register() -> None:
    # lunr keeps one register for the whole process, and warns of a second entry.
    if STEM_FUNCTION not in Pipeline.registered_functions:
        Pipeline.register_function(stem_token, STEM_FUNCTION)


def _sorted(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(words), key=_utf16))


def _utf16(word: str) -> bytes:
    """Order by UTF-16 units, as JavaScript does: Python would put U+1F600 after U+FF21."""
    return word.encode("utf-16-be", "surrogatepass")


_register()
