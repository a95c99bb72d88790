"""What the tests of people, topics and quotations share: the story on a page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from news_digest.convert import convert, read_document
from news_digest.model import Story
from news_digest.vocabulary import Vocabularies, load_vocabularies

# Invented people, topics and outlets, shared with the converter's tests.
VOCABULARY = Path(__file__).parents[1] / "convert" / "vocabulary"


@pytest.fixture(scope="session")
def vocabularies() -> Vocabularies:
    return load_vocabularies(VOCABULARY)


@pytest.fixture(scope="session")
def story_of(vocabularies: Vocabularies) -> Callable[[str], Story]:
    """Convert a text."""

    def story_of(raw: str) -> Story:
        return convert(read_document(raw.encode(), "seeds/raw.txt"), vocabularies)

    return story_of
