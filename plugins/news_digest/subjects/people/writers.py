"""A byline -> the people it names."""

from __future__ import annotations

import re
from dataclasses import dataclass

from news_digest.slugs import slug
from news_digest.subjects.words import NOT_IN_NAMES
from news_digest.vocabulary import PeopleVocabulary

_BETWEEN = re.compile(
    r"\s*[,;&/|]\s*(?:(?:and|und|et|en|och|og|e|y|и)\s+)?|\s+(?:and|und|et|och|og|и)\s+"
)
_FEWEST, _MOST = 2, 5


@dataclass(frozen=True, slots=True)
class Writer:
    """Somebody whom a byline names; `id` as for the people of a story."""

    id: str
    name: str


def find_writers(byline: str | None, vocabulary: PeopleVocabulary) -> tuple[Writer, ...]:
    """Return whom the byline names by full names, in its order and each once."""
    found: dict[str, Writer] = {}
    for name in _BETWEEN.split(byline or ""):
        words = name.split()
        person = vocabulary.find(name)
        if person is None and not (_FEWEST <= len(words) <= _MOST and _is_name(words)):
            continue
        if person is None and vocabulary.is_excluded(name):
            continue
        writer = Writer(person.id if person else slug(name), name)
        found.setdefault(writer.id, writer)
    return tuple(found.values())


def _is_name(words: list[str]) -> bool:
    """Staff and editorial desks write, too: Times Staff, News Agency."""
    ends = words[0][0].isupper() and words[-1][0].isupper()
    return ends and not any(word.lower() in _OFFICES for word in words)


_OFFICES = NOT_IN_NAMES | {"staff", "editorial", "editor", "editors", "writer", "reporter", "team"}
