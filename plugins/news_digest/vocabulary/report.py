"""Where the steps of the loader put what they find wrong with a file."""

from __future__ import annotations

from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import StrEnum
from typing import TYPE_CHECKING

from news_digest.diagnostics import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable


class Code(StrEnum):
    """Every diagnostic that the vocabularies know; docs/vocabularies.md explains each."""

    UNREADABLE = "vocabulary-unreadable"
    ENCODING = "vocabulary-encoding"
    SYNTAX = "vocabulary-syntax"
    UNSUPPORTED = "vocabulary-unsupported"
    TYPE = "vocabulary-type"
    UNKNOWN_KEY = "vocabulary-unknown-key"
    DUPLICATE_KEY = "vocabulary-duplicate-key"
    MISSING_KEY = "vocabulary-missing-key"
    ID = "vocabulary-id"
    VALUE = "vocabulary-value"
    NAME_TAKEN = "vocabulary-name-taken"
    REFERENCE = "vocabulary-reference"
    REPEATED = "vocabulary-repeated"
    MISSING_FILE = "vocabulary-missing-file"
    FILE_NAME = "vocabulary-file-name"


@dataclass(slots=True)
class Report:
    """Collects the diagnostics of one file, so that all its mistakes are told at once."""

    path: str
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def error(self, code: Code, line: int | None, message: str, hint: str) -> None:
        """Note a mistake that stops the build."""
        self._add(Severity.ERROR, code, line, message, hint)

    def warning(self, code: Code, line: int | None, message: str, hint: str) -> None:
        """Note something that the build survives but that nobody meant."""
        self._add(Severity.WARNING, code, line, message, hint)

    def note(self, code: Code, line: int | None, message: str, hint: str) -> None:
        """Note something that is in order, and worth knowing."""
        self._add(Severity.NOTE, code, line, message, hint)

    def _add(
        self, severity: Severity, code: Code, line: int | None, message: str, hint: str
    ) -> None:
        # Whatever the file holds, a message is one line of a terminal and of a log.
        told = Diagnostic(code.value, severity, self.path, line, _visible(message), _visible(hint))
        self.diagnostics.append(told)


def quoted(text: str) -> str:
    """Return `text` for a message: in quotation marks, shortened."""
    return f"“{text if len(text) <= 60 else text[:57] + '…'}”"


def _visible(text: str) -> str:
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in text)


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the one of `known` that is spelt most like `word`, if any is near."""
    close = get_close_matches(word.casefold()[:100], sorted(known), n=1, cutoff=0.6)
    return close[0] if close else None
