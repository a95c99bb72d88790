"""What speaks for a full name and what against it; the word lists that both use."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import news_digest
from news_digest.model import Story
from news_digest.subjects.people.lexicon import lexicon, plain
from news_digest.subjects.people.mentions import find_mentions

REST = "The ferry will sail again on Friday, and tickets that were bought for Monday stay valid."
DATA = Path(news_digest.__file__).parent / "subjects/data"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # first names of the lists, without anything else around
        ("The ferry that Yasmin Kovacs and Piotr Lindgren had bought was late again.",
         ["Yasmin Kovacs", "Piotr Lindgren"]),
        ("The case of Sergei O'Dwyer and of Bill Marsh was put off until the spring.",
         ["Sergei O'Dwyer", "Bill Marsh"]),
        # names that no list has: the rest of the story must speak for them
        ("Kvorle Tazmund came late to the quay. It was raining, so Tazmund said nothing.",
         ["Kvorle Tazmund"]),
        ("The tunnel to Kvorle Tazmund was dug by hand, and nobody has seen it since.", []),
        ("They met Kvorle Tazmund, 54, at the quay in the rain, and sold the ferry.",
         ["Kvorle Tazmund"]),
        # Korean and Chinese names, in the order of their own
        ("The ferry was sold to Pak Jin-seo and Lim Dae-ho, who live on the island.",
         ["Pak Jin-seo", "Lim Dae-ho"]),
        # particles, initials, articles
        ("The ferry was bought by Thomas van der Berg and J.R. Lindgren on Thursday.",
         ["Thomas van der Berg", "J.R. Lindgren"]),
        ("They sold the ferry to engineer Hassan al-Moradi and to Prince Karim bin Tarek.",
         ["Hassan al-Moradi", "Karim bin Tarek"]),
        # titles, and what is left of them before the name
        ("Prime Minister John Major was at sea, and Secretary of State Martha Lindgren too.",
         ["John Major", "Martha Lindgren"]),
        ("The Chancellor of the Exchequer Nigel Lindgren and Minister of Mines Ben Kovacs met.",
         ["Nigel Lindgren", "Ben Kovacs"]),
        ("Singer-guitarists Tom Lindgren and Ben Kovacs played on the ferry all night long.",
         ["Tom Lindgren", "Ben Kovacs"]),
        # a weekday is not of the name
        ("They are to meet Foreign Minister Martha Lindgren Monday for talks on the ferry.",
         ["Martha Lindgren"]),
        # rulers, and surnames with what tells generations
        ("It was built under Henry VIII and sold when his daughter Elizabeth I was a child.",
         ["Henry VIII", "Elizabeth I"]),
        ("The ferry belongs to Lindgren III now, and to Lindgren Jr. it will go one day.", []),
        # ships, papers, firms and places named after people
        ("The crew of the ferry Anna Lindgren, who had been at sea for a week, went home.", []),
        ("The Anna Lindgren newspaper wrote so, and nobody on the quay had seen it coming.", []),
        ("The shares were sold by Martha Lindgren & Co on Friday for less than their worth.", []),
        ("Merrill Lynch said so, and the Dow Jones industrial average fell on the news.", []),
        ("An analyst at Harald Lindgren said that the ferry is too old to be sold again.",
         ["Harald Lindgren"]),
        ("Le Matin said so, and so did Der Spiegel, which had not seen the ferry either.", []),
        ("It burned in San Jose and in Rio Branco, and nobody from Santa Clara came to help.", []),
        ("Salomon Bros and Banque Martin SA and Peter Holdings sold what they had bought.", []),
        # scripts without capitals have none of these names
        ("그 배는 항구에서 기다리고 있었다. 선장은 아무 말도 하지 않았다고 한다.", []),
    ],
)  # fmt: skip
def test_full_names(text: str, names: list[str], story_of: Callable[[str], Story]) -> None:
    story = story_of(f"The ferry is late\n\n3 May 2004\n\n{text}\n\n{REST}\n")
    assert [person.name for person in story.people] == names


def test_a_nickname_stays_in_the_name(story_of: Callable[[str], Story]) -> None:
    text = "The ferry was sold to Martha (Molly) Lindgren and William “Bill” Kovacs, it said."
    story = story_of(f"The ferry is late\n\n3 May 2004\n\n{text}\n\n{REST}\n")
    assert [one.name for one in story.people] == [
        "Martha (Molly) Lindgren", "William “Bill” Kovacs",
    ]  # fmt: skip


def test_a_mention_carries_what_stands_around_it() -> None:
    (first, second) = find_mentions("said Foreign Minister Åsa Łoś's aide, Karl Öz, on board.")
    assert (first.words, first.plain, first.role) == (("Åsa", "Łoś"), ("asa", "los"), "Minister")
    assert (second.words, second.role, second.after) == (("Karl", "Öz"), None, ", on board.")


def test_another_document_changes_nothing(story_of: Callable[[str], Story]) -> None:
    text = "The tunnel to Kvorle Tazmund was dug by hand, and nobody has seen it since."
    page = f"The ferry is late\n\n3 May 2004\n\n{text}\n\n{REST}\n"
    before = story_of(page).people
    story_of(page.replace("The tunnel to", "Prime Minister"))
    assert story_of(page).people == before == ()


@pytest.mark.parametrize("name", ["first_names", "surnames", "places", "common_words"])
def test_the_lists_are_in_order_and_plain(name: str) -> None:
    lines = (DATA / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    assert lines == sorted(set(lines))
    assert all(line.isascii() and line == line.lower().strip() for line in lines)
    readme = (DATA / "README.md").read_text(encoding="utf-8")
    assert f"`{name}.txt`" in readme


def test_the_lists_hold_what_they_say() -> None:
    lists = lexicon()
    assert {"anna", "yasmin", "sergei"} <= lists.first_names
    assert {"lindgren", "kovacs"} <= lists.surnames
    assert {"san jose", "moscow", "norway"} <= lists.places
    assert lists.common["the"] == 10
    assert lists.common["ferry"] > 10
    assert plain("Żółć") == "zolc"
