"""`digest build`: run Pelican aside, and put the new site in place only when it is whole."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from news_digest.cli.locking import WORK, only_one
from news_digest.cli.site_root import Site
from news_digest.diagnostics import BuildError, Diagnostic, Severity

# A file of every site that was built (GitHub Pages needs it): a folder without it is not ours.
_MARK = ".nojekyll"


def build_site(
    site: Site, settings_file: str, output: Path, overrides: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """Build the site into `output`; return the build's report (see the adapter).

    `overrides` are settings for this build alone. Pelican writes into a folder of its own; the
    last good site stays in place, and usable, until the new one is complete. Waits while another
    build is at work. Raises `BuildError` if Pelican fails, or if `output` holds something else
    than a site that was built.
    """
    output = output.resolve()
    _check_output(site, output)
    # In the site's folder, or beside an output folder elsewhere: a rename must suffice, and that
    # needs one file system.
    work = (site.root if output.is_relative_to(site.root.resolve()) else output.parent) / WORK
    work.mkdir(parents=True, exist_ok=True)
    with only_one(site) as lock:
        _recover(work, output)
        fresh = work / "site"
        shutil.rmtree(fresh, ignore_errors=True)
        report = site.root / site.settings.report
        report.unlink(missing_ok=True)
        _run_pelican(site, settings_file, fresh, overrides or {}, lock)
        made: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))
        _swap(fresh, output, work / "previous")
    return made


def _check_output(site: Site, output: Path) -> None:
    """What is in the output folder is replaced: make sure that nobody misses it."""
    name = site.name_of(output)
    if output in (site.root.resolve(), *site.root.resolve().parents):
        raise _failure(name, "The site's own folder lies in it.", "Choose another --output.")
    if output.is_dir() and any(output.iterdir()) and not (output / _MARK).is_file():
        message = f"The folder holds something else than a built site (it has no {_MARK})."
        raise _failure(name, message, "Nothing was changed. Choose an empty or new --output.")
    if output.exists() and not output.is_dir():
        raise _failure(name, "It is no folder.", "Choose another --output.")


def _run_pelican(
    site: Site,
    settings_file: str,
    into: Path,
    overrides: Mapping[str, Any],
    lock: Sequence[int],
) -> None:
    if not (site.root / settings_file).is_file():
        raise _failure(settings_file, "There is no such settings file.", "Check --settings.")
    command = [sys.executable, "-m", "pelican", "--settings", settings_file]
    command += ["--output", str(into), "--fatal", "errors", "--log-handler", "plain"]
    if overrides:
        values = (f"{name}={json.dumps(value)}" for name, value in overrides.items())
        command += ["--extra-settings", *values]
    # Its log goes to standard error; standard output is a line for those who call Pelican.
    done = subprocess.run(command, cwd=site.root, stdout=subprocess.DEVNULL, pass_fds=lock)
    if done.returncode:
        message = "The site was not built; what was there before is still in place."
        raise _failure(settings_file, message, "The messages above say why.")


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


def _failure(path: str, message: str, hint: str) -> BuildError:
    return BuildError([Diagnostic("build-failed", Severity.ERROR, path, None, message, hint)])
