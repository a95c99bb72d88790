"""Workers on this machine: processes of their own, as Python runs one thread at a time."""

from __future__ import annotations

import multiprocessing
import os
import signal
from concurrent.futures import CancelledError, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextvars import ContextVar
from multiprocessing.connection import wait
from threading import Thread
from time import monotonic

from news_digest.importing.execution.tasks import (
    Chunk,
    Results,
    Setup,
    WorkerLostError,
    convert_chunk,
)

# Never by `fork`, which copies locks that threads hold; nor by a server that imported the digest
# before it was told from where: its copies could have other rules than this process.
_SPAWN = multiprocessing.get_context("spawn")

# Seconds that a document may still take when nobody waits for it any more: nearly all end in time,
# and a process that ends by itself leaves no half-sent answer behind.
_GRACE = 2.0

# Set in worker processes alone, once, when they start: vocabularies need not travel with each task.
_SETUP: ContextVar[Setup] = ContextVar("setup")


class Processes:
    """`count` processes; they start as tasks come in."""

    def __init__(self, count: int, setup: Setup) -> None:
        self.count = count
        self._setup = setup
        self._pool: ProcessPoolExecutor | None = None
        self._others: frozenset[int | None] = frozenset()

    def submit(self, chunk: Chunk) -> Future[Results]:
        """Have a chunk converted."""
        if self._pool is None:
            self._others = frozenset(child.pid for child in multiprocessing.active_children())
            self._pool = ProcessPoolExecutor(
                self.count, _SPAWN, initializer=_prepare, initargs=(self._setup,)
            )
        try:
            return self._pool.submit(_convert, chunk)
        except (BrokenProcessPool, OSError) as error:
            # It broke since the last answer, or there is no room for another process: this chunk
            # is as lost as one whose process died.
            lost: Future[Results] = Future()
            lost.set_exception(BrokenProcessPool(str(error)))
            return lost

    def wait(self, future: Future[Results]) -> Results:
        """Return what became of a chunk; raises WorkerLostError where a process died."""
        try:
            return future.result()
        except (BrokenProcessPool, CancelledError) as error:
            raise WorkerLostError(str(error)) from error

    def start_anew(self) -> None:
        """End all processes; the next task starts others."""
        self.close()

    def close(self) -> None:
        """End all processes, also in the midst of a document: they write nothing."""
        if self._pool is None:
            return
        pool, self._pool = self._pool, None
        pool.shutdown(wait=False, cancel_futures=True)
        alive = [one for one in multiprocessing.active_children() if one.pid not in self._others]
        until = monotonic() + _GRACE
        while alive and (left := until - monotonic()) > 0:
            ended = wait([child.sentinel for child in alive], left)
            alive = [child for child in alive if child.sentinel not in ended]
        for child in alive:
            child.terminate()


def _prepare(setup: Setup) -> None:
    _SETUP.set(setup)
    # Ctrl-C reaches all processes of a terminal: the importing one ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # A killed import must not leave workers behind that wait for tasks for ever.
    parent = multiprocessing.parent_process()
    if parent is not None:
        Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)


def _convert(chunk: Chunk) -> Results:
    return convert_chunk(_SETUP.get(), chunk)
