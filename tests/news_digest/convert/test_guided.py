"""What maintainers state takes the place of what was found; the raw lines are judged as before."""

from __future__ import annotations

import pytest

from news_digest.convert import convert, read_document
from news_digest.model import NOTHING_STATED, Guidance, Statement, Story, StoryStatus
from news_digest.vocabulary import Vocabularies

PARAGRAPHS = [
    "Ministers of four countries met in the capital on Tuesday to talk about the price of water, "
    "which has doubled since the spring, and agreed to meet again before the winter.",
    "The talks lasted for six hours, two more than had been planned, and ended without a paper "
    "that all of them would sign, said a spokesman for the hosts who had seen the drafts.",
    "He added that the four would send their engineers to look at the dam in the meantime, and "
    "that nobody should expect the price to fall before their report was written.",
]
HEADLINE = "Ministers meet about the price of water"
TEXT = "\n\n".join(["Home", HEADLINE, "27 March 2007", *PARAGRAPHS])
HTML = (
    f"<html><head><title>{HEADLINE}</title></head><body><article><h1>{HEADLINE}</h1>"
    + "".join(f"<p>{one}</p>" for one in PARAGRAPHS)
    + "</article></body></html>"
)


def story(text: str = TEXT, name: str = "seeds/a.txt", **stated: str) -> Story:
    statements = tuple(
        Statement(field, value, f"seeds/a.yml:{line}")
        for line, (field, value) in enumerate(stated.items(), 1)
    )
    return convert(read_document(text.encode(), name), Vocabularies.empty(), Guidance(statements))


def test_without_guidance_the_page_speaks() -> None:
    found = story()
    assert found.headline == HEADLINE
    assert found.published is not None
    assert found.guidance == NOTHING_STATED


def test_statements_take_the_place_of_values_and_are_certain() -> None:
    plain = story()
    found = story(
        headline="Water", date="2007-03-28 09:00+01:00", outlet="Trend", agency="AFP",
        place="Tver", byline="Ann", credit="with agencies", image_credit="Bob",
        url="https://example.org/", licence="CC BY 4.0", language="sr",
    )  # fmt: skip
    assert (found.headline, found.outlet, found.agency) == ("Water", "Trend", "AFP")
    assert (found.place, found.byline, found.credit) == ("Tver", "Ann", "with agencies")
    assert (found.image_credit, found.licence) == ("Bob", "CC BY 4.0")
    assert (found.url, found.language) == ("https://example.org/", "sr")
    assert found.published is not None
    assert found.published.isoformat() == "2007-03-28T09:00+01:00"
    decisions = {one.field: one for one in found.decisions}
    assert decisions["headline"].reasons == ("seeds/a.yml:1 states it",)
    assert {decisions[field].confidence for field in ("headline", "date", "licence")} == {1.0}
    # What the page says is still told, as what it would have been.
    assert decisions["headline"].alternatives[0].value == plain.headline
    assert found.verdicts == plain.verdicts, "no verdict on a raw line is made up"
    assert found.blocks == plain.blocks


def test_what_is_stated_not_to_be_there_is_not() -> None:
    found = story(date="", place="")
    assert found.published is None
    assert found.status is StoryStatus.DRAFT
    assert found.diagnostics == (), "nobody needs to hear that there is no date"


def test_a_stated_date_makes_an_undated_story_publishable() -> None:
    undated = TEXT.replace("27 March 2007", "")
    assert story(undated).status is StoryStatus.DRAFT
    dated = story(undated, date="2007-03-27")
    assert dated.status is StoryStatus.PUBLISHABLE
    assert [one.code for one in dated.diagnostics] == []


@pytest.mark.parametrize(
    ("wanted", "status"),
    [("publish", StoryStatus.PUBLISHABLE), ("draft", StoryStatus.DRAFT)],
)
def test_the_stated_status(wanted: str, status: StoryStatus) -> None:
    assert story(status=wanted).status is status


def test_nothing_makes_up_for_a_missing_date() -> None:
    assert story(TEXT.replace("27 March 2007", ""), status="publish").status is StoryStatus.DRAFT


def test_a_rejected_document_has_no_story_and_says_who_said_so() -> None:
    found = story(place="Tver", status="reject")
    assert (found.status, found.blocks) == (StoryStatus.REJECTED, ())
    [why] = found.diagnostics
    assert (why.code, why.path, why.line) == ("stated-reject", "seeds/a.yml", 2)
    assert found.verdicts


@pytest.mark.parametrize(("text", "name"), [(TEXT, "seeds/a.txt"), (HTML, "seeds/a.html")])
def test_stated_lines_are_the_story(text: str, name: str) -> None:
    plain = story(text, name, date="2007-03-27")
    numbers = {
        paragraph: plain.text[: plain.text.index(paragraph)].count("\n") + 1
        for paragraph in PARAGRAPHS
    }
    assert [block.text for block in plain.blocks] == PARAGRAPHS
    lines = f"{numbers[PARAGRAPHS[0]]}, {numbers[PARAGRAPHS[2]]}"
    found = story(text, name, date="2007-03-27", lines=lines)
    assert [block.text for block in found.blocks] == [PARAGRAPHS[0], PARAGRAPHS[2]]
    for block in found.blocks:
        assert block.span.of(found.text) == block.text
    assert found.headline == plain.headline


def test_lines_that_are_not_there_hold_the_document() -> None:
    found = story(lines="3-900")
    assert found.status is StoryStatus.REJECTED
    [why] = found.diagnostics
    assert (why.code, why.line) == ("stated-lines-missing", 1)
    assert "the document has 11" in why.message


def test_an_accepted_decision_is_certain_and_keeps_its_value() -> None:
    document = read_document(TEXT.encode(), "seeds/a.txt")
    plain = convert(document, Vocabularies.empty())
    found = convert(document, Vocabularies.empty(), Guidance(accepted=("headline",)))
    before = next(one for one in plain.decisions if one.field == "headline")
    after = next(one for one in found.decisions if one.field == "headline")
    assert (after.value, after.confidence) == (before.value, 1.0)
    assert after.reasons == (*before.reasons, "a maintainer accepted it")


def test_only_what_is_said_tells_guidance_apart() -> None:
    one = Guidance((Statement("place", "Tver", "seeds/a.yml:3"),))
    assert NOTHING_STATED.sha256 is None
    assert one.sha256 == Guidance((Statement("place", "Tver", "seeds/b.yml:3"),)).sha256
    others = [
        Guidance((Statement("place", "Tver", "seeds/a.yml:4"),)),
        Guidance((Statement("place", "Omsk", "seeds/a.yml:3"),)),
        Guidance((Statement("byline", "Tver", "seeds/a.yml:3"),)),
        Guidance(accepted=("place",)),
        Guidance(one.statements, ("date",)),
    ]
    assert len({one.sha256, *(other.sha256 for other in others)}) == 6


def test_stated_topics_are_the_only_ones() -> None:
    stated = story(topics="One thing; Another; One Thing")
    assert [(one.id, one.name) for one in stated.topics] == [
        ("one-thing", "One thing"),
        ("another", "Another"),
    ]
    assert stated.topics[0].reasons == ("seeds/a.yml:1 states it",)
    assert story(topics="").topics == ()
