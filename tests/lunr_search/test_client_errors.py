"""Files that are missing, cut short or no files of the index: a code for each, or a second try."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

FIRST, AGAIN = "default", "reload"

EXPECTED = {
    "good": {"found": 2, "asked": [FIRST]},
    "cut once": {"found": 2, "asked": [FIRST, AGAIN]},
    "cut always": {"code": "damaged", "asked": [FIRST, AGAIN]},
    "broken off once": {"found": 2, "asked": [FIRST, AGAIN]},
    "broken off always": {"code": "damaged", "asked": [FIRST, AGAIN]},
    "HTML once": {"found": 2, "asked": [FIRST, AGAIN]},
    "HTML always": {"code": "damaged", "asked": [FIRST, AGAIN]},
    "HTML for the manifest": {"code": "damaged", "asked": ["no-cache", AGAIN]},
    "nothing for the manifest": {"code": "missing", "asked": ["no-cache"]},
    "server fails once": {"found": 2, "asked": [FIRST, AGAIN]},
    "server fails": {"code": "failed", "asked": [FIRST, AGAIN]},
    "offline": {"code": "offline", "asked": [FIRST, AGAIN]},
    "offline from the start": {"code": "offline", "asked": ["no-cache", AGAIN]},
    "online again": {"found": ["offline", 2], "asked": [FIRST, AGAIN, FIRST]},
    # The index is the newest there is.
    "missing": {"found": ["missing", None], "asked": [FIRST]},
    "built anew": {"code": "missing", "found": [0, 1], "again": None},
    "older format": {"code": "format", "asked": ["no-cache"]},
    "newer format": {"code": "format", "asked": ["no-cache"]},
    "unpacked by the host": {"found": 2, "asked": []},
    "no second file": {"code": "missing", "asked": []},
}


@pytest.fixture(scope="module")
def answer(make_index: Callable[..., Path], run_node: Callable[[str, object], Any]) -> Any:
    folder = make_index(
        [
            {"title": "Missile", "people": "Žižek", "body": "one two three"},
            {"title": "Missile", "body": "four five six seven"},
            {"title": "Money", "body": "one"},
        ]
    )
    newer = make_index([{"title": "Money", "body": "one"}, {"title": "Peace"}])
    task = {"folder": str(folder), "newer": str(newer), "word": "missil", "newWord": "peac"}
    return run_node("client-errors.cjs", task)


@pytest.mark.parametrize("case", EXPECTED)
def test_what_comes_of(answer: Any, case: str) -> None:
    assert answer["told"][case] == EXPECTED[case]


def test_a_page_in_place_of_a_card(answer: Any) -> None:
    told = answer["told"]["HTML for a card"]
    assert told["code"] == "damaged"
    assert AGAIN in told["asked"]


def test_a_browser_that_cannot_unpack(answer: Any) -> None:
    # Asking once more would not help.
    assert answer["told"]["no DecompressionStream"] == {
        "code": "unsupported",
        "asked": ["no-cache"],
    }


def test_no_beginning_of_a_shard_is_taken_for_a_shard(answer: Any) -> None:
    # A host that unpacks the files may send less than all, and nothing else would tell.
    assert sum(answer["beginnings"]["sizes"]) > 100
    assert answer["beginnings"]["taken"] == []
