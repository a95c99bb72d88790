"""A scratch checkout that shares what is installed: `make` works there, and installs nothing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

import bootstrap

ROOT = Path(__file__).parents[2]
# Made by make, or by tools: everything that git ignores.
_MADE = shutil.ignore_patterns(
    ".build", ".cache", ".git", ".*_cache", ".hypothesis", ".venv", "*.egg-info", "__pycache__",
    "node_modules", "output",
)  # fmt: skip

Run = Callable[..., subprocess.CompletedProcess[str]]


def environment(**changes: str) -> dict[str, str]:
    """The environment of a maintainer's shell: nothing of the make or git that runs the tests."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("GIT_", "MAKE", "MFLAGS", "PYTHON", "PYTEST", "SITEURL"))
    }
    return {**kept, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, **changes}


@pytest.fixture(scope="session")
def run() -> Run:
    """Run a command in a folder: `run(folder, "make", "help")`; output and errors are one text."""

    def run_in(
        folder: Path, *command: str, variables: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command,
            cwd=folder,
            env=environment(**(variables or {})),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=300,
            check=False,
        )

    return run_in


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory, run: Run) -> Path:
    """A copy of the checkout in a folder with a space in its name, a git repository of its own."""
    folder = tmp_path_factory.mktemp("checkout") / "the digest"
    shutil.copytree(ROOT, folder, ignore=_MADE, symlinks=True)
    _share_environment(folder)
    shutil.copytree(ROOT / "node_modules", folder / "node_modules")
    wanted = bootstrap.digest(folder / "package.json", folder / "package-lock.json")
    bootstrap.write_stamp(folder / "node_modules" / ".installed", wanted)
    for command in (
        ("git", "init", "--quiet", "--initial-branch=main"),
        ("git", "config", "user.name", "A Maintainer"),
        ("git", "config", "user.email", "maintainer@example.org"),
        ("git", "add", "--all"),
        ("git", "commit", "--quiet", "--message=Begin"),
    ):
        done = run(folder, *command)
        assert done.returncode == 0, done.stdout
    return folder


def _share_environment(folder: Path) -> None:
    """Make a .venv that sees the packages installed for these tests, and the copy's own code."""
    made = folder / ".venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(made)], check=True)
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    places = dict.fromkeys((sysconfig.get_path("purelib"), sysconfig.get_path("platlib")))
    pth = "\n".join([str(folder / "plugins"), *places])
    (made / "lib" / version / "site-packages" / "shared.pth").write_text(f"{pth}\n")
    for script in Path(sysconfig.get_path("scripts")).iterdir():
        mine = made / "bin" / script.name
        if not mine.exists() and script.name != "digest":
            mine.symlink_to(script)
    command = made / "bin" / "digest"
    code = "import sys; from news_digest.cli.main import main; sys.exit(main())"
    command.write_text(f'#!/bin/sh\nexec "$(dirname "$0")/python" -c \'{code}\' "$@"\n')
    command.chmod(0o755)
    (made / "made-at").write_text(f"{folder.resolve()}\n")
    for kind, lock in bootstrap.LOCKS.items():
        wanted = bootstrap.digest(folder / lock, folder / "pyproject.toml")
        bootstrap.write_stamp(made / f"installed-{kind}", wanted)
