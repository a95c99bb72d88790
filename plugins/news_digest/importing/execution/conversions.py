"""The conversions of one import: here or by workers, counted and shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from news_digest.diagnostics import Diagnostic
from news_digest.importing.conversion import Rejected, convert_seed
from news_digest.importing.execution.ahead import Ahead
from news_digest.importing.execution.choice import Execution
from news_digest.importing.execution.tasks import Result, Setup
from news_digest.importing.seeds import Seed

# Is told how many documents are done, and how many there are to do.
Progress = Callable[[int, int], None]


def no_progress(done: int, total: int) -> None:
    """Show nothing."""


class Conversions:
    """Gives planning the stories that it asks for; `count` is how many documents became one."""

    def __init__(self, root: Path, setup: Setup, execution: Execution, progress: Progress) -> None:
        self.count = 0
        self._root = root
        self._setup = setup
        self._execution = execution
        self._progress = progress
        self._expected: frozenset[str] = frozenset()
        self._done = 0
        self._ahead: Ahead | None = None

    def expect(self, seeds: Sequence[Seed]) -> None:
        """Say which documents will be asked for, most likely, in this order."""
        self._expected = frozenset(seed.path for seed in seeds)
        workers = self._execution.workers_for(len(seeds), self._setup)
        if workers is not None:
            self._ahead = Ahead(seeds, self._root, self._setup, workers)

    def convert(self, seed: Seed) -> Result:
        """Return a document's story, or why there is none."""
        if self._ahead is not None:
            result = self._ahead.take(seed)
        else:
            setup = self._setup
            result = convert_seed(seed, self._root, setup.vocabularies, setup.converter)
        self.count += not isinstance(result, Rejected)
        if seed.path in self._expected:
            self._done += 1
            self._progress(self._done, len(self._expected))
        return result

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What went wrong with the workers, rather than with a document."""
        return tuple(self._ahead.diagnostics) if self._ahead is not None else ()

    def close(self) -> None:
        """End what is under way: nobody asks any more."""
        if self._ahead is not None:
            self._ahead.close()
