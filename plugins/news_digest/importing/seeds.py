"""What lies in seeds/: every raw document, or the reason why a file is none. Only ever reads."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from news_digest.convert import MAX_BYTES, ending_of
from news_digest.diagnostics import Diagnostic, DigestError, Severity
from news_digest.guidance import Book, is_sidecar, pair_sidecars, without_document
from news_digest.known_files import KnownFiles, state_of
from news_digest.model import NOTHING_STATED, Guidance

# Each may be followed by `.gz`. Without an ending a file is taken for text: `convert` refuses what
# is not.
SUPPORTED_ENDINGS = frozenset({"", ".txt", ".text", ".md", ".html", ".htm"})

# What is read at a time of a file that does not tell its size.
_CHUNK = 1 << 16

_NOTHING_STATED = Book()

StrPath = str | os.PathLike[str]

_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


class SeedError(DigestError):
    """A file of seeds/ cannot be read as a raw document."""


@dataclass(frozen=True, slots=True)
class Seed:
    """A raw document: its path relative to the site's root, and the sha256 of its bytes.

    `guidance` is what maintainers stated about it; `problems` say why that cannot be used.
    """

    path: str
    sha256: str
    guidance: Guidance = NOTHING_STATED
    problems: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class RejectedSeed:
    """A file that cannot be a raw document, and why. `path` is fit to be printed."""

    path: str
    diagnostic: Diagnostic


@dataclass(frozen=True, slots=True)
class SeedListing:
    """Every file of seeds/ that is not ignored, in the order of their paths' bytes.

    `diagnostics` tell of sidecars without document.
    """

    seeds: tuple[Seed, ...]
    rejected: tuple[RejectedSeed, ...]
    diagnostics: tuple[Diagnostic, ...] = ()


def list_seeds(
    seeds: Path, root: Path, book: Book = _NOTHING_STATED, known: KnownFiles | None = None
) -> SeedListing:
    """Look at everything below `seeds`, a folder below the site's `root`.

    Files and folders whose names begin with a full stop are passed over; sidecars (`*.yml`) are no
    raw documents, and `book` tells what they and decisions.yml state about one. `known` files that
    did not change are not read. A folder that does not exist is an empty one.
    """
    known = known or KnownFiles()
    found: list[Seed] = []
    rejected: list[RejectedSeed] = []
    home = seeds.resolve()
    files, sidecars = _without_sidecars(_found_in(seeds, root))
    beside, alone = pair_sidecars([file.relative for file in files], sidecars)
    for file in files:
        path = _printable(file.relative)
        try:
            _check_name(file.relative, path)
            _check_kind(file, path, home)
            digest = _digest(file, path, known)
            sidecar = beside.get(file.relative)
            stated = book.stated(digest, (root / sidecar, _printable(sidecar)) if sidecar else None)
            found.append(Seed(path, digest, stated.guidance, stated.problems))
        except SeedError as error:
            rejected += (RejectedSeed(path, diagnostic) for diagnostic in error.diagnostics)
    diagnostics = tuple(without_document(_printable(sidecar)) for sidecar in alone)
    return SeedListing(tuple(found), tuple(rejected), diagnostics)


def file_of(path: str, root: Path) -> str:
    """Return where the raw document `path` lies, in this machine's own encoding of names."""
    return os.path.join(root, os.fsdecode(path.encode()))


def read_seed(file: StrPath, path: str) -> bytes:
    """Return the bytes of a raw document; `path` is how diagnostics call it.

    Raises SeedError with one diagnostic where the file is gone, unreadable or too large; of a
    file that is too large no more than the limit is read.
    """
    try:
        # Anything but a file could block: a pipe waits for its writer for ever.
        if not stat.S_ISREG(os.stat(file).st_mode):
            raise _refusal(
                path,
                "seed-not-a-file",
                "It is neither a file nor a folder that can be opened.",
                "Put the document itself there, and check who may read it.",
            )
        return read_at_most(file, path)
    except FileNotFoundError:
        raise _refusal(
            path, "seed-vanished", "It was there a moment ago and is gone.", "Import again."
        ) from None
    except OSError as error:
        raise _refusal(
            path, "seed-unreadable", f"It cannot be read: {error.strerror}.", "Check who may read."
        ) from None


def read_at_most(file: StrPath, path: str) -> bytes:
    """Return the bytes of a file of any kind, or raise SeedError where it is too large.

    No more than the limit is read. What the system cannot do raises OSError.
    """
    parts: list[bytes] = []
    left = MAX_BYTES + 1
    with open(file, "rb", buffering=0) as opened:
        # As much room is made as is asked for: not the limit's for each small file.
        most = os.fstat(opened.fileno()).st_size + 1
        while left and (part := opened.read(min(most, left))):
            parts.append(part)
            left -= len(part)
            most = _CHUNK
    data = b"".join(parts)
    if len(data) > MAX_BYTES:
        raise _refusal(
            path,
            "seed-too-large",
            f"It is larger than {MAX_BYTES // 1_000_000} MB, far more than a news page.",
            "Put single pages into seeds/, one a file.",
        )
    return data


@dataclass(frozen=True, slots=True)
class _File:
    """A file as it was found: its path, the one from the root, and whether it is a link.

    `state` is None for what cannot be read.
    """

    path: str
    relative: str
    is_link: bool = False
    state: os.stat_result | None = None


def _found_in(seeds: Path, root: Path) -> list[_File]:
    """Return what is not ignored, in the order of the paths' bytes.

    Links to folders and folders that cannot be opened are entries themselves.
    """
    top = _File(str(seeds), seeds.relative_to(root).as_posix())
    found = [file for file in _walk(top) if file is not top]
    return sorted(found, key=lambda file: os.fsencode(file.relative))


def _walk(folder: _File) -> Iterator[_File]:
    try:
        with os.scandir(folder.path) as opened:
            entries = [entry for entry in opened if not entry.name.startswith(".")]
    except OSError:
        yield folder
        return
    for entry in entries:
        relative = f"{folder.relative}/{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(_File(entry.path, relative))
        else:
            yield _File(entry.path, relative, entry.is_symlink(), state_of(entry))


def _without_sidecars(files: Iterable[_File]) -> tuple[list[_File], list[str]]:
    """Part the files that may be documents from the paths of sidecars."""
    documents, sidecars = [], []
    for file in files:
        if is_sidecar(file.relative):
            sidecars.append(file.relative)
        else:
            documents.append(file)
    return documents, sidecars


def _digest(file: _File, path: str, known: KnownFiles) -> str:
    """Return the sha256 of a raw document."""
    state = file.state
    if state and (digest := known.recall(path, state, str)):
        return digest
    digest = sha256(read_seed(file.path, path)).hexdigest()
    if state:
        known.learn(path, state, digest)
    return digest


def _check_name(name: str, path: str) -> None:
    if os.fsencode(name) != path.encode():
        raise _refusal(
            path,
            "seed-name-unusable",
            "Its name is not UTF-8, or holds control characters (shown as \\x…).",
            "Rename the file.",
        )


def _check_kind(file: _File, path: str, home: Path) -> None:
    if file.is_link:
        _check_link(Path(file.path), path, home)
    ending = ending_of(file.relative)
    if ending not in SUPPORTED_ENDINGS:
        raise _refusal(
            path,
            "seed-unsupported-ending",
            f"Files that end in {ending!r} are not converted.",
            "Save the page as plain text (.txt), or move the file out of seeds/.",
        )


def _check_link(file: Path, path: str, home: Path) -> None:
    # Following it could publish any file of this machine.
    try:
        target = file.resolve(strict=True)
    except (OSError, RuntimeError):
        raise _refusal(
            path, "seed-link-broken", "It is a link that leads nowhere.", "Delete the link."
        ) from None
    if not target.is_relative_to(home):
        raise _refusal(
            path,
            "seed-link-leaves",
            "It is a link that leaves seeds/.",
            "Copy the document itself into seeds/.",
        )
    if target.is_dir():
        raise _refusal(
            path,
            "seed-link-to-folder",
            "It is a link to a folder of seeds/, whose documents are imported already.",
            "Delete the link.",
        )


def _printable(name: str) -> str:
    """Return a file's name as UTF-8, whatever encoding this machine's locale has for names."""
    decoded = os.fsencode(name).decode("utf-8", "backslashreplace")
    return _CONTROLS.sub(lambda sign: f"\\x{ord(sign[0]):02x}", decoded)


def _refusal(path: str, code: str, message: str, hint: str) -> SeedError:
    return SeedError([Diagnostic(code, Severity.WARNING, path, None, message, hint)])
