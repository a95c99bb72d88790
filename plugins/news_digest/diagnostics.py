"""Diagnostics are data: the same list feeds the log, the summary, the tests and the exit status."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How bad it is: an error stops the build, a warning or a note does not."""

    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """What happened, where, and what to do.

    `code` is a stable kebab-case name to look up in docs/diagnostics.md; `path` is relative to
    the site's root; `line` counts from 1, or is None where the whole file is meant.
    """

    code: str
    severity: Severity
    path: str
    line: int | None
    message: str
    hint: str

    def __str__(self) -> str:
        where = self.path if self.line is None else f"{self.path}:{self.line}"
        return f"{where}: {self.severity} [{self.code}] {self.message} {self.hint}".rstrip()


class DigestError(Exception):
    """The root of every error that the project raises on purpose; carries its diagnostics.

    DigestError
      SettingsError     a DIGEST_* setting is missing, unknown or of the wrong type
      VocabularyError   a file of content/curation/ cannot be used
      RedirectError     redirects.yml cannot be used
      SurgeryError      a vocabulary cannot be changed as asked (news_digest.surgery)
      ArticleError      an article file cannot be used
      BuildError        the site's counts do not add up, or the build was left unfinished
      GuidanceError     decisions.yml, or an answer to a question, cannot be used
      LearnError        topics cannot be learned (news_digest.suggesting)
      DocumentError     a raw document is no text (news_digest.convert)
      ExecutionError    documents cannot be converted where the settings say
                        (news_digest.importing)
      SeedError         a raw document cannot be read (news_digest.importing)
      ServeError        the site cannot be served (news_digest.cli)
    """

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(diagnostics)
        super().__init__("\n".join(map(str, self.diagnostics)))

    def __reduce__(self) -> tuple[type[DigestError], tuple[tuple[Diagnostic, ...]]]:
        # Errors come back from workers: by default they would be made anew of their text.
        return type(self), (self.diagnostics,)


class SettingsError(DigestError):
    """A DIGEST_* setting is missing, unknown or of the wrong type."""


class VocabularyError(DigestError):
    """A file of content/curation/ cannot be used."""


class RedirectError(DigestError):
    """redirects.yml cannot be used."""


class SurgeryError(DigestError):
    """A vocabulary cannot be changed as asked; nothing was changed."""


class ArticleError(DigestError):
    """An article file cannot be used."""


class GuidanceError(DigestError):
    """decisions.yml cannot be used."""


class BuildError(DigestError):
    """The site's counts do not add up, or the build was left unfinished."""
