"""What speaks for a mention being a full name, and how much.

The worths are in points; a mention is believed from `ENOUGH` points on, after what speaks against
it (`doubts`) is taken off. They were set by hand on English newswire, so that no single weak sign
is enough: a title is, a first name known to the lists together with any surname is, and two
unknown words are only together with something around them or in the rest of the story.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from news_digest.subjects.people.context import Context
from news_digest.subjects.people.lexicon import Lexicon
from news_digest.subjects.people.mentions import Mention, is_title
from news_digest.subjects.words import FIRST_NAMES_TOO, PARTICLES

ENOUGH = 2.0

_TITLE, _IN_INTERVIEW, _AGE = 3.2, 3.0, 2.5
_FIRST_NAME, _FIRST_NAME_OR_WORD, _FIRST_NAME_OR_COMMON_WORD = 2.1, 1.9, 1.2
_SPEAKS, _PRESENTED, _PRESENTED_BEFORE = 1.6, 1.5, 1.2
_HYPHENATED, _INITIAL, _SURNAME_ALONE = 1.5, 1.2, 1.2
_SURNAME, _SURNAME_OR_WORD, _SURNAME_FIRST, _NUMBERED = 1.0, 0.6, 1.0, 1.0
_PARTICLE, _UNKNOWN = 0.6, 0.5

# SCOWL's classes up to 20 hold the twelve thousand commonest words: bill, grace, young.
_COMMON = 20

_PRESENTED_AS = re.compile(
    r"^,\s+(?:the|a|an|one|who|whose|his|her|their|its|former|head|chief|director|president"
    r"|chairman|minister|secretary|leader|deputy|vice|senior|managing|executive|analyst"
    r"|economist|spokes\w+|trader|dealer)\b"
)
_AGED = re.compile(r"^(?:\s*\(\s*\d{1,3}\s*\)|,\s+(?:aged\s+)?\d{1,3}(?=[,.;) ]))")
# Kang Young-hoon, Chen Chun-yeh.
_KOREAN_OR_CHINESE = re.compile(r"[A-Z][a-z]+-[a-z]{2,}")
NUMERAL = re.compile(r"I{1,3}|IV|VI{0,3}|IX|XI{0,3}|XIV|XVI{0,3}|XV")


class Sign(NamedTuple):
    """Something that speaks for a person, its points, and how to tell it to people."""

    worth: float
    reason: str


def signs_of(mention: Mention, context: Context, lists: Lexicon) -> tuple[Sign, ...]:
    """Return all that speaks for a mention of two words or more."""
    return (
        *_first_word(mention, lists),
        *_last_word(mention, lists),
        *_form(mention, lists),
        *_surroundings(mention),
        *_story(mention, context),
    )


def _first_word(mention: Mention, lists: Lexicon) -> Iterator[Sign]:
    first, printed = mention.plain[0], mention.words[0]
    if first in lists.first_names or _has_part(first, lists.first_names):
        size = lists.common.get(first)
        worth = _FIRST_NAME if size is None else _FIRST_NAME_OR_WORD
        if size is not None and size <= _COMMON and first not in FIRST_NAMES_TOO:
            worth = _FIRST_NAME_OR_COMMON_WORD
        yield Sign(worth, f"“{printed}” is a first name")
    elif first.endswith(".") and len(first) <= 6:
        yield Sign(_INITIAL, "an initial stands before the surname")
    elif first in lists.surnames and mention.plain[-1] in lists.first_names:
        yield Sign(_SURNAME_FIRST, f"“{printed}” is a surname")
    elif first not in lists.common and first not in lists.places:
        yield Sign(_UNKNOWN, f"“{printed}” is no common word")


def _has_part(word: str, names: frozenset[str]) -> bool:
    """Tell whether one of the parts that hyphens join to a word is among `names`."""
    return "-" in word and not names.isdisjoint(word.split("-"))


def _last_word(mention: Mention, lists: Lexicon) -> Iterator[Sign]:
    last, printed = mention.plain[-1], mention.words[-1]
    if last in lists.surnames or _has_part(last, lists.surnames):
        worth = _SURNAME_OR_WORD if last in lists.common else _SURNAME
        yield Sign(worth, f"“{printed}” is a surname")
    elif last not in lists.common and last not in lists.places:
        yield Sign(_UNKNOWN, f"“{printed}” is no common word")


def _form(mention: Mention, lists: Lexicon) -> Iterator[Sign]:
    if inner := mention.words[1:-1]:
        if any(word.endswith(".") for word in inner):
            yield Sign(_INITIAL, "an initial stands inside")
        if not PARTICLES.isdisjoint(inner):
            yield Sign(_PARTICLE, "a particle stands inside")
    if any("-" in word and _KOREAN_OR_CHINESE.fullmatch(word) for word in mention.words):
        yield Sign(_HYPHENATED, "is written as Korean and Chinese names are")
    if NUMERAL.fullmatch(mention.words[-1]) and mention.plain[0] in lists.first_names:
        yield Sign(_NUMBERED, "a ruler's number stands behind")


def _surroundings(mention: Mention) -> Iterator[Sign]:
    if mention.role:
        yield Sign(_TITLE, f"“{mention.role}” stands before the name")
    if _AGED.match(mention.after):
        yield Sign(_AGE, "an age follows")
    elif _PRESENTED_AS.match(mention.after):
        yield Sign(_PRESENTED, "is presented behind a comma")
    elif is_title(mention.preceding.rstrip(",")):
        yield Sign(_PRESENTED_BEFORE, "is presented before a comma")
    if mention.speaks:
        yield Sign(_SPEAKS, "is said to speak")


def _story(mention: Mention, context: Context) -> Iterator[Sign]:
    surname = mention.words[-1]
    if mention.name in context.asked:
        yield Sign(_IN_INTERVIEW, "has turns in an interview")
    if surname in context.speaking:
        yield Sign(_SPEAKS, "a person of that surname speaks in the story")
    elif surname in context.lone:
        yield Sign(_SURNAME_ALONE, "the story goes on with the surname alone")
