"""Times inside dates, and which of 09/08 is the day."""

from __future__ import annotations

import pytest

from news_digest.convert.dates import find_dates, prefers_day_first

SPANISH = "El pueblo de la sierra estrena una fuente que nadie quiere beber, dijo el alcalde. " * 8
ENGLISH = (
    "The town in the hills has a fountain of which nobody wants to drink, said the mayor. " * 8
)


def test_a_time_inside_the_date() -> None:
    (found,) = find_dates("Fri Mar 26 09:12:44 PST 2004")

    assert found.date.when.isoformat() == "2004-03-26T09:12:44-08:00"
    assert found.span.end == len("Fri Mar 26 09:12:44 PST 2004")


@pytest.mark.parametrize(
    ("text", "day_first"),
    [
        (SPANISH + "09/08/2016", True),
        (ENGLISH + "09/08/2016", None),
        (ENGLISH + "£40 09/08/2016", True),
        (ENGLISH + "£40 $60 09/08/2016", None),
        (SPANISH + "08/29/2016", False),
        ("09/08/2016", None),
    ],
)
def test_only_american_pages_have_the_month_first(text: str, day_first: bool | None) -> None:
    assert prefers_day_first(text) is day_first
