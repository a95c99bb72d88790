"""The rules of each topic of the vocabulary, tried on a text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from news_digest.model import TopicMatch
from news_digest.subjects.topics.judging import Judgement, StemmedNear, judge, near, together
from news_digest.subjects.topics.stems import (
    StemmedPhrases,
    StemmedText,
    stemmed_phrases,
    stemmed_text,
)
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
    matches = [_match(topic, text) for topic in _index_of(vocabulary).possible_in(text)]
    found = [one for one in matches if one is not None and one.confidence >= ENOUGH]
    return tuple(sorted(found, key=lambda one: -one.confidence))


class _StemmedTopic(NamedTuple):
    """A topic and its rules, in the form that texts are judged by."""

    topic: Topic
    any_of: StemmedPhrases
    all_of: tuple[StemmedPhrases, ...]
    none_of: StemmedPhrases
    near: tuple[StemmedNear, ...]


@dataclass(frozen=True, slots=True)
class _Index:
    """The topics in order, and the numbers of those that a stem may tell.

    A text that has a topic has one of its telling stems at least: that rules out nearly all.
    """

    topics: tuple[_StemmedTopic, ...]
    told_by: Mapping[str, Sequence[int]]

    def possible_in(self, text: StemmedText) -> Iterator[_StemmedTopic]:
        """Yield the topics that the text may have, in order."""
        told = [self.told_by[stem] for stem in self.told_by.keys() & text.stems]
        for at in sorted(set().union(*told)):
            yield self.topics[at]


def _match(stemmed: _StemmedTopic, text: StemmedText) -> TopicMatch | None:
    topic = stemmed.topic
    if judge(stemmed.none_of, text, topic.weights):
        return None
    best = max(_ways(stemmed, text), key=lambda way: way.confidence, default=None)
    return TopicMatch(topic.id, topic.name, best.confidence, best.reasons) if best else None


def _ways(stemmed: _StemmedTopic, text: StemmedText) -> Iterator[Judgement]:
    """Yield what each kind of rule makes of the text; any of them is enough."""
    weights = stemmed.topic.weights
    if by_any := judge(stemmed.any_of, text, weights):
        yield by_any
    if by_all := together(stemmed.all_of, text, weights):
        yield by_all
    for rule in stemmed.near:
        if by_near := near(rule, text, weights):
            yield by_near


@lru_cache(maxsize=4)
def _index_of(vocabulary: TopicVocabulary) -> _Index:
    topics = tuple(map(_stemmed, vocabulary.by_id.values()))
    told_by: dict[str, list[int]] = {}
    for at, one in enumerate(topics):
        for group in (one.any_of, *one.all_of, *(rule.phrases for rule in one.near)):
            for stem in group.telling:
                told_by.setdefault(stem, []).append(at)
    return _Index(topics, told_by)


def _stemmed(topic: Topic) -> _StemmedTopic:
    return _StemmedTopic(
        topic,
        stemmed_phrases(topic.any_of),
        tuple(map(stemmed_phrases, topic.all_of)),
        stemmed_phrases(topic.none_of),
        tuple(
            StemmedNear(stemmed_phrases(rule.phrases), stemmed_phrases(rule.to), rule.within)
            for rule in topic.near
        ),
    )
