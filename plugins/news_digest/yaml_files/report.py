"""Where the readers of a file put what they find wrong with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import Enum, StrEnum, auto
from typing import TYPE_CHECKING

from news_digest.diagnostics import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable


class Problem(Enum):
    """What can be wrong with any such file; each kind of file has a code of its own for it."""

    UNREADABLE = auto()
    ENCODING = auto()
    SYNTAX = auto()
    UNSUPPORTED = auto()
    TYPE = auto()
    UNKNOWN_KEY = auto()
    DUPLICATE_KEY = auto()
    MISSING_KEY = auto()
    VALUE = auto()


@dataclass(slots=True)
class Report:
    """Collects the diagnostics of one file, so that all its mistakes are told at once.

    `codes` has, under the name of each `Problem`, the code of diagnostics about this kind of
    file; it may have more.
    """

    path: str
    codes: type[StrEnum]
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def error(self, problem: Problem | StrEnum, line: int | None, message: str, hint: str) -> None:
        """Note a mistake without whose correction the file cannot be used."""
        self._add(Severity.ERROR, problem, line, message, hint)

    def warning(
        self, problem: Problem | StrEnum, line: int | None, message: str, hint: str
    ) -> None:
        """Note something that the build survives but that nobody meant."""
        self._add(Severity.WARNING, problem, line, message, hint)

    def note(self, problem: Problem | StrEnum, line: int | None, message: str, hint: str) -> None:
        """Note something that is in order, and worth knowing."""
        self._add(Severity.NOTE, problem, line, message, hint)

    @property
    def failed(self) -> bool:
        """Whether a mistake was found that must be corrected."""
        return any(found.severity is Severity.ERROR for found in self.diagnostics)

    def _add(
        self,
        severity: Severity,
        problem: Problem | StrEnum,
        line: int | None,
        message: str,
        hint: str,
    ) -> None:
        code = self.codes[problem.name].value
        # Whatever the file holds, a message is one line of a terminal and of a log.
        told = Diagnostic(code, severity, self.path, line, _visible(message), _visible(hint))
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
