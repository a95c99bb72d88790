"""Days whose year the page leaves out: March 27; Tue, 27 March; 27.03., 14:05."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from news_digest.convert.dates.clocks import with_time
from news_digest.convert.dates.finding import FoundDate, weekday_beside
from news_digest.convert.dates.forms import DAY, MONTH, ORDINAL
from news_digest.convert.dates.names import month_number
from news_digest.model import Span

# Each form, and what stands in every text that has it: that is found much faster.
_FORMS = (
    (
        re.compile(r"\s\d"),
        re.compile(r"(?<!\w)" + MONTH + r"\s+" + DAY + r"(?:st|nd|rd|th)?(?![\w/]|[.:]\d)", re.I),
    ),
    (
        re.compile(r"\d\D{0,3}\s"),
        re.compile(
            r"(?<![\w.:/-])" + DAY + ORDINAL + r"\s+(?:de\s+)?" + MONTH + r"(?![\w/])", re.I
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class YearlessDate:
    """A day of a year that is not printed, at `span`; `weekday` (0 is Monday) where it is."""

    span: Span
    month: int
    day: int
    weekday: int | None

    def in_year(self, text: str, years: Iterable[int]) -> FoundDate | None:
        """Return the date, read in the first of `years` that has such a day on that weekday.

        `text` is what it was found in, where its time may stand.
        """
        for year in years:
            try:
                day = datetime(year, self.month, self.day)
            except ValueError:
                continue
            if self.weekday in (None, day.weekday()):
                return FoundDate(*with_time(text, self.span, day, 0))
        return None


def find_yearless(text: str) -> tuple[YearlessDate, ...]:
    """Return the days without a year in a line that gives no year at all, in order."""
    found = []
    for hint, form in _FORMS:
        for match in form.finditer(text) if hint.search(text) else ():
            month = month_number(match["month"])
            if month is not None:
                span = Span(match.start(), match.end())
                weekday = weekday_beside(text, span)
                found.append(YearlessDate(span, month, int(match["day"]), weekday))
    return tuple(sorted(found, key=lambda one: one.span))
