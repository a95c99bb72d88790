"""Dates as pages print them: every date that stands in a text, with its precision and zone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone

from news_digest.model import DatePrecision, PublicationDate, Span

# Month names of the languages that digests of international news quote most. Abbreviations are
# their first three letters or more, with or without a full stop.
_MONTH_NAMES = (
    ("january", "januar", "janvier", "enero", "gennaio", "janeiro", "januari"),
    ("february", "februar", "février", "fevrier", "febrero", "febbraio", "fevereiro", "februari"),
    ("march", "märz", "maerz", "mars", "marzo", "março", "maart", "maret"),
    ("april", "avril", "abril", "aprile"),
    ("may", "mai", "mayo", "maggio", "maio", "mei"),
    ("june", "juni", "juin", "junio", "giugno", "junho"),
    ("july", "juli", "juillet", "julio", "luglio", "julho"),
    ("august", "août", "aout", "agosto", "augustus", "agustus"),
    ("september", "septembre", "septiembre", "settembre", "setembro", "sept"),
    ("october", "oktober", "octobre", "octubre", "ottobre", "outubro"),
    ("november", "novembre", "noviembre", "novembro"),
    ("december", "dezember", "décembre", "decembre", "diciembre", "dicembre", "dezembro", "desember"),
)
_SHORTEST_ABBREVIATION = 3


def _month_numbers() -> dict[str, int]:
    numbers: dict[str, int] = {}
    for number, names in enumerate(_MONTH_NAMES, 1):
        for name in names:
            for end in range(_SHORTEST_ABBREVIATION, len(name) + 1):
                numbers.setdefault(name[:end], number)
    return numbers


_MONTHS = _month_numbers()
_MONTH = r"(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])"
# Pages drop the space between year and time ("NOV 20 20194:29 AM").
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d(?!\d?:\d\d))"
_ORDINAL = r"(?:st|nd|rd|th|er|\.|º)?"

# The most telling forms first: where two match at one place, the first is taken.
_FORMS = tuple(
    re.compile(form, re.I)
    for form in (
        r"(?<![\d.])" + _YEAR + r"[-/.](?P<monthno>0?[1-9]|1[0-2])[-/.]" + _DAY + r"(?!\d)",
        r"(?<![\d.])" + _DAY + _ORDINAL + r"[\s-]+(?:of\s+|de\s+)?" + _MONTH
        + r"[\s,/-]*(?:de\s+)?" + _YEAR,
        r"(?<!\w)" + _MONTH + r"\s*" + _DAY + _ORDINAL + r"(?:,\s*|\s+)" + _YEAR,
        r"(?<![\d./-])(?P<first>\d{1,2})(?P<mark>[./-])(?P<second>\d{1,2})(?P=mark)" + _YEAR
        + r"(?![/-])",
    )
)  # fmt: skip

_TIME = re.compile(
    r"(?<![:.])(?P<hour>[01]?\d|2[0-3])[:.h](?P<minute>[0-5]\d)"
    r"(?::(?P<second>[0-5]\d)(?:\.\d+)?)?(?![\d:])"
    r"(?:\s*(?P<half>[ap]\.?m\b\.?))?",
    re.I,
)
_ZONE = re.compile(
    r"\s*\(?\s*(?P<name>UTC|GMT|Z|[ECMP][SD]T|BST|CES?T|EES?T|MSK|AES?T|JST|IST|ET)?\b"
    r"\s*(?P<offset>[+\-−]\s?\d{1,2}:?(?:\d\d)?)?\s*\)?"
)
# Hours from UTC of the abbreviations that mean one zone in news pages (IST is India's, CST and
# EST are America's there). Source: RFC 5322, section 4.3, for the American ones.
_ZONE_HOURS = {
    "UTC": 0, "GMT": 0, "Z": 0, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6,
    "PST": -8, "PDT": -7, "BST": 1, "CET": 1, "CEST": 2, "EET": 2, "EEST": 3, "MSK": 3,
    "AEST": 10, "AEDT": 11, "JST": 9, "IST": 5.5,
}  # fmt: skip

# How far from its date a time may stand: "3 September 2007 | Updated at 13:05".
_TIME_AFTER, _TIME_BEFORE = 24, 32
_TIME_GAP = re.compile(r"[\s,|·•T/–—-]*(?:(?:at|um|à|alle|om|klokken)\s+)?[\s|-]*", re.I)
_DATE_GAP = re.compile(r"[\s,|·•–—-]*(?:on\s+)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day)?,?\s*", re.I)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date printed at `span` (its time and zone included).

    `ambiguous` tells that day and month could be swapped: 03/04/2007.
    """

    span: Span
    date: PublicationDate
    ambiguous: bool = False


def find_dates(text: str, *, day_first: bool | None = None) -> tuple[FoundDate, ...]:
    """Return the dates printed in `text`, in order; impossible ones (30 February) are none.

    `day_first` tells how to read 03/04/2007; None means month first, as American pages do.
    """
    found: list[FoundDate] = []
    end = 0
    for match in _matches(text):
        if match.start() < end:
            continue
        read = _read(match, day_first)
        if read is None:
            continue
        day, ambiguous = read
        one = _with_time(text, Span(match.start(), match.end()), day, ambiguous, end)
        found.append(one)
        end = one.span.end
    return tuple(found)


def prefers_day_first(text: str) -> bool | None:
    """Tell how `text` writes its numeric dates, by those of them that can be read one way only."""
    votes = 0
    for match in _FORMS[-1].finditer(text):
        first, second = int(match["first"]), int(match["second"])
        votes += (first > 12 >= second) - (second > 12 >= first)
    return None if votes == 0 else votes > 0


def _matches(text: str) -> Iterator[re.Match[str]]:
    if not any(c.isdigit() for c in text):
        return iter(())
    matches = (match for form in _FORMS for match in form.finditer(text))
    return iter(sorted(matches, key=lambda match: (match.start(), -match.end())))


def _read(match: re.Match[str], day_first: bool | None) -> tuple[datetime, bool] | None:
    groups = match.groupdict()
    year, ambiguous = int(groups["year"]), False
    if "first" in groups:
        first, second = int(groups["first"]), int(groups["second"])
        # Dots mean day first wherever they are used.
        swap = day_first if groups["mark"] != "." else True
        day, month = (first, second) if swap or first > 12 else (second, first)
        ambiguous = groups["mark"] != "." and first <= 12 and second <= 12 and first != second
    else:
        day = int(groups["day"])
        month = int(groups.get("monthno") or _MONTHS[groups["month"].lower()])
    try:
        return datetime(year, month, day), ambiguous
    except ValueError:
        return None


def _with_time(text: str, span: Span, day: datetime, ambiguous: bool, floor: int) -> FoundDate:
    """Add the time (and zone) that stands right after or right before the date, if any."""
    after = _TIME.search(text, span.end, min(len(text), span.end + _TIME_AFTER))
    if after and _TIME_GAP.fullmatch(text, span.end, after.start()):
        zone = _ZONE.match(text, after.end())
        moment = _moment(day, after)
        end, tz = _zone(zone, after.end())
        return _found(Span(span.start, end), moment.replace(tzinfo=tz), after, ambiguous)
    start = max(floor, span.start - _TIME_BEFORE)
    for before in _TIME.finditer(text, start, span.start):
        zone = _ZONE.match(text, before.end())
        end, tz = _zone(zone, before.end())
        if end <= span.start and _DATE_GAP.fullmatch(text, end, span.start):
            moment = _moment(day, before)
            whole = Span(before.start(), span.end)
            return _found(whole, moment.replace(tzinfo=tz), before, ambiguous)
    return FoundDate(span, PublicationDate(day, DatePrecision.DAY), ambiguous)


def _found(span: Span, when: datetime, time: re.Match[str], ambiguous: bool) -> FoundDate:
    precision = DatePrecision.SECOND if time["second"] else DatePrecision.MINUTE
    return FoundDate(span, PublicationDate(when, precision), ambiguous)


def _moment(day: datetime, time: re.Match[str]) -> datetime:
    hour = int(time["hour"])
    half = (time["half"] or "").lower()[:1]
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    return day.replace(hour=hour, minute=int(time["minute"]), second=int(time["second"] or 0))


def _zone(match: re.Match[str] | None, end: int) -> tuple[int, timezone | None]:
    """Return where the zone ends and what it is; `end` and None where there is none."""
    if match is None or not (match["name"] or match["offset"]):
        return end, None
    hours: float = _ZONE_HOURS.get((match["name"] or "UTC").upper(), 0)
    if match["name"] == "ET":
        return end, None  # summer or winter time: the page does not say
    if match["offset"]:
        sign = -1 if match["offset"][0] in "-−" else 1
        digits = re.sub(r"\D", "", match["offset"])
        whole, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "0")
        if int(whole) > 14 or int(minutes) > 59:
            return end, None
        hours += sign * (int(whole) + int(minutes) / 60)
    stop = match.end()
    while stop > end and match.string[stop - 1] in " \t(":
        stop -= 1
    return stop, UTC if hours == 0 else timezone(timedelta(hours=hours))
