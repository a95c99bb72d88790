"""Dates in text: forms, precision, zones, what is no date, and what is ambiguous."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news_digest.convert.dates import (
    find_dates,
    find_yearless,
    is_relative,
    prefers_day_first,
)
from news_digest.model import DatePrecision

DAYS = [
    ("2007-03-27", "2007-03-27"),
    ("2007/3/27", "2007-03-27"),
    ("2007.03.27", "2007-03-27"),
    ("27.3.2007", "2007-03-27"),
    ("27. März 2007", "2007-03-27"),
    ("27 March 2007", "2007-03-27"),
    ("27th of March, 2007", "2007-03-27"),
    ("27-Mar-2007", "2007-03-27"),
    ("27/Mar/2007", "2007-03-27"),
    ("March 27, 2007", "2007-03-27"),
    ("Mar. 27 2007", "2007-03-27"),
    ("MARCH 27TH, 2007", "2007-03-27"),
    ("27 mars 2007", "2007-03-27"),
    ("1er août 2014", "2014-08-01"),
    ("27 de marzo de 2007", "2007-03-27"),
    ("1º de março de 2019", "2019-03-01"),
    ("27 марта 2007", "2007-03-27"),
    ("27 maggio 2007", "2007-05-27"),
    ("9 Ağustos 2016", "2016-08-09"),
    ("29 February 2008", "2008-02-29"),
    ("20 Aug, 2019", "2019-08-20"),
    ("Mon 12 Aug 2019", "2019-08-12"),
    ("12. elokuuta 2019", "2019-08-12"),
    ("12 sierpnia 2019", "2019-08-12"),
    ("12. srpna 2019", "2019-08-12"),
    ("2019. augusztus 12.", "2019-08-12"),
    ("12 Αυγούστου 2019", "2019-08-12"),
    ("12 серпня 2019", "2019-08-12"),
    ("12 أغسطس 2019", "2019-08-12"),
    ("12 באוגוסט 2019", "2019-08-12"),
    ("12. august 2019", "2019-08-12"),
    ("12 augusti 2019", "2019-08-12"),
    ("2019年8月12日", "2019-08-12"),
    ("2019년 8월 12일", "2019-08-12"),
    ("2019 Aug 12", "2019-08-12"),
    ("12. 8. 2019", "2019-08-12"),
    ("12.08.19", "2019-08-12"),
    ("28/08/19", "2019-08-28"),
    ("11/13/87", "1987-11-13"),
    ("12 Aug 19", "2019-08-12"),
    ("Aug 12, '19", "2019-08-12"),
    ("12 August 1843", "1843-08-12"),
    ("12 August 2077", "2077-08-12"),
]
MOMENTS = [
    ("Nov. 20, 2019 at 4:05 p.m.", "2019-11-20T16:05"),
    ("November 20, 2019 12:30 am", "2019-11-20T00:30"),
    ("November 20, 2019 12:30 PM", "2019-11-20T12:30"),
    ("20 Nov 2019 13.05 BST", "2019-11-20T13:05+01:00"),
    ("20. November 2019, 16:05 Uhr", "2019-11-20T16:05"),
    ("20 novembre 2019 à 16h05", "2019-11-20T16:05"),
    ("20 novembre 2019 à 16 h 05", "2019-11-20T16:05"),
    ("17 ноября 2020, 12:40 MSK", "2020-11-17T12:40+03:00"),
    ("2019-11-20T16:05Z", "2019-11-20T16:05+00:00"),
    ("2019-11-20T16:05:09+01:00", "2019-11-20T16:05:09+01:00"),
    ("2019-11-20T16:05:09.123-05:00", "2019-11-20T16:05:09-05:00"),
    ("Wed, 20 Nov 2019 16:05:09 -0500", "2019-11-20T16:05:09-05:00"),
    ("2-MAR-1987 01:05:49.72", "1987-03-02T01:05:49"),
    ("3 September 2007 13:05 (UTC +04:00)", "2007-09-03T13:05+04:00"),
    ("26 Nov 2019 09:00 GMT+5:30", "2019-11-26T09:00+05:30"),
    ("13:05 GMT, Monday, 3 September 2007", "2007-09-03T13:05+00:00"),
    ("8:15 AM EST, Monday January 12, 2015", "2015-01-12T08:15-05:00"),
    ("20:15 Uhr, 3. September 2007", "2007-09-03T20:15"),
    ("NOV 20 20194:29 AM", "2019-11-20T04:29"),
    ("11/13/19 11:00AM", "2019-11-13T11:00"),
    ("Nov 18, 2019 @17:19 PM", "2019-11-18T17:19"),
    ("11:45 p.m. ET Nov. 19, 2019", "2019-11-19T23:45"),
    ("12 августа 2019 в 14:05", "2019-08-12T14:05"),
]
NONE = [
    "30 February 2007",
    "February 29, 2007",
    "2007-13-01",
    "31.4.2007",
    "13/13/2007",
    "0/1/2007",
    "March 2007",
    "27 March",
    "12 1234 5678",
    "1.2.3.2007.4",
    "Aprİl 3, 2007",
    "3 monkeys in 2007",
    "27 March 20075",
    "Two hours ago",
    "12 August 1610",
    "12 August 2101",
    "LONDON GASOIL 1723 - APR 7",
    "version 1.2.19",
    "12 Aug 19:05",
    "12 August 19th century",
    "10/12/2019/4",
    "5 led 2019",
    "",
]


@pytest.mark.parametrize(("text", "iso"), DAYS)
def test_days(text: str, iso: str) -> None:
    (found,) = find_dates(f"Posted {text} by the desk")
    assert found.date.isoformat() == iso
    assert found.date.precision is DatePrecision.DAY
    assert not found.ambiguous


@pytest.mark.parametrize(("text", "iso"), MOMENTS)
def test_moments(text: str, iso: str) -> None:
    (found,) = find_dates(text)
    assert found.date.isoformat() == iso
    seconds = iso.count(":") - (1 if "+" in iso or iso[-6] == "-" else 0) == 2
    assert found.date.precision is (DatePrecision.SECOND if seconds else DatePrecision.MINUTE)


@pytest.mark.parametrize("text", NONE)
def test_no_dates(text: str) -> None:
    assert find_dates(text) == ()


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2019-11-20 10:00-11:30", "2019-11-20T10:00"),  # from ten to half past eleven
        ("Nov 20, 2019 4:05 pm - 12 comments", "2019-11-20T16:05"),
        ("20 Nov 2019 16:05 +25:00", "2019-11-20T16:05"),
        ("20 Nov 2019 16:05 UTC+15", "2019-11-20T16:05"),
        ("20 Nov 2019 25:05", "2019-11-20"),
        ("20 Nov 2019, 5 dead", "2019-11-20"),
        ("20 Nov 2019 16:05 ET", "2019-11-20T16:05"),  # summer or winter time: it does not say
    ],
)
def test_what_looks_like_a_time_or_a_zone_and_is_none(text: str, iso: str) -> None:
    assert [one.date.isoformat() for one in find_dates(text)] == [iso]


def test_span_covers_date_time_and_zone() -> None:
    text = "Other News Materials 3 September 2007 13:05 (UTC +04:00)"
    (found,) = find_dates(text)
    assert found.span.of(text) == "3 September 2007 13:05 (UTC +04:00)"
    assert found.date.when.utcoffset() == timedelta(hours=4)


def test_several_dates_in_order() -> None:
    text = "Published 2018-05-06 09:30 | Updated 7 May 2018 at 11:00"
    assert [one.date.isoformat() for one in find_dates(text)] == [
        "2018-05-06T09:30",
        "2018-05-07T11:00",
    ]


@pytest.mark.parametrize(
    ("text", "day_first", "iso", "ambiguous"),
    [
        ("03/04/2007", None, "2007-03-04", True),
        ("03/04/2007", False, "2007-03-04", False),
        ("03/04/2007", True, "2007-04-03", False),
        ("03-04-2007", None, "2007-03-04", True),
        ("03.04.2007", None, "2007-04-03", False),  # dots mean day first
        ("04/04/2007", None, "2007-04-04", False),
        ("13/04/2007", None, "2007-04-13", False),
        ("13/04/2007", False, "2007-04-13", False),
        ("04/13/2007", None, "2007-04-13", False),
        ("04/13/2007", True, "2007-04-13", False),
    ],
)
def test_day_or_month_first(text: str, day_first: bool | None, iso: str, ambiguous: bool) -> None:
    (found,) = find_dates(text, day_first=day_first)
    assert found.date.isoformat() == iso
    assert found.ambiguous is ambiguous


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("posted 03/04/2007, see 28/03/2007 and 30/03/2007", True),
        ("posted 03/04/2007, see 03/28/2007", False),
        ("posted 03/04/2007", None),
        ("28/03/2007 and 03/28/2007", None),
        ("31 March 2007", None),
    ],
)
def test_the_other_dates_tell_which_comes_first(text: str, expected: bool | None) -> None:
    assert prefers_day_first(text) is expected


_PIECES = st.lists(
    st.sampled_from(
        ["2007", "-03-", "27", "March", " ", "/", ".", ":", "13:05", "(UTC", "+04:00)", "T", "pm",
         "Nov. 20, 2019", "1", "ſ", "٣", "\n", ",", "2019-11-20", "EST", "h"]
    ),
    max_size=14,
).map("".join)  # fmt: skip


@given(st.one_of(st.text(max_size=80), _PIECES), st.sampled_from([None, True, False]))
def test_spans_are_in_range_and_in_order(text: str, day_first: bool | None) -> None:
    end = 0
    for found in find_dates(text, day_first=day_first):
        assert end <= found.span.start < found.span.end <= len(text)
        end = found.span.end


@pytest.mark.parametrize(
    ("text", "iso", "ambiguous"),
    [
        ("Thursday 04/07/2013", "2013-07-04", False),
        ("Sunday, 04/07/2013", "2013-04-07", False),
        ("04/07/2013 (Thu)", "2013-07-04", False),
        ("Monday 04/07/2013", "2013-04-07", True),
    ],
)
def test_a_weekday_tells_day_from_month(text: str, iso: str, ambiguous: bool) -> None:
    (found,) = find_dates(text)
    assert found.date.isoformat() == iso
    assert found.ambiguous is ambiguous


@pytest.mark.parametrize(
    ("text", "off"),
    [
        ("Monday, 3 June 2013", False),
        ("Tuesday, 3 June 2013", True),
        ("Montag, 3. Juni 2013", False),
        ("Freitag, den 3. Juni 2013", True),
        ("понедельник, 3 июня 2013", False),
        ("wtorek, 3 czerwca 2013", True),
        ("Updated 3 June 2013", False),
    ],
)
def test_the_weekday_beside_a_date_is_checked(text: str, off: bool) -> None:
    assert [one.off_weekday for one in find_dates(text)] == [off]


@pytest.mark.parametrize(
    ("text", "years", "iso"),
    [
        ("June 3", [2013], "2013-06-03"),
        ("Updated Jun 3, 6:55 AM", [2013], "2013-06-03T06:55"),
        ("3. Juni", [2013], "2013-06-03"),
        ("3 de junio", [2013], "2013-06-03"),
        ("3 июня, 14:05", [2013], "2013-06-03T14:05"),
        ("Monday, June 3", [2014, 2013], "2013-06-03"),
        ("February 29", [2013, 2012], "2012-02-29"),
        ("Friday, June 3", [2014, 2013], None),
        ("June 3", [], None),
    ],
)
def test_days_without_a_year(text: str, years: list[int], iso: str | None) -> None:
    (day,) = find_yearless(text)
    found = day.in_year(text, years)
    assert (found.date.isoformat() if found else None) == iso


@pytest.mark.parametrize(
    "text", ["3 boats", "June", "room 3 maybe", "June 34", "1.3 mars bars", ""]
)
def test_no_days_without_a_year(text: str) -> None:
    assert find_yearless(text) == ()


@pytest.mark.parametrize(
    ("text", "relative"),
    [
        ("2 hours ago", True),
        ("Posted 3h ago", True),
        ("vor 2 Stunden", True),
        ("il y a 3 jours", True),
        ("hace 5 horas", True),
        ("2 часа назад", True),
        ("Yesterday, 5:30", True),
        ("Monday 5:30PM", True),
        ("3 June 2013", False),
        ("long ago", False),
        ("Arsenal 2:1", False),
        ("vor Gericht", False),
    ],
)
def test_relative_moments(text: str, relative: bool) -> None:
    assert is_relative(text) is relative
