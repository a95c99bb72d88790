"""Who wrote the story: which line above it names them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from news_digest.convert.text.prose import Reading
from news_digest.convert.text.signatures import (
    is_name_alone,
    is_perhaps_person,
    is_person,
    signed_by,
)

# Where no headline was found, a byline is looked for this far above the story.
_REACH = 8
# The desk's line stands no farther behind the story.
_BEHIND = 3
# A line that only announces the name on the next one.
_ALONE = re.compile(
    r"(?:(?:written|story|text|posted|published)\s+)?(?:by|von|par|por|door|av|af|di|autor[ae]?"
    r"|auteur|authors?|автор)\s*:?",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Byline:
    """The writers as the line at `index` (among the readings) names them, and how sure that is."""

    index: int
    names: str
    confidence: float
    reason: str


def find_byline(
    readings: tuple[Reading, ...],
    headline: int | None,
    body: range,
    dropped: Iterable[int],
) -> Byline | None:
    """Return who wrote the story, as a line between headline and story says, or one inside it.

    `body` are the passages from the story's first to its last, `dropped` those of them that are
    no part of it. A line that is a person's name alone counts below the headline where a date or
    the story follows; failing all that, the desk's line behind the story.
    """
    below = range(body.stop, min(body.stop + _BEHIND, len(readings)))
    return _above(readings, headline, body.start, dropped) or _signed(readings, (*dropped, *below))


def _above(
    readings: tuple[Reading, ...], headline: int | None, body_first: int, dropped: Iterable[int]
) -> Byline | None:
    start = headline if headline is not None else max(0, body_first - _REACH)
    above = range(start, body_first)
    for at in (*above, *dropped):
        if names := readings[at].byline:
            return Byline(at, names, 0.9, "names the writers")
    for at in above[1:]:
        text = readings[at].passage.text
        if _ALONE.fullmatch(readings[at - 1].passage.text) and is_name_alone(text):
            return Byline(at, text, 0.85, "a name below a line that announces it")
    if headline is None:
        return None
    for at in above[1:]:
        text = readings[at].passage.text
        following = at + 1 == body_first or readings[at + 1].states_date
        if not following or not is_name_alone(text):
            continue
        if is_person(text):
            return Byline(at, text, 0.7, "a person's name alone, above the date or the story")
        if is_perhaps_person(text):
            return Byline(at, text, 0.6, "alone above the date or the story, and no common words")
    return None


def _signed(readings: tuple[Reading, ...], lines: Iterable[int]) -> Byline | None:
    for at in lines:
        if names := signed_by(readings[at].passage.text):
            return Byline(at, names, 0.85, "signs the story below it")
    return None
