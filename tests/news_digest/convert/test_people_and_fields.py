"""Names that are believed and names that are not; headline, date and outlet of small pages."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from news_digest.model import Story, StoryStatus

REST = "The ferry will sail again on Friday, and tickets that were bought for Monday stay valid."


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The ferry is late, said Anna Lund on the quay in the evening.", ["Anna Lund"]),
        ("Anna Lund said on the quay that the ferry is late again.", ["Anna Lund"]),
        ("Foreign Minister Anna Lund was on the quay when the ferry came.", ["Anna Lund"]),
        ("Then Major-General Viktor Aldan and Mr. Joel Dahl boarded the ferry.",
         ["Viktor Aldan", "Joel Dahl"]),
        ("It was bought by ringmaster Paolo de la Vega and broker Khem Alam.",
         ["Paolo de la Vega", "Khem Alam"]),
        ("Democrat Anna Lund was against it, and Briton Joel Dahl said so.",
         ["Anna Lund", "Joel Dahl"]),
        ("They met Anna Lund, 54, and Joel Dahl, who had bought the ferry.",
         ["Anna Lund", "Joel Dahl"]),
        ("They met Anna Lund at the ferry. Later Lund went home by bus.", ["Anna Lund"]),
        ("Professor Anna Lund was there. Anna M. Lund said that it was late.", ["Anna M. Lund"]),
        ("The ferry belongs to Varga, and Ilse Varga sold it to the town.", ["Ilse Varga"]),
        ("The Norland Daily said so, and Harbour Holdings Inc said no to it.", []),
        ("It burned in Linden Falls, a port, and Silver Quay said no to that.", []),
        ("A major Eastmarch-based company said that the ferry is too old.", []),
        ("Some Norlanders were late. The Norlanders said it was the ferry.", []),
        ("On Monday March said goodbye, and the Prime Minister of Norland spoke.", []),
        ("ANNA LUND SAID THAT THE FERRY IS LATE, AND THE TOWN SAID NOTHING.", []),
        # titles that are glued to the name, in languages that capitalise them
        ("Bundeskanzlerin Anna Lund und Ministerpräsident Joel Größler waren auf der Fähre.",
         ["Anna Lund", "Joel Größler"]),
        ("They met Lech Wałęski, who was late. Statsråd Lech Wałęski said nothing more.",
         ["Lech Wałęski"]),
        ("Arturo Lund Dahl, who was late, left. They saw Lund Dahl at home.",
         ["Arturo Lund Dahl"]),
        ("Pääministeri Anna Lund said so. Pääministeri Joel Dahl, who was late, was not.",
         ["Anna Lund", "Joel Dahl"]),
        ("Anna Maria Lund said so, and Anna Sofia Dahl said so, and nobody else did.",
         ["Anna Maria Lund", "Anna Sofia Dahl"]),
        ("Frederik M. Lund said so. Frederik A. Dahl said so, and nobody else did.",
         ["Frederik M. Lund", "Frederik A. Dahl"]),
        ("Katarina de Lund, 54, met Katarina van Dahl, 45, on the quay of the town.",
         ["Katarina de Lund", "Katarina van Dahl"]),
        ("Foreign Minister Zdeněk Čermák said so to Łucja Żabińska, who was late.",
         ["Zdeněk Čermák", "Łucja Żabińska"]),
        # peoples
        ("Norland Serbs said so. Several hundred Norland Serbs blocked a quay.", []),
        ("Norland Albanians and Skarholm Kurds said that they had no part in it.", []),
        ("The director said. Anna Lund Street was closed for the whole day.", []),
    ],
)  # fmt: skip
def test_people(text: str, names: list[str], story_of: Callable[[str | bytes], Story]) -> None:
    story = story_of(f"Ferry is late\n\n2019-03-04\n\n{text}\n\n{REST}")
    assert [person.name for person in story.people] == names
    for person in story.people:
        assert person.reasons


def test_the_vocabulary_confirms_and_tells_the_id(story_of: Callable[[str | bytes], Story]) -> None:
    story = story_of(f"Ferry\n\n2019-03-04\n\nIlse M. Varga and Joel Dahl, 40, met.\n\n{REST}")
    assert [(one.id, one.confirmed) for one in story.people] == [
        ("ilse-varga", True),
        ("joel-dahl", False),
    ]


@pytest.mark.parametrize(
    ("page", "headline", "date"),
    [
        # a section label, a deck and a site's name are no headlines
        ("NEWS\nThe ferry sails on Friday | Harbour Courier\n4 March 2019",
         "The ferry sails on Friday", "2019-03-04"),
        ("The ferry sails on Friday\nBy Anna Lund\nPublished: 4 March 2019\nUpdated: 5 March 2019",
         "The ferry sails on Friday", "2019-03-04"),
        ("4 March 2019\nThe ferry sails on Friday", "The ferry sails on Friday", "2019-03-04"),
        ("The ferry sails on Friday\n2 hours ago", "The ferry sails on Friday", None),
        ("The ferry sails on Friday\nCopyright 4 March 2019 Radio Meridian",
         "The ferry sails on Friday", None),
    ],
)  # fmt: skip
def test_headline_and_date(
    page: str, headline: str, date: str | None, story_of: Callable[[str | bytes], Story]
) -> None:
    story = story_of(f"{page}\n\n{REST}\n\n{REST[4:]}")
    assert story.headline == headline
    assert (story.published.isoformat() if story.published else None) == date
    assert story.status is (StoryStatus.PUBLISHABLE if date else StoryStatus.DRAFT)


@pytest.mark.parametrize(
    ("note", "outlet"),
    [
        ("© 2019 Harbour Courier", "Harbour Courier"),
        ("Copyright 2019 www.meridian.example", "Radio Meridian"),
        ("Copyright 2019 Norlind Wire. Copyright 2019 Harbour Courier", "Harbour Courier"),
        ("© 2019 harbour courier", None),  # a name counts as it is printed
        ("© 2019 Harbour Courier, Radio Meridian", None),  # whose page it is, it does not say
    ],
)
def test_outlet(note: str, outlet: str | None, story_of: Callable[[str | bytes], Story]) -> None:
    story = story_of(f"Ferry sails on Friday\n\n2019-03-04\n\n{REST}\n\n{REST[4:]}\n\n{note}")
    assert story.outlet == outlet


@pytest.mark.parametrize(
    ("above", "below", "outlet"),
    [
        ("Radio Meridian", "", "Radio Meridian"),
        ("RADIO MERIDIAN", "", "Radio Meridian"),
        ("Küstenblatt\nHome\nSport", "", "Küstenblatt"),
        ("Norlind Wire", "", "Norlind Wire"),
        ("NLW", "", "Norlind Wire"),
        ("nlw", "", None),  # short names count as they are printed
        ("", "Norlind Wire", None),  # whose report it is, not whose page
        ("Radio Meridian", "Norlind Wire", "Radio Meridian"),
        ("Radio Meridian\nHarbour Courier\nKüstenblatt", "", None),  # a menu
        ("Radio Meridian | Harbour Courier", "", None),
        ("More about Radio Meridian", "", None),
    ],
)
def test_outlet_by_its_masthead(
    above: str, below: str, outlet: str | None, story_of: Callable[[str | bytes], Story]
) -> None:
    story = story_of(
        f"{above}\n\nFerry sails on Friday\n{below}\n2019-03-04\n\n{REST}\n\n{REST[4:]}"
    )
    assert story.headline == "Ferry sails on Friday"
    assert story.outlet == outlet


def test_a_masthead_and_another_page_s_copyright_leave_the_outlet_open(
    story_of: Callable[[str | bytes], Story],
) -> None:
    page = f"Radio Meridian\n\nFerry sails on Friday\n2019-03-04\n\n{REST}\n\n{REST[4:]}"
    assert story_of(f"{page}\n\n© 2019 Harbour Courier").outlet is None
    assert story_of(f"{page}\n\n© 2019 Radio Meridian").outlet == "Radio Meridian"


def test_summary_is_cut_at_a_sentence(story_of: Callable[[str | bytes], Story]) -> None:
    long = "The ferry sails on Friday. " + "It carries people and cars and boxes of fish. " * 9
    summary = story_of(f"Ferry sails\n\n2019-03-04\n\n{long}").summary
    assert summary is not None
    assert len(summary) <= 281
    assert summary.endswith("boxes of fish.")
    assert story_of(f"Ferry sails\n\n2019-03-04\n\n{REST}").summary == REST


def test_several_credits_are_joined(story_of: Callable[[str | bytes], Story]) -> None:
    story = story_of(
        f"Ferry sails\n\n2019-03-04\n\n{REST}\n\n(Reporting by A. Lund)\n\nREUTER\n\n"
        "(With files from Tiderna)"
    )
    assert story.credit == "Reporting by A. Lund; With files from Tiderna"
    assert [block.text for block in story.blocks] == [REST]
