"""How an operation is refused: nothing was changed, and the message says what to do."""

from __future__ import annotations

from typing import NoReturn

from news_digest.diagnostics import Diagnostic, Severity, SurgeryError


def refuse(code: str, path: str, message: str, hint: str, line: int | None = None) -> NoReturn:
    """Raise SurgeryError with one diagnostic about the vocabulary called `path`."""
    raise SurgeryError([Diagnostic(code, Severity.ERROR, path, line, message, hint)])
