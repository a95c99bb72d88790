"""The corpus: what is annotated stands in the documents, and the converter keeps its floors."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest

import gate
from quality_gate.corpus import SETS, Document, read_set
from quality_gate.feeding import bytes_of
from quality_gate.floors import Measured, failures, read_floors
from quality_gate.truth import Feed, TruthError, read_truth

_TAG = re.compile(r"<[^>]*>")
_NO_LETTER = re.compile(r"[\W_]+")
# How long the pieces of a text are that must stand in the document, and how many of them: a
# paragraph may be interrupted by a page's number, and no more.
_PIECE = 12
_ENOUGH = 0.9


@pytest.fixture(scope="module")
def corpus() -> dict[str, tuple[Document, ...]]:
    return {name: read_set(gate.CORPUS / name) for name in SETS}


@pytest.fixture(scope="module")
def measured() -> dict[str, Measured]:
    return {one.name: one for one in gate.measure_corpus(gate.converter())}


@pytest.mark.parametrize("name", SETS)
def test_no_score_is_below_its_floor(name: str, measured: dict[str, Measured]) -> None:
    assert failures(read_floors(gate.FLOORS), measured[name]) == []


def test_the_corpus_has_the_shapes_that_dumps_have(
    corpus: dict[str, tuple[Document, ...]],
) -> None:
    documents = [document for name in SETS for document in corpus[name]]
    assert len(documents) >= 64
    assert len(corpus["html"]) >= 14
    languages = [document.truth.language for document in documents]
    assert len(languages) - languages.count("en") >= 20
    feeds = [document.truth.feed for document in documents]
    assert {one.line_ends for one in feeds} == {"lf", "crlf", "cr"}
    assert any(one.misread_as for one in feeds)
    assert any(one.nul_every for one in feeds)
    assert {one.encoding for one in feeds} >= {
        *("utf-8", "utf-16", "cp1250", "cp1251", "cp1252", "koi8-r", "shift_jis", "gb18030"),
        *("iso-8859-1", "iso-8859-2", "iso-8859-7", "iso-8859-9"),
    }
    assert len({document.truth.form for document in documents}) == len(documents)


def test_what_is_annotated_stands_in_the_document(
    corpus: dict[str, tuple[Document, ...]],
) -> None:
    for name in SETS:
        for document in corpus[name]:
            text = (gate.CORPUS / name / document.name).read_text(encoding="utf-8")
            printed = _letters(html.unescape(text if name == "text" else _TAG.sub(" ", text)))
            printed += _letters(text)
            truth = document.truth
            annotated = [
                *truth.headlines,
                *truth.captions,
                *(line for block in truth.body for line in block.text.splitlines()),
                *filter(None, (truth.place, truth.byline, truth.credit, truth.url)),
            ]
            absent = [one for one in annotated if not _stands_in(printed, _letters(one))]
            assert absent == [], document.name


def test_names_of_people_are_printed(corpus: dict[str, tuple[Document, ...]]) -> None:
    for name in SETS:
        for document in corpus[name]:
            story = " ".join((*(one.text for one in document.truth.body), *document.truth.captions))
            absent = [one for one in document.truth.people if one not in story]
            assert absent == [], document.name


@pytest.mark.parametrize(
    ("text", "feed", "fed"),
    [
        ("a\nb\n", Feed(line_ends="crlf"), b"a\r\nb\r\n"),
        ("a\nb\n", Feed(line_ends="cr"), b"a\rb\r"),
        ("é", Feed(misread_as="cp1252"), "Ã©".encode()),
        ("abcde", Feed(nul_every=2), b"ab\0cd\0e"),
        ("é", Feed(encoding="utf-16"), b"\xff\xfe\xe9\x00"),
        ("ж", Feed(encoding="koi8-r"), b"\xd6"),
    ],
)
def test_a_document_is_fed_as_its_truth_says(text: str, feed: Feed, fed: bytes) -> None:
    assert bytes_of(text, feed) == fed


def test_a_letter_that_the_encoding_lacks_is_an_error(tmp_path: Path) -> None:
    write(tmp_path, "a", "10 €\n", REJECTED + "feed: {encoding: iso-8859-1}\n")
    with pytest.raises(TruthError, match=r"a\.yml: feed: .*can't encode"):
        read_set(tmp_path)


def test_a_document_without_truth_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Text\n", encoding="utf-8")
    with pytest.raises(TruthError, match=r"there is no a\.yml"):
        read_set(tmp_path)


REJECTED = "form: a menu\nstatus: rejected\nlanguage: en\nrejected: [no-story]\n"
STORY = "form: a story\nlanguage: en\nheadlines: [One]\nbody: [{paragraph: One two}]\n"


@pytest.mark.parametrize(
    ("truth", "said"),
    [
        (REJECTED + "titel: x\n", "unknown keys"),
        (REJECTED.replace("rejected: [no-story]\n", ""), "a rejected document has"),
        (REJECTED.replace("rejected", "reject", 1), "StoryStatus"),
        (STORY + "status: publishable\n", "is a draft"),
        (STORY + "status: draft\ndate: '2010-01-01'\n", "is a draft"),
        (STORY + "status: publishable\ndate: '2010-02-30'\n", "day is out of range"),
        (STORY.replace("paragraph", "para") + "status: draft\n", "BlockKind"),
        (STORY.replace("[One]", "[1999]") + "status: draft\n", "put quotes around it"),
        ("form: [", "expected"),
    ],
)
def test_a_truth_that_cannot_be_used_is_told(tmp_path: Path, truth: str, said: str) -> None:
    path = tmp_path / "a.yml"
    path.write_text(truth, encoding="utf-8")
    with pytest.raises(TruthError, match=said) as error:
        read_truth(path)
    assert "a.yml" in str(error.value)


def write(folder: Path, name: str, text: str, truth: str) -> None:
    (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    (folder / f"{name}.yml").write_text(truth, encoding="utf-8")


def _letters(text: str) -> str:
    return _NO_LETTER.sub("", text).lower()


def _stands_in(printed: str, text: str) -> bool:
    pieces = [text[at : at + _PIECE] for at in range(max(1, len(text) - _PIECE + 1))]
    return sum(piece in printed for piece in pieces) >= _ENOUGH * len(pieces)
