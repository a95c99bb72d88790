"""What a maintainer is told of how a raw document's bytes were read."""

from __future__ import annotations

from news_digest.convert.reading.encoding import DAMAGED
from news_digest.diagnostics import Diagnostic, Severity
from news_digest.model import RawDocument


def encoding_notes(document: RawDocument) -> tuple[Diagnostic, ...]:
    """Return a note for every decision that was not plain UTF-8; it is told by `encoding`."""
    if document.encoding in ("utf-8", "ascii"):
        return ()
    if document.encoding == DAMAGED:
        return (
            _note(
                document,
                "Some bytes of the file are not UTF-8; the text shows � in their place.",
                "Save the page again, or correct the article.",
            ),
        )
    return (
        _note(
            document,
            f"The file is not UTF-8; it was read as {document.encoding}.",
            "If letters look wrong, save it as UTF-8.",
        ),
    )


def _note(document: RawDocument, message: str, hint: str) -> Diagnostic:
    return Diagnostic("not-utf-8", Severity.NOTE, document.path, None, message, hint)
