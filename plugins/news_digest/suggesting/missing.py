"""Phrases that articles are about x what is known already -> topics that may be missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from news_digest.subjects.topics.stems import stems_of
from news_digest.suggesting.filed import Text
from news_digest.suggesting.phrases import Phrase
from news_digest.vocabulary import TopicVocabulary

# Phrases whose groups share so much of the smaller one tell the same group.
_SAME_GROUP = 0.6
# A topic that so many of a group's articles have tells what the group is about already …
_COVERED = 2 / 3
# … unless it has so many articles for each of the group: then the group is a part of it.
_MUCH_LARGER = 4
_MOST_PHRASES = 6


@dataclass(frozen=True, slots=True)
class MissingTopic:
    """A group of articles that is about something which is no topic yet.

    `phrases` mark it, that of most articles first; `articles` are numbers of those given;
    `broader` is the id of the topic that the group would be a part of, if any.
    """

    phrases: tuple[str, ...]
    articles: tuple[int, ...]
    broader: str | None

    @property
    def name(self) -> str:
        """The first phrase, as the name of a topic."""
        return self.phrases[0][0].upper() + self.phrases[0][1:]


def find_missing(
    phrases: Sequence[Phrase],
    topics: Sequence[Sequence[str]],
    known: Iterable[str],
    vocabulary: TopicVocabulary,
) -> tuple[MissingTopic, ...]:
    """Return the topics that may be missing; those of most articles without a topic first.

    `topics` are the ids of each article's topics, in the order of the articles that the phrases
    refer to. `known` are phrases that mean something else than a topic, or that somebody rejected.
    """
    sizes = Counter(topic for ids in topics for topic in ids)
    # A single word means something only where it finds a topic by itself: `Time` is an outlet.
    several = (one for one in (*known, *_named(vocabulary)) if len(stems_of(one)) > 1)
    marks = (one for topic in vocabulary.by_id.values() for one in topic.any_of)
    stemmed = {f" {' '.join(stems_of(one))} " for one in (*several, *marks)}
    known_index = _Known(frozenset(stemmed - {"  "}))
    found = []
    for group in _grouped(one for one in phrases if not known_index.has(one.stems)):
        about = sorted({number for phrase in group for number in phrase.texts})
        shared = Counter(topic for number in about for topic in set(topics[number]))
        covering = [topic for topic, count in shared.items() if count >= _COVERED * len(about)]
        if any(sizes[topic] < _MUCH_LARGER * len(about) for topic in covering):
            continue
        broader = min(
            (topic for topic in covering if topic in vocabulary.by_id),
            key=lambda topic: (sizes[topic], topic),
            default=None,
        )
        written = tuple(one.written for one in group[:_MOST_PHRASES])
        found.append(MissingTopic(written, tuple(about), broader))

    def order(one: MissingTopic) -> tuple[int, str]:
        unfiled = sum(not topics[number] for number in one.articles)
        return -(len(one.articles) + unfiled), one.name

    return tuple(sorted(found, key=order))


@dataclass(frozen=True, slots=True)
class _Known:
    """Phrases as ` stem stem `: one is known where it is, has or is a part of such a phrase."""

    phrases: frozenset[str]

    def has(self, stems: tuple[str, ...]) -> bool:
        whole = f" {' '.join(stems)} "
        parts = (
            f" {' '.join(stems[start:end])} "
            for start in range(len(stems))
            for end in range(start + 1, len(stems) + 1)
        )
        return any(part in self.phrases for part in parts) or any(
            whole in phrase for phrase in self.phrases
        )


def _named(vocabulary: TopicVocabulary) -> Iterator[str]:
    """Yield the names of topics, and the phrases that find them together with others."""
    for topic in vocabulary.by_id.values():
        yield from (topic.name, *topic.variants)
        for group in (
            *topic.all_of,
            *(one for rule in topic.near for one in (rule.phrases, rule.to)),
        ):
            yield from group


def _grouped(phrases: Iterable[Phrase]) -> list[list[Phrase]]:
    """Put phrases that tell the same group together, each to the first such group."""
    groups: list[list[Phrase]] = []
    first_of: list[frozenset[int]] = []
    groups_of: dict[int, list[int]] = {}
    for phrase in phrases:
        shared = Counter(group for number in phrase.texts for group in groups_of.get(number, ()))
        same = [
            group
            for group, count in shared.items()
            if count >= _SAME_GROUP * min(len(phrase.texts), len(first_of[group]))
        ]
        if same:
            groups[min(same)].append(phrase)
            continue
        for number in phrase.texts:
            groups_of.setdefault(number, []).append(len(groups))
        groups.append([phrase])
        first_of.append(frozenset(phrase.texts))
    return groups


def texts_about(topic: MissingTopic, texts: Sequence[Text], most: int) -> tuple[int, ...]:
    """Return up to `most` of the topic's articles; those whose headline has a phrase first."""
    stems = [f" {' '.join(stems_of(phrase))} " for phrase in topic.phrases]

    def order(number: int) -> tuple[bool, int]:
        title = f" {' '.join(stems_of(texts[number].title))} "
        return not any(one in title for one in stems), number

    return tuple(sorted(topic.articles, key=order)[:most])
