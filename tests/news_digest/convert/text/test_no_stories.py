"""Pages that say something in the place of a story, and what closes stories."""

from __future__ import annotations

import pytest

from news_digest.convert import convert, read_document
from news_digest.vocabulary import Vocabularies

STORY = (
    "Harbour council closes the old bridge\n\n{byline}\n\n"
    "{dateline}The council closed the old bridge on Monday because its pillars had sunk.\n\n"
    "Carts must now go round by the mill, the harbour master said, until they are mended.\n\n"
    "The council will vote in June on the money for a new bridge, which would be built of stone.\n"
)
NOT_FOUND = (
    "Home\nNews\nSport\n\nPage not found\n\n"
    "We are sorry. The page that you are looking for may have been moved or deleted.\n\n"
    "Please check the address, or go back to our front page and search from there.\n"
)
COOKIES = (
    "Before you go on\n\n"
    "We and our partners use cookies to store information on your device and to measure use.\n\n"
    "With your consent we may process personal data such as your address and browsing data.\n\n"
    "You can change your privacy settings at any time at the bottom of every page of our site.\n"
)
BY_THE_HOUR = "Archive\n" + "".join(
    f"{hour:02}:15 Ferry number {hour} goes back to work\n" for hour in range(8, 20)
)
FRONT_PAGE = "The Post\nNews\n" + "".join(
    f"Council {word} the old harbour bridge\n"
    f"Carts must now go round by the mill, the harbour master of the {word} said.\n"
    f"{hours} hours ago\n"
    for hours, word in enumerate(("closes", "opens", "paints", "sells", "mends", "names"), 2)
)


@pytest.mark.parametrize(
    ("page", "code"),
    [
        (NOT_FOUND, "no-story"),
        (COOKIES, "no-story"),
        (BY_THE_HOUR, "index-page"),
        (FRONT_PAGE, "index-page"),
    ],
    ids=["not found", "cookies", "by the hour", "front page"],
)
def test_pages_without_a_story(page: str, code: str, vocabularies: Vocabularies) -> None:
    story = convert(read_document(page.encode(), "seeds/page.txt"), vocabularies)

    assert story.status == "rejected"
    assert [one.code for one in story.diagnostics] == [code]


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("3 May 2014, by Zyra Qwellin", "Zyra Qwellin"),
        ("The Long Wave by Zyra Qwellin / 30 May 2016 11:05", "Zyra Qwellin"),
        ("Maria Johnson | OSLO | 3 May 2014", "Maria Johnson"),
        ("Maria Johnson\n4 hours ago", "Maria Johnson"),
        ("Maria Johnson in Oslo\n3 May 2014", "Maria Johnson"),
        ("BYLINE: By Maria Johnson", "Maria Johnson"),
        ("한서윤 기자", "한서윤"),
        ("Oslo, 3 May 2014", None),
        ("Harbour News 3 May 2014", None),
    ],
)
def test_names_beside_dates(byline: str, names: str | None, vocabularies: Vocabularies) -> None:
    page = STORY.format(byline=byline, dateline="")
    story = convert(read_document(page.encode(), "seeds/page.txt"), vocabularies)

    assert story.byline == names


@pytest.mark.parametrize(
    ("dateline", "place"),
    [
        ("Dresden. ", "Dresden"),
        ("Wien (nwa) - ", "Wien"),
        ("HARLOWTON, March 10, 2015 /NewsRelay/ -- ", "HARLOWTON"),
        ("Hellinge, 11. Februar. ", "Hellinge"),
        ("On May 3. ", None),
    ],
)
def test_datelines(dateline: str, place: str | None, vocabularies: Vocabularies) -> None:
    page = STORY.format(byline="3 May 2014", dateline=dateline)
    story = convert(read_document(page.encode(), "seeds/page.txt"), vocabularies)

    assert story.place == place
    assert story.blocks[0].text.startswith("The council" if place else dateline)


@pytest.mark.parametrize(
    "line",
    [
        "Maria Johnson can be reached at 555-0178.",
        "Contact her at 555-0178 or by mail.",
        "The views expressed here are the author's own.",
        "This article first appeared in the spring issue of The Almanac.",
    ],
)
def test_closing_lines(line: str, vocabularies: Vocabularies) -> None:
    page = STORY.format(byline="3 May 2014", dateline="") + f"\n{line}\n"
    story = convert(read_document(page.encode(), "seeds/page.txt"), vocabularies)

    assert story.blocks[-1].text.endswith("built of stone.")
