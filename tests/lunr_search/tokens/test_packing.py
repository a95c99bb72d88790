from __future__ import annotations

from array import array

from hypothesis import given
from hypothesis import strategies as st

from lunr_search.model import Tokenised
from lunr_search.tokens.packing import packed, unpacked

_NUMBERS = st.integers(min_value=0, max_value=2**32 - 1)
_WORDS = st.lists(st.text("abcé東𠀀+#", min_size=1), max_size=5)


_FIELDS = st.lists(_NUMBERS, max_size=4).map(lambda numbers: array("I", numbers))


@st.composite
def _tokenised(draw: st.DrawFn) -> Tokenised:
    width = draw(st.integers(0, 3))
    documents = draw(st.lists(st.tuples(*[_FIELDS] * width), max_size=4))
    return Tokenised(draw(_WORDS), draw(_WORDS), documents)


def through(tokenised: Tokenised) -> Tokenised:
    return unpacked(memoryview(b"".join(packed(tokenised))))


@given(_tokenised())
def test_what_was_packed_is_read(tokenised: Tokenised) -> None:
    assert through(tokenised) == tokenised


def test_what_is_shared_stays_shared() -> None:
    shared, own = array("I", [0, 0]), array("I", [1])
    read = through(Tokenised(["wire", "one"], ["wire", "on"], [(shared, own), (own, shared)]))
    assert read.documents[0][0] is read.documents[1][1]
    assert read.documents == [(shared, own), (own, shared)]
