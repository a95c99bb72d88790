"""Where the site is, and what its settings file says of the digest."""

from __future__ import annotations

import traceback
from dataclasses import dataclass, replace
from pathlib import Path

from news_digest.adapter.settings import SETTINGS_FILE, load_settings
from news_digest.diagnostics import Diagnostic, DigestError, SettingsError, Severity
from news_digest.settings import DigestSettings
from news_digest.subjects.people import person_model
from news_digest.vocabulary import Vocabularies, load_vocabularies


@dataclass(frozen=True, slots=True)
class Site:
    """A digest's folder and settings."""

    root: Path
    settings: DigestSettings

    def vocabularies(self) -> Vocabularies:
        """Load the site's vocabularies, and see which model finds people.

        Raises `VocabularyError`; and `SettingsError` where there is no such model.
        """
        vocabularies = load_vocabularies(self.root / self.settings.curation, root=self.root)
        return replace(vocabularies, person_model=person_model(self.settings.people, self.root))

    def name_of(self, path: Path) -> str:
        """Return `path` relative to the site where it lies in it, in POSIX form."""
        resolved = path.absolute()
        if resolved.is_relative_to(self.root):
            return resolved.relative_to(self.root).as_posix()
        return path.as_posix()


def find_site(start: Path) -> Site:
    """Return the site whose folder is `start` or the nearest folder above it.

    Raises `SettingsError` where there is none or its settings cannot be used.
    """
    for folder in (start.absolute(), *start.absolute().parents):
        if (folder / SETTINGS_FILE).is_file():
            return Site(folder, _settings(folder))
    raise SettingsError(
        [
            Diagnostic(
                "no-site",
                Severity.ERROR,
                start.as_posix(),
                None,
                f"There is no {SETTINGS_FILE} here or in a folder above.",
                "Run the command in the digest's folder, or name it: digest --site FOLDER …",
            )
        ]
    )


def _settings(root: Path) -> DigestSettings:
    try:
        return load_settings(root)
    except DigestError:
        raise
    except Exception as error:
        # The file is the maintainer's Python: anything can be wrong with it.
        line = _line_of(error, root / SETTINGS_FILE)
        message = f"The settings cannot be read: {type(error).__name__}: {error}."
        hint = "Correct the file; `git diff` shows what changed last."
        if isinstance(error, NameError):
            hint = f"If it is meant as text, put it into quotation marks. {hint}"
        raise SettingsError(
            [Diagnostic("bad-settings", Severity.ERROR, SETTINGS_FILE, line, message, hint)]
        ) from error


def _line_of(error: Exception, file: Path) -> int | None:
    """Return the line of `file` at which `error` was raised, or that it complains of."""
    if isinstance(error, SyntaxError):
        return error.lineno
    frames = traceback.extract_tb(error.__traceback__)
    lines = [frame.lineno for frame in frames if Path(frame.filename).name == file.name]
    return lines[-1] if lines else None
