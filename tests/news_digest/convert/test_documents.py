"""Whole documents of many shapes: each `documents/NAME.txt` becomes what `NAME.yml` says.

A field that a `.yml` leaves out must be empty; `people` and `topics` are looked at where given.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from news_digest.convert import convert, read_document
from news_digest.model import Story
from news_digest.vocabulary import Vocabularies

FOLDER = Path(__file__).parent / "documents"
DOCUMENTS = sorted(FOLDER.glob("*.txt"))
KEYS = {
    "status", "headline", "date", "precision", "place", "agency", "byline", "credit", "outlet",
    "first", "last", "blocks", "texts", "people", "person_ids", "topics", "captions", "absent",
    "codes",
}  # fmt: skip


def _expected(path: Path) -> dict[str, Any]:
    wanted: dict[str, Any] = YAML(typ="safe").load(path.with_suffix(".yml"))
    assert wanted.keys() <= KEYS
    return wanted


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_document(path: Path, vocabularies: Vocabularies) -> None:
    wanted = _expected(path)
    story = convert(read_document(path.read_bytes(), f"seeds/{path.name}"), vocabularies)

    assert _fields(story) == {
        "status": wanted["status"],
        "headline": wanted.get("headline"),
        "date": wanted.get("date"),
        "precision": wanted.get("precision"),
        "place": wanted.get("place"),
        "agency": wanted.get("agency"),
        "byline": wanted.get("byline"),
        "credit": wanted.get("credit"),
        "outlet": wanted.get("outlet"),
        "captions": wanted.get("captions", []),
        "codes": wanted.get("codes", []),
    }
    body = "\n\n".join(block.text for block in story.blocks)
    assert body.startswith(wanted.get("first", ""))
    assert body.endswith(wanted.get("last", ""))
    assert [str(block.kind) for block in story.blocks] == wanted["blocks"]
    for text in wanted.get("texts", ()):
        assert text in [block.text for block in story.blocks]
    for phrase in wanted.get("absent", ()):
        assert phrase not in body
    if "people" in wanted:
        assert [person.name for person in story.people] == wanted["people"]
    if "person_ids" in wanted:
        assert [person.id for person in story.people] == wanted["person_ids"]
    if "topics" in wanted:
        assert [topic.name for topic in story.topics] == wanted["topics"]


def test_every_expectation_has_its_document() -> None:
    expectations = {path.stem for path in FOLDER.glob("*.yml")}
    assert expectations == {path.stem for path in DOCUMENTS}
    assert len(DOCUMENTS) >= 14


def _fields(story: Story) -> dict[str, Any]:
    published = story.published
    return {
        "status": str(story.status),
        "headline": story.headline,
        "date": published.isoformat() if published else None,
        "precision": str(published.precision) if published else None,
        "place": story.place,
        "agency": story.agency,
        "byline": story.byline,
        "credit": story.credit,
        "outlet": story.outlet,
        "captions": [caption.text for caption in story.captions],
        "codes": [diagnostic.code for diagnostic in story.diagnostics],
    }
