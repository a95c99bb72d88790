"""The tests' sample site, to run the `digest` command in."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def site(tmp_path: Path, sample_site: Callable[[Path], Path]) -> Path:
    return sample_site(tmp_path / "a site")


@pytest.fixture
def run(site: Path, digest: Run) -> Run:
    """Run `digest …` in the site's folder."""

    def run_there(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
        return digest(site, *arguments, **variables)

    return run_there
