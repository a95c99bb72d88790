"""Days of articles -> a chart of how many there were when: the bars, and the table behind them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from news_digest.site.dates import MONTH_NAMES

# More bars than this are too thin for a phone: then each stands for a longer time.
MOST_BARS = 60
# The chart's own coordinates; the page stretches it. A bar leaves a fifth of its place to a gap.
HEIGHT = 100
STEP = 10
BAR = 8


class Unit(StrEnum):
    """What one bar stands for."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    DECADE = "decade"


@dataclass(frozen=True, slots=True)
class Bar:
    """The articles of one day, week, month, year or decade.

    `start` is ISO 8601 as far as the unit goes (`1987-03`; of a week its Monday); `label` is for
    people. `x`, `y`, `width` and `height` draw the bar in the chart's coordinates.
    """

    start: str
    label: str
    count: int
    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """A chart of `width` by `height`; bars in order of time, those without articles left out.

    `first` and `last` label the ends of its axis.
    """

    unit: Unit
    first: str
    last: str
    most: int
    width: int
    height: int
    bars: tuple[Bar, ...]


def timeline(days: Iterable[date]) -> Timeline | None:
    """Return the chart of `days`, one day an article; None where there is nothing to compare.

    The unit is the shortest of which the time from the first to the last day has few enough.
    """
    counted = Counter(days)
    if len(counted) < 2:
        return None
    first, last = min(counted), max(counted)
    unit = next((unit for unit in _STEPS if _bars(unit, first, last) <= MOST_BARS), Unit.DECADE)
    counts: Counter[date] = Counter()
    for day, count in counted.items():
        counts[_begin(unit, day)] += count
    if len(counts) < 2:
        return None
    most = max(counts.values())
    steps = list(_steps(unit, first, last))
    bars = tuple(
        _bar(unit, begin, counts[begin], place, most)
        for place, begin in enumerate(steps)
        if counts[begin]
    )
    return Timeline(
        unit=unit,
        first=_label(unit, steps[0]),
        last=_label(unit, steps[-1]),
        most=most,
        width=len(steps) * STEP,
        height=HEIGHT,
        bars=bars,
    )


def _bar(unit: Unit, begin: date, count: int, place: int, most: int) -> Bar:
    # A single article among hundreds must still be seen.
    height = max(2, round(HEIGHT * count / most))
    x = place * STEP + (STEP - BAR) // 2
    return Bar(_iso(unit, begin), _label(unit, begin), count, x, HEIGHT - height, BAR, height)


def _begin(unit: Unit, day: date) -> date:
    if unit is Unit.DAY:
        return day
    if unit is Unit.WEEK:
        return day - timedelta(days=day.weekday())
    if unit is Unit.MONTH:
        return day.replace(day=1)
    year = day.year if unit is Unit.YEAR else max(1, day.year - day.year % 10)
    return date(year, 1, 1)


def _next_month(begin: date) -> date:
    return date(begin.year + begin.month // 12, begin.month % 12 + 1, 1)


# Of the year 9999 no next one exists: the count of bars below ends the steps before that matters.
_STEPS: dict[Unit, Callable[[date], date]] = {
    Unit.DAY: lambda begin: begin + timedelta(days=1),
    Unit.WEEK: lambda begin: begin + timedelta(days=7 - begin.weekday()),
    Unit.MONTH: _next_month,
    Unit.YEAR: lambda begin: date(begin.year + 1, 1, 1),
    Unit.DECADE: lambda begin: date(begin.year - begin.year % 10 + 10, 1, 1),
}


def _bars(unit: Unit, first: date, last: date) -> int:
    if unit is Unit.DAY:
        return (last - first).days + 1
    if unit is Unit.WEEK:
        # The first day of the calendar was a Monday.
        return (last.toordinal() - 1) // 7 - (first.toordinal() - 1) // 7 + 1
    if unit is Unit.MONTH:
        return (last.year - first.year) * 12 + last.month - first.month + 1
    if unit is Unit.YEAR:
        return last.year - first.year + 1
    return last.year // 10 - first.year // 10 + 1


def _steps(unit: Unit, first: date, last: date) -> Iterator[date]:
    begin = _begin(unit, first)
    for _ in range(_bars(unit, first, last) - 1):
        yield begin
        begin = _STEPS[unit](begin)
    yield begin


def _iso(unit: Unit, begin: date) -> str:
    digits = {Unit.DAY: 10, Unit.WEEK: 10, Unit.MONTH: 7, Unit.YEAR: 4, Unit.DECADE: 4}[unit]
    return begin.isoformat()[:digits]


def _label(unit: Unit, begin: date) -> str:
    month = MONTH_NAMES[begin.month - 1]
    if unit in (Unit.DAY, Unit.WEEK):
        return f"{begin.day} {month} {begin.year}"
    if unit is Unit.MONTH:
        return f"{month} {begin.year}"
    return str(begin.year) if unit is Unit.YEAR else f"{begin.year - begin.year % 10}s"
