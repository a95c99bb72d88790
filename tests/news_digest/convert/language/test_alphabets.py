"""Alphabets tell languages apart by letters: whole ones, and none that every language has."""

from __future__ import annotations

import string
import unicodedata

import pytest

from news_digest.convert.language.alphabets import ALPHABETS


@pytest.mark.parametrize("script", sorted(ALPHABETS))
def test_letters_are_whole_and_in_lower_case(script: str) -> None:
    for code, letters in ALPHABETS[script].items():
        assert unicodedata.normalize("NFC", letters) == letters, code
        assert not any(map(unicodedata.combining, letters)), code
        assert letters.lower() == letters, code


def test_a_to_z_stand_in_no_alphabet() -> None:
    latin = ALPHABETS["Latn"]
    assert not {code for code in latin if set(latin[code]) & set(string.ascii_letters)}
