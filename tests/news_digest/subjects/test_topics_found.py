"""Topics are found by their phrases, as sure as the places where these stand make it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from news_digest.subjects.topics import find_topics
from news_digest.vocabulary import Near, Topic, TopicVocabulary, Weights

BASE = Topic("a-topic", "A topic", (), None, None, (), (), (), 1)
NEAR = replace(BASE, near=(Near(("prime minister",), ("resigns", "stepped down"), 3),))


def found(topic: Topic, headline: str | None, *paragraphs: str) -> tuple[float, tuple[str, ...]]:
    vocabulary = TopicVocabulary({topic.id: topic}, {})
    matches = find_topics(headline, paragraphs, vocabulary)
    return (matches[0].confidence, matches[0].reasons) if matches else (0.0, ())


@pytest.mark.parametrize(
    ("headline", "paragraphs", "confidence"),
    [
        ("Air strikes go on", ["No."], 0.95),
        (None, ["No.", "An air strike."], 0.85),
        (None, ["No.", "No.", "Air strikes.", "An AIR STRIKE."], 0.75),
        (None, ["No.", "No.", "Air strikes, and an air strike."], 0),
        ("Air", ["strikes"], 0),
        (None, ["No air", "strike."], 0),
    ],
)
def test_places(headline: str | None, paragraphs: list[str], confidence: float) -> None:
    assert found(replace(BASE, any_of=("air strike",)), headline, *paragraphs)[0] == confidence


@pytest.mark.parametrize(
    "text",
    [
        "The prime minister has stepped down.",
        "He resigns, the prime minister said.",
        "Prime minister: a b c resigned",
    ],
)
def test_near_in_either_order(text: str) -> None:
    confidence, reasons = found(NEAR, text, "No.")
    assert confidence == 0.95
    assert reasons[0].startswith("“prime minister” near “")


@pytest.mark.parametrize(
    ("headline", "paragraphs"),
    [
        ("Prime minister: a b c d resigns", ["No."]),
        ("The prime minister", ["resigns"]),
        (None, ["The prime minister", "resigns"]),
        (None, ["No.", "No.", "The prime minister resigns"]),
        ("The prime", ["minister resigns"]),
    ],
)
def test_not_near(headline: str | None, paragraphs: list[str]) -> None:
    assert found(NEAR, headline, *paragraphs) == (0.0, ())


def test_near_in_several_paragraphs() -> None:
    paragraph = "The prime minister resigns."
    assert found(NEAR, None, "No.", "No.", paragraph, paragraph)[0] == 0.75


def test_words_that_two_phrases_share_are_not_near_themselves() -> None:
    topic = replace(BASE, near=(Near(("nuclear talks",), ("talks", "nuclear"), 5),))
    assert found(topic, "Nuclear talks", "No.") == (0.0, ())
    assert found(topic, "Nuclear talks about talks", "No.")[0] == 0.95


def test_each_kind_of_rule_is_enough_and_none_rules_out() -> None:
    topic = replace(NEAR, any_of=("cabinet crisis",), all_of=(("vote",), ("confidence",)))
    assert found(topic, "A cabinet crisis")[1] == ("“cabinet crisis”",)
    assert found(topic, "Confidence: a vote")[1] == ("“vote”", "“confidence”")
    assert found(topic, "Prime minister resigns")[0] == 0.95
    without = replace(topic, none_of=("football",))
    assert found(without, "Prime minister resigns over football") == (0.0, ())


def test_weights_say_what_a_place_is_worth() -> None:
    topic = replace(BASE, any_of=("oil price",), weights=Weights(headline=0.8, lead=0.5, once=0.7))
    assert found(topic, "Oil prices")[0] == 0.8
    assert found(topic, None, "Oil prices") == (0.0, ())
    assert found(topic, None, "No.", "No.", "Oil prices")[0] == 0.7


def test_several_paragraphs_are_worth_no_less_than_one() -> None:
    weights = Weights(repeated=0.1, once=0.9)
    topic = replace(BASE, any_of=("oil price",), weights=weights)
    assert found(topic, None, "No.", "No.", "Oil price", "Oil price")[0] == 0.9


def test_a_narrower_topic_does_not_bring_the_broader_one() -> None:
    broad = replace(BASE, id="energy", any_of=("energy supply",), narrower=("oil",))
    oil = replace(BASE, id="oil", any_of=("crude oil",), broader="energy")
    vocabulary = TopicVocabulary({"energy": broad, "oil": oil}, {})
    assert [one.id for one in find_topics("Crude oil", (), vocabulary)] == ["oil"]


def test_the_surest_come_first() -> None:
    one = replace(BASE, id="one", any_of=("lead",))
    two = replace(BASE, id="two", any_of=("headline",))
    matches = find_topics("Headline", ["Lead"], TopicVocabulary({"one": one, "two": two}, {}))
    assert [match.id for match in matches] == ["two", "one"]
