"""The build (Python) and the browser (JavaScript, here in node) have to agree on every word."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from lunr_search.documents import Document
from lunr_search.index import build_index
from lunr_search.settings import Field
from lunr_search.store import write_store
from lunr_search.text import index_terms, stem, words

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


@pytest.fixture(scope="module")
def stored(
    tmp_path_factory: pytest.TempPathFactory,
    documents: tuple[Document, ...],
    fields: tuple[Field, ...],
) -> Path:
    folder = tmp_path_factory.mktemp("lunr")
    write_store(folder, build_index(documents, fields), documents, root="../")
    return folder


def test_whole_vocabulary_is_found_as_by_lunr_js_itself(
    run_node: Node, stored: Path, documents: tuple[Document, ...], fields: tuple[Field, ...]
) -> None:
    terms = [{name: index_terms(text) for name, text in d.fields.items()} for d in documents]
    answer = run_node(
        "vocabulary.cjs",
        {
            "folder": str(stored),
            "documents": terms,
            "stemmed": [field.name for field in fields if field.stemmed],
            "unstemmed": [field.name for field in fields if not field.stemmed],
            "boosts": {field.name: field.boost for field in fields},
        },
    )
    vocabulary = {term for document in terms for found in document.values() for term in found}
    assert answer["words"] == len(vocabulary)
    assert answer["words"] > 5000
    assert answer["prefixes"] > answer["words"]
    assert answer["sameTerms"]
    assert answer["otherDocuments"] == []
    assert answer["otherScores"] == []
    assert answer["lostPrefixes"] == []


def test_queries_as_typed(run_node: Node, stored: Path, corpus: list[str]) -> None:
    nasty = [
        "", " ", "-", "--", "*", "+", "a*", "*a", "2024:", "foo~", "foo~1", "title:x", "-title:x",
        "+foo -bar", "^", "a^2", "\\", '"', "'", "''s", "()", "[", "</script>", "\x00", "\ud800",
        "\udc00a", "🎉", "constructor", "__proto__", "toString hasOwnProperty", "x" * 10_000,
        "a " * 5_000, "-a " * 5_000, "東" * 10_000, "\u0301" * 100,
    ]  # fmt: skip
    chance = random.Random(5)
    signs = "ab*:~^+-\\\"' \t\n.東🎉\ud800\udfff"
    nasty += ["".join(chance.choice(signs) for _ in range(12)) for _ in range(500)]
    assert len(run_node("queries.cjs", {"folder": str(stored), "queries": nasty})) == len(nasty)


def test_what_queries_mean(run_node: Node, tmp_path: Path) -> None:
    fields = (
        Field("title", "title", 5, stemmed=True),
        Field("people", "people", 1, stemmed=False),
        Field("content", "content", 1, stemmed=True),
    )

    def document(at: int, title: str, people: str, content: str) -> Document:
        values = {"title": title, "people": people, "content": content}
        return Document(f"articles/{at}/", values, {"title": title})

    documents = (
        document(0, "Money from Turkey", "Ayyub Fayyad", "Experiments with missiles on Friday"),
        document(1, "Kosovo vote", "José Ángel", "The U.S. spoke; so did C++ users of 東京"),
        document(2, "Missile defence", "Sergei Lavrov", "Kosovo, Lavrov’s money and more"),
    )
    write_store(tmp_path, build_index(documents, fields), documents, root="../")
    expected = {
        "money": ("all", [0, 2]),
        "money kosovo": ("all", [2]),
        "money angel": ("some", [0, 1, 2]),
        "money -turkey": ("all", [2]),
        "-turkey money": ("all", [2]),
        "money -turkey -lavrov": ("none", []),
        "-money": ("empty", []),
        "al-money": ("some", [0, 2]),
        "experimen": ("all", [0]),
        "experimented": ("all", [0]),
        "MISSILE": ("all", [0, 2]),
        "Lavrov's": ("all", [2]),
        "jose": ("all", [1]),
        "us": ("all", [1]),
        "u.s. kosovo": ("all", [1]),
        "c++ users": ("all", [1]),
        "c# users": ("some", [1]),
        "京": ("all", [1]),
        "東京": ("all", [1]),
        "東京 users": ("all", [1]),
        "京 users": ("all", [1]),
        "zzz": ("none", []),
        "🎉": ("empty", []),
    }
    answers = run_node("queries.cjs", {"folder": str(tmp_path), "queries": list(expected)})
    found = {a["text"]: (a["mode"], sorted(a["documents"])) for a in answers}
    assert found == expected
    # A word in the title counts for more.
    by_text = {a["text"]: a["documents"] for a in answers}
    assert by_text["money"] == [0, 2]
    assert by_text["MISSILE"] == [2, 0]


def test_highlights(run_node: Node) -> None:
    cases = [
        ["missile", "Missiles, a missile and “MISSILERY”"],
        ["jose", "🎉 José’s day"],
        ["東京", "北東京都"],
        ["red line", "A line, red and lines"],
        ["-red line", "red lines"],
    ]
    answers = run_node("highlights.cjs", cases)
    assert answers == [
        ["Missiles", "missile", "MISSILERY"],
        ["José’s"],
        ["東京"],
        ["line", "red", "lines"],
        ["lines"],
    ]
