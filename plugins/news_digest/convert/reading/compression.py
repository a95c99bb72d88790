"""Bytes as they lie in the file -> the bytes of the document: gzip, with a limit."""

from __future__ import annotations

import gzip
import io
import zlib

from news_digest.convert.reading.limits import MAX_BYTES
from news_digest.convert.reading.refusing import refusal

_MAGIC = b"\x1f\x8b"


def inflate(data: bytes, path: str) -> bytes:
    """Return what `data` holds, decompressed if it is gzip, whatever the file is called.

    Several members are joined, as gunzip does. Raises `DocumentError` with one diagnostic where
    it is damaged, holds more than `MAX_BYTES`, or holds gzip again; no more than the limit is
    ever decompressed.
    """
    if not data.startswith(_MAGIC):
        return data
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as opened:
            inflated = opened.read(MAX_BYTES + 1)
    except (OSError, EOFError, zlib.error) as error:
        what = "breaks off" if isinstance(error, EOFError) else f"is damaged ({error})"
        raise refusal(
            path,
            "gzip-damaged",
            f"The gzip data {what}.",
            "Compress the page again, or put it there uncompressed.",
        ) from None
    if len(inflated) > MAX_BYTES:
        raise refusal(
            path,
            "gzip-too-large",
            f"Decompressed, it is larger than {MAX_BYTES // 1_000_000} MB, far more than a page.",
            "Put single pages into seeds/, one a file.",
        )
    if inflated.startswith(_MAGIC):
        raise refusal(
            path,
            "gzip-nested",
            "The gzip data hold gzip data again.",
            "Decompress it once (gunzip), and put that into seeds/.",
        )
    return inflated
