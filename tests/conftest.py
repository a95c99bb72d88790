"""One production build of the site, shared by the tests that look at it from outside."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pages_server import PagesServer, serving

ROOT = Path(__file__).parent.parent
# What a site consists of; the code is taken from where it is installed.
SITE = ("content", "pelicanconf.py", "publishconf.py", "seeds", "themes")


@pytest.fixture(scope="session")
def copy_of_the_site() -> Callable[[Path], Path]:
    """Copy the site's own files into a folder, where a test may change and build them."""

    def copy(folder: Path) -> Path:
        for name in SITE:
            source = ROOT / name
            if source.is_dir():
                shutil.copytree(source, folder / name)
            else:
                folder.mkdir(parents=True, exist_ok=True)
                shutil.copy2(source, folder / name)
        (folder / "node_modules").symlink_to(ROOT / "node_modules")
        return folder

    return copy


@pytest.fixture(scope="session")
def digest() -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run the `digest` command in a folder: `digest(folder, "build", …, SITEURL=…)`."""

    def run(folder: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
        code = "import sys; from news_digest.cli.main import main; sys.exit(main())"
        return subprocess.run(
            [sys.executable, "-c", code, *arguments],
            cwd=folder,
            env={**os.environ, **variables},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )

    return run


@pytest.fixture(scope="session")
def published(
    tmp_path_factory: pytest.TempPathFactory,
    copy_of_the_site: Callable[[Path], Path],
    digest: Callable[..., subprocess.CompletedProcess[str]],
) -> Iterator[PagesServer]:
    """The site as `make publish` builds it, served from below a path as GitHub Pages does."""
    folder = copy_of_the_site(tmp_path_factory.mktemp("published") / "site")
    with serving(PagesServer("/some-repo")) as server:
        done = digest(folder, "build", "--settings", "publishconf.py", SITEURL=server.siteurl)
        assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
        server.folder = folder / "output"
        yield server
