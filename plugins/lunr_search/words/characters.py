"""Which characters make words, and what each becomes: the same on every Python and browser.

Python and the browser carry different versions of Unicode. All that is asked of them here is what
Unicode promises never to change for a character once assigned; characters that Unicode 14.0 (of
Python 3.11, the oldest one supported) does not know are blanked out first. `browser/text.js` and
`browser/rare-text.js` hold the same tables; tests compare the two sides over every code point.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Gaps of Unicode 14.0 that later versions put letters into, and all gaps of 32 or more.
_UNKNOWN = (
    "88f 892-897 c5b-c5c cd7-cdc cf3-cff e5c-e80 ece-ecf ee0-eff fdb-fff 1acf-1aff 1c89-1c8f "
    "2e5e-2e7f a7cb-a7cf a7d2 a7d4 a7da-a7f1 fada-faff fdd0-fdef 1005e-1007f 101a1-101cf "
    "101fe-1027f 103d6-103ff 105bd-105ff 107bb-107ff 108b0-108df 10940-1097f 10aa0-10abf "
    "10bb0-10bff 10c49-10c7f 10d3a-10e5f 10eb2-10eff 10f8a-10faf 1123f-1127f 11375-113ff "
    "114da-1157f 115de-115ff 116ca-116ff 11747-117ff 1183c-1189f 1195a-1199f 11af9-11bff "
    "11cb7-11cff 11daa-11edf 11ef9-11faf 1239a-123ff 12544-12f8f 1342f 13439-143ff 14647-167ff "
    "16b90-16e3f 16e9b-16eff 16fa0-16fdf 16ff2-16fff 187f8-187ff 18cd6-18cff 18d09-1afef "
    "1b123-1b14f 1b153-1b163 1b2fc-1bbff 1bca4-1ceff 1cfc4-1cfff 1d246-1d2df 1d379-1d3ff "
    "1dab0-1deff 1df1f-1dfff 1e02b-1e0ff 1e150-1e28f 1e300-1e7df 1e8d7-1e8ff 1e960-1ec70 "
    "1ecb5-1ed00 1ed3e-1edff 1eebc-1eeef 1eef2-1efff 1f1ae-1f1e5 1f266-1f2ff 1f8b2-1f8ff "
    "1fbcb-1fbef 1fbfa-1ffff 2a6e0-2a6ff 2b739-2b73f 2cea2-2ceaf 2ebe1-2f7ff 2fa1e-2ffff "
    "3134b-e0000 e0080-e00ff e01f0-effff"
)

# Characters that do not tell words apart: accents and points (Latin, Greek, Cyrillic, Hebrew,
# Arabic), the Arabic tatweel, variation selectors; soft hyphens and joiners. Vowel signs of Indic
# scripts are marks, too, but a word is another word without them: they stay.
_DROPPED = (
    "ad 300-36f 483-489 591-5c7 610-61a 640 64b-65f 670 6d6-6ed 1ab0-1aff 1dc0-1dff 200c-200d "
    "2060 20d0-20ff fe00-fe0f fe20-fe2f feff e0100-e01ef"
)
# The same ones where they stand within a word of the text as written.
_JOINERS = "ad 200c-200d 2060 feff"

# Han, Hiragana and Katakana: written without spaces.
_UNSPACED = (
    "3005-3007 3021-3029 3038-303b 3041-3096 309d-309f 30a1-30fa 30fc-30ff 3192-3195 31f0-31ff "
    "3280-3289 3400-4dbf 4e00-9fff f900-faff ff66-ff9d 1aff0-1b122 1b150-1b167 20000-3ffff"
)
# The voicing marks of halfwidth Katakana are letters to Unicode.
_VOICING = "ff9e-ff9f"

# Signs used for an apostrophe, the letters among them (Saʿud, Hawaiʻi) included.
_APOSTROPHES = "'’‘ʼʻʾʿʹ′`´＇"

# Letters that do not come apart into a plain letter and an accent; the two forms of sigma.
_LETTERS = {
    "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i",
    "ł": "l", "ŧ": "t", "ə": "a", "ς": "σ",
}  # fmt: skip


def _class(ranges: str) -> str:
    """Return the inside of a regular expression's character class for ranges in hexadecimal."""
    ends = (part.split("-") for part in ranges.split())
    return "".join("-".join(rf"\U{int(end, 16):08x}" for end in pair) for pair in ends)


@lru_cache(maxsize=1)
def marks() -> str:
    """Return the inside of a character class: combining marks, and joiners within a word."""
    # No mark stands outside of these two stretches (as of Unicode 17).
    spans = (range(0x300, 0x1F000), range(0xE0100, 0xE01F0))
    found = [code for span in spans for code in span if unicodedata.category(chr(code))[0] == "M"]
    ranges: list[list[int]] = []
    for code in found:
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return _class(" ".join(f"{low:x}-{high:x}" for low, high in ranges)) + _class(_JOINERS)


UNKNOWN = re.compile(f"[{_class(_UNKNOWN)}]")
UNSPACED_CLASS = _class(_UNSPACED)
VOICING_CLASS = _class(_VOICING)
_DROP = re.compile(f"[{_class(_DROPPED)}{_APOSTROPHES}]")
_TO_APOSTROPHE = str.maketrans(dict.fromkeys(_APOSTROPHES, "'"))
_TO_PLAIN = str.maketrans(_LETTERS)


def prepare(text: str) -> str:
    """Blank out unknown characters and make all apostrophes one; offsets stay as they are."""
    if text.isascii():
        return text.replace("`", "'")
    return UNKNOWN.sub(" ", text).translate(_TO_APOSTROPHE)


def fold(text: str) -> str:
    """Fold case, width, compatibility forms and accents; drop apostrophes.

    Case is folded by lower-casing (`str.casefold` has no twin in JavaScript), of which the final
    sigma is undone.
    """
    plain = _DROP.sub("", unicodedata.normalize("NFKD", text)).lower()
    # Lower-casing the Turkish capital I with a dot gives an accent anew.
    return unicodedata.normalize("NFC", _DROP.sub("", plain).translate(_TO_PLAIN))
