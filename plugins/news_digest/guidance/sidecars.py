"""seeds/NAME.yml: what a maintainer states about the document beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from news_digest.diagnostics import Diagnostic, Severity
from news_digest.guidance.codes import Code
from news_digest.guidance.statements import fields, statements
from news_digest.model import NOTHING_STATED, Guidance, Statement
from news_digest.vocabulary.model import OutletVocabulary
from news_digest.yaml_files.files import parse_file
from news_digest.yaml_files.mapping import read_mapping
from news_digest.yaml_files.report import Report
from news_digest.yaml_files.tree import Mapping

SIDECAR_ENDING = ".yml"
# Read as sidecars, so that none is passed over in silence; they must be renamed.
MISNAMED_ENDING = ".yaml"
_ENDINGS = (SIDECAR_ENDING, MISNAMED_ENDING)

_MAX_BYTES = 100_000


@dataclass(frozen=True, slots=True)
class Stated:
    """What was stated about one document, or the reasons why that cannot be used."""

    guidance: Guidance = NOTHING_STATED
    problems: tuple[Diagnostic, ...] = ()


def is_sidecar(name: str) -> bool:
    """Tell whether a file of seeds/ is a sidecar by its name."""
    return name.lower().endswith(_ENDINGS)


def pair_sidecars(
    documents: Iterable[str], sidecars: Iterable[str]
) -> tuple[dict[str, str], tuple[str, ...]]:
    """Return the sidecar of each document that has one, and the sidecars without document.

    Paths are in POSIX form. `a.yml` belongs to every document called `a` but for its endings;
    `a.txt.yml` to `a.txt` (or `a.txt.gz`) alone, and then `a.yml` does not count for it.
    """
    by_target: dict[str, str] = {}
    for sidecar in sorted(sidecars):
        by_target.setdefault(str(PurePosixPath(sidecar).with_suffix("")), sidecar)
    if not by_target:
        return {}, ()
    pairs = {
        document: by_target[target]
        for document in documents
        for target in [next((one for one in _targets(document) if one in by_target), None)]
        if target is not None
    }
    used = set(pairs.values())
    return pairs, tuple(sorted(set(sidecars) - used))


def read_sidecar(file: Path, path: str, outlets: OutletVocabulary) -> Stated:
    """Read the sidecar `file`, which diagnostics call `path`."""
    report = Report(path, Code)
    data = _read_bytes(file, report)
    if PurePosixPath(path).suffix.lower() == MISNAMED_ENDING:
        shown = PurePosixPath(path).with_suffix(SIDECAR_ENDING).name
        message = "Sidecars end in .yml, and this one does not."
        report.error(Code.FILE_NAME, None, message, f"Call it {shown}.")
    found = () if data is None else _statements(data, outlets, report)
    if report.failed:
        return Stated(problems=as_warnings(report.diagnostics))
    return Stated(Guidance(statements=found))


def without_document(sidecar: str) -> Diagnostic:
    """Return the warning about a sidecar that belongs to no document."""
    name = PurePosixPath(sidecar).name
    stem = name.removesuffix(PurePosixPath(name).suffix)
    return Diagnostic(
        Code.ORPHAN.value,
        Severity.WARNING,
        sidecar,
        None,
        f"There is no raw document {stem!r} beside it, with or without an ending, that it is for.",
        "Give it the document's name, with .yml in the place of the ending; or delete it.",
    )


def as_warnings(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return diagnostics about one document as warnings: all others are built."""
    return tuple(
        Diagnostic(one.code, Severity.WARNING, one.path, one.line, one.message, one.hint)
        for one in sorted(found, key=lambda one: one.line or 0)
    )


def _targets(document: str) -> Iterator[str]:
    """Yield what a document's sidecar may be called but for its ending, the fullest name first."""
    yield document
    inner = document.removesuffix(".gz")
    yield inner
    yield str(PurePosixPath(inner).with_suffix(""))


def _read_bytes(file: Path, report: Report) -> bytes | None:
    try:
        # A link could lead anywhere, and anything but a file could block.
        if file.is_symlink() or not file.is_file():
            report.error(
                Code.UNREADABLE, None, "It is a link or no file.", "Put the file itself there."
            )
            return None
        with file.open("rb") as opened:
            data = opened.read(_MAX_BYTES + 1)
    except OSError as error:
        message = f"It cannot be read: {error.strerror or error}."
        report.error(Code.UNREADABLE, None, message, "Check who may read it.")
        return None
    if len(data) > _MAX_BYTES:
        message = f"It is larger than {_MAX_BYTES // 1000} kB, and no sidecar."
        report.error(Code.UNREADABLE, None, message, "Move it out of the seeds.")
        return None
    return data


def _statements(data: bytes, outlets: OutletVocabulary, report: Report) -> tuple[Statement, ...]:
    tree = parse_file(data, report)
    if tree is None:
        return ()
    if not isinstance(tree, Mapping):
        report.error(
            Code.TYPE,
            tree.line,
            f"The file holds {tree.kind} in place of its keys.",
            "Write `key: value` lines, such as `date: 2007-03-27`.",
        )
        return ()
    schema = fields(outlets)
    found = read_mapping(tree, schema, report, "a sidecar")
    return statements(found, schema, report.path, with_lines=True)
