"""Numbers, texts and JSON as bytes: what all files of the index are made of.

The browser's part reads these again; docs/architecture.md describes every file byte by byte.
"""

from __future__ import annotations

import json
import struct
import sys
import zlib
from array import array
from collections.abc import Sequence
from itertools import cycle, pairwise, starmap
from typing import NamedTuple

# RFC 1952: no name, no time, slowest compression (which a reader makes nothing of), system unknown.
# Python's own header would tell which system it was written on.
_GZIP_HEADER = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff"


class Effort(NamedTuple):
    """Level, memory and window of zlib; the window is the binary logarithm of its bytes."""

    level: int
    memory: int
    window: int


# Of texts the highest level makes a tenth of a percent less, in half as much time again.
TEXTS = Effort(7, 6, 15)
_THOROUGH = Effort(9, 9, 15)
# Columns of numbers become smaller where little memory begins new Huffman codes soon, and where
# a match from far away, which costs more bits than it saves, is not looked for.
NUMBERS = Effort(6, 5, 10)

_encode_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def varints(values: Sequence[int]) -> bytes:
    """Return unsigned integers as LEB128: seven bits a byte, the lowest first."""
    if max(values, default=0) < 0x80:
        return bytes(values)
    coded = bytearray()
    for value in values:
        rest = value
        while rest > 0x7F:
            coded.append(rest & 0x7F | 0x80)
            rest >>= 7
        coded.append(rest)
    return bytes(coded)


def planes(values: array[int]) -> bytes:
    """Return unsigned 32-bit integers byte by byte: all lowest bytes, all second ones, ….

    Before them stands how many bytes the largest value needs. Bytes of one significance resemble
    each other, so that Deflate makes less of them than of varints.
    """
    if sys.byteorder == "big":
        values = values[:]
        values.byteswap()
    data = values.tobytes()
    found = [data[at :: values.itemsize] for at in range(values.itemsize)]
    while found and not found[-1].strip(b"\0"):
        found.pop()
    return b"".join((bytes((len(found),)), *found))


def front_coded(texts: Sequence[str], common: Sequence[int]) -> tuple[bytes, bytes]:
    """Return sorted texts without what each shares with the one before: lengths, and the rests.

    `common` goes with `texts`: the code points that each has in common with the one before.

    The lengths are in bytes of UTF-8: first those of all shared beginnings (the first text has
    none; whole code points alone are shared), then those of all rests.
    """
    # Whatever came before the first is not there to be shared.
    cuts = list(zip(texts, [0, *common[1:]], strict=False))
    rests = [text[cut:].encode() for text, cut in cuts]
    shared = [cut if text.isascii() else len(text[:cut].encode()) for text, cut in cuts]
    return varints(shared) + varints(list(map(len, rests))), b"".join(rests)


def shared_lengths(texts: Sequence[str]) -> array[int]:
    """Return how many code points each text has in common with the one before."""
    return array("I", [0, *starmap(_shared_length, pairwise(texts))][: len(texts)])


def _shared_length(first: str, second: str) -> int:
    common = 0
    for one, other in zip(first, second, strict=False):
        if one != other:
            break
        common += 1
    return common


def json_bytes(value: object) -> bytes:
    """Return JSON without white space. A lone surrogate, which UTF-8 cannot hold, becomes ?."""
    return _encode_json(value).encode("utf-8", "replace")


def compress(content: bytes, effort: Effort) -> bytes:
    """Return `content` as gzip, the same bytes at any time and on any system."""
    deflated = _deflate(content, effort, is_last=True)
    return b"".join((_GZIP_HEADER, deflated, gzip_trailer(content)))


def compress_apart(parts: Sequence[bytes]) -> bytes:
    """Return text and noise by turns, text first and last, as one gzip file.

    Hexadecimal hashes are noise: no stretch of them stands anywhere else. Each part has a Huffman
    code of its own, noise one of its 16 digits, and nothing is spent on looking for stretches:
    that saves a manifest a tenth.
    """
    strategies = cycle((zlib.Z_DEFAULT_STRATEGY, zlib.Z_HUFFMAN_ONLY))
    deflated = [
        _deflate(part, _THOROUGH, strategy, is_last=at == len(parts))
        for at, (part, strategy) in enumerate(zip(parts, strategies, strict=False), 1)
    ]
    return b"".join((_GZIP_HEADER, *deflated, gzip_trailer(b"".join(parts))))


def _deflate(
    content: bytes,
    effort: Effort,
    strategy: int = zlib.Z_DEFAULT_STRATEGY,
    *,
    is_last: bool,
) -> bytes:
    """Return whole bytes of Deflate; other streams may follow in the same file but for the last."""
    level, memory, window = effort
    # A negative window: without zlib's own header.
    stream = zlib.compressobj(level, zlib.DEFLATED, -window, memory, strategy)
    return stream.compress(content) + stream.flush(zlib.Z_FINISH if is_last else zlib.Z_SYNC_FLUSH)


def gzip_trailer(content: bytes) -> bytes:
    """Return the last eight bytes of `content` as gzip: checksum and length."""
    return struct.pack("<II", zlib.crc32(content), len(content) & 0xFFFFFFFF)
