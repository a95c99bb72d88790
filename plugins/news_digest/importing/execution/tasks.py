"""What travels to a worker, and what comes back: the one step that runs elsewhere.

A conversion is a function of the task and the setup, so where it runs, beside how many others, and
which of them ends first cannot change a byte of what is written.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from typing import Protocol

from news_digest.convert import RULES_VERSION
from news_digest.diagnostics import Diagnostic, DigestError, Severity
from news_digest.importing.conversion import Converter, Rejected, convert_bytes
from news_digest.importing.seeds import Seed
from news_digest.model import Story
from news_digest.vocabulary.model import Vocabularies

# What a story depends on besides the rules: other versions read other words off the same page.
_PACKAGES = ("news-digest", "charset-normalizer", "python-slugify", "spacy", "trafilatura")


class ExecutionError(DigestError):
    """Documents cannot be converted where the settings say."""


class WorkerLostError(Exception):
    """A worker ended without an answer: killed, out of memory, or unreachable."""


@dataclass(frozen=True, slots=True)
class Task:
    """A raw document with its bytes: a worker need not see the disk that it lies on."""

    seed: Seed
    data: bytes


@dataclass(frozen=True, slots=True)
class Setup:
    """What all tasks of an import have in common. `versions` are those of the importing side."""

    vocabularies: Vocabularies
    converter: Converter
    versions: tuple[tuple[str, str], ...]


Result = Story | Rejected
Chunk = Sequence[Task]
Results = tuple[Result, ...]


class Workers(Protocol):
    """Workers that convert chunks of documents. Submitting starts them where they are not yet."""

    @property
    def count(self) -> int:
        """How many chunks are converted at a time."""

    def submit(self, chunk: Chunk) -> Future[Results]:
        """Have a chunk converted. Raises ExecutionError where no worker can be had."""

    def wait(self, future: Future[Results]) -> Results:
        """Return what became of a chunk.

        Raises WorkerLostError where its worker ended, and with it perhaps all the others; and
        ExecutionError where there will be no answer.
        """

    def start_anew(self) -> None:
        """Forget all that was submitted; get workers again for what comes."""

    def close(self) -> None:
        """End what was started, at once, whatever is still under way."""


def convert_chunk(setup: Setup, chunk: Chunk) -> Results:
    """Convert some documents, in order: what a worker does.

    Raises ExecutionError where this side would read documents otherwise than the importing one.
    """
    if differing := [
        f"{name} {theirs} instead of {ours}"
        for (name, ours), (_, theirs) in zip(setup.versions, versions_here(), strict=True)
        if ours != theirs
    ]:
        message = f"A worker has {', '.join(differing)}: its stories would be other ones."
        hint = "Install on every worker what is installed here, and restart it."
        raise ExecutionError([problem("executor-other-version", message, hint)])
    return tuple(
        convert_bytes(task.seed, task.data, setup.vocabularies, setup.converter) for task in chunk
    )


@lru_cache(maxsize=1)
def versions_here() -> tuple[tuple[str, str], ...]:
    """Return the versions of all that a story depends on, as (name, version)."""
    return (
        ("rules", RULES_VERSION),
        ("Unicode", unicodedata.unidata_version),
        *((name, _version(name)) for name in _PACKAGES),
    )


def problem(code: str, message: str, hint: str) -> Diagnostic:
    """Return an error about where documents are converted."""
    return Diagnostic(code, Severity.ERROR, "pelicanconf.py", None, message, hint)


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "none"
