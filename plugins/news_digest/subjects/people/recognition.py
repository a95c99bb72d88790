"""Blocks -> the people of a story: mentions, what speaks for and against them, who is the same."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from news_digest.model import Block, BlockKind, PersonMention, Span
from news_digest.slugs import slug
from news_digest.subjects.people.context import Context, context_of
from news_digest.subjects.people.doubts import could_be_a_name, doubt, names_a_thing
from news_digest.subjects.people.evidence import ENOUGH, signs_of
from news_digest.subjects.people.lexicon import Lexicon, lexicon
from news_digest.subjects.people.mentions import Mention, find_mentions
from news_digest.subjects.people.titles import titles_among, without_title
from news_digest.vocabulary import PeopleVocabulary

# Names of the vocabulary are looked for up to this many words.
_MOST_KNOWN = 6


@dataclass(frozen=True, slots=True)
class _Believed:
    """A name, and the strongest sign that it is a person's."""

    name: str
    reason: str


def find_people(
    blocks: Iterable[Block], raw: str, vocabulary: PeopleVocabulary
) -> tuple[PersonMention, ...]:
    """Return the people named in the blocks, in the order of their first mention.

    `raw` is the text that the blocks' spans refer to. The answer depends on the arguments and the
    word lists alone, never on other documents.
    """
    # Headings capitalise what is no name.
    texts = [one for one in blocks if one.kind is not BlockKind.HEADING]
    mentions = [(block, one) for block in texts for one in find_mentions(block.text)]
    titles = titles_among(one for _, one in mentions)
    mentions = [(block, without_title(one, titles)) for block, one in mentions]
    context = context_of([one for _, one in mentions], (one.text for one in texts))
    things = {one.name for _, one in mentions if len(one.words) > 1 and names_a_thing(one)}
    lists = lexicon()
    found: dict[str, PersonMention] = {}
    keys: dict[tuple[str, str], str] = {}
    reached = 0
    for block, mention in mentions:
        believed = _known(mention, vocabulary)
        if believed is None and mention.name not in things:
            believed = _person_in(mention, vocabulary, context, lists)
        if believed is None:
            continue
        words, person = believed.name.split(), vocabulary.find(believed.name)
        # Jane Roe and Jane M. Roe are one person.
        ends = words[0], words[-1]
        key = person.id if person else keys.get(ends) or slug(believed.name)
        keys.setdefault(ends, key)
        before = found.get(key)
        if before is None:
            # Names come in order: what lies before the last one need not be searched again.
            span = _span(believed.name, block, max(block.span.start, reached), raw)
            reached = span.start
            reasons = (believed.reason,)
            found[key] = PersonMention(key, believed.name, person is not None, span, reasons)
        elif len(words) > len(before.name.split()):
            found[key] = replace(before, name=believed.name)
    return tuple(found.values())


def _known(mention: Mention, vocabulary: PeopleVocabulary) -> _Believed | None:
    """Return the longest run of the mention's words that the vocabulary knows as a person."""
    words = mention.words
    for length in range(min(len(words), _MOST_KNOWN), 0, -1):
        for start in range(len(words) - length + 1):
            name = " ".join(words[start : start + length])
            if vocabulary.find(name):
                return _Believed(name, "people.yml names this person")
    return None


def _person_in(
    mention: Mention, vocabulary: PeopleVocabulary, context: Context, lists: Lexicon
) -> _Believed | None:
    """Return the mention's name where enough speaks for a person."""
    if not could_be_a_name(mention, lists) or vocabulary.is_excluded(mention.name):
        return None
    signs = signs_of(mention, context, lists)
    points = sum(sign.worth for sign in signs)
    if points < ENOUGH or points - doubt(mention, context, lists) < ENOUGH:
        return None
    strongest = max(signs, key=lambda sign: sign.worth)
    return _Believed(mention.name, strongest.reason)


def _span(name: str, block: Block, start: int, raw: str) -> Span:
    """Return where the name next stands in the raw text, which may break it over lines."""
    printed = re.compile(r"\s+".join(map(re.escape, name.split())))
    match = printed.search(raw, start, block.span.end)
    return Span(match.start(), match.end()) if match else block.span
