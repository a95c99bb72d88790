"""Boxes between a story's paragraphs, and what only looks like one."""

from __future__ import annotations

import pytest

from news_digest.convert.text.insets import find_insets
from news_digest.convert.text.lines import read_passages
from news_digest.convert.text.prose import read_prose

PARAGRAPH = (
    "The ferry will sail again on Friday, and tickets bought for Monday stay valid until May."
)


@pytest.mark.parametrize(
    ("box", "behind", "found"),
    [
        (["Sign up to Morning Tide", "Enter your address"], [PARAGRAPH + "."], {1, 2}),
        (["Privacy notice: letters may carry advertisements."], [PARAGRAPH + "."], {1}),
        (["We use cookies to make this site better."], [PARAGRAPH + "."], {1}),
        # a list of other stories: two paragraphs tell that the story goes on
        (["Related stories", "Fish is dear"], [PARAGRAPH + ".", PARAGRAPH + ".."], {1, 2}),
        (["Related stories", "Fish is dear"], [PARAGRAPH + "."], set()),
        # nothing follows, or what follows is no paragraph of a story
        (["Sign up to Morning Tide"], [], set()),
        (["Sign up to Morning Tide"], ["Weather"], set()),
        (["Sign up to Morning Tide"], [PARAGRAPH[:-1]], set()),
        (["Sign up to Morning Tide"],
         ["You can leave the list whenever it gets too much, and we never share an address."],
         set()),
        # the page around the story
        (["Sign up to Morning Tide", "3 comments"], [PARAGRAPH + "."], set()),
        (["Sign up to Morning Tide", "© 2019 Harbour Courier"], [PARAGRAPH + "."], set()),
        (["Sign up to Morning Tide", "By Anna Lund"], [PARAGRAPH + "."], set()),
        (["Sign up to Morning Tide", *["Fish"] * 9], [PARAGRAPH + "."], set()),
        (["A heading"], [PARAGRAPH + "."], set()),
    ],
)  # fmt: skip
def test_insets(box: list[str], behind: list[str], found: set[int]) -> None:
    passages = read_passages("\n\n".join([PARAGRAPH, *box, *behind]))
    assert find_insets(read_prose(passages, day_first=None)) == found
