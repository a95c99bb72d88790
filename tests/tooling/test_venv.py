"""tools/venv.sh finds a Python or says what is missing, and repairs what broke."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from .conftest import ROOT, Run

# What the script itself calls; no Python among them.
COMMANDS = ("sh", "cat", "rm", "env", "dirname")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "a checkout"
    (made / "tools").mkdir(parents=True)
    shutil.copy2(ROOT / "tools" / "venv.sh", made / "tools")
    return made


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A folder that is all of PATH."""
    commands = tmp_path / "bin"
    commands.mkdir()
    for name in COMMANDS:
        found = shutil.which(name)
        assert found is not None, name
        (commands / name).symlink_to(found)
    return commands


def put(path: Path, name: str, script: str) -> None:
    (path / name).write_text(f"#!/bin/sh\n{script}\n")
    (path / name).chmod(0o755)


def venv(run: Run, folder: Path, path: Path, **variables: str) -> tuple[int, str]:
    done = run(folder, "sh", "tools/venv.sh", variables={"PATH": str(path), **variables})
    return done.returncode, done.stdout


def real() -> str:
    """Call this very Python, as a command."""
    return f'exec "{sys.executable}" "$@"'


# Makes an environment as `python -m venv` does, but at once: without pip, which takes seconds.
QUICK = (
    f'if [ "$1 $2" = "-m venv" ]; then exec "{sys.executable}" -m venv --without-pip "$3"; fi\n'
    f"{real()}"
)


def with_pip(folder: Path) -> None:
    """Pretend that pip is in the environment."""
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    (folder / ".venv" / "lib" / version / "site-packages" / "pip.py").touch()


def test_no_python_at_all(run: Run, folder: Path, path: Path) -> None:
    status, said = venv(run, folder, path)
    assert status != 0
    assert "needs Python 3.11 or newer" in said
    assert "PYTHON=/path/to" in said


def test_a_python_that_is_too_old_is_named(run: Run, folder: Path, path: Path) -> None:
    put(path, "python3", 'if [ "$1" = --version ]; then echo Python 3.9.2; else exit 1; fi')
    status, said = venv(run, folder, path)
    assert status != 0
    assert "this machine has Python 3.9.2" in said
    assert not (folder / ".venv").exists()


def test_a_command_that_does_not_run_is_passed_over(run: Run, folder: Path, path: Path) -> None:
    put(path, "python3.14", "echo 'python3.14: command not found' >&2; exit 127")
    put(path, "python3.11", QUICK)
    status, said = venv(run, folder, path)
    assert status == 0, said


def test_a_python_without_venv_says_which_package_is_missing(
    run: Run, folder: Path, path: Path
) -> None:
    put(path, "python3", f'case "$2" in *ensurepip*) exit 1;; esac\n{real()}')
    status, said = venv(run, folder, path)
    assert status != 0
    assert "cannot make virtual environments" in said
    if Path("/etc/debian_version").exists():
        assert "apt-get install python3-venv" in said
    put(path, "python", QUICK)  # another one on PATH that can
    assert venv(run, folder, path)[0] == 0


def test_the_python_that_was_asked_for(run: Run, folder: Path, path: Path) -> None:
    put(path, "python3", QUICK)
    status, said = venv(run, folder, path, PYTHON="/no/such/python")
    assert status != 0
    assert "/no/such/python" in said
    put(path, "mine", QUICK)
    assert venv(run, folder, path, PYTHON=str(path / "mine"))[0] == 0


def test_an_environment_that_is_whole_is_left_alone(run: Run, folder: Path, path: Path) -> None:
    put(path, "python3", QUICK)
    assert venv(run, folder, path)[0] == 0
    with_pip(folder)
    (folder / ".venv" / "witness").touch()
    # Even when the Python that made it is no longer on PATH.
    (path / "python3").unlink()
    assert venv(run, folder, path) == (0, "")
    assert (folder / ".venv" / "witness").exists()


@pytest.mark.parametrize("damage", ["moved", "interrupted", "no-python", "no-pip", "dangling"])
def test_an_environment_that_broke_is_made_anew(
    run: Run, folder: Path, path: Path, damage: str
) -> None:
    put(path, "python3", QUICK)
    assert venv(run, folder, path)[0] == 0
    with_pip(folder)
    if damage == "moved":
        folder = folder.rename(folder.with_name("another place"))
    elif damage == "interrupted":
        (folder / ".venv" / "made-at").unlink()
    elif damage == "no-python":
        (folder / ".venv" / "bin" / "python").unlink()
    elif damage == "no-pip":  # as after an upgrade of the system's Python
        next(folder.glob(".venv/lib/*/site-packages/pip.py")).unlink()
    else:
        shutil.move(folder / ".venv", folder / "elsewhere")
        (folder / ".venv").symlink_to(folder / "gone")
    status, said = venv(run, folder, path)
    assert status == 0, said
    assert "anew" in said
    assert (folder / ".venv" / "made-at").read_text() == f"{folder.resolve()}\n"
    assert run(folder, ".venv/bin/python", "-c", "print(1)").stdout == "1\n"
