"""What the repository holds: no address in lock files, nothing downloaded, nothing minified."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from .conftest import ROOT, Run

PYTHON_LOCKS = ("requirements.lock", "requirements-dev.lock", "requirements-node.lock")
# Put together here, so that this file does not name them itself.
REGISTRIES = tuple(
    ".".join(parts)
    for parts in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("npmjs", "org"),
        ("npmjs", "com"),
        ("yarnpkg", "com"),
        ("deb", "debian", "org"),
    )
)
CODE = (".css", ".html", ".js", ".json", ".mjs", ".py", ".sh", ".toml", ".xml", ".yml")


@pytest.fixture(scope="module")
def committed(run: Run) -> list[Path]:
    """Every file that git has, or would get with `git add`."""
    done = run(ROOT, "git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    if done.returncode != 0:
        pytest.skip("not a git checkout")
    return [ROOT / name for name in done.stdout.split("\0") if name and (ROOT / name).is_file()]


def requirements(name: str) -> dict[str, list[str]]:
    """The hashes of each pinned requirement of a lock file."""
    text = re.sub(r"^ *#.*\n", "", (ROOT / name).read_text(encoding="utf-8"), flags=re.MULTILINE)
    found = {}
    for line in text.replace("\\\n", " ").splitlines():
        pinned = re.match(r"[a-z0-9-]+(\[[a-z,]+\])?==[^ ]+", line)
        assert pinned, f"{name}: {line[:80]}"
        found[pinned[0]] = re.findall(r"--hash=sha256:([0-9a-f]{64})", line)
    return found


@pytest.mark.parametrize("name", PYTHON_LOCKS)
def test_every_python_package_is_pinned_with_hashes(name: str) -> None:
    locked = requirements(name)
    assert locked
    assert [package for package, hashes in locked.items() if not hashes] == []


@pytest.mark.parametrize("name", [*PYTHON_LOCKS, "package-lock.json"])
def test_a_lock_file_holds_no_address_and_no_path(name: str) -> None:
    # Hashes in base 64 have slashes of their own.
    text = re.sub(r'"sha512-[^"]+"', "", (ROOT / name).read_text(encoding="utf-8"))
    assert re.findall(r"https?:|file:|//\w|--index|--find-links", text) == []


def test_what_tests_use_is_what_the_site_uses() -> None:
    assert set(requirements("requirements.lock")) <= set(requirements("requirements-dev.lock"))


def test_every_node_package_has_its_integrity_hash() -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    packages = {name: entry for name, entry in lock["packages"].items() if name}
    assert packages["node_modules/lunr"]["version"] == "2.3.9"
    for name, entry in packages.items():
        assert entry["integrity"].startswith("sha512-"), name
        assert "resolved" not in entry, name


def test_esbuild_is_locked_for_every_machine() -> None:
    """npm takes the one for its machine; a lock file written without the others has no other."""
    packages = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    esbuild = packages["node_modules/esbuild"]
    for machine in ("linux-x64", "linux-arm64", "darwin-x64", "darwin-arm64", "win32-x64"):
        assert packages[f"node_modules/@esbuild/{machine}"]["version"] == esbuild["version"]
    assert json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["dependencies"] == {
        name: packages[f"node_modules/{name}"]["version"] for name in ("esbuild", "lunr")
    }


def test_no_file_names_a_registry(committed: list[Path]) -> None:
    named = [
        path.relative_to(ROOT).as_posix()
        for path in committed
        if any(host.encode() in path.read_bytes() for host in REGISTRIES)
    ]
    assert named == []


def test_nothing_is_minified_or_vendored(committed: list[Path]) -> None:
    """Code is for reading: no packed lines, no maps, no copy of somebody's library."""
    for path in committed:
        name = path.relative_to(ROOT).as_posix()
        assert not re.search(r"\.min\.\w+$|\.map$|(^|/)(vendor|node_modules|dist)/", name), name
        if path.suffix in CODE and not name.startswith(("content/provenance/", "tests/")):
            longest = max(map(len, path.read_text(encoding="utf-8").splitlines()), default=0)
            assert longest <= 500, f"{name} has a line of {longest} characters"


def test_ci_runs_what_a_maintainer_runs() -> None:
    script = ROOT / ".ci" / "run"
    text = script.read_text(encoding="utf-8")
    assert script.stat().st_mode & 0o111
    assert "set -euo pipefail" in text
    assert re.findall(r"^make (\w+)", text, re.MULTILINE) == ["test", "check"]
