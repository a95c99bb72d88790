"""Phrases that mark a group of articles, and which of them may be a topic that is missing."""

from __future__ import annotations

from dataclasses import replace

from news_digest.suggesting import Text
from news_digest.suggesting.missing import find_missing, texts_about
from news_digest.suggesting.phrases import MIN_TEXTS, Phrase, find_phrases
from news_digest.vocabulary import Topic, TopicVocabulary

FILLER = (
    "The council met again. A plan was made for the roads, and the people of the town heard of it. "
    "The chairman told a news conference that the work would last until the summer. "
)
TOPIC = Topic("a-topic", "A topic", (), None, None, (), (), (), 1)
EMPTY = TopicVocabulary({}, {})


def archive() -> list[Text]:
    """Sixty texts: six about coffee quotas, six about a tunnel, all with a set phrase."""
    other = [
        "winter",
        "storm",
        "river",
        "school",
        "market",
        "bridge",
        "garden",
        "museum",
        "forest",
        "theatre",
    ]
    texts = [
        Text(f"Report on the {other[at % 10]} of part {chr(97 + at % 7)}", FILLER)
        for at in range(48)
    ]
    coffee = "Producers talk about coffee quotas"
    tunnel = "The rail tunnel, he said, is late. Money for the rail tunnel is lacking. "
    texts += [Text(coffee, FILLER + "Coffee quotas fell. " * (at % 2)) for at in range(6)]
    texts += [Text(f"Builders wait {chr(97 + at)}", tunnel + FILLER) for at in range(6)]
    return texts


def test_what_texts_are_about_and_no_set_phrase() -> None:
    found = {phrase.written: phrase.texts for phrase in find_phrases(archive())}
    assert found["coffee quotas"] == tuple(range(48, 54))
    assert found["rail tunnel"] == tuple(range(54, 60))
    assert "news conference" not in found
    assert not any("," in phrase or "quotas fell" in phrase for phrase in found)


def test_too_few_texts_make_no_phrase() -> None:
    texts = archive()
    assert "coffee quotas" not in {one.written for one in find_phrases(texts[: 48 + MIN_TEXTS - 1])}
    assert find_phrases([]) == ()


def test_the_same_whatever_the_run() -> None:
    assert find_phrases(archive()) == find_phrases(archive())


def phrase(written: str, *texts: int) -> Phrase:
    return Phrase(tuple(written.split()), written, texts)


def test_phrases_of_one_group_are_one_topic() -> None:
    phrases = [
        phrase("rail tunnel", 1, 2, 3, 4, 5, 6),
        phrase("tunnel fire", 2, 3, 4, 5, 6),
        phrase("coffe quota", 6, 7, 8, 9, 10),
    ]
    found = find_missing(phrases, [()] * 20, (), EMPTY)
    assert [one.phrases for one in found] == [("rail tunnel", "tunnel fire"), ("coffe quota",)]
    assert found[0].name == "Rail tunnel"
    assert found[0].articles == (1, 2, 3, 4, 5, 6)
    texts = [Text("Fire", "")] * 4 + [Text("Tunnel fires", "")] * 16
    assert texts_about(found[0], texts, 2) == (4, 5)


def test_what_is_known_is_not_missing() -> None:
    phrases = [phrase("rail tunnel", 1, 2, 3, 4, 5)]

    def missing(known: tuple[str, ...] = (), **changes: object) -> bool:
        topic = replace(TOPIC, **changes)
        return bool(find_missing(phrases, [()] * 9, known, TopicVocabulary({"a-topic": topic}, {})))

    assert missing(("Tunnels of love", ""))
    assert not missing(("Rail Tunnels",))
    assert not missing(("the long rail tunnel",))
    assert missing(("tunnel",))
    assert not missing(any_of=("tunnel",))
    assert not missing(name="Rail tunnels")
    assert not missing(any_of=("rail tunnel",))
    assert not missing(all_of=(("rail tunnels", "metro"), ("fire",)))
    assert missing(all_of=(("tunnel",), ("fire",)))


def test_a_group_that_a_topic_covers_is_missing_only_as_a_part_of_it() -> None:
    phrases = [phrase("rail tunnel", 0, 1, 2, 3, 4)]
    vocabulary = TopicVocabulary({"a-topic": TOPIC}, {})
    small = [("a-topic",)] * 6 + [()] * 30
    assert find_missing(phrases, small, (), vocabulary) == ()
    (found,) = find_missing(phrases, [("a-topic",)] * 36, (), vocabulary)
    assert found.broader == "a-topic"
    (found,) = find_missing(phrases, [("a-topic",)] * 3 + [()] * 33, (), vocabulary)
    assert found.broader is None


def test_articles_without_a_topic_come_first() -> None:
    phrases = [phrase("a b", 0, 1, 2, 3, 4, 5), phrase("c d", 6, 7, 8, 9, 10)]
    topics = [("x",), ("y",), ("z",), ("x",), ("y",), ("z",), *[()] * 5]
    found = find_missing(phrases, topics, (), EMPTY)
    assert [one.phrases for one in found] == [("c d",), ("a b",)]
