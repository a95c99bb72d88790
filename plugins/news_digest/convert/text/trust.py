"""How likely it is that the story's lines are the right ones."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp

from news_digest.convert.text.body import Body
from news_digest.convert.text.prose import Reading

# The logarithm of the odds that a body is right (its F1 above 0.9) where nothing speaks against
# it, and what each doubt takes off at its greatest. Fitted by hand on annotated news pages.
_PLAIN, _ELSEWHERE, _BROKEN, _SHORT = 3.9, 2.0, 2.5, 1.2
# A body of so many words is no longer short.
_WORDS = 200
# What is told to people: from so great a doubt on.
_TOLD = 0.3


def trust_in(readings: Sequence[Reading], body: Body) -> tuple[float, tuple[str, ...]]:
    """Return how likely the body is right (0 to 1), and what speaks for and against it."""
    kept = frozenset(body.kept)
    inside = sum(max(readings[at].prose, 0) for at in body.kept)
    words = sum(readings[at].words for at in body.kept)
    outside = sum(one.prose for at, one in enumerate(readings) if one.prose > 0 and at not in kept)
    broken = sum(body.first < at < body.kept[-1] for at in body.dropped)
    elsewhere = min(outside / inside, 1) if inside else 1.0
    interrupted = min(broken / len(body.kept), 1)
    short = max(0.0, 1 - words / _WORDS)
    reasons = [f"it ends where it does because {body.because}"]
    if elsewhere >= _TOLD:
        reasons.append("but the page has much that reads like a story elsewhere")
    if interrupted >= _TOLD:
        reasons.append(f"but {broken} passages inside it were dropped")
    if short >= _TOLD:
        reasons.append(f"but it has {words} words only")
    odds = _PLAIN - _ELSEWHERE * elsewhere - _BROKEN * interrupted - _SHORT * short
    return round(1 / (1 + exp(-odds)), 2), tuple(reasons)
