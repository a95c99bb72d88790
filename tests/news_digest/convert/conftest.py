"""What the converter's tests share: invented vocabularies, the shipped ones, one conversion."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from news_digest.convert import convert, read_document
from news_digest.model import Story
from news_digest.vocabulary import Vocabularies, load_vocabularies

HERE = Path(__file__).parent
ROOT = HERE.parents[2]


@pytest.fixture(scope="session")
def vocabularies() -> Vocabularies:
    return load_vocabularies(HERE / "vocabulary")


@pytest.fixture(scope="session")
def shipped_vocabularies() -> Vocabularies:
    return load_vocabularies(ROOT / "content" / "curation")


@pytest.fixture(scope="session")
def story_of(vocabularies: Vocabularies) -> Callable[[str | bytes], Story]:
    """Convert a text, or the bytes of a file."""

    def story_of(raw: str | bytes) -> Story:
        data = raw.encode() if isinstance(raw, str) else raw
        return convert(read_document(data, "seeds/raw.txt"), vocabularies)

    return story_of
