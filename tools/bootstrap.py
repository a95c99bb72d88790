"""Install what a verb of the Makefile needs into `.venv` and `node_modules`; nothing otherwise.

    .venv/bin/python tools/bootstrap.py run    what builds the site, lunr.js and esbuild included
    .venv/bin/python tools/bootstrap.py dev    the same, and what tests and checks it

Run from the root of the checkout, by the interpreter of `.venv` (see tools/venv.sh). Each step
leaves a stamp, written last: a hash of all that the step depends on. A matching stamp means that
there is nothing to do; an interrupted step has none and is done again. Standard library only.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

import machine

ENVIRONMENT = Path(".venv")
LOCKS = {"run": Path("requirements.lock"), "dev": Path("requirements-dev.lock")}
NODE_LOCK = Path("requirements-node.lock")
MODULES = Path("node_modules")


class SetupError(Exception):
    """Something could not be installed; the text says what and what to do."""


def main(arguments: Sequence[str]) -> int:
    """Make everything ready for `run` or `dev`; return the exit status."""
    if len(arguments) != 1 or arguments[0] not in LOCKS:
        print(f"usage: bootstrap.py {'|'.join(LOCKS)}", file=sys.stderr)
        return 2
    try:
        install_python_packages(arguments[0])
        install_node_packages()
    except SetupError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def install_python_packages(kind: str) -> None:
    """Install the locked packages of `kind`, and the project itself, into this environment."""
    lock = LOCKS[kind]
    stamp, wanted = ENVIRONMENT / f"installed-{kind}", digest(lock, Path("pyproject.toml"))
    if is_stamped(stamp, wanted):
        return
    print(f"Installing the Python packages of {lock} into {ENVIRONMENT}.", flush=True)
    for other in LOCKS:  # both kinds share one environment: neither is as its stamp says now
        (ENVIRONMENT / f"installed-{other}").unlink(missing_ok=True)
    install_locked(lock)
    # Its dependencies are there already, and so is its build backend: no network needed.
    pip_install("--no-deps", "--no-build-isolation", "--no-index", "--editable", ".")
    write_stamp(stamp, wanted)
    if kind == "dev":  # the lock of dev holds all of the other one
        write_stamp(ENVIRONMENT / "installed-run", digest(LOCKS["run"], Path("pyproject.toml")))


def install_node_packages() -> None:
    """Install what package-lock.json names, checked against its integrity hashes."""
    stamp = MODULES / ".installed"
    wanted = digest(Path("package.json"), Path("package-lock.json"))
    if is_stamped(stamp, wanted):
        return
    npm = machine.find_npm()
    if npm is None:
        print(f"There is no npm here: taking that of {NODE_LOCK}.", flush=True)
        install_node_wheel()
        npm = machine.find_npm()
    if npm is None:
        raise SetupError(
            "There is no npm, and the one that was just installed does not run on this machine. "
            f"Install node {machine.MIN_NODE} or newer with npm, and run make again."
        )
    print(f"Installing the packages of package-lock.json into {MODULES}.", flush=True)
    stamp.unlink(missing_ok=True)
    # No scripts: nothing that is installed needs one (esbuild's would only spare node's start, of
    # which the build has no need), and none is to run unasked.
    flags = ("--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
    run_quietly([*npm, "ci", *flags], "npm")
    write_stamp(stamp, wanted)


def install_node_wheel() -> None:
    """Install the wheel that holds node and npm: for machines without them, so not a dependency."""
    install_locked(NODE_LOCK)


def install_locked(lock: Path) -> None:
    """Install what `lock` names: wheels only, as a source would fetch build tools past the lock."""
    pip_install("--require-hashes", "--only-binary=:all:", "--requirement", str(lock))


def pip_install(*arguments: str) -> None:
    """Run pip inside this environment, whatever the user's settings say about places."""
    pip = (sys.executable, "-m", "pip", "--quiet", "--no-input", "--disable-pip-version-check")
    run_quietly([*pip, "install", "--no-user", *arguments], "pip")


def run_quietly(command: Sequence[str], name: str) -> None:
    """Run `command`; show what it said only when it failed."""
    done = subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode != 0:
        raise SetupError(
            f"{done.stdout.strip()}\n\n"
            f"{name} could not install everything: its own words are above. Without a network "
            "connection nothing can be installed; a hash that does not match means that a "
            "download was damaged or replaced. Run make again to go on from here."
        )


def digest(*files: Path) -> str:
    """Return a hash of the files' content and of the Python that runs."""
    content = sha256(sys.version.encode())
    for file in files:
        try:
            content.update(sha256(file.read_bytes()).digest())
        except OSError as error:
            raise SetupError(
                f"{file}: cannot be read ({error.strerror}). Run make from the root of a complete "
                "checkout; `git status` shows what is missing."
            ) from None
    return content.hexdigest()


def is_stamped(stamp: Path, wanted: str) -> bool:
    """Tell whether the step that `stamp` stands for was done for `wanted`."""
    return stamp.is_file() and stamp.read_text(encoding="ascii", errors="replace") == wanted


def write_stamp(stamp: Path, wanted: str) -> None:
    """Note that a step is done; the stamp is never there half-written."""
    draft = stamp.with_name(f"{stamp.name}.new")
    draft.parent.mkdir(exist_ok=True)
    draft.write_text(wanted, encoding="ascii")
    draft.replace(stamp)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
