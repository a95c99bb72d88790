from __future__ import annotations

from array import array

from hypothesis import given
from hypothesis import strategies as st

from lunr_search.counting.counts_codec import packed, unpacked
from lunr_search.model import Counted, FieldCounts

_NUMBERS = st.integers(min_value=0, max_value=2**32 - 1)
_WORDS = st.lists(st.text("abcé東𠀀+#", min_size=1), max_size=5)


@st.composite
def _fields(draw: st.DrawFn) -> FieldCounts:
    pairs = draw(st.lists(st.tuples(_NUMBERS, _NUMBERS), max_size=4))
    words, counts = (array("I", [pair[at] for pair in pairs]) for at in (0, 1))
    return FieldCounts(words, counts, draw(_NUMBERS))


@st.composite
def _counted(draw: st.DrawFn) -> Counted:
    width = draw(st.integers(0, 3))
    documents = draw(st.lists(st.tuples(*[_fields()] * width), max_size=4))
    return Counted(draw(_WORDS), draw(_WORDS), documents)


def through(counted: Counted) -> Counted:
    return unpacked(memoryview(b"".join(packed(counted))))


@given(_counted())
def test_what_was_packed_is_read(counted: Counted) -> None:
    assert through(counted) == counted


def test_shared_counts_stay_shared() -> None:
    shared = FieldCounts(array("I", [0]), array("I", [2]), 2)
    own = FieldCounts(array("I", [1]), array("I", [1]), 1)
    read = through(Counted(["wire", "one"], ["wire", "on"], [(shared, own), (own, shared)]))
    assert read.documents[0][0] is read.documents[1][1]
    assert read.documents == [(shared, own), (own, shared)]
