"""bytes -> text: which encoding a raw document is in."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from news_digest.convert.reading import mojibake
from news_digest.convert.reading.declared import declared_codec
from news_digest.convert.reading.legacy import legacy_codec
from news_digest.convert.reading.utf16 import unmarked_codec

# A byte order mark decides before anything else. UTF-32's little-endian mark begins with
# UTF-16's, so it comes first.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# The encoding of a text that is UTF-8 but for some damaged bytes.
DAMAGED = "utf-8 with errors"

# What a declaration may be wrong about: pages hold stray bytes, but not many.
_MOST_ERRORS = 0.02

# How Japanese mail and old pages switch between scripts, in nothing but ASCII.
_ISO_2022_JP = re.compile(rb"\x1b\$[@B]|\x1b\([IJ]")
_SAMPLE_BYTES = 65_536


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the codec that gave it, and why it was that one.

    `mistaken` names the encoding as which UTF-8 had been read and saved again, `times` how often.
    """

    text: str
    codec: str
    reason: str
    mistaken: str = ""
    times: int = 0

    @property
    def name(self) -> str:
        """What `RawDocument.encoding` says: `cp1251`, `utf-8, once read as cp1252`."""
        if not self.times:
            return self.codec
        often = ("once", "twice", "three times")[self.times - 1]
        return f"{self.codec}, {often} read as {self.mistaken}"


def decode(data: bytes, *, declares: bool = False) -> Decoded:
    """Decode a document's bytes. Never raises: a byte without a meaning becomes U+FFFD.

    Only a document that `declares` (HTML, XML) is asked for its charset. In this order decide: a
    byte order mark, the zero bytes of wide characters, UTF-8 that is valid throughout, what the
    document declares, and the letters that the bytes would be.
    """
    decoded = _decode(data, declares=declares)
    text, mistaken, times = mojibake.repair(decoded.text)
    return Decoded(text, decoded.codec, decoded.reason, mistaken, times)


def _decode(data: bytes, *, declares: bool) -> Decoded:
    for mark, codec in _MARKS:
        if data.startswith(mark):
            rest = data.removeprefix(mark)
            if codec == "utf-8" or (rest and rest.isascii() and 0 not in rest):
                # Wide characters have zero bytes: the mark was put before a text in ASCII.
                data = rest
                break
            text = data.decode(codec, errors="replace")
            return Decoded(text, codec, "it begins with a byte order mark")
    if unmarked := unmarked_codec(data):
        text = data.decode(unmarked, errors="replace")
        return Decoded(text, unmarked, "every other byte is zero")
    if data.isascii() and _ISO_2022_JP.search(data):
        text = data.decode("iso2022_jp_ext", errors="replace")
        return Decoded(text, "iso-2022-jp", "it switches between scripts as Japanese mail does")
    try:
        return Decoded(data.decode("utf-8"), "utf-8", "it is valid throughout")
    except UnicodeDecodeError:
        repaired = data.decode("utf-8", errors="replace")
    # Letters beyond ASCII hardly ever look like UTF-8 by chance: here some bytes are damaged.
    damaged = repaired.count("\ufffd")
    sound = sum(sign > "\x7f" for sign in repaired[:_SAMPLE_BYTES]) - damaged
    if sound > damaged:
        return Decoded(repaired, DAMAGED, "most bytes beyond ASCII are UTF-8")
    return _decode_legacy(data, declares=declares)


def _decode_legacy(data: bytes, *, declares: bool) -> Decoded:
    fitting = legacy_codec(data)
    declared = declared_codec(data) if declares else None
    if declared and (declared.name != "cp1252" or fitting.latin):
        text = data.decode(declared.name, errors="replace")
        if text.count("\ufffd") <= _MOST_ERRORS * _count_beyond_ascii(data):
            reason = f"it declares {declared.label}"
            return Decoded(text, declared.name.replace("_", "-"), reason)
    text = data.decode(fitting.codec, errors="replace")
    return Decoded(text, fitting.codec.replace("_", "-"), "its letters make sense so")


def _count_beyond_ascii(data: bytes) -> int:
    return len(data) - len(data.translate(None, _BEYOND_ASCII))


_BEYOND_ASCII = bytes(range(0x80, 0x100))
