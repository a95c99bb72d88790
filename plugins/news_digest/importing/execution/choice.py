"""Which workers convert, for how many documents."""

from __future__ import annotations

import multiprocessing
import os
from dataclasses import dataclass

from news_digest.importing.execution.cluster import Cluster
from news_digest.importing.execution.processes import Processes
from news_digest.importing.execution.tasks import Setup, Workers
from news_digest.settings import DigestSettings

# The fewest documents for which workers are started. A worker needs more than a second of processor
# time for its imports and word lists, in which some 400 wire stories are converted here: with two
# workers, an import of 600 is no faster.
LEAST_DOCUMENTS = 1000
# The importing process plans and writes what all others convert, and cannot keep up with more.
_MOST_PROCESSES = 8


@dataclass(frozen=True, slots=True)
class Execution:
    """Where documents are converted.

    `workers` is how many are converted at a time, None for as many as this machine has processors.
    `cluster` asks for a Dask cluster: `address` is its scheduler's, None for the one that Dask's
    own configuration names or, where it names none, one of `workers` processes on this machine.
    Imports that convert fewer than `least` documents need no workers and start none.
    """

    workers: int | None = 1
    cluster: bool = False
    address: str | None = None
    least: int = LEAST_DOCUMENTS

    @classmethod
    def of(cls, settings: DigestSettings) -> Execution:
        """Return what a site's settings ask for."""
        kind, _, address = settings.executor.partition(":")
        workers = None if settings.workers == "auto" else settings.workers
        return cls(workers, cluster=kind == "dask", address=address or None)

    def workers_for(self, documents: int, setup: Setup) -> Workers | None:
        """Return the workers for so many documents; None where this process converts them."""
        if documents < max(1, self.least):
            return None
        count = self.workers or min(processors(), _MOST_PROCESSES)
        if self.cluster:
            return Cluster(self.address, count, setup)
        # Some processes may have none of their own: `pelican --listen` builds in such a one.
        if count == 1 or multiprocessing.current_process().daemon:
            return None
        return Processes(count, setup)


def processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
