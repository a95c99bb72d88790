"""What the story is about: the topics whose phrases stand in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from lunr_search.text import stem, words
from news_digest.model import TopicMatch
from news_digest.vocabulary import Topic, TopicVocabulary

# What a match is worth: a headline names what a story is about; a lead nearly does; one passing
# mention further down does not.
_IN_HEADLINE, _IN_LEAD, _REPEATED, _ONCE = 0.95, 0.85, 0.75, 0.35
_LEAD_PARAGRAPHS = 2

# Below this a topic is not the story's.
ENOUGH = 0.7

_BREAK = " | "

# What `words` would make one word of, in lower case, and at more cost: most of an English text.
_PLAIN = re.compile(r"[(\[\"]*([A-Za-z]{1,64})[.,;:!?)\]\"]*")

# A confidence, and the phrases behind it.
_Judgement = tuple[float, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class _Stemmed:
    """Texts as ` stem stem stem `, so that a phrase is found by searching for a string.

    `stems` are all of them, to rule out most phrases at once.
    """

    headline: str
    lead: str
    rest: tuple[str, ...]
    stems: frozenset[str]


def find_topics(
    headline: str | None, paragraphs: Sequence[str], vocabulary: TopicVocabulary
) -> tuple[TopicMatch, ...]:
    """Return the story's topics, the surest first, then in the vocabulary's order."""
    parts = (
        _stemmed([headline or ""]),
        _stemmed(paragraphs[:_LEAD_PARAGRAPHS]),
    )
    rest = tuple(_stemmed([one]) for one in paragraphs[_LEAD_PARAGRAPHS:])
    text = _Stemmed(*parts, rest, frozenset(" ".join((*parts, *rest)).split(" ")))
    matches = [_match(topic, text) for topic in vocabulary.by_id.values()]
    found = [one for one in matches if one is not None and one.confidence >= ENOUGH]
    return tuple(sorted(found, key=lambda one: -one.confidence))


def _match(topic: Topic, text: _Stemmed) -> TopicMatch | None:
    """A phrase of `any_of` marks the topic by itself; the groups of `all_of` do so together."""
    if _telling_marks(topic.any_of, topic.all_of).isdisjoint(text.stems):
        return None
    if _judge(topic.none_of, text):
        return None
    ways = [_judge(topic.any_of, text), _together(topic.all_of, text)]
    found = [way for way in ways if way]
    if not found:
        return None
    confidence, reasons = max(found, key=lambda way: way[0])
    return TopicMatch(topic.id, topic.name, confidence, reasons)


def _together(groups: Sequence[tuple[str, ...]], text: _Stemmed) -> _Judgement | None:
    """Each group must be there; the weakest decides."""
    judged = [_judge(group, text) for group in groups]
    found = [one for one in judged if one]
    if not found or len(found) < len(judged):
        return None
    reasons = tuple(reason for _, group_reasons in found for reason in group_reasons)
    return min(confidence for confidence, _ in found), reasons


def _judge(phrases: tuple[str, ...], text: _Stemmed) -> _Judgement | None:
    """Return what the phrases' mentions are worth together, and the phrases that stand there."""
    if _telling_stems(phrases).isdisjoint(text.stems):
        return None
    mentions: set[int] = set()
    best, reasons = 0.0, []
    for phrase in phrases:
        wanted, stems = _stemmed_phrase(phrase)
        if not stems or not stems <= text.stems:
            continue
        # Counted by paragraph: phrases that overlap are one mention, not two.
        where = {at for at, paragraph in enumerate(text.rest) if wanted in paragraph}
        worth = _IN_HEADLINE if wanted in text.headline else _IN_LEAD if wanted in text.lead else 0
        if where or worth:
            best = max(best, worth)
            mentions |= where
            reasons.append(f"“{phrase}”")
    if not reasons:
        return None
    further = (0.0, _ONCE)[len(mentions)] if len(mentions) < 2 else _REPEATED
    return max(best, further), tuple(reasons)


def _stemmed(texts: Iterable[str]) -> str:
    return _BREAK.join(f" {' '.join(_stems(text))} " for text in texts)


def _stems(text: str) -> list[str]:
    return [one for chunk in text.split() for one in _chunk_stems(chunk)]


@lru_cache(maxsize=1 << 16)
def _chunk_stems(chunk: str) -> tuple[str, ...]:
    """Stem what stands between two spaces. News repeats itself: most chunks were seen before."""
    if plain := _PLAIN.fullmatch(chunk):
        return (stem(plain[1].lower()),)
    return tuple(stem(token.text) for token in words(chunk))


@lru_cache(maxsize=1 << 14)
def _telling_stems(phrases: tuple[str, ...]) -> frozenset[str]:
    """Return a stem of each phrase, the longest: where none stands in a text, no phrase does.

    That rules out nearly all topics of a vocabulary at once.
    """
    stemmed = (_stemmed_phrase(phrase)[1] for phrase in phrases)
    return frozenset(max(stems, key=lambda stem: (len(stem), stem)) for stems in stemmed if stems)


@lru_cache(maxsize=1 << 12)
def _telling_marks(any_of: tuple[str, ...], all_of: tuple[tuple[str, ...], ...]) -> frozenset[str]:
    return _telling_stems(any_of).union(*map(_telling_stems, all_of))


@lru_cache(maxsize=1 << 14)
def _stemmed_phrase(phrase: str) -> tuple[str, frozenset[str]]:
    stems = _stems(phrase)
    return f" {' '.join(stems)} ", frozenset(stems)
