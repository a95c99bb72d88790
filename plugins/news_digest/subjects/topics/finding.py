"""The rules of each topic of the vocabulary, tried on a text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from news_digest.model import TopicMatch
from news_digest.subjects.topics.judging import Judgement, judge, near, together
from news_digest.subjects.topics.stems import StemmedText, stemmed_text, telling_stems
from news_digest.vocabulary import Topic, TopicVocabulary

# Below this a topic is not the story's.
ENOUGH = 0.7


def find_topics(
    headline: str | None, paragraphs: Sequence[str], vocabulary: TopicVocabulary
) -> tuple[TopicMatch, ...]:
    """Return the story's topics, the surest first, then in the vocabulary's order.

    A topic is found by its own phrases alone, never because one that is narrower was.
    """
    text = stemmed_text(headline, paragraphs)
    possible = (topic for topic, marks in _marked(vocabulary) if not marks.isdisjoint(text.stems))
    matches = [_match(topic, text) for topic in possible]
    found = [one for one in matches if one is not None and one.confidence >= ENOUGH]
    return tuple(sorted(found, key=lambda one: -one.confidence))


def _match(topic: Topic, text: StemmedText) -> TopicMatch | None:
    if judge(topic.none_of, text, topic.weights):
        return None
    best = max(_ways(topic, text), key=lambda way: way.confidence, default=None)
    return TopicMatch(topic.id, topic.name, best.confidence, best.reasons) if best else None


def _ways(topic: Topic, text: StemmedText) -> Iterator[Judgement]:
    """Yield what each kind of rule makes of the text; any of them is enough."""
    if by_any := judge(topic.any_of, text, topic.weights):
        yield by_any
    if by_all := together(topic.all_of, text, topic.weights):
        yield by_all
    for rule in topic.near:
        if by_near := near(rule, text, topic.weights):
            yield by_near


@lru_cache(maxsize=4)
def _marked(vocabulary: TopicVocabulary) -> tuple[tuple[Topic, frozenset[str]], ...]:
    """Return each topic with stems of which a text has one at least, if it has the topic."""
    return tuple((topic, _telling_marks(topic)) for topic in vocabulary.by_id.values())


def _telling_marks(topic: Topic) -> frozenset[str]:
    groups = (topic.any_of, *topic.all_of, *(rule.phrases for rule in topic.near))
    return frozenset().union(*map(telling_stems, groups))
