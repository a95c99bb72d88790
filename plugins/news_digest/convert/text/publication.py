"""Which of the dates that a page prints is the story's.

`publication_signs` tells what speaks for each date near the story, and the days share out the
probability (`choice`); days that several lines state add up.

How it was calibrated: as the headline's (see `headline`), to the 85 of 96 annotated pages whose
day is known, right within one day. On those, choices with a confidence of 0.9 or more (0.96 in the
mean) were right on 64 of 65 pages, and those below (0.83) on 11 of 11. On the nine pages for which
none was chosen, one line far behind the story stated it; eight print none. Weights fitted to one
half alone choose the same days in the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from news_digest.convert.dates import FoundDate, YearlessDate, find_yearless, is_relative
from news_digest.convert.text.choice import Candidate, choose, reasons_of, score_of
from news_digest.convert.text.opening import Opening
from news_digest.convert.text.prose import Reading
from news_digest.convert.text.publication_signs import (
    LIKELY_YEARS,
    SIGNS,
    DateLine,
    Surroundings,
    dateline_signs,
    is_unlikely,
    signs_of,
)
from news_digest.model import DatePrecision, Decision, PublicationDate, Role, Span

# How many passages above the headline, and below the first paragraph, a date is looked for.
_FAR, _DECK = 12, 6
# How many passages behind the story.
_BEHIND = 4
# The score of "the page does not print it": a null is better than a guess.
_NONE = 0.3
# One page in nine of those without a date in sight states it somewhere else.
_SURE_OF_NONE = 0.9
# A line that gives a day without a year has no more words than this.
_SHORT_LINE = 14
_YEAR_LINE = re.compile(r"(?:19|20)\d\d")
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|\bcopyright\b)[^\d]{0,40}(?:(?:19|20)\d\d\s?[-–—]\s?)?(?P<year>(?:19|20)\d\d)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Publication:
    """The story's date, where it stands (in the passage, or in the body's opening), and why."""

    date: PublicationDate
    index: int
    span: Span
    confidence: float
    reasons: tuple[str, ...]
    ambiguous: bool
    unlikely: bool


@dataclass(frozen=True, slots=True)
class _Stated:
    """A date, in the passage at `index`, and how much speaks for it."""

    found: FoundDate
    index: int
    score: float
    signs: dict[str, float]

    @property
    def day(self) -> str:
        return self.found.date.day.isoformat()


def find_publication(
    readings: tuple[Reading, ...],
    headline: int | None,
    body_first: int,
    body_end: int,
    opening: Opening,
) -> tuple[Publication | None, Decision]:
    """Choose the day on which the story was published, or None: a null is better than a guess.

    A date counts if a line states it near the headline or above the first paragraph, right
    behind the story, or if the story's dateline carries it. Dates inside sentences, in lists of
    other stories and in copyright lines do not.
    """
    page = Surroundings(readings, headline, body_first, body_end, _relative_at(readings, headline))
    stated = list(_stated(page, opening))
    candidates = [Candidate(one.day, one.index, one.score, one.signs) for one in stated]
    choice = choose(SIGNS, candidates, _NONE)
    decision = choice.decision("date", "the page prints no date that is surely the story's")
    if choice.candidate is None:
        return None, replace(decision, confidence=min(decision.confidence, _SURE_OF_NONE))
    best = _most_precise([one for one in stated if one.day == decision.value])
    found, reasons = best.found, reasons_of(SIGNS, best.signs)
    publication = Publication(
        found.date,
        best.index,
        found.span,
        choice.confidence,
        reasons,
        found.ambiguous,
        is_unlikely(found),
    )
    return publication, replace(decision, value=found.date.isoformat(), reasons=reasons)


def _relative_at(readings: tuple[Reading, ...], headline: int | None) -> int | None:
    """Return the index of the line below the headline that says `2 hours ago`, if there is one."""
    if headline is None:
        return None
    for at in range(headline + 1, min(headline + 1 + _DECK, len(readings))):
        if readings[at].states_date:
            return None
        if readings[at].words <= _SHORT_LINE and is_relative(readings[at].passage.text):
            return at
    return None


def _stated(page: Surroundings, opening: Opening) -> Iterator[_Stated]:
    """Yield the dates in the places where a page states the story's."""
    if opening.date:
        yield _weighed(opening.date, page.body_first, dateline_signs(opening.date))
    top = page.headline if page.headline is not None else page.body_first
    places = (
        *range(max(0, top - _FAR), page.body_first),
        *range(page.body_first + 1, min(page.body_first + _DECK, page.body_end)),
        *range(page.body_end, min(len(page.readings), page.body_end + _BEHIND)),
    )
    yearless = []
    for at in places:
        reading = page.readings[at]
        for order, one in enumerate(reading.dates):
            line = DateLine(at, order, one, reading.rest, yearless=False)
            if signs := signs_of(page, line):
                yield _weighed(one, at, signs)
        if not reading.dates and reading.words <= _SHORT_LINE and not reading.furniture:
            days = enumerate(find_yearless(reading.passage.text))
            yearless += [(at, order, day) for order, day in days]
    yield from _stated_without_year(page, yearless)


def _stated_without_year(
    page: Surroundings, days: list[tuple[int, int, YearlessDate]]
) -> Iterator[_Stated]:
    """Yield the days whose year stands elsewhere; each with its passage and place in it.

    A page leaves the year out while it is the current one, or, at the turn of the year, the one
    before.
    """
    current = _current_year(page) if days else None
    for at, order, day in days:
        if year := _year_below(page, at):
            years = [year]
        else:
            years = [current, current - 1] if current else []
        reading = page.readings[at]
        if one := day.in_year(reading.passage.text, years):
            rest = reading.words - len(one.span.of(reading.passage.text).split())
            if signs := signs_of(page, DateLine(at, order, one, rest, yearless=True)):
                yield _weighed(one, at, signs)


def _weighed(one: FoundDate, at: int, signs: dict[str, float]) -> _Stated:
    return _Stated(one, at, score_of(SIGNS, signs), signs)


def _year_below(page: Surroundings, at: int) -> int | None:
    """Return the year that is a line of its own, right below the passage at `at`."""
    lines = (one.passage.text for one in page.readings[at + 1 : at + 3])
    return next((int(text) for text in lines if _YEAR_LINE.fullmatch(text)), None)


def _current_year(page: Surroundings) -> int | None:
    """Return the year in which the page was made: the latest of its copyright notes and dates."""
    years = {date.date.day.year for one in page.readings if one.states_date for date in one.dates}
    for reading in page.readings:
        if reading.furniture and reading.furniture.role is Role.LEGAL:
            note = _COPYRIGHT.search(reading.passage.text)
            years.update([int(note["year"])] if note else ())
    return max((year for year in years if year in LIKELY_YEARS), default=None)


def _most_precise(same: list[_Stated]) -> _Stated:
    """Among lines that state the same day, take the one that gives a time as well."""
    order = list(DatePrecision)  # from the day to the second
    return max(same, key=lambda one: (order.index(one.found.date.precision), one.score))
