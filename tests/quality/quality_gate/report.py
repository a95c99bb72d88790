"""Scores -> a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from quality_gate.scoring import Scores

_NAME_WIDTH = 18


def table(title: str, scores: Scores, floors: Mapping[str, float]) -> Iterator[str]:
    """Yield the lines of one set's table: measure, value, floor, and what it is a share of."""
    yield f"{title:<{_NAME_WIDTH}}  score   floor      of"
    for name, measure in scores.measures.items():
        floor = floors.get(name)
        shown = "     -" if floor is None else f"{floor:.4f}"
        mark = "" if floor is None or measure.value >= floor else "  below its floor"
        yield f"  {name:<{_NAME_WIDTH}}{measure.value:.4f}  {shown}  {measure.of:>6}{mark}"


def faults(scores: Scores) -> Iterator[str]:
    """Yield what is wrong about each document, a paragraph each."""
    for name, found in scores.faults.items():
        yield f"{name}"
        yield from (f"    {one}" for one in found)
