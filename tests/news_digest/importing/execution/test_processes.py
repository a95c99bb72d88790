"""Processes convert what this process would, byte for byte, whatever happens to them."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from news_digest.importing import Execution

Import = Callable[..., Any]
Fill = Callable[[Path, int], None]
Written = Callable[[Path], dict[str, bytes]]

HERE = Path(__file__).parent
ALONE = Execution(workers=1)
TWO = Execution(workers=2, least=1)


def test_the_bytes_and_the_report_are_the_same(
    tmp_path: Path, fill: Fill, written: Written, import_with: Import
) -> None:
    reports = []
    for name, execution in (("alone", ALONE), ("two", TWO)):
        fill(tmp_path / name, 60)
        reports.append(import_with(tmp_path / name, execution))
    assert reports[0] == reports[1]
    assert reports[0].published >= 60
    assert reports[0].duplicate >= 2
    assert reports[0].rejected >= 2
    assert written(tmp_path / "alone") == written(tmp_path / "two")
    assert multiprocessing.active_children() == []


def test_nothing_changed_means_nothing_to_do(
    tmp_path: Path, fill: Fill, import_with: Import, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(tmp_path, 3)
    import_with(tmp_path, ALONE)
    monkeypatch.setattr(
        "news_digest.importing.execution.choice.Processes",
        lambda *_: pytest.fail("no worker is needed"),
    )
    report = import_with(tmp_path, TWO)
    assert (report.converted, report.written) == (0, ())


def test_a_document_that_kills_its_process_costs_no_other(
    tmp_path: Path, fill: Fill, import_with: Import, written: Written, converters: ModuleType
) -> None:
    fill(tmp_path / "a", 50)
    import_with(tmp_path / "a", ALONE)
    fill(tmp_path / "b", 50)
    deadly = tmp_path / "b/seeds/page-020-deadly.txt"
    text = (tmp_path / "b/seeds/page-020.txt").read_text(encoding="utf-8")
    deadly.write_text(f"{text}\nThey want to kill the worker, they said.\n", encoding="utf-8")
    report = import_with(tmp_path / "b", TWO, converters.DEADLY)
    outcomes = {outcome.path: outcome for outcome in report.outcomes}
    assert outcomes["seeds/page-020-deadly.txt"].kind == "rejected"
    assert [one.code for one in report.diagnostics if one.path.endswith("deadly.txt")] == [
        "worker-lost"
    ]
    assert written(tmp_path / "a") == written(tmp_path / "b")
    # Another day there may be more memory.
    again = import_with(tmp_path / "b", ALONE, converters.REAL)
    assert again.rejected == report.rejected - 1


def started(root: Path, converter: str) -> subprocess.Popen[str]:
    """Start an import in a session of its own, as Ctrl-C reaches all processes of a terminal."""
    code = f"""
import sys
sys.path.insert(0, {str(HERE)!r})
import worker_converters
from pathlib import Path
from news_digest.importing import Execution, ImportPaths, run_import
from news_digest.settings import DigestSettings
from news_digest.vocabulary import Vocabularies
if __name__ == "__main__":
    paths = ImportPaths.of(Path({str(root)!r}), DigestSettings(site_id="test"))
    try:
        run_import(
            paths, Vocabularies.empty(), converter=worker_converters.{converter},
            execution=Execution(workers=2, least=1),
        )
    except KeyboardInterrupt:  # as the command does
        sys.exit(130)
"""
    script = root / "script.py"
    script.write_text(code, encoding="utf-8")
    return subprocess.Popen(
        [sys.executable, str(script)],
        start_new_session=True,
        stderr=subprocess.PIPE,
        text=True,
    )


def until(happened: Callable[[], bool], seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.02)


def anybody_left(session: int) -> bool:
    """Tell whether a process of the session is alive (a zombie is not)."""
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[3]) == session and fields[0] != "Z":
            return True
    return False


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs a list of processes")
@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGKILL])
def test_an_import_that_is_stopped_leaves_no_process_and_is_completed_later(
    tmp_path: Path, fill: Fill, written: Written, import_with: Import, sign: signal.Signals
) -> None:
    fill(tmp_path / "undisturbed", 80)
    import_with(tmp_path / "undisturbed", ALONE)
    root = tmp_path / "stopped"
    fill(root, 80)
    process = started(root, "SLOW")
    articles = root / "content/articles"
    until(lambda: any(articles.rglob("*.md")))
    if sign is signal.SIGINT:
        os.killpg(process.pid, sign)
    else:
        process.kill()
    _, errors = process.communicate(timeout=30)
    assert process.returncode != 0
    assert len(list(articles.rglob("*.md"))) < 60
    assert "Traceback" not in errors  # the workers say nothing of their own
    until(lambda: not anybody_left(process.pid))
    import_with(root, TWO)
    assert written(root) == written(tmp_path / "undisturbed")
