"""Every date that stands in a text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from news_digest.convert.dates.clocks import with_time
from news_digest.convert.dates.forms import could_be_swapped, day_of, matches
from news_digest.convert.dates.names import weekday_number
from news_digest.model import PublicationDate, Span

_WORD_BEFORE = re.compile(
    r"(?P<word>[^\W\d_]{3,14})\b\.?(?:-feira)?,?\s*(?:den\s|der\s|the\s)?$", re.I
)
_WORD_BEHIND = re.compile(r"\s*[,(]?\s*(?P<word>[^\W\d_]{3,14})")
_LONGEST_WEEKDAY = 24


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date printed at `span` (its time and zone included).

    `ambiguous` tells that day and month could be swapped (03/04/2007) and nothing says which;
    `off_weekday` that the weekday printed beside it is another day's.
    """

    span: Span
    date: PublicationDate
    ambiguous: bool = False
    off_weekday: bool = False


def find_dates(text: str, *, day_first: bool | None = None) -> tuple[FoundDate, ...]:
    """Return the dates printed in `text`, in order; impossible ones (30 February) are none.

    `day_first` tells how to read 03/04/2007; None means month first, as American pages do, and
    that the date is ambiguous. A weekday beside it decides.
    """
    found: list[FoundDate] = []
    end = 0
    for match in matches(text):
        if match.start() < end:
            continue
        day = day_of(match, day_first)
        if day is None:
            continue
        ambiguous = day_first is None and could_be_swapped(match)
        weekday = weekday_beside(text, Span(match.start(), match.end()))
        if weekday is not None and ambiguous:
            day, ambiguous = _by_weekday(match, day, weekday)
        span, date = with_time(text, Span(match.start(), match.end()), day, end)
        off = weekday is not None and weekday != day.weekday()
        found.append(FoundDate(span, date, ambiguous, off))
        end = span.end
    return tuple(found)


def weekday_beside(text: str, span: Span) -> int | None:
    """Return the weekday (0 is Monday) printed right before the date at `span`, or behind it."""
    before = _WORD_BEFORE.search(text[max(0, span.start - _LONGEST_WEEKDAY) : span.start])
    weekday = weekday_number(before["word"]) if before else None
    if weekday is None and (behind := _WORD_BEHIND.match(text, span.end)):
        weekday = weekday_number(behind["word"])
    return weekday


def _by_weekday(match: re.Match[str], day: datetime, weekday: int) -> tuple[datetime, bool]:
    """Return the reading of 03/04/2007 that fits the weekday, and whether it stays ambiguous."""
    other = day_of(match, day_first=True)
    fits = [one for one in (day, other) if one is not None and one.weekday() == weekday]
    return (fits[0], False) if len(fits) == 1 else (day, True)
