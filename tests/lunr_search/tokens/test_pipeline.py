from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lunr.pipeline import Pipeline

from lunr_search.tokens.pipeline import stems_of
from lunr_search.words.text import index_terms, stem


def test_each_word_has_its_stem() -> None:
    words = ["missiles", "money", "c++", "ракеты", "東京", "us"]
    assert stems_of(words) == ["missil", "money", "c++", "ракеты", "東京", "us"]


@given(st.text())
def test_no_word_is_lost(text: str) -> None:
    words = index_terms(text)
    assert stems_of(words) == [stem(word) for word in words]


def test_lunr_knows_the_function(caplog: pytest.LogCaptureFixture) -> None:
    stems_of(["missiles"])
    assert caplog.records == []
    assert "lunr_search.stem" in Pipeline.registered_functions
