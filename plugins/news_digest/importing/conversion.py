"""One raw document -> a story, or the reasons why there is none. Bad input raises nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from news_digest.diagnostics import Diagnostic, DigestError, Severity
from news_digest.importing.seeds import Seed, file_of, read_seed
from news_digest.model import Guidance, RawDocument, Story, StoryStatus
from news_digest.vocabulary.model import Vocabularies


@dataclass(frozen=True, slots=True)
class Converter:
    """The converter's two steps and the version of its rules (see `news_digest.convert`).

    Whether `convert` rejects a document depends on the document, what is stated about it, and the
    rules, and not on the vocabularies: they name what a story is about, and do not make one.
    """

    read: Callable[[bytes, str], RawDocument]
    convert: Callable[[RawDocument, Vocabularies, Guidance], Story]
    rules: str


@dataclass(frozen=True, slots=True)
class Rejected:
    """Why a raw document gives no story: at least one diagnostic.

    `lasting` where the same bytes and rules always give the same answer.
    """

    diagnostics: tuple[Diagnostic, ...]
    lasting: bool = True


def convert_seed(
    seed: Seed, root: Path, vocabularies: Vocabularies, converter: Converter
) -> Story | Rejected:
    """Read and convert one raw document of the site at `root`."""
    data = seed_bytes(seed, root)
    if isinstance(data, Rejected):
        return data
    return convert_bytes(seed, data, vocabularies, converter)


def seed_bytes(seed: Seed, root: Path) -> bytes | Rejected:
    """Read one raw document of the site at `root`.

    A document whose sidecar cannot be used waits: what it says might be not to publish it.
    """
    if seed.problems:
        return Rejected(seed.problems, lasting=False)
    try:
        return read_seed(file_of(seed.path, root), seed.path)
    except DigestError as error:
        return Rejected(error.diagnostics, lasting=False)


def convert_bytes(
    seed: Seed, data: bytes, vocabularies: Vocabularies, converter: Converter
) -> Story | Rejected:
    """Convert one raw document whose bytes were read.

    A mistake of the converter (any exception) rejects this document and no other.
    """
    try:
        document = converter.read(data, seed.path)
        if document.sha256 != seed.sha256:
            return Rejected((_changed(seed.path),), lasting=False)
        story = converter.convert(document, vocabularies, seed.guidance)
    except DigestError as error:
        return Rejected(error.diagnostics)
    except Exception as error:
        return Rejected((_crash(seed.path, error),), lasting=False)
    if story.status is StoryStatus.REJECTED:
        return Rejected(story.diagnostics or (_unexplained(seed.path),))
    return story


def _crash(path: str, error: Exception) -> Diagnostic:
    return Diagnostic(
        "converter-crash",
        Severity.WARNING,
        path,
        None,
        f"The converter failed on it: {type(error).__name__}: {error}.",
        "This is a mistake in the converter: report it, with the document.",
    )


def _changed(path: str) -> Diagnostic:
    return Diagnostic(
        "seed-changed",
        Severity.WARNING,
        path,
        None,
        "It changed while it was being imported.",
        "Import again.",
    )


def _unexplained(path: str) -> Diagnostic:
    return Diagnostic(
        "no-story",
        Severity.WARNING,
        path,
        None,
        "The converter found no story in it.",
        "Look with `digest explain`.",
    )
