"""UTF-16 and UTF-32 that do not say so by a byte order mark."""

from __future__ import annotations

import codecs
import re

# Detection looks at a sample only: a multiple of four bytes.
_SAMPLE_BYTES = 65_536

# Control characters that no text has: where they abound, they are halves of letters.
_CONTROLS = re.compile(rb"[\x01-\x08\x0e-\x1f]")

# Blanks, figures and stops have a zero byte in every script: at least this share of characters.
_FEWEST_ZEROS = 0.02
# In UTF-8 with stray NULs they are fewer than this share of the bytes.
_STRAY_ZEROS = 0.3
# A character whose lower byte is zero is rare: so much rarer than one whose upper byte is.
_TIMES_RARER = 10


def unmarked_codec(data: bytes) -> str | None:
    """Return the codec of wide characters that `data` is in (`utf-16-le`, …), or None."""
    sample = data[:_SAMPLE_BYTES]
    zeros = sample.count(0)
    if not zeros or len(data) % 2:
        return None
    return _utf_32(data, sample) or _utf_16(data, sample, zeros)


def _utf_32(data: bytes, sample: bytes) -> str | None:
    if len(data) % 4:
        return None
    quarter = len(sample) // 4
    for codec, highest, high in (("utf-32-le", 3, 2), ("utf-32-be", 0, 1)):
        plain = sample[highest::4].count(0) == quarter and sample[high::4].count(0) > 0.9 * quarter
        if plain and sample.count(0) < len(sample) and _decodes(data, codec):
            return codec
    return None


def _utf_16(data: bytes, sample: bytes, zeros: int) -> str | None:
    if zeros < _STRAY_ZEROS * len(sample) and not _CONTROLS.search(sample):
        try:
            # The sample may end within a letter.
            codecs.getincrementaldecoder("utf-8")().decode(sample.replace(b"\0", b""))
        except UnicodeDecodeError:
            pass
        else:
            return None
    upper, lower = sample[1::2].count(0), sample[0::2].count(0)
    codec = "utf-16-le"
    if lower > upper:
        upper, lower, codec = lower, upper, "utf-16-be"
    if upper < _FEWEST_ZEROS * len(sample) / 2 or lower * _TIMES_RARER > upper:
        return None
    return codec if _decodes(data, codec) else None


def _decodes(data: bytes, codec: str) -> bool:
    try:
        text = data.decode(codec)
    except UnicodeDecodeError:
        return False
    # Random bytes may decode, but not to characters that mostly print.
    head = text[:1000]
    return sum(sign.isprintable() or sign in "\t\r\n\f" for sign in head) > 0.95 * len(head)
