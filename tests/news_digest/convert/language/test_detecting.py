"""Which language a text is in: a sentence each of some seventy, and neighbours told apart."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest

from news_digest.convert.language import detect_language

SENTENCES = [
    tuple(line.split(" ", 1))
    for line in Path(__file__).with_name("sentences.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
# Languages that are easily taken for each other.
NEIGHBOURS = [
    {"da", "no", "sv"}, {"cs", "sk"}, {"es", "pt", "gl", "ca"}, {"ru", "uk", "be", "bg", "sr"},
    {"mk", "bg", "sr"},
    {"hr", "sr", "bs"}, {"id", "ms"}, {"fa", "ar", "ur", "ps"}, {"hi", "mr", "ne"},
    {"tr", "az"}, {"nl", "af", "fy"}, {"kk", "ky"},
]  # fmt: skip


def stories() -> dict[str, str]:
    """What is short for a story: two or three sentences of each language."""
    found: dict[str, list[str]] = defaultdict(list)
    for code, sentence in SENTENCES:
        cyrillic = code == "sr" and any("\u0400" <= sign <= "\u04ff" for sign in sentence)
        found["sr in Cyrillic" if cyrillic else code].append(sentence)
    return {code: " ".join(sentences) for code, sentences in found.items()}


@pytest.mark.parametrize(("code", "story"), stories().items(), ids=stories().keys())
def test_two_or_three_sentences(code: str, story: str) -> None:
    detected = detect_language(story)
    assert detected.code == code[:3].strip()
    assert 0.65 <= detected.confidence <= 1
    assert detected.reasons


def test_one_sentence_gives_no_wrong_language() -> None:
    outcomes = [(code, detect_language(sentence), sentence) for code, sentence in SENTENCES]
    wrong = [
        (code, found.code, text) for code, found, text in outcomes if found.code not in (code, None)
    ]
    unsure = [(code, text) for code, found, text in outcomes if found.code is None]
    assert wrong == []
    assert len(unsure) <= 0.05 * len(outcomes), unsure


def test_the_neighbours_are_in_the_sentences() -> None:
    assert set().union(*NEIGHBOURS) <= {code for code, _ in SENTENCES}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1234 5678 — 90%",
        "Anna Lund",
        "www.example.org/a/b",
        "xqzt vvkr ppwo lkjh mnbv qwrt zxcv",
        "lorem ipsum dolor sit amet consectetur adipiscing elit sed eiusmod tempor incididunt",
        "one Москва два Αθήνα tre القاهرة",
        "🌉🌉🌉",
    ],
)
def test_unsure(text: str) -> None:
    detected = detect_language(text)
    assert detected.code is None
    assert detected.reasons


def test_english_that_speaks_of_foreign_people_stays_english() -> None:
    text = (
        "Ljubičić and Đoković, whose coach is José María Ibáñez, will meet Łukasz Żółć and "
        "Søren Ærø in the final that the city of Malmö has been waiting for."
    )
    assert detect_language(text).code == "en"


def test_decomposed_letters_are_those_letters() -> None:
    import unicodedata

    text = "La réunion a été reportée à l'été, selon le président de la région, qui l'a décidé."
    assert detect_language(unicodedata.normalize("NFD", text)).code == "fr"


def test_the_others_are_named_where_they_come_close() -> None:
    text = "Para guru ingin kelas yang lebih kecil, tetapi kementerian belum membalas surat mereka."
    detected = detect_language(text)
    assert {code for code, _ in detected.others} == {"id", "ms"}


def test_a_long_text_is_judged_by_its_beginning() -> None:
    begun = "Rada miejska zdecydowała w poniedziałek, że most pozostanie zamknięty do wiosny. " * 15
    assert detect_language(begun + "x" * 5_000_000).code == "pl"
