from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

import pytest

from lunr_search.model import Document, Tokenised
from lunr_search.settings import Field, Settings
from lunr_search.tokens import tokeniser
from lunr_search.tokens.tokenising import tokenise
from lunr_search.words.text import index_terms, stem

SETTINGS = Settings(
    fields=(
        Field("title", "title", 1, stemmed=True),
        Field("people", "people", 1, stemmed=False),
    ),
    card={"title": "title"},
    html=frozenset(),
    lunr_js=Path("lunr.js"),
    folder=PurePosixPath("lunr"),
    page_url="search/",
)


def document(title: str, people: str = "") -> Document:
    return Document(title, {"title": title, "people": people, "unused": "nothing"}, (), None, {})


DOCUMENTS = (
    document("The missiles, the well-known missiles of 東京都", "Sergei Lavrov\nU.S."),
    document("A title", "Sergei Lavrov"),
    document(""),
    document("A title", "Sergei Lavrov"),
)


def in_words(tokenised: Tokenised) -> list[tuple[Counter[str], ...]]:
    assert len(set(tokenised.words)) == len(tokenised.words)
    assert tokenised.stems == [stem(word) for word in tokenised.words]
    return [
        tuple(Counter(map(tokenised.words.__getitem__, field)) for field in document)
        for document in tokenised.documents
    ]


def word_by_word(documents: Sequence[Document]) -> list[tuple[Counter[str], ...]]:
    return [
        tuple(Counter(index_terms(each.fields[name])) for name in ("title", "people"))
        for each in documents
    ]


def all_words(tokenised: Tokenised) -> set[str]:
    return {word for document in in_words(tokenised) for field in document for word in field}


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The runs of characters that were looked at."""
    found: list[str] = []

    def noting(text: str) -> tuple[str, ...]:
        found.append(text)
        return index_terms(text)

    monkeypatch.setattr(tokeniser, "index_terms", noting)
    return found


def test_words_of_each_field_in_the_order_given() -> None:
    found = tokenise(DOCUMENTS, SETTINGS, None)
    assert in_words(found) == word_by_word(DOCUMENTS)
    assert in_words(tokenise(DOCUMENTS[::-1], SETTINGS, None)) == word_by_word(DOCUMENTS[::-1])


def test_no_documents(tmp_path: Path) -> None:
    for _ in range(2):
        assert tokenise((), SETTINGS, tmp_path / "tokens") == Tokenised([], [], [])


def test_a_text_is_read_once_for_all_builds(tmp_path: Path, read: list[str]) -> None:
    file = tmp_path / "tokens"
    first = tokenise(DOCUMENTS, SETTINGS, file)
    assert {"the", "known", "東京都", "lavrov", "u.s"} <= set(read)
    read.clear()
    again = tokenise(DOCUMENTS[::-1], SETTINGS, file)
    assert read == []
    assert in_words(again) == in_words(first)[::-1]


def test_only_what_changed_is_read_again(tmp_path: Path, read: list[str]) -> None:
    file = tmp_path / "tokens"
    tokenise(DOCUMENTS, SETTINGS, file)
    written = file.read_bytes()
    read.clear()
    changed = (*DOCUMENTS[:1], document("A newer title", "Sergei Lavrov"), *DOCUMENTS[2:])
    found = tokenise(changed, SETTINGS, file)
    assert read == ["a", "newer", "title", "sergei", "lavrov"]
    assert in_words(found) == word_by_word(changed)
    # What a result shows, or when the article was published, is nothing to count.
    read.clear()
    shown = [replace(each, card=("other",), day=3, url=f"{each.url}/") for each in changed]
    assert in_words(tokenise(shown, SETTINGS, file)) == word_by_word(changed)
    assert read == []
    assert file.read_bytes() != written


def test_words_that_no_article_has_any_more_are_gone(tmp_path: Path) -> None:
    file = tmp_path / "tokens"
    tokenise(DOCUMENTS, SETTINGS, file)
    for documents in (DOCUMENTS[1:], DOCUMENTS, DOCUMENTS[2:], ()):
        found = tokenise(documents, SETTINGS, file)
        assert in_words(found) == word_by_word(documents)
        assert set(found.words) == all_words(found)


def test_an_unchanged_site_writes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "tokens"
    tokenise(DOCUMENTS, SETTINGS, file)
    before = file.stat()
    tokenise(DOCUMENTS, SETTINGS, file)
    assert file.stat().st_ino == before.st_ino


def test_other_fields_are_read_anew(tmp_path: Path, read: list[str]) -> None:
    file = tmp_path / "tokens"
    tokenise(DOCUMENTS, SETTINGS, file)
    read.clear()
    fewer = replace(SETTINGS, fields=SETTINGS.fields[:1])
    found = tokenise(DOCUMENTS, fewer, file)
    assert read
    assert in_words(found) == [title[:1] for title in word_by_word(DOCUMENTS)]


def test_a_damaged_cache_is_made_anew(tmp_path: Path) -> None:
    file = tmp_path / "tokens"
    file.write_bytes(b"\x80\x04damaged")
    found = tokenise(DOCUMENTS, SETTINGS, file)
    assert in_words(found) == word_by_word(DOCUMENTS)
    assert in_words(tokenise(DOCUMENTS, SETTINGS, file)) == in_words(found)
    assert file.read_bytes() != b"\x80\x04damaged"
