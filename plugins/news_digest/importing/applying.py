"""Carrying a plan out: whole files or none, below three folders and nowhere else."""

from __future__ import annotations

import stat
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from news_digest.diagnostics import ArticleError, Diagnostic, Severity

# Temporary files lie beside their target, as only a rename within a folder is atomic. Pelican and
# the archive pass over names that begin with a full stop.
_TEMPORARY_ENDING = ".digest-tmp"


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes files below some folders of the site at `root`, all of them absolute paths."""

    root: Path
    folders: tuple[Path, ...]

    def clean(self) -> None:
        """Remove what a killed import left behind."""
        for folder in self.folders:
            for path in sorted(folder.rglob(f".*{_TEMPORARY_ENDING}")):
                with suppress(OSError):
                    path.unlink()

    def write(self, path: str, data: bytes) -> bool:
        """Put `data` into `path` (relative to the root); False where it was there already.

        Raises ArticleError where the file must not or cannot be written.
        """
        target = self._target(path)
        try:
            if _hash_of(target) == sha256(data).hexdigest():
                return False
            _replace(target, data)
        except OSError as error:
            raise _failed(path, error) from error
        return True

    def write_over(self, path: str, data: bytes, expected: str | None) -> None:
        """Put `data` into `path`, which must still hold what the plan saw there.

        `expected` is the sha256 of that, or None where there was no file. Raises ArticleError
        where the file must not or cannot be written.
        """
        target = self._target(path)
        try:
            if _hash_of(target) != expected:
                raise _refused(
                    path, "Somebody changed the file during the import.", "Import again."
                )
            _replace(target, data)
        except OSError as error:
            raise _failed(path, error) from error

    def _target(self, path: str) -> Path:
        target = self.root / path
        if not any(_is_inside(target, folder) for folder in self.folders):
            raise _refused(
                path, "It lies outside the folders that an import writes to.", "Correct `Slug:`."
            )
        # A link anywhere on the way would lead the write to some other place.
        for step in (target, *target.parents):
            if step == self.root:
                break
            if step.is_symlink():
                shown = step.relative_to(self.root).as_posix()
                raise _refused(path, f"{shown} is a link.", "Put a real file or folder there.")
        with suppress(OSError):
            if not target.stat().st_mode & stat.S_IWUSR:
                raise _refused(path, "The file is read-only.", "Make it writable.")
        return target


def _is_inside(target: Path, folder: Path) -> bool:
    return ".." not in target.parts and target != folder and target.is_relative_to(folder)


def _hash_of(target: Path) -> str | None:
    try:
        return sha256(target.read_bytes()).hexdigest()
    except FileNotFoundError:
        return None


def _replace(target: Path, data: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.with_name(f".{target.name}{_TEMPORARY_ENDING}")
    try:
        temporary.write_bytes(data)
        temporary.replace(target)
    except OSError:
        with suppress(OSError):
            temporary.unlink()
        raise


def _refused(path: str, message: str, hint: str) -> ArticleError:
    return ArticleError([Diagnostic("write-refused", Severity.ERROR, path, None, message, hint)])


def _failed(path: str, error: OSError) -> ArticleError:
    message = f"The file cannot be written: {error.strerror}."
    hint = "Check the folder's permissions and the disk's free space, then import again."
    return ArticleError([Diagnostic("write-failed", Severity.ERROR, path, None, message, hint)])
