"""Copies, versions and other stories told apart, on pairs in the shapes that real ones have."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from news_digest.importing.similarity.comparing import Likeness, StoryText, compare
from news_digest.importing.similarity.words import SKETCH_SIZE, sketch_of, words_of

DAY = date(2007, 3, 27)
BRIDGE = StoryText(
    "Bridge tolls to rise in May",
    DAY,
    """\
The tolls of the harbour bridge will rise by a fifth in May, the ministry of transport said on
Tuesday, after three years in which repairs cost more than the bridge earned.
Drivers of lorries will pay 24 crowns instead of 20, and buses will pay nothing at all.
"Nobody likes to pay more, and nobody likes a bridge that is closed," Minister Hanna Brook told
reporters in Norport. She said that the money would go to the northern ramp alone.
The union of hauliers called the decision "a tax on bread". Its chairman, Peter Lind, announced
that 300 lorries would drive across the bridge at walking pace on the first of May.
The bridge was opened in 1974. Some 41,000 vehicles cross it on a working day.""",
)
LATER = """
In the evening the ministry said that it would talk with the union next week. "We have an open
door," a spokesman said, without naming a date. The mayor of Norport offered to be the host, as
the town had been when the last tolls were agreed upon, and asked both sides for patience.
Parliament has to agree before the tolls can rise. The opposition has announced that it will vote
against them, and two members of the governing party have not made up their minds. The vote is
planned for the last week of April, before the spring holidays."""

WEATHER = """\
Rain fell in most of the country on {day}, the weather service said. The highest temperature was
{high} degrees in {place}, the lowest {low} degrees on Mount Aster. Winds from the west will reach
{wind} kilometres an hour near the coast. The service expects showers in the north and dry
weather in the south, and warns drivers of fog in the valleys before sunrise."""
BOND = """\
{name} is issuing a {sum} mln dlr bond due {year} paying {coupon} pct and priced at 101, lead
manager {bank} said. The bond will be sold in denominations of 1,000 and 10,000 dlrs and will be
listed in Luxembourg. Gross fees of 1-7/8 pct comprise 5/8 pct for management and underwriting
combined and 1-1/4 pct for selling. The payment date is {date}."""


def story(body: str, headline: str | None = None, days: int = 0) -> StoryText:
    return StoryText(headline or BRIDGE.headline, DAY + timedelta(days), body)


def likeness(one: StoryText, other: StoryText) -> Likeness:
    there, back = compare(one, other), compare(other, one)
    assert there.likeness is back.likeness
    assert (there.of_one, there.of_other) == (back.of_other, back.of_one)
    return there.likeness


def body(old: str, new: str) -> StoryText:
    assert old in BRIDGE.body
    return replace(BRIDGE, body=BRIDGE.body.replace(old, new))


class TestCopies:
    @pytest.mark.parametrize(
        "copy",
        [
            BRIDGE,
            body("repairs", "repalrs"),  # one letter changed
            body("Hanna Brook", "Hanna Brock"),
            replace(BRIDGE, headline="Crossing the harbour gets dearer"),
            replace(BRIDGE, headline=None, day=None),
            story("\n".join(BRIDGE.body.splitlines()[:7])),  # the last third cut off
            story("\n".join(BRIDGE.body.splitlines()[:3] + BRIDGE.body.splitlines()[5:])),
            story(BRIDGE.body + "\nThe tolls rose last in 2001, by a tenth."),
            story("Print this page Send to a friend\n" + BRIDGE.body + "\nAll rights reserved"),
            story(BRIDGE.body.replace('"', "“").replace("-", "–").replace(" ", "\u00a0")),
            story(BRIDGE.body.replace("will", "wi\u00adll").replace("fi", "ﬁ").upper().lower()),
            body("walking pace", "walkingpace"),
            body("in 1974", "in l974"),  # a scanner's
            story(BRIDGE.body.replace("the ", "tbe ", 3).replace("rn", "m")),
            body("three years", "3 years"),
            replace(BRIDGE, day=DAY + timedelta(days=400)),
        ],
    )
    def test_they_are_the_same(self, copy: StoryText) -> None:
        assert likeness(BRIDGE, copy) is Likeness.SAME

    def test_shares(self) -> None:
        cut = story("\n".join(BRIDGE.body.splitlines()[:7]))
        found = compare(cut, BRIDGE)
        assert found.of_one == 1
        assert 0.6 < found.of_other < 0.9


class TestVersions:
    @pytest.mark.parametrize(
        "version",
        [
            body("300 lorries", "200 lorries"),  # changed facts
            body("Peter Lind", "Peter Hall"),
            body("24 crowns", "2.4 crowns"),
            body("will pay nothing", "must stop"),
            story(BRIDGE.body + LATER),
            replace(BRIDGE, headline="CORRECTED - Bridge tolls to rise in May"),
            story(BRIDGE.body.replace("Norport", "Southport"), "Tolls of bridge rise in May"),
        ],
    )
    def test_they_are_not_merged(self, version: StoryText) -> None:
        assert likeness(BRIDGE, version) is Likeness.VERSIONS


class TestOtherStories:
    @pytest.mark.parametrize(
        ("one", "other"),
        [
            (
                story(WEATHER.format(day="Monday", high=14, place="Norport", low=2, wind=50)),
                story(WEATHER.format(day="Tuesday", high=17, place="Elmham", low=3, wind=60)),
            ),
            (
                story(
                    BOND.format(
                        name="Aster Electric Co Ltd", sum=40, year="July 1, 1994", coupon="8-1/4",
                        bank="Bank of Norport", date="May 7",
                    ),
                    "ASTER ISSUES BOND",
                ),
                story(
                    BOND.format(
                        name="Kingdom of Denmark", sum=250, year="June 3, 1997", coupon=9,
                        bank="Union Capital Markets", date="June 30",
                    ),
                    "DENMARK ISSUES BOND",
                ),
            ),
            (  # the same report of the next week
                story(WEATHER.format(day="Monday", high=14, place="Norport", low=2, wind=50)),
                story(
                    WEATHER.format(day="Monday", high=14, place="Norport", low=2, wind=50), days=7
                ),
            ),
            (
                story("The bank left its rates as they are. " * 3, "Rain until April 7"),
                story("The bank left its rates as they are. " * 3, "Rain until April 9"),
            ),
            (story("They met."), story("They met.")),
            (story(""), story("")),
            (BRIDGE, story(LATER)),
            (  # a columnist's standing paragraph
                story(LATER + BRIDGE.body[:300], "One"),
                story(WEATHER + BRIDGE.body[:300], "Two"),
            ),
        ],
    )  # fmt: skip
    def test_they_are_neither(self, one: StoryText, other: StoryText) -> None:
        assert likeness(one, other) is Likeness.OTHER

    def test_a_day_has_its_own_report(self) -> None:
        monday = story(WEATHER.format(day="Monday", high=14, place="Norport", low=2, wind=50))
        tuesday = story(
            WEATHER.format(day="Tuesday", high=14, place="Norport", low=2, wind=55), days=1
        )
        assert likeness(monday, tuesday) is Likeness.OTHER


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“It’s” CAFÉ—ﬁne", ["it", "s", "cafe", "fine"]),
        ("日本語です", ["日", "本", "語", "で", "す"]),
        ("ten mln, 5 pct", ["10", "million", "5", "percent"]),
        ("", []),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert [word.text for word in words_of(text)] == words


class TestSketches:
    def test_they_are_the_same_everywhere(self) -> None:
        assert sketch_of(BRIDGE.body)[:3] == sketch_of(BRIDGE.body.upper())[:3]
        assert len(sketch_of(BRIDGE.body)) == SKETCH_SIZE
        assert sketch_of("a b c d e f g h i j k l m n o p q r s t")[:2] == (433443896, 472756300)

    def test_a_short_text_has_none(self) -> None:
        assert sketch_of("They met.") == ()

    def test_a_lone_surrogate(self) -> None:
        assert sketch_of("\ud800 " + BRIDGE.body)
        assert likeness(story("\ud800 " + BRIDGE.body), BRIDGE) is Likeness.SAME


WORDS = st.lists(
    st.text("abcdefghijklmnopqrstuvwxyz", min_size=5, max_size=9),
    min_size=80,
    max_size=160,
    unique=True,
)


def is_fact(text: str) -> bool:
    return words_of(text)[0].fact


# Words that differ by more than a letter, as most words do; `three` is a number.
UNLIKE = sorted(set(re.findall(r"\b[a-z]{4,}\b", BRIDGE.body + LATER)) - {"three"})


@settings(max_examples=40, deadline=None)
@given(st.permutations(UNLIKE), st.data())
def test_a_text_with_some_letters_changed_is_found(words: list[str], data: st.DataObject) -> None:
    changed = list(words)
    at = data.draw(st.sets(st.integers(0, len(words) - 1), max_size=len(words) // 25))
    for index in at:
        word = words[index]
        place = data.draw(st.integers(0, len(word) - 1))
        letter = data.draw(st.sampled_from("abcdefghijklmnopqrstuvwxyz"))
        changed[index] = word[:place] + letter + word[place + 1 :]
    # A slip does not make one word of the text another one of it, nor a number.
    assume(len(set(changed)) == len(changed) and not any(map(is_fact, changed)))
    one, other = story(" ".join(words)), story(" ".join(changed))
    assert likeness(one, other) is Likeness.SAME
    assert set(sketch_of(one.body)) & set(sketch_of(other.body))


@settings(max_examples=40, deadline=None)
@given(WORDS, st.integers(0, 1000))
def test_two_texts_that_share_less_than_half_are_other_stories(words: list[str], cut: int) -> None:
    shared = cut % (len(words) * 2 // 5)
    own = [f"{word}x{index}" for index, word in enumerate(words[shared:])]
    one, other = story(" ".join(words)), story(" ".join([*words[:shared], *own]))
    assert likeness(one, other) is Likeness.OTHER


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=300), st.text(max_size=300))
def test_any_texts_can_be_compared(one: str, other: str) -> None:
    assert likeness(story(one), story(other)) in Likeness
