"""One of several candidates: from what speaks for each to how likely each is the right one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp
from typing import NamedTuple

from news_digest.model import Alternative, Decision

# A choice names no more values than this beside the one it made.
_ALTERNATIVES = 3
# What is less likely than this is no alternative that a maintainer should read.
_LEAST = 0.02
# Nothing that is guessed from a page's form is surer than this.
_SUREST = 0.99


@dataclass(frozen=True, slots=True)
class Sign:
    """Something that speaks for a candidate (a weight above zero) or against it (below).

    `weight` is what one unit of the sign adds to the logarithm of the candidate's odds; `reason`
    tells people about it, and is empty where it would tell them nothing.
    """

    weight: float
    reason: str = ""


class Candidate(NamedTuple):
    """A value that a passage states, at `at` among the readings, and the signs found there.

    `score` is as `score_of` gives it. Candidates with the same value (a headline printed twice, a
    date stated twice) speak for one another.
    """

    value: str
    at: int
    score: float
    found: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Choice:
    """The likeliest value's best candidate, or None where "none of them" is likelier than any.

    `confidence` is the probability (0 to 1) that this is right: that the value is, or that none
    of them is. `reasons` are what speaks for the value and against it, for people.
    """

    candidate: Candidate | None
    confidence: float
    reasons: tuple[str, ...]
    alternatives: tuple[Alternative, ...]

    def decision(self, field: str, why_none: str) -> Decision:
        """Return the choice as the decision on `field`; `why_none` is the reason for no value."""
        if self.candidate is None:
            return Decision(field, None, self.confidence, (why_none,), self.alternatives)
        value = self.candidate.value
        return Decision(field, value, self.confidence, self.reasons, self.alternatives)


def score_of(signs: Mapping[str, Sign], found: Mapping[str, float]) -> float:
    """Return a candidate's score: the weights of the signs `found`, times how much of each."""
    return sum([signs[name].weight * amount for name, amount in found.items()])


def reasons_of(signs: Mapping[str, Sign], found: Mapping[str, float]) -> tuple[str, ...]:
    """Return what to tell people about the signs `found`, in the table's order."""
    return tuple(one.reason for name, one in signs.items() if one.reason and name in found)


def choose(signs: Mapping[str, Sign], candidates: Sequence[Candidate], none: float) -> Choice:
    """Choose the likeliest value, where "none of them" has the score `none`.

    `signs` tells about the signs that the candidates show.

    Scores are logarithms of odds, so their exponentials share out the probability: the
    conditional logit model of D. McFadden, "Conditional logit analysis of qualitative choice
    behavior", 1974.
    """
    highest = max([none, *(one.score for one in candidates)])
    nothing = exp(none - highest)
    best: dict[str, Candidate] = {}
    shares: dict[str, float] = {}
    for one in candidates:
        shares[one.value] = shares.get(one.value, 0.0) + exp(one.score - highest)
        if one.value not in best or one.score > best[one.value].score:
            best[one.value] = one
    whole = nothing + sum(shares.values())
    ranked = sorted(best, key=lambda value: (-shares[value], best[value].at))
    chosen = best[ranked[0]] if ranked and shares[ranked[0]] >= nothing else None
    others = ranked[1:] if chosen else ranked
    alternatives = tuple(
        Alternative(
            value, _rounded(shares[value] / whole), "; ".join(reasons_of(signs, best[value].found))
        )
        for value in others[:_ALTERNATIVES]
        if shares[value] / whole >= _LEAST
    )
    if chosen is None:
        return Choice(None, _rounded(nothing / whole), (), alternatives)
    confidence = _rounded(shares[chosen.value] / whole)
    return Choice(chosen, confidence, reasons_of(signs, chosen.found), alternatives)


def _rounded(share: float) -> float:
    return round(min(share, _SUREST), 2)
