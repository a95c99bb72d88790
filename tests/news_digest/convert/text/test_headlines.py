"""Which line above a story is its headline: one invented page for each rule."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from news_digest.model import Decision, Story

StoryOf = Callable[[str], Story]

HEADLINE = "Ferry to Skarholm stays in port"
BODY = """\
The ferry to Skarholm will stay in port until the harbour's crane has been mended, the council of Eastmarch said on Monday.

Passengers who bought tickets for the crossing may use them in May, when the ferry is to sail twice a day.

"The crane is older than the port," said Ola Dahl, who has steered the ferry for thirty years.
"""  # noqa: E501


def decision(story: Story, field: str) -> Decision:
    return next(one for one in story.decisions if one.field == field)


@pytest.mark.parametrize(
    "above",
    [
        # the writer and the date follow
        [HEADLINE, "By Mirela Santos", "3 June 2013"],
        # a deck between headline and date, longer and about the same
        [HEADLINE, "Passengers may use their tickets for the crossing in May", "3 June 2013"],
        # a deck behind the number of comments
        [HEADLINE, "12 comments", "Passengers may use their tickets in May", "3 June 2013"],
        # a section's label, a breadcrumb, a menu in a line
        ["News", HEADLINE, "3 June 2013"],
        ["Home > News > Harbour", HEADLINE, "3 June 2013"],
        ["Harbour | Ferries | Council | Passengers", HEADLINE, "3 June 2013"],
        # the page's title, with the site's name, and the headline again
        [f"{HEADLINE} | The Tidewater", HEADLINE, "3 June 2013"],
        [f"{HEADLINE} - The Tidewater", HEADLINE, "3 June 2013"],
        # the outlet's name first
        ["Harbour Courier", HEADLINE],
        # headlines of other stories, each with its date
        ["Crane falls into the sea", "1 June 2013", "Council buys a ferry", "2 June 2013",
         "Port gets a new name", "2 June 2013", "More", HEADLINE, "Mirela Santos", "3 June 2013"],
        # only how long ago it was
        ["Rain is back in Norland", HEADLINE, "2 hours ago"],
        # a share bar between it and the story
        [HEADLINE, "3 June 2013", *["Facebook", "Twitter", "WhatsApp"] * 6],
        # the page's own address, as saved with it
        ["https://tidewater.example/news/ferry-skarholm-stays-port-123", HEADLINE],
        # capitals
        [HEADLINE.upper(), "3-JUN-2013 12:01:02.33"],
        # what looks like a caption's credit
        [f"{HEADLINE} (NLW)", "3 June 2013"],
        # it announces a list
        [HEADLINE, "3 June 2013", "In this story about the ferry:"],
    ],
)  # fmt: skip
def test_the_headline_is_found(above: list[str], story_of: StoryOf) -> None:
    story = story_of("\n\n".join([*above, BODY]))
    assert story.headline is not None
    assert story.headline.lower().removesuffix(" (nlw)") == HEADLINE.lower()


@pytest.mark.parametrize(
    ("printed", "headline"),
    [
        (f"{HEADLINE} | The Tidewater", HEADLINE),
        (f"{HEADLINE} » The Tidewater", HEADLINE),
        (f"{HEADLINE} - tidewater.example", HEADLINE),
        (f"{HEADLINE} - Harbour Courier", HEADLINE),  # the vocabulary's
        (f"{HEADLINE} - COUNCIL", f"{HEADLINE} - COUNCIL"),  # who said so
    ],
)
def test_the_sites_name_is_cut_off(printed: str, headline: str, story_of: StoryOf) -> None:
    assert story_of(f"{printed}\n\n3 June 2013\n\n{BODY}").headline == headline


def test_a_site_named_in_the_copyright_note_is_cut_off(story_of: StoryOf) -> None:
    page = f"{HEADLINE} - The Tidewater\n\n3 June 2013\n\n{BODY}\n© 2013 The Tidewater\n"
    assert story_of(page).headline == HEADLINE


def test_the_decision_names_the_next_likeliest(story_of: StoryOf) -> None:
    deck = "Passengers may use their tickets for the crossing in May"
    made = decision(story_of(f"{HEADLINE}\n\n{deck}\n\n3 June 2013\n\n{BODY}"), "headline")
    assert made.value == HEADLINE
    assert 0.5 < made.confidence < 1
    assert [one.value for one in made.alternatives] == [deck]
    assert made.alternatives[0].confidence < made.confidence
    assert "deck" in made.alternatives[0].reason


def test_no_headline_is_a_decision_too(story_of: StoryOf) -> None:
    story = story_of(f"Menu\n\n{BODY}")
    assert story.headline is None
    made = decision(story, "headline")
    assert made.value is None
    assert made.confidence <= 0.3
    assert made.reasons
