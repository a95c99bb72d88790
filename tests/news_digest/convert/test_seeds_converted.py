"""The two seed documents, point by point, with the vocabularies that the site ships."""

from __future__ import annotations

from pathlib import Path

import pytest

from news_digest.convert import convert, read_document
from news_digest.model import BlockKind, DatePrecision, Role, Span, Story, StoryStatus
from news_digest.vocabulary import Vocabularies

SEEDS = Path(__file__).parents[3] / "seeds"

pytestmark = pytest.mark.starter_content


def _story(name: str, vocabularies: Vocabularies) -> Story:
    return convert(read_document((SEEDS / name).read_bytes(), f"seeds/{name}"), vocabularies)


@pytest.fixture(scope="module")
def kosovo(shipped_vocabularies: Vocabularies) -> Story:
    return _story("000_3c329eb93760de7d.txt", shipped_vocabularies)


@pytest.fixture(scope="module")
def missiles(shipped_vocabularies: Vocabularies) -> Story:
    return _story("004_0460e67650089926.txt", shipped_vocabularies)


def test_kosovo_headline_date_outlet_and_credit(kosovo: Story) -> None:
    assert kosovo.status is StoryStatus.PUBLISHABLE
    assert kosovo.headline == "Russia Mum On Kosovo Vote"
    assert kosovo.published is not None
    assert kosovo.published.isoformat() == "2007-03-27"
    assert kosovo.published.precision is DatePrecision.DAY
    assert kosovo.outlet == "RFE/RL"
    assert kosovo.credit == "compiled from agency reports"
    assert kosovo.diagnostics == ()


def test_kosovo_body(kosovo: Story) -> None:
    body = [block.text for block in kosovo.blocks]
    assert body[0].startswith("Russian Foreign Minister Sergei Lavrov has refused")
    assert body[-1].endswith("demands to freeze uranium enrichment.")
    assert len(body) == 8
    assert {block.kind for block in kosovo.blocks} == {BlockKind.PARAGRAPH}
    whole = "\n".join(body)
    for phrase in (
        "OSCE", "March 27", "file photo", "compiled from", "INDEPENDENCE?", "Tadic", "Whyte",
        "LISTEN", "RELATED", "SUBSCRIBE", "undesirable", "To find out more", "click here", "XS",
    ):  # fmt: skip
        assert phrase not in whole


def test_kosovo_people_are_those_of_the_story(kosovo: Story) -> None:
    names = [person.name for person in kosovo.people]
    assert names == ["Sergei Lavrov", "Milan Rocen", "Martti Ahtisaari"]
    assert all(person.confirmed for person in kosovo.people)


def test_kosovo_caption_date_and_first_sentence_share_a_line(kosovo: Story) -> None:
    raw = kosovo.document.text
    line = next(one for one in raw.split("\n") if "(file photo)" in one)
    start = raw.index(line)
    roles = {
        verdict.role: verdict.span.of(raw)
        for verdict in kosovo.verdicts
        if start <= verdict.span.start < start + len(line)
    }
    assert roles[Role.CAPTION] == "Sergei Lavrov (file photo) (OSCE)"
    assert roles[Role.DATE] == "March 27, 2007"
    assert roles[Role.DATELINE] == "--"
    assert roles[Role.BODY] == kosovo.blocks[0].text == kosovo.blocks[0].span.of(raw)
    assert [caption.text for caption in kosovo.captions] == ["Sergei Lavrov (file photo) (OSCE)"]


def test_missiles_headline_date_and_agency(missiles: Story) -> None:
    assert missiles.status is StoryStatus.PUBLISHABLE
    assert missiles.headline == "Russia draws 'red line' on Kosovo, US missile defence: Lavrov"
    assert missiles.published is not None
    assert missiles.published.isoformat() == "2007-09-03T13:05+04:00"
    assert missiles.published.precision is DatePrecision.MINUTE
    assert missiles.agency == "AFP"
    assert missiles.diagnostics == ()


def test_missiles_body(missiles: Story) -> None:
    assert [block.kind for block in missiles.blocks] == [BlockKind.PARAGRAPH] * 15
    assert missiles.blocks[0].text.startswith("Russia will not back down on")
    assert missiles.blocks[-1].text.endswith("Chechen rebel leader Akhmed Zakayev.")
    assert not any("Latest" in block.text for block in missiles.blocks)
    assert not any("( AFP )" in block.text for block in missiles.blocks)


def test_missiles_people(missiles: Story) -> None:
    assert [person.name for person in missiles.people] == [
        "Sergei Lavrov",
        "Vladimir Putin",
        "Alexander Litvinenko",
        "Andrei Lugovoi",
        "Boris Berezovsky",
        "Akhmed Zakayev",
    ]
    assert all(person.confirmed for person in missiles.people)


def test_both_have_topics_of_the_shipped_vocabulary(kosovo: Story, missiles: Story) -> None:
    assert "Kosovo status" in [topic.name for topic in kosovo.topics]
    assert "Kosovo status" in [topic.name for topic in missiles.topics]


def test_people_stand_where_their_spans_say(kosovo: Story, missiles: Story) -> None:
    for story in (kosovo, missiles):
        for person in story.people:
            assert isinstance(person.span, Span)
            assert person.span.of(story.document.text) == person.name
