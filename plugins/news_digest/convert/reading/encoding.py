"""bytes -> text: which encoding a raw document is in."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

# A byte order mark decides before anything else. UTF-32's little-endian mark begins with
# UTF-16's, so it comes first.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# The encoding of a text that is UTF-8 but for some damaged bytes.
DAMAGED = "utf-8 with errors"

# Detection needs a sample only; charset-normalizer slows down with length.
_SAMPLE_BYTES = 65_536

# The encodings that pages in other scripts were written in before UTF-8. Source: the labels of the
# WHATWG Encoding Standard, less those that hardly any page has used.
_OTHER_SCRIPTS = [
    "cp1251", "koi8_r", "iso8859_5", "cp1253", "iso8859_7", "cp1255", "cp1256", "cp874",
    "shift_jis", "euc_jp", "gb18030", "big5", "euc_kr",
]  # fmt: skip

# Which letters beyond ASCII the languages of each Latin encoding are written with. The first is
# what most old pages were, and wins a tie: two curly quotes look the same in all of them.
_LATIN = (
    (
        "cp1252",
        ("àâæçèéêëîïôœùûü", "äöüß", "áéíñóúüªº", "àáâãçéêíóôõúªº", "àèéìîòù", "åäæéöø", "èéëïöü"),
    ),
    (
        "cp1250",
        ("ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "áéíóöőúüű", "ćčđšž", "âăîşţ"),
    ),
    ("cp1254", ("âçğîıöşûüi̇",)),
    ("cp1257", ("āčēģīķļņšūž", "ąčėęįšūųž", "äõöšüž")),
)
_TYPOGRAPHY = frozenset("\u00a0\u00ad¡¿«»‹›“”„‘’‚–—…•·†©®™€£¥¢§°±×½¼¾´¨¸")

_BEYOND_ASCII = re.compile(rb"[\x80-\xff]+")
# Accented Latin letters stand alone between plain ones, other scripts fill whole words.
_WORD_BYTES = 3


def decode(data: bytes) -> tuple[str, str]:
    """Return the text and the name of its encoding (`utf-8`, `cp1251`, `utf-8 with errors`, …).

    Never raises: a byte without a meaning becomes U+FFFD.
    """
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return data.decode(codec, errors="replace"), codec.removesuffix("-sig")
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        repaired = data.decode("utf-8", errors="replace")
    # Letters beyond ASCII hardly ever look like UTF-8 by chance: here some bytes are damaged.
    damaged = repaired.count("\ufffd")
    sound = sum(sign > "\x7f" for sign in repaired[:_SAMPLE_BYTES]) - damaged
    if sound > damaged:
        return repaired, DAMAGED
    codec = _legacy(data[:_SAMPLE_BYTES])
    return data.decode(codec, errors="replace"), codec.replace("_", "-")


def _legacy(sample: bytes) -> str:
    runs = _BEYOND_ASCII.findall(sample)
    if 2 * sum(len(run) for run in runs if len(run) >= _WORD_BYTES) <= sum(map(len, runs)):
        return max((codec for codec, _ in _LATIN), key=lambda codec: _fit(sample, codec))
    # The plain lines of a page tell nothing, and would drown what the others tell.
    telling = b"\n".join(line for line in sample.splitlines() if _BEYOND_ASCII.search(line))
    best = from_bytes(telling, cp_isolation=_OTHER_SCRIPTS).best()
    return best.encoding if best else _LATIN[0][0]


def _fit(sample: bytes, codec: str) -> float:
    """Return which share of the letters beyond ASCII one of the encoding's languages has."""
    text = sample.decode(codec, errors="replace").lower()
    letters = [sign for sign in text if sign > "\x7f" and sign not in _TYPOGRAPHY]
    if not letters:
        return 1.0
    alphabets = dict(_LATIN)[codec]
    return max(sum(sign in alphabet for sign in letters) for alphabet in alphabets) / len(letters)
