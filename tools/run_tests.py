"""Run pytest with node and a browser at hand, installing a browser where there is none.

    .venv/bin/python tools/run_tests.py [pytest's arguments]

Tests find node as `DIGEST_NODE` and the browser as `CHROMIUM`. Without arguments the whole suite is
run, on all cores; a file's tests stay together, as they share what they set up.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence

import bootstrap
import machine

_ON_ALL_CORES = ("--numprocesses", "auto", "--dist", "loadfile")


def main(arguments: Sequence[str]) -> int:
    """Prepare the machine, run pytest, return its exit status."""
    try:
        os.environ["DIGEST_NODE"] = ready_node()
        os.environ["CHROMIUM"] = ready_browser()
    except bootstrap.SetupError as error:
        print(error, file=sys.stderr)
        return 1
    chosen = arguments or _ON_ALL_CORES
    return subprocess.run([sys.executable, "-m", "pytest", *chosen], check=False).returncode


def ready_node() -> str:
    """Return node's program file: the machine's, or that of the wheel, installed now if need be."""
    found = machine.find_node()
    if found is None:
        print(f"There is no node {machine.MIN_NODE} or newer: installing that of the wheel.")
        bootstrap.install_node_wheel()
        found = machine.find_node()
    if found is None:
        raise bootstrap.SetupError(
            "The node that was just installed does not run on this machine. "
            f"Install node {machine.MIN_NODE} or newer, and run make again."
        )
    return found


def ready_browser() -> str:
    """Return the browser's program file, after trying each way to get one."""
    found = machine.find_browser()
    if found is not None:
        return found
    failures = []
    for command in ways_to_a_browser():
        line = " ".join(command)
        print(f"There is no Chromium or Chrome: {line}", flush=True)
        failure = attempt(command)
        found = machine.find_browser()
        if found is not None:
            return found
        failures.append(f"    {line}\n        {failure or 'ran, but left no browser that answers'}")
    raise bootstrap.SetupError(
        "The browser tests need Chromium or Chrome, and none could be installed:\n"
        + "\n".join(failures)
        + "\nInstall one, or name its program file:  make test CHROMIUM=/path/to/chromium"
    )


def ways_to_a_browser() -> Iterator[list[str]]:
    """Yield commands that may install a browser, the most fitting first."""
    if shutil.which("apt-get"):
        sudo = [] if os.geteuid() == 0 else ["sudo", "--non-interactive"]
        if not sudo or (shutil.which("sudo") and attempt([*sudo, "true"]) is None):
            install = (
                "apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium"
            )
            yield [*sudo, "env", "DEBIAN_FRONTEND=noninteractive", "sh", "-c", install]
    yield [sys.executable, "-m", "playwright", "install", "chromium"]


def attempt(command: Sequence[str]) -> str | None:
    """Run `command`; return None if it went well, else the line that tells most of what it said."""
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            check=False,
        )
    except OSError as error:
        return str(error)
    if done.returncode == 0:
        return None
    lines = [line.strip() for line in done.stdout.splitlines() if line.strip()]
    # The first error is the cause; what follows (other errors, a stack) comes of it.
    errors = [line for line in lines if line.startswith(("E:", "Error"))]
    return next(iter(errors or lines[-1:]), f"exit status {done.returncode}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
