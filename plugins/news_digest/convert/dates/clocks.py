"""Times and zones beside a date."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone

from news_digest.model import DatePrecision, PublicationDate, Span

_CLOCK = (
    r"(?P<hour>[01]?\d|2[0-3])(?:[:.]|\s?h\s?)(?P<minute>[0-5]\d)"
    r"(?:[:.](?P<second>[0-5]\d)(?:[.,]\d+)?)?(?![\d:])"
    r"(?:\s*(?P<half>[ap]\.?m\b\.?))?"
)
_TIME_AFTER = re.compile(
    r"(?:T|[\s,;|·•/@–—-]*(?:(?:at|um|à|alle|om|kl\.?|klokken|klo|a las|às|la|o|god[zs]\.|ore|saat"
    r"|в|о|у|στις|ob)\s+)?[\s|-]*)" + _CLOCK,
    re.I,
)
_TIME_BEFORE = re.compile(r"(?<![\d:.])" + _CLOCK, re.I)
_DATE_GAP = re.compile(
    r"\s*(?:uhr|hrs|hours|local time|\(?[ECMP]T\)?)?[\s,|·•–—-]*(?:on\s+)?"
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


def with_time(text: str, span: Span, day: datetime, floor: int) -> tuple[Span, PublicationDate]:
    """Add the time (and zone) that stands in the date, right after or right before it, if any.

    Nothing before `floor` is looked at. Return the span of all of it.
    """
    inside = _TIME_BEFORE.search(text, span.start, span.end)
    if inside and inside.end() < span.end and ":" in inside[0]:
        return span, _moment(day, inside, _zone(text, inside)[1])
    after = _TIME_AFTER.match(text, span.end)
    if after:
        end, zone = _zone(text, after)
        return Span(span.start, end), _moment(day, after, zone)
    for before in _TIME_BEFORE.finditer(text, max(floor, span.start - _FARTHEST_TIME), span.start):
        end, zone = _zone(text, before)
        if end <= span.start and _DATE_GAP.fullmatch(text, end, span.start):
            return Span(before.start(), span.end), _moment(day, before, zone)
    return span, PublicationDate(day, DatePrecision.DAY)


def _moment(day: datetime, time: re.Match[str], zone: timezone | None) -> PublicationDate:
    hour = int(time["hour"])
    if time["half"] and hour <= 12:
        hour = hour % 12 + (12 if time["half"][0] in "pP" else 0)
    when = day.replace(
        hour=hour, minute=int(time["minute"]), second=int(time["second"] or 0), tzinfo=zone
    )
    precision = DatePrecision.SECOND if time["second"] else DatePrecision.MINUTE
    return PublicationDate(when, precision)


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
