"""Days of articles -> the years and months of the archives."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from news_digest.site.dates import MONTH_NAMES


@dataclass(frozen=True, slots=True)
class Month:
    """A month that has articles: its number, English name, address and count of articles."""

    month: int
    name: str
    url: str
    count: int


@dataclass(frozen=True, slots=True)
class Year:
    """A year that has articles, and its months, newest first."""

    year: int
    url: str
    count: int
    months: tuple[Month, ...]


class PeriodAddress(Protocol):
    """Gives the address of the year's or the month's archive that `day` lies in."""

    def __call__(self, day: date) -> str:
        """Return the address, relative to the site."""


def archive_years(
    days: Iterable[date], year_url: PeriodAddress, month_url: PeriodAddress
) -> tuple[Year, ...]:
    """Return the years of `days` (one day an article), newest first.

    The day is the one that the page printed, in the page's own zone: two articles of one moment
    may lie in different months.
    """
    counts = Counter((day.year, day.month) for day in days)
    return tuple(
        Year(
            year=year,
            url=year_url(date(year, 1, 1)),
            count=sum(count for (of_year, _), count in counts.items() if of_year == year),
            months=tuple(
                Month(
                    month=month,
                    name=MONTH_NAMES[month - 1],
                    url=month_url(date(year, month, 1)),
                    count=counts[year, month],
                )
                for of_year, month in sorted(counts, reverse=True)
                if of_year == year
            ),
        )
        for year in sorted({year for year, _ in counts}, reverse=True)
    )
