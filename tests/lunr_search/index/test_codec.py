from __future__ import annotations

import gzip
from array import array

from hypothesis import example, given
from hypothesis import strategies as st

from lunr_search.index.codec import (
    NUMBERS,
    TEXTS,
    Effort,
    compress,
    compress_apart,
    front_coded,
    gzip_trailer,
    json_bytes,
    planes,
    shared_lengths,
    varints,
)

WHOLE = st.integers(min_value=0, max_value=2**32 - 1)


def read_varints(data: bytes) -> list[int]:
    values, value, shift = [], 0, 0
    for byte in data:
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            values.append(value)
            value = shift = 0
    assert shift == 0
    return values


@given(st.lists(WHOLE))
@example([127, 128, 16383, 16384, 2**32 - 1])
def test_varints(values: list[int]) -> None:
    assert read_varints(varints(values)) == values


def test_varints_byte_by_byte() -> None:
    assert varints([0, 127, 300]) == b"\x00\x7f\xac\x02"


@given(st.lists(WHOLE) | st.lists(st.integers(0, 300)))
@example([])
@example([0, 0])
def test_planes(values: list[int]) -> None:
    width, *data = planes(array("I", values))
    assert len(data) == width * len(values)
    rows = [data[at * len(values) : (at + 1) * len(values)] for at in range(width)]
    assert [sum(row[at] << 8 * k for k, row in enumerate(rows)) for at in range(len(values))] == (
        values
    )
    assert width == 0 or any(rows[-1])


def test_planes_byte_by_byte() -> None:
    assert planes(array("I", [1, 0x203, 4])) == b"\x02\x01\x03\x04\x00\x02\x00"


@given(st.lists(st.text(alphabet="abéß東𐐨𐐀😀", min_size=1), unique=True))
def test_front_coding(texts: list[str]) -> None:
    texts.sort(key=lambda text: text.encode("utf-16-be"))
    lengths, rests = front_coded(texts, shared_lengths(texts))
    numbers = read_varints(lengths)
    shared, sizes = numbers[: len(texts)], numbers[len(texts) :]
    found: list[str] = []
    before = b""
    for common, size in zip(shared, sizes, strict=True):
        # Whole code points are shared: each side is text of its own.
        before = before[:common] + rests[:size]
        rests[:size].decode()
        rests = rests[size:]
        found.append(before.decode())
    assert found == texts
    assert rests == b""


@given(st.binary(), st.sampled_from([TEXTS, NUMBERS]))
def test_gzip(content: bytes, effort: Effort) -> None:
    packed = compress(content, effort)
    assert gzip.decompress(packed) == content
    assert packed.endswith(gzip_trailer(content))
    # No time, no name, no system.
    assert packed[:10] == b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff"


@given(st.lists(st.binary(), min_size=1))
def test_gzip_of_text_and_noise(parts: list[bytes]) -> None:
    assert gzip.decompress(compress_apart(parts)) == b"".join(parts)


def test_json_holds_what_utf_8_can() -> None:
    assert json_bytes({"é": ["\ud800", None, 1]}) == '{"é":["?",null,1]}'.encode()
