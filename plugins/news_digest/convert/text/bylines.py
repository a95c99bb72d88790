"""Who wrote the story: which line above it names them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from news_digest.convert.text.prose import Reading
from news_digest.subjects.people.lexicon import lexicon, plain

# Where no headline was found, a byline is looked for this far above the story.
_REACH = 8
# A line that only announces the name on the next one.
_ALONE = re.compile(
    r"(?:(?:written|story|text|posted|published)\s+)?(?:by|von|par|por|door|av|af|di|autor[ae]?"
    r"|auteur|authors?|автор)\s*:?",
    re.I,
)
_NAME = re.compile(
    r"[^\W\d_a-z][\w.'’-]*(?: (?:[^\W\d_a-z][\w.'’-]*|de|da|van|von|der|del|la|al|bin)){1,3}"
)


@dataclass(frozen=True, slots=True)
class Byline:
    """The writers as the line at `index` (among the readings) names them, and how sure that is."""

    index: int
    names: str
    confidence: float
    reason: str


def find_byline(
    readings: tuple[Reading, ...], headline: int | None, body_first: int, dropped: Iterable[int]
) -> Byline | None:
    """Return who wrote the story, as a line between headline and story says, or one inside it.

    `dropped` are the passages inside the story that are no part of it. A line that is a person's
    name alone counts below the headline where a date or the story follows.
    """
    start = headline if headline is not None else max(0, body_first - _REACH)
    above = range(start, body_first)
    for at in (*above, *dropped):
        if names := readings[at].byline:
            return Byline(at, names, 0.9, "names the writers")
    for at in above[1:]:
        text = readings[at].passage.text
        if _ALONE.fullmatch(readings[at - 1].passage.text) and _NAME.fullmatch(text):
            return Byline(at, text, 0.85, "a name below a line that announces it")
    if headline is None:
        return None
    for at in above[1:]:
        text = readings[at].passage.text
        following = at + 1 == body_first or readings[at + 1].states_date
        if following and _NAME.fullmatch(text) and _is_person(text):
            return Byline(at, text, 0.7, "a person's name alone, above the date or the story")
    return None


def _is_person(text: str) -> bool:
    """Tell whether a first name begins the text, and no common word or place ends it."""
    words = [plain(word) for word in text.split()]
    lists = lexicon()
    if words[0] not in lists.first_names or " ".join(words) in lists.places:
        return False
    return words[-1] in lists.surnames or words[-1] not in lists.common
