from __future__ import annotations

import sys
from array import array
from collections import Counter

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lunr_search.model import Tokenised
from lunr_search.tokens.tokeniser import Tokeniser, renumbered
from lunr_search.words.text import index_terms

_SPACES = [char for char in map(chr, range(sys.maxunicode + 1)) if char.isspace()]
_COMMON = st.sampled_from([*"aAbSsy019 \t\n'’`.+#-,/–—…“”\"()_²½ßİς東京タｶﾞ軍한किก", *_SPACES])
_MARKS = st.sampled_from("\u0301\u00ad\u200d\u200c\u2060\ufeff\u200b\ufe0f\u064b🎉𠀀\ud800\u0378")
_TEXTS = st.text(_COMMON | _MARKS | st.characters(), max_size=30)


def in_words(tokens: array[int], words: list[str]) -> Counter[str]:
    return Counter(words[token] for token in tokens)


def found(text: str) -> Counter[str]:
    tokeniser = Tokeniser()
    return in_words(tokeniser.tokens(text), tokeniser.words)


@given(_TEXTS)
@example("The U.S. and U.S.'s, “O’Neill’s” C++/C#")
@example("C+-+ C-++ a.-b a.,b. 'x-'y")
@example("東京-都 東京\u3000都 北京市,軍")
def test_tokens_are_the_text_s_words(text: str) -> None:
    assert found(text) == Counter(index_terms(text))


@given(_TEXTS)
def test_words_never_go_on_across_white_space(text: str) -> None:
    runs = [term for run in text.split() for term in index_terms(run)]
    assert tuple(runs) == index_terms(text)


@pytest.mark.parametrize("space", _SPACES, ids=ascii)
def test_each_white_space_parts_words(space: str) -> None:
    for text in ("a{}b", "U.{}S.", "O'{}Neill", "C+{}+", "C{}#", "東{}京", "a\u0301{}\u0301b"):
        written = text.format(space)
        assert [index_terms(written)] == [tuple(t for r in written.split() for t in index_terms(r))]
        assert found(written) == Counter(index_terms(written))


def test_one_tokeniser_numbers_the_words_of_all_texts() -> None:
    tokeniser = Tokeniser(["known"])
    texts = ["the well-known known", "The, THE known-well", "", "...", "The, THE known-well"]
    tokens = [tokeniser.tokens(text) for text in texts]
    assert tokeniser.words == ["known", "the", "well"]
    for text, of_text in zip(texts, tokens, strict=True):
        assert in_words(of_text, tokeniser.words) == Counter(index_terms(text))


def test_adopted_tokens_have_this_tokeniser_s_numbers() -> None:
    theirs = Tokeniser()
    documents = [(theirs.tokens(text), theirs.tokens("wire")) for text in ("one two", "two, three")]
    ours = Tokeniser(["three", "four"])
    adopted = ours.adopt(Tokenised(theirs.words, (), documents))
    assert [in_words(title, ours.words) for title, _ in adopted] == [
        Counter(["one", "two"]),
        Counter(["two", "three"]),
    ]
    assert ours.words == ["three", "four", "one", "two", "wire"]
    # What documents share is kept once.
    assert adopted[0][1] is adopted[1][1]


def test_renumbered() -> None:
    tokeniser = Tokeniser(["a", "b"])
    ((tokens,),) = renumbered([(tokeniser.tokens("b b a"),)], [7, 9])
    assert sorted(tokens) == [7, 9, 9]
