"""From scores to probabilities."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news_digest.convert.text.choice import Candidate, Sign, choose, reasons_of, score_of

SIGNS = {"big": Sign(2.0, "it is big"), "odd": Sign(-1.0), "old": Sign(0.5, "it is old")}


def candidate(value: str, score: float, at: int = 0) -> Candidate:
    return Candidate(value, at, score, {"big": 1.0, "odd": 1.0})


def test_scores_and_reasons_are_those_of_the_signs_found() -> None:
    assert score_of(SIGNS, {"old": 2.0, "odd": 1.0}) == 0.0
    assert reasons_of(SIGNS, {"old": 1.0, "odd": 1.0, "big": 1.0}) == ("it is big", "it is old")


def test_equal_scores_share_the_probability() -> None:
    choice = choose(SIGNS, [candidate("a", 1.0, 0), candidate("b", 1.0, 1)], 1.0)
    assert choice.candidate is not None
    assert choice.candidate.value == "a"
    assert choice.confidence == pytest.approx(1 / 3, abs=0.01)
    assert choice.reasons == ("it is big",)
    assert [(one.value, one.reason) for one in choice.alternatives] == [("b", "it is big")]


def test_the_same_value_twice_beats_a_better_single_one() -> None:
    candidates = [candidate("a", 1.2), candidate("b", 1.0, 1), candidate("b", 1.0, 2)]
    choice = choose(SIGNS, candidates, 0.0)
    assert choice.candidate is not None
    assert (choice.candidate.value, choice.candidate.at) == ("b", 1)


def test_none_wins_where_it_is_likelier() -> None:
    choice = choose(SIGNS, [candidate("a", 0.0)], 2.0)
    assert choice.candidate is None
    assert choice.confidence == pytest.approx(0.88, abs=0.01)
    assert [one.value for one in choice.alternatives] == ["a"]
    made = choice.decision("date", "nothing is sure")
    assert (made.value, made.reasons) == (None, ("nothing is sure",))


def test_no_candidates() -> None:
    choice = choose(SIGNS, [], 0.0)
    assert (choice.candidate, choice.alternatives) == (None, ())


def test_only_the_likeliest_alternatives_are_named() -> None:
    choice = choose(SIGNS, [candidate(value, -at / 2) for at, value in enumerate("abcdefgh")], -9.0)
    assert [one.value for one in choice.alternatives] == ["b", "c", "d"]
    assert choose(SIGNS, [candidate("a", 9.0), candidate("b", 0.0)], 0.0).alternatives == ()


@given(st.lists(st.tuples(st.sampled_from("abc"), st.floats(-900, 900)), max_size=8))
def test_confidences_are_probabilities(scored: list[tuple[str, float]]) -> None:
    candidates = [candidate(value, score, at) for at, (value, score) in enumerate(scored)]
    choice = choose(SIGNS, candidates, 0.0)
    confidences = [choice.confidence, *(one.confidence for one in choice.alternatives)]
    assert all(0 <= one <= 0.99 for one in confidences)
    assert sum(confidences) <= 1.03  # rounded to two decimals each
