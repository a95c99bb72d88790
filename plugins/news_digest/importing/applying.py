"""Carrying a plan out: whole files or none, below three folders and nowhere else."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from difflib import unified_diff
from hashlib import sha256
from pathlib import Path

from news_digest.diagnostics import ArticleError, Diagnostic, Severity
from news_digest.importing.account import Outcome
from news_digest.importing.deciding.plans import (
    ArticleWrite,
    DocumentPlan,
    ProvenanceWrite,
    rejected,
)
from news_digest.importing.memory import Finding

# Temporary files lie beside their target, as only a rename within a folder is atomic. Pelican and
# the archive pass over names that begin with a full stop.
_TEMPORARY_ENDING = ".digest-tmp"


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes files below some folders of the site at `root`, all of them absolute paths.

    A folder is looked at once: an archive holds thousands of files, and few folders.
    """

    root: Path
    folders: tuple[Path, ...]
    _checked: set[Path] = field(default_factory=set, compare=False, repr=False)

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

    def _target(self, path: str) -> tuple[Path, bool]:
        """Return the file, and whether there is something."""
        target = self.root / path
        folder = target.parent
        if folder not in self._checked or target.name == "..":
            self._check_folder(target, path)
            self._checked.add(folder)
        try:
            mode = target.lstat().st_mode
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


@dataclass(frozen=True, slots=True)
class _Done:
    """What was done for one raw document."""

    outcome: Outcome
    finding: Finding | None
    diagnostics: tuple[Diagnostic, ...]
    written: tuple[str, ...]
    diff: str
    added: bool
    unreviewed: bool
    made_now: bool


class Applied:
    """Carries decisions out, and keeps what the report tells of them, and not their bytes.

    What it tells is in the order of the raw documents' paths, whatever the order of the decisions.
    """

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._all: list[_Done] = []
        self._notes: list[str] = []
        self._unwritten: list[Diagnostic] = []

    def carry_out(self, plan: DocumentPlan) -> None:
        """Write the article, then its provenance; a failed article gets no provenance."""
        outcome, diagnostics = plan.outcome, plan.diagnostics
        article, provenance = plan.article, plan.provenance
        written: list[str] = []
        diff, added, made_now = "", False, plan.made_now
        try:
            if article:
                diff = "".join(_diff(self._writer.root, article)) if article.refreshed else ""
                self._writer.write_over(article.path, article.data, article.expected)
                written.append(article.path)
                added = article.expected is None
            if provenance and self._writer.write(provenance.path, provenance.data):
                written.append(provenance.path)
        except ArticleError as error:
            diagnostics += error.diagnostics
            made_now = False
            if not written:
                diff = ""
                if article and article.expected is None:
                    outcome = rejected(outcome.path, error.diagnostics).outcome
        self._all.append(
            _Done(
                outcome,
                plan.finding,
                diagnostics,
                tuple(written),
                diff,
                added,
                plan.unreviewed,
                made_now,
            )
        )

    def note(self, write: ProvenanceWrite) -> None:
        """Write provenance to which something was added; the next import tries again."""
        try:
            if self._writer.write(write.path, write.data):
                self._notes.append(write.path)
        except ArticleError as error:
            self._unwritten += error.diagnostics

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """What became of each document."""
        return tuple(done.outcome for done in self._in_order())

    @property
    def unreviewed(self) -> int:
        """How many documents have open questions."""
        return sum(done.unreviewed for done in self._all)

    @property
    def made_now(self) -> frozenset[str]:
        """The paths of the articles that are what today's rules and vocabularies make."""
        done = (one.outcome.article for one in self._all if one.made_now)
        return frozenset(path for path in done if path)

    @property
    def findings(self) -> Iterator[tuple[str, Finding]]:
        """What the next import need not find out again, by the document's path."""
        return ((one.outcome.path, one.finding) for one in self._in_order() if one.finding)

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What decisions and writes gave rise to."""
        decided = (one for done in self._in_order() for one in done.diagnostics)
        return (*decided, *self._unwritten)

    @property
    def written(self) -> tuple[str, ...]:
        """The files written, each once."""
        written = (path for done in self._in_order() for path in done.written)
        return tuple(dict.fromkeys((*written, *self._notes)))

    @property
    def diffs(self) -> tuple[str, ...]:
        """What a refresh changed."""
        return tuple(done.diff for done in self._in_order() if done.diff)

    @property
    def added(self) -> int:
        """How many articles there are more than before."""
        return sum(done.added for done in self._all)

    def _in_order(self) -> list[_Done]:
        return sorted(self._all, key=lambda done: done.outcome.path)


def _diff(root: Path, article: ArticleWrite) -> Iterator[str]:
    with suppress(OSError):
        before = (root / article.path).read_bytes().decode("utf-8", "replace")
        yield from unified_diff(
            before.splitlines(keepends=True),
            article.data.decode().splitlines(keepends=True),
            fromfile=article.path,
            tofile=f"{article.path} (refreshed)",
        )


def _is_inside(target: Path, folder: Path) -> bool:
    return ".." not in target.parts and target != folder and target.is_relative_to(folder)


def _bytes_of(target: Path) -> bytes | None:
    try:
        return target.read_bytes()
    except FileNotFoundError:
        return None


def _replace(target: Path, data: bytes) -> None:
    temporary = target.with_name(f".{target.name}{_TEMPORARY_ENDING}")
    try:
        try:
            temporary.write_bytes(data)
        except FileNotFoundError:
            target.parent.mkdir(parents=True, exist_ok=True)
            temporary.write_bytes(data)
        temporary.replace(target)
    except OSError:
        with suppress(OSError):
            temporary.unlink()
        raise


def _is_link(path: str, link: str) -> ArticleError:
    return _refused(path, f"{link} is a link.", "Put a real file or folder there.")


def _refused(path: str, message: str, hint: str) -> ArticleError:
    return ArticleError([Diagnostic("write-refused", Severity.ERROR, path, None, message, hint)])


def _failed(path: str, error: OSError) -> ArticleError:
    message = f"The file cannot be written: {error.strerror}."
    hint = "Check the folder's permissions and the disk's free space, then import again."
    return ArticleError([Diagnostic("write-failed", Severity.ERROR, path, None, message, hint)])
