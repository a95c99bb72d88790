"""bytes -> `RawDocument`: refusing what is not a text, and cleaning what is."""

from __future__ import annotations

import re
from hashlib import sha256

from news_digest.convert.reading.encoding import decode
from news_digest.diagnostics import Diagnostic, DigestError, Severity
from news_digest.model import Format, RawDocument

# Files that say by their first bytes that they are no text, with the name people know them by.
_SIGNATURES = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"{\\rtf", "an RTF document"),
    (b"\xd0\xcf\x11\xe0", "an office document of the old kind"),
)

# The share of control characters above which a file is no text: a stray form feed or a few NULs
# are damage, every tenth character is a format.
_BINARY_SHARE = 0.1

_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
# C0 and C1 controls but tab and LF, lone surrogates, non-characters and the byte order mark:
# none may stand in HTML or XML, none prints.
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]")
_HTML_START = re.compile(r"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html[\s>])", re.I | re.S)


class DocumentError(DigestError):
    """A raw document cannot be read as text at all."""


def read_document(data: bytes, path: str) -> RawDocument:
    """Decode the bytes of the raw document at `path` (relative to the site's root).

    Raises `DocumentError` with one diagnostic for an empty or a binary file. Whatever else the
    bytes are, they become text: an encoding that is not UTF-8 is told in `encoding`.
    """
    if not data.strip(b" \t\r\n\x00"):
        raise _empty(path)
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise _refusal(
                path,
                "binary-file",
                f"The file is {kind}, not a text.",
                "Save the page as plain text, and put that into seeds/.",
            )
    text, encoding = decode(data)
    text = _LINE_ENDS.sub("\n", text)
    controls = len(_CONTROLS.findall(text))
    if controls > _BINARY_SHARE * len(text):
        raise _refusal(
            path,
            "binary-file",
            f"{controls} of the file's {len(text)} characters are control characters.",
            "Save the page as plain text, and put that into seeds/.",
        )
    clean = _CONTROLS.sub("", text)
    if not any(sign.isprintable() and not sign.isspace() for sign in clean):
        raise _empty(path)
    return RawDocument(path, clean, encoding, _format_of(path, clean), sha256(data).hexdigest())


def _format_of(path: str, text: str) -> Format:
    if path.lower().endswith((".html", ".htm")) or _HTML_START.match(text[:2000]):
        return Format.HTML
    return Format.TEXT


def _empty(path: str) -> DocumentError:
    return _refusal(path, "empty-file", "The file is empty.", "Delete it, or save it again.")


def _refusal(path: str, code: str, message: str, hint: str) -> DocumentError:
    return DocumentError([Diagnostic(code, Severity.WARNING, path, None, message, hint)])
