"""What a maintainer is told of how a raw document's bytes were read."""

from __future__ import annotations

from news_digest.convert.reading.encoding import DAMAGED
from news_digest.diagnostics import Diagnostic, Severity
from news_digest.model import RawDocument


def encoding_notes(document: RawDocument) -> tuple[Diagnostic, ...]:
    """Return a note for every decision that was not plain UTF-8; `encoding` tells of it."""
    codec, _, mistaken = document.encoding.partition(", ")
    notes = []
    if codec == DAMAGED:
        notes.append(
            _note(
                document,
                "not-utf-8",
                "Some bytes of the file are not UTF-8; the text shows � in their place.",
                "Save the page again, or correct the article.",
            )
        )
    elif codec != "utf-8":
        notes.append(
            _note(
                document,
                "not-utf-8",
                f"The file is not UTF-8; it was read as {codec}.",
                "If letters look wrong, save it as UTF-8.",
            )
        )
    if mistaken:
        notes.append(
            _note(
                document,
                "mojibake-repaired",
                f"The file's letters were garbled (UTF-8, {mistaken}); they were repaired.",
                "If letters look wrong, save the page again.",
            )
        )
    return tuple(notes)


def _note(document: RawDocument, code: str, message: str, hint: str) -> Diagnostic:
    return Diagnostic(code, Severity.NOTE, document.path, None, message, hint)
