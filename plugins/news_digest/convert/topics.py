"""What the story is about: the topics whose phrases stand in it."""

from __future__ import annotations

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


@dataclass(frozen=True, slots=True)
class _Stemmed:
    """Texts as ` stem stem stem `, so that a phrase is found by searching for a string."""

    headline: str
    lead: str
    rest: str


def find_topics(
    headline: str | None, paragraphs: Sequence[str], vocabulary: TopicVocabulary
) -> tuple[TopicMatch, ...]:
    """Return the story's topics, the surest first, then in the vocabulary's order."""
    text = _Stemmed(
        _stemmed([headline or ""]),
        _stemmed(paragraphs[:_LEAD_PARAGRAPHS]),
        _stemmed(paragraphs[_LEAD_PARAGRAPHS:]),
    )
    matches = [_match(topic, text) for topic in vocabulary.by_id.values()]
    found = [one for one in matches if one is not None and one.confidence >= ENOUGH]
    return tuple(sorted(found, key=lambda one: -one.confidence))


def _match(topic: Topic, text: _Stemmed) -> TopicMatch | None:
    if any(_worth(phrase, text) for phrase in topic.none_of):
        return None
    groups = [*topic.all_of, *([topic.any_of] if topic.any_of else [])]
    if not groups:
        return None
    confidences, reasons = [], []
    for group in groups:
        worth = [(_worth(phrase, text), phrase) for phrase in group]
        present = [(value, phrase) for value, phrase in worth if value]
        if not present:
            return None
        # Two phrases of one group support each other as two mentions of one phrase do.
        best = max(value for value, _ in present)
        confidences.append(max(best, _REPEATED) if len(present) > 1 else best)
        reasons.extend(f"“{phrase}”" for _, phrase in present)
    return TopicMatch(topic.id, topic.name, min(confidences), tuple(reasons))


def _worth(phrase: str, text: _Stemmed) -> float:
    wanted = _stemmed_phrase(phrase)
    if wanted in text.headline:
        return _IN_HEADLINE
    if wanted in text.lead:
        return _IN_LEAD
    count = text.rest.count(wanted)
    return 0.0 if not count else _REPEATED if count > 1 else _ONCE


def _stemmed(texts: Iterable[str]) -> str:
    return _BREAK.join(f" {' '.join(_stems(text))} " for text in texts)


def _stems(text: str) -> list[str]:
    return [stem(token.text) for token in words(text)]


@lru_cache(maxsize=4096)
def _stemmed_phrase(phrase: str) -> str:
    return f" {' '.join(_stems(phrase))} "
