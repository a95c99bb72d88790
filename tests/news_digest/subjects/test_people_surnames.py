from __future__ import annotations

import pytest

from news_digest.model import Block, BlockKind, PersonMention, Span
from news_digest.subjects.people import find_people
from news_digest.vocabulary.model import PeopleVocabulary, Person, name_key

NOBODY = PeopleVocabulary({}, {}, frozenset(), ())


def people(
    *paragraphs: str, headline: str | None = None, known: PeopleVocabulary = NOBODY
) -> tuple[PersonMention, ...]:
    raw, blocks = "", []
    for text in paragraphs:
        blocks.append(Block(BlockKind.PARAGRAPH, text, Span(len(raw), len(raw) + len(text))))
        raw += text + "\n"
    return find_people(blocks, raw, known, headline)


def names(*paragraphs: str, headline: str | None = None) -> list[str]:
    return [one.name for one in people(*paragraphs, headline=headline)]


@pytest.mark.parametrize(
    ("text", "surname"),
    [
        ("The plan was sent to President Xanthou on Friday.", "Xanthou"),
        ("Lord Young said the plan was ready.", "Young"),
        ("He met Finance Minister Bush in Geneva.", "Bush"),
        ("Bundeskanzlerin Brandt sagte, der Plan sei gut.", "Brandt"),
        ("Le ministre Lefèvre a dit non.", "Lefèvre"),
        ("West German president von Weizsaecker will travel.", "von Weizsaecker"),
        ("He talked to Commissioner de Clercq for an hour.", "de Clercq"),
        ("Presidents Xanthou and others met.", "Xanthou"),
    ],
)
def test_a_title_presents_a_surname_alone(text: str, surname: str) -> None:
    assert names(text) == [surname]


@pytest.mark.parametrize(
    "text",
    [
        "The chairman of Xanthou Corp resigned. Chairman Xanthou Corp.",
        "Sole manager Xanthou, Beck and Co said so.",
        "Lead manager Xanthou and Lund Securities said so.",
        "Its rival Boeing said nothing.",
        "Market leader Nestle said nothing.",
        "The Prime Minister Monday went home.",
        "The president Friday denied it, and Minister France did too.",
        "Heavier Maya crude rose, and the lighter Pavo sank.",
        "The broker ADM Growmark shipped it.",
        "The Justice Organisation was accused.",
    ],
)
def test_what_is_no_surname(text: str) -> None:
    assert names(text) == []


def test_a_surname_of_a_full_name_is_no_further_person() -> None:
    assert names("President Xanthou left.", "Mr Alan Xanthou is 66. Mr Xanthou-Roe went.") == [
        "Alan Xanthou"
    ]


def test_a_surname_stands_where_it_is_first_printed() -> None:
    first, second = people("Xanthou left. President Xanthou is tired.", "Jane Roe stayed.")

    assert (first.name, first.id, first.span) == ("Xanthou", "xanthou", Span(0, 7))
    assert second.name == "Jane Roe"


@pytest.mark.parametrize(
    ("headline", "name"),
    [
        ("ALAN XANTHOU TO VISIT LISBON", "Alan Xanthou"),
        ("Alan Xanthou Says Plan Is Ready", "Alan Xanthou"),
        ("Mark Xanthou down as too dear", "Xanthou"),
        ("XANTHOU TO VISIT LISBON", "Xanthou"),
        ("Alan Roe Names Board", "Xanthou"),
    ],
)
def test_a_headline_may_have_the_first_name(headline: str, name: str) -> None:
    assert names("President Xanthou will travel to Lisbon.", headline=headline) == [name]


@pytest.mark.parametrize(
    ("printed", "name"),
    [(("Xanthou", "XANTHOU"), "Ada Xanthou"), (("XANTHOU", "Xanthou"), "Ada XANTHOU")],
)
def test_of_two_spellings_below_a_headline_the_first_counts(
    printed: tuple[str, str], name: str
) -> None:
    said = [f"President {one} will travel to Lisbon." for one in printed]
    assert names(*said, headline="ADA XANTHOU TRAVELS")[0] == name


def test_a_headline_alone_names_nobody() -> None:
    assert names("The plan is ready.", headline="ALAN ROE TO VISIT LISBON") == []


def test_names_that_are_no_people_are_none_alone() -> None:
    known = PeopleVocabulary({}, {}, frozenset([name_key("Xanthou")]), ())

    assert people("President Xanthou left.", known=known) == ()


def test_a_known_surname_is_the_person() -> None:
    xanthou = Person("alan-xanthou", "Alan Xanthou", ("Xanthou",), None, False, 1)
    known = PeopleVocabulary(
        {xanthou.id: xanthou},
        {name_key(name): xanthou for name in ("Alan Xanthou", "Xanthou")},
        frozenset(),
        (),
    )

    (found,) = people("President Xanthou left.", known=known)

    assert (found.id, found.confirmed) == ("alan-xanthou", True)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Außenministerin Xanthippe Qrst sagte nichts.", "Xanthippe Qrst"),
        ("Selon Angela Brandt, le plan est prêt.", "Angela Brandt"),
        ("El portavoz Qrsto Xyzzez dijo que no.", "Qrsto Xyzzez"),
        ("Il presidente Qrsto Xyzzini ha detto no.", "Qrsto Xyzzini"),
        ("Belgrade airport Director Ljubomir Qrstic said so.", "Ljubomir Qrstic"),
    ],
)
def test_titles_and_openers_in_other_languages(text: str, name: str) -> None:
    assert names(text) == [name]
