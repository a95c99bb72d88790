"""Writing files: whole ones or none, below some folders and nowhere else."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from news_digest.diagnostics import ArticleError, Diagnostic, Severity

# Temporary files lie beside their target, as only a rename within a folder is atomic. Pelican and
# the archive pass over names that begin with a full stop.
_TEMPORARY_ENDING = ".digest-tmp"


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes files below some folders of the site at `root`, all of them absolute paths.

    A folder is looked at once: an archive holds thousands of files, and few folders. What is done
    for each file is done with paths as text, which takes a fraction of what it takes with `Path`.
    """

    root: Path
    folders: tuple[Path, ...]
    _checked: set[str] = field(default_factory=set, compare=False, repr=False)

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
        target, there = self._target(path)
        try:
            if there and _bytes_of(target) == data:
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
        target, there = self._target(path)
        try:
            found = _bytes_of(target) if there else None
            if (None if found is None else sha256(found).hexdigest()) != expected:
                raise _refused(
                    path, "Somebody changed the file during the import.", "Import again."
                )
            _replace(target, data)
        except OSError as error:
            raise _failed(path, error) from error

    def state_of(self, path: str) -> os.stat_result | None:
        """Return the state of a file that was written; None where it is there no more."""
        try:
            return os.lstat(os.path.join(self.root, path))
        except OSError:
            return None

    def _target(self, path: str) -> tuple[str, bool]:
        """Return the file, and whether there is something."""
        target = os.path.join(self.root, path)
        folder, name = os.path.split(target)
        if folder not in self._checked or name == os.pardir:
            self._check_folder(Path(target), path)
            self._checked.add(folder)
        try:
            mode = os.lstat(target).st_mode
        except OSError:
            return target, False
        if stat.S_ISLNK(mode):
            raise _is_link(path, path)
        if not mode & stat.S_IWUSR:
            raise _refused(path, "The file is read-only.", "Make it writable.")
        return target, True

    def _check_folder(self, target: Path, path: str) -> None:
        if not any(_is_inside(target, folder) for folder in self.folders):
            raise _refused(
                path, "It lies outside the folders that an import writes to.", "Correct `Slug:`."
            )
        # A link anywhere on the way would lead the write to some other place.
        for step in target.parents:
            if step == self.root:
                break
            if step.is_symlink():
                raise _is_link(path, step.relative_to(self.root).as_posix())


def _is_inside(target: Path, folder: Path) -> bool:
    return ".." not in target.parts and target != folder and target.is_relative_to(folder)


def _bytes_of(target: str) -> bytes | None:
    try:
        return Path(target).read_bytes()
    except FileNotFoundError:
        return None


def _replace(target: str, data: bytes) -> None:
    folder, name = os.path.split(target)
    temporary = os.path.join(folder, f".{name}{_TEMPORARY_ENDING}")
    try:
        try:
            _write(temporary, data)
        except FileNotFoundError:
            os.makedirs(folder, exist_ok=True)
            _write(temporary, data)
        os.replace(temporary, target)
    except OSError:
        with suppress(OSError):
            os.unlink(temporary)
        raise


def _write(file: str, data: bytes) -> None:
    with open(file, "wb", buffering=0) as opened:
        left = memoryview(data)
        # The system may take less than all at a time.
        while left:
            left = left[opened.write(left) :]


def _is_link(path: str, link: str) -> ArticleError:
    return _refused(path, f"{link} is a link.", "Put a real file or folder there.")


def _refused(path: str, message: str, hint: str) -> ArticleError:
    return ArticleError([Diagnostic("write-refused", Severity.ERROR, path, None, message, hint)])


def _failed(path: str, error: OSError) -> ArticleError:
    message = f"The file cannot be written: {error.strerror}."
    hint = "Check the folder's permissions and the disk's free space, then import again."
    return ArticleError([Diagnostic("write-failed", Severity.ERROR, path, None, message, hint)])
