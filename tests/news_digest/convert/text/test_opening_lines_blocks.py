"""Raw lines -> passages -> blocks, and what stands before the first sentence."""

from __future__ import annotations

import pytest

from news_digest.convert.text.blocks import Piece, build_blocks
from news_digest.convert.text.lines import read_lines, read_passages
from news_digest.convert.text.opening import is_place, read_opening
from news_digest.vocabulary import Vocabularies

WRAPPED = """\
    The council of Eastmarch said on Monday that the bridge over the
river Marl will be closed for repairs until the end of the summer.
    Drivers have to go round by the old mill, which takes them about
a quarter of an hour.
"""


def test_lines_know_their_place() -> None:
    text = "one\n\n   two  \nthree"
    lines = read_lines(text)
    assert [(one.number, one.text, one.indent, one.after_blank) for one in lines] == [
        (1, "one", 0, True),
        (3, "two", 3, True),
        (4, "three", 0, False),
    ]
    assert all(line.span.of(text) == line.text for line in lines)


def test_wrapped_lines_with_indented_paragraphs_are_joined() -> None:
    first, second = read_passages(WRAPPED)
    assert first.text.startswith("The council of Eastmarch said on Monday that the bridge over the")
    assert first.text.endswith("river Marl will be closed for repairs until the end of the summer.")
    assert second.text.endswith("about a quarter of an hour.")
    assert second.number == 3


def test_short_lines_are_not_joined() -> None:
    assert [one.text for one in read_passages("Home\nNews\nSport\nWeather")] == [
        "Home",
        "News",
        "Sport",
        "Weather",
    ]


@pytest.mark.parametrize(
    ("below", "passages"),
    [
        ("3 September 2007", 2),
        ("By Clara Weiss", 2),
        ("and told the towns along the river why", 1),
    ],
)
def test_what_stands_below_a_long_headline_is_joined_only_if_it_goes_on(
    below: str, passages: int
) -> None:
    headline = "Engineers explain why the bridge over the Marl will stay closed until August"
    assert len(read_passages(f"{headline}\n{below}")) == passages


def test_raw_span_finds_joined_text_in_the_raw_text() -> None:
    passage = read_passages(WRAPPED)[0]
    for phrase in ("The council", "bridge over the river", "the end of the summer."):
        start = passage.text.index(phrase)
        span = passage.raw_span(WRAPPED, start, start + len(phrase))
        assert span.of(WRAPPED).split() == phrase.split()


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("- one\n- two", ["list"]),
        ("- said one man", ["paragraph"]),
        ("1. one\n2. two\n3. three", ["ordered-list"]),
        ("7. one\n8. two", ["paragraph", "paragraph"]),
        ("1. one\n2. two\n1. again\n2. more", ["ordered-list", "ordered-list"]),
        ("> quoted", ["quotation"]),
        ("Wheat   1.50   2.50\nRye     1.00   2.00", ["preformatted"]),
        ("Grain   Mon    Tue\nWheat   1.50   2.50", ["preformatted"]),
        ("1987 was a year of storms.", ["paragraph"]),
    ],
)
def test_kinds_of_blocks(text: str, kinds: list[str]) -> None:
    blocks = build_blocks([Piece(one) for one in read_passages(text)], text)
    assert [str(block.kind) for block in blocks] == kinds


@pytest.mark.parametrize(
    ("text", "place", "agency", "date", "rest"),
    [
        ("LINDEN FALLS, 14 June 2011 (NLW) -- The", "LINDEN FALLS", "Norlind Wire", "2011-06-14",
         "The"),
        ("EASTMARCH, March 2 - Copperfield", "EASTMARCH", None, None, "Copperfield"),
        ("EASTMARCH, MARCH 2 - Copperfield", "EASTMARCH", None, None, "Copperfield"),
        ("SAN JOSE, Calif., March 11 - A", "SAN JOSE, Calif.", None, None, "A"),
        ("EASTMARCH (NLW) — The", "EASTMARCH", "Norlind Wire", None, "The"),
        ("( NLW ) - The", None, "Norlind Wire", None, "The"),
        ("Eastmarch, Jan. 3 (Tiderna/Norlind) – The", "Eastmarch", "Tiderna", None, "The"),
        ("(XYZ) - The", None, "XYZ", None, "The"),
        ("Anna Lund (left) (Tiderna) EASTMARCH -- The", "EASTMARCH", None, None, "The"),
        ("БЕРЕГ, 4 июл - НВ Новости. Паром", "БЕРЕГ", "НВ Новости", None, "Паром"),
        ("Берег, 4 июля – НОВИНФОРМ. Паром", "Берег", "НОВИНФОРМ", None, "Паром"),
        ("EASTMARCH, 4 Jul - Norlind. The", "EASTMARCH", "Norlind Wire", None, "The"),
        ("EASTMARCH, 4. Juli - Die Fähre", "EASTMARCH", None, None, "Die Fähre"),
        ("БЕРЕГ, 4 июл - Паром стоит. Его", "БЕРЕГ", None, None, "Паром стоит. Его"),
        ("EASTMARCH, July 4 - GTX Corp. President", "EASTMARCH", None, None, "GTX Corp. President"),
        ("EASTMARCH, 4 July, Norlind - The", "EASTMARCH", "Norlind Wire", None, "The"),
        ("EASTMARCH /Tiderna/ -- The", "EASTMARCH", "Tiderna", None, "The"),
        ("EASTMARCH [NLW] - The", "EASTMARCH", "Norlind Wire", None, "The"),
        ("EASTMARCH. 4 July. NLW - The", "EASTMARCH", "Norlind Wire", None, "The"),
        ("Norlind - The", None, "Norlind Wire", None, "The"),
        ("NEW DELHI: The", "NEW DELHI", None, None, "The"),
        ("EASTMARCH (NLW): The", "EASTMARCH", "Norlind Wire", None, "The"),
        ("Berlin - The", "Berlin", None, None, "The"),
        ("LIMA -- The", "LIMA", None, None, "The"),
        ("Berlin - The city of bears - has", None, None, None, None),
        ("Berlin - the city", None, None, None, None),
        ("NATO -- The", None, None, None, None),
        ("NOTE: The", None, None, None, None),
        ("WORLD LAUNCH: The", None, None, None, None),
        ("БЕРЕГ, 4 бота - НВ Новости. Паром", None, None, None, None),
        ("The ferry - a grey one - sank.", None, None, None, None),
        ("EASTMARCH has a ferry - a grey one.", None, None, None, None),
        ("Anna Lund (left) told the ferry - all of it.", None, None, None, None),
        ("March 2 - ", None, None, None, None),
        ("", None, None, None, None),
    ],
)  # fmt: skip
def test_openings(
    text: str,
    place: str | None,
    agency: str | None,
    date: str | None,
    rest: str | None,
    vocabularies: Vocabularies,
) -> None:
    opening = read_opening(text, vocabularies.outlets, day_first=None)
    assert opening.found is (rest is not None)
    assert (opening.place.of(text) if opening.place else None) == place
    assert opening.agency == agency
    assert (opening.date.date.isoformat() if opening.date else None) == date
    if rest is not None:
        assert text[opening.end :] == rest


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("EASTMARCH", True),
        ("NEW SKARHOLM, Norland", True),
        ("SAN JOSE, Calif.", True),
        ("Berlin", True),
        ("Updated", False),
        ("By Mirela Santos", False),
        ("", False),
    ],
)
def test_places_on_date_lines(text: str, place: bool) -> None:
    assert is_place(text) is place
