"""An article's `Date` line -> `PublicationDate` -> the text that readers see.

Nothing here asks the machine for its locale or its time zone.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from news_digest.model import DatePrecision, PublicationDate

MONTH_NAMES = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


@dataclass(frozen=True, slots=True)
class Published:
    """When an article was published, as templates see it.

    `iso` is as precise as the page was (`2007-03-27`, `2007-09-03T13:05+04:00`), `text` is for
    people, `day` is the calendar day in the page's own zone.
    """

    iso: str
    text: str
    day: str

    @property
    def day_text(self) -> str:
        """`text` without the time, as lists show it: that is behind a comma, if there is any."""
        return self.text.split(",")[0]


def parse_date(text: str) -> PublicationDate:
    """Read `2007-03-27`, `2007-09-03 13:05` or `2007-09-03 13:05:09+04:00`.

    Raises `ValueError` for any other form and for a day or time that does not exist.
    """
    return PublicationDate.fromisoformat(text.strip())


def moment(published: PublicationDate) -> datetime:
    """Return an aware moment to sort by and to put into feeds; without a zone, UTC is assumed."""
    if published.when.tzinfo is None:
        return published.when.replace(tzinfo=UTC)
    return published.when


def display(published: PublicationDate) -> Published:
    """Return what templates show of a date."""
    return Published(published.isoformat(), _text(published), published.day.isoformat())


def display_day(day: date) -> Published:
    """Return what templates show of a day."""
    return Published(day.isoformat(), _day(day), day.isoformat())


def _day(day: date) -> str:
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"


def _text(published: PublicationDate) -> str:
    when = published.when
    day = _day(published.day)
    if published.precision is DatePrecision.DAY:
        return day
    time = f"{when:%H:%M:%S}" if published.precision is DatePrecision.SECOND else f"{when:%H:%M}"
    offset = when.utcoffset()
    return f"{day}, {time}" if offset is None else f"{day}, {time} ({_zone(offset)})"


def _zone(offset: timedelta) -> str:
    minutes = int(offset.total_seconds()) // 60
    if not minutes:
        return "UTC"
    sign = "-" if minutes < 0 else "+"
    return f"UTC{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
