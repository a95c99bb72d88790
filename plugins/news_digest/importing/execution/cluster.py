"""Workers of a Dask cluster, through the executor that `distributed` gives: `news-digest[dask]`.

A task carries the document's bytes, and the answer its story, so that workers need the package
alone: no file of the site, and no disk in common.
"""

from __future__ import annotations

from concurrent.futures import CancelledError, Executor, Future
from time import monotonic
from typing import TYPE_CHECKING

from news_digest.importing.execution.tasks import (
    Chunk,
    ExecutionError,
    Results,
    Setup,
    WorkerLostError,
    convert_chunk,
    problem,
)

if TYPE_CHECKING:
    from distributed import Client

# Seconds to wait for the scheduler, for a first worker, and for a worker when all are gone.
_CONNECTING = 10
_FIRST_WORKER = 30
_ANY_WORKER = 60
_LOOKING = 2.0


class Cluster:
    """The workers behind the scheduler at `address`.

    With None that is the scheduler that Dask's own configuration names or, where it names none, a
    cluster of `count` processes on this machine that ends with the import.
    """

    def __init__(self, address: str | None, count: int, setup: Setup) -> None:
        self.count = count
        self._address = address
        self._setup = setup
        self._client: Client | None = None
        self._executor: Executor | None = None

    def submit(self, chunk: Chunk) -> Future[Results]:
        """Have a chunk converted. Raises ExecutionError where there is no cluster to ask."""
        if self._executor is None:
            self._connect()
        assert self._executor is not None
        return self._executor.submit(convert_chunk, self._shared, chunk)

    def wait(self, future: Future[Results]) -> Results:
        """Return what became of a chunk.

        Raises WorkerLostError where it ended the workers that it was given to, and ExecutionError
        where no worker is left to wait for, or one has other rules.
        """
        from distributed import KilledWorker

        seen = monotonic()
        while True:
            try:
                return future.result(_LOOKING)
            except TimeoutError:
                if self._has_workers():
                    seen = monotonic()
                elif monotonic() - seen > _ANY_WORKER:
                    raise _unusable("has no workers any more", self._address) from None
            except (KilledWorker, CancelledError) as error:
                raise WorkerLostError(str(error)) from error
            except ImportError as error:
                raise _unusable(f"cannot load the digest ({error})", self._address) from error

    def start_anew(self) -> None:
        """Nothing to do: the scheduler replaces what is lost."""

    def close(self) -> None:
        """Give back what is under way, and leave; a cluster of our own ends."""
        client, self._client, self._executor = self._client, None, None
        if client is not None:
            cluster = client.cluster
            client.close()
            if cluster is not None:
                cluster.close()

    def _connect(self) -> None:
        try:
            import dask
            from distributed import Client, LocalCluster
        except ImportError as error:
            message = "DIGEST_EXECUTOR asks for Dask, which is not installed."
            hint = "Install it: pip install 'news-digest[dask]'."
            raise ExecutionError([problem("executor-missing", message, hint)]) from error
        address = self._address or dask.config.get("scheduler-address", None)
        own = None
        if address is None:
            own = LocalCluster(
                n_workers=self.count,
                threads_per_worker=1,
                memory_limit=0,
                # On a port that is free; nobody looks at a cluster of a few minutes.
                dashboard_address="127.0.0.1:0",
            )
        try:
            self._client = Client(own or address, timeout=_CONNECTING, set_as_default=False)
        except (OSError, ValueError) as error:
            raise _unusable(f"cannot be reached ({error})", address) from error
        try:
            self._client.wait_for_workers(1, timeout=_FIRST_WORKER)
        except TimeoutError as error:
            self.close()
            raise _unusable(f"has no worker within {_FIRST_WORKER} s", address) from error
        self.count = max(self.count, sum(self._client.nthreads().values()))
        # Sent once to each worker, and not with each task.
        [self._shared] = self._client.scatter([self._setup], broadcast=True, hash=False)
        self._executor = self._client.get_executor()

    def _has_workers(self) -> bool:
        assert self._client is not None
        return bool(self._client.scheduler_info()["workers"])


def _unusable(what: str, address: str | None) -> ExecutionError:
    where = address or "that Dask's configuration names"
    message = f"The Dask cluster {where} {what}."
    hint = (
        "Check the address in DIGEST_EXECUTOR and that scheduler and workers run; "
        "without DIGEST_EXECUTOR documents are converted on this machine. What was written stays."
    )
    return ExecutionError([problem("executor-unusable", message, hint)])
