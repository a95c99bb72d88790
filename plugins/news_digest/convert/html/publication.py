"""When a page's story was published, by what the page declares and prints."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlsplit

from news_digest.convert.dates import find_dates
from news_digest.convert.html.declarations import Declarations, Declared
from news_digest.convert.html.lines import PageLine
from news_digest.model import Alternative, DatePrecision, PublicationDate

# Clocks that were never set: the first second of Unix time. Nothing was a web page before 1900
# was scanned.
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)
_FIRST_YEAR = 1900
_DAY_LENGTH = len("2007-03-27")
# Declarations by their own name for the moment of publication; others (`date`) may mean another.
_CLEAR = re.compile(r"publish|pub.?date|issued|datePublished", re.I)
# How many lines above the story and the headline the date is printed at most, and how long such a
# line is.
_REACH, _ABOVE, _LINE_LENGTH = 30, 3, 120
_UPDATED = re.compile(r"\b(?:updated|modified|edited|last)\b", re.I)
# /2009/06/14/title, /2009-06-14-title, /2009/jun/14/title: how publishing systems file pages.
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_IN_ADDRESS = re.compile(
    r"/(?P<year>(?:19|20)\d\d)(?P<mark>[/-])"
    rf"(?:(?P<month>[01]?\d)|(?P<name>{'|'.join(_MONTHS)}))(?P=mark)(?P<day>[0-3]?\d)(?!\d)"
)
_TO_THE_SECOND = re.compile(r"[T ](?:\d\d:\d\d:|\d{6})")


@dataclass(frozen=True, slots=True)
class Publication:
    """The story's date and why; `line` is the index of the line that prints it, if one does."""

    date: PublicationDate
    line: int | None
    confidence: float
    reasons: tuple[str, ...]
    alternatives: tuple[Alternative, ...]
    ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class _Moment:
    date: PublicationDate
    by: str
    ambiguous: bool = False


def choose_publication(
    declared: Declarations, lines: Sequence[PageLine], headline: int | None, story: int
) -> Publication | None:
    """Return the date of publication, or None: what was only modified has none.

    `headline` and `story` are the indices of the lines where these begin.
    """
    moments = [one for said in declared.published if (one := read_moment(said))]
    printed = _printed(lines, headline, story)
    dated = _in_addresses(declared)
    if not moments:
        return _by_print(printed, dated) or _by_address(dated)
    chosen = _most_precise(moments)
    day = chosen.date.day
    agree = [one.by for one in moments if one.date.day == day and one.by != chosen.by]
    line = next((at for at, one in printed if one.date.day == day), None)
    confidence = 0.95 if _CLEAR.search(chosen.by) else 0.8
    reasons = [f"{chosen.by} says so"]
    if agree:
        confidence += 0.02
        reasons.append(f"so does {agree[0]}")
    if line is not None:
        confidence += 0.02
        reasons.append("the page prints the day near the headline")
    others = {one.date.day: one for one in reversed(moments) if one.date.day != day}
    if others:
        confidence -= 0.1
        reasons.append("but other declarations name other days")
    alternatives = tuple(
        Alternative(
            one.date.isoformat(), round((1 - confidence) / len(others), 2), f"{one.by} says so"
        )
        for one in list(others.values())[:3]
    )
    return Publication(
        chosen.date, line, round(min(confidence, 0.99), 2), tuple(reasons), alternatives,
        chosen.ambiguous,
    )  # fmt: skip


def modifications(declared: Declarations) -> tuple[Alternative, ...]:
    """Return the moments when the page was modified: what its date could be, and need not be."""
    moments = [one for said in declared.modified if (one := read_moment(said))]
    dates = {one.date.isoformat(): one.by for one in reversed(moments)}
    return tuple(
        Alternative(date, 0.4, f"{by} says that it was modified then") for date, by in dates.items()
    )[:2]


def read_moment(said: Declared) -> _Moment | None:
    """Read one declared moment: ISO 8601, or a date in any form that pages print."""
    value = said.value.strip()
    try:
        when = datetime.fromisoformat(value)
        precision = DatePrecision.DAY if len(value) <= _DAY_LENGTH else DatePrecision.MINUTE
        if _TO_THE_SECOND.search(value):
            precision = DatePrecision.SECOND
        found = [(PublicationDate(when.replace(microsecond=0), precision), False)]
    except ValueError:
        found = [(one.date, one.ambiguous) for one in find_dates(value[:200])]
    if len(found) != 1:
        return None
    date, ambiguous = found[0]
    when = date.when
    if when.year < _FIRST_YEAR or when.replace(tzinfo=when.tzinfo or UTC) == _NEVER:
        return None
    return _Moment(date, said.by, ambiguous)


def _most_precise(moments: list[_Moment]) -> _Moment:
    """Return the first moment, or one on its day that also tells time and zone.

    The first of those that call themselves publication goes before the first of all.
    """
    clear = [one for one in moments if _CLEAR.search(one.by)]
    first = (clear or moments)[0]
    order = list(DatePrecision)
    same = [one for one in moments if one.date.day == first.date.day and not one.ambiguous]
    if first.date.precision is not DatePrecision.DAY or not same:
        return first
    return max(
        same,
        key=lambda one: (
            one.date.precision is not DatePrecision.DAY,
            one.date.when.tzinfo is not None,
            order.index(one.date.precision),
        ),
    )  # fmt: skip


def _printed(
    lines: Sequence[PageLine], headline: int | None, story: int
) -> list[tuple[int, _Moment]]:
    """Return the dates on short lines between headline and story, or right above the headline."""
    top = headline if headline is not None and headline < story else story
    first = max(0, top - _ABOVE, story - _REACH)
    found = []
    for at in range(first, story + 1):
        line = lines[at]
        if len(line.text) > _LINE_LENGTH or {"nav", "footer", "aside"} & line.around:
            continue
        for one in find_dates(line.text):
            before = line.text[: one.span.start]
            if not _UPDATED.search(before[-20:]):
                found.append((at, _Moment(one.date, "a line near the headline", one.ambiguous)))
    return found


def _in_addresses(declared: Declarations) -> PublicationDate | None:
    """Return the day that the page's own address has in it, if all of them agree."""
    days = set()
    for one in declared.addresses:
        if match := _IN_ADDRESS.search(urlsplit(one.value).path):
            try:
                month = int(match["month"] or 1 + _MONTHS.index(match["name"]))
                days.add(datetime(int(match["year"]), month, int(match["day"])))
            except ValueError:
                continue
    return PublicationDate(days.pop(), DatePrecision.DAY) if len(days) == 1 else None


def _by_print(
    printed: list[tuple[int, _Moment]], dated: PublicationDate | None
) -> Publication | None:
    """Believe the page's print where all the dates near the headline are one day.

    Of several days, the one that the page's address has in it is believed.
    """
    days = {one.date.day for _, one in printed}
    if dated and dated.day in days:
        printed = [(at, one) for at, one in printed if one.date.day == dated.day]
    elif len(days) != 1:
        return None
    precise = [one for one in printed if one[1].date.precision is not DatePrecision.DAY]
    at, one = (precise or printed)[0]
    sure = dated is not None and dated.day == one.date.day
    ambiguous = one.ambiguous and not sure
    reasons = ["a line near the headline prints it, and the page declares none"]
    if sure:
        reasons.append("the page's address has the day in it")
    return Publication(
        one.date, at, 0.95 if sure else 0.65 if ambiguous else 0.85, tuple(reasons), (), ambiguous
    )


def _by_address(dated: PublicationDate | None) -> Publication | None:
    if dated is None:
        return None
    reason = "the page's address has the day in it, and nothing else tells one"
    return Publication(dated, None, 0.8, (reason,), ())
