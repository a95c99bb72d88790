"""A Dask cluster of two worker processes converts what this process would, byte for byte."""

from __future__ import annotations

import builtins
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from distributed import LocalCluster

from news_digest.diagnostics import DigestError
from news_digest.importing import Execution
from news_digest.importing.execution import cluster as cluster_module
from news_digest.importing.execution import tasks

Import = Callable[..., Any]
Fill = Callable[[Path, int], None]
Written = Callable[[Path], dict[str, bytes]]


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The scheduler of a cluster that runs elsewhere: two worker processes, each with a nanny."""
    with LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None, memory_limit=0
    ) as cluster:
        yield cluster.scheduler_address


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
    with (
        LocalCluster(n_workers=0, dashboard_address=None, processes=False) as empty,
        pytest.raises(DigestError) as raised,
    ):
        import_with(tmp_path, on(empty.scheduler_address))
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
