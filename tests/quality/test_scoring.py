"""One conversion against one truth: what counts as right."""

from __future__ import annotations

from dataclasses import replace

import pytest

from news_digest.model import Block, BlockKind, Span, StoryStatus
from quality_gate.converting import Conversion
from quality_gate.scoring import combine, judge
from quality_gate.truth import TrueBlock, Truth

LEAD = "The council has approved the wall along the river after nine years of dispute."
REST = "Work is due to begin in March and to be completed within four years from then."
TRUTH = Truth(
    form="a story",
    status=StoryStatus.PUBLISHABLE,
    language="en",
    headlines=("Council approves flood wall", "Flood wall approved"),
    date="2011-10-14T16:20+02:00",
    place="Velden",
    people=("Marta Lindqvist", "Tomas Aune", "Cher"),
    body=(
        TrueBlock(BlockKind.PARAGRAPH, LEAD),
        TrueBlock(BlockKind.HEADING, "What comes next"),
        TrueBlock(BlockKind.PARAGRAPH, REST),
    ),
    captions=("The river at Velden in spring, when the dyke was breached",),
)
NOT_A_STORY = Truth("a menu", StoryStatus.REJECTED, "en", rejected=("no-story", "html-wall"))


def blocks(*pairs: tuple[BlockKind, str]) -> tuple[Block, ...]:
    return tuple(Block(kind, text, Span(0, 0)) for kind, text in pairs)


RIGHT = Conversion(
    status=StoryStatus.PUBLISHABLE,
    headline="Flood Wall approved!",
    date="2011-10-14T16:20:00+02:00",
    place="VELDEN",
    language="en-GB",
    people=("Marta Lindqvist", "Tomas Aune"),
    blocks=blocks(*((one.kind, one.text) for one in TRUTH.body)),
    captions=TRUTH.captions,
)


def scores(made: Conversion, truth: Truth = TRUTH) -> dict[str, float]:
    measures = combine({"a": judge(made, truth)}, {}).measures
    return {name: measure.value for name, measure in measures.items()}


def faults(made: Conversion, truth: Truth = TRUTH) -> tuple[str, ...]:
    return judge(made, truth).faults


def test_what_is_right_scores_one_in_everything() -> None:
    assert set(scores(RIGHT).values()) == {1.0}
    assert faults(RIGHT) == ()


@pytest.mark.parametrize(
    ("wrong", "measures"),
    [
        ({"headline": "Local news"}, {"headline"}),
        ({"headline": None}, {"headline"}),
        ({"date": "2011-10-15T16:20+02:00"}, {"day", "claimed day", "time"}),
        ({"date": None}, {"day", "time"}),
        ({"date": "2011-10-14"}, {"time"}),
        ({"date": "2011-10-14T16:20"}, {"time"}),
        ({"date": "2011-10-14T16:21+02:00"}, {"time"}),
        ({"place": None}, {"place"}),
        ({"place": "Hellinge"}, {"place"}),
        ({"byline": "Somebody"}, {"byline"}),
        ({"language": None}, {"language"}),
        ({"people": ("Marta Lindqvist",)}, {"people recall", "people F1"}),
        ({"people": (*RIGHT.people, "Flood Wall")}, {"people precision", "people F1"}),
        ({"people": (*RIGHT.people, "Velden")}, set()),
        ({"captions": ()}, {"captions found"}),
        ({"blocks": RIGHT.blocks[:2]}, {"body recall", "body F1", "blocks"}),
    ],
)
def test_each_mistake_lowers_its_own_measures(wrong: dict[str, str], measures: set[str]) -> None:
    made = replace(RIGHT, **wrong)
    lowered = {name for name, value in scores(made).items() if value < 1}
    assert lowered == measures
    assert bool(faults(made)) == bool(measures)


def test_a_block_of_another_kind_is_wrong_though_its_words_are_right() -> None:
    made = replace(RIGHT, blocks=blocks(*((BlockKind.PARAGRAPH, one.text) for one in TRUTH.body)))
    got = scores(made)
    assert got["body F1"] == 1.0
    assert got["blocks"] == pytest.approx(2 / 3)
    assert got["marked blocks"] == 0.0


def test_a_caption_in_the_body_is_told() -> None:
    caption = (BlockKind.PARAGRAPH, TRUTH.captions[0])
    made = replace(RIGHT, blocks=(*RIGHT.blocks, *blocks(caption)), captions=())
    got = scores(made)
    assert (got["captions kept out"], got["captions found"]) == (0.0, 0.0)
    assert got["body precision"] < 1


@pytest.mark.parametrize("kept", [True, False])
def test_an_optional_block_may_be_kept_or_dropped(kept: bool) -> None:
    deck = TrueBlock(BlockKind.PARAGRAPH, "The river will not wait for a better drawing", True)
    truth = replace(TRUTH, body=(deck, *TRUTH.body))
    printed = blocks((BlockKind.HEADING, deck.text)) if kept else ()
    assert set(scores(replace(RIGHT, blocks=(*printed, *RIGHT.blocks)), truth).values()) == {1.0}


def test_a_day_that_the_page_does_not_print_is_a_wrong_claim() -> None:
    undated = replace(TRUTH, status=StoryStatus.DRAFT, date=None)
    assert scores(RIGHT, undated)["claimed day"] == 0.0
    assert "day" not in scores(RIGHT, undated)
    assert "claimed day" not in scores(replace(RIGHT, date=None), undated)


def test_a_value_that_is_not_annotated_does_not_count() -> None:
    assert "outlet" not in scores(replace(RIGHT, outlet="The Courier"))
    stated = replace(TRUTH, outlet="The Courier")
    assert scores(replace(RIGHT, outlet="the courier"), stated)["outlet"] == 1.0
    assert scores(RIGHT, stated)["outlet"] == 0.0


def test_rejections_are_scored_both_ways() -> None:
    rejected = Conversion(StoryStatus.REJECTED, codes=("no-story",))
    assert scores(rejected, NOT_A_STORY) == {"others rejected": 1.0, "reasons right": 1.0}
    other = replace(rejected, codes=("empty-file",))
    assert scores(other, NOT_A_STORY) == {"others rejected": 1.0, "reasons right": 0.0}
    assert scores(RIGHT, NOT_A_STORY) == {"others rejected": 0.0, "reasons right": 0.0}
    got = scores(rejected)
    assert got["stories kept"] == got["body F1"] == got["headline"] == 0.0
    assert faults(rejected) == ("rejected: no-story",)
