"""Which lines of a page are its story, and which only stand around it."""

from __future__ import annotations

import pytest

from news_digest.convert.extraction import Extraction
from news_digest.convert.text.page import extract_text
from news_digest.model import BlockKind, Format, RawDocument
from news_digest.vocabulary import Vocabularies

STORY = [
    "The harbour of Lisk was closed on Monday after a crane fell across its only entrance, the "
    "port's manager told the town's council.",
    "Nobody was hurt, and divers began at noon to cut the crane's arm into pieces that a barge "
    "will carry to the yard behind the old mill.",
    "“We hope to open one lane by Friday evening,” the manager, Ida Holm, told the council, which "
    "met in the fish hall for want of another room.",
    "Ferries to the islands sail from the quay at Torp until then, and buses take passengers "
    "there from the railway station every half hour.",
    "The crane was built in the year of the great flood and had passed its last inspection in "
    "spring, when a new engine was put into it.",
]
SENTENCE = (
    "Mackerel landed at the northern ports fell for the third month in a row, the board said."
)


def read(text: str, lines: tuple[tuple[int, int], ...] = ()) -> Extraction:
    document = RawDocument("seeds/page.txt", text, "utf-8", Format.TEXT, "")
    return extract_text(document, Vocabularies.empty(), lines)


def page(*parts: str) -> str:
    head = ["Home\nNews\nWeather\nSport", "Crane closes the harbour of Lisk", "3 May 2019"]
    return "\n\n".join([*head, *parts])


def body(text: str) -> list[str]:
    return [block.text for block in read(text).blocks]


@pytest.mark.parametrize(
    "behind",
    [
        pytest.param("Comments\n\nI knew that crane well, it was a fine one. " * 3, id="comments"),
        pytest.param("Kommentare\n\nIch kannte den Kran gut, er war ein schöner Kran.", id="de"),
        pytest.param(f"More on this story\n{SENTENCE[:-1]}\n{SENTENCE[:-1]} again", id="related"),
        pytest.param(f"Lire aussi\n\n{SENTENCE}", id="fr"),
        pytest.param(f"Читайте также\n\n{SENTENCE}", id="ru"),
        pytest.param("Share this\nFacebook\nTwitter\n\nMost read\n\n12:51 p.m.", id="share"),
        pytest.param(
            "Sign up for our newsletter\n\nYou can unsubscribe from our newsletter at any time.",
            id="newsletter",
        ),
        pytest.param("Anna Lund is a reporter at the Harbour Courier.", id="writer"),
        pytest.param("About Anna Lund\n\nAnna Lund has covered ports since 2001.", id="about"),
        pytest.param(
            "Ferry sinks at Torp …\nMayor of Lisk resigns …\nMackerel ever dearer …", id="teasers"
        ),
        pytest.param("© 2019 Harbour Courier. All rights reserved.", id="copyright"),
    ],
)
def test_what_only_follows_the_story(behind: str) -> None:
    assert body(page(*STORY, behind)) == STORY


@pytest.mark.parametrize(
    "inside",
    [
        pytest.param("Advertisement", id="advertisement"),
        pytest.param("Read more: Mayor of Lisk resigns over the new pier", id="pointer"),
        pytest.param("Lesen Sie auch: Bürgermeister von Lisk tritt zurück", id="pointer-de"),
        pytest.param("Also on courier.example Mayor of Lisk resigns over pier", id="pointer-site"),
        pytest.param(
            "More from Lisk\nMayor resigns over pier\nMackerel dearer than ever", id="links"
        ),
        pytest.param(
            f"Mayor resigns over the new pier\nMayor resigns over the new pier\n{SENTENCE}",
            id="headline-twice",
        ),
        pytest.param("A diver at the fallen crane. Credit: Jo Berg", id="caption"),
        pytest.param("A diver looks at the crane that fell on Monday.\nJo Berg, AP", id="credit"),
        pytest.param("Sign up to get our headlines in your inbox every day.", id="appeal"),
    ],
)
def test_what_interrupts_the_story(inside: str) -> None:
    assert body(page(*STORY[:3], inside, *STORY[3:])) == STORY


@pytest.mark.parametrize(
    "inside",
    [
        pytest.param("A lane by Friday", id="heading"),
        pytest.param("So it goes …", id="aside"),
        pytest.param("— Port of Lisk (@liskport) May 3, 2019", id="post"),
        pytest.param(
            "The council will answer you and your letters about our newsletter.", id="you"
        ),
    ],
)
def test_what_belongs_to_the_story(inside: str) -> None:
    assert inside in body(page(*STORY[:3], inside, *STORY[3:]))


def test_a_list_that_a_paragraph_introduces_is_one_wherever_it_stands() -> None:
    items = ["the ferry to Torp at eight", "the mail boat at noon", "every boat of the fleet"]
    extraction = read(page(*STORY, "These will not sail this week:\n" + "\n".join(items)))
    assert extraction.blocks[-1].kind is BlockKind.LIST
    assert extraction.blocks[-1].text.split("\n") == items


def test_a_schedule_is_a_list_without_an_introduction() -> None:
    rows = [f"June {day} – Torp, Fish Hall" for day in range(9, 15)]
    blocks = read(page(*STORY, "The ferry's days", "\n".join(rows), "Share\nTweet")).blocks
    assert [block.text for block in blocks[-2:]] == ["The ferry's days", "\n".join(rows)]


def test_comments_do_not_outweigh_a_short_story() -> None:
    comments = [f"{SENTENCE[:-1]} in year {year}." for year in range(1900, 1980)]
    assert body(page(*STORY[:2], "80 Comments", *comments)) == STORY[:2]


def test_marks_between_paragraphs_part_nothing() -> None:
    marked = [part for paragraph in STORY for part in (paragraph, "* * *", "\u200b")]
    assert body(page(*marked)) == STORY


def test_the_decision_names_the_lines_and_what_speaks_against_them() -> None:
    (decision,) = (one for one in read(page(*STORY)).decisions if one.field == "lines")
    assert decision.value == "10-18"
    assert decision.confidence > 0.9
    parts = [part for at, paragraph in enumerate(STORY) for part in (paragraph, "Share")]
    (doubted,) = (one for one in read(page(*parts[:6])).decisions if one.field == "lines")
    assert doubted.confidence < decision.confidence
    assert any("dropped" in reason for reason in doubted.reasons)


def test_stated_lines_are_the_story_whatever_they_read_like() -> None:
    text = page(*STORY, "Share\nAdvertisement", "Comments")
    extraction = read(text, ((10, 12), (20, 20)))
    assert [block.text for block in extraction.blocks] == [*STORY[:2], "Share"]
    assert extraction.headline == "Crane closes the harbour of Lisk"
    outside = [one for one in extraction.verdicts if STORY[4] in one.span.of(text)]
    assert [one.reason for one in outside] == ["the maintainer stated the story's lines"]


def test_stated_lines_part_what_was_wrapped() -> None:
    wrapped = (
        "The harbour of Lisk was closed on Monday after a crane fell\n"
        "across its only entrance, and nobody was hurt by it, said the\n"
        "manager of the port, who told the council of the town that it\n"
        "would be open again by the end of the week, or a little later."
    )
    lines = wrapped.split("\n")
    assert body(wrapped) == [" ".join(lines)]
    (block,) = read(wrapped, ((2, 3),)).blocks
    assert block.text == " ".join(lines[1:3])


def test_stated_lines_without_text_are_no_story() -> None:
    extraction = read("\n\n\nSome words", ((1, 2),))
    assert not extraction.blocks
    assert extraction.diagnostics


SCRIPTS = {
    "zh": "港口经理周一对市议会说，一台起重机倒在唯一的入口处，港口因此关闭，没有人受伤。",
    "ja": "クレーンが入り口をふさいだため、港は月曜日に閉鎖されたと管理者が議会で述べた。",
    "ar": "أغلق ميناء ليسك يوم الاثنين بعد سقوط رافعة عبر مدخله الوحيد، كما قال مدير الميناء.",
    "he": "לאחר שעגורן נפל על הכניסה היחידה נסגר הנמל ביום שני, כך אמר המנהל למועצת העיר.",
    "ru": "Гавань была закрыта в понедельник после падения крана, сообщил совету её директор.",
    "el": "Το λιμάνι έκλεισε τη Δευτέρα μετά την πτώση ενός γερανού, είπε ο διευθυντής του.",
    "hi": "क्रेन गिरने के बाद सोमवार को बंदरगाह बंद कर दिया गया, प्रबंधक ने परिषद को बताया।",
    "th": "ท่าเรือถูกปิดเมื่อวันจันทร์หลังจากเครนล้มขวางทางเข้าเพียงทางเดียว ผู้จัดการกล่าวกับสภาเมือง",
}


@pytest.mark.parametrize("paragraph", SCRIPTS.values(), ids=SCRIPTS.keys())
def test_paragraphs_of_every_script(paragraph: str) -> None:
    menu = "\n".join(["Home", "News", "Sport", "Weather"])
    story = [f"1 {paragraph}", f"2 {paragraph} {paragraph}", f"3 {paragraph}"]
    text = "\n\n".join([menu, "Lisk", *story, "Share\nFacebook"])
    found = "".join(body(text))
    assert found.count(paragraph) == 4
    assert "Facebook" not in found
    assert "Sport" not in found
