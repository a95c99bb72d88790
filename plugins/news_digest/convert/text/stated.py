"""A body that a maintainer stated by its lines."""

from __future__ import annotations

from collections.abc import Sequence

from news_digest.convert.text.body import Body, is_heading
from news_digest.convert.text.prose import Reading
from news_digest.model import Role

# Why a line is in the story, or not, where somebody said so.
STATED = "the maintainer stated the story's lines"
# The first and the last line of a stretch, counted from 1.
LineRange = tuple[int, int]


def stated_body(readings: tuple[Reading, ...], lines: Sequence[LineRange]) -> Body | None:
    """Return the body that is made of the stated lines, whatever these read like.

    None where no printed line is among them.
    """
    kept = tuple(
        at
        for at, reading in enumerate(readings)
        if any(first <= reading.passage.number <= last for first, last in lines)
    )
    if not kept:
        return None
    others = frozenset(range(kept[0], kept[-1] + 1)).difference(kept)
    dropped = dict.fromkeys(others, (Role.FURNITURE, STATED))
    headings = frozenset(at for at in kept if is_heading(readings, at))
    return Body(kept[0], kept[-1] + 1, kept, headings, frozenset(), dropped, (), STATED)


def edges_of(lines: Sequence[LineRange]) -> frozenset[int]:
    """Return the numbers of the lines that stated ranges, or what follows them, begin with."""
    return frozenset(edge for first, last in lines for edge in (first, last + 1))
