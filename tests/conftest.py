"""Sites for the tests, and one production build shared by those that look at it from outside."""

from __future__ import annotations

import os
import runpy
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import hypothesis
import pytest

from pages_server import PagesServer, serving

ROOT = Path(__file__).parent.parent
SAMPLE_SITE = ROOT / "tests/sample_site"
# A maintainer who makes this repository a site of their own changes its name and more, and the
# tests must not mind: in the tests' sites these settings are what they are here.
FIXED_SETTINGS = """
SITENAME = "News Digest"
SITESUBTITLE = "Curated reports on international affairs"
DEFAULT_LANG = DIGEST_LANG = "en"
DIGEST_SITE_ID = "a-site-of-the-tests"
DIGEST_SOURCE_URL = None
DIGEST_DEFAULT_POLICY = "full"
DEFAULT_PAGINATION = 20
"""
STARTER_ID = "news-digest-2026"

LayOut = Callable[[Path, Path], Path]

# The same examples every time: a maintainer's build must not fail on a day's luck. To look for
# new ones: HYPOTHESIS_PROFILE=explore make test
hypothesis.settings.register_profile("repeatable", derandomize=True, deadline=None)
hypothesis.settings.register_profile("explore", max_examples=2000, deadline=None)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "repeatable"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what looks at the content that the project ships, once the content is another's."""
    if runpy.run_path(str(ROOT / "pelicanconf.py"))["DIGEST_SITE_ID"] == STARTER_ID:
        return
    skip = pytest.mark.skip(reason="DIGEST_SITE_ID was changed: the shipped content is no more")
    for item in items:
        if item.get_closest_marker("starter_content"):
            item.add_marker(skip)


@pytest.fixture(scope="session")
def lay_out() -> LayOut:
    """Lay out a site in a folder: `lay_out(content, folder)`, with the project's own theme.

    `content` holds the site's `seeds/` and `content/`.
    """

    def lay_out_site(content: Path, folder: Path) -> Path:
        shutil.copytree(content, folder)
        shutil.copytree(ROOT / "themes", folder / "themes")
        shutil.copy2(ROOT / "publishconf.py", folder)
        settings = (ROOT / "pelicanconf.py").read_text(encoding="utf-8")
        (folder / "pelicanconf.py").write_text(settings + FIXED_SETTINGS, encoding="utf-8")
        (folder / "node_modules").symlink_to(ROOT / "node_modules")
        return folder

    return lay_out_site


@pytest.fixture(scope="session")
def sample_site(lay_out: LayOut) -> Callable[[Path], Path]:
    """Lay out the tests' sample site in a folder, where a test may change and build it."""
    return lambda folder: lay_out(SAMPLE_SITE, folder)


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
    sample_site: Callable[[Path], Path],
    digest: Callable[..., subprocess.CompletedProcess[str]],
) -> Iterator[PagesServer]:
    """The site as `make publish` builds it, served from below a path as GitHub Pages does."""
    folder = sample_site(tmp_path_factory.mktemp("published") / "site")
    with serving(PagesServer("/some-repo")) as server:
        done = digest(folder, "build", "--settings", "publishconf.py", SITEURL=server.siteurl)
        assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
        server.folder = folder / "output"
        yield server
