from __future__ import annotations

from datetime import date

from news_digest.site.archives import Month, Year, archive_years


def test_years_and_months_are_newest_first_with_their_counts() -> None:
    days = [date(2007, 3, 27), date(2007, 9, 3), date(2007, 3, 1), date(2006, 12, 31)]

    years = archive_years(days, lambda day: f"{day:%Y}/", lambda day: f"{day:%Y/%m}/")

    assert years == (
        Year(
            2007,
            "2007/",
            3,
            (Month(9, "September", "2007/09/", 1), Month(3, "March", "2007/03/", 2)),
        ),
        Year(2006, "2006/", 1, (Month(12, "December", "2006/12/", 1),)),
    )


def test_no_articles_have_no_archives() -> None:
    assert archive_years([], str, str) == ()
