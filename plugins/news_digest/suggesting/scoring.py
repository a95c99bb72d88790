"""How well topics are learned: cross-validation over documents whose topics are known."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from random import Random

from news_digest.suggesting.filed import Filed
from news_digest.suggesting.learning import SUGGESTED_FROM, learn


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
    """Return the hits of each of `topics`, where every document was judged by the others' topics.

    Documents are dealt into `folds` parts by chance, the same for the same seed.
    """
    hits = dict.fromkeys(topics, Hits())
    for parted in _parted(filed, folds, seed):
        rest, part = parted
        learned = learn(rest, "cross-validation", topics)
        suggested = learned.suggest([one.text for one in part], SUGGESTED_FROM)
        for one, found in zip(part, suggested, strict=True):
            names = {each.topic for each in found}
            for topic in topics:
                hits[topic] += _hit(topic in one.topics, topic in names)
    return hits


def _parted(
    filed: Sequence[Filed], folds: int, seed: int
) -> Iterator[tuple[list[Filed], list[Filed]]]:
    order = list(range(len(filed)))
    Random(seed).shuffle(order)
    for fold in range(folds):
        inside = set(order[fold::folds])
        yield (
            [one for at, one in enumerate(filed) if at not in inside],
            [one for at, one in enumerate(filed) if at in inside],
        )


def _hit(is_filed: bool, is_suggested: bool) -> Hits:
    return Hits(
        int(is_filed and is_suggested),
        int(is_suggested and not is_filed),
        int(is_filed and not is_suggested),
    )
