"""How a page sets its paragraphs: what the blank lines between its passages tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from news_digest.convert.text.prose import Reading

# A paragraph that tells how the page sets its paragraphs has at least so many words.
_PARAGRAPH_WORDS = 20
# So many such paragraphs, and this share of them between blank lines, make a spaced page.
_PARAGRAPHS, _SHARE = 3, 0.6


@dataclass(frozen=True, slots=True)
class Layout:
    """Where each reading's run of lines begins and ends (half open), by index.

    `spaced` tells that the page sets its paragraphs between blank lines: what stands in one run
    with others is then a row of a menu, an item of a list, or a box.
    """

    spaced: bool
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def alone(self, at: int) -> bool:
        """Tell whether the reading at `at` stands between blank lines."""
        return self.ends[at] - self.starts[at] == 1

    def run(self, at: int) -> range:
        """Return the indices of the run that the reading at `at` stands in."""
        return range(self.starts[at], self.ends[at])


def read_layout(readings: Sequence[Reading], story: range) -> Layout:
    """Return how the page sets its paragraphs, by those of `story`: where it probably stands."""
    starts: list[int] = []
    ends: list[int] = []
    paragraphs = alone = 0
    start = 0
    while start < len(readings):
        number, end = readings[start].passage.run, start + 1
        while end < len(readings) and readings[end].passage.run == number:
            end += 1
        starts += [start] * (end - start)
        ends += [end] * (end - start)
        if start in story:
            long = sum(map(_is_paragraph, readings[start:end]))
            paragraphs += long
            alone += long if end - start == 1 else 0
        start = end
    spaced = paragraphs >= _PARAGRAPHS and alone >= _SHARE * paragraphs
    return Layout(spaced, tuple(starts), tuple(ends))


def _is_paragraph(reading: Reading) -> bool:
    return reading.terminal and reading.words >= _PARAGRAPH_WORDS and reading.prose > 0
