"""Which of a page's dates is the story's: one invented page for each rule."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from news_digest.model import Decision, Story

StoryOf = Callable[[str], Story]

HEADLINE = "Ferry to Skarholm stays in port"
FIRST = "The ferry to Skarholm will stay in port until the crane has been mended, it was said."
REST = (
    "Passengers who bought tickets for the crossing may use them in May.",
    "The crane is older than the port, which was dug in the days of sail, a captain said.",
)


def page(*above: str, below: tuple[str, ...] = (), first: str = FIRST) -> str:
    return "\n\n".join([*above, first, *REST, *below])


def decision(story: Story) -> Decision:
    return next(one for one in story.decisions if one.field == "date")


@pytest.mark.parametrize(
    ("raw", "iso"),
    [
        (page(HEADLINE, "3 June 2013"), "2013-06-03"),
        (page("3 June 2013", HEADLINE), "2013-06-03"),
        (page(HEADLINE, "By Mirela Santos on Monday, June 3rd, 2013 at 11:08 a.m."),
         "2013-06-03T11:08"),
        # published wins over updated, whichever comes first
        (page(HEADLINE, "Published 3 June 2013", "Updated 9 June 2013"), "2013-06-03"),
        (page(HEADLINE, "Updated: 9 June 2013", "Posted: 3 June 2013"), "2013-06-03"),
        (page(HEADLINE, "Veröffentlicht: 3. Juni 2013 | Aktualisiert: 9. Juni 2013"), "2013-06-03"),
        # the line that gives the time as well
        (page("3 June 2013", HEADLINE, "3 June 2013 14:05"), "2013-06-03T14:05"),
        # the day the page was printed on, far above
        (page("Monday, 10 June 2013", *["Menu item"] * 9, HEADLINE, "3 June 2013"), "2013-06-03"),
        # right behind the story
        (page(HEADLINE, below=("Published 3 June 2013",)), "2013-06-03"),
        # the year stands in the copyright note, on another date line, on the next line
        (page(HEADLINE, "June 3", below=("© 2013 The Tidewater",)), "2013-06-03"),
        (page(HEADLINE, "June 3", below=("© 2009-2013 The Tidewater",)), "2013-06-03"),
        (page(HEADLINE, "3 June", "15:23", "2013"), "2013-06-03"),
        # of the days that fit the weekday: 31 December 2012 was a Monday
        (page(HEADLINE, "Monday, December 31", below=("© 2013 The Tidewater",)), "2012-12-31"),
        # a weekday tells day from month
        (page(HEADLINE, "Thursday 04/07/2013"), "2013-07-04"),
        # a caption's date, an event's
        (page(HEADLINE, "3 June 2013", "The port on 1 May 2013 (photo by Ola Dahl)"), "2013-06-03"),
        # the dateline
        (page(HEADLINE, first=f"EASTMARCH, June 3, 2013 (NLW) -- {FIRST}"), "2013-06-03"),
    ],
)  # fmt: skip
def test_the_date_is_found(raw: str, iso: str, story_of: StoryOf) -> None:
    story = story_of(raw)
    assert story.published is not None
    assert story.published.isoformat() == iso
    assert decision(story).value == iso


@pytest.mark.parametrize(
    "raw",
    [
        page(HEADLINE),
        page(HEADLINE, "2 hours ago"),
        page(HEADLINE, "Monday 5:30PM"),
        # no year anywhere
        page(HEADLINE, "June 3"),
        # a weekday that neither year has
        page(HEADLINE, "Friday, June 3", below=("© 2013 The Tidewater",)),
        page(HEADLINE, below=("© 2013 The Tidewater",)),
        # other stories' dates, while the story's own moment is relative
        page("Crane falls into the sea", "1 June 2013", "Council buys a ferry", "2 June 2013",
             "More", HEADLINE, "2 hours ago"),
    ],
)  # fmt: skip
def test_no_date_is_claimed(raw: str, story_of: StoryOf) -> None:
    story = story_of(raw)
    assert story.published is None
    made = decision(story)
    assert made.value is None
    assert made.reasons


def test_competing_dates_are_alternatives(story_of: StoryOf) -> None:
    sure = decision(story_of(page(HEADLINE, "3 June 2013")))
    torn = decision(story_of(page(HEADLINE, "3 June 2013", "9 June 2013")))
    assert torn.value == "2013-06-03"
    assert [one.value for one in torn.alternatives] == ["2013-06-09"]
    assert torn.confidence < sure.confidence


def test_swapped_day_and_month_are_flagged(story_of: StoryOf) -> None:
    story = story_of(page(HEADLINE, "03/04/2007"))
    assert story.published is not None
    assert story.published.isoformat() == "2007-03-04"
    assert "ambiguous-date" in {one.code for one in story.diagnostics}


@pytest.mark.parametrize("year", ["1843", "2077"])
def test_unlikely_years_are_flagged(year: str, story_of: StoryOf) -> None:
    story = story_of(page(HEADLINE, f"Published 3 June {year}"))
    assert story.published is not None
    assert story.published.day.year == int(year)
    assert "unlikely-date" in {one.code for one in story.diagnostics}
    assert decision(story).confidence < decision(story_of(page(HEADLINE, "3 June 2013"))).confidence


def test_a_weekday_that_does_not_fit_lowers_the_confidence(story_of: StoryOf) -> None:
    fits = decision(story_of(page(HEADLINE, "Monday, 3 June 2013")))
    off = decision(story_of(page(HEADLINE, "Tuesday, 3 June 2013")))
    assert off.value == fits.value == "2013-06-03"
    assert off.confidence < fits.confidence
    assert any("weekday" in reason for reason in off.reasons)
