"""Who wrote a story, and whose report a page carries."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from news_digest.convert.text.credits import byline_of
from news_digest.model import Role, Story

StoryOf = Callable[[str], Story]

HEADLINE = "Ferry to Skarholm stays in port"
BODY = """\
The ferry to Skarholm will stay in port until the crane has been mended, it was said.

Passengers who bought tickets for the crossing may use them in May.

The crane is older than the port, which was dug in the days of sail, a captain said."""


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Par Anne Lefèvre", "Anne Lefèvre"),
        ("Door Jan de Wit", "Jan de Wit"),
        ("Av Ola Dahl", "Ola Dahl"),
        ("Von Anna Lund und Ola Dahl", "Anna Lund und Ola Dahl"),
        ("Автор: Иван Петров", "Иван Петров"),
        ("Autor: Jan Nowak", "Jan Nowak"),
        ("Mirela Santos, Staff writer", "Mirela Santos"),
        ("Mirela Santos | Senior Political Correspondent", "Mirela Santos"),
        ("By Mirela SantosStaff Writer", "Mirela Santos"),
        ("By Mirela Santos on Monday, June 3rd, 2013 at 11:08 a.m.", "Mirela Santos"),
        ("By Mirela Santos@msantos Jun 3, 2013, 7:53pm EST", "Mirela Santos"),
        ("Posted by Mirela Santos at 3 June 2013", "Mirela Santos"),
        ("Par Avion", None),
        ("Door closes", None),
        ("Von der Leyen warns", None),
        ("By 3 June 2013", None),
        ("Ferry Strike Ends, Says Union Reporter", None),
        ("Text messages are read", None),
    ],
)
def test_bylines(text: str, names: str | None) -> None:
    assert byline_of(text) == names


@pytest.mark.parametrize(
    ("above", "names"),
    [
        (["By Mirela Santos", "3 June 2013"], "Mirela Santos"),
        (["By", "Mirela Santos", "3 June 2013"], "Mirela Santos"),
        (["Author:", "Mirela Santos"], "Mirela Santos"),
        (["Maria Santos", "3 June 2013"], "Maria Santos"),
        (["Maria Santos"], "Maria Santos"),
        (["Buenos Aires", "3 June 2013"], None),
        (["Maria Santos", "Share"], None),
        (["Harbour News", "3 June 2013"], None),
        (["3 June 2013"], None),
    ],
)
def test_the_line_that_names_the_writers(
    above: list[str], names: str | None, story_of: StoryOf
) -> None:
    assert story_of("\n\n".join([HEADLINE, *above, BODY])).byline == names


@pytest.mark.parametrize(
    ("page", "agency"),
    [
        (f"{HEADLINE}\n\n3 June 2013\n\nEASTMARCH (NLW) -- {BODY}", "Norlind Wire"),
        (f"{HEADLINE}\n\n3 June 2013\n\n{BODY}\n\nTIDERNA", None),  # no sign-off that is known
        (f"{HEADLINE}\n\nTiderna\n\n3 June 2013\n\n{BODY}", "Tiderna"),
        (f"{HEADLINE}\n\nTiderna, 3 June 2013\n\n{BODY}", "Tiderna"),
        (f"{HEADLINE}\n\nBy Norlind\n\n3 June 2013\n\n{BODY}", "Norlind Wire"),
        (f"{HEADLINE}\n\n3 June 2013\n\n{BODY}\n\n© 2013 Norlind Wire. All rights reserved.",
         "Norlind Wire"),
        (f"{HEADLINE}\n\n3 June 2013\n\n{BODY}\n\n© 2013 Harbour Courier", None),
        (f"{HEADLINE}\n\n3 June 2013\n\n{BODY}", None),
    ],
)  # fmt: skip
def test_agencies(page: str, agency: str | None, story_of: StoryOf) -> None:
    story = story_of(page)
    assert story.agency == agency
    assert (agency is not None) == any(one.field == "agency" for one in story.decisions)


def test_the_writer_on_the_line_of_the_date_is_no_furniture(story_of: StoryOf) -> None:
    story = story_of(f"{HEADLINE}\n\nBy Mirela Santos on June 3rd, 2013\n\n{BODY}")
    roles = {one.span.of(story.text): one.role for one in story.verdicts}
    assert roles["By Mirela Santos on"] is Role.BYLINE
    assert roles["June 3rd, 2013"] is Role.DATE


def test_a_desks_line_below_the_story_names_its_writer(story_of: StoryOf) -> None:
    signed = f"{BODY}\n\n-- Jane Roe, Bucharest Newsroom 40-1 3120264\n"

    story = story_of("\n\n".join([HEADLINE, signed]))

    assert story.byline == "Jane Roe"
    (verdict,) = [one for one in story.verdicts if one.role is Role.BYLINE]
    assert "Newsroom" in verdict.span.of(story.text)
    assert "Newsroom" not in "".join(block.text for block in story.blocks)
