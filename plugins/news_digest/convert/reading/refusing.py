"""How a file is refused that is no raw document."""

from __future__ import annotations

from news_digest.diagnostics import Diagnostic, DigestError, Severity


class DocumentError(DigestError):
    """A raw document cannot be read as text at all."""


def refusal(path: str, code: str, message: str, hint: str) -> DocumentError:
    """Return the error that refuses the raw document at `path`."""
    return DocumentError([Diagnostic(code, Severity.WARNING, path, None, message, hint)])
