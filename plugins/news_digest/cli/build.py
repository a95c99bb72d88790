"""`digest build`: run Pelican aside, and put the new site in place only when it is whole."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from news_digest.cli.site_root import Site
from news_digest.diagnostics import BuildError, Diagnostic, Severity

# In the site's folder, or beside an output folder elsewhere: a rename must suffice, and that
# needs one file system.
_WORK = ".build"


def build_site(site: Site, settings_file: str, output: Path) -> dict[str, Any]:
    """Build the site into `output`; return the build's report (see the adapter).

    Pelican writes into a folder of its own; the last good site stays in place, and usable, until
    the new one is complete. Waits while another build is at work. Raises `BuildError` if Pelican
    fails.
    """
    inside = output.absolute().is_relative_to(site.root)
    work = (site.root if inside else output.parent) / _WORK
    work.mkdir(parents=True, exist_ok=True)
    with _only_one(work / "lock"):
        _recover(work, output)
        fresh = work / "site"
        shutil.rmtree(fresh, ignore_errors=True)
        report = site.root / site.settings.report
        report.unlink(missing_ok=True)
        _run_pelican(site, settings_file, fresh, site.name_of(output))
        made: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))
        _swap(fresh, output, work / "previous")
    return made


def _run_pelican(site: Site, settings_file: str, into: Path, output: str) -> None:
    if not (site.root / settings_file).is_file():
        raise _failure(settings_file, "There is no such settings file.", "Check --settings.")
    command = [sys.executable, "-m", "pelican", "--settings", settings_file]
    command += ["--output", str(into), "--fatal", "errors"]
    # Pelican's log is laid out for a terminal: where there is none, long lines stay whole.
    environment = {"COLUMNS": "240", **os.environ} if not sys.stderr.isatty() else None
    done = subprocess.run(command, cwd=site.root, stdout=subprocess.DEVNULL, env=environment)
    if done.returncode:
        message = "The site was not built; what was here before is still in place."
        raise _failure(output, message, "The messages above say why.")


def _swap(fresh: Path, output: Path, previous: Path) -> None:
    """Put `fresh` in the place of `output`: two renames, with nothing to copy between them."""
    shutil.rmtree(previous, ignore_errors=True)
    if output.exists():
        output.rename(previous)
    fresh.rename(output)
    shutil.rmtree(previous, ignore_errors=True)


def _recover(work: Path, output: Path) -> None:
    """Undo a swap that a kill interrupted between its two renames."""
    previous = work / "previous"
    if previous.is_dir() and not output.exists():
        previous.rename(output)


@contextmanager
def _only_one(lock: Path) -> Iterator[None]:
    """Hold `lock` while a build is at work: two at once would spoil each other's output."""
    try:
        import fcntl  # not on Windows, where make is not at home either
    except ImportError:
        yield
        return
    with lock.open("w") as held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            print("Waiting for another build of this site to end.", file=sys.stderr, flush=True)
            fcntl.flock(held, fcntl.LOCK_EX)
        try:
            yield
        finally:
            with suppress(OSError):
                fcntl.flock(held, fcntl.LOCK_UN)


def _failure(path: str, message: str, hint: str) -> BuildError:
    return BuildError([Diagnostic("build-failed", Severity.ERROR, path, None, message, hint)])
