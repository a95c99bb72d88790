"""Who the story is about: full names, by what stands around them.

A name is two to four capitalised words. It is believed where the vocabulary knows it, where a
title or role stands before it, or where somebody of that name speaks or is presented. Later
surnames belong to the full name printed before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from news_digest.convert.words import (
    ATTRIBUTION_VERBS,
    NOT_IN_NAMES,
    PARTICLES,
    ROLES,
    SENTENCE_OPENERS,
)
from news_digest.model import Block, BlockKind, PersonMention, Span
from news_digest.slugs import slug
from news_digest.vocabulary import PeopleVocabulary

_PARTICLE = "|".join(sorted(PARTICLES, key=len, reverse=True))
_CAPITALISED = r"[^\W\d_a-z][^\W\d_]*(?:['’-][^\W\d_]+)*"
_TOKEN = rf"(?:{_CAPITALISED}|[^\W\d_a-z]\.)"
_SEQUENCE = re.compile(rf"(?<![\w&]){_TOKEN}(?: (?:(?:{_PARTICLE}) ){{0,2}}{_TOKEN})*")
_POSSESSIVE = re.compile(r"['’]s$|(?<=s)['’]$")
_WORD_BEFORE = re.compile(r"([\w-]+)[\s,]+(?:[\"“”']\s*)?$")
_WORD_AFTER = re.compile(r"^['’]?s?,?\s+([\w-]+)")
_PRESENTED = re.compile(
    r"^,\s+(?:\d{1,3}\b|(?:the|a|an|who|whose|head|chief|director|a\s+former)\b)"
)

_FEWEST, _MOST = 2, 4


@dataclass(frozen=True, slots=True)
class _Candidate:
    """Capitalised words that may name a person; `after_role` tells that a title preceded them."""

    words: tuple[str, ...]
    before: str
    after: str
    after_role: str | None

    @property
    def name(self) -> str:
        return " ".join(self.words)


def find_people(
    blocks: Iterable[Block], raw: str, vocabulary: PeopleVocabulary
) -> tuple[PersonMention, ...]:
    """Return the people named in the blocks, in the order of their first mention."""
    texts = [block for block in blocks if block.kind is not BlockKind.PREFORMATTED]
    candidates = [(block, one) for block in texts for one in _candidates(block.text)]
    speaking = {
        one.words[-1] for _, one in candidates if _speaks(one) and one.words[-1] not in NOT_IN_NAMES
    }
    found: dict[str, PersonMention] = {}
    for block, candidate in candidates:
        for part, reason in _people_in(candidate, vocabulary, speaking):
            person = vocabulary.find(part)
            key = person.id if person else _known_as(part, found) or slug(part)
            before = found.get(key)
            if before is None:
                span = _span(part, block, raw)
                confirmed = person is not None
                found[key] = PersonMention(key, part, confirmed, span, (reason,))
            elif len(part.split()) > len(before.name.split()):
                found[key] = PersonMention(key, part, before.confirmed, before.span, before.reasons)
    return tuple(found.values())


def _candidates(text: str) -> Iterator[_Candidate]:
    for match in _SEQUENCE.finditer(text):
        words = [_POSSESSIVE.sub("", word) for word in match[0].split()]
        before, after = text[max(0, match.start() - 40) : match.start()], text[match.end() :][:60]
        possessive = match[0] != " ".join(words)
        role = _role_before(before)
        # "Montenegrin Foreign Minister Milan Rocen": what follows the last title is the name.
        for at in range(len(words) - 1, -1, -1):
            if words[at].lower() in ROLES:
                role, words = words[at], words[at + 1 :]
                break
        while words and words[0].lower() in SENTENCE_OPENERS:
            words = words[1:]
        if words:
            yield _Candidate(tuple(words), before, "" if possessive else after, role)


def _role_before(before: str) -> str | None:
    match = _WORD_BEFORE.search(before)
    word = match[1] if match and "," not in before[match.end(1) :] else ""
    return word if word.lower() in ROLES else None


def _people_in(
    candidate: _Candidate, vocabulary: PeopleVocabulary, speaking: set[str]
) -> Iterator[tuple[str, str]]:
    """Yield the names in the candidate that are believed, each with the reason."""
    known = _known_part(candidate.words, vocabulary)
    if known:
        yield known, "people.yml names this person"
        return
    if not _could_be_a_name(candidate.words) or vocabulary.is_excluded(candidate.name):
        return
    if candidate.after_role:
        yield candidate.name, f"“{candidate.after_role}” stands before the name"
    elif _speaks(candidate):
        yield candidate.name, "is said to speak"
    elif _PRESENTED.match(candidate.after):
        yield candidate.name, "is presented behind a comma"
    elif candidate.words[-1] in speaking:
        yield candidate.name, "a person of that surname speaks in the story"


def _known_part(words: tuple[str, ...], vocabulary: PeopleVocabulary) -> str | None:
    """Return the longest run of the words that the vocabulary knows as a person."""
    for length in range(len(words), 0, -1):
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
    return len(words[-1]) > 1 and not words[-1].endswith(".")


def _speaks(candidate: _Candidate) -> bool:
    after = _WORD_AFTER.match(candidate.after)
    if after and after[1].lower() in ATTRIBUTION_VERBS:
        return True
    before = _WORD_BEFORE.search(candidate.before)
    return bool(before and before[1].lower() in ATTRIBUTION_VERBS)


def _known_as(name: str, found: dict[str, PersonMention]) -> str | None:
    """Return the id under which somebody of the same first and last name was found."""
    words = name.split()
    for key, mention in found.items():
        others = mention.name.split()
        if words[-1] == others[-1] and words[0] == others[0]:
            return key
    return None


def _span(name: str, block: Block, raw: str) -> Span:
    """Return where the name stands in the raw text, which may break it over lines."""
    printed = re.compile(r"\s+".join(re.escape(word) for word in name.split()))
    match = printed.search(raw, block.span.start, block.span.end)
    return Span(match.start(), match.end()) if match else block.span
