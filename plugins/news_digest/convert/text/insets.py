"""Boxes that interrupt a story: a newsletter's form, a privacy notice, a list of links."""

from __future__ import annotations

import re
from itertools import pairwise

from news_digest.convert.text.prose import Reading
from news_digest.model import Role

# A box has no more passages than this; what is longer is the page around the story.
_LONGEST = 8
# The story goes on behind a box with a sentence of at least as many words.
_SENTENCE_WORDS = 12

# A note below the page's story speaks to the reader; a story does so in quotations alone.
_TO_THE_READER = re.compile(r"\byou(?:rs?|'\w+|’\w+)?\b", re.I)
_QUOTATION = re.compile(r"[\"“”„«»‘]")


def find_insets(readings: tuple[Reading, ...]) -> frozenset[int]:
    """Return the indices of the passages that stand in boxes inside the story.

    A box is told by what it asks of the reader or by its title, stands between two paragraphs, and
    has no prose of its own. Comments and copyright lines are no boxes: the story ends with them.
    """
    found: set[int] = set()
    prose = [at for at, one in enumerate(readings) if _is_prose(one)]
    for before, end in pairwise(prose):
        if readings[before].terminal and _is_inset(readings, before + 1, end):
            found.update(range(before + 1, end))
    return frozenset(found)


def _is_inset(readings: tuple[Reading, ...], start: int, end: int) -> bool:
    box = readings[start:end]
    if not 1 <= len(box) <= _LONGEST or not _resumes(readings[end]):
        return False
    if any(one.credit or one.byline or one.sign_off for one in box):
        return False
    marks = [one.furniture for one in box if one.furniture]
    if any(mark.ends_story and not mark.inset and mark.role is not Role.PROMO for mark in marks):
        return False
    # Teasers of other stories may be sentences too: it takes two to tell that it is this story.
    if any(mark.ends_story and mark.role is Role.PROMO for mark in marks):
        return end + 1 < len(readings) and _resumes(readings[end + 1])
    return any(mark.inset for mark in marks)


def _is_prose(reading: Reading) -> bool:
    return reading.prose > 0 and reading.words >= _SENTENCE_WORDS


def _is_paragraph(reading: Reading) -> bool:
    return _is_prose(reading) and reading.terminal


def _resumes(reading: Reading) -> bool:
    """Tell whether the story goes on with the passage."""
    text = reading.passage.text
    to_the_reader = _TO_THE_READER.search(text) and not _QUOTATION.search(text)
    return _is_paragraph(reading) and not reading.repeated and not to_the_reader
