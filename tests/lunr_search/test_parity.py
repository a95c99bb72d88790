"""The build (Python) and the browser (JavaScript, here in node) have to agree on every word."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

from lunr_search.words.text import stem, words

Node = Callable[[str, object], Any]


def as_in_javascript(text: str) -> list[list[object]]:
    """Return what words.cjs answers: offsets are in UTF-16 units there."""

    def units(end: int) -> int:
        return len(text[:end].encode("utf-16-le", "surrogatepass")) // 2

    return [[w.text, stem(w.text), units(w.start), units(w.end)] for w in words(text)]


def assert_same_words(run_node: Node, texts: list[str]) -> None:
    theirs = run_node("words.cjs", texts)
    for text, found in zip(texts, theirs, strict=True):
        assert as_in_javascript(text) == found, ascii(text)


def test_every_word_of_the_corpus(run_node: Node, corpus: list[str]) -> None:
    pieces = sorted({piece for text in corpus for piece in text.split()})
    assert len(pieces) > 5000
    assert_same_words(run_node, [*pieces, *(text[:2000] for text in corpus)])


def test_every_code_point(run_node: Node) -> None:
    codes = [code for code in range(0x110000) if not 0xD800 <= code < 0xE000]
    # Planes without a single character are gone through in steps.
    codes = [code for code in codes if code < 0x33480 or 0xE0000 <= code < 0xE0200 or not code % 97]
    pieces = [f"a{chr(code)} {chr(code)}b;" for code in codes]
    texts = ["".join(pieces[at : at + 8]) for at in range(0, len(pieces), 8)]
    assert_same_words(run_node, texts)


def test_random_texts(run_node: Node) -> None:
    chance = random.Random(2007)
    common = "aAbBsSyY  '’.+#-019½²ßİıςΣé東京タｶﾞ軍한ก\u0301\u00ad\u200d🎉𠀀"
    assigned = [chr(c) for c in range(0x31400) if not 0xD800 <= c < 0xE000]

    def text() -> str:
        sources = (common, common, common, assigned)
        return "".join(chance.choice(chance.choice(sources)) for _ in range(chance.randint(1, 12)))

    assert_same_words(run_node, [text() for _ in range(8000)])


def test_stemmer_of_lunr_js(run_node: Node) -> None:
    chance = random.Random(1980)
    endings = [
        "s",
        "es",
        "ies",
        "sses",
        "ed",
        "eed",
        "ing",
        "y",
        "ational",
        "izer",
        "bli",
        "alli",
        "entli",
        "ousli",
        "ization",
        "ator",
        "alism",
        "fulness",
        "aliti",
        "iviti",
        "biliti",
        "logi",
        "icate",
        "ative",
        "alize",
        "iciti",
        "ical",
        "ful",
        "ness",
        "ance",
        "able",
        "ement",
        "ion",
        "sion",
        "ism",
        "iti",
        "ous",
        "ive",
        "ize",
        "e",
        "ll",
    ]

    def word() -> str:
        letters = (chance.choice("aeioubdlstvwxyyz9") for _ in range(chance.randint(1, 7)))
        return "".join(letters) + chance.choice(endings) + chance.choice(["", *endings])

    assert_same_words(run_node, sorted({word() for _ in range(30_000)}))


def test_lone_surrogates_are_no_words(run_node: Node) -> None:
    assert_same_words(run_node, ["\ud800", "a\udc00b", "\udc00\ud800 x", "東\ud800京"])
