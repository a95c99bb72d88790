"""What is asked is read back as it was; mistakes are told with their lines."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news_digest.diagnostics import GuidanceError
from news_digest.suggesting.questions import (
    Answers,
    ArticleQuestion,
    Rejected,
    TopicQuestion,
    format_questions,
    read_answers,
)

TOPIC = TopicQuestion("Car sales", ("car sales", "sales, cars"), "trade", 7, ("Sales: up", "7"))
ARTICLE = ArticleQuestion("2007-a", "A: b", "seeds/a.txt", "0" * 64, ("One",), "Two", 0.8123)

# Of one line, with whatever else there may be; a YAML file cannot hold lone surrogates.
TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"])).map(
    lambda text: " ".join(text.split())
)
TEXT = TEXT.filter(
    lambda text: text and not set(text) & set("\u202a\u202b\u202c\u202d\u202e\ufeff")
)


def answered(text: str, *answers: str) -> bytes:
    """Return the file with these answers, in turn."""
    given = iter(answers)
    return re.sub(r"(?m)^    answer:$", lambda m: f"{m[0]} {next(given)}", text).encode()


def test_what_it_looks_like() -> None:
    rejected = Rejected(frozenset({"b", "a, c"}), frozenset({("2007-b", "Two")}))
    made = format_questions([TOPIC], [ARTICLE], rejected)
    assert (
        made.split("\n\n", 1)[1]
        == """\
topics:
  - name: Car sales
    phrases: [car sales, "sales, cars"]
    broader: trade
    articles: 7
    examples:
      - "Sales: up"
      - "7"
    answer:

articles:
  - article: "2007-a"
    headline: "A: b"
    document: seeds/a.txt
    sha256: "0000000000000000000000000000000000000000000000000000000000000000"
    filed: [One]
    topic: Two
    confidence: 0.81
    answer:

rejected:
  phrases:
    - a, c
    - b
  articles:
    - ["2007-b", Two]
"""
    )
    assert read_answers(made.encode(), "x") == Answers(rejected=rejected)
    assert format_questions([], [], Rejected()) == ""
    assert read_answers(b"", "x") == Answers()


def test_answers() -> None:
    made = format_questions([TOPIC, TOPIC, TOPIC], [ARTICLE, ARTICLE], Rejected())
    answers = read_answers(answered(made, "Accept", "Cars", "reject", "accept", "reject"), "x")
    assert [one.name for one, _ in answers.topics] == ["Car sales", "Cars"]
    assert answers.topics[0][0].phrases == TOPIC.phrases
    assert answers.topics[0][0].broader == "trade"
    lines = made.split("\n")
    assert [lines[at - 1] for _, at in (*answers.topics, *answers.articles)] == ["    answer:"] * 3
    ((accepted, _),) = answers.articles
    assert (accepted.article, accepted.sha256) == (ARTICLE.article, ARTICLE.sha256)
    assert (accepted.filed, accepted.topic) == (("One",), "Two")
    assert answers.rejected == Rejected(frozenset(TOPIC.phrases), frozenset({("2007-a", "Two")}))


@given(TEXT, st.lists(TEXT, min_size=1, max_size=3), TEXT)
def test_whatever_is_asked_comes_back(name: str, phrases: list[str], topic: str) -> None:
    question = TopicQuestion(name, tuple(phrases), None, 1, tuple(phrases))
    article = ArticleQuestion(name, topic, name, topic, tuple(phrases), topic, 0.5)
    rejected = Rejected(frozenset(phrases), frozenset({(name, topic)}))
    made = format_questions([question], [article], rejected)
    answers = read_answers(answered(made, "accept", "accept"), "x")
    assert answers.topics[0][0] == TopicQuestion(name, tuple(phrases), None, 0)
    found = answers.articles[0][0]
    assert (found.article, found.topic, found.filed) == (name, topic, tuple(phrases))
    assert answers.rejected == rejected


@pytest.mark.parametrize(
    ("content", "code", "line"),
    [
        ("topics: [", "guidance-syntax", 1),
        ("- a\n", "guidance-type", 1),
        ("topics: a\n", "guidance-type", 1),
        ("topics:\n  - a\n", "guidance-type", 2),
        ("topics:\n  - name: A\n", "guidance-missing-key", 2),
        ("topics:\n  - name: A\n    phrases: [a]\n    anser: b\n", "guidance-unknown-key", 4),
        ("\nrejected: a\n", "guidance-type", 2),
        (
            "articles:\n  - article: a\n    document: b\n    sha256: c\n    topic: d\n"
            "    answer: maybe\n",
            "guidance-value",
            6,
        ),
        ("other: 1\n", "guidance-unknown-key", 1),
        (
            "topics:\n  - name: A\n    phrases: [a]\n    answer: yes\n",
            "guidance-value",
            4,
        ),
    ],
)
def test_mistakes(content: str, code: str, line: int) -> None:
    with pytest.raises(GuidanceError) as caught:
        read_answers(content.encode(), "x.yml")
    problem = caught.value.diagnostics[0]
    assert (problem.code, problem.path, problem.line) == (code, "x.yml", line)
