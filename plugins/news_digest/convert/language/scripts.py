"""Text -> the scripts it is written in, and the languages that each can be."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from functools import lru_cache

# The first character of each block of letters and the script it holds. Blocks that hold no letters
# (punctuation, emoji, private use) have none. Source: Unicode 16.0, Blocks.txt.
_BLOCKS = (
    (0x0000, None), (0x0041, "Latn"), (0x005B, None), (0x0061, "Latn"), (0x007B, None),
    (0x00C0, "Latn"), (0x0250, None), (0x0370, "Grek"), (0x0400, "Cyrl"), (0x0530, "Armn"),
    (0x0590, "Hebr"), (0x0600, "Arab"), (0x0700, None), (0x0750, "Arab"), (0x0780, "Thaa"),
    (0x07C0, None), (0x0900, "Deva"), (0x0980, "Beng"), (0x0A00, "Guru"), (0x0A80, "Gujr"),
    (0x0B00, "Orya"), (0x0B80, "Taml"), (0x0C00, "Telu"), (0x0C80, "Knda"), (0x0D00, "Mlym"),
    (0x0D80, "Sinh"), (0x0E00, "Thai"), (0x0E80, "Laoo"), (0x0F00, "Tibt"), (0x1000, "Mymr"),
    (0x10A0, "Geor"), (0x1100, "Hang"), (0x1200, "Ethi"), (0x13A0, None), (0x1780, "Khmr"),
    (0x1800, None), (0x1C90, "Geor"), (0x1CC0, None), (0x1E00, "Latn"), (0x1F00, "Grek"),
    (0x2000, None), (0x3041, "Kana"), (0x3100, None), (0x3131, "Hang"), (0x3190, None),
    (0x3400, "Hani"), (0x4DC0, None), (0x4E00, "Hani"), (0xA000, None), (0xAC00, "Hang"),
    (0xD7B0, None), (0xF900, "Hani"), (0xFB00, None), (0xFB1D, "Hebr"), (0xFB50, "Arab"),
    (0xFE00, None), (0xFE70, "Arab"), (0xFEFF, None), (0xFF66, "Kana"), (0xFFA0, None),
    (0x20000, "Hani"), (0x323B0, None),
)  # fmt: skip
_STARTS = tuple(start for start, _ in _BLOCKS)

# What is written in a script that (nearly) one language alone has.
ALONE = {
    "Grek": "el", "Armn": "hy", "Hebr": "he", "Thaa": "dv", "Beng": "bn", "Guru": "pa",
    "Gujr": "gu", "Orya": "or", "Taml": "ta", "Telu": "te", "Knda": "kn", "Mlym": "ml",
    "Sinh": "si", "Thai": "th", "Laoo": "lo", "Tibt": "bo", "Mymr": "my", "Geor": "ka",
    "Hang": "ko", "Ethi": "am", "Khmr": "km", "Hani": "zh", "Kana": "ja",
}  # fmt: skip


@lru_cache(maxsize=1 << 12)
def script_of(sign: str) -> str | None:
    """Return the script (ISO 15924) of a letter or vowel sign, or None for any other character."""
    return _BLOCKS[bisect_right(_STARTS, ord(sign)) - 1][1]


def count_scripts(signs: str) -> Counter[str]:
    """Return how many of the characters belong to each script."""
    if signs.isascii() and signs.isalpha():  # as nearly all English texts are
        return Counter(Latn=len(signs))
    scripts: Counter[str] = Counter()
    for sign, count in Counter(signs).items():
        if script := script_of(sign):
            scripts[script] += count
    return scripts
