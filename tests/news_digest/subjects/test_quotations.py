"""Direct quotations: what was said, by whom, with which verb; and what is no quotation."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news_digest.model import Story
from news_digest.subjects.quotations import find_quotations, quotations_of

PEOPLE = ["Anna Lund", "Joel Dahl"]
LATE = "The ferry is late again because of the storm"


def said(*texts: str) -> list[tuple[str, str | None, str | None]]:
    found = find_quotations(texts, PEOPLE)
    return [(one.text, one.speaker, one.verb) for one in found]


@pytest.mark.parametrize(
    ("text", "speaker", "verb"),
    [
        (f'"{LATE}," Lund said.', "Anna Lund", "said"),
        (f'"{LATE}," said Lund.', "Anna Lund", "said"),
        (f'"{LATE}," said Harbour Minister Anna Lund on Friday.', "Anna Lund", "said"),
        (f"“{LATE},” Dahl later told reporters.", "Joel Dahl", "told"),
        (f"„{LATE}“, added Joel Dahl.", "Joel Dahl", "added"),
        (f"«{LATE}», Anna Lund said.", "Anna Lund", "said"),
        (f'Lund said: "{LATE}."', "Anna Lund", "said"),
        (f'Joel Dahl, who owns the quay, said that "{LATE}."', "Joel Dahl", "said"),
        (f'On Friday he was asked, and Dahl replied "{LATE}".', "Joel Dahl", "replied"),
        # nobody of the story
        (f'"{LATE}," said a trader.', None, "said"),
        (f'"{LATE}," Kovacs said.', None, "said"),
        (f'"{LATE}" was painted on the wall.', None, None),
    ],
)  # fmt: skip
def test_speakers(text: str, speaker: str | None, verb: str | None) -> None:
    ((words, who, how),) = said(text)
    assert words.rstrip(",.") == LATE
    assert (who, how) == (speaker, verb)


@pytest.mark.parametrize(
    "text",
    [
        'Russia will not back down on "red line" issues, Lund said.',
        "Dahl called the crew “undesirable” and left the quay.",
        'Lund read from "The Long Winter Of The Last Ferry" on Friday.',
        'The so-called "ferry of the year" was sold, Dahl said.',
        "The ferry's crew wasn't there, and Lund's 'red line' was crossed.",
        'A mark that is never closed: " and Lund said nothing more about the ferry.',
    ],
)
def test_what_is_no_quotation(text: str) -> None:
    assert said(text) == []


def test_short_speech_is_one_where_somebody_speaks() -> None:
    assert said('"No comment," Lund said.') == [("No comment,", "Anna Lund", "said")]


def test_pronouns_go_on_with_the_last_speaker() -> None:
    texts = (f'"{LATE}," Lund said.', f'"But {LATE.lower()} than ever before," she added.')
    assert [speaker for _, speaker, _ in said(*texts)] == ["Anna Lund", "Anna Lund"]


def test_the_rest_of_a_paragraph_is_the_same_speaker_s() -> None:
    text = f'"{LATE}," Lund said. "Nobody on the quay has seen it coming."'
    assert [speaker for _, speaker, _ in said(text)] == ["Anna Lund", "Anna Lund"]


def test_a_surname_of_two_people_is_nobody_s() -> None:
    (found,) = find_quotations([f'"{LATE}," Lund said.'], ["Anna Lund", "Per Lund"])
    assert (found.speaker, found.verb) == (None, "said")


def test_speech_over_paragraphs() -> None:
    texts = (f'"{LATE}, and it will be.', '"Nobody has seen it coming," Lund said.')
    assert said(*texts) == [
        (f"{LATE}, and it will be. Nobody has seen it coming,", "Anna Lund", "said")
    ]


def test_a_quotation_broken_behind_its_opening_mark() -> None:
    texts = (
        f'"{LATE}," Lund said. "',
        'It is not an instrument for punishing anybody," she added.',
    )
    assert said(*texts) == [
        (f"{LATE},", "Anna Lund", "said"),
        ("It is not an instrument for punishing anybody,", "Anna Lund", "added"),
    ]


def test_a_colon_at_the_end_of_the_paragraph_before() -> None:
    assert said("On Friday Lund said:", f'"{LATE}."') == [(f"{LATE}.", "Anna Lund", "said")]


def test_a_mark_too_many_turns_nothing_inside_out() -> None:
    text = f'"{LATE}," "said Lund, who is also the minister of the harbour," and left.'
    assert [words for words, _, _ in said(text)] == [f"{LATE},"]


def test_an_open_mark_does_not_swallow_the_story() -> None:
    texts = (f'"{LATE}, and then nothing', "The quay was empty.", f'"{LATE}," Dahl said.')
    assert said(*texts) == [(f"{LATE},", "Joel Dahl", "said")]


def test_where_the_words_stand_in_the_document(story_of: Callable[[str], Story]) -> None:
    text = (
        "The ferry is late\n\n3 May 2004\n\n"
        "Harbour Minister Anna Lund said that the ferry, which had been sold in\n"
        'spring, is late again. "Nobody on the quay has seen it coming, but then\n'
        'nobody ever asked us, and I am sorry for all of that," she added.\n'
    )
    story = story_of(text)
    (found,) = quotations_of(story)
    assert found.span.of(story.text).split() == found.text.split()
    assert (found.speaker, found.verb) == ("Anna Lund", "added")


@given(st.lists(st.text(alphabet='ab “”"«».,\n’', max_size=60), max_size=6))
def test_parts_lie_in_their_texts(texts: list[str]) -> None:
    for one in find_quotations(texts, PEOPLE):
        assert one.parts
        for part in one.parts:
            assert 0 <= part.start <= part.end <= len(texts[part.index])
        printed = " ".join(texts[p.index][p.start : p.end].strip() for p in one.parts)
        assert one.text == printed
