"""Where the story ends: what follows its last paragraph is no part of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from news_digest.convert.text.layout import Layout
from news_digest.convert.text.prose import Reading
from news_digest.model import Role

Dropped = tuple[Role, str]

_LOOSE: Dropped = (Role.PROMO, "a short line behind the last paragraph")
_FAR: Dropped = (Role.PROMO, "a few lines far behind the last paragraph")
_WRITER: Dropped = (Role.FURNITURE, "is about the writer")
# Boxes, writers and loose lines may follow each other; no page has more of them.
_ROUNDS = 12
_TAIL_SHARE = 0.15
_GAP = 3
_PARAGRAPH_WORDS = 20
_BIO = re.compile(
    r"(?P<name>[^\W\d_a-z][\w.'’-]*(?: [\w.'’-]+){0,3}?),?(?: \(?@\w+\)?,?)?"
    r" (?:is|was|are|has|have|covers|writes|reports|joined|works|lives|served|serves|can be)\b"
)
_ABOUT = re.compile(
    r"(?:about|sobre|über|à propos de|su|over|om|o|об|про|hakkında):?"
    r" (?P<name>(?:[^\W\d_a-z][\w.'’-]*)(?: [^\W\d_a-z][\w.'’-]*){1,3})",
    re.I,
)
_ABOUT_REACH = 3
_TRADE = re.compile(
    r"\b(?:reporter|writer|editor|correspondent|journalist|columnist|contributor|author|blogger"
    r"|freelance\w*|producer|founder|professor|director|consultant|analyst|curator)\b",
    re.I,
)


def without_tail(
    readings: Sequence[Reading], layout: Layout, kept: list[int], lists: frozenset[int]
) -> tuple[list[int], dict[int, Dropped]]:
    """Return `kept` without what only follows the story, and why that was dropped."""
    dropped: dict[int, Dropped] = {}
    names = _names(readings)
    end = len(kept)
    for _ in range(_ROUNDS):
        before = end
        while end and kept[end - 1] not in lists and _is_loose(readings[kept[end - 1]]):
            end -= 1
        dropped.update(dict.fromkeys(kept[end:before], _LOOSE))
        story = kept[:end]
        cut, reason = _cut(readings, layout, story), _FAR
        if cut == end:
            cut, reason = _before_writer(readings, story, names), _WRITER
        dropped.update(dict.fromkeys(kept[cut:end], reason))
        end = cut
        if end == before:
            break
    return kept[:end], dropped


def _before_writer(readings: Sequence[Reading], kept: list[int], names: frozenset[str]) -> int:
    """Return how many of `kept` stand before the lines about the writer, if these end them."""
    about = _about(readings, kept)
    if about is not None:
        return about
    return len(kept) - 1 if kept and _is_bio(readings, kept[-1], names) else len(kept)


def _cut(readings: Sequence[Reading], layout: Layout, kept: list[int]) -> int:
    """Return how many of `kept` stand before the last wide gap, if little stands behind it."""
    behind = paragraphs = 0.0
    total = sum(max(readings[at].prose, 0) for at in kept)
    for place in range(len(kept) - 1, 0, -1):
        reading = readings[kept[place]]
        behind += max(reading.prose, 0)
        if reading.terminal and reading.words >= _PARAGRAPH_WORDS and layout.alone(kept[place]):
            paragraphs += 1
        if behind > _TAIL_SHARE * total or paragraphs > 2:
            break
        gap = range(kept[place - 1] + 1, kept[place])
        if _is_wide(readings, gap):
            return place
    return len(kept)


def _is_wide(readings: Sequence[Reading], gap: range) -> bool:
    marks = [readings[at].furniture for at in gap]
    if any(mark and mark.ends_story and not mark.inset for mark in marks):
        return True
    return sum(not readings[at].caption for at in gap) >= _GAP


def _is_loose(reading: Reading) -> bool:
    """A story ends with a sentence, an item or a row."""
    passage = reading.passage
    return reading.prose < 0 and not passage.marker and not passage.tabular and not passage.set_in


def _about(readings: Sequence[Reading], kept: list[int]) -> int | None:
    """Return where a heading `About Jane Roe` opens one or two paragraphs about her."""
    for place in range(len(kept) - 1, max(len(kept) - 1 - _ABOUT_REACH, 0), -1):
        match = _ABOUT.fullmatch(readings[kept[place]].passage.text)
        if match and any(match["name"] in readings[at].passage.text for at in kept[place + 1 :]):
            return place
    return None


def _names(readings: Sequence[Reading]) -> frozenset[str]:
    """Return the names that the page prints on lines of their own, or in its byline."""
    names = {one.byline for one in readings if one.byline}
    short = (one.passage.text for one in readings if 2 <= one.words <= 4)
    names.update(text for text in short if text.istitle() or text.isupper())
    return frozenset(name.lower() for name in names)


def _is_bio(readings: Sequence[Reading], at: int, names: frozenset[str]) -> bool:
    text = readings[at].passage.text
    match = _BIO.match(text)
    if match is None:
        return False
    name = match["name"].lower()
    return name in names or (" " in name and _TRADE.search(text[:160]) is not None)
