"""Judgements -> figures: MRR and nDCG@10, as judged/README.md defines them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import log2
from statistics import mean

TOP = 10

Found = Mapping[str, Mapping[str, Sequence[int]]]  # engine -> query's id -> wire ids, best first
Grades = Mapping[str, Mapping[int, int]]  # query's id -> wire id -> 0, 1 or 2


def pooled(found: Found, query: str) -> list[int]:
    """Return the stories of all engines for a query, each once, by their ids."""
    return sorted({number for engine in found.values() for number in engine[query]})


def reciprocal_rank(grades: Sequence[int]) -> float:
    """Return 1 / rank of the first story with a grade of at least 1; 0 if there is none."""
    return next((1 / rank for rank, grade in enumerate(grades, 1) if grade > 0), 0.0)


def gain(grades: Iterable[int]) -> float:
    """Return the discounted cumulative gain, with 2^grade - 1 over log2(rank + 1)."""
    return sum((2.0**grade - 1) / log2(rank + 1) for rank, grade in enumerate(grades, 1))


def ndcg(grades: Sequence[int], judged: Iterable[int]) -> float:
    """Return the gain over that of the best order of all judged stories; 0 if none is relevant."""
    best = gain(sorted(judged, reverse=True)[:TOP])
    return gain(grades[:TOP]) / best if best else 0.0


def scores(found: Found, grades: Grades) -> dict[str, tuple[float, float, int]]:
    """Return each engine's MRR and nDCG@10, and how many of its stories nobody has judged."""
    table = {}
    for engine, answers in found.items():
        ranks, gains, unjudged = [], [], 0
        for query, stories in answers.items():
            known = grades.get(query, {})
            unjudged += sum(story not in known for story in stories[:TOP])
            given = [known.get(story, 0) for story in stories[:TOP]]
            ranks.append(reciprocal_rank(given))
            gains.append(ndcg(given, known.values()))
        table[engine] = mean(ranks), mean(gains), unjudged
    return table
