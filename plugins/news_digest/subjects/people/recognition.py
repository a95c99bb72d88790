"""Blocks -> the people of a story: mentions, what speaks for and against them, who is the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from news_digest.model import Block, BlockKind, PersonMention, Span
from news_digest.slugs import slug
from news_digest.subjects.people.context import Context, context_of
from news_digest.subjects.people.doubts import could_be_a_name, doubt, names_a_thing
from news_digest.subjects.people.evidence import ENOUGH, signs_of
from news_digest.subjects.people.headlines import first_names_before, words_of
from news_digest.subjects.people.lexicon import Lexicon, lexicon, plain
from news_digest.subjects.people.mentions import Mention, Words, find_mentions, surname_of
from news_digest.subjects.people.surnames import (
    begins_of_things,
    could_be_a_surname,
    is_lone_surname,
)
from news_digest.subjects.people.titles import titles_among, without_title
from news_digest.subjects.words import PARTICLES
from news_digest.vocabulary import PeopleVocabulary, name_key

# Names of the vocabulary are looked for up to this many words.
_MOST_KNOWN = 6

_Mentions = Sequence[tuple[Block, Mention]]


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody's name, how and where it is printed, and why that is a person."""

    name: str
    printed: str
    block: Block
    reason: str


def name_people(
    blocks: Sequence[Block], vocabulary: PeopleVocabulary, headline: str | None
) -> tuple[Named, ...]:
    """Return every mention of a person by a full name, and each lone surname, in order."""
    # Headings capitalise what is no name.
    texts = [one for one in blocks if one.kind is not BlockKind.HEADING]
    mentions = [(block, one) for block in texts for one in find_mentions(block.text)]
    titles = titles_among(one for _, one in mentions)
    mentions = [(block, without_title(one, titles)) for block, one in mentions]
    lists = lexicon()
    things = frozenset([one.words for _, one in mentions if names_a_thing(one)])
    full = dict(_full_names(mentions, texts, things, vocabulary, lists))
    taken = {part for one in full.values() for part in parts_of(one.name)}
    headings = (headline or "", *(one.text for one in blocks if one.kind is BlockKind.HEADING))
    firsts = begins_of_things((one for _, one in mentions), things)
    alone = dict(_surnames_alone(mentions, taken, firsts, headings, vocabulary, lists))
    named = full | alone
    return tuple(named[at] for at in sorted(named))


def identify(
    named: Iterable[Named], raw: str, vocabulary: PeopleVocabulary
) -> tuple[PersonMention, ...]:
    """Return who is named, each once, by the fullest form, at the place of the first."""
    found: dict[str, PersonMention] = {}
    keys: dict[tuple[str, str], str] = {}
    reached = 0
    for one in named:
        words, person = one.name.split(), vocabulary.find(one.name)
        # Jane Roe and Jane M. Roe are one person.
        ends = words[0], words[-1]
        key = person.id if person else keys.get(ends) or slug(one.name)
        keys.setdefault(ends, key)
        before = found.get(key)
        if before is None:
            # Names come in order: what lies before the last one need not be searched again.
            span = _span(one.printed, one.block, max(one.block.span.start, reached), raw)
            reached = span.start
            found[key] = PersonMention(key, one.name, person is not None, span, (one.reason,))
        elif len(words) > len(before.name.split()):
            found[key] = replace(before, name=one.name)
    return tuple(found.values())


def _full_names(
    mentions: _Mentions,
    texts: Sequence[Block],
    things: frozenset[Words],
    vocabulary: PeopleVocabulary,
    lists: Lexicon,
) -> Iterator[tuple[int, Named]]:
    """Yield the full names, and all that the vocabulary knows, by the mention's number.

    `things` are the words of mentions that name a thing somewhere in the story.
    """
    context = context_of([one for _, one in mentions], (one.text for one in texts))
    known = _words_of(vocabulary)
    for at, (block, mention) in enumerate(mentions):
        # Nearly all mentions have no word of a name that the vocabulary knows.
        listed = not known.isdisjoint(map(name_key, mention.words))
        if listed and (name := known_name(mention, vocabulary)):
            yield at, Named(name, name, block, "people.yml names this person")
        elif len(mention.words) > 1 and mention.words not in things:
            reason = _why_person(mention, vocabulary, context, lists)
            if reason:
                yield at, Named(mention.name, mention.name, block, reason)


def _surnames_alone(
    mentions: _Mentions,
    taken: set[str],
    things: frozenset[str],
    headings: Sequence[str],
    vocabulary: PeopleVocabulary,
    lists: Lexicon,
) -> Iterator[tuple[int, Named]]:
    """Yield each surname that no full name of the story has, once, where it first stands.

    `taken` are the words of the full names, `things` words that begin the names of things. A first
    name before it in a heading makes it full.
    """
    in_headings = {word.casefold() for one in headings for word in words_of(one)}
    first: dict[str, int] = {}
    roles: dict[str, str] = {}
    for at, (_, one) in enumerate(mentions):
        name = surname_of(one.words)
        if name is None:
            continue
        first.setdefault(name, at)
        if one.role and name not in roles and is_lone_surname(one, things, lists):
            roles[name] = one.role
    first = {
        name: at
        for name, at in first.items()
        if (name in roles or name.casefold() in in_headings)
        and taken.isdisjoint(parts_of(name))
        and not vocabulary.is_excluded(name)
    }
    unusual = [name for name in first if could_be_a_surname(name, lists)]
    for heading in headings:
        for given, name in first_names_before(heading, unusual, lists):
            if name in first:
                at = first.pop(name)
                reason = f"a heading has “{given}” before the surname"
                yield at, Named(f"{given} {name}", name, mentions[at][0], reason)
    for name, at in first.items():
        if name in roles:
            reason = f"“{roles[name]}” stands before the surname"
            yield at, Named(name, name, mentions[at][0], reason)


def parts_of(name: str) -> set[str]:
    """Return what tells a name from others: its words, and those that hyphens join."""
    words = [plain(word) for word in name.split()]
    parts = {part for word in words for part in (word, *word.split("-"))}
    return parts - PARTICLES


def known_name(mention: Mention, vocabulary: PeopleVocabulary) -> str | None:
    """Return the longest run of the mention's words that the vocabulary knows as a person."""
    words = mention.words
    if _words_of(vocabulary).isdisjoint(map(name_key, words)):
        return None  # as nearly all are
    for length in range(min(len(words), _MOST_KNOWN), 0, -1):
        for start in range(len(words) - length + 1):
            name = " ".join(words[start : start + length])
            if vocabulary.find(name):
                return name
    return None


@lru_cache(maxsize=4)
def _words_of(vocabulary: PeopleVocabulary) -> frozenset[str]:
    """Return the words of the names that the vocabulary knows, as `name_key` folds them."""
    return frozenset(word for name in vocabulary.by_name for word in name.split())


def _why_person(
    mention: Mention, vocabulary: PeopleVocabulary, context: Context, lists: Lexicon
) -> str | None:
    """Return the strongest sign that the mention is a person's full name, where enough speaks."""
    if not could_be_a_name(mention, lists) or vocabulary.is_excluded(mention.name):
        return None
    signs = signs_of(mention, context, lists)
    points = sum(sign.worth for sign in signs)
    if points < ENOUGH or points - doubt(mention, context, lists) < ENOUGH:
        return None
    return max(signs, key=lambda sign: sign.worth).reason


def _span(printed: str, block: Block, start: int, raw: str) -> Span:
    """Return where the name next stands in the raw text, which may break it over lines."""
    words = printed.split()
    # Mostly the raw text is sign for sign the block's, but for line ends: no pattern is needed.
    if len(block.text) == block.span.end - block.span.start:
        at = block.span.start + block.text.find(printed, start - block.span.start)
        end = at + len(printed)
        if at >= start and raw[at:end].split() == words:
            return Span(at, end)
    form = re.compile(r"\s+".join(map(re.escape, words)))
    match = form.search(raw, start, block.span.end)
    return Span(match.start(), match.end()) if match else block.span
