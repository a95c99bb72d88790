"""Who wrote the story: which line above it names them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from news_digest.convert.dates import is_relative
from news_digest.convert.text.prose import Reading
from news_digest.convert.text.signatures import (
    is_name_alone,
    is_perhaps_person,
    is_person,
    signed_by,
)

# Where no headline was found, a byline is looked for this far above the story.
_REACH = 8
# What tells how long ago has few words: 4 hours ago.
_WHEN_WORDS = 6
# The desk's line stands no farther behind the story.
_BEHIND = 3
# A Korean reporter is named before the word for one: 한서윤 기자
_REPORTER = re.compile(r"(?P<name>[가-힣]{2,4}) ?기자")
# What stands between a name and the place or date behind it: Jane Roe | LONDON | 3 May 2011
_APART = re.compile(r"\s*[|·•/,–—]\s*|\s+-\s+|\s{2,}")
_IN = re.compile(r"\s+(?:in|en|à|aus|i|w|à)\s+(?=[^\W\d_a-z]).{2,40}$")
# The Daily Post by Jane Roe / 30 May 2016; 3 novembre 2014, par Jane Roe
_BY_INSIDE = re.compile(r"(?:^|[\s,|/])(?i:by|von|par|por|di|door|av|af|автор:?)\s+(?=[^\W\d_a-z])")
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
    for at in above:
        if names := readings[at].byline:
            return Byline(at, names, 0.9, "names the writers")
    for at in above[1:]:
        text = readings[at].passage.text
        if _ALONE.fullmatch(readings[at - 1].passage.text) and is_name_alone(text):
            return Byline(at, text, 0.85, "a name below a line that announces it")
    if headline is None:
        return _first(readings, dropped)
    for at in above[1:]:
        if match := _REPORTER.fullmatch(readings[at].passage.text):
            return Byline(at, match["name"], 0.85, "calls the writer a reporter")
    return (
        _alone(readings, above[1:], body_first)
        or _beside_date(readings, above[1:])
        or _first(readings, dropped)
    )


def _first(readings: tuple[Reading, ...], lines: Iterable[int]) -> Byline | None:
    for at in lines:
        if names := readings[at].byline:
            return Byline(at, names, 0.8, "names the writers, inside the story")
    return None


def _alone(readings: tuple[Reading, ...], above: range, body_first: int) -> Byline | None:
    """Return a name that stands alone beside the date's line, or right above the story."""
    for at in above:
        text = _IN.sub("", readings[at].passage.text)
        beside = (
            at + 1 == body_first or _tells_when(readings[at + 1]) or _tells_when(readings[at - 1])
        )
        if not beside or readings[at].furniture or not is_name_alone(text):
            continue
        if is_person(text):
            return Byline(at, text, 0.7, "a person's name alone, beside the date or the story")
        if is_perhaps_person(text):
            return Byline(at, text, 0.6, "alone beside the date or the story, and no common words")
    return None


def _beside_date(readings: tuple[Reading, ...], above: range) -> Byline | None:
    """Return whom the date's line names before or behind its date."""
    for at in above:
        reading = readings[at]
        if not reading.dates or reading.terminal:
            continue
        text, dates = reading.passage.text, reading.dates
        for part in (text[: dates[0].span.start], text[dates[-1].span.end :]):
            by = _BY_INSIDE.search(part)
            names = [one for one in _APART.split(part[by.end() :] if by else part) if one]
            if not names or not is_name_alone(names[0]) or " " not in names[0]:
                continue
            if not by and not reading.states_date:
                continue
            if by or is_person(names[0]) or _has_particle(names[0]):
                return Byline(at, names[0], 0.7, "the date's line names the writer")
    return None


def _has_particle(name: str) -> bool:
    return name.count(" ") > 1 and is_perhaps_person(name)


def _tells_when(reading: Reading) -> bool:
    return reading.states_date or (
        reading.words <= _WHEN_WORDS and is_relative(reading.passage.text)
    )


def _signed(readings: tuple[Reading, ...], lines: Iterable[int]) -> Byline | None:
    for at in lines:
        if names := signed_by(readings[at].passage.text):
            return Byline(at, names, 0.85, "signs the story below it")
    return None
