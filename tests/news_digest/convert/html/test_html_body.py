"""Which lines of an HTML page become which blocks, and what the others are."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from news_digest.model import BlockKind, Role, Story

PageOf = Callable[..., str]
HtmlStory = Callable[[str | bytes], Story]

PARAGRAPH = (
    "<p>The ferry to the outer islands sailed twice a day until the engine failed in March.</p>"
)


def texts(story: Story, kind: BlockKind) -> list[str]:
    return [block.text for block in story.blocks if block.kind is kind]


def said(story: Story, line: str) -> tuple[Role, str]:
    start = story.text.index(line)
    one = next(one for one in story.verdicts if one.span.start <= start < one.span.end)
    return one.role, one.reason


def assert_sound(story: Story) -> None:
    """Verdicts are in order and cover all that is printed; blocks stand in order in the text."""
    at = 0
    for verdict in story.verdicts:
        assert verdict.span.start >= at
        assert not story.text[at : verdict.span.start].strip()
        at = verdict.span.end
    assert not story.text[at:].strip()
    starts = [block.span.start for block in story.blocks]
    assert starts == sorted(starts)


def test_a_page_gives_its_story_and_a_verdict_on_every_line(
    page_of: PageOf, html_story: HtmlStory
) -> None:
    story = html_story(page_of())
    assert [block.text[:20] for block in story.blocks] == [
        "The harbour of Brekk", "Fishing boats of mor", "“We have waited for ",
    ]  # fmt: skip
    assert story.headline == "Council votes to dredge the harbour of Brekkan"
    assert story.text.split("\n")[:3] == ["Home", "Sport", story.headline]
    assert said(story, "Home")[0] is Role.FURNITURE
    assert said(story, "Council")[0] is Role.HEADLINE
    assert said(story, "Fishing")[0] is Role.BODY
    assert said(story, "©")[0] is Role.LEGAL
    assert_sound(story)


def test_blocks_are_of_the_kind_that_their_tags_tell(
    page_of: PageOf, html_story: HtmlStory
) -> None:
    story = html_story(
        page_of(
            f"{PARAGRAPH}<h2>What it costs</h2>{PARAGRAPH.replace('March', 'April')}"
            "<ul><li>Four million for the dredging</li><li>Two million for the new pier</li></ul>"
            "<blockquote><p>Nobody asked the seals whether they agree with it, he wrote.</p>"
            "</blockquote>"
            f"{PARAGRAPH.replace('March', 'May')}"
            "<table><tr><th>Year</th><th>Landings</th></tr><tr><td>2017</td><td>1,240</td></tr>"
            f"<tr><td>2018</td><td>980</td></tr></table>{PARAGRAPH.replace('March', 'June')}"
        )
    )
    assert texts(story, BlockKind.HEADING) == ["What it costs"]
    assert texts(story, BlockKind.LIST) == [
        "Four million for the dredging\nTwo million for the new pier"
    ]
    assert texts(story, BlockKind.QUOTATION) == [
        "Nobody asked the seals whether they agree with it, he wrote."
    ]
    assert texts(story, BlockKind.PREFORMATTED) == ["Year  Landings\n2017  1,240\n2018  980"]
    assert len(texts(story, BlockKind.PARAGRAPH)) == 4
    assert_sound(story)


def test_a_story_wrapped_by_hand_in_pre_becomes_paragraphs(html_story: HtmlStory) -> None:
    lines = (
        "The harbour of Brekkan will be dredged next spring, the town\n"
        "council decided on Tuesday after a debate of three hours in\n"
        "which nobody spoke against it.\n\n"
        "Fishing boats of more than ten metres have not been able to\n"
        "enter the harbour since the storm of 2015 moved the sandbank,\n"
        "and land their catch in Sundvik.\n"
    )
    story = html_story(f"<html><body><h1>Harbour</h1><pre>{lines}</pre></body></html>")
    assert [block.kind for block in story.blocks] == [BlockKind.PARAGRAPH] * 2
    assert story.blocks[1].text.endswith("land their catch in Sundvik.")
    assert_sound(story)


def test_captions_are_kept_apart_from_the_story(page_of: PageOf, html_story: HtmlStory) -> None:
    caption = "<figcaption>The harbour in March. Photo: Per Dahl</figcaption>"
    figure = f"<figure><img src=a.jpg>{caption}</figure>"
    story = html_story(page_of(PARAGRAPH + figure + PARAGRAPH.replace("March", "April")))
    assert [one.text for one in story.captions] == ["The harbour in March. Photo: Per Dahl"]
    assert all("Photo" not in block.text for block in story.blocks)


@pytest.mark.parametrize(
    ("inset", "role"),
    [
        (
            "<p><a href=/a>Storm of 2015: how the sandbank moved in a single night</a></p>",
            Role.PROMO,
        ),
        ("<p>Related: <a href=/a>How the sandbank moved in a single night</a></p>", Role.PROMO),
        ("<p>Sign up for our morning newsletter</p>", Role.PROMO),
        ("<p>Share this article</p>", Role.FURNITURE),
        (
            "<aside><p>Our reporters have won four prizes for their work on the coast.</p></aside>",
            None,
        ),
    ],
)
def test_what_is_no_part_of_the_story_is_dropped_from_inside_it(
    page_of: PageOf, html_story: HtmlStory, inset: str, role: Role | None
) -> None:
    story = html_story(page_of(PARAGRAPH + inset + PARAGRAPH.replace("March", "April")))
    assert len(story.blocks) == 2
    words = inset.rpartition("<p>")[2].split("<")[0] or "Storm of 2015"
    assert not said(story, words)[0].kept
    assert role is None or said(story, words)[0] is role


def test_a_story_goes_on_in_another_element_of_the_same_class(html_story: HtmlStory) -> None:
    part = "<div class=article-part>{}</div>"
    first = "".join(PARAGRAPH.replace("March", f"March of {year}") for year in range(2001, 2008))
    second = "".join(PARAGRAPH.replace("March", f"April of {year}") for year in range(2001, 2008))
    page = (
        "<html><body><h1>The ferry</h1><article class=post>"
        f"{part.format(first)}</article><div class=ad>Advertisement</div>"
        f"<article class=post>{part.format(second)}</article></body></html>"
    )
    story = html_story(page)
    assert len(story.blocks) == 14


def test_dateline_and_credit_are_read_as_in_plain_text(
    page_of: PageOf, html_story: HtmlStory
) -> None:
    story = html_story(
        page_of(
            "<p>BREKKAN, March 27, 2019 (AFP) - The harbour will be dredged next spring, the town "
            "council decided.</p>"
            f"{PARAGRAPH}<p>(Reporting by Jane Roe; editing by John Doe)</p>"
        )
    )
    assert story.place == "BREKKAN"
    assert story.agency == "AFP"
    assert story.blocks[0].text.startswith("The harbour will be")
    assert story.blocks[0].span.of(story.text) == story.blocks[0].text
    assert story.credit == "Reporting by Jane Roe; editing by John Doe"
    assert said(story, "BREKKAN")[0] is Role.DATELINE
    assert said(story, "(Reporting")[0] is Role.CREDIT
    assert_sound(story)


def test_what_the_page_does_not_show_is_not_in_its_text(
    page_of: PageOf, html_story: HtmlStory
) -> None:
    unseen = (
        "<p hidden>unseen one</p><p style='display: none'>unseen two</p>"
        "<template><p>unseen three</p></template><noscript>unseen four</noscript>"
        "<script>unseen()</script><!-- unseen five -->"
        "<style>.unseen{}</style><dialog>unseen six</dialog><svg><title>unseen</title></svg>"
    )
    story = html_story(page_of(PARAGRAPH + unseen + PARAGRAPH.replace("March", "April")))
    assert "unseen" not in story.text
    assert len(story.blocks) == 2


def test_entities_and_soft_hyphens_are_read_and_text_stays_text(
    page_of: PageOf, html_story: HtmlStory
) -> None:
    story = html_story(
        page_of(
            "<p>The council&rsquo;s har&shy;bour master said &lt;b&gt;nothing&lt;/b&gt; &amp; left "
            "the room&#0; without a word.</p>" + PARAGRAPH
        )
    )
    assert story.blocks[0].text.startswith(
        "The council’s harbour master said <b>nothing</b> & left"
    )
    assert "\x00" not in story.text
