"""Conversions under way while earlier ones are planned with, handed out in a fixed order."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path

from news_digest.diagnostics import Diagnostic, Severity
from news_digest.importing.conversion import Rejected, convert_seed, seed_bytes
from news_digest.importing.execution.tasks import (
    Result,
    Results,
    Setup,
    Task,
    WorkerLostError,
    Workers,
)
from news_digest.importing.seeds import Seed

# Documents of a task: some 50 ms of work, a hundred times what sending it costs. Long documents
# travel alone or nearly so.
_CHUNK = 16
_CHUNK_BYTES = 1_000_000
# Chunks under way for each that is being converted: no worker waits while one is planned with.
_AHEAD = 3


@dataclass(frozen=True, slots=True)
class _Chunk:
    """Documents under way, and those of them that could not be read."""

    tasks: tuple[Task, ...]
    unreadable: dict[str, Result]
    future: Future[Results]


class Ahead:
    """Converts `seeds` with `workers`, a few chunks before they are asked for.

    `take` must be asked in the order of `seeds`, though it may leave some out: no answer is kept
    for a document that was passed over. `diagnostics` tell what went wrong with the workers.
    """

    def __init__(self, seeds: Sequence[Seed], root: Path, setup: Setup, workers: Workers) -> None:
        self.diagnostics: list[Diagnostic] = []
        self._order = {seed.path: index for index, seed in enumerate(seeds)}
        self._left = deque(seeds)
        self._root = root
        self._setup = setup
        self._workers: Workers | None = workers
        self._chunks: deque[_Chunk] = deque()
        self._ready: dict[str, Result] = {}
        self._next = 0

    def take(self, seed: Seed) -> Result:
        """Return what became of a document; one that was not foreseen is converted here."""
        if self._order.get(seed.path, -1) >= self._next:
            self._next = self._order[seed.path] + 1
            while seed.path not in self._ready and self._workers:
                self._ready = self._following(self._workers)
        if seed.path in self._ready:
            return self._ready.pop(seed.path)
        return convert_seed(seed, self._root, self._setup.vocabularies, self._setup.converter)

    def close(self) -> None:
        """End what is under way."""
        if self._workers:
            self._workers.close()

    def _following(self, workers: Workers) -> dict[str, Result]:
        """Return the answers for the next chunk of documents."""
        while self._left and len(self._chunks) < _AHEAD * workers.count:
            self._chunks.append(self._submit(workers, *self._cut()))
        chunk = self._chunks.popleft()
        try:
            results = workers.wait(chunk.future)
        except WorkerLostError:
            results = self._recover(workers, chunk.tasks)
        paths = (task.seed.path for task in chunk.tasks)
        # After a loss of all workers there are fewer answers: `take` converts the others here.
        return {**chunk.unreadable, **dict(zip(paths, results, strict=False))}

    def _cut(self) -> tuple[tuple[Task, ...], dict[str, Result]]:
        """Read the documents of the next chunk."""
        tasks: list[Task] = []
        unreadable: dict[str, Result] = {}
        size = 0
        while self._left and len(tasks) < _CHUNK and size < _CHUNK_BYTES:
            seed = self._left.popleft()
            data = seed_bytes(seed, self._root)
            if isinstance(data, Rejected):
                unreadable[seed.path] = data
            else:
                tasks.append(Task(seed, data))
                size += len(data)
        return tuple(tasks), unreadable

    def _submit(
        self, workers: Workers, tasks: tuple[Task, ...], unreadable: dict[str, Result]
    ) -> _Chunk:
        return _Chunk(tasks, unreadable, workers.submit(tasks))

    def _recover(self, workers: Workers, tasks: tuple[Task, ...]) -> Results:
        """Convert the documents of a chunk whose worker was lost, one by one.

        One of them may be what no worker survives: it is named, and costs no other document. The
        chunks behind are submitted again where they were lost, too.
        """
        workers.start_anew()
        results: list[Result] = []
        try:
            workers.wait(workers.submit(()))
        except WorkerLostError:
            # It is not the documents: no process can be started at all.
            workers.close()
            self._workers = None
            self.diagnostics.append(_NO_WORKERS)
            return ()
        for task in tasks:
            try:
                results += workers.wait(workers.submit((task,)))
            except WorkerLostError:
                workers.start_anew()
                results.append(Rejected((_fatal(task.seed.path),), lasting=False))
        self._chunks = deque(
            self._submit(workers, chunk.tasks, chunk.unreadable) if _is_lost(chunk) else chunk
            for chunk in self._chunks
        )
        return tuple(results)


def _is_lost(chunk: _Chunk) -> bool:
    future = chunk.future
    return future.done() and (future.cancelled() or future.exception() is not None)


def _fatal(path: str) -> Diagnostic:
    return Diagnostic(
        "worker-lost",
        Severity.WARNING,
        path,
        None,
        "The process that converted it was ended from outside, alone with this document.",
        "Most likely it takes more memory than there is: convert it with `digest convert` and see.",
    )


_NO_WORKERS = Diagnostic(
    "workers-unusable",
    Severity.WARNING,
    "pelicanconf.py",
    None,
    "No worker stays alive: the documents were converted one after another.",
    "Set DIGEST_WORKERS = 1, or look at the messages above for what ends them.",
)
