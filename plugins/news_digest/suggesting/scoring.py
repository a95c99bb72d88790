"""How well topics are learned: cross-validation over documents whose topics are known."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from random import Random

from news_digest.suggesting.filed import Filed, Suggested
from news_digest.suggesting.learning import learn, learnable


@dataclass(frozen=True, slots=True)
class Hits:
    """Topics that were suggested rightly, suggested wrongly, and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, from 0 to 1; 1 where there was nothing."""
        return 2 * self.right / found if (found := 2 * self.right + self.wrong + self.missed) else 1

    def __add__(self, other: Hits) -> Hits:
        return Hits(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)


def cross_validate(
    filed: Sequence[Filed], topics: Collection[str], *, folds: int = 5, seed: int = 0
) -> dict[str, Hits]:
    """Return the hits of each of `topics`, every document being judged by others."""
    hits = dict.fromkeys(topics, Hits())
    judged = judged_by_others(filed, topics, folds=folds, seed=seed)
    for one, found in zip(filed, judged, strict=True):
        names = {each.topic for each in found}
        for topic in topics:
            hits[topic] += _hit(topic in one.topics, topic in names)
    return hits


def judged_by_others(
    filed: Sequence[Filed], topics: Collection[str] | None = None, *, folds: int = 5, seed: int = 0
) -> tuple[tuple[Suggested, ...], ...]:
    """Return for each document the topics that others, as they are filed, suggest for it.

    Documents are dealt into `folds` parts by chance, the same for the same seed; each part is
    judged by the rest. A topic of too few documents of the rest is not suggested. Raises LearnError
    where scikit-learn is not installed.
    """
    found: list[tuple[Suggested, ...]] = [()] * len(filed)
    order = list(range(len(filed)))
    Random(seed).shuffle(order)
    for fold in range(folds):
        part = sorted(order[fold::folds])
        inside = set(part)
        rest = [one for at, one in enumerate(filed) if at not in inside]
        known = [one for one in learnable(rest) if topics is None or one in topics]
        if not known or not part:
            continue
        learned = learn(rest, "cross-validation", known)
        for at, suggested in zip(
            part, learned.suggest([filed[at].text for at in part]), strict=True
        ):
            found[at] = suggested
    return tuple(found)


def _hit(is_filed: bool, is_suggested: bool) -> Hits:
    return Hits(
        int(is_filed and is_suggested),
        int(is_suggested and not is_filed),
        int(is_filed and not is_suggested),
    )
