from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news_digest.model import DatePrecision, PublicationDate
from news_digest.site.dates import Published, display, moment, parse_date


@pytest.mark.parametrize(
    ("line", "iso", "text"),
    [
        ("2007-03-27", "2007-03-27", "27 March 2007"),
        (
            "2007-09-03 13:05+04:00",
            "2007-09-03T13:05+04:00",
            "3 September 2007, 13:05 (UTC+04:00)",
        ),
        ("2007-09-03T13:05-03:30", "2007-09-03T13:05-03:30", "3 September 2007, 13:05 (UTC-03:30)"),
        ("2007-09-03 00:05 Z", "2007-09-03T00:05+00:00", "3 September 2007, 00:05 (UTC)"),
        ("2007-09-03 13:05", "2007-09-03T13:05", "3 September 2007, 13:05"),
        ("2007-09-03 13:05:09", "2007-09-03T13:05:09", "3 September 2007, 13:05:09"),
    ],
)
def test_a_date_line_is_shown_as_precisely_as_it_was_given(line: str, iso: str, text: str) -> None:
    found = display(parse_date(line))
    assert found == Published(iso, text, line[:10])
    assert found.day_text == text.split(",")[0]


@pytest.mark.parametrize(
    "line",
    [
        "2024-02-30",
        "2023-02-29",
        "2024-13-01",
        "0000-01-01",
        "27 March 2007",
        "2007-3-27",
        "2007-09-03 24:00",
        "2007-09-03 13",
        "2007-09-03 13:05+24:00",
        "٢٠٠٧-٠٣-٢٧",
        "",
        "yesterday",
    ],
)
def test_anything_else_is_no_date(line: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse_date(line)


def test_a_moment_without_zone_counts_as_utc() -> None:
    assert moment(parse_date("2007-09-03 13:05")) == datetime(2007, 9, 3, 13, 5, tzinfo=UTC)


_ZONES = st.one_of(
    st.none(),
    st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes))),
)


@given(
    st.datetimes(timezones=_ZONES),
    st.sampled_from([DatePrecision.MINUTE, DatePrecision.SECOND]),
)
def test_what_the_converter_writes_is_read_back(when: datetime, precision: DatePrecision) -> None:
    seconds = when.second if precision is DatePrecision.SECOND else 0
    published = PublicationDate(when.replace(second=seconds, microsecond=0), precision)

    assert parse_date(published.isoformat().replace("T", " ")) == published
