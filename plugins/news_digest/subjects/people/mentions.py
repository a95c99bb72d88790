"""Text -> mentions: the runs of capitalised words that may name somebody."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from news_digest.subjects.people.lexicon import lexicon, plain
from news_digest.subjects.words import (
    ADJECTIVES,
    ATTRIBUTION_VERBS,
    CALENDAR,
    DEMONYMS,
    FOREIGN_ATTRIBUTION_VERBS,
    FOREIGN_ROLES,
    FOREIGN_SENTENCE_OPENERS,
    NOT_IN_NAMES,
    NOT_TRADES,
    PARTICLES,
    ROLES,
    SENTENCE_OPENERS,
    TITLE_ENDINGS,
    TITLE_PREFIXES,
    TITLES_OF_SEVERAL,
)

_PARTICLE = "|".join(sorted(PARTICLES, key=len, reverse=True))
# Netanyahu, O'Neill, Young-hoon, Mao Tse-Tung, al-Saadani; J., A.J.P.
_ARTICLE = r"(?:(?:[Aa][lnsdz]|[Aa]sh|[EeUu]l|[Dd]|[Dd]ell)[-'’])"
# To try a to z first is twice as fast.
_CAPITALISED = rf"{_ARTICLE}?[^\W\d_a-z][a-z]*+[^\W\d_]*(?:['’-][^\W\d_]+)*"
_INITIALS = r"[^\W\d_a-z]\.(?:[ -]?[^\W\d_a-z]\.)*"
_TOKEN = rf"(?:{_INITIALS}(?!\w)|{_CAPITALISED})"
# James (Leo) Nichols, William "Bill" Roe
_NICKNAME = (
    rf"(?: (?:\(\s?[\"“]?{_CAPITALISED}[\"”]?\s?\)|[\"“]{_CAPITALISED}[\"”])(?= {_CAPITALISED}))?"
)
NICKNAME_MARKS = '()"“”'
_RUN = re.compile(rf"{_TOKEN}(?:{_NICKNAME} (?:(?:{_PARTICLE}) ){{0,2}}{_TOKEN})*")
# Where one may begin, articles in lower case; found fast, as the letter is tried before what stands
# before it, and no other small letter is left to `_RUN`.
_BEGINNING = re.compile(
    r"[A-Zadeu\x80-\U0010ffff](?<![\w&'’-].)(?:(?<![adeu])|(?=(?:[lnsdz]|sh|ell)?[-'’]))"
)
_POSSESSIVE = re.compile(r"['’]s(?=\s|$)\s?|(?<=s)['’](?=\s|$)\s?")
# A trade that no list holds: ringmaster Paolo de la Vega, cyclist Anna Lund, councillor Edda Brink.
_TRADE = re.compile(r"[a-z-]{2,}(?:er|or|ist|ian|man|woman|eur|smith|wright)")
# Who is asked and who answers, in an interview: "Oskar Lindqvist: As a boy."
_TURN = re.compile(r"\s*:\s")
# Roe said; Roe ha detto; Roe a déclaré
_WORD_AFTER = re.compile(r"^['’]?s?,?\s+(?:(?:ha|a)\s+)?([\w-]+)")
_NOT_FIRST = SENTENCE_OPENERS | FOREIGN_SENTENCE_OPENERS | DEMONYMS
_SPEAK = ATTRIBUTION_VERBS | FOREIGN_ATTRIBUTION_VERBS
# Particles that begin a surname where no first name does: President von Weizsaecker.
_NOBILIARY = frozenset(
    ["von", "van", "de", "du", "da", "della", "del", "der", "den", "bin", "ibn", "ould"]
)
_MOST_PARTICLES = 2
# What tells a person stands no farther from the name.
_CONTEXT = 60


Words = tuple[str, ...]


class Mention(NamedTuple):
    """Capitalised words that may name a person, and up to 60 characters around them.

    `plain` are the words as the lists write them; `preceding` is the word before them, with the
    sign that follows it; `role` is the title or trade before them; `speaks` tells that a verb of
    speech stands right behind or before them; `turn` that they open a turn of an interview.
    """

    words: Words
    plain: Words
    before: str
    after: str
    preceding: str
    role: str | None
    speaks: bool
    turn: bool

    @property
    def name(self) -> str:
        """The words as one text."""
        return " ".join(self.words)


def find_mentions(text: str) -> Iterator[Mention]:
    """Yield the mentions in `text`, in order."""
    for match in _runs(text):
        start = match.start()
        # "Iraq's Aziz": what follows a possessive is another name.
        owners = _POSSESSIVE.finditer(match[0]) if "'" in match[0] or "’" in match[0] else ()
        for owner in owners:
            mention = _mention(text, start, match.start() + owner.start(), possessive=True)
            if mention:
                yield mention
            start = match.start() + owner.end()
        mention = _mention(text, start, match.end())
        if mention:
            yield mention


def _runs(text: str) -> Iterator[re.Match[str]]:
    end = 0
    while beginning := _BEGINNING.search(text, end):
        if run := _RUN.match(text, beginning.start()):
            yield run
        end = (run or beginning).end()


def _mention(text: str, start: int, end: int, possessive: bool = False) -> Mention | None:
    words = text[start:end].split()
    if len(words) == 1 and _is_no_name(words[0]):
        return None
    before = text[max(0, start - _CONTEXT) : start]
    role, first = None, 0
    if len(words) > 1:
        # "will meet Jose Miguel Insulza Monday"
        while words and words[-1].lower() in CALENDAR:
            words.pop()
        role, first = _office_in(words, before)
    if first == len(words):
        return None
    after = "" if possessive else text[end : end + _CONTEXT]
    turn = start == 0 and bool(_TURN.match(after))
    preceding = _word_before(before)
    role = role or _role(preceding)
    if role is None and first == 0 and preceding in _NOBILIARY:
        role, particles = _title_and_particles(before)
        words = [*particles, *words]
    kept = tuple(words[first:])
    bare = _plain_words(kept)
    return Mention(kept, bare, before, after, preceding, role, _speaks(preceding, after), turn)


@lru_cache(maxsize=1 << 12)
def _plain_words(words: Words) -> Words:
    return tuple([plain(word.strip(NICKNAME_MARKS)) for word in words])


@lru_cache(maxsize=1 << 12)
def _is_no_name(word: str) -> bool:
    """Tell whether a word alone is no name: a title, a day, or the beginning of a sentence."""
    lowered = word.lower()
    return lowered in CALENDAR or lowered in _NOT_FIRST or is_title(word)


def _office_in(words: list[str], before: str) -> tuple[str | None, int]:
    """Return the last title among the words, and where the name behind all that is none begins."""
    role, first = _title_in(words)
    while first < len(words) and words[first].lower() in _NOT_FIRST:
        first += 1
    while len(words) - first > 2 and _is_end_of_office(words[first:], before if not first else ""):
        role, first = words[first], first + 1
    return role, first


def _title_in(words: list[str]) -> tuple[str | None, int]:
    """Return the last title among the words, and where the name behind it begins.

    `Montenegrin Foreign Minister Milan Rocen`. A last word behind a name is a surname and no
    title: `Prime Minister John Major`.
    """
    surname = len(words) > 1 and not (is_title(words[-2]) or words[-2].lower() in NOT_IN_NAMES)
    for at in range(len(words) - 1 - surname, -1, -1):
        if is_title(words[at]):
            return words[at], at + 1
    return None, 0


def _is_end_of_office(words: list[str], before: str) -> bool:
    """Tell whether the first of three words or more still is of an office, and no name.

    (Secretary of) State John Kornblum; (Chancellor of the) Exchequer Nigel Lawson.
    """
    if not words[1][0].isupper():
        return False
    first_names = lexicon().first_names
    if plain(words[0]) in first_names or plain(words[1]) not in first_names:
        return False
    return words[0].lower() in NOT_IN_NAMES or before.endswith((" of the ", " of ", " for "))


@lru_cache(maxsize=1 << 12)
def surname_of(words: Words) -> str | None:
    """Return the words as one surname where they are that alone: `Reagan`, `von Weizsaecker`."""
    # Al Gore and Des O'Connor have first names; De Clercq and van Aartsen have none.
    name = [word for word in words if word not in PARTICLES and word.lower() not in _NOBILIARY]
    if len(name) != 1 or name[0] != words[-1]:
        return None
    return " ".join(words)


def _word_before(before: str) -> str:
    """Return the last word of `before` with the sign that follows it; "" where no space does."""
    trimmed = before.rstrip("\"“”'").rstrip()
    if len(trimmed) == len(before) or not trimmed:
        return ""
    return trimmed.rsplit(maxsplit=1)[-1].lstrip("(\"“”'‘")


@lru_cache(maxsize=1 << 12)
def _role(word: str) -> str | None:
    """Return the word before a name as a role, if it is one."""
    # A full stop ends a sentence, but behind an abbreviated title, which the list has with it.
    if is_title(word) and word not in ADJECTIVES:
        return word
    return word if _TRADE.fullmatch(word) and word not in NOT_TRADES else None


def _title_and_particles(before: str) -> tuple[str | None, list[str]]:
    """Return the title at the end of `before` and the particles of the surname behind it."""
    words = before.split() if before.endswith(" ") else []
    count = 0
    while count < min(_MOST_PARTICLES, len(words)) and words[-1 - count] in _NOBILIARY:
        count += 1
    if not count or count == len(words) or not is_title(words[-1 - count]):
        return None, []
    # "le président de Renault": in these languages "de" is "of", too.
    title = words[-1 - count]
    return (None, []) if title.lower() in FOREIGN_ROLES else (title, words[-count:])


@lru_cache(maxsize=1 << 14)
def is_title(word: str) -> bool:
    """Tell whether `word` is a title: Minister, Major-General, co-founder, ex-president."""
    lowered = word.lower()
    if lowered in ROLES or lowered in FOREIGN_ROLES or lowered.endswith(TITLE_ENDINGS):
        return True
    # Presidents Reagan and Sarney
    if lowered in TITLES_OF_SEVERAL:
        return True
    first, hyphen, last = lowered.partition("-")
    last = last.removesuffix("s")
    known = last in ROLES or _TRADE.fullmatch(last) is not None
    return bool(hyphen) and known and (first in ROLES or first in TITLE_PREFIXES)


def _speaks(preceding: str, after: str) -> bool:
    """Tell whether a verb of speech stands right behind a name, or right before it."""
    behind = _WORD_AFTER.match(after)
    if behind and behind[1].lower() in _SPEAK:
        return True
    return preceding.rstrip(",").lower() in _SPEAK
