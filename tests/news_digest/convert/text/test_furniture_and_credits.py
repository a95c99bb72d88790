"""Lines that are recognised by what they say, and prose that merely sounds like them."""

from __future__ import annotations

import pytest

from news_digest.convert.text.credits import byline_of, credit_of, is_sign_off
from news_digest.convert.text.furniture import furniture_of
from news_digest.model import Role

FURNITURE = [
    "Skip to main content", "Menu", "Share on Facebook", "12 shares", "Facebook Twitter WhatsApp",
    "Share this article", "Tags: harbour, strike", "XS", "* * *", "Photo 3 of 12", "3 min read",
    "Reading time: 2 minutes", "Tempo de leitura: 2 minutos", "Lesezeit: 3 Minuten",
    "https://meridian.example/a?b=c", "Back to top", "Story continues below advertisement",
    "3 Comments", "Leave a reply", "[ Print ]",
]  # fmt: skip
PROMO = [
    "RELATED STORIES", "More from Radio Meridian", "Read also: the ferry that never sailed",
    "You may also like", "Subscribe to our newsletter", "Follow us for more on ferries",
    "For news and analysis by e-mail, subscribe to our report.", "What's next?",
    "Recommended for you:", "RECOMMENDED", "More for you", "You may like", "Promoted links",
    "Sponsored:", "Sponsored", "Paid content", "Sponsored by Radio Meridian", "We recommend:",
]  # fmt: skip
LEGAL = [
    "© 2019 The Harbour Courier. All rights reserved.", "Copyright 2007 Radio Meridian",
    "Copyright (c) 2018 Radio Meridian. Terms of use | Privacy", "Terms of use | Privacy",
    "We use cookies to make this site better.", "Privacy policy",
    "By signing up you agree to our terms of service and privacy policy.",
    "This material may not be published, broadcast or redistributed.",
]  # fmt: skip
PROSE = [
    "The council will rewrite the privacy policy of its cameras, it said on Tuesday.",
    "Copyright law does not cover the pictures, a lawyer for the couple said on Monday.",
    "Share prices of the maker fell by a tenth.",
    "Follow the money, said councillor Edda Brink.",
    "For years she wrote a newsletter about boats.",
    "Return to Skarholm",
    "What's next for the harbour of Eastmarch",
    "No comment from the ministry on the ferry",
    "Tagesschau reports on the ferry",
    "Cookies were served after the concert, which lasted three hours.",
    "Recommended for prizes: the ferry's cook",
    "Sponsored by the town, the ferry sails again.",
    "Related by marriage",
    "More for fishermen than for the town",
    "Terms of the truce were not published.",
    "",
]


@pytest.mark.parametrize(
    ("role", "text"),
    [(Role.FURNITURE, one) for one in FURNITURE]
    + [(Role.PROMO, one) for one in PROMO]
    + [(Role.LEGAL, one) for one in LEGAL],
)
def test_furniture(role: Role, text: str) -> None:
    found = furniture_of(text)
    assert found is not None
    assert found.role is role
    assert found.reason


@pytest.mark.parametrize("text", PROSE[:-1])
def test_prose_is_no_furniture(text: str) -> None:
    assert furniture_of(text) is None


def test_a_line_of_signs_alone_is_furniture() -> None:
    assert furniture_of(PROSE[-1]) is not None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("By Mirela Santos", "Mirela Santos"),
        ("by: Mirela Santos", "Mirela Santos"),
        ("BY MIRELA SANTOS", "MIRELA SANTOS"),
        ("By Mirela Santos and Joel Whitcombe", "Mirela Santos and Joel Whitcombe"),
        ("By Ana de la Cruz, J. Whit and Ola Dahl", "Ana de la Cruz, J. Whit and Ola Dahl"),
        ("By Mirela Santos, Staff Writer", "Mirela Santos"),
        ("By Joel Whitcombe | Harbour Courier", "Joel Whitcombe"),
        ("By Mirela Santos in Eastmarch", "Mirela Santos"),
        ("By Mirela Santos in Eastmarch and Joel Whitcombe", "Mirela Santos and Joel Whitcombe"),
        ("By Mirela Santos in Eastmarch and Joel Whitcombe in Skarholm",
         "Mirela Santos and Joel Whitcombe"),
        ("By Mirela Santos in New Skarholm, Joel Dahl in Oslo and Ola Lund",
         "Mirela Santos, Joel Dahl and Ola Lund"),
        ("By Mirela Santos, Eastmarch", "Mirela Santos"),
        ("By Mirela Santos and Joel Whitcombe, Eastmarch", "Mirela Santos and Joel Whitcombe"),
        ("By Mirela Santos, Joel Whitcombe", "Mirela Santos, Joel Whitcombe"),
        ("By Mirela and Joel", "Mirela and Joel"),
        ("Story by Sean O'Neill", "Sean O'Neill"),
        ("Von Jürgen Größler", "Jürgen Größler"),
        ("By the river he sat down", None),
        ("By Monday", None),
        ("Posted by admin", None),
        ("By and large, the harbour was quiet on Monday.", None),
        ("Bye Mirela", None),
    ],
)  # fmt: skip
def test_bylines(text: str, names: str | None) -> None:
    assert byline_of(text) == names


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        ("(compiled from agency reports)", "compiled from agency reports"),
        ("[With files from Tiderna.]", "With files from Tiderna"),
        ("With files from Tiderna", "With files from Tiderna"),
        ("(Reporting by A. Lund; editing by B. Dahl)", "Reporting by A. Lund; editing by B. Dahl"),
        ("Runa Dahl contributed to this report.", "Runa Dahl contributed to this report."),
        ("Source: Norlind", "Source: Norlind"),
        ("(the town's old name)", None),
        ("The report was compiled by the council.", None),
    ],
)
def test_credits(text: str, credit: str | None) -> None:
    assert credit_of(text) == credit


@pytest.mark.parametrize(
    "text", ["REUTER", "AFP", "ENDS", "-30-", "###", "-- Ola Dahl, Oslo desk 1234"]
)
def test_sign_offs(text: str) -> None:
    assert is_sign_off(text)


@pytest.mark.parametrize("text", ["The end of the line", "Reuters said so.", "30"])
def test_no_sign_offs(text: str) -> None:
    assert not is_sign_off(text)
