"""Titles that no list holds: words that a story prints before several names."""

from __future__ import annotations

from collections.abc import Iterable

from news_digest.subjects.people.mentions import Mention

# First names may stand before several middle names; few have as many letters as this.
_TITLE_LENGTH = 7


def titles_among(mentions: Iterable[Mention]) -> frozenset[str]:
    """Return the first words of mentions that are titles no list holds.

    Such a word stands before a name that the story printed without it before (the other way round
    it is a first name, and the rest a surname of two words), or before several names; and never
    before a surname alone, as first names do.
    """
    rests: dict[str, set[tuple[str, ...]]] = {}
    names: set[tuple[str, ...]] = set()
    known_without: set[str] = set()
    for one in mentions:
        first, rest = one.words[0], one.words[1:]
        if rest in names:
            known_without.add(first)
        names.add(one.words)
        rests.setdefault(first, set()).add(rest)
    return frozenset(
        first
        for first, behind in rests.items()
        if all(map(_begins_a_name, behind))
        and (first in known_without or (len(behind) > 1 and len(first) >= _TITLE_LENGTH))
    )


def _begins_a_name(words: tuple[str, ...]) -> bool:
    return len(words) >= 2 and words[0][0].isupper() and not words[0].endswith(".")


def without_title(one: Mention, titles: frozenset[str]) -> Mention:
    """Cut a title that `titles_among` found off."""
    if one.words[0] not in titles or len(one.words) < 3:
        return one
    # A product's brand stands where a title does: it is cut off, and makes nobody a person.
    return one._replace(words=one.words[1:], plain=one.plain[1:])
