"""The pipeline of the `lunr` package that every stemmed field's words go through."""

from __future__ import annotations

from collections.abc import Iterable

from lunr.pipeline import Pipeline
from lunr.token import Token

from lunr_search.words.text import stem

_NAME = "lunr_search.stem"


def stems_of(words: Iterable[str]) -> list[str]:
    """Return the stem of each of `words`, which are in their normal form."""
    pipeline = Pipeline()
    pipeline.add(_stem_token)
    return list(map(str, pipeline.run([Token(word) for word in words])))


def _stem_token(token: Token, *_: object) -> Token:
    """Stem one token, as lunr's pipeline wants it."""
    return token.update(lambda word, _metadata: stem(word))


# lunr keeps one register for the whole process, and warns of functions that are not in it.
if _NAME not in Pipeline.registered_functions:
    Pipeline.register_function(_stem_token, _NAME)
