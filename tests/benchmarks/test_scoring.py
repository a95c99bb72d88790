"""The figures of the judged queries, worked out by hand."""

from __future__ import annotations

import importlib.util
from math import log2
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def scoring() -> ModuleType:
    # By its path: the benchmarks are scripts, and no package.
    path = ROOT / "benchmarks/search/scoring.py"
    spec = importlib.util.spec_from_file_location("search_scoring", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("grades", "expected"), [([], 0), ([0, 0], 0), ([2], 1), ([0, 1, 2], 0.5), ([0, 0, 0, 1], 0.25)]
)
def test_the_first_story_that_is_relevant_counts(
    scoring: ModuleType, grades: list[int], expected: float
) -> None:
    assert scoring.reciprocal_rank(grades) == expected


def test_gain_is_discounted_by_rank(scoring: ModuleType) -> None:
    assert scoring.gain([2, 0, 1]) == pytest.approx(3 + 1 / log2(4))
    assert scoring.ndcg([2, 1], [2, 1, 0]) == 1
    assert scoring.ndcg([1, 2], [1, 2]) == pytest.approx((1 + 3 / log2(3)) / (3 + 1 / log2(3)))
    assert scoring.ndcg([0, 0], [0, 0]) == 0
    # The best order of more stories than ten holds ten of them.
    assert scoring.ndcg([1] * 10, [1] * 30) == 1


def test_each_query_counts_and_what_nobody_judged_is_told(scoring: ModuleType) -> None:
    found = {"a": {"q1": [1, 2], "q2": []}, "b": {"q1": [3, 1], "q2": [4]}}
    grades = {"q1": {1: 2, 2: 0}, "q2": {4: 1}}
    table = scoring.scores(found, grades)
    assert table["a"] == (0.5, 0.5, 0)
    rank, gained, unjudged = table["b"]
    assert (rank, unjudged) == (pytest.approx((1 / 2 + 1) / 2), 1)
    assert gained == pytest.approx((1 / log2(3) + 1) / 2)
    assert scoring.pooled(found, "q1") == [1, 2, 3]


def test_every_query_has_a_need_and_an_id_of_its_own() -> None:
    from ruamel.yaml import YAML

    text = (ROOT / "benchmarks/search/judged/queries.yml").read_text(encoding="utf-8")
    queries = YAML(typ="safe").load(text)
    assert len({query["id"] for query in queries}) == len(queries) >= 60
    assert all(query["query"].strip() and query["need"].strip() for query in queries)
