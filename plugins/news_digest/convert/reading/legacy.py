"""Which encoding of one byte or two a text is in that is not UTF-8, by the letters it gives."""

from __future__ import annotations

import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from news_digest.convert.language import detect_language

# Detection needs a sample only; charset-normalizer slows down with length.
_SAMPLE_BYTES = 65_536

# The encodings that pages in other scripts were written in before UTF-8. Source: the labels of the
# WHATWG Encoding Standard, less those that hardly any page has used.
_OTHER_SCRIPTS = [
    "cp1251", "koi8_r", "iso8859_5", "cp1253", "iso8859_7", "cp1255", "cp1256", "cp874",
    "shift_jis", "euc_jp", "gb18030", "big5", "euc_kr",
]  # fmt: skip

_WESTERN = (
    "àâæçèéêëîïôœùûü", "äöüß", "áéíñóúüªº", "àáâãçéêíóôõúªº", "àèéìîòù", "åäæéöø", "èéëïöü",
    "áðéíóúýþæö",
)  # fmt: skip
_CENTRAL = ("ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "áéíóöőúüű", "ćčđšž", "âăîşţ")
_IN_THE_WEST = frozenset(
    ("af", "ca", "da", "de", "en", "es", "eu", "fi", "fr", "ga", "gl", "is", "it", "lb", "nl", "no",
     "pt", "sv", "sw")
)  # fmt: skip
_IN_THE_CENTRE = frozenset(("bs", "cs", "hr", "hu", "pl", "ro", "sk", "sl", "sq", "sr"))

# For each Latin encoding, which letters beyond ASCII its languages are written with, and which
# languages those are. The first is what most old pages were, and wins a tie: two curly quotes look
# the same in all of Windows'. The last three are for documents of old Unix, DOS and Macintosh.
_LATIN: tuple[tuple[str, tuple[str, ...], frozenset[str]], ...] = (
    ("cp1252", _WESTERN, _IN_THE_WEST),
    ("cp1250", _CENTRAL, _IN_THE_CENTRE),
    ("cp1254", ("âçğîıöşûüi̇",), frozenset({"tr", "az", "ku"})),
    ("cp1257", ("āčēģīķļņšūž", "ąčėęįšūųž", "äõöšüž"), frozenset({"lv", "lt", "et"})),
    ("iso8859_2", _CENTRAL, _IN_THE_CENTRE),
    ("cp850", _WESTERN, _IN_THE_WEST),
    ("mac_roman", _WESTERN, _IN_THE_WEST),
)
_TYPOGRAPHY = frozenset("\u00a0\u00ad¡¿«»‹›“”„‘’‚–—…•·†©®™€£¥¢§°±×½¼¾´¨¸")
# Nothing of this stands between two letters of a word, as ’ and · do.
_INSIDE = re.compile(r"(?<=[a-z])[¡¿«»‹›“”„‚…•†‡ˆ‰©®™€£¥¤¢§¶±¹²³½¼¾¬¦µ¨¸¯](?=[a-z])")

_BEYOND_ASCII = re.compile(rb"[\x80-\xff]+")
# Accented Latin letters stand alone between plain ones, other scripts fill whole words.
_WORD_BYTES = 3


@dataclass(frozen=True, slots=True)
class Fitting:
    """The encoding whose letters make sense; `latin` where it is one of Latin script."""

    codec: str
    latin: bool


def legacy_codec(data: bytes) -> Fitting:
    """Return the encoding that fits the bytes of a text best. They are not UTF-8."""
    sample = data[:_SAMPLE_BYTES]
    # The plain lines of a page tell nothing, and would drown what the others tell.
    telling = b"\n".join(line for line in sample.splitlines() if _BEYOND_ASCII.search(line))
    runs = _BEYOND_ASCII.findall(telling)
    if 2 * sum(len(run) for run in runs if len(run) >= _WORD_BYTES) <= sum(map(len, runs)):
        return Fitting(_latin_codec(telling), latin=True)
    best = from_bytes(telling, cp_isolation=_OTHER_SCRIPTS).best()
    return Fitting(best.encoding, latin=False) if best else Fitting(_LATIN[0][0], latin=True)


def _latin_codec(telling: bytes) -> str:
    """Return the encoding whose languages have the most of the letters.

    Where several languages have them all, that one's which the words are in: ā, ē and ī, of
    which Latvian has many, are â, ç and î in Windows-1252, which French has.
    """
    texts = {codec: telling.decode(codec, errors="replace") for codec, _, _ in _LATIN}
    fits = {codec: _fit(texts[codec].lower(), alphabets) for codec, alphabets, _ in _LATIN}
    best = max(fits.values())
    tied = [one for one in _LATIN if fits[one[0]] == best]
    if len(tied) > 1:
        for codec, _, languages in tied:
            if detect_language(texts[codec]).code in languages:
                return codec
    return tied[0][0]


def _fit(text: str, alphabets: tuple[str, ...]) -> float:
    """Return which share of the letters beyond ASCII one of the alphabets has."""
    letters = [sign for sign in text if sign > "\x7f" and sign not in _TYPOGRAPHY]
    misplaced = len(_INSIDE.findall(text))
    total = len(letters) + misplaced
    if not total:
        return 1.0
    return max(sum(sign in alphabet for sign in letters) for alphabet in alphabets) / total
