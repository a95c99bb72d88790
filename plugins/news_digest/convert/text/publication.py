"""Which of the dates that a page prints is the story's."""

from __future__ import annotations

import re
from dataclasses import dataclass

from news_digest.convert.text.opening import Opening
from news_digest.convert.text.prose import Reading
from news_digest.model import DatePrecision, PublicationDate, Role, Span

_PUBLISHED = re.compile(
    r"\b(?:published|posted|created|date|released|issued|first|submitted)\b", re.I
)
_UPDATED = re.compile(r"\b(?:updated|modified|edited|last|accessed|retrieved)\b", re.I)
# How many passages away from the headline, and below the first paragraph, a date is looked for.
_FAR, _DECK = 12, 6
# A line with more words than this beside its date is no line about the date.
_LINE_WORDS = 14
_ENOUGH = 0.55


@dataclass(frozen=True, slots=True)
class Publication:
    """The story's date, where it stands (in the passage, or in the body's opening), and why."""

    date: PublicationDate
    index: int
    span: Span
    confidence: float
    reasons: tuple[str, ...]
    ambiguous: bool


def find_publication(
    readings: tuple[Reading, ...],
    headline: int | None,
    body_first: int,
    body_end: int,
    opening: Opening,
) -> Publication | None:
    """Return when the story was published, or None: a null is better than a guess.

    A date counts if a line states it near the headline or above the first paragraph, right
    behind the story, or if the story's dateline carries it. Dates inside sentences, in lists of
    other stories and in copyright lines do not.
    """
    found: list[Publication] = []
    if opening.date:
        reasons = ("the story's dateline carries it",)
        one = opening.date
        found.append(Publication(one.date, body_first, one.span, 0.9, reasons, one.ambiguous))
    top = headline if headline is not None else body_first
    for at in range(max(0, top - _FAR), body_first):
        found.extend(_judged(readings[at], at, _above(at, headline, body_first)))
    # A deck that reads like a first paragraph may stand above the line with the date.
    for at in range(body_first + 1, min(body_first + _DECK, body_end)):
        if readings[at].states_date:
            found.extend(_judged(readings[at], at, (0.8, "a line below the deck states it")))
    for at in range(body_end, min(len(readings), body_end + 4)):
        found.extend(_judged(readings[at], at, (0.55, "a line right behind the story states it")))
    if not found:
        return None
    best = max(found, key=lambda one: one.confidence)
    if best.confidence < _ENOUGH:
        return None
    return _most_precise(best, found)


def _above(at: int, headline: int | None, body_first: int) -> tuple[float, str]:
    if headline is not None and at > headline:
        distance = at - headline
        return 0.9 - 0.01 * min(distance, _FAR), "a line between headline and story states it"
    distance = (headline if headline is not None else body_first) - at
    return 0.78 - 0.02 * distance, "a line above the headline states it"


def _judged(reading: Reading, at: int, worth: tuple[float, str]) -> list[Publication]:
    confidence, reason = worth
    if reading.furniture and reading.furniture.role is Role.LEGAL:
        return []
    text, judged = reading.passage.text, []
    for order, one in enumerate(reading.dates):
        own, reasons = confidence, [reason]
        if not reading.states_date and not _PUBLISHED.search(text):
            if reading.terminal or reading.rest > _LINE_WORDS:
                continue
            own -= 0.1
            reasons.append("among other things")
        before = text[: one.span.start].rpartition("|")[2][-30:]
        if _UPDATED.search(before):
            own -= 0.2
            reasons.append("but it calls it an update")
        elif _PUBLISHED.search(before):
            own += 0.06
            reasons.append("and calls it published")
        own -= 0.02 * order + 0.01 * reading.rest
        if one.ambiguous:
            reasons.append("day and month could be swapped")
            own -= 0.1
        judged.append(
            Publication(one.date, at, one.span, round(own, 2), tuple(reasons), one.ambiguous)
        )
    return judged


def _most_precise(best: Publication, found: list[Publication]) -> Publication:
    """Among lines that state the same day, take the one that gives a time as well."""
    same = [one for one in found if one.date.day == best.date.day]
    order = list(DatePrecision)  # from the day to the second
    return max(same, key=lambda one: (order.index(one.date.precision), one.confidence))
