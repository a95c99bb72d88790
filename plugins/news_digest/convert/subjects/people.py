"""Who the story is about: full names, by what stands around them.

A name is two to four capitalised words. It is believed where the vocabulary knows it, where a
title or trade stands before it, where somebody of that name speaks or is presented, or where the
surname alone is used again as a person's is. Later surnames belong to the full name before.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import dropwhile

from news_digest.convert.subjects.words import (
    ADJECTIVES,
    ATTRIBUTION_VERBS,
    COUNTRIES,
    DEMONYMS,
    NOT_IN_NAMES,
    NOT_TRADES,
    PARTICLES,
    PEOPLES,
    ROLES,
    SENTENCE_OPENERS,
    TITLE_ENDINGS,
    TITLE_PREFIXES,
)
from news_digest.model import Block, BlockKind, PersonMention, Span
from news_digest.slugs import slug
from news_digest.vocabulary import PeopleVocabulary

_PARTICLE = "|".join(sorted(PARTICLES, key=len, reverse=True))
_CAPITALISED = r"[^\W\d_a-z][^\W\d_]*(?:['’-][^\W\d_]+)*"
_TOKEN = rf"(?:[^\W\d_a-z]\.|{_CAPITALISED})"
_SEQUENCE = re.compile(rf"(?<![\w&]){_TOKEN}(?: (?:(?:{_PARTICLE}) ){{0,2}}{_TOKEN})*")
_POSSESSIVE = re.compile(r"['’]s(?=\s|$)\s?|(?<=s)['’](?=\s|$)\s?")
_WORD_AFTER = re.compile(r"^['’]?s?,?\s+([\w-]+)")
_PRESENTED = re.compile(
    r"^,\s+(?:\d{1,3}(?=[,.;)])|(?:the|a|an|who|whose|head|chief|director|a\s+former)\b)"
)
# A trade that no list holds: ringmaster Paolo de la Vega, cyclist Anna Lund, councillor Edda Brink.
_TRADE = re.compile(r"[a-z-]{2,}(?:er|or|ist|ian|man|woman|eur|smith|wright)")
# Who is asked and who answers, in an interview: "Oskar Lindqvist: As a boy."
_TURN = re.compile(r"\s*:\s")

# "the China Daily said", "the town of Bou Haroun, a …"
_NO_PERSON_FOLLOWS = ("the ", " of ", " on ", " in ", " at ", " near ")
_PARTICIPLE = re.compile(
    r".*-(?:based|listed|controlled|backed|led|owned|born|run|made|held|style)"
)
_NO_FIRST_NAMES = SENTENCE_OPENERS | DEMONYMS
_FEWEST, _MOST = 2, 4
# First names may stand before several middle names; few have as many letters as this.
_TITLE_LENGTH = 7
# Names of the vocabulary are looked for up to this many words.
_MOST_KNOWN = 6
# What tells a person stands no farther from the name.
_CONTEXT = 60


@dataclass(frozen=True, slots=True)
class _Candidate:
    """Capitalised words that may name a person, and up to 60 characters around them.

    `after_role` is the title before them; `turn` tells that they open a turn of an interview.
    """

    words: tuple[str, ...]
    before: str
    after: str
    after_role: str | None
    turn: bool

    @property
    def name(self) -> str:
        return " ".join(self.words)


@dataclass(frozen=True, slots=True)
class _Context:
    """What the whole story tells of its names.

    `speaking`: last words of who speaks; `lone`: names of one word; `asked`: who has turns.
    """

    speaking: frozenset[str]
    lone: frozenset[str]
    asked: frozenset[str]


def find_people(
    blocks: Iterable[Block], raw: str, vocabulary: PeopleVocabulary
) -> tuple[PersonMention, ...]:
    """Return the people named in the blocks, in the order of their first mention."""
    # Headings capitalise what is no name.
    texts = [one for one in blocks if one.kind is not BlockKind.HEADING]
    candidates = [(block, one) for block in texts for one in _candidates(block.text)]
    titles = _titles_in(one for _, one in candidates)
    candidates = [(block, _without_title(one, titles)) for block, one in candidates]
    context = _context_of([one for _, one in candidates])
    found: dict[str, PersonMention] = {}
    keys: dict[tuple[str, str], str] = {}
    reached = 0
    for block, candidate in candidates:
        believed = _person_in(candidate, vocabulary, context)
        if believed is None:
            continue
        name, reason = believed
        words, person = name.split(), vocabulary.find(name)
        # Jane Roe and Jane M. Roe are one person.
        ends = words[0], words[-1]
        key = person.id if person else keys.get(ends) or slug(name)
        keys.setdefault(ends, key)
        before = found.get(key)
        if before is None:
            # Names come in order: what lies before the last one need not be searched again.
            span = _span(name, block, max(block.span.start, reached), raw)
            reached = span.start
            found[key] = PersonMention(key, name, person is not None, span, (reason,))
        elif len(words) > len(before.name.split()):
            found[key] = replace(before, name=name)
    return tuple(found.values())


def _candidates(text: str) -> Iterator[_Candidate]:
    for match in _SEQUENCE.finditer(text):
        start = match.start()
        # "Iraq's Aziz": what follows a possessive is another name.
        for owner in _POSSESSIVE.finditer(match[0]):
            yield from _candidate(text, start, match.start() + owner.start(), possessive=True)
            start = match.start() + owner.end()
        yield from _candidate(text, start, match.end())


def _candidate(text: str, start: int, end: int, possessive: bool = False) -> Iterator[_Candidate]:
    words = text[start:end].split()
    before = text[max(0, start - _CONTEXT) : start]
    after = "" if possessive else text[end : end + _CONTEXT]
    turn = start == 0 and bool(_TURN.match(after))
    role = _role_before(before)
    # "Montenegrin Foreign Minister Milan Rocen": what follows the last title is the name.
    for at in range(len(words) - 1, -1, -1):
        if _is_title(words[at]):
            role, words = words[at], words[at + 1 :]
            break
    words = list(dropwhile(lambda word: word.lower() in _NO_FIRST_NAMES, words))
    if words:
        yield _Candidate(tuple(words), before, after, role, turn)


def _word_before(before: str) -> str:
    """Return the last word of `before` with the sign that follows it; "" where no space does."""
    trimmed = before.rstrip("\"“”'").rstrip()
    if len(trimmed) == len(before) or not trimmed:
        return ""
    return trimmed.split()[-1].lstrip("(\"“”'‘")


def _role_before(before: str) -> str | None:
    word = _word_before(before)
    # A full stop ends a sentence, but behind an abbreviated title, which the list has with it.
    if _is_title(word) and word not in ADJECTIVES:
        return word
    return word if _TRADE.fullmatch(word) and word not in NOT_TRADES else None


def _is_title(word: str) -> bool:
    """Tell whether `word` is a title: Minister, Major-General, co-founder, ex-president."""
    lowered = word.lower()
    if lowered in ROLES or lowered.endswith(TITLE_ENDINGS):
        return True
    first, hyphen, last = lowered.partition("-")
    return bool(hyphen) and last in ROLES and (first in ROLES or first in TITLE_PREFIXES)


def _titles_in(candidates: Iterable[_Candidate]) -> frozenset[str]:
    """Return the first words of candidates that are titles no list holds.

    Such a word stands before a name that the story printed without it before (the other way round
    it is a first name, and the rest a surname of two words), or before several names; and never
    before a surname alone, as first names do.
    """
    rests: dict[str, set[tuple[str, ...]]] = {}
    names: set[tuple[str, ...]] = set()
    known_without: set[str] = set()
    for one in candidates:
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
    return len(words) >= _FEWEST and words[0][0].isupper() and not words[0].endswith(".")


def _without_title(one: _Candidate, titles: frozenset[str]) -> _Candidate:
    if one.words[0] not in titles or not _could_be_a_name(one.words):
        return one
    # A product's brand stands where a title does: it is cut off, and makes nobody a person.
    return replace(one, words=one.words[1:])


def _context_of(candidates: list[_Candidate]) -> _Context:
    speaking = {one.words[-1] for one in candidates if _speaks(one)}
    lone = {
        one.words[0]
        for one in candidates
        if len(one.words) == 1 and not one.before.lower().endswith("the ")
    }
    turns = Counter(one.name for one in candidates if one.turn)
    asked = {name for name, count in turns.items() if count > 1}
    return _Context(frozenset(speaking), frozenset(lone), frozenset(asked))


def _person_in(
    candidate: _Candidate, vocabulary: PeopleVocabulary, context: _Context
) -> tuple[str, str] | None:
    """Return the name in the candidate that is believed, and the reason."""
    known = _known_part(candidate.words, vocabulary)
    if known:
        return known, "people.yml names this person"
    name, surname = candidate.name, candidate.words[-1]
    if not _could_be_a_name(candidate.words) or vocabulary.is_excluded(name):
        return None
    if candidate.after_role:
        return name, f"“{candidate.after_role}” stands before the name"
    if candidate.before.lower().endswith(_NO_PERSON_FOLLOWS):
        return None
    if _speaks(candidate):
        return name, "is said to speak"
    if name in context.asked:
        return name, "has turns in an interview"
    if _PRESENTED.match(candidate.after):
        return name, "is presented behind a comma"
    if surname in context.speaking:
        return name, "a person of that surname speaks in the story"
    if surname in context.lone:
        return name, "the story goes on with the surname alone"
    return None


def _known_part(words: tuple[str, ...], vocabulary: PeopleVocabulary) -> str | None:
    """Return the longest run of the words that the vocabulary knows as a person."""
    for length in range(min(len(words), _MOST_KNOWN), 0, -1):
        for start in range(len(words) - length + 1):
            name = " ".join(words[start : start + length])
            if vocabulary.find(name):
                return name
    return None


def _could_be_a_name(words: tuple[str, ...]) -> bool:
    if not _FEWEST <= len(words) <= _MOST:
        return False
    for word in words:
        bare = word.rstrip(".").lower()
        if bare in NOT_IN_NAMES or (len(word) > 2 and word.isupper()):
            return False
        if _PARTICIPLE.fullmatch(bare):
            return False
    last = words[-1]
    if len(last) == 1 or last.endswith("."):
        return False
    return last.lower() not in COUNTRIES and last.lower() not in PEOPLES


def _speaks(candidate: _Candidate) -> bool:
    after = _WORD_AFTER.match(candidate.after)
    if after and after[1].lower() in ATTRIBUTION_VERBS:
        return True
    return _word_before(candidate.before).rstrip(",").lower() in ATTRIBUTION_VERBS


def _span(name: str, block: Block, start: int, raw: str) -> Span:
    """Return where the name next stands in the raw text, which may break it over lines."""
    printed = re.compile(r"\s+".join(map(re.escape, name.split())))
    match = printed.search(raw, start, block.span.end)
    return Span(match.start(), match.end()) if match else block.span
