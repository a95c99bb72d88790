"""Dates as pages print them: every date that stands in a text, with its precision and zone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone

from news_digest.model import DatePrecision, PublicationDate, Span

# Month names of the languages that digests of international news quote most, a line a month.
# Their beginnings of three letters or more count too, with or without a full stop.
_MONTH_NAMES = """
january januar janvier enero gennaio janeiro januari ocak января
february februar février fevrier febrero febbraio fevereiro februari şubat февраля
march märz maerz mars marzo março maart maret marts mart марта
april avril abril aprile nisan апреля
may mai mayo maggio maio mei maj mayıs мая
june juni juin junio giugno junho haziran июня
july juli juillet julio luglio julho temmuz июля
august août aout agosto augustus augusti agustus ağustos августа
september septembre septiembre settembre setembro sept eylül сентября
october oktober octobre octubre ottobre outubro ekim октября
november novembre noviembre novembro kasım ноября
december dezember décembre decembre diciembre dicembre dezembro desember aralık декабря
"""
_SHORTEST_ABBREVIATION = 3


def _month_numbers() -> dict[str, int]:
    numbers: dict[str, int] = {}
    for number, names in enumerate(_MONTH_NAMES.strip().splitlines(), 1):
        for name in names.split():
            for end in range(_SHORTEST_ABBREVIATION, len(name) + 1):
                numbers.setdefault(name[:end], number)
    return numbers


_MONTHS = _month_numbers()
# Any word: a look-up tells months from other words much faster than a pattern of all names.
_MONTH = r"(?P<month>[^\W\d_]{3,11})\b\.?"
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])"
_ORDINAL = r"(?:st|nd|rd|th|er|\.|º)?"
# Pages drop the space between year and time ("NOV 20 20194:29 AM").
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d(?!\d?:\d\d))"

_NUMERIC = re.compile(
    r"(?<![\d./-])(?P<first>\d{1,2})(?P<mark>[./-])(?P<second>\d{1,2})(?P=mark)"
    + _YEAR
    + "(?![/-])"
)
# 2007-03-27, 2007/3/27; 27 March 2007, 2-MAR-1987, 27 de marzo de 2007; March 27, 2007; 27/3/2007.
_FORMS = (
    re.compile(
        r"(?<![\d.])" + _YEAR + r"(?P<mark>[-/.])(?P<monthno>0?[1-9]|1[0-2])(?P=mark)" + _DAY
        + r"(?!\d)"
    ),
    re.compile(
        r"(?<![\d.])" + _DAY + _ORDINAL + r"[\s/-]*(?:(?:of|de)\s+)?" + _MONTH
        + r"[\s,/-]*(?:de\s+)?" + _YEAR,
        re.I,
    ),
    re.compile(r"(?<!\w)" + _MONTH + r"[\s-]*" + _DAY + _ORDINAL + r"[\s,-]+" + _YEAR, re.I),
    _NUMERIC,
)  # fmt: skip

_CLOCK = (
    r"(?P<hour>[01]?\d|2[0-3])(?:[:.]|\s?h\s?)(?P<minute>[0-5]\d)"
    r"(?:[:.](?P<second>[0-5]\d)(?:[.,]\d+)?)?(?![\d:])"
    r"(?:\s*(?P<half>[ap]\.?m\b\.?))?"
)
_TIME_AFTER = re.compile(
    r"(?:T|[\s,|·•/–—-]*(?:(?:at|um|à|alle|om|klokken|a las|às|в)\s+)?[\s|-]*)" + _CLOCK, re.I
)
_TIME_BEFORE = re.compile(r"(?<![\d:.])" + _CLOCK, re.I)
_DATE_GAP = re.compile(
    r"\s*(?:uhr|hrs|hours|local time)?[\s,|·•–—-]*(?:on\s+)?"
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?)?,?\s*",
    re.I,
)
# How far before its date a time may stand: "13:05 (UTC +04:00), Monday, 3 September 2007".
_FARTHEST_TIME = 40

_ZONE_NAME = re.compile(
    r"\s*\(?\s*(?P<name>UTC|GMT|Z|[ECMP][SD]T|BST|CES?T|EES?T|MSK|AE[SD]T|JST|IST)\b"
    r"(?:\s?(?P<offset>[+\-−]\s?\d{1,2}(?::?\d\d)?)(?![\d:]))?(?:\s*\))?"
)
_ZONE_OFFSET = re.compile(r"\s*\(?(?P<offset>[+\-−]\d\d:?\d\d)\)?(?![\d:])")
# Hours from UTC of the abbreviations that mean one zone in news pages (IST is India's, CST and
# EST are America's there). Source: RFC 5322, section 4.3, for the American ones.
_ZONE_HOURS = {
    "UTC": 0, "GMT": 0, "Z": 0, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6,
    "PST": -8, "PDT": -7, "BST": 1, "CET": 1, "CEST": 2, "EET": 2, "EEST": 3, "MSK": 3,
    "AEST": 10, "AEDT": 11, "JST": 9, "IST": 5.5,
}  # fmt: skip
# The zones in use run from UTC-12 to UTC+14, in quarters of an hour (IANA time zone database).
_FARTHEST_WEST, _FARTHEST_EAST = -12, 14


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date printed at `span` (its time and zone included).

    `ambiguous` tells that day and month could be swapped (03/04/2007) and nothing says which.
    """

    span: Span
    date: PublicationDate
    ambiguous: bool = False


def find_dates(text: str, *, day_first: bool | None = None) -> tuple[FoundDate, ...]:
    """Return the dates printed in `text`, in order; impossible ones (30 February) are none.

    `day_first` tells how to read 03/04/2007; None means month first, as American pages do, and
    that the date is ambiguous.
    """
    found: list[FoundDate] = []
    end = 0
    for match in _matches(text):
        if match.start() < end:
            continue
        day = _day(match, day_first)
        if day is None:
            continue
        one = _with_time(text, Span(match.start(), match.end()), day, end)
        if day_first is None and _could_be_swapped(match):
            one = FoundDate(one.span, one.date, ambiguous=True)
        found.append(one)
        end = one.span.end
    return tuple(found)


def is_month(word: str) -> bool:
    """Tell whether `word` names a month, or begins one's name, in a language that is known."""
    return word.lower().rstrip(".") in _MONTHS


def prefers_day_first(text: str) -> bool | None:
    """Tell how `text` writes its numeric dates, by those of them that can be read one way only."""
    votes = 0
    for match in _NUMERIC.finditer(text):
        first, second = int(match["first"]), int(match["second"])
        votes += (first > 12 >= second) - (second > 12 >= first)
    return None if votes == 0 else votes > 0


def _matches(text: str) -> list[re.Match[str]]:
    """Return what has the form of a date; where two forms match at one place, the longer first."""
    if "19" not in text and "20" not in text:
        return []
    matches = [match for form in _FORMS for match in form.finditer(text)]
    return sorted(matches, key=lambda match: (match.start(), -match.end()))


def _day(match: re.Match[str], day_first: bool | None) -> datetime | None:
    groups = match.groupdict()
    month: int | None
    if "first" in groups:
        first, second = int(groups["first"]), int(groups["second"])
        # Dots mean day first wherever they are used.
        swap = day_first or groups["mark"] == "." or first > 12
        day, month = (first, second) if swap and second <= 12 else (second, first)
    elif "monthno" in groups:
        day, month = int(groups["day"]), int(groups["monthno"])
    else:
        day, month = int(groups["day"]), _MONTHS.get(groups["month"].lower())
    try:
        return datetime(int(groups["year"]), month or 0, day)
    except ValueError:
        return None


def _could_be_swapped(match: re.Match[str]) -> bool:
    groups = match.groupdict()
    if "first" not in groups or groups["mark"] == ".":
        return False
    first, second = int(groups["first"]), int(groups["second"])
    return first != second and first <= 12 and second <= 12


def _with_time(text: str, span: Span, day: datetime, floor: int) -> FoundDate:
    """Add the time (and zone) that stands right after or right before the date, if any."""
    after = _TIME_AFTER.match(text, span.end)
    if after:
        end, zone = _zone(text, after)
        return _found(Span(span.start, end), day, after, zone)
    for before in _TIME_BEFORE.finditer(text, max(floor, span.start - _FARTHEST_TIME), span.start):
        end, zone = _zone(text, before)
        if end <= span.start and _DATE_GAP.fullmatch(text, end, span.start):
            return _found(Span(before.start(), span.end), day, before, zone)
    return FoundDate(span, PublicationDate(day, DatePrecision.DAY))


def _found(span: Span, day: datetime, time: re.Match[str], zone: timezone | None) -> FoundDate:
    hour = int(time["hour"])
    if time["half"] and hour <= 12:
        hour = hour % 12 + (12 if time["half"][0] in "pP" else 0)
    when = day.replace(
        hour=hour, minute=int(time["minute"]), second=int(time["second"] or 0), tzinfo=zone
    )
    precision = DatePrecision.SECOND if time["second"] else DatePrecision.MINUTE
    return FoundDate(span, PublicationDate(when, precision))


def _zone(text: str, time: re.Match[str]) -> tuple[int, timezone | None]:
    """Return where the zone behind `time` ends and what it is; None where there is none.

    A bare `-14:00` is a zone only in a time to the second, as machines write it: people write
    `13:05-14:00` for a stretch of time.
    """
    match = _ZONE_NAME.match(text, time.end())
    if match is None:
        match = _ZONE_OFFSET.match(text, time.end())
        if match is None or (":" in match[0] and "+" not in match[0] and not time["second"]):
            return time.end(), None
    named = match.groupdict().get("name")
    hours: float = _ZONE_HOURS[named] if named else 0
    if match["offset"]:
        digits = re.sub(r"\D", "", match["offset"])
        whole, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "0")
        size = int(whole) + int(minutes) / 60
        hours += size if match["offset"][0] == "+" else -size
    if not _FARTHEST_WEST <= hours <= _FARTHEST_EAST or hours * 4 != int(hours * 4):
        return time.end(), None
    return match.end(), UTC if hours == 0 else timezone(timedelta(hours=hours))
