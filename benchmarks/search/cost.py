"""What a command costs: processor time of it and of all that it starts, and memory."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread
from time import perf_counter

_SAMPLE_S = 0.2


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of processor (user and system) and of waiting; memory in megabytes.

    `largest` is the peak of the largest process; `together` that of all processes at once, pages
    that they share counted once, as sampled.
    """

    name: str
    cpu: float
    wall: float
    largest: float
    together: float


def run(name: str, command: Sequence[str], **environment: str) -> Cost:
    """Run `command`; end the benchmark with what it said if it fails."""
    with tempfile.TemporaryFile() as said:
        began = perf_counter()
        process = subprocess.Popen(
            command, stdout=said, stderr=said, env={**os.environ, **environment}
        )
        done, peak = Event(), [0.0]
        sampler = Thread(target=_sample, args=(process.pid, done, peak))
        sampler.start()
        _, status, usage = os.wait4(process.pid, 0)
        wall = perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        done.set()
        sampler.join()
        if process.returncode:
            said.seek(0)
            sys.exit(f"{name} failed:\n{said.read().decode(errors='replace')[-4000:]}")
    largest = usage.ru_maxrss / 1024
    return Cost(name, usage.ru_utime + usage.ru_stime, wall, largest, max(peak[0], largest))


def _sample(pid: int, done: Event, peak: list[float]) -> None:
    while not done.wait(_SAMPLE_S):
        peak[0] = max(peak[0], sum(map(_proportional, _family(pid))) / 1024)


def _family(pid: int) -> list[int]:
    found = [pid]
    for parent in found:
        for children in Path(f"/proc/{parent}/task").glob("*/children"):
            try:
                found.extend(int(child) for child in children.read_text().split())
            except OSError:
                continue  # ended meanwhile
    return found


def _proportional(pid: int) -> int:
    """Return the kilobytes of a process, its share of what it shares; 0 where that is not told."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
