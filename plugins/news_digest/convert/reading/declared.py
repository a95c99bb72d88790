"""The encoding that an HTML or XML document declares in its first bytes."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

# As far as browsers look. Source: HTML Standard, 13.2.3.2 (determining the character encoding).
_LOOKED_AT = 1024
# Pages that were saved by a browser have its comment and long declarations before it.
_LOOKED_AT_SAVED = 4 * _LOOKED_AT

_DECLARATION = re.compile(
    rb"<\?xml\s[^>]{0,100}\bencoding\s*=\s*[\"']([\w:.+-]{2,40})[\"']"
    rb"|<meta\s[^>]{0,200}\bcharset\s*=\s*[\"']?\s*([\w:.+-]{2,40})",
    re.I,
)

# Where the name in practice means a larger encoding than the one of this name.
# Source: Encoding Standard (WHATWG), 4.2, names and labels.
_MEANT = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874",
    "tis-620": "cp874", "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932",
    "euc_kr": "cp949", "big5": "big5hkscs",
}  # fmt: skip
# Labels of the standard that Python does not know.
_LABELS = {
    "x-sjis": "cp932", "windows-31j": "cp932", "ks_c_5601-1987": "cp949", "windows-949": "cp949",
    "windows-874": "cp874", "dos-874": "cp874", "x-cp1250": "cp1250", "x-cp1251": "cp1251",
    "x-cp1252": "cp1252", "x-mac-roman": "mac_roman", "x-mac-cyrillic": "mac_cyrillic",
    "x-gbk": "gb18030", "x-x-big5": "big5hkscs", "iso-8859-8-i": "iso8859-8",
    "x-euc-jp": "euc_jp", "koi": "koi8_r",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Declared:
    """A declared encoding: the codec's name for Python, and the label that the document has."""

    name: str
    label: str


def declared_codec(data: bytes) -> Declared | None:
    """Return the encoding that the document declares, or None where it declares none we know.

    A declared UTF-8 or UTF-16 counts as none: whoever can read the declaration and asks has found
    that the bytes are neither.
    """
    match = _DECLARATION.search(data[:_LOOKED_AT_SAVED])
    if not match:
        return None
    label = (match[1] or match[2]).decode("ascii", errors="replace").lower()
    try:
        info = codecs.lookup(_LABELS.get(label, label))
    except (LookupError, ValueError):
        return None
    name = _MEANT.get(info.name, info.name)
    if name.startswith(("utf", "idna", "punycode", "raw", "unicode")) or not _is_text(name):
        return None
    return Declared(name, label)


def _is_text(name: str) -> bool:
    # Python's codecs between bytes and bytes (zlib, base64 …) are none of ours, and could expand.
    try:
        return isinstance(b"a".decode(name), str)
    except (LookupError, ValueError):
        return False
