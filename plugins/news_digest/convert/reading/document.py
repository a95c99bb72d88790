"""bytes -> `RawDocument`: refusing what is not a text, and cleaning what is."""

from __future__ import annotations

import re
import unicodedata
from hashlib import sha256
from itertools import islice
from pathlib import PurePosixPath

from news_digest.convert.reading.compression import inflate
from news_digest.convert.reading.encoding import decode
from news_digest.convert.reading.limits import MAX_LINES, MAX_MARKS
from news_digest.convert.reading.markdown import without_marks
from news_digest.convert.reading.quoting import without_quote_marks
from news_digest.convert.reading.refusing import DocumentError, refusal
from news_digest.model import Format, RawDocument

# Files that say by their first bytes that they are no text, with the name people know them by.
_SIGNATURES = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"{\\rtf", "an RTF document"),
    (b"\xd0\xcf\x11\xe0", "an office document of the old kind"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
)

# The share of control characters above which a file is no text: a stray form feed or a few NULs
# are damage, every tenth character is a format.
_BINARY_SHARE = 0.1

_LINE_ENDS = re.compile("[\r\x0b\x0c\x85\u2028\u2029]")
# C0 and C1 controls but tab and LF, lone surrogates, non-characters and the byte order mark:
# none may stand in HTML or XML, none prints.
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]")
_HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html[\s>])", re.I | re.S
)
_HTML_START_BYTES = re.compile(rb"<(?:!doctype\s+html|html[\s>])", re.I)
_PRINTED_LINE = re.compile(r"\S[^\n]*")
# More than MAX_MARKS of what is neither letter, digit nor blank: marks upon a letter, perhaps. The
# first of them that Unicode has is U+0300.
_LONG_RUN = re.compile(rf"[^\x00-\u02ff\w\s][^\w\s]{{{MAX_MARKS},}}")


def read_document(data: bytes, path: str) -> RawDocument:
    """Read the bytes of the raw document at `path` (relative to the site's root).

    They may be compressed with gzip; what the path ends in (`.md`, `.html`, `.txt.gz`) says how
    they are read. Raises `DocumentError` with one diagnostic for an empty or a binary file, and
    for gzip data that cannot be used. Whatever else the bytes are, they become text: an encoding
    that is not UTF-8 is told in `encoding`.
    """
    digest = sha256(data).hexdigest()
    data = inflate(data, path)
    if not data.strip(b" \t\r\n\x00"):
        raise _empty(path)
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise _binary(path, f"The file is {kind}, not a text.")
    ending = ending_of(path)
    html = ending in (".html", ".htm") or bool(_HTML_START_BYTES.search(data[:2000]))
    decoded = decode(data, declares=html)
    text = clean = decoded.text
    if not _prints(text):
        text = _LINE_ENDS.sub("\n", text.replace("\r\n", "\n"))
        clean = _CONTROLS.sub("", text)
    if (controls := len(text) - len(clean)) > _BINARY_SHARE * len(text):
        raise _binary(path, f"{controls} of its {len(text)} characters are control characters.")
    if not clean.isascii():
        clean = _LONG_RUN.sub(_with_fewer_marks, clean)
    format_ = Format.HTML if html and _is_html(ending, clean) else Format.TEXT
    if ending == ".md" and format_ is Format.TEXT:
        clean = without_marks(clean)
    elif format_ is Format.TEXT:
        clean = without_quote_marks(clean)
    if not any(sign.isprintable() and not sign.isspace() for sign in clean):
        raise _empty(path)
    if format_ is Format.TEXT and _has_too_many_lines(clean):
        raise refusal(
            path,
            "too-many-lines",
            f"It has more than {MAX_LINES:,} lines, far more than a news page.",
            "Put single pages into seeds/, one a file.",
        )
    return RawDocument(path, clean, decoded.name, format_, digest)


def _prints(text: str) -> bool:
    """Tell whether all of `text` prints but LF, tab and no-break spaces: fast to see, if so."""
    return text.replace("\n", " ").replace("\t", " ").replace("\xa0", " ").isprintable()


def ending_of(path: str) -> str:
    """Return how a document's name ends, in lower case, and without `.gz`: `.txt`, `.md`, ``."""
    return PurePosixPath(path.lower().removesuffix(".gz")).suffix


def _is_html(ending: str, text: str) -> bool:
    return ending in (".html", ".htm") or bool(_HTML_START.match(text[:2000]))


def _has_too_many_lines(text: str) -> bool:
    if text.count("\n") < MAX_LINES:
        return False
    return next(islice(_PRINTED_LINE.finditer(text), MAX_LINES, None), None) is not None


def _with_fewer_marks(run: re.Match[str]) -> str:
    kept, marks = [], 0
    for sign in run[0]:
        marks = marks + 1 if unicodedata.combining(sign) else 0
        if marks <= MAX_MARKS:
            kept.append(sign)
    return "".join(kept)


def _empty(path: str) -> DocumentError:
    return refusal(path, "empty-file", "The file is empty.", "Delete it, or save it again.")


def _binary(path: str, message: str) -> DocumentError:
    hint = "Save the page as plain text, and put that into seeds/."
    return refusal(path, "binary-file", message, hint)
