"""A Dask cluster of two worker processes converts what this process would, byte for byte."""

from __future__ import annotations

import builtins
import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

from news_digest.diagnostics import DigestError
from news_digest.importing import Execution
from news_digest.importing.execution import cluster as cluster_module
from news_digest.importing.execution import tasks

Import = Callable[..., Any]
Fill = Callable[[Path, int], None]
Written = Callable[[Path], dict[str, bytes]]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The scheduler of a cluster as on other machines: it knows nothing of the site's folder."""
    with cluster(tmp_path_factory.mktemp("cluster"), workers=2) as scheduler:
        yield scheduler


@contextmanager
def cluster(folder: Path, workers: int) -> Iterator[str]:
    with ExitStack() as started:

        def start(part: str, *options: str) -> None:
            command = [sys.executable, "-m", f"distributed.cli.dask_{part}", "--no-dashboard"]
            log = started.enter_context((folder / f"{part}.log").open("ab"))
            process = subprocess.Popen([*command, *options], cwd=folder, stdout=log, stderr=log)
            started.callback(process.wait, 30)
            started.callback(process.terminate)

        file = folder / "scheduler.json"
        start("scheduler", "--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(file))
        for _ in range(workers):
            start("worker", "--scheduler-file", str(file), "--nthreads", "1", "--no-nanny")
        until = time.monotonic() + 30
        address = None
        while address is None:
            assert time.monotonic() < until, (folder / "scheduler.log").read_text("utf-8")
            time.sleep(0.05)
            with suppress(OSError, ValueError):
                address = json.loads(file.read_text(encoding="utf-8"))["address"]
        yield address


def on(address: str) -> Execution:
    return Execution(workers=2, cluster=True, address=address, least=1)


def test_the_bytes_and_the_report_are_the_same(
    tmp_path: Path, address: str, fill: Fill, written: Written, import_with: Import
) -> None:
    fill(tmp_path / "alone", 60)
    alone = import_with(tmp_path / "alone", Execution(workers=1))
    fill(tmp_path / "cluster", 60)
    assert import_with(tmp_path / "cluster", on(address)) == alone
    assert alone.published >= 60
    assert written(tmp_path / "cluster") == written(tmp_path / "alone")


def test_a_worker_with_other_rules_is_refused(
    tmp_path: Path,
    address: str,
    fill: Fill,
    written: Written,
    import_with: Import,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    fill(tmp_path, 2)
    ours = tuple(("rules", "0") if name == "rules" else (name, v) for name, v in versions())
    monkeypatch.setattr("news_digest.importing.run.versions_here", lambda: ours)
    with pytest.raises(DigestError) as raised:
        import_with(tmp_path, on(address))
    [diagnostic] = raised.value.diagnostics
    assert diagnostic.code == "executor-other-version"
    assert f"rules {dict(versions())['rules']} instead of 0" in diagnostic.message
    assert written(tmp_path) == {}


def versions() -> tuple[tuple[str, str], ...]:
    return tasks.versions_here()


def test_a_scheduler_that_is_not_there(
    tmp_path: Path, fill: Fill, import_with: Import, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(tmp_path, 1)
    monkeypatch.setattr(cluster_module, "_CONNECTING", 1)
    with pytest.raises(DigestError) as raised:
        import_with(tmp_path, on("tcp://127.0.0.1:9"))
    [diagnostic] = raised.value.diagnostics
    assert diagnostic.code == "executor-unusable"
    assert "tcp://127.0.0.1:9 cannot be reached" in diagnostic.message


def test_a_cluster_without_workers(
    tmp_path: Path, fill: Fill, import_with: Import, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(tmp_path, 1)
    monkeypatch.setattr(cluster_module, "_FIRST_WORKER", 1)
    with cluster(tmp_path, workers=0) as empty, pytest.raises(DigestError) as raised:
        import_with(tmp_path, on(empty))
    assert [one.code for one in raised.value.diagnostics] == ["executor-unusable"]


def test_without_the_extra(
    tmp_path: Path, fill: Fill, import_with: Import, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(tmp_path, 1)
    real = builtins.__import__

    def without_dask(name: str, *args: Any, **options: Any) -> Any:
        if name.split(".")[0] in ("dask", "distributed"):
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        return real(name, *args, **options)

    monkeypatch.setattr(builtins, "__import__", without_dask)
    with pytest.raises(DigestError) as raised:
        import_with(tmp_path, on("tcp://127.0.0.1:9"))
    [diagnostic] = raised.value.diagnostics
    assert diagnostic.code == "executor-missing"
    assert "news-digest[dask]" in diagnostic.hint
