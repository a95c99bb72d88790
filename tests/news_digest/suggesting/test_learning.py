"""Topics are learned from filed documents, the same each time, and only where there are enough."""

from __future__ import annotations

import sys
from dataclasses import replace

import pytest

from news_digest.suggesting import Filed, LearnError, Text, learn
from news_digest.suggesting.features import features
from news_digest.suggesting.learning import MIN_EXAMPLES, learnable
from news_digest.suggesting.scoring import Hits, cross_validate, judged_by_others

TOPICS = ("Fish", "Rail", "Wine")


def test_others_documents_tell_the_topics(filed: tuple[Filed, ...]) -> None:
    hits = cross_validate(filed, TOPICS)
    assert min(found.f1 for found in hits.values()) > 0.9
    right = sum(found.right for found in hits.values())
    missed = sum(found.missed for found in hits.values())
    assert right + missed == sum(len(one.topics) for one in filed)


def test_topics_that_say_nothing_are_not_found_by_looking_at_the_answers(
    filed: tuple[Filed, ...],
) -> None:
    # Topics by the number of the document: nothing in its text tells them.
    by_chance = [replace(one, topics=("Even",) if at % 2 else ()) for at, one in enumerate(filed)]
    assert cross_validate(by_chance, ("Even",))["Even"].f1 < 0.75


def test_the_same_documents_give_the_same_confidences(filed: tuple[Filed, ...]) -> None:
    texts = [one.text for one in filed]
    once, again = (learn(filed, "x").confidences(texts) for _ in range(2))
    assert once.tobytes() == again.tobytes()
    assert ((once >= 0) & (once <= 1)).all()
    assert judged_by_others(filed) == judged_by_others(filed)


def test_the_surest_come_first_and_the_unsure_not_at_all(filed: tuple[Filed, ...]) -> None:
    learned = learn(filed, "x")
    text = Text("herring trawler fleet", "herring trawler cod nets train council")
    (found,) = learned.suggest([text])
    assert found[0].topic == "Fish"
    assert found[0].confidence > 0.8
    (everything,) = learned.suggest([text], least=0.0)
    assert {one.topic for one in everything} == set(TOPICS)
    assert [one.confidence for one in everything] == sorted(
        (one.confidence for one in everything), reverse=True
    )
    assert learned.suggest([]) == ()
    assert learned.suggest([Text("", "")]) == ((),)


def test_topics_of_few_documents_and_of_nearly_all_are_not_learned(
    filed: tuple[Filed, ...],
) -> None:
    some = [
        replace(one, topics=(*one.topics, "All", *(("Few",) if at < MIN_EXAMPLES - 1 else ())))
        for at, one in enumerate(filed)
    ]
    assert set(learnable(some)) == set(TOPICS)
    assert learn(some, "x", ["Rail", "Few"]).topics == ("Rail",)
    with pytest.raises(LearnError) as caught:
        learn(some, "somewhere", ["Few"])
    assert [(one.code, one.path) for one in caught.value.diagnostics] == [
        ("too-little-to-learn", "somewhere")
    ]


def test_nobody_is_judged_where_the_rest_has_too_few(filed: tuple[Filed, ...]) -> None:
    few = [one for one in filed if one.topics == ("Fish",)][:MIN_EXAMPLES]
    others = [one for one in filed if "Fish" not in one.topics][:MIN_EXAMPLES]
    assert judged_by_others([*few, *others], ["Fish"]) == ((),) * (2 * MIN_EXAMPLES)


def test_without_scikit_learn_it_is_said_how_to_get_it(
    filed: tuple[Filed, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("sklearn", "sklearn.feature_extraction.text"):
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(LearnError) as caught:
        learn(filed, "x")
    (problem,) = caught.value.diagnostics
    assert problem.code == "learning-missing"
    assert "news-digest[learn]" in problem.hint


def test_features_tell_where_words_stand_and_not_which_number() -> None:
    found = features(Text("Fleets in 1987", "The fleet, " + "word " * 60 + "2007"))
    assert found.count("fleet") == 2
    assert {"title:fleet", "lead:fleet", "title:0000", "0000"} <= set(found)
    assert "lead:0000" not in found


def test_the_measure() -> None:
    assert Hits().f1 == 1
    assert Hits(missed=1).f1 == 0
    assert (Hits(1, 0, 1) + Hits(1, 2, 0)) == Hits(2, 2, 1)
    assert Hits(2, 1, 1).f1 == pytest.approx(2 / 3)
