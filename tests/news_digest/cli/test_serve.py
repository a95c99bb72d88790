"""`digest serve`: a preview that follows every change."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any
from urllib.error import HTTPError
from urllib.request import urlopen

STORY = """\
Bridge over the Marl opens again

4 May 2011

The bridge over the river Marl opened again on Wednesday, two years later than had been promised.
"""


@contextmanager
def serving(site: Path, log: Path) -> Iterator[str]:
    """Run `digest serve` in the site on any free port; yield its address."""
    command = [sys.executable, "-m", "news_digest.cli.main", "serve", "--port", "0"]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with log.open("w") as output:
        process = subprocess.Popen(
            command, cwd=site, env=environment, stdout=output, stderr=subprocess.STDOUT
        )
        try:
            yield until(lambda: re.search(r"http://127\.0\.0\.1:\d+/", log.read_text()))[0]
        finally:
            process.terminate()
            process.wait(timeout=20)


def until(look: Callable[[], Any], seconds: float = 60) -> Any:
    """Look again and again, for as long as a loaded machine may need."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found := look():
            return found
        time.sleep(0.2)
    raise AssertionError("it did not happen in time")


def status_of(address: str) -> int:
    try:
        with urlopen(address, timeout=10) as answer:
            return int(answer.status)
    except HTTPError as error:
        with error:
            return error.code if b"<main" in error.read() else -1  # -1: not the site's own page


def test_a_new_document_appears_and_the_published_site_is_left_alone(
    site: Path, tmp_path: Path
) -> None:
    (site / "output").mkdir()
    with serving(site, tmp_path / "log") as address:
        page = f"{address}articles/2011-05-04-bridge-over-the-marl-opens-again/"
        assert status_of(address) == 200
        assert status_of(page) == 404
        (site / "seeds/bridge.txt").write_text(STORY, encoding="utf-8")
        until(lambda: status_of(page) == 200)
    assert list((site / "output").iterdir()) == []
    assert "Traceback" not in (tmp_path / "log").read_text()


def test_a_taken_port_is_said_in_words(
    site: Path, digest: Callable[..., CompletedProcess[str]]
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = digest(site, "serve", "--port", str(taken.getsockname()[1]))
    assert done.returncode == 1
    assert "[port-taken]" in done.stderr
    assert "Traceback" not in done.stderr
