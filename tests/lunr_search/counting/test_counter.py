from __future__ import annotations

import sys
from collections import Counter

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lunr_search.counting.counter import WordCounter, renumbered
from lunr_search.model import Counted, FieldCounts
from lunr_search.words.text import index_terms

_SPACES = [char for char in map(chr, range(sys.maxunicode + 1)) if char.isspace()]
_COMMON = st.sampled_from([*"aAbSsy019 \t\n'’`.+#-,/–—…“”\"()_²½ßİς東京タｶﾞ軍한किก", *_SPACES])
_MARKS = st.sampled_from("\u0301\u00ad\u200d\u200c\u2060\ufeff\u200b\ufe0f\u064b🎉𠀀\ud800\u0378")
_TEXTS = st.text(_COMMON | _MARKS | st.characters(), max_size=30)


def as_counter(counts: FieldCounts, words: list[str]) -> Counter[str]:
    assert len(set(counts.words)) == len(counts.words) == len(counts.counts)
    assert counts.length == sum(counts.counts)
    return Counter(
        {words[word]: times for word, times in zip(counts.words, counts.counts, strict=True)}
    )


def counted(text: str) -> Counter[str]:
    counter = WordCounter()
    return as_counter(counter.count(text), counter.words)


@given(_TEXTS)
@example("The U.S. and U.S.'s, “O’Neill’s” C++/C#")
@example("C+-+ C-++ a.-b a.,b. 'x-'y")
@example("東京-都 東京\u3000都 北京市,軍")
def test_counts_are_those_of_the_text_s_words(text: str) -> None:
    assert counted(text) == Counter(index_terms(text))


@given(_TEXTS)
def test_words_never_go_on_across_white_space(text: str) -> None:
    runs = [term for run in text.split() for term in index_terms(run)]
    assert tuple(runs) == index_terms(text)


@pytest.mark.parametrize("space", _SPACES, ids=ascii)
def test_each_white_space_parts_words(space: str) -> None:
    for text in ("a{}b", "U.{}S.", "O'{}Neill", "C+{}+", "C{}#", "東{}京", "a\u0301{}\u0301b"):
        written = text.format(space)
        assert [index_terms(written)] == [tuple(t for r in written.split() for t in index_terms(r))]
        assert counted(written) == Counter(index_terms(written))


def test_one_counter_numbers_the_words_of_all_texts() -> None:
    counter = WordCounter(["known"])
    texts = ["the well-known known", "The, THE known-well", "", "...", "The, THE known-well"]
    found = [counter.count(text) for text in texts]
    assert counter.words == ["known", "the", "well"]
    for text, counts in zip(texts, found, strict=True):
        assert as_counter(counts, counter.words) == Counter(index_terms(text))


def test_adopted_counts_have_this_counter_s_numbers() -> None:
    theirs = WordCounter()
    documents = [(theirs.count(text), theirs.count("wire")) for text in ("one two", "two, three")]
    ours = WordCounter(["three", "four"])
    adopted = ours.adopt(Counted(theirs.words, (), documents))
    assert [as_counter(title, ours.words) for title, _ in adopted] == [
        Counter(["one", "two"]),
        Counter(["two", "three"]),
    ]
    assert ours.words == ["three", "four", "one", "two", "wire"]
    # What documents share is kept once.
    assert adopted[0][1] is adopted[1][1]


def test_renumbered() -> None:
    counter = WordCounter(["a", "b"])
    ((counts,),) = renumbered([(counter.count("b b a"),)], [7, 9])
    assert dict(zip(counts.words, counts.counts, strict=True)) == {7: 1, 9: 2}
    assert counts.length == 3
