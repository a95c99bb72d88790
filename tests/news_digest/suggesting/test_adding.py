"""Accepted topics come to the end of topics.yml, and nothing else changes."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news_digest.diagnostics import GuidanceError
from news_digest.suggesting.adding import with_topics
from news_digest.suggesting.questions import TopicQuestion
from news_digest.vocabulary import TopicVocabulary, load_vocabularies

EMPTY = TopicVocabulary({}, {})
CARS = TopicQuestion("Car sales", ("car sales", "sales, cars"), None, 7)
WRITTEN = """\
# Ours.
topics:
    trade:   # for ever
        name: Trade
        any: [trade talks]

# The end.
"""


def add(text: str, *questions: TopicQuestion, known: TopicVocabulary = EMPTY) -> str:
    accepted = [(one, at) for at, one in enumerate(questions, 5)]
    return with_topics(text.encode(), accepted, known, "topics.yml", "answers.yml").decode()


def load(folder: Path, text: str) -> TopicVocabulary:
    (folder / "topics.yml").write_text(text, encoding="utf-8")
    return load_vocabularies(folder).topics


@pytest.mark.parametrize("before", ["", "topics:\n", "# Nothing yet.\n", WRITTEN])
def test_what_is_there_stays(tmp_path: Path, before: str) -> None:
    made = add(before, CARS)
    assert made.startswith(before)
    topic = load(tmp_path, made).by_id["car-sales"]
    assert (topic.name, topic.any_of) == ("Car sales", ("car sales", "sales, cars"))
    assert add(before) == before


def test_it_may_be_a_part_of_another(tmp_path: Path) -> None:
    topics = load(tmp_path, add(WRITTEN, TopicQuestion("Quotas", ("quota talks",), "trade", 7)))
    assert topics.by_id["trade"].narrower == ("quotas",)


def test_names_that_are_taken(tmp_path: Path) -> None:
    known = load(tmp_path, WRITTEN)
    for questions, line in (
        ((TopicQuestion("TRADE", ("a b",), None, 7),), 5),
        ((CARS, TopicQuestion("Car  Sales!", ("a b",), None, 7)), 6),
    ):
        with pytest.raises(GuidanceError) as caught:
            add(WRITTEN, *questions, known=known)
        (problem,) = caught.value.diagnostics
        assert (problem.code, problem.path, problem.line) == ("topic-exists", "answers.yml", line)


@pytest.mark.parametrize("before", ["topics: {}\n", "topics: {trade: {name: Trade}}\n"])
def test_a_file_that_cannot_be_added_to(before: str) -> None:
    with pytest.raises(GuidanceError, match="topics-not-added"):
        add(before, CARS)


@given(st.text(max_size=30), st.lists(st.text(max_size=10), min_size=1, max_size=3))
def test_what_is_added_can_be_loaded_or_is_refused(
    tmp_path_factory: pytest.TempPathFactory, name: str, phrases: list[str]
) -> None:
    try:
        made = add(WRITTEN, TopicQuestion(name, tuple(phrases), None, 7))
    except GuidanceError:
        return
    topics = load(tmp_path_factory.mktemp("curation"), made)
    assert topics.find(name) or topics.by_id
    assert len(topics.by_id) == 2
