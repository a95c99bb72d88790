"""Plain words are stemmed without the search's normaliser, and as it would have them."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from lunr_search.words.text import stem, words
from news_digest.subjects.topics.stems import chunk_stems

# What surrounds words in news, and what tells two of them apart.
CHUNKS = st.text(alphabet="abcsyzABSUİ.,;:!?()[]\"“’'+#-&0é½", max_size=9)


@given(CHUNKS)
@example("U.S.")
@example("C++")
@example("C#,")
@example('("talks."')
@example("A" * 64)
@example("A" * 65)
def test_as_the_normaliser_has_them(chunk: str) -> None:
    assert chunk_stems(chunk).split() == [stem(word.text) for word in words(chunk)]
