"""How right and wrong answers add up to a measure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from statistics import fmean

from quality_gate.words import harmonic


@dataclass(frozen=True, slots=True)
class Measure:
    """A share of 1, and what it is a share of: documents, blocks, names (`of` of them)."""

    value: float
    of: int


@dataclass(frozen=True, slots=True)
class Found:
    """What was found against what is there: right, wrong and missed ones."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def __add__(self, other: Found) -> Found:
        return Found(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)

    @property
    def precision(self) -> float:
        """The share of what was found that is right; 1 where nothing was found."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """The share of what is there that was found; 1 where there is nothing."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return harmonic(self.precision, self.recall)


@dataclass(frozen=True, slots=True)
class Marks:
    """What one document adds to the measures.

    `shares`: name -> the document's own share (0 to 1; right or wrong where it is 0 or 1), which
    are averaged. `found`: name -> counts, which are summed. `faults`: what is wrong, for people.
    """

    shares: Mapping[str, float] = field(default_factory=dict)
    found: Mapping[str, Found] = field(default_factory=dict)
    faults: tuple[str, ...] = ()

    def __add__(self, other: Marks) -> Marks:
        return Marks(
            {**self.shares, **other.shares},
            {**self.found, **other.found},
            (*self.faults, *other.faults),
        )


def averages(marks: Iterable[Marks]) -> dict[str, Measure]:
    """Return the mean of each share over the documents that have it."""
    values: dict[str, list[float]] = {}
    for one in marks:
        for name, share in one.shares.items():
            values.setdefault(name, []).append(share)
    return {name: Measure(fmean(shares), len(shares)) for name, shares in values.items()}


def totals(marks: Iterable[Marks]) -> dict[str, Found]:
    """Return the sum of each of the counts."""
    sums: dict[str, Found] = {}
    for one in marks:
        for name, found in one.found.items():
            sums[name] = sums.get(name, Found()) + found
    return sums
