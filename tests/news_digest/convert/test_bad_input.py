"""Hostile and huge documents: a clean story or a clean rejection, soon."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from news_digest.model import Story, StoryStatus

SENTENCE = "The council said on Monday that the bridge over the river will be closed for repairs. "
# Generous: a slow, shared machine takes a quarter of it. Quadratic work takes minutes.
SECONDS = 10


def _name(number: int) -> str:
    return chr(97 + number % 26) + chr(97 + number // 26)


HOSTILE = {
    "spaces": " " * 200_000 + "x",
    "spaced words": "a" + " " * 100_000 + "b" + " " * 100_000 + "c.",
    "digits": "1" * 200_000,
    "digit groups": "12 " * 60_000,
    "dates": "12/12/2012 " * 20_000,
    "date beginnings": "12 March " * 20_000,
    "times": "12:12 " * 30_000 + "March 3, 2007",
    "capitals": "ABC " * 50_000,
    "names": "Anna Maria " * 20_000 + "said.",
    "new names": " ".join(f"said Jo{_name(i % 676)} Ka{_name(i // 676)}." for i in range(15_000)),
    "by by by": "by " * 60_000,
    "By By By": "By " * 60_000,
    "By names": "By " + "Anna Lund and " * 20_000,
    "parentheses": "(" * 100_000 + ")" * 100_000,
    "photos": "(photo " * 30_000,
    "photo labels": "Photo: " * 30_000,
    "share": "share on " * 30_000,
    "networks": "facebook twitter " * 20_000,
    "quotes": "\" ' " * 50_000,
    "dashes": "- " * 100_000,
    "dots": "." * 200_000,
    "dot leaders": ". " * 100_000,
    "cookies": "we you our cookie privacy " * 10_000,
    "rights": "all rights all rights " * 10_000,
    "slashes": "http://" + "/" * 200_000,
    "bars": "a | " * 50_000,
    "columns": "1  2  3\n" * 20_000,
    "items": "- item\n" * 30_000,
    "numbered": "1. item\n" * 30_000,
    "counted": "".join(f"{i % 100}. item number here to read\n" for i in range(30_000)),
    "same line": (SENTENCE.strip() + "\n") * 10_000,
    "headlines": "Council closes the bridge for repairs\n" * 20_000 + SENTENCE,
    "bylines": "By Anna Lund\n" * 20_000 + SENTENCE * 3,
    "dated lines": "3 March 2007\n" * 20_000 + SENTENCE * 3,
    "captions": "The bridge in spring (AFP/Anna Lund)\n" * 20_000 + SENTENCE * 3,
    "wrapped": ("The council said on Monday that the bridge over the river will\n" * 20_000),
    "related": ("Related stories\n" + SENTENCE + "\n") * 5_000,
    "combining": "e" + "\u0301" * 100_000,
    "unspaced": "市議会は月曜日に橋を閉鎖すると発表した。" * 8_000,
}  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_takes_no_longer_than_other_text(
    text: str, story_of: Callable[[str | bytes], Story]
) -> None:
    begun = time.process_time()
    story = story_of(text)
    assert time.process_time() - begun < SECONDS
    assert story.status is not StoryStatus.REJECTED or story.diagnostics


def test_ten_megabytes_in_one_line(story_of: Callable[[str | bytes], Story]) -> None:
    text = f"Council closes the bridge\n\n3 March 2007\n\n{SENTENCE * 120_000}"
    begun = time.process_time()
    story = story_of(text)
    assert time.process_time() - begun < SECONDS
    assert story.headline == "Council closes the bridge"
    assert len(story.blocks) == 1


def test_as_many_lines_as_a_document_may_have(story_of: Callable[[str | bytes], Story]) -> None:
    lines = "\n".join(
        f"The ferry of Skarholm sails again today, trip {number}." for number in range(29_998)
    )
    begun = time.process_time()
    story = story_of(f"Council closes the bridge\n3 March 2007\n{lines}")
    assert time.process_time() - begun < SECONDS
    assert len(story.blocks) == 29_998


def test_text_of_html_and_markdown_stays_text(story_of: Callable[[str | bytes], Story]) -> None:
    evil = 'She wrote <script>alert("x")</script> & [a link](javascript:x) on *every* wall in town.'
    story = story_of(f"Town wall\n\n2007-03-03\n\n{evil}\n\n{SENTENCE}")
    assert story.blocks[0].text == evil


def test_encoding_other_than_utf_8_is_noted(story_of: Callable[[str | bytes], Story]) -> None:
    prose = "Die Fähren fahren wieder, sagte die Bürgermeisterin am Montag in der Förde. " * 5
    story = story_of(f"Fähren fahren\n\n3.3.2007\n\n{prose}".encode("cp1252"))
    assert [one.code for one in story.diagnostics] == ["not-utf-8"]
    assert story.headline == "Fähren fahren"
