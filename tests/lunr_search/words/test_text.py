from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lunr_search.words.characters import UNKNOWN, fold
from lunr_search.words.text import MAX_WORD_LENGTH, index_terms, stem, words


def texts(text: str) -> list[str]:
    return [word.text for word in words(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lavrov’s LAVROV'S lavrov", ["lavrov"] * 3),
        ("O'Neill O’Neill Oʼneill's", ["oneill"] * 3),
        ("'quoted' ‘words’ agencies'", ["quoted", "words", "agencies"]),
        ("the U.S. and US, U.S.-led, U.S.'s", ["the", "us", "and", "us", "us", "led", "us"]),
        ("J.K.Rowling at 9 a.m.", ["jk", "rowling", "at", "9", "am"]),
        ("C C++ C# F#.", ["c", "c++", "c#", "f#"]),
        (
            "in 2007-09-03 13:05, the 1990s; 1,000",
            ["in", "2007", "09", "03", "13", "05", "the", "1990s", "1", "000"],
        ),
        (
            "José Jose\u0301 JOSÉ Łódź Đoković Əliyev",
            ["jose", "jose", "jose", "lodz", "dokovic", "aliyev"],
        ),
        ("Straße STRASSE ﬁnance Ｆｕｌｌ", ["strasse", "strasse", "finance", "full"]),
        ("ΟΔΥΣΣΕΥΣ Οδυσσεύς İstanbul", ["οδυσσευσ", "οδυσσευσ", "istanbul"]),
        ("Сергей مُحَمَّد كـــتاب", ["сергеи", "محمد", "كتاب"]),
        ("mis\u00adsile 🎉 — … ***", ["missile"]),
        ("कि का", ["कि", "का"]),
        ("", []),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


def test_chinese_and_japanese_come_in_pairs() -> None:
    assert texts("北京市 NATO軍 ｶﾞﾝﾀﾞﾑ") == ["北京", "京市", "nato", "軍", "ガン", "ンダ", "ダム"]
    assert index_terms("北京市 軍 US") == ("北京", "京市", "市", "軍", "us")


def test_offsets_are_those_of_the_text() -> None:
    text = "“Lavrov’s” U.S. ｶﾞﾝ mis\u00adsile"
    found = [text[word.start : word.end] for word in words(text)]
    assert found == ["Lavrov’s", "U.S", "ｶﾞﾝ", "mis\u00adsile"]


def test_long_stretches_are_cut() -> None:
    assert texts("x" * 10_000) == ["x" * MAX_WORD_LENGTH]


@given(st.text())
@example("ŉ ½ ﷺ Ⅷ ㊀")
@example("²# ㎏++ ß# Ć# Ⅷ#")
def test_words_are_in_order_and_in_normal_form(text: str) -> None:
    start = 0
    for word in words(text):
        assert start <= word.start < word.end <= len(text)
        assert fold(word.text) == word.text == word.text.lower()
        assert texts(word.text) == [word.text]
        assert not UNKNOWN.search(word.text)
        start = word.start


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("friday", "friday"),
        ("money", "money"),
        ("attorney", "attorney"),
        ("try", "tri"),
        ("agencies", "agenc"),
        ("agency", "agenc"),
        ("missiles", "missil"),
        ("experiments", "experi"),
        ("relational", "relat"),
        ("adoption", "adopt"),
        ("hopping", "hop"),
        ("hoping", "hope"),
        ("controll", "control"),
        ("us", "us"),
        ("ракеты", "ракеты"),
        ("c++", "c++"),
    ],
)
def test_stem(word: str, expected: str) -> None:
    assert stem(word) == expected


def test_text_needs_neither_pelican_nor_lunr() -> None:
    code = (
        "import sys, lunr_search.words.text; "
        "print([name for name in ('pelican', 'lunr') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={"PYTHONPATH": ":".join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "[]"
