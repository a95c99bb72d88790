"""Surnames that stand alone: a title or a trade names somebody whose full name the story lacks."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from news_digest.subjects.people.doubts import GENERATION
from news_digest.subjects.people.lexicon import Lexicon, plain
from news_digest.subjects.people.mentions import Mention, Words, is_title, surname_of
from news_digest.subjects.words import (
    COUNTRIES,
    DEMONYMS,
    NOT_IN_NAMES,
    PEOPLES,
    ROLES,
    ROLES_OF_FIRMS,
)

_FEWEST_LETTERS = 2
# MP and PM are titles; ADM is a firm before it is an admiral.
_ACRONYM = 2
# Ryan, Beck and Co; Muller and Co Inc; Meares and Philips Ltd
_NEXT = r"(?:,? (?:and |& )?[A-Z][\w'’-]+){0,3}"
_FIRM_AFTER = re.compile(
    rf"^{_NEXT},? (?:and|&) (?:Co|Sons|Partners)\b"
    rf"|^{_NEXT} (?:Inc|Ltd|Corp|Co|Plc|AG|SA|Securities)\b"
)


def begins_of_things(mentions: Iterable[Mention], things: Collection[Words]) -> frozenset[str]:
    """Return the words that begin a firm's, an office's or a place's name: Lyng, in Lyng Corp.

    `things` are the words of those mentions that are known to name a thing.
    """
    return frozenset([words[0] for words in things]).union(
        [
            one.words[0]
            for one in mentions
            if len(one.words) > 1 and one.plain[-1].rstrip(".") in NOT_IN_NAMES
        ]
    )


def is_lone_surname(mention: Mention, things: Collection[str], lists: Lexicon) -> bool:
    """Tell whether the mention is a surname alone, by the title or trade before it.

    `things` are the words of `begins_of_things`. A title presents a person though the surname be
    a common word or a place (Mr Young, President Lincoln); a role that firms have too, and a trade
    that is known by its ending alone, only a surname that is neither.
    """
    word, printed, role = mention.plain[-1], mention.words[-1], mention.role
    if (
        role is None
        or (role.isupper() and len(role) > _ACRONYM)
        or surname_of(mention.words) is None
        or printed in things
    ):
        return False
    if (
        len(printed) < _FEWEST_LETTERS
        or printed.rstrip(".") in GENERATION
        or printed.isupper()
        or not printed[0].isupper()
    ):
        return False
    if word in NOT_IN_NAMES or word in COUNTRIES or word in PEOPLES or word in DEMONYMS:
        return False
    if word.rstrip("s") in ROLES or (word in lists.places and word not in lists.surnames):
        return False
    if _FIRM_AFTER.search(mention.after):
        return False
    known = word in lists.surnames
    if is_title(role) and role.lower() not in ROLES_OF_FIRMS:
        return known or word not in lists.common
    if not known or word in lists.common or word in lists.places:
        return False
    return is_title(role) or mention.speaks


def could_be_a_surname(name: str, lists: Lexicon) -> bool:
    """Tell whether nothing else is known that the name could be: no common word, no place."""
    word = plain(name.split()[-1])
    if word in lists.common or word in COUNTRIES or word in PEOPLES or word in DEMONYMS:
        return False
    return word not in lists.places or word in lists.surnames
